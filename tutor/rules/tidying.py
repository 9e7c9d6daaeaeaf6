"""The last line of a calculation: the shortest of a few forms that a teacher would accept as simplified.

Only cheap, safe transformations (collecting, cancelling, factoring out); never ``simplify``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import sympy as sp
from sympy import Add, Expr, Mul, Pow

from tutor.maths.fractions import cancelled
from tutor.rules.lines import fraction_of

_SMALL = 60
"""Operations beyond which only the cheapest forms are tried."""


def evaluated(line: Expr) -> Expr:
    """The line rebuilt with SymPy's ordinary evaluation; unevaluated calculus objects stay."""
    if not line.args or not isinstance(line, Expr):
        return line
    if isinstance(line, sp.Derivative | sp.Integral | sp.Limit | sp.Subs):
        return line
    return line.func(*(evaluated(part) for part in line.args))


def tidied(line: Expr) -> Expr:
    """The shortest form found; ties go to the earlier one."""
    return _tidied(evaluated(line))


@lru_cache(maxsize=1024)
def _tidied(start: Expr) -> Expr:
    if not start.args or _operations(start) > 4 * _SMALL:
        return start
    return min(dict.fromkeys(_forms(start)), key=_size)


def _size(expression: Expr) -> int:
    nested = sum(1 for power in expression.atoms(Pow) if power.exp.is_negative and isinstance(power.base, Add))
    return _operations(expression) + nested


@lru_cache(maxsize=2048)
def _operations(expression: Expr) -> int:
    return int(expression.count_ops())


@lru_cache(maxsize=2048)
def _factored(expression: Expr) -> Expr:
    return sp.factor_terms(expression)


def _forms(start: Expr) -> Iterator[Expr]:
    symbols = start.free_symbols
    polynomial = bool(symbols) and start.is_polynomial(*symbols)
    if polynomial:
        yield sp.expand(start)
        yield start
        return
    yield start
    yield sp.expand_mul(start)
    yield _factored(start)
    if _operations(start) > _SMALL:
        return
    yield _one_fraction(start)
    if start.has(sp.exp) or start.has(sp.log):
        yield _factored(sp.powsimp(start))
    if start.has(sp.sin, sp.cos):
        yield _pythagoras(start)


def _one_fraction(start: Expr) -> Expr:
    symbols = start.free_symbols
    if symbols and start.is_rational_function(*symbols):
        above, below = sp.fraction(cancelled(start))
        return Mul(_factored(above), 1 / sp.factor(below))
    above, below = fraction_of(_factored(sp.together(start)))
    content, above = sp.expand(above).as_content_primitive() if _operations(above) < _SMALL else (1, above)
    return Mul(content, above, Pow(below, -1))


def _pythagoras(start: Expr) -> Expr:
    """``sin^2 + cos^2`` made 1, where it stands multiplied out."""
    from sympy.simplify.fu import TR5, TR6

    expanded = sp.expand(start)
    return min((sp.expand(TR5(expanded)), sp.expand(TR6(expanded))), key=_size)
