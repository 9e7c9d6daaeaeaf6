"""How fast an expression grows: like ``c (n!)^k r^n n^a ln(n)^b`` for large n, compared by k, r, a, b in this order."""

from __future__ import annotations

from dataclasses import dataclass, replace

import sympy as sp
from sympy import Dummy, Expr, Integer, S, Symbol

from tutor.rules.limits.tasks import leading


@dataclass(frozen=True, slots=True)
class Growth:
    """``factor (n!)^factorials base^n n^power ln(n)^logarithms``.

    A factor with a letter stands for something positive that grows, or falls, more slowly than any ``base^n``.
    """

    factor: Expr
    factorials: Expr = S.Zero
    base: Expr = S.One
    power: Expr = S.Zero
    logarithms: Expr = S.Zero

    @property
    def order(self) -> tuple[Expr, ...]:
        """What decides which of two grows faster."""
        return self.factorials, self.base, self.power, self.logarithms

    @property
    def is_rough(self) -> bool:
        """Whether only factorials and powers with the exponent n are known."""
        return bool(self.factor.free_symbols)


STEADY = Growth(S.One).order


def limit_by_growth(f: Expr, n: Symbol) -> Expr | None:
    """The limit at infinity, where the growth decides it."""
    found = growth(f, n)
    if found is None or (found.is_rough and found.order[:2] == STEADY[:2]):
        return None
    if found.order == STEADY:
        return found.factor if found.factor.is_Rational else None
    if found.order < STEADY:
        return S.Zero
    return {True: S.Infinity, False: S.NegativeInfinity}.get(found.factor.is_positive)


def growth(f: Expr, n: Symbol) -> Growth | None:
    """How an expression grows; None where that is not seen."""
    plain = leading(f, n)
    if plain is not None:
        found: Growth | None = Growth(plain[0], power=plain[1])
    else:
        found = _of_parts(f, n)
    usable = found is not None and found.factor.is_nonzero and all(part.is_Rational for part in found.order)
    return found if usable else None


def _of_parts(f: Expr, n: Symbol) -> Growth | None:
    match f:
        case sp.Mul():
            return _product([growth(part, n) for part in f.args])
        case sp.Add():
            return _sum([growth(part, n) for part in f.args])
        case sp.Pow():
            return _power(f.base, f.exp, n)
        case sp.factorial():
            more = f.args[0] - n
            return Growth(S.One, factorials=S.One, power=more) if isinstance(more, Integer) else None
        case sp.log():
            inner = growth(f.args[0], n)
            if inner is None or inner.is_rough or inner.order[:2] != STEADY[:2] or not inner.power.is_positive:
                return None
            return Growth(inner.power, logarithms=S.One)
        case _:
            return None


def _product(parts: list[Growth | None]) -> Growth | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return Growth(
        sp.Mul(*(part.factor for part in known)),
        sp.Add(*(part.factorials for part in known)),
        sp.Mul(*(part.base for part in known)),
        sp.Add(*(part.power for part in known)),
        sp.Add(*(part.logarithms for part in known)),
    )


def _sum(parts: list[Growth | None]) -> Growth | None:
    """The part that grows fastest; those that grow alike are added, and may cancel."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or any(part.is_rough for part in known):
        return None
    fastest = max(known, key=lambda part: part.order)
    return replace(fastest, factor=sp.Add(*(part.factor for part in known if part.order == fastest.order)))


def _power(base: Expr, exponent: Expr, n: Symbol) -> Growth | None:
    inner = growth(base, n)
    if inner is None or not inner.factor.is_positive:
        return None
    if n not in exponent.free_symbols:
        of_n = (part * exponent for part in (inner.power, inner.logarithms))
        return Growth(inner.factor**exponent, inner.factorials * exponent, inner.base**exponent, *of_n)
    slope = exponent.coeff(n, 1)
    rest = sp.expand(exponent - slope * n)
    if n in rest.free_symbols or inner.order != STEADY or inner.is_rough:
        return None
    varies = n in base.free_symbols
    return Growth(Dummy(positive=True) if varies else inner.factor**rest, base=inner.factor**slope)
