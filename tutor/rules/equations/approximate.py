"""Roots of polynomials that no formula of school algebra gives: located between numbers, known to any precision."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from math import floor

from sympy import ComplexRootOf, Expr, FiniteSet, Integer, Poly, Symbol
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.messages import Formula, Message, say
from tutor.rules.equations.root_check import worked_out
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.steps import remark_step, value_step
from tutor.rules.equations.written import substituted
from tutor.solution import SameSolutions, Step

HIGHEST = 12
"""The highest degree of which roots are located."""
DIGITS = 12
"""Digits of a root in the bare value."""


def is_located(root: Expr) -> bool:
    """Whether this is a root known by its place only."""
    return bool(root.has(ComplexRootOf))


def located_roots(equation: Relational, unknown: Symbol) -> Generator[Step, None, list[Expr]]:
    """Find how many real roots there are and between which numbers; return them.

    Raises:
        NotSolved: the degree is too high, or there are letters or roots among the coefficients.
    """
    numbers = coefficients(equation.lhs, unknown)
    if len(numbers) > HIGHEST + 1 or not all(number.is_Rational for number in numbers):
        raise NotSolved(
            say("This equation cannot be factored with fractions, and its roots are not found here."),
            hint=say("Sketch the graph to see where the roots are."),
        )
    yield remark_step(
        "no-rational-root",
        say("There is no rational root, and no product of simpler factors."),
        say("Every divisor of the last coefficient over a divisor of the first one was tried: none is a root."),
        equation,
        idea=say("Which fractions could be roots at all? Try them."),
    )
    roots = list(dict.fromkeys(Poly(equation.lhs, unknown).real_roots()))
    yield _location(equation, unknown, roots)
    return roots


def _location(equation: Relational, unknown: Symbol, roots: Sequence[Expr]) -> Step:
    before, after = formula(equation), approximation(unknown, roots)
    return Step(
        "locate-roots",
        say("Look for changes of sign: {roots}.", roots=after) if roots else say("There is no real root."),
        say(
            "Between two numbers where the left side has opposite signs lies a root; halving the distance again and "
            "again gives as many digits as are wanted."
        )
        if roots
        else say("The left side has the same sign everywhere."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        tuple(_sign(equation.lhs, unknown, number) for number in _neighbours(roots)),
        say("Put in whole numbers. Between which of them does the sign change?"),
    )


def _neighbours(roots: Sequence[Expr]) -> list[Integer]:
    """The whole numbers on both sides of each root."""
    floors = [floor(root.evalf()) for root in roots]
    return [Integer(number) for number in dict.fromkeys(n for low in floors for n in (low, low + 1))]


def _sign(left: Expr, unknown: Symbol, number: Integer) -> Step:
    written = substituted(left, unknown, number)
    value = worked_out(written)
    return value_step(
        "test-number",
        say("Put {number} for {unknown}.", number=formula(number), unknown=formula(unknown)),
        say("The left side is positive there.") if value > 0 else say("The left side is negative there."),
        written,
        value,
    )


def approximation(unknown: Symbol, roots: Sequence[Expr]) -> Formula:
    """Print ``x ≈ -0.68233``; the expression behind it is the set of exact roots."""
    letter = formula(unknown)
    shown = [(_sign_of(root), _rounded(root)) for root in roots]
    return Formula(
        r" \text{ or } ".join(rf"{letter.latex} {latex} {number.latex}" for (latex, _), number in shown)
        or rf"{letter.latex} \in \varnothing",
        " or ".join(f"{letter.plain} {plain} {number.plain}" for (_, plain), number in shown) or "no solution",
        formula(FiniteSet(*roots)).tree,
    )


def bare_value(roots: Sequence[Expr]) -> Formula:
    """Print the set with decimal numbers; the expression behind it is exact."""
    exact = formula(FiniteSet(*roots))
    shown = ", ".join(str(root.evalf(DIGITS)) if is_located(root) else formula(root).plain for root in roots)
    return Formula(exact.latex, "{" + shown + "}", exact.tree)


def _sign_of(root: Expr) -> tuple[str, str]:
    return (r"\approx", "≈") if is_located(root) else ("=", "=")


def _rounded(root: Expr) -> Formula:
    if not is_located(root):
        return formula(root)
    text = str(root.evalf(6))
    return Formula(text, text)


def rounding_remark() -> Message:
    """Return the sentence that goes with rounded roots."""
    return say("The roots are no fractions or simple roots of numbers; they are given rounded.")
