"""Differential equations: a function is put in, a relation is differentiated, an equation is read in letters.

``y(x)`` is an applied function without a definition. What is claimed about it is one of three things: a formula for
``y`` solves an equation (put it in), a relation between ``x`` and ``y`` does (differentiate it), or two equations say
the same about the highest derivative (a letter for each derivative).
"""

from __future__ import annotations

from functools import lru_cache

from sympy import And, Basic, Derivative, Eq, Expr, S, Subs, Symbol, Tuple, cancel, fraction, together
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean

from tutor.checking.comparison import Comparison
from tutor.checking.definitions import DEFINITIONS
from tutor.checking.differentiation import NoRule, derivative
from tutor.checking.equality import same_where_defined
from tutor.checking.reals import rebuilt
from tutor.checking.solutions import compare_solutions
from tutor.maths.contents import has_kind
from tutor.maths.operations import operation_name


def unknown_function(*statements: Basic) -> AppliedUndef | None:
    """The one function of one variable that the statements are about; None where there is none or there are several."""
    parts = frozenset[AppliedUndef]().union(*map(_applied, statements))
    if not parts:
        return None
    found = {part.func for part in parts if operation_name(part) not in DEFINITIONS and len(part.args) == 1}
    applied = {part for part in parts if part.func in found and isinstance(part.args[0], Symbol)}
    return applied.pop() if len(found) == 1 and len(applied) == 1 else None


def _applied(statement: Basic) -> frozenset[AppliedUndef]:
    return _named(statement) if has_kind(statement, AppliedUndef) else frozenset()


@lru_cache(maxsize=2048)
def _named(statement: Basic) -> frozenset[AppliedUndef]:
    return frozenset(statement.atoms(AppliedUndef))


def equations(statement: Basic) -> tuple[Eq, ...] | None:
    """The equations of a statement: one, or those of an ``And``."""
    parts = statement.args if isinstance(statement, And | Tuple) else (statement,)
    return tuple(part for part in parts if isinstance(part, Eq)) if all(isinstance(p, Eq) for p in parts) else None


def compare_differential(left: Basic, right: Basic, both_ways: bool) -> Comparison | None:
    """Compare two statements about an unknown function; None where they are not about one."""
    y = unknown_function(left, right)
    if y is None or not isinstance(left, Boolean) or not isinstance(right, Boolean):
        return None
    first, second = equations(left), equations(right)
    if not first or not second:
        return None
    known = solution_of(first, y)
    if known is not None and not both_ways:
        return _verdict(all(satisfies(part, y, known) for part in second), "substitution")
    if len(first) != 1 or len(second) != 1:
        return None
    orders = order_of(first[0], y), order_of(second[0], y)
    if orders == (0, 1) and not both_ways:
        return _verdict(_follows(first[0], second[0], y), "differentiation")
    if orders[0] == orders[1] > 0:
        return _in_letters(first[0], second[0], y, orders[0])
    return None


def solution_of(parts: tuple[Eq, ...], y: AppliedUndef) -> Expr | None:
    """``f`` where the statement is only ``y(x) = f(x)``."""
    if len(parts) == 1 and parts[0].lhs == y and not parts[0].rhs.has(y.func):
        return parts[0].rhs
    return None


def order_of(equation: Basic, y: AppliedUndef) -> int:
    """The order of the highest derivative of the function."""
    x = y.args[0]
    orders = [part.derivative_count for part in equation.atoms(Derivative) if part.expr == y and part.variables[0] == x]
    inner = [1 for part in equation.atoms(Derivative) if part.expr != y and part.expr.has(y)]
    return max([0, *map(int, orders), *inner])


def satisfies(equation: Eq, y: AppliedUndef, f: Expr) -> bool:
    """Whether an equation, or an initial value, holds when the function is put in.

    Raises:
        NoRule: a derivative cannot be taken.
    """
    left, right = (put_in(side, y, f) for side in equation.args)
    return same_where_defined(left, right).same is True


