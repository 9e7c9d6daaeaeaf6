"""Rational expressions: where they are not defined, and whether two of them are always equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Expr, FiniteSet, Poly, PolynomialError, Pow, S, cancel, real_roots, together

from tutor.checking.definitions.undefined import Undefined
from tutor.checking.quotients import are_equal
from tutor.messages import say


def excluded_values(expression: Basic, letter: Basic) -> Basic:
    """The real numbers at which something below a fraction bar is zero."""
    values: set[Expr] = set()
    for below in _below(expression):
        above, under = together(below).as_numer_denom()
        try:
            values |= set(real_roots(Poly(above, letter)))
            values |= set(real_roots(Poly(under, letter))) if letter in under.free_symbols else set()
        except (PolynomialError, NotImplementedError) as error:
            raise Undefined(say("The zeros of this denominator could not be found.")) from error
    return FiniteSet(*values)


def _below(part: Basic) -> Iterator[Expr]:
    """Everything below a fraction bar that holds a letter."""
    for argument in part.args:
        yield from _below(argument)
    if isinstance(part, Pow) and part.exp.is_negative and part.base.free_symbols:
        yield part.base


def always_equal(left: Basic, right: Basic) -> Basic:
    """Whether two quotients of polynomials are equal wherever both are defined: their difference has numerator 0."""
    known = are_equal(left, right)
    if known is not None:
        return S.true if known else S.false
    letters = left.free_symbols | right.free_symbols
    difference = left - right
    if not difference.is_rational_function(*letters):
        raise Undefined(say("This is only defined for quotients of polynomials."))
    return S.true if cancel(together(difference)).expand() == 0 else S.false


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "excluded_values": excluded_values,
    "always_equal": always_equal,
}
