"""Arithmetic: whole numbers, fractions, decimals, powers and roots, one operation at a time."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.arithmetic.asking import ASKINGS, fits
from tutor.topics.arithmetic.practice import practise
from tutor.topics.arithmetic.rules import solve

TOPIC = Topic(
    name="arithmetic",
    title=say("Arithmetic and fractions"),
    area="arithmetic",
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Order of operations with small whole numbers, like fractions, and decimals with one place."),
        say("Negative numbers, powers, unlike fractions, and decimals with two places."),
        say("Nested brackets, complex fractions, and roots."),
    ),
    examples=(
        "2 + 3*4",
        "(8 + (-4))*5 - 6/3",
        r"\frac{1}{2} + \frac{2}{3}",
        "Evaluate 3/4 - 5/6 * (1/2 - 2)",
        "What is -1904*-111?",
        "Calculate 0.5 + 1.25*2",
        r"\sqrt{72} + 2\sqrt{8}",
        "|3 - 10| + 2^3",
        "Simplify 84/126",
        "Divide 4526760 by 13314.",
        "3/4 + 1/8을 계산하시오",
        "(-2)^3 × 5 − 4! 의 값을 구하시오",
    ),
)
