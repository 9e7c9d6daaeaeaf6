"""Fibonacci and Lucas numbers far out, by Binet's formulas.

With φ = (1 + √5)/2 and t = φⁿ, n whole, F(n + k) = (φᵏt - (-1)ⁿ(-1)ᵏφ⁻ᵏ/t)/√5 and L(n + k) = φᵏt + (-1)ⁿ(-1)ᵏφ⁻ᵏ/t. The
even and the odd n are two functions of t, which grows without end: the limit is the one that both have.
"""

from __future__ import annotations

from sympy import Dummy, Expr, Integer, S, Symbol, fibonacci, log, lucas, oo, sqrt

from tutor.checking.expansions import NoExpansion, limit_by_expansion

PHI = (1 + sqrt(5)) / 2
MOST = 50
"""The largest shift of an index."""


def limit_by_binet(f: Expr, n: Symbol) -> Expr:
    """Return the limit for whole n that grow without end.

    Raises:
        NoExpansion: it was not found this way.
    """
    t = Dummy("t")
    found = {_limit(f, n, t, S(side)) for side in (1, -1)}
    if len(found) != 1:
        raise NoExpansion("even and odd places differ, or were not compared")
    return found.pop()


def _limit(f: Expr, n: Symbol, t: Symbol, side: Expr) -> Expr:
    def powers(part: Expr) -> Expr:
        shift = (part.args[0] - n).expand()
        if not isinstance(shift, Integer) or abs(shift) > MOST:
            raise NoExpansion("an index that is not n plus a number")
        large = (PHI**shift).expand() * t if shift >= 0 else (1 / PHI**-shift).radsimp() * t
        small = side * (-1) ** shift * ((1 / PHI) ** shift if shift >= 0 else PHI**-shift) / t
        return (large - small) / sqrt(5) if isinstance(part, fibonacci) else large + small

    new = f.replace(lambda part: isinstance(part, fibonacci | lucas), powers).subs(n, log(t) / log(PHI))
    return limit_by_expansion(new, t, oo, "-").radsimp().expand()