def put_in(expression: Basic, y: AppliedUndef, f: Expr) -> Basic:
    """The expression with ``f`` for the function, and its derivatives by our own rules.

    Raises:
        NoRule: a derivative cannot be taken.
    """
    x = y.args[0]
    if isinstance(expression, AppliedUndef) and expression.func == y.func:
        return rebuilt(f, {x: expression.args[0]})
    if isinstance(expression, Derivative) and expression.has(y.func):
        result = put_in(expression.expr, y, f)
        for variable in expression.variables:
            result = derivative(rebuilt(result), variable)
        return result
    if isinstance(expression, Subs):
        inner = put_in(expression.expr, y, f)
        return rebuilt(inner, dict(zip(expression.variables, expression.point, strict=True)))
    if not expression.has(y.func):
        return expression
    return expression.func(*(put_in(part, y, f) for part in expression.args))


def _follows(relation: Eq, equation: Eq, y: AppliedUndef) -> bool:
    """Whether every function with this relation solves the first order equation: differentiate the relation."""
    x = y.args[0]
    slope = Derivative(y, x)
    try:
        total = derivative(rebuilt(relation.lhs - relation.rhs), x)
    except NoRule:
        return False
    found = _linear_root(total, slope)
    if found is None:
        return False
    letter = Symbol(" y")
    left, right = (
        _unfolded(side, y).xreplace({slope: found}).xreplace({y: letter}) for side in (equation.lhs, equation.rhs)
    )
    return same_where_defined(rebuilt(left), rebuilt(right)).same is True


def _linear_root(total: Expr, slope: Expr) -> Expr | None:
    """The slope from ``a·slope + b = 0``."""
    p = Symbol(" p")
    line = total.xreplace({slope: p})
    try:
        a = derivative(line, p)
    except NoRule:
        return None
    b = rebuilt(line, {p: S.Zero})
    if a == 0 or p in a.free_symbols:
        return None
    return -b / a


def _unfolded(side: Basic, y: AppliedUndef) -> Basic:
    """Derivatives of expressions in ``y`` carried out down to derivatives of ``y`` itself."""
    if isinstance(side, Derivative) and side.expr != y:
        result = side.expr
        for variable in side.variables:
            result = derivative(result, variable)
        return result
    return side.func(*(_unfolded(part, y) for part in side.args)) if side.args and side.has(Derivative) else side


def _in_letters(first: Eq, second: Eq, y: AppliedUndef, order: int) -> Comparison | None:
    """Both equations as statements about the highest derivative, the lower ones being letters."""
    x = y.args[0]
    names: dict[Basic, Symbol] = {Derivative(y, (x, n)): Symbol(f"y_{n}") for n in range(1, order + 1)}
    try:
        left, right = (tuple(_unfolded(side, y) for side in part.args) for part in (first, second))
    except NoRule:
        return None
    letters = {**names, y: Symbol("y_0")}
    a, b = (Eq(*(side.xreplace(names).xreplace(letters) for side in sides), evaluate=False) for sides in (left, right))
    highest = Symbol(f"y_{order}")
    if a.has(AppliedUndef) or b.has(AppliedUndef):
        return None
    roots = [_root(part, highest) for part in (a, b)]
    if roots[0] is not None and roots[1] is not None and same_where_defined(*roots).same:
        return Comparison("multiple", assuming=_nonzero(a, b, highest, y))
    return compare_solutions(a, b, (highest.name,))


def _nonzero(a: Basic, b: Basic, highest: Symbol, y: AppliedUndef) -> tuple[Expr, ...]:
    """What the one equation was multiplied or divided by to make the other."""
    factors = [derivative(part.lhs - part.rhs, highest) for part in (a, b)]
    ratio = cancel(together(factors[0] / factors[1])).xreplace({Symbol("y_0"): Symbol(y.func.__name__)})
    return tuple(part for part in fraction(ratio) if part.free_symbols and not part.is_positive)


def _root(equation: Basic, highest: Symbol) -> Expr | None:
    return _linear_root(equation.lhs - equation.rhs, highest) if isinstance(equation, Eq) else None


def _verdict(holds: bool, method: str) -> Comparison | None:
    return Comparison(method) if holds else None


__all__ = ["compare_differential", "equations", "order_of", "put_in", "satisfies", "solution_of", "unknown_function"]
