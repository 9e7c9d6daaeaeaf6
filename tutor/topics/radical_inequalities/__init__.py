"""Inequalities with the unknown under a root."""

from __future__ import annotations

from sympy import Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.asking import INEQUALITY_PHRASES
from tutor.rules.equations.inequality_solvers import solving_one
from tutor.rules.equations.posing import fitting_inequalities, posing_inequalities
from tutor.rules.equations.radical_inequality import is_radical_inequality
from tutor.topic import Asking, Topic, criteria
from tutor.topics.radical_inequalities.practice import practise


def _is_ours(parts: list[Relational], unknown: Symbol) -> bool:
    return len(parts) == 1 and is_radical_inequality(parts[0], unknown)


TOPIC = Topic(
    name="radical-inequalities",
    title=say("Inequalities with roots"),
    area="algebra",
    prerequisites=("radical-equations", "polynomial-inequalities"),
    askings=(Asking(INEQUALITY_PHRASES, posing_inequalities(_is_ours)),),
    fits=fitting_inequalities(_is_ours),
    solve=solving_one,
    practise=practise,
    criteria=criteria(
        say("One root compared with a number."),
        say("A factor before the root and terms beside it."),
        say("The unknown on both sides, two roots, or a quadratic below the root."),
    ),
    examples=(
        "sqrt(x + 1) < 3",
        r"\sqrt{x} > x - 2",
        "Solve sqrt(2x - 3) >= 1",
        "sqrt(x) < -1",
        "sqrt(x + 6) > x",
        "sqrt(x - 1) >= 0",
        "무리부등식 sqrt(x + 2) > x를 푸시오",
    ),
)
