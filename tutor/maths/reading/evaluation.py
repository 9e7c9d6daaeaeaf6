"""The same expression with SymPy's ordinary evaluation on, or rebuilt with it off.

Never carries out what is asked: derivatives, integrals, limits, sums, determinants and matrix products stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, cast

from sympy import Add, And, Basic, Function, Mul, Or, Piecewise, Pow
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.functions.elementary.miscellaneous import MinMaxBase
from sympy.matrices import MatrixBase
from sympy.matrices.expressions import MatAdd, MatMul, MatPow
from sympy.sets.sets import Set

_TAKES_EVALUATE = (Add, Mul, Pow, Relational, Function, MinMaxBase, Piecewise, MatAdd, MatMul)
_SETS_THAT_EVALUATE = ("FiniteSet", "Union", "Intersection", "Complement", "ProductSet")


def evaluated(expr: Basic) -> Basic:
    """Return the expression as SymPy builds it normally: ``2 + 2`` is 4, ``x·x`` is x²; operations asked for stay."""
    if isinstance(expr, MatrixBase) or not expr.args:
        return mapped(expr, _normally)
    return _evaluated(expr)


@lru_cache(maxsize=4096)
def _evaluated(expr: Basic) -> Basic:
    return mapped(expr, _normally)


def mapped(expr: Basic, build: Callable[[Basic, Sequence[Basic]], Basic]) -> Basic:
    """Rebuild an expression from its leaves up: ``build(node, new arguments)`` makes each inner node."""
    done: dict[Basic, Basic] = {}

    def visit(node: Basic) -> Basic:
        if isinstance(node, MatrixBase):
            return cast(Basic, node.applyfunc(visit))
        if not node.args:
            return node
        if node not in done:
            done[node] = build(node, [visit(argument) for argument in node.args])
        return done[node]

    return visit(expr)


def as_written(node: Basic, args: Sequence[Basic]) -> Basic:
    """Build a node like this one of other arguments, without evaluation and in this order."""
    if isinstance(node, And | Or):
        return in_order(type(node), args)
    if isinstance(node, AppliedUndef):
        return cast(Basic, node.func(*args))
    if isinstance(node, Pow) and isinstance(args[0], MatrixBase):
        return cast(Basic, MatPow(*args, evaluate=False))
    if isinstance(node, _TAKES_EVALUATE) or (isinstance(node, Set) and type(node).__name__ in _SETS_THAT_EVALUATE):
        return cast(Basic, node.func(*args, evaluate=False))
    return cast(Basic, node.func(*args))


def in_order(kind: type[And] | type[Or], args: Sequence[Basic]) -> Basic:
    """Build ``And`` or ``Or`` with its arguments in this order: SymPy's constructor sorts them."""
    node: Any = Basic.__new__(kind, *args)
    node._argset = frozenset(args)
    return cast(Basic, node)


def _normally(node: Basic, args: Sequence[Basic]) -> Basic:
    if isinstance(node, MatAdd | MatMul) and not any(
        hasattr(argument, "is_Matrix") and argument.is_Matrix for argument in args
    ):
        return cast(Basic, (Add if isinstance(node, MatAdd) else Mul)(*args))
    return cast(Basic, node.func(*args))
