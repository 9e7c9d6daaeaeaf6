"""How systems are asked about: which equations, which unknowns, and which of them are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sympy import Basic, Eq, FiniteSet, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import TASK, equations_of, is_polynomial
from tutor.topic import Posed
from tutor.topics.linear_systems.rows import row_of

MOST = 4
"""Unknowns that a system may have."""

USUAL = "xyzuvw"
"""Letters that are unknowns where a system has more letters than equations."""

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
    "{a} and {b}",
    "{e}",
)


class Question(NamedTuple):
    """The equations, all unknowns, and how many of them (the first ones) are wanted."""

    equations: list[Relational]
    unknowns: tuple[Symbol, ...]
    wanted: int


def pose(values: Mapping[str, Basic]) -> Posed | None:
    """Return the question for the solutions of a linear system, None where it is anything else."""
    stated = [values[name] for name in ("e", "a", "b", "c", "d") if name in values]
    equations = equations_of(Tuple(*stated))
    if not equations or len(equations) < 2 or not all(isinstance(part, Eq) for part in equations):
        return None
    asked = [symbol for name in ("x", "y", "z", "w") if name in values for symbol in _symbols(values[name])]
    letters = sorted({letter for part in equations for letter in part.free_symbols}, key=lambda letter: letter.name)
    if not letters or len(letters) < len(asked) or any(letter not in letters for letter in asked):
        return None
    unknowns = _unknowns(asked, letters, len(equations))
    if not 1 <= len(unknowns) <= MOST or not _linear(equations, unknowns):
        return None
    statement = stated[0] if len(stated) == 1 else Tuple(*equations)
    wanted = Tuple(*asked)
    given = {"wanted": wanted} if 0 < len(asked) < len(unknowns) else {}
    return Posed(statement, TASK, Goal.SOLUTIONS, tuple(letter.name for letter in unknowns), given=given)


def _symbols(asked: Basic) -> list[Symbol]:
    parts = list(asked.args) if isinstance(asked, Tuple | FiniteSet) else [asked]
    return [part for part in parts if isinstance(part, Symbol)]


def _unknowns(asked: list[Symbol], letters: list[Symbol], count: int) -> tuple[Symbol, ...]:
    """Letters that were not asked for are unknowns too where there are equations enough, else given numbers."""
    if not asked:
        usual = [letter for letter in letters if letter.name in USUAL]
        return tuple(usual if len(letters) > count >= len(usual) > 1 else letters)
    if len(asked) >= count:
        return tuple(asked)
    return (*asked, *(letter for letter in letters if letter not in asked))


def _linear(equations: list[Relational], unknowns: tuple[Symbol, ...]) -> bool:
    return all(
        row_of(equation, unknowns) is not None and all(is_polynomial(equation, unknown) for unknown in unknowns)
        for equation in equations
    )


def question_of(problem: Problem) -> Question | None:
    """Return what a problem asks, None where it is no linear system."""
    if problem.goal is not Goal.SOLUTIONS or problem.task != TASK or not 1 <= len(problem.unknowns) <= MOST:
        return None
    equations = equations_of(expression(problem.statement))
    unknowns = tuple(Symbol(name) for name in problem.unknowns)
    if not equations or len(equations) < 2 or not all(isinstance(part, Eq) for part in equations):
        return None
    if not _linear(equations, unknowns):
        return None
    wanted = next((len(expression(text).args) for name, text in problem.given if name == "wanted"), len(unknowns))
    return Question(equations, unknowns, wanted)
