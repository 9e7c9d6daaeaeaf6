"""Reading a question about a non-linear system of two equations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sympy import Basic, Eq, Poly, Symbol
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import TASK, equations_of, is_polynomial
from tutor.rules.equations.systems import asked_for, stated
from tutor.topic import Posed

HIGHEST = 4


class Question(NamedTuple):
    """The equations and the unknowns, in the order in which values are told."""

    equations: list[Relational]
    unknowns: tuple[Symbol, Symbol]


def pose(values: Mapping[str, Basic]) -> Posed | None:
    """Return the question, None where it is anything else."""
    found = stated(values)
    if found is None:
        return None
    statement, equations = found
    letters = sorted({letter for part in equations for letter in part.free_symbols}, key=lambda letter: letter.name)
    asked = asked_for(values)
    if asked and set(asked) != set(letters):
        return None
    question = _question(equations, tuple(asked or letters))
    if question is None:
        return None
    return Posed(statement, TASK, Goal.SOLUTIONS, tuple(letter.name for letter in question.unknowns))


def question_of(problem: Problem) -> Question | None:
    """Return what a problem asks, None where it is no such system."""
    if problem.goal is not Goal.SOLUTIONS or problem.task != TASK or len(problem.unknowns) != 2:
        return None
    if any(name == "wanted" for name, _ in problem.given):
        return None
    equations = equations_of(expression(problem.statement))
    return _question(equations or [], tuple(Symbol(name) for name in problem.unknowns))


def _question(equations: list[Relational], unknowns: tuple[Symbol, ...]) -> Question | None:
    if len(equations) != 2 or len(unknowns) != 2 or not all(isinstance(part, Eq) for part in equations):
        return None
    if any(part.free_symbols - set(unknowns) or not part.free_symbols for part in equations):
        return None
    if not all(is_polynomial(part, unknown) for part in equations for unknown in unknowns):
        return None
    degrees = [Poly(evaluated(part.lhs) - evaluated(part.rhs), *unknowns).total_degree() for part in equations]
    if not 2 <= max(degrees) <= HIGHEST or min(degrees) < 1:
        return None
    return Question(equations, (unknowns[0], unknowns[1]))
