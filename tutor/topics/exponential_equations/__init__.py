"""Equations with the unknown in an exponent."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.rules.equations.exponential import is_exponential, solve_exponential
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.topic import Asking, Topic, criteria
from tutor.topics.exponential_equations.practice import practise

TOPIC = Topic(
    name="exponential-equations",
    title=say("Exponential equations"),
    area="algebra",
    prerequisites=("radicals", "linear-equations"),
    askings=(Asking(EQUATION_PHRASES, posing(is_exponential)),),
    fits=fitting(is_exponential),
    solve=solving(solve_exponential),
    practise=practise,
    criteria=criteria(
        say("Powers of one base with whole exponents."),
        say("Linear exponents, two bases that are powers of one number, and logarithms."),
        say("Hidden quadratics, sums of powers, different bases, and quadratic exponents."),
    ),
    examples=(
        "2^x = 8",
        "3^{2x-1} = 27",
        "Solve e^x = 5 for x",
        r"$4^x - 3 \cdot 2^x + 2 = 0$",
        "5 * 2^x - 3 = 37",
        "2^(x+1) = 3^x",
        "9^x = 27^(x-1)",
        "2^x = -4",
        "e^(2x) - 3e^x + 2 = 0",
        "10^(3x) = 7",
        "2^x + 2^(x+2) = 40",
        "지수방정식 2^x = 16을 푸시오",
    ),
)
