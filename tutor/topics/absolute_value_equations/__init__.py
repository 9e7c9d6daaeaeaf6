"""Equations with absolute values."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.rules.equations.moduli import has_moduli, solve_moduli
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.topic import Asking, Topic, criteria
from tutor.topics.absolute_value_equations.practice import practise

TOPIC = Topic(
    name="absolute-value-equations",
    title=say("Equations with absolute values"),
    area="algebra",
    prerequisites=("linear-equations",),
    askings=(Asking(EQUATION_PHRASES, posing(has_moduli)),),
    fits=fitting(has_moduli),
    solve=solving(solve_moduli),
    practise=practise,
    criteria=criteria(
        say("One absolute value equal to a number."),
        say("Factors and terms outside the bars."),
        say("The unknown on both sides, or two absolute values."),
    ),
    examples=(
        "|x| = 5",
        r"\left|2x - 3\right| = 7",
        "Solve |x + 1| = 2x for x",
        "|x - 1| = |x + 3|",
        "2|x - 4| + 3 = 9",
        "|x| + 2 = 1",
        "|x^2 - 4| = 5",
        "|x - 2| = x - 2",
        "|x - 1| + |x + 2| = 5",
        "방정식 |x - 3| = 4를 푸시오",
    ),
)
