"""Quadratic equations in one unknown: factoring, square roots, completing the square, the formula."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.equations.asking import EQUATION_PHRASES, ROOT_PHRASES
from tutor.rules.equations.polynomial import (
    FACTORING,
    FORMULA,
    SQUARE,
    is_quadratic,
    method_of,
    methods_for,
    solve_and_check,
)
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.solution import Answer, Step
from tutor.topic import Asking, Topic, criteria
from tutor.topics.quadratic_equations.practice import practise


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    method = method_of(problem)
    return solving(lambda equation, unknown: solve_and_check(equation, unknown, method))(problem, level)


TOPIC = Topic(
    name="quadratic-equations",
    title=say("Quadratic equations"),
    area="algebra",
    prerequisites=("factoring", "radicals"),
    askings=(
        Asking(EQUATION_PHRASES, posing(is_quadratic)),
        Asking(ROOT_PHRASES, posing(is_quadratic)),
        Asking(("solve {e} by factoring", "solve {e} by factorising"), posing(is_quadratic, FACTORING)),
        Asking(("solve {e} by completing the square",), posing(is_quadratic, SQUARE)),
        Asking(
            (
                "solve {e} using the quadratic formula",
                "solve {e} by the quadratic formula",
                "solve {e} with the quadratic formula",
            ),
            posing(is_quadratic, FORMULA),
        ),
    ),
    fits=fitting(is_quadratic),
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Two whole solutions; the square has no number before it, or stands alone."),
        say("A number before the square, a fraction or a double solution, squares of brackets."),
        say("Fractions, square roots in the solutions, two products, or no real solution."),
    ),
    methods=methods_for,
    examples=(
        r"2x^2+5x-3=0",
        "x^2 + 2x - 15 = 0",
        "x^2 = 8",
        "Solve (x - 1)(x + 4) = 6 for x",
        r"Solve $\frac{x^2}{2} - x = 4$ for $x$.",
        "3x^2 - 6x = 0",
        "9x^2 - 12x + 4 = 0",
        "find the roots of x^2 - 3x + 1",
        "x^2 + x + 1 = 0",
        "2(x - 3)^2 - 5 = 13",
        "Solve x^2 + 6x + 2 = 0 by completing the square",
        "Solve 2x^2 - 7x + 3 = 0 using the quadratic formula",
        "이차방정식 x^2 - 5x + 6 = 0을 푸시오",
    ),
)
