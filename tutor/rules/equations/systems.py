"""How systems of equations are asked about: the equations that a phrase holds, and the unknowns that it names."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq, FiniteSet, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.rules.equations.asking import equations_of

SYSTEM_PHRASES = (
    "solve {e} for {x}",
    "solve {e}",
    "solve for {x}: {e}",
    "solve the system for {x}: {e}",
    "find {x}: {e}",
    "if {e}, find {x}",
    "solve {e} for {x} and {y}",
    "solve {e} for {x}, {y} and {z}",
    "solve the system {e}",
    "solve the system {e} for {x}",
    "solve the system {e} for {x} and {y}",
    "solve the system of equations {e}",
    "solve the system of linear equations {e}",
    "solve the simultaneous equations {e}",
    "solve {a} and {b}",
    "solve {a} and {b} for {x}",
    "solve {a} and {b} for {x} and {y}",
    "solve {a}, {b} and {c}",
    "solve {a}, {b} and {c} for {x}, {y} and {z}",
    "solve the system {a} and {b}",
    "solve the system {a}, {b} and {c}",
    "solve the system of equations {a} and {b}",
    "solve the system of equations {a}, {b} and {c}",
    "solve the simultaneous equations {a} and {b}",
    "given {a} and {b}, solve for {x} and {y}",
    "given the equations {a} and {b}, solve for {x} and {y}",
    "find {x} and {y} if {e}",
    "find {x} and {y} if {a} and {b}",
    "find {x}, {y} and {z} if {e}",
    "if {e}, find {x} and {y}",
    "if {a} and {b}, find {x} and {y}",
    "if {a} and {b}, find {x}",
    "if {a} and {b}, what is {x}",
    "if {a} and {b}, what is the value of {x}",
    "if {e}, what is the value of {x}",
    "solve for {x} and {y}: {e}",
    "solve for {x} and {y}: {a} and {b}",
    "solve for {x}, {y} and {z}: {e}",
    "given {e}, solve for {x} and {y}",
    "given {e}, find {x} and {y}",
    "given {a} and {b}, find {x} and {y}",
    "given {a} and {b}, find {x}",
    "find all real solutions of the system {e}",
    "find all solutions of the system {e}",
    "find the intersection points of {a} and {b}",
    "find all pairs ({x}, {y}) such that {e}",
    "find all real pairs ({x}, {y}) such that {e}",
    "{a} and {b}",
    "{e}",
)
"""How systems are asked about; every topic of systems takes the same."""


def stated(values: Mapping[str, Basic]) -> tuple[Basic, list[Relational]] | None:
    """Return the statement as typed and its equations; None where it holds anything else."""
    parts = [values[name] for name in ("e", "a", "b", "c", "d") if name in values]
    equations = equations_of(Tuple(*parts))
    if not equations or not all(isinstance(part, Eq) for part in equations):
        return None
    return (parts[0] if len(parts) == 1 else Tuple(*equations)), equations


def asked_for(values: Mapping[str, Basic]) -> list[Symbol]:
    """Return the unknowns that a phrase names."""
    return [symbol for name in ("x", "y", "z", "w") if name in values for symbol in symbols_in(values[name])]


def symbols_in(asked: Basic) -> list[Symbol]:
    """Return the names in a blank that takes names."""
    parts = list(asked.args) if isinstance(asked, Tuple | FiniteSet) else [asked]
    return [part for part in parts if isinstance(part, Symbol)]
