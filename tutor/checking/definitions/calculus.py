"""Operations of calculus that have no notation as a SymPy object: implicit derivatives, Taylor polynomials."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Add, Basic, Eq, Expr, Integer, S, Symbol, factorial, false, true

from tutor.checking.convergence import NoVerdict, converges
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


def series_converges(term: Basic, n: Basic, start: Basic) -> Basic:
    """Whether the partial sums have a finite limit."""
    return true if _verdict(term, n)[0] else false


def series_converges_absolutely(term: Basic, n: Basic, start: Basic) -> Basic:
    """Whether the sums of the absolute values have a finite limit."""
    return true if _verdict(term, n)[1] else false


def _verdict(term: Basic, n: Basic) -> tuple[bool, bool]:
    if not isinstance(term, Expr) or not isinstance(n, Symbol) or term.free_symbols - {n}:
        raise Undefined(say("Convergence is decided here for series of numbers."))
    try:
        return converges(term, n)
    except NoVerdict as error:
        raise Undefined(say("No independent test decides whether this series converges.")) from error


def _differentiated(f: Expr, x: Symbol) -> Expr:
    try:
        return rebuilt(derivative(f, x))
    except NoRule as error:
        raise Undefined(say("There is no independent rule to differentiate this.")) from error


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "implicit_derivative": implicit_derivative,
    "taylor_polynomial": taylor_polynomial,
    "converges": series_converges,
    "converges_absolutely": series_converges_absolutely,
}
