"""How systems are asked about: which equations, which unknowns, and which of them are wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sympy import Basic, Eq, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import TASK, equations_of, is_polynomial
from tutor.rules.equations.systems import asked_for, stated
from tutor.topic import Method, Posed
from tutor.topics.linear_systems.rows import row_of

SUBSTITUTION, ELIMINATION = "substitution", "elimination"
MOST = 4
"""Unknowns that a system may have."""

USUAL = "xyzuvw"
"""Letters that are unknowns where a system has more letters than equations."""


class Question(NamedTuple):
    """The equations, all unknowns, and how many of them (the first ones) are wanted."""

    equations: list[Relational]
    unknowns: tuple[Symbol, ...]
    wanted: int


def posing_by(method: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Return the ``pose`` of phrases that ask for a method."""

    def by_method(values: Mapping[str, Basic]) -> Posed | None:
        posed = pose(values)
        return None if posed is None else replace(posed, given={**posed.given, "method": Symbol(method)})

    return by_method


def method_of(problem: Problem) -> str | None:
    """Return the method that was asked for."""
    return next((text.plain for name, text in problem.given if name == "method"), None)


def methods_for(problem: Problem) -> tuple[Method, ...]:
    """Return the methods that apply to a system."""
    question = question_of(problem)
    if question is None or len(question.equations) < 2:
        return ()
    elimination = Method(ELIMINATION, say("Elimination"))
    if len(question.equations) == len(question.unknowns) == 2:
        return (Method(SUBSTITUTION, say("Substitution")), elimination)
    return (elimination,)


def pose(values: Mapping[str, Basic]) -> Posed | None:
    """Return the question for the solutions of a linear system, None where it is anything else."""
    found = stated(values)
    asked = asked_for(values)
    if found is None or (len(found[1]) < 2 and len(asked) < 2):
        return None
    statement, equations = found
    letters = sorted({letter for part in equations for letter in part.free_symbols}, key=lambda letter: letter.name)
    if not letters or len(letters) < len(asked) or any(letter not in letters for letter in asked):
        return None
    unknowns = _unknowns(asked, letters, len(equations))
    if not 1 <= len(unknowns) <= MOST or not _linear(equations, unknowns):
        return None
    wanted = Tuple(*asked)
    given = {"wanted": wanted} if 0 < len(asked) < len(unknowns) else {}
    return Posed(statement, TASK, Goal.SOLUTIONS, tuple(letter.name for letter in unknowns), given=given)


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
    if (
        not equations
        or (len(equations) < 2 and len(unknowns) < 2)
        or not all(isinstance(part, Eq) for part in equations)
    ):
        return None
    if not _linear(equations, unknowns):
        return None
    wanted = next((len(expression(text).args) for name, text in problem.given if name == "wanted"), len(unknowns))
    return Question(equations, unknowns, wanted)
