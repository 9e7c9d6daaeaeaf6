"""Substituting: the value of an expression or of functions, also one put into another."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.substituting.asking import ASKINGS, fits
from tutor.topics.substituting.practice import practise
from tutor.topics.substituting.solving import solve

TOPIC = Topic(
    name="substituting",
    title=say("Substituting values"),
    area="algebra",
    prerequisites=("arithmetic",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("One letter in a linear or quadratic expression."),
        say("Two letters, or the value of a function."),
        say("Functions put into one another, at a number or at x."),
    ),
    examples=(
        "Evaluate 3x^2 - 2x + 1 for x = -2",
        "If a = 8, what is the value of (16*cbrt(a^2))^(1/3)?",
        "If f(x) = 5x^2 + 3x + 4, what is the value of f(-2)?",
        "Given f(x) = 2x - 3 and g(x) = x + 1, find g(f(5) - 1).",
        "If f(x) = x^2 + 1 and g(x) = 2x - 3, find f(g(x)).",
        "x = 2, y = -1일 때 3x^2 - xy의 값을 구하시오",
    ),
)
