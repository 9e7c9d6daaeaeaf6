"""Points as people write them: (1, 2), A(1, 2), A = (1, 2), and lists of them."""

from __future__ import annotations

from sympy import And, Basic, Eq, Expr, Interval, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase


def as_point(value: Basic | None) -> Tuple | None:
    """The coordinates; None for what is no point."""
    if isinstance(value, Eq) and isinstance(value.lhs, Symbol | Tuple):
        return as_point(value.rhs)
    if isinstance(value, And):
        return _named_coordinates(value)
    if isinstance(value, AppliedUndef) and len(value.args) > 1:
        return as_point(Tuple(*value.args))
    if isinstance(value, Interval):
        return as_point(Tuple(value.start, value.end))
    if isinstance(value, MatrixBase) and 1 in value.shape:
        return as_point(Tuple(*value.flat()))
    if isinstance(value, Tuple) and len(value) in (2, 3):
        return value if all(isinstance(part, Expr) for part in value) else None
    return None


_COORDINATES = (("x", "y"), ("x", "y", "z"), ("r", "theta"), ("r", "theta", "z"), ("rho", "theta", "phi"))


def _named_coordinates(value: And) -> Tuple | None:
    """(r, θ) = (2, π/3), which is read as r = 2 and θ = π/3."""
    parts = {str(part.lhs): part.rhs for part in value.args if isinstance(part, Eq)}
    if len(parts) != len(value.args):
        return None
    names = next((names for names in _COORDINATES if set(names) == set(parts)), None)
    return None if names is None else as_point(Tuple(*(parts[name] for name in names)))


def as_points(*values: Basic) -> list[Tuple] | None:
    """The points of blanks, each holding one or several, in the order of their names where they have names."""
    found: list[tuple[str, Tuple]] = []
    for value in values:
        point = as_point(value)
        members = [value] if point is not None else list(value.args) if isinstance(value, Tuple | And) else None
        if members is None:
            return None
        for member in members:
            point = as_point(member)
            if point is None:
                return None
            found.append((_name(member), point))
    names = [name for name, _ in found]
    if all(names) and len(set(names)) == len(names):
        found.sort(key=lambda pair: pair[0])
    return [point for _, point in found]


def _name(value: Basic) -> str:
    if isinstance(value, Eq):
        return str(value.lhs)
    return type(value).__name__ if isinstance(value, AppliedUndef) else ""
