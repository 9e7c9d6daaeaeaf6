"""Letters that stand for any number of a kind: k in kπ for any whole number, C for any constant of integration.

Two answers may use different ones. Any other letter is itself: R is not r, and the c of a*b/c not the C of a*b/C.
"""

from __future__ import annotations

import re
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from tutor.maths.forms.writing import factors, terms
from tutor.maths.reading.values import Several

WHOLE = {"k", "n", "m", "l", "t", "z"}
"""Names that people give to any whole number."""
_CONSTANT = re.compile(r"([CcKk])(?:_(\d))?")


def with_parameter_of(gold: Any, answer: Any) -> Any | None:
    """The answer with the key's names for its parameters, None where it has no others."""
    left, right = _symbols(gold), _symbols(answer)
    ours, theirs = sorted(left - right, key=str), sorted(right - left, key=str)
    if not ours or len(ours) != len(theirs):
        return None
    pairs = dict(zip(theirs, ours, strict=True))
    if not all(_same_role(gold, new, answer, old) for old, new in pairs.items()):
        return None
    if isinstance(answer, Several):
        return Several(tuple(_renamed(item, pairs) for item in answer.items), answer.joined)
    return _renamed(answer, pairs)


def _same_role(gold: Any, new: sp.Symbol, answer: Any, old: sp.Symbol) -> bool:
    if {new.name, old.name} <= WHOLE and _runs_with_pi(gold, new) and _runs_with_pi(answer, old):
        return True
    one, other = _CONSTANT.fullmatch(new.name), _CONSTANT.fullmatch(old.name)
    if one is None or other is None or one[2] != other[2] or not {one[1], other[1]} & {"C", "c"}:
        return False
    if {one[1], other[1]} == {"C", "c"} and (_defines_functions(gold) or _defines_functions(answer)):
        return True
    return _is_constant(gold, new) and _is_constant(answer, old)


def _renamed(value: Any, pairs: dict[sp.Symbol, sp.Symbol]) -> Any:
    if isinstance(value, sp.Tuple):
        return sp.Tuple(*(_renamed(part, pairs) for part in value))
    return value.xreplace(pairs) if isinstance(value, sp.Basic) else value


def _members(value: Any) -> tuple[Any, ...]:
    return value.items if isinstance(value, Several) else (value,)


def _symbols(value: Any) -> set[sp.Symbol]:
    return {s for item in _members(value) if isinstance(item, sp.Basic) for s in item.free_symbols}


def _runs_with_pi(value: Any, symbol: sp.Symbol) -> bool:
    """Whether the symbol occurs only in products with π, or in saying that it is a whole number."""
    items = [item for item in _members(value) if isinstance(item, sp.Basic)]
    products = [node for item in items for node in item.atoms(sp.Mul) if symbol in factors(node)]
    return bool(products) and all(sp.pi in factors(node) for node in products)


def _defines_functions(value: Any) -> bool:
    parts = value.args if isinstance(value, sp.And) else (value,)
    return all(isinstance(part, sp.Eq) and isinstance(part.lhs, AppliedUndef) for part in parts)


def _is_constant(value: Any, symbol: sp.Symbol) -> bool:
    """Whether the symbol is a constant of integration: a term of its own, or a factor of one of a general solution."""
    solution = "_" in symbol.name
    if isinstance(value, sp.Eq):
        solution = solution or (isinstance(value.lhs, AppliedUndef) or value.lhs in (sp.Symbol("y"), sp.Symbol("u")))
        value = value.rhs
    if not isinstance(value, sp.Expr):
        return False
    holders = [term for term in terms(value) if term.has(symbol)]
    if len(holders) != 1:
        return False
    return (holders[0] == symbol and len(terms(value)) > 1) or (
        solution and symbol in factors(holders[0]) and len(value.free_symbols) > 1
    )  # fmt: skip
