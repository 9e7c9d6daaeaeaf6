"""Functions: domain, range, inverse, even and odd."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.functions.asking import ASKINGS, fits
from tutor.topics.functions.practice import practise
from tutor.topics.functions.solving import solve

TOPIC = Topic(
    name="functions",
    title=say("Functions: domain, range, inverse"),
    area="functions",
    prerequisites=("linear-inequalities", "quadratic-equations"),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Domains and inverses with linear insides; even or odd powers."),
        say("Domains and ranges with quadratics, and inverses of fractions."),
        say("Two conditions at once, ranges with roots, and inverses with exponentials and logarithms."),
    ),
    examples=(
        "Find the domain of f(x) = sqrt(x - 2)",
        "What is the domain of 1/(x^2 - 4)?",
        "Find the domain of ln(x + 1)/(x - 3)",
        "Find the range of x^2 + 4x + 1",
        "Find the range of sqrt(4 - x^2)",
        "Find the inverse of f(x) = 2x + 1",
        "Find the inverse function of (x + 1)/(x - 2)",
        "Is f(x) = x^3 - x even or odd?",
        "함수 f(x) = 3x - 5의 역함수를 구하시오",
        "1/(x - 3)의 정의역을 구하시오",
    ),
)
