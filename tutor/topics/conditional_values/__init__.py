"""What an expression is worth when its letters fulfil conditions: "If x + y = 5 and xy = 6, find x^2 + y^2"."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.conditional_values.asking import PHRASES, fits, pose
from tutor.topics.conditional_values.practice import practise
from tutor.topics.conditional_values.solving import solve

TOPIC = Topic(
    name="conditional-values",
    title=say("Values under conditions"),
    area="algebra",
    prerequisites=("expanding", "linear-systems"),
    askings=(Asking(PHRASES, pose),),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Squares from a sum and a product."),
        say("Products and squares from two other values."),
        say("Cubes and reciprocals from a sum and a product."),
    ),
    examples=(
        "If $x + y = 5$ and $xy = 6$, find $x^2 + y^2$.",
        "Let a, b, c be the roots of x^3 - 6x^2 + 11x - 7 = 0. Find 1/a + 1/b + 1/c.",
        r"Given that $x + \frac{1}{x} = 3$, compute $x^3 + \frac{1}{x^3}$.",
        "Suppose that a and b are positive real numbers such that a - b = 1 and ab = 12. What is a^2 - b^2?",
        "The quadratic $x^2 + 6x + 2$ can be written in the form $(x + b)^2 + c$, where $b$ and $c$ are constants. "
        "What is $b + c$?",
        "x + y = 5, xy = 6일 때, x^2 + y^2의 값을 구하시오",
    ),
)
