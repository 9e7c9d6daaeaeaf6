"""The irreducible factors of a polynomial over the rational numbers; several rules ask about the same one."""

from __future__ import annotations

from functools import lru_cache

from sympy import Add, Expr, factor_list


@lru_cache(maxsize=512)
def irreducible_factors(total: Expr) -> tuple[Expr, tuple[tuple[Expr, int], ...]]:
    """Return the numerical factor and the irreducible polynomials with their exponents."""
    number, powers = factor_list(total)
    return number, tuple(powers)


def is_irreducible(total: Expr) -> bool:
    """Whether a sum does not split: it is its own only factor."""
    if not isinstance(total, Add):
        return False
    number, powers = irreducible_factors(total)
    return number == 1 and len(powers) == 1 and powers[0][1] == 1
