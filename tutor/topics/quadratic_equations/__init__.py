"""Quadratic equations in one unknown: factoring, square roots, completing the square, the formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Eq, Symbol

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import (
    EQUATION_PHRASES,
    ROOT_PHRASES,
    TASK,
    asked_relation,
    degree_of,
    lettered,
    root_question,
    single_equation,
)
from tutor.rules.equations.polynomial import FACTORING, FORMULA, SQUARE
from tutor.topic import Asking, Posed, Topic
from tutor.topics.quadratic_equations.practice import practise
from tutor.topics.quadratic_equations.solving import solve


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = single_equation(values)
    if found is None or degree_of(*found) != 2:
        return None
    return Posed(lettered(values)["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _pose_roots(values: Mapping[str, Basic]) -> Posed | None:
    return _pose(root_question(values))


def _by(method: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(values: Mapping[str, Basic]) -> Posed | None:
        plain = _pose(root_question(values))
        if plain is None:
            return None
        return Posed(plain.statement, TASK, Goal.SOLUTIONS, plain.unknowns, given={"method": Symbol(method)})

    return pose


def _fits(problem: Problem) -> bool:
    found = asked_relation(problem)
    return found is not None and isinstance(found[0], Eq) and degree_of(*found) == 2


TOPIC = Topic(
    name="quadratic-equations",
    title=say("Quadratic equations"),
    area="algebra",
    askings=(
        Asking(EQUATION_PHRASES, _pose),
        Asking(ROOT_PHRASES, _pose_roots),
        Asking(("solve {e} by factoring", "solve {e} by factorising"), _by(FACTORING)),
        Asking(("solve {e} by completing the square",), _by(SQUARE)),
        Asking(
            (
                "solve {e} using the quadratic formula",
                "solve {e} by the quadratic formula",
                "solve {e} with the quadratic formula",
            ),
            _by(FORMULA),
        ),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
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
