"""When two practice problems pose the same mathematics: a canonical form up to the names of letters and trivial order.

The same: ``2x + 3 = 7``, ``7 = 3 + 2t``, ``a < b`` and ``b > a``, a system with its equations or its letters exchanged.
Not the same: anything that must be calculated to be seen (``2 + 2`` and ``4``), another task on the same expression.
Runs in a worker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any

from sympy import (
    Add,
    And,
    Basic,
    Complement,
    Eq,
    FiniteSet,
    Ge,
    Gt,
    Integer,
    Intersection,
    Max,
    Min,
    Mul,
    Ne,
    Or,
    Pow,
    Rational,
    Symbol,
    SymmetricDifference,
    Union,
)
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase

from tutor.maths.operations import NOTATION
from tutor.topic import Exercise, Posed

Tree = Any
"""A leaf (text, or a `_Letter`) or a tuple: a head, whether the order of the rest matters, and the rest."""

_UNORDERED = (Add, Mul, And, Or, FiniteSet, Union, Intersection, SymmetricDifference, Max, Min, Eq, Ne)
_UNORDERED_NAMES = frozenset({"gcd", "lcm", "set_union", "set_intersection", "symmetric_difference", "dot_product"})
_LITERAL_NAMES = frozenset({"numeral", "converted", "split_time", "in_base", "decimal_coded"})
"""Operations whose symbols are digits or units, never letters that could be called otherwise."""
_GREEK = "alpha|beta|gamma|delta|epsilon|theta|lamda|lambda|mu|phi|omega|tau|sigma|rho"
_LETTER = re.compile(rf"(?:[A-Za-z]|{_GREEK})(?:_?\{{?\d+\}}?)?")


class _Letter(str):
    """The name of a letter that could as well be another."""

    __slots__ = ()


def signature(exercise: Exercise) -> str:
    """Return a short text that two exercises share exactly if they pose the same mathematics."""
    return blake2b(canonical(exercise.posed).encode(), digest_size=12).hexdigest()


def canonical(posed: Posed) -> str:
    """Return the canonical form of what is posed, readable; letters are ``u1``, ``u2`` … (asked for) and ``p1`` …"""
    body = ("", True, _tree(posed.statement), *_given(posed.given))
    written = _named(body, frozenset(posed.unknowns))
    picks = "picks" if posed.picks else ""
    return "|".join((posed.task, posed.goal.value, posed.form or "", picks, written))


def ordered(statement: Basic) -> str:
    """Return what two statements share that differ in trivial order alone; letters keep their names."""
    return _written(_tree(statement), str)


def shape(statement: Basic) -> str:
    """Return the structure of a statement: its canonical form with every number but exponents replaced by ``#``."""
    return _named(_tree(statement, shaped=True), frozenset())


def _given(given: Mapping[str, Basic]) -> list[Tree]:
    return [(name, True, _tree(value)) for name, value in sorted(given.items()) if name != "method"]


def _tree(part: Any, literal: bool = False, shaped: bool = False) -> Tree:
    """The expression as nested tuples in one notation for what is written in several ways."""
    match part:
        case Rational() | Mul():
            factors = [*_factors(part, literal, shaped)]
            factors = [factor for factor in factors if factor != "#"] + ["#"] * ("#" in factors)
            return factors[0] if len(factors) == 1 else ("Mul", False, *factors)
        case Symbol():
            name = part.name
            return _Letter(name) if not literal and _LETTER.fullmatch(name) else f"'{name}'"
        case Add():
            return ("Add", False, *(_tree(each, literal, shaped) for each in _flat(part, Add)))
        case Pow():
            if isinstance(part.base, Integer) and part.exp == -1:
                return "#" if shaped else f"1/{part.base}"
            return ("Pow", True, _tree(part.base, literal, shaped), _tree(part.exp, literal))
        case Gt() | Ge():
            head = "Lt" if isinstance(part, Gt) else "Le"
            return (head, True, _tree(part.args[1], literal, shaped), _tree(part.args[0], literal, shaped))
        case MatrixBase():
            entries = (_tree(entry, literal, shaped) for entry in part.flat())
            return (f"Matrix{part.rows}x{part.cols}", True, *entries)
        case AppliedUndef():
            return _applied(part, shaped)
        case Basic():
            if not part.args:
                return str(part)
            head = _RELATIONS.get(type(part).__name__, type(part).__name__)
            ordered = not isinstance(part, _UNORDERED) or isinstance(part, Complement)
            return (head, ordered, *(_tree(argument, literal, shaped) for argument in part.args))
        case _:
            return str(part)


_RELATIONS = {"Equality": "Eq", "Unequality": "Ne", "StrictLessThan": "Lt", "LessThan": "Le"}


def _applied(part: AppliedUndef, shaped: bool) -> Tree:
    name = type(part).__name__
    literal = name in _LITERAL_NAMES
    arguments = (_tree(argument, literal, shaped) for argument in part.args)
    if name in NOTATION:
        return (name, name not in _UNORDERED_NAMES, *arguments)
    return ("apply", True, _Letter(name), *arguments)


def _flat(part: Basic, kind: type[Basic]) -> Iterable[Basic]:
    for argument in part.args:
        if isinstance(argument, kind):
            yield from _flat(argument, kind)
        else:
            yield argument


def _factors(part: Basic, literal: bool, shaped: bool) -> Iterable[Tree]:
    """The factors of one factor: signs and denominators by themselves, however they were put."""
    match part:
        case Mul():
            for argument in part.args:
                yield from _factors(argument, literal, shaped)
        case Pow(base=Integer() as base, exp=Integer(p=-1)):
            yield "#" if shaped else f"1/{base}"
        case Rational() if shaped:
            yield "#"
        case Rational():
            if part.p < 0:
                yield "-1"
            if part.p not in (-1, 1) or part == 1:
                yield str(abs(part.p))
            if part.q != 1:
                yield f"1/{part.q}"
        case _:
            yield _tree(part, literal, shaped)


def _named(tree: Tree, unknowns: frozenset[str]) -> str:
    """Write the tree with new names for its letters, in an order that does not depend on the old ones."""
    letters = list(dict.fromkeys(_letters(tree)))
    if len(letters) > 1:

        def alone(letter: str) -> str:
            return _written(tree, lambda other: "*" if other == letter else "?")

        letters.sort(key=lambda letter: (letter not in unknowns, alone(letter)))
    names = {letter: f"{'u' if letter in unknowns else 'p'}{n}" for n, letter in enumerate(letters, 1)}
    return _written(tree, names.__getitem__)


def _letters(tree: Tree) -> Iterable[str]:
    if isinstance(tree, _Letter):
        yield tree
    elif isinstance(tree, tuple):
        for part in tree[2:]:
            yield from _letters(part)


def _written(tree: Tree, name: Callable[[str], str]) -> str:
    if isinstance(tree, _Letter):
        return name(tree)
    if isinstance(tree, str):
        return tree
    head, ordered, *parts = tree
    written = [_written(part, name) for part in parts]
    if not ordered:
        written.sort()
    return f"{head}({','.join(written)})"
