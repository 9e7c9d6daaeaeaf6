"""Inequalities with the unknown in a denominator, by the signs between zeros and poles."""

from __future__ import annotations

from sympy import Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.asking import INEQUALITY_PHRASES
from tutor.rules.equations.fractions import denominators, is_rational
from tutor.rules.equations.inequality_solvers import solving_one
from tutor.rules.equations.posing import fitting_inequalities, posing_inequalities
from tutor.topic import Asking, Topic, criteria
from tutor.topics.rational_inequalities.practice import practise


def _is_ours(parts: list[Relational], unknown: Symbol) -> bool:
    return len(parts) == 1 and bool(denominators(parts[0], unknown)) and is_rational(parts[0], unknown)


TOPIC = Topic(
    name="rational-inequalities",
    title=say("Inequalities with fractions in the unknown"),
    area="algebra",
    prerequisites=("rational-equations", "polynomial-inequalities"),
    askings=(Asking(INEQUALITY_PHRASES, posing_inequalities(_is_ours)),),
    fits=fitting_inequalities(_is_ours),
    solve=solving_one,
    practise=practise,
    criteria=criteria(
        say("A fraction compared with zero."),
        say("A fraction compared with a number."),
        say("Sums with fractions."),
    ),
    examples=(
        r"\frac{x}{2x + 7} \geq 4",
        "(x - 1)/(x + 2) > 0",
        "1/x < 2",
        "Solve the inequality 3/(x - 1) <= 2/(x + 1)",
        "(x^2 - 4)/(x - 3) >= 0",
        "부등식 1/(x - 2) > 3을 푸시오",
    ),
)
