"""General solutions of trigonometric equations: families ``b + k·a`` over the whole numbers k.

``π/4 + kπ`` and ``5π/4 + nπ`` are the same set of numbers, ``kπ/2`` the same as ``kπ or π/2 + kπ``. Only read so where
one side is an equation for another name, or says that k runs through the whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import Any

import sympy as sp

from tutor.maths.equivalence.judgement import Judgement, Witness, different, equal
from tutor.maths.reading.evaluation import evaluated
from tutor.maths.reading.values import Several

WHOLE_NAMES = frozenset(["k", "n", "m", "l", "z"])
"""Names that people give to any whole number."""
MOST_MEMBERS = 5000

Family = tuple[Fraction, Fraction]
"""Offset and period, in units of π."""


def by_families(a: Any, b: Any) -> Judgement | None:
    """Compare two general solutions; None when they are not both that."""
    if (judged := _by_congruence(a, b)) is not None:
        return judged
    if not (_is_general(a) or _is_general(b)):
        return None
    left, right = _families(a), _families(b)
    if not left or not right:
        return None
    period = _common([*left, *right])
    if period is None:
        return None
    ours, theirs = _members(left, period), _members(right, period)
    if ours == theirs:
        return equal("families", "the same numbers within one period")
    missing = min(ours ^ theirs)
    return different("families", "a solution is missing", Witness(missing=str(sp.Rational(missing) * sp.pi)))


def _by_congruence(a: Any, b: Any) -> Judgement | None:
    """``x ≡ 3 (mod 7)`` against ``x = 7k + 3``; None when none of the two is a congruence."""
    left, right = _residues(a), _residues(b)
    if left is None or right is None or left[0] != right[0] or not any(_is_congruence(side) for side in (a, b)):
        return None
    if left[1:] == right[1:]:
        return equal("families", "the same remainders")
    return different("families", "other whole numbers")


def _is_congruence(value: Any) -> bool:
    return isinstance(value, sp.Eq) and isinstance(value.lhs, sp.Mod) and isinstance(value.rhs, sp.Mod)


def _residues(value: Any) -> tuple[sp.Basic, int, int] | None:
    """The name, the modulus and the remainder that ``x ≡ 3 (mod 7)`` or ``x = 7k + 3`` says."""
    if isinstance(value, sp.And):
        parts = [part for part in value.args if not (isinstance(part, sp.Contains) and part.args[1] is sp.S.Integers)]
        return _residues(parts[0]) if len(parts) == 1 else None
    if not isinstance(value, sp.Eq):
        return None
    if _is_congruence(value):
        name, modulus, rest = value.lhs.args[0], value.lhs.args[1], value.rhs.args[0]
    else:
        names = [symbol for symbol in value.rhs.free_symbols if symbol.name in WHOLE_NAMES]
        if len(names) != 1 or value.rhs.free_symbols != set(names):
            return None
        plain = sp.expand(evaluated(value.rhs))
        if not plain.is_polynomial(names[0]) or sp.degree(plain, names[0]) != 1:
            return None
        name, modulus, rest = value.lhs, abs(plain.coeff(names[0], 1)), plain.coeff(names[0], 0)
    if not (isinstance(name, sp.Symbol) and isinstance(modulus, sp.Integer) and isinstance(rest, sp.Integer)):
        return None
    return (name, int(modulus), int(rest) % int(modulus)) if modulus > 0 else None


def _is_general(value: Any) -> bool:
    if isinstance(value, sp.Eq):
        names = {symbol.name for symbol in value.rhs.free_symbols}
        return isinstance(value.lhs, sp.Symbol) and value.lhs.name not in WHOLE_NAMES and bool(names & WHOLE_NAMES)
    if isinstance(value, sp.And | sp.Or | sp.Union):
        return any(_is_general(part) for part in value.args)
    if isinstance(value, Several):
        return any(isinstance(part, sp.Contains) and _is_general(part) for part in value.items)
    return isinstance(value, sp.ImageSet) or (isinstance(value, sp.Contains) and value.args[1] is sp.S.Integers)


def _families(value: Any) -> list[Family] | None:
    if isinstance(value, sp.And):
        parts = [part for part in value.args if not (isinstance(part, sp.Contains) and part.args[1] is sp.S.Integers)]
        return _families(parts[0]) if len(parts) == 1 and len(parts) < len(value.args) else None
    if isinstance(value, sp.Or | sp.Union | sp.FiniteSet):
        return _all(value.args)
    if isinstance(value, Several):
        return _all(tuple(part for part in value.items if not isinstance(part, sp.Contains)))
    if isinstance(value, sp.Eq):
        return _families(value.rhs) if isinstance(value.lhs, sp.Symbol) else None
    if isinstance(value, sp.ImageSet):
        if value.base_sets != (sp.S.Integers,) or len(value.lamda.variables) != 1:
            return None
        return _family(value.lamda.expr, value.lamda.variables[0])
    if isinstance(value, sp.Expr) and not isinstance(value, sp.MatrixExpr):
        names = [symbol for symbol in value.free_symbols if symbol.name in WHOLE_NAMES]
        return _family(value, names[0]) if len(names) == 1 else None
    return None


def _all(parts: tuple[Any, ...]) -> list[Family] | None:
    found: list[Family] = []
    for part in parts:
        inner = _families(part)
        if inner is None:
            return None
        found += inner
    return found


def _family(expression: sp.Expr, k: sp.Symbol) -> list[Family] | None:
    """``b + k·a`` with a and b rational multiples of π."""
    if expression.free_symbols != {k} or not expression.has(sp.pi):
        return None
    plain = sp.expand(evaluated(expression))
    if not plain.is_polynomial(k) or sp.degree(plain, k) != 1:
        return None
    step, offset = (sp.expand(plain.coeff(k, power) / sp.pi) for power in (1, 0))
    if not (step.is_Rational and offset.is_Rational) or step == 0:
        return None
    return [(Fraction(int(offset.p), int(offset.q)), abs(Fraction(int(step.p), int(step.q))))]


def _common(families: list[Family]) -> Fraction | None:
    """The least common period; None when it holds too many members."""
    low = lcm(*(period.denominator for _, period in families))
    whole = [int(period * low) for _, period in families]
    total = Fraction(lcm(*whole), low)
    smallest = Fraction(gcd(*whole), low)
    return total if total / smallest <= MOST_MEMBERS else None


def _members(families: list[Family], period: Fraction) -> set[Fraction]:
    return {(offset + j * step) % period for offset, step in families for j in range(int(period / step))}
