"""SymPy expressions as text, exactly as written: how mathematics crosses a process boundary.

Pickle re-evaluates (``2 + 2`` arrives as ``4``) and ``srepr`` needs ``eval``; here an expression is a nested JSON list,
``["Add", 2, 2]``, rebuilt node by node without evaluation. Knows nothing of how an expression looks in print.

An integer is a JSON number, a symbol its name, ``["Q", 1, 2]`` a rational, ``["F", mantissa, …]`` a binary float,
``["Matrix", rows, columns, …]`` an explicit matrix, ``["f()", "f", …]`` an applied unknown function, and any other
node ``[class, *arguments]``. Only classes of SymPy itself are ever built. Assumptions of symbols are dropped: all our
symbols are plain.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, cast

from sympy import (
    Abs,
    Add,
    And,
    Basic,
    Complement,
    Eq,
    FiniteSet,
    Float,
    Function,
    Ge,
    Gt,
    ImmutableDenseMatrix,
    Integer,
    Intersection,
    Le,
    Lt,
    Mul,
    Ne,
    NumberSymbol,
    Or,
    Piecewise,
    Pow,
    Rational,
    Symbol,
    SymmetricDifference,
    Union,
    cos,
    exp,
    log,
    sin,
    tan,
)
from sympy.core.function import AppliedUndef
from sympy.core.numbers import ImaginaryUnit
from sympy.core.operations import LatticeOp
from sympy.core.relational import Relational
from sympy.core.symbol import Str
from sympy.functions.elementary.miscellaneous import MinMaxBase
from sympy.matrices import MatrixBase

from tutor.maths.contents import kinds_of, letters_of
from tutor.messages import Formula

Node = Any
"""JSON: an int, a str, or a list whose first member names what it is."""

_ENCODED = json.JSONEncoder(separators=(",", ":")).encode

_TAKES_EVALUATE = (
    Relational, LatticeOp, Function, MinMaxBase, Piecewise, FiniteSet, Union, Intersection, Complement,
    SymmetricDifference, Abs,
)  # fmt: skip


def pack(expression: Basic) -> str:
    """Write an expression as compact JSON.

    Raises:
        TypeError: a part of it is not a SymPy object.
    """
    return _ENCODED(_node(expression))


@lru_cache(maxsize=4096)
def unpack(text: str) -> Basic:
    """Rebuild the expression that `pack` wrote, unevaluated parts left so.

    Raises:
        ValueError: the text was not written by `pack`.
    """
    return _build(json.loads(text))


def expression(formula: Formula) -> Basic:
    """Return the SymPy object of a formula.

    Raises:
        ValueError: the formula was never read (its ``tree`` is empty).
    """
    found = _remembered.get(formula.tree)
    return unpack(formula.tree) if found is None else found


def packed(expression: Basic) -> str:
    """Write an expression as `pack` does; where `unpack` would make the very same, it is kept, and not made again."""
    text = pack(expression)
    if _comes_back(expression):
        if len(_remembered) >= REMEMBERED:
            _remembered.clear()
        _remembered[text] = expression
    return text


REMEMBERED = 4096
_remembered: dict[str, Basic] = {}


def _comes_back(expression: Basic) -> bool:
    """Whether nothing is lost on the way: numbers, plain letters, sums, products, powers and functions of them."""
    return _plain(kinds_of(expression)) and all(letter is _letter(letter.name) for letter in letters_of(expression))


@lru_cache(maxsize=4096)
def _plain(kinds: frozenset[type[Basic]]) -> bool:
    return all(kind is Symbol or issubclass(kind, _COMES_BACK) for kind in kinds)


_COMES_BACK = (
    Rational, NumberSymbol, ImaginaryUnit, Add, Mul, Pow, Abs, exp, log, sin, cos, tan, Eq, Ne, Gt, Ge, Lt, Le,
)  # fmt: skip


def remade(node: Basic, arguments: Sequence[Basic]) -> Basic:
    """The same kind of node around other arguments, as written."""
    match node:
        case MatrixBase():
            return cast(Basic, ImmutableDenseMatrix(node.rows, node.cols, list(arguments)))
        case AppliedUndef():
            return cast(Basic, node.func(*arguments))
        case _:
            return cast(Basic, _call(type(node), list(arguments)))


def _node(part: Any) -> Node:
    match part:
        case Integer():
            return int(part)
        case Rational():
            return ["Q", int(part.p), int(part.q)]
        case Float():
            sign, mantissa, exponent, width = part._mpf_
            return ["F", int(sign), int(mantissa), int(exponent), int(width), int(part._prec)]
        case Symbol():
            return part.name
        case Str():
            return ["Str", part.name]
        case MatrixBase():
            return ["Matrix", part.rows, part.cols, *(_node(entry) for entry in part.flat())]
        case AppliedUndef():
            return ["f()", part.func.__name__, *(_node(argument) for argument in part.args)]
        case Basic() if type(part).__module__.startswith("sympy."):
            return [type(part).__name__, *(_node(argument) for argument in part.args)]
        case _:
            raise TypeError(f"not a SymPy object: {part!r}")


def _build(node: Node) -> Any:
    kind = type(node)
    if kind is int:
        return Integer(node)
    if kind is str:
        return _letter(node)
    if kind is list and node and node[0] in _PLAIN:
        return _PLAIN[node[0]]([_build(argument) for argument in node[1:]])
    match node:
        case bool():
            raise ValueError(f"not an expression: {node!r}")
        case ["Q", p, q]:
            return Rational(p, q)
        case ["F", sign, mantissa, exponent, width, precision]:
            return Float((sign, mantissa, exponent, width), precision=precision)
        case ["Str", name]:
            return Str(name)
        case ["Matrix", rows, columns, *entries]:
            return ImmutableDenseMatrix(rows, columns, [_build(entry) for entry in entries])
        case ["f()", name, *arguments]:
            return Function(name)(*map(_build, arguments))
        case [str(name), *arguments]:
            return _call(_class(name), [_build(argument) for argument in arguments])
        case _:
            raise ValueError(f"not an expression: {node!r}")


@lru_cache(maxsize=1024)
def _letter(name: str) -> Symbol:
    return Symbol(name)


_PLAIN: dict[str, Callable[[list[Any]], Basic]] = {
    "Add": Add._from_args,
    "Mul": Mul._from_args,
    "Pow": lambda arguments: Pow(*arguments, evaluate=False),
}
"""What most nodes are: name → how one is made."""


def _call(kind: type[Basic], arguments: list[Basic]) -> Basic:
    return _maker(kind)(arguments)  # type: ignore[arg-type]


@cache
def _maker(kind: type[Basic]) -> Callable[[list[Basic]], Basic]:
    """How a node of this kind is made as written."""
    if issubclass(kind, Add | Mul):
        return cast("Callable[[list[Basic]], Basic]", kind._from_args)
    if issubclass(kind, Pow):
        return lambda arguments: Pow(*arguments, evaluate=False)
    if issubclass(kind, And | Or | Union):
        return lambda arguments: joined(kind, arguments)
    if issubclass(kind, Relational):
        return lambda arguments: Basic.__new__(kind, *arguments)
    if issubclass(kind, _TAKES_EVALUATE):
        return lambda arguments: kind(*arguments, evaluate=False) if arguments else kind()
    return lambda arguments: kind(*arguments)


def joined(kind: type[Basic], arguments: Sequence[Basic]) -> Basic:
    """``And``, ``Or`` and ``Union`` as written: their constructors would sort, and simplify what is compared."""
    made: Any = Basic.__new__(kind, *arguments)
    made._argset = frozenset(arguments)
    return cast(Basic, made)


@cache
def _class(name: str) -> type[Basic]:
    import sympy

    public = getattr(sympy, name, None)
    if isinstance(public, type) and issubclass(public, Basic):
        return cast("type[Basic]", public)
    waiting = [Basic]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ == name and kind.__module__.startswith("sympy."):
            return cast("type[Basic]", kind)
        waiting.extend(kind.__subclasses__())
    raise ValueError(f"not a class of SymPy: {name!r}")
