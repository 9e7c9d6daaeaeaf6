"""How partial fractions are asked."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Expr, Poly, PolynomialError, fraction, together

from tutor.maths.reading import evaluated
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed


def fits(problem: Problem) -> bool:
    """Whether a rational function is to be split."""
    return problem.goal is Goal.VALUE and problem.task == "partial-fractions"


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose a rational function in one letter with rational coefficients, the letter below."""
    f = blanks["f"]
    if not isinstance(f, Expr) or len(f.free_symbols) != 1:
        return None
    value = evaluated(f)
    (letter,) = f.free_symbols
    if not value.is_rational_function(letter):
        return None
    above, below = fraction(together(value))
    try:
        domains = [Poly(side, letter).domain for side in (above, below)]
    except PolynomialError:
        return None
    if letter not in below.free_symbols or not all(domain.is_QQ or domain.is_ZZ for domain in domains):
        return None
    return Posed(f, "partial-fractions", Goal.VALUE, form="partial-fractions")


ASKINGS = (
    Asking(
        (
            "find the partial fraction decomposition of {f}",
            "find the partial fractions of {f}",
            "partial fractions of {f}",
            "partial fraction decomposition of {f}",
            "partial fractions {f}",
            "decompose {f} into partial fractions",
            "express {f} in partial fractions",
            "express {f} as partial fractions",
            "express {f} as a sum of partial fractions",
            "write {f} in partial fractions",
            "write {f} as partial fractions",
            "write {f} as a sum of partial fractions",
            "write the partial fraction decomposition of {f}",
            "split {f} into partial fractions",
            "resolve {f} into partial fractions",
        ),
        _pose,
    ),
)
