"""Operations of calculus that have no notation as a SymPy object: implicit derivatives, Taylor polynomials."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Add, Basic, Eq, Expr, Integer, S, Symbol, factorial

from tutor.checking.definitions.undefined import Undefined
from tutor.checking.differentiation import NoRule, derivative
from tutor.checking.reals import rebuilt
from tutor.messages import say

HIGHEST = 30
"""Degree of a Taylor polynomial."""


def implicit_derivative(relation: Basic, y: Basic, x: Basic) -> Expr:
    """The slope of the curve ``F = 0``: minus the quotient of the partial derivatives."""
    if not (isinstance(relation, Eq) and isinstance(y, Symbol) and isinstance(x, Symbol)):
        raise Undefined(say("An implicit derivative belongs to an equation and two variables."))
    f = rebuilt(relation.lhs - relation.rhs)
    along, across = _differentiated(f, x), _differentiated(f, y)
    if across == 0:
        raise Undefined(say("The equation does not depend on {y}.", y=y.name))
    return -along / across


def taylor_polynomial(f: Basic, x: Basic, point: Basic, degree: Basic) -> Expr:
    """The sum of the derivatives at the point times powers over factorials."""
    if not (isinstance(f, Expr) and isinstance(x, Symbol) and isinstance(degree, Integer) and 0 <= degree <= HIGHEST):
        raise Undefined(say("A Taylor polynomial belongs to a function, a point and a degree."))
    terms = []
    current: Expr = f
    for k in range(int(degree) + 1):
        value = rebuilt(current, {x: point})
        if value.has(S.NaN, S.ComplexInfinity, S.Infinity):
            raise Undefined(say("The function has no such derivative at this point."))
        terms.append(value * (x - point) ** k / factorial(k))
        if k < degree:
            current = _differentiated(current, x)
    return Add(*terms)


def _differentiated(f: Expr, x: Symbol) -> Expr:
    try:
        return rebuilt(derivative(f, x))
    except NoRule as error:
        raise Undefined(say("There is no independent rule to differentiate this.")) from error


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "implicit_derivative": implicit_derivative,
    "taylor_polynomial": taylor_polynomial,
}
