"""Inequalities with absolute values."""

from __future__ import annotations

from sympy import Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.asking import INEQUALITY_PHRASES
from tutor.rules.equations.inequality_solvers import solving_one
from tutor.rules.equations.modulus_cases import has_cases
from tutor.rules.equations.posing import fitting_inequalities, posing_inequalities
from tutor.topic import Asking, Topic, criteria
from tutor.topics.absolute_value_inequalities.practice import practise


def _is_ours(parts: list[Relational], unknown: Symbol) -> bool:
    return len(parts) == 1 and has_cases(parts[0], unknown)


TOPIC = Topic(
    name="absolute-value-inequalities",
    title=say("Inequalities with absolute values"),
    area="algebra",
    prerequisites=("absolute-value-equations", "compound-inequalities"),
    askings=(Asking(INEQUALITY_PHRASES, posing_inequalities(_is_ours)),),
    fits=fitting_inequalities(_is_ours),
    solve=solving_one,
    practise=practise,
    criteria=criteria(
        say("A distance compared with a number."),
        say("A number before the unknown."),
        say("Terms and factors outside the bars, or two absolute values."),
    ),
    examples=(
        "|x| < 3",
        r"\left|2x - 1\right| \geq 5",
        "Solve the inequality 3 - |x + 2| > 1",
        "|x - 4| < -1",
        "|x| >= 0",
        "|x - 1| < 2x",
        "|x| + |x - 3| <= 5",
        "부등식 |x - 2| < 5를 푸시오",
    ),
)
