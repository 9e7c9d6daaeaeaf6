"""Equations with the unknown under a root."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.rules.equations.radical import solve_radical
from tutor.rules.equations.radicals import is_radical
from tutor.topic import Asking, Topic, criteria
from tutor.topics.radical_equations.practice import practise

TOPIC = Topic(
    name="radical-equations",
    title=say("Equations with roots"),
    area="algebra",
    prerequisites=("quadratic-equations",),
    askings=(Asking(EQUATION_PHRASES, posing(is_radical)),),
    fits=fitting(is_radical),
    solve=solving(solve_radical),
    practise=practise,
    criteria=criteria(
        say("One root equal to a number."),
        say("Terms beside the root, cube roots, and two equal roots."),
        say("Squaring gives a quadratic, or there are two roots."),
    ),
    examples=(
        "sqrt(x) = 5",
        r"\sqrt{x + 3} = x - 3",
        "Solve sqrt(2x + 1) + 1 = x for x",
        "sqrt(x + 5) - sqrt(x) = 1",
        "3 sqrt(x - 1) - 2 = 4",
        "sqrt(x) = -2",
        "sqrt(2x - 3) = sqrt(x + 4)",
        r"\sqrt[3]{x - 1} = 2",
        "방정식 sqrt(x + 2) = x를 푸시오",
    ),
)
