"""How completing the square is asked."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Add, Basic, Eq, Expr, Pow, Symbol
from sympy.core.function import AppliedUndef

from tutor.maths.reading import evaluated
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed


def fits(problem: Problem) -> bool:
    """Whether a quadratic is to be written with a square."""
    return problem.goal is Goal.VALUE and problem.task == "complete-the-square"


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose a quadratic in one letter with rational coefficients; ``y =`` and ``f(x) =`` before it are left out."""
    f = blanks["f"]
    if isinstance(f, Eq) and isinstance(f.lhs, Symbol | AppliedUndef):
        f = f.rhs
    if not isinstance(f, Expr) or len(f.free_symbols) != 1:
        return None
    value = evaluated(f)
    (letter,) = value.free_symbols or {None}
    if letter is None or not value.is_polynomial(letter):
        return None
    polynomial = value.as_poly(letter)
    if polynomial.degree() != 2 or not (polynomial.domain.is_QQ or polynomial.domain.is_ZZ):
        return None
    return Posed(f, "complete-the-square", Goal.VALUE, form="completed-square" if polynomial.nth(1) != 0 else None)


def _pose_in_form(blanks: Mapping[str, Basic]) -> Posed | None:
    """Where the form is written out: a square of a sum with letters for numbers, such as ``(x + a)^2 + b``."""
    posed, form = _pose(blanks), blanks["p"]
    if posed is None or not isinstance(form, Expr):
        return None
    (letter,) = posed.statement.free_symbols
    squares = [p for p in form.atoms(Pow) if p.exp == 2 and isinstance(p.base, Add) and letter in p.base.free_symbols]
    outside = form.xreplace({square: Symbol("square") for square in squares})
    return posed if len(squares) == 1 and letter not in outside.free_symbols else None


ASKINGS = (
    Asking(
        (
            "complete the square {f}",
            "complete the square for {f}",
            "complete the square of {f}",
            "complete the square in {f}",
            "complete the square on {f}",
            "completing the square {f}",
            "write {f} by completing the square",
            "rewrite {f} by completing the square",
            "write {f} in completed square form",
            "express {f} in completed square form",
            "write {f} in vertex form",
            "rewrite {f} in vertex form",
            "express {f} in vertex form",
            "convert {f} to vertex form",
            "put {f} in vertex form",
            "find the vertex form of {f}",
            "write {f} as a perfect square plus a constant",
        ),
        _pose,
    ),
    Asking(
        (
            "write {f} in the form {p}",
            "express {f} in the form {p}",
            "rewrite {f} in the form {p}",
            "write {f} as {p}",
            "express {f} as {p}",
        ),
        _pose_in_form,
    ),
)
