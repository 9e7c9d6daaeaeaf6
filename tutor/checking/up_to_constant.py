"""Antiderivatives against a key: the same up to a constant, and whether a constant is written.

Where both hold a logarithm, ln|u| and ln(u) count as the same antiderivative: their derivatives agree.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from tutor.errors import TookTooLong
from tutor.maths.equivalence import Judgement, Outcome, compare_expressions
from tutor.maths.equivalence.assignments import value_of
from tutor.maths.equivalence.judgement import different, equal, undecided
from tutor.maths.equivalence.kinds import is_expression
from tutor.maths.reading.evaluation import evaluated
from tutor.maths.worker import within

_CONSTANTS = ("C", "c", "K", "k", "const", "constant", "D", "A", "B")
_VARIABLES = ("x", "t", "u", "y", "z", "s", "r", "v", "w", "theta")


def compare_up_to_constant(gold: Any, answer: Any) -> Judgement:
    """Whether both have the same derivative."""
    f, g = _side(gold), _side(answer)
    if f is None or g is None:
        return different("kinds", "an antiderivative is an expression")
    variable = variable_of(f)
    if variable is None:
        return compare_expressions(f, g)
    if variable not in g.free_symbols:
        return different("symbols", f"the answer does not depend on {variable}")
    left, right = _derivative(f, variable), _derivative(g, variable)
    if left is None or right is None:
        return undecided("the derivatives could not be worked out")
    judged = compare_expressions(left, right)
    if judged.outcome is Outcome.EQUAL:
        return equal("differentiation", f"the same derivative with respect to {variable}")
    if judged.outcome is Outcome.DIFFERENT:
        return different("differentiation", "different derivatives", judged.witness)
    return undecided(judged.reason, "differentiation")


def has_constant(gold: Any, answer: Any) -> bool | None:
    """Whether the answer carries one constant of integration, and absolute values in logarithms as the key does."""
    f, g = _side(gold), _side(answer)
    if f is None or g is None:
        return None
    variable = variable_of(f)
    if variable is None:
        return None
    own = sorted(g.free_symbols - _parameters(f, variable) - {variable}, key=str)
    if len(own) != 1:
        return False
    slope = _derivative(g, own[0])
    if slope is None or slope == 0 or (slope.has(own[0]) and g.is_polynomial(own[0])):
        return False
    return _absolute_as_in(f, g, variable)


def _parameters(f: sp.Expr, variable: sp.Symbol) -> set[sp.Symbol]:
    """The symbols of the key on which its derivative depends: no constants of integration."""
    slope = _derivative(f, variable)
    return set() if slope is None else set(slope.free_symbols)


def variable_of(f: sp.Expr) -> sp.Symbol | None:
    """The variable of integration: a usual name, else the first symbol that is no usual constant."""
    names = {symbol.name: symbol for symbol in f.free_symbols}
    for name in _VARIABLES:
        if name in names:
            return names[name]
    others = sorted(name for name in names if name not in _CONSTANTS)
    return names[others[0]] if others else None


def _side(value: Any) -> sp.Expr | None:
    if isinstance(value, sp.Eq):
        value = value_of(value)
    return value if is_expression(value) else None


def _derivative(f: sp.Expr, variable: sp.Symbol) -> sp.Expr | None:
    """The derivative; ln|u| is differentiated as ln(u)."""
    try:
        with within(0.5):
            plain = evaluated(f)
            if plain.has(sp.Integral):
                plain = plain.doit() if not isinstance(plain, sp.Integral) else plain
            real = plain.replace(sp.Abs, lambda u: u) if plain.has(sp.log) and _only_in_logs(plain) else plain
            return sp.diff(real, variable).doit()
    except (TookTooLong, TypeError, ValueError, AttributeError, NotImplementedError, RecursionError):
        return None


def _only_in_logs(f: sp.Expr) -> bool:
    """Whether every absolute value is a factor inside a logarithm."""
    inside = {part for node in f.atoms(sp.log) for part in node.args[0].atoms(sp.Abs)}
    return bool(inside >= f.atoms(sp.Abs))


def _absolute_as_in(f: sp.Expr, g: sp.Expr, variable: sp.Symbol) -> bool:
    logs = [node for node in g.atoms(sp.log) if node.has(variable)]
    bare = [node for node in logs if not node.has(sp.Abs)]
    if any(node.has(sp.Abs) and node.has(variable) for node in f.atoms(sp.log)):
        return not bare
    return not bare or len(bare) == len(logs)
