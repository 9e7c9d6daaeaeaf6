"""The tree of an expression as written: terms, factors, signs, numerators; equality up to the order of terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.matrices import MatrixBase
from sympy.matrices.expressions import MatAdd

from tutor.maths.reading.values import Several

Key = tuple[Any, ...]


def terms(node: sp.Basic) -> list[sp.Basic]:
    """The terms of a sum, nested sums opened; anything else is one term."""
    if isinstance(node, sp.Add):
        return [term for part in node.args for term in terms(part)]
    return [node]


def factors(node: sp.Basic) -> list[sp.Basic]:
    """The factors of a product, nested products opened; anything else is one factor."""
    if isinstance(node, sp.Mul):
        return [factor for part in node.args for factor in factors(part)]
    return [node]


def is_reciprocal(node: sp.Basic) -> bool:
    """Whether this is a power with a negative whole exponent."""
    return isinstance(node, sp.Pow) and isinstance(node.exp, sp.Integer) and node.exp.is_negative


def above_and_below(node: sp.Basic) -> tuple[list[sp.Basic], list[sp.Basic]]:
    """The factors above and below the fraction bar."""
    above: list[sp.Basic] = []
    below: list[sp.Basic] = []
    for factor in factors(node):
        if is_reciprocal(factor):
            exponent = -factor.exp
            below += factors(factor.base) if exponent == 1 else [sp.Pow(factor.base, exponent, evaluate=False)]
        elif isinstance(factor, sp.Rational) and factor.q != 1:
            above.append(sp.Integer(factor.p))
            below.append(sp.Integer(factor.q))
        else:
            above.append(factor)
    return above, below


def parts(node: Any) -> Iterator[Any]:
    """All parts of an expression, matrices' entries too."""
    yield node
    children = node.flat() if isinstance(node, MatrixBase) else getattr(node, "args", ())
    for child in children:
        yield from parts(child)


def same_up_to_order(a: Any, b: Any) -> bool:
    """Whether two expressions as written differ only in the order of terms, factors, sides and members."""
    return key(a) == key(b)


def key(node: Any) -> Key:
    """The same for two trees exactly when they differ only in order, in nesting of sums and products, or where a
    minus sign stands in a product.
    """
    if isinstance(node, sp.Add):
        return ("+", *_sorted(key(term) for term in terms(node)))
    if isinstance(node, sp.Mul):
        return _product(node)
    if isinstance(node, sp.Number):
        return _number(node)
    if isinstance(node, sp.Symbol):
        return ("name", node.name)
    if isinstance(node, sp.exp):
        return ("Pow", ("Exp1",), key(node.exp))
    if isinstance(node, sp.Eq | sp.Ne | sp.And | sp.Or | sp.FiniteSet | sp.Union | sp.Intersection | MatAdd):
        return (type(node).__name__, *_sorted(key(part) for part in node.args))
    if isinstance(node, MatrixBase):
        return ("matrix", node.shape, *(key(part) for part in node.flat()))
    if isinstance(node, Relational):
        return (node.rel_op, key(node.lhs), key(node.rhs))
    if isinstance(node, Several):
        return (f"list {node.joined}", *_sorted(key(item) for item in node.items))
    if isinstance(node, AppliedUndef):
        return ("f()", type(node).__name__, *(key(part) for part in node.args))
    if not isinstance(node, sp.Basic) or not node.args:
        return (type(node).__name__, repr(node))
    return (type(node).__name__, *(key(part) for part in node.args))


def _number(node: sp.Number) -> Key:
    if isinstance(node, sp.Rational):
        size = ("number", abs(int(node.p)), int(node.q))
        return ("*", 1, size) if node.p < 0 else size
    return ("decimal", str(node))


def _product(node: sp.Mul) -> Key:
    signs = 0
    found: list[Key] = []
    for factor in factors(node):
        if isinstance(factor, sp.Rational) and factor.p < 0:
            signs += 1
            if factor == -1:
                continue
            factor = -factor
        found.append(key(factor))
    if not found:
        found = [("number", 1, 1)]
    return ("*", signs, *_sorted(found)) if signs or len(found) > 1 else found[0]


def _sorted(keys: Any) -> list[Key]:
    return sorted(keys, key=repr)


def uses_numbers(expression: sp.Basic, allowed: list[int], *, all_of_them: bool) -> bool:
    """Whether a calculation is made of these whole numbers, each at most (or exactly) as often as it is given."""
    left = list(allowed)
    for number in _numbers(expression):
        if number not in left:
            return False
        left.remove(number)
    return not left or not all_of_them


def _numbers(expression: sp.Basic) -> list[int]:
    """The whole numbers of a calculation with + − · ÷ as written, signs and fraction bars not counted."""
    if isinstance(expression, sp.Rational):
        above, below = abs(int(expression.p)), int(expression.q)
        return [above] if below == 1 else [above, below]
    if isinstance(expression, sp.Pow) and expression.exp == -1:
        return _numbers(expression.base)
    if not isinstance(expression, sp.Add | sp.Mul):
        return [-1]
    signs = isinstance(expression, sp.Mul) and len(expression.args) > 1
    parts = [part for part in expression.args if not (signs and part is sp.S.NegativeOne)]
    return [number for part in parts for number in _numbers(part)]
