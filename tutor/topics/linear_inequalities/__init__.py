"""Linear inequalities in one unknown, single or chained (``-3 < 2x + 1 <= 7``)."""

from __future__ import annotations

from sympy import Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.asking import INEQUALITY_PHRASES, degree_of
from tutor.rules.equations.inequality_solvers import solving_one
from tutor.rules.equations.posing import fitting_inequalities, posing_inequalities
from tutor.topic import Asking, Topic, criteria
from tutor.topics.linear_inequalities.practice import practise


def _is_ours(parts: list[Relational], unknown: Symbol) -> bool:
    return all(degree_of(part, unknown) in (0, 1) for part in parts)


TOPIC = Topic(
    name="linear-inequalities",
    title=say("Linear inequalities"),
    area="algebra",
    prerequisites=("linear-equations", "comparing"),
    askings=(Asking(INEQUALITY_PHRASES, posing_inequalities(_is_ours)),),
    fits=fitting_inequalities(_is_ours),
    solve=solving_one,
    practise=practise,
    criteria=criteria(
        say("Two operations, with a whole bound."),
        say("The unknown on both sides, brackets, and negative factors."),
        say("Fractions, and chains of inequalities."),
    ),
    examples=(
        "2x + 3 < 11",
        r"5 - 3x \le 2x + 20",
        "Solve the inequality 2 - x > 4 for x",
        r"\frac{x-1}{3} \geq \frac{x}{2} + 1",
        "solve -2(y + 3) < 4y",
        "2(x + 1) > 2x",
        "x + 1 < x",
        "-3 < 2x + 1 <= 7",
        "부등식 3x - 5 > 7을 푸시오",
    ),
)
