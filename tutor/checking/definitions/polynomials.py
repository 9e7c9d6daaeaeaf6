"""Polynomials: their coefficients."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, PolynomialError, Rational, Symbol, diff, factorial

from tutor.checking.definitions.undefined import Undefined
from tutor.checking.reals import rebuilt
from tutor.maths.fractions import fraction_of
from tutor.messages import say


def coefficient(polynomial: Basic, variable: Basic, power: Basic) -> Expr:
    """The number before a power of the variable, multiplied out; with other letters the derivative of that order at 0,
    over its factorial (Taylor).
    """
    if not isinstance(variable, Symbol) or not isinstance(power, Integer) or not 0 <= power <= 200:
        raise Undefined(say("A coefficient belongs to a whole power of a letter."))
    told = rebuilt(polynomial)
    known = fraction_of(told, variable)
    if known is not None and known[1].degree() == 0:
        number = known[0][int(power)] / known[1][0]
        return Rational(int(number.p), int(number.q))
    if not told.is_polynomial(variable):
        raise Undefined(say("Only polynomials have coefficients here."))
    try:
        return diff(told, variable, int(power)).subs(variable, 0) / factorial(power)
    except PolynomialError as error:
        raise Undefined(say("Only polynomials have coefficients here.")) from error


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {"coefficient": coefficient}
