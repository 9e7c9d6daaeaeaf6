"""SymPy nodes as written: nothing is evaluated, order is kept.

Decisions: a quotient of two whole numbers in lowest terms is a `Rational` (``1/2``), any other quotient a product with
a power -1 (``2/4``); ``a - b`` is a sum with ``-b``; products of explicit matrices are `MatMul`, sums `MatAdd`.
Knows nothing of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from typing import Any, cast

from sympy import (
    Add,
    And,
    Basic,
    Complement,
    Contains,
    Determinant,
    Eq,
    Expr,
    FiniteSet,
    Float,
    Ge,
    Gt,
    ImmutableDenseMatrix,
    Integer,
    Intersection,
    Interval,
    Inverse,
    Le,
    Lt,
    MatPow,
    Mul,
    Ne,
    Not,
    Number,
    Or,
    Pow,
    Rational,
    S,
    Subs,
    Symbol,
    Transpose,
    Tuple,
    Union,
    exp,
    oo,
    pi,
)
from sympy.logic.boolalg import Boolean
from sympy.matrices.expressions import MatAdd, MatMul
from sympy.matrices.expressions.dotproduct import DotProduct
from sympy.matrices.expressions.matexpr import MatrixExpr
from sympy.matrices.matrixbase import MatrixBase
from sympy.sets.sets import Set

from tutor.maths.reading.evaluation import in_order


class NotArithmetic(Exception):
    """A set, a point, a statement or a list stands where a number or a matrix is needed."""


HALF = Rational(1, 2)


def integer(digits: str) -> Integer:
    """Return a whole number."""
    return Integer(int(digits))


def decimal(text: str) -> Expr:
    """Return a decimal, with at least fifteen digits of precision."""
    digits = sum(map(str.isdigit, text.lower().partition("e")[0]))
    return Float(text, dps=max(15, digits))


def is_matrix(value: Any) -> bool:
    """Whether this is a matrix or an unevaluated product, power or sum of matrices."""
    return isinstance(value, MatrixBase | MatrixExpr)


def is_set(value: Any) -> bool:
    """Whether this is a set."""
    return isinstance(value, Set)


def is_statement(value: Any) -> bool:
    """Whether this is an equation, an inequality or made of them (symbols are not)."""
    return isinstance(value, Boolean) and not isinstance(value, Symbol)


def scalar(value: Any) -> Expr:
    """Return the value as a number-like expression; braces around one are dropped.

    Raises:
        NotArithmetic: it is something else.
    """
    if isinstance(value, FiniteSet) and len(value.args) == 1:
        value = value.args[0]
    if isinstance(value, Expr) and not isinstance(value, MatrixExpr):
        return value
    raise NotArithmetic


def operand(value: Any) -> Any:
    """Return the value if it can be added or multiplied.

    Raises:
        NotArithmetic: it is a set, a point or a statement.
    """
    return value if is_matrix(value) else scalar(value)


def add(terms: Sequence[Any]) -> Basic:
    """Return the sum of these terms in this order."""
    parts = [operand(term) for term in terms]
    if any(map(is_matrix, parts)):
        if not all(map(is_matrix, parts)):
            raise NotArithmetic
        return cast(Basic, MatAdd(*parts, evaluate=False))
    return cast(Basic, Add(*parts, evaluate=False))


def negative(value: Any) -> Basic:
    """Return the value with a minus sign."""
    value = operand(value)
    if is_matrix(value):
        return cast(Basic, MatMul(S.NegativeOne, value, evaluate=False))
    if isinstance(value, Number) and (value.is_positive or value is S.Zero or value is oo):
        return cast(Basic, -value)
    if isinstance(value, Mul):
        first = value.args[0]
        if isinstance(first, Number) and first.is_positive and first is not S.One:
            return cast(Basic, Mul(-first, *value.args[1:], evaluate=False))
        if not isinstance(first, Number):
            return cast(Basic, Mul(S.NegativeOne, *value.args, evaluate=False))
    return cast(Basic, Mul(S.NegativeOne, value, evaluate=False))


def multiply(factors: Sequence[Any]) -> Basic:
    """Return the product of these factors in this order."""
    parts = [operand(factor) for factor in factors]
    if len(parts) == 1:
        return cast(Basic, parts[0])
    if any(map(is_matrix, parts)):
        return cast(Basic, MatMul(*parts, evaluate=False))
    return cast(Basic, Mul(*parts, evaluate=False))


def dot(left: Any, right: Any) -> Basic:
    """Return ``left · right``: a dot product where both are vectors of one shape, else a product."""
    if (
        isinstance(left, MatrixBase)
        and isinstance(right, MatrixBase)
        and left.shape == right.shape
        and 1 in left.shape
        and left.shape != (1, 1)
    ):
        return cast(Basic, DotProduct(left, right))
    return multiply([left, right])


def cross(left: Any, right: Any) -> Basic:
    """Return ``left × right``: the vector product of two vectors of three, else a product."""
    if (
        isinstance(left, MatrixBase)
        and isinstance(right, MatrixBase)
        and left.shape == right.shape
        and left.shape in ((3, 1), (1, 3))
    ):
        return cast(Basic, ImmutableDenseMatrix(left.cross(right)))
    return multiply([left, right])


def inverse_factor(value: Any) -> Basic:
    """Return ``1/value`` as a factor of a quotient."""
    if is_matrix(value):
        raise NotArithmetic
    return cast(Basic, Pow(scalar(value), S.NegativeOne, evaluate=False))


def quotient(above: Any, below: Any) -> Basic:
    """Return ``above/below`` as one fraction."""
    above = operand(above)
    if simple := rational(above, below):
        return simple
    if is_matrix(above):
        return cast(Basic, MatMul(inverse_factor(below), above, evaluate=False))
    if above is S.One:
        return inverse_factor(below)
    return cast(Basic, Mul(above, inverse_factor(below), evaluate=False))


def rational(above: Any, below: Any) -> Rational | None:
    """Return the fraction of two whole numbers in lowest terms as a number, None for any other."""
    if (
        isinstance(above, Integer)
        and isinstance(below, Integer)
        and int(below) > 1
        and gcd(int(above), int(below)) == 1
    ):
        return Rational(int(above), int(below))
    return None


def power(base: Any, exponent: Any) -> Basic:
    """Return ``base^exponent``; ``e^x`` is exp(x), a matrix to the -1 its inverse, to the T its transpose."""
    base = operand(base)
    if is_matrix(base):
        if exponent == S.NegativeOne:
            return cast(Basic, Inverse(base))
        if isinstance(exponent, Symbol) and exponent.name in ("T", "top", "intercal"):
            return cast(Basic, Transpose(base))
        return cast(Basic, MatPow(base, scalar(exponent)))
    exponent = scalar(exponent)
    if base is S.Exp1:
        return cast(Basic, exp(exponent, evaluate=False))
    return cast(Basic, Pow(base, exponent, evaluate=False))


def root(radicand: Any, degree: Any = None) -> Basic:
    """Return a root; an odd root of a negative number is the real one."""
    radicand = scalar(radicand)
    if radicand is S.Exp1:
        return power(radicand, HALF if degree is None else quotient(S.One, degree))
    if degree is None or degree == 2:
        return cast(Basic, Pow(radicand, HALF, evaluate=False))
    degree = scalar(degree)
    exponent = rational(S.One, degree) or Pow(degree, S.NegativeOne, evaluate=False)
    if isinstance(radicand, Number) and radicand.is_negative and isinstance(degree, Integer) and int(degree) % 2:
        return negative(Pow(-radicand, exponent, evaluate=False))
    return cast(Basic, Pow(radicand, exponent, evaluate=False))


def degrees(value: Any) -> Basic:
    """Return an angle in degrees as a number of radians, unevaluated: ``30·π/180``."""
    return cast(Basic, Mul(scalar(value), pi, Rational(1, 180), evaluate=False))


def percent(value: Any) -> Basic:
    """Return a percentage as a number, unevaluated: ``52·1/100``."""
    return cast(Basic, Mul(scalar(value), Rational(1, 100), evaluate=False))


_RELATIONS = {"=": Eq, "!=": Ne, "<": Lt, "<=": Le, ">": Gt, ">=": Ge, "~=": Eq}


def relation(symbol: str, left: Any, right: Any) -> Basic:
    """Return a comparison or membership as written."""
    if not (isinstance(left, Basic) and isinstance(right, Basic)):
        raise NotArithmetic
    if symbol in ("in", "notin", "ni"):
        element, members = (right, left) if symbol == "ni" else (left, right)
        contains = Contains(element, as_set(members), evaluate=False)
        return cast(Basic, Not(contains, evaluate=False) if symbol == "notin" else contains)
    if isinstance(left, Tuple) and isinstance(right, Tuple) and symbol == "=" and len(left) == len(right):
        return conjunction([relation("=", a, b) for a, b in zip(left, right, strict=True)])
    if symbol in ("=", "!=", "~="):
        if is_statement(left) or is_statement(right):
            raise NotArithmetic
        return cast(Basic, _RELATIONS[symbol](left, right, evaluate=False))
    return cast(Basic, _RELATIONS[symbol](scalar(left), scalar(right), evaluate=False))


def conjunction(parts: Sequence[Any]) -> Basic:
    """Return the statements joined by "and", in order; nested ones are flattened."""
    return _joined(And, parts)


def disjunction(parts: Sequence[Any]) -> Basic:
    """Return the statements joined by "or", in order."""
    return _joined(Or, parts)


def _joined(kind: Any, parts: Sequence[Any]) -> Basic:
    flat: list[Basic] = []
    for part in parts:
        flat.extend(part.args if isinstance(part, kind) else [part])
    for part in flat:
        if not isinstance(part, Boolean):
            raise NotArithmetic
    return flat[0] if len(flat) == 1 else in_order(kind, flat)


def finite_set(items: Sequence[Any]) -> Basic:
    """Return a set of these elements."""
    for item in items:
        if not isinstance(item, Basic):
            raise NotArithmetic
    return cast(Basic, FiniteSet(*items, evaluate=False)) if items else S.EmptySet


def interval(left: Any, right: Any, left_open: bool, right_open: bool) -> Basic | None:
    """Return an interval as written, None when its ends are numbers in the wrong order."""
    left, right = scalar(left), scalar(right)
    if left.is_number and right.is_number and not left.has(S.ImaginaryUnit) and not right.has(S.ImaginaryUnit):
        difference = _difference(left, right)
        if difference is None or difference < 0 or (difference == 0 and (left_open or right_open)):
            return None
    left_open = left_open or left in (oo, -oo)
    right_open = right_open or right in (oo, -oo)
    return cast(
        Basic, Basic.__new__(Interval, left, right, S.true if left_open else S.false, S.true if right_open else S.false)
    )


def _difference(left: Expr, right: Expr) -> float | None:
    try:
        low, high = (
            float(end.evalf(20)) if end not in (oo, -oo) else (1e308 if end is oo else -1e308) for end in (left, right)
        )
    except (TypeError, ValueError, OverflowError):
        return None
    return high - low


def as_set(value: Any) -> Set:
    """Return the value as a set: a pair in parentheses is an open interval here, a list its elements.

    Raises:
        NotArithmetic: it cannot be one.
    """
    if isinstance(value, Set):
        return value
    if isinstance(value, Tuple) and len(value) == 2:
        return cast(Set, interval(value[0], value[1], True, True) or S.EmptySet)
    if isinstance(value, Expr) and not is_matrix(value):
        return cast(Set, finite_set([value]))
    raise NotArithmetic


def union(parts: Sequence[Any]) -> Basic:
    """Return the union of sets as written."""
    return cast(Basic, Union(*map(as_set, parts), evaluate=False))


def intersection(parts: Sequence[Any]) -> Basic:
    """Return the intersection of sets as written."""
    return cast(Basic, Intersection(*map(as_set, parts), evaluate=False))


def complement(left: Any, right: Any) -> Basic:
    """Return the left set without the right one."""
    return cast(Basic, Complement(as_set(left), as_set(right), evaluate=False))


def matrix(rows: Sequence[Sequence[Any]]) -> Basic:
    """Return a matrix of these rows; ragged rows raise NotArithmetic."""
    if not rows or len({len(row) for row in rows}) != 1 or not rows[0]:
        raise NotArithmetic
    return cast(Basic, ImmutableDenseMatrix([[scalar(entry) for entry in row] for row in rows]))


def determinant(value: Any) -> Basic:
    """Return the determinant of a matrix, unevaluated."""
    if not is_matrix(value):
        raise NotArithmetic
    return cast(Basic, Determinant(value))


def at_point(expr: Basic, variable: Basic, point: Basic) -> Basic:
    """Return an expression at a point, unevaluated."""
    return cast(Basic, Subs(expr, variable, point))
