"""What equations give to names: ``x = 3``, ``x = 1 or x = 2``, ``y = 2, x = 1``, ``x = y = 3``; and in which order."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from tutor.maths.balls import agree
from tutor.maths.equivalence.equations import is_number_like


def _is_name(node: sp.Basic) -> bool:
    """What may be left out on the left of an equation: a name, f(x), |AB|, a product or quotient of capital letters."""
    if isinstance(node, sp.Symbol | AppliedUndef):
        return True
    symbols = node.free_symbols
    if isinstance(node, sp.Mul) and all(isinstance(part, sp.Symbol) for part in node.args):
        return True
    return bool(symbols) and all(symbol.name[:1].isupper() for symbol in symbols) and not node.atoms(sp.Add)


def value_of(statement: sp.Basic) -> Any | None:
    """The value that an equation gives to a name, or that a chain of equations ends with."""
    if isinstance(statement, sp.Eq):
        left, right = statement.lhs, statement.rhs
        if _is_name(left) and not (left.free_symbols and left.free_symbols <= right.free_symbols):
            return right
        if isinstance(left, AppliedUndef) and type(left) not in {type(f) for f in right.atoms(AppliedUndef)}:
            return right
        if _is_name(right) and not right.free_symbols & left.free_symbols:
            return left
        if not statement.free_symbols and is_number_like(left) and is_number_like(right):
            return left if right.has(sp.Float) and agree(left, right) else right
        return None
    if isinstance(statement, sp.And):
        return _end_of_chain(statement)
    if isinstance(statement, sp.Contains):
        return statement.args[1]
    return None


def _end_of_chain(statement: sp.And) -> Any | None:
    """``x = y = z = 1``: the last side, when all before it are names or equal to it."""
    parts = statement.args
    if not all(isinstance(part, sp.Eq) for part in parts):
        return None
    if any(first.rhs != second.lhs for first, second in pairwise(parts)):
        return None
    return parts[-1].rhs


def values_of(statement: sp.Basic) -> list[Any] | None:
    """The values that several equations give to names: of ``x = 1 or x = 2``, of ``x = 1, y = 2``."""
    if isinstance(statement, sp.Or):
        found = []
        for part in statement.args:
            inner = values_of(part) if isinstance(part, sp.And) else None
            value = sp.Tuple(*coordinates(part)) if inner is not None else value_of(part)
            if value is None:
                return None
            found.append(value)
        return found
    if isinstance(statement, sp.And):
        names = by_name(statement)
        return None if names is None else list(names.values())
    return None


def short_names(statement: sp.And) -> bool:
    """Whether every value has a name of a letter or two: then the order is that of the alphabet, or of the question."""
    return all(isinstance(part, sp.Eq) and len(str(part.lhs)) <= 3 for part in statement.args)


def by_name(statement: sp.And) -> dict[sp.Basic, Any] | None:
    """The values of ``x = 1, y = 2`` by their names, in the order written; None where it is not all of that kind."""
    found: dict[sp.Basic, Any] = {}
    for part in statement.args:
        if not isinstance(part, sp.Eq) or not _is_name(part.lhs) or part.lhs in found:
            return None
        value = value_of(part)
        if value is None or value == part.lhs:
            return None
        found[part.lhs] = value
    return found


def coordinates(statement: sp.And) -> list[Any]:
    """The values in the order of the names where these are neighbours in the alphabet (x, y; a, b, c) or numbered.

    Other names have the order in which they are written, which is then that of the question.
    """
    named = by_name(statement) or {}
    if _are_coordinates(list(named)):
        return [named[name] for name in sorted(named, key=_place)]
    return list(named.values())


def _are_coordinates(names: list[sp.Basic]) -> bool:
    if not all(isinstance(name, sp.Symbol) for name in names):
        return False
    letters = sorted(_place(name) for name in names)
    if all(index < 0 for _, index in letters):
        return all(len(letter) == 1 for letter, _ in letters) and all(
            ord(one[0]) + 1 == ord(next_[0]) for one, next_ in pairwise(letters)
        )
    return len({letter for letter, _ in letters}) == 1 and all(index >= 0 for _, index in letters)


def _place(name: sp.Basic) -> tuple[str, int]:
    """A name as its letters and its number, -1 without one: ``x_2`` is ("x", 2)."""
    letter, _, index = str(name).partition("_")
    return (letter, int(index)) if index.isdigit() else (str(name), -1)


def numbered(several: sp.And, single: sp.Or) -> list[Any] | None:
    """The values of ``x_1 = 1, x_2 = 2`` where the other gives them to x; None where it does not."""
    named = by_name(several)
    heads = {part.lhs for part in single.args if isinstance(part, sp.Eq)}
    if named is None or len(heads) != 1 or not all(isinstance(name, sp.Symbol) for name in named):
        return None
    places = [_place(name) for name in named]
    head = str(next(iter(heads)))
    return list(named.values()) if all(letter == head and index >= 0 for letter, index in places) else None


_BOTH = re.compile(r"(\w+)_\{1,2(?:,3)?\}")


def without_numbers(statement: Any) -> Any:
    """``x_{1,2} = ±3`` as ``x = ±3``."""
    if not isinstance(statement, sp.Or) or not all(isinstance(part, sp.Eq) for part in statement.args):
        return statement
    heads = {part.lhs for part in statement.args}
    match = _BOTH.fullmatch(str(next(iter(heads)))) if len(heads) == 1 else None
    return statement if match is None else statement.xreplace({next(iter(heads)): sp.Symbol(match[1])})
