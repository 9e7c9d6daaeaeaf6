"""Polynomials: their coefficients."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, PolynomialError, Symbol, diff, factorial

from tutor.checking.definitions.undefined import Undefined
from tutor.checking.reals import rebuilt
from tutor.messages import say


def coefficient(polynomial: Basic, variable: Basic, power: Basic) -> Expr:
    """The number before a power of the variable: the derivative of that order at 0, over its factorial (Taylor)."""
    if not isinstance(variable, Symbol) or not isinstance(power, Integer) or not 0 <= power <= 200:
        raise Undefined(say("A coefficient belongs to a whole power of a letter."))
    told = rebuilt(polynomial)
    if not told.is_polynomial(variable):
        raise Undefined(say("Only polynomials have coefficients here."))
    try:
        return diff(told, variable, int(power)).subs(variable, 0) / factorial(power)
    except PolynomialError as error:
        raise Undefined(say("Only polynomials have coefficients here.")) from error


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {"coefficient": coefficient}
