"""Roots that hold the unknown: found, and told from everything else."""

from __future__ import annotations

from sympy import Basic, Pow, Rational, Symbol, expand, preorder_traversal
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.rules.equations.asking import is_polynomial
from tutor.rules.equations.written import terms_of


def is_root(part: Basic, unknown: Symbol) -> bool:
    """Whether this is √(…), ∛(…), … with the unknown inside."""
    return (
        isinstance(part, Pow)
        and isinstance(part.exp, Rational)
        and part.exp.p == 1
        and part.exp.q > 1
        and unknown in part.base.free_symbols
    )


def roots_in(statement: Basic, unknown: Symbol) -> list[Pow]:
    """Return the roots that hold the unknown, each once."""
    return list(dict.fromkeys(part for part in preorder_traversal(statement) if is_root(part, unknown)))


def is_radical(equation: Relational, unknown: Symbol) -> bool:
    """Whether it is a sum of polynomials and of numbers times roots of polynomials."""
    roots = roots_in(equation, unknown)
    if not 1 <= len(roots) <= 3 or not all(is_polynomial(root.base, unknown) for root in roots):
        return False
    names = {root: Symbol(f"root {place}") for place, root in enumerate(roots)}
    value = expand(evaluated(equation.lhs.xreplace(names)) - evaluated(equation.rhs.xreplace(names)))
    return all(
        (not set(names.values()) & term.free_symbols and is_polynomial(term, unknown))
        or (term.as_coeff_Mul()[1] in names.values())
        for term in terms_of(value)
    )
