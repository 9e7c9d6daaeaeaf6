"""What the topics of equations and inequalities share: a question of their kind posed, a problem of their kind told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Eq, Symbol
from sympy.core.relational import Relational

from tutor.problem import Goal, Level, Problem
from tutor.rules.equations.asking import TASK, asked, asked_relation, lettered, root_question, single_equation
from tutor.rules.equations.inequalities import inequalities_of
from tutor.solution import Answer, Step
from tutor.topic import Posed

Kind = Callable[[Relational, Symbol], bool]
"""Whether an equation in this unknown is of a topic's kind."""
Kinds = Callable[[list[Relational], Symbol], bool]
"""Whether inequalities that must hold together are of a topic's kind."""
Pose = Callable[[Mapping[str, Basic]], Posed | None]
Fits = Callable[[Problem], bool]
Solve = Callable[[Problem, Level], Iterator[Step | Answer]]
SolveOne = Callable[[Relational, Symbol], Iterator[Step | Answer]]


def posing(kind: Kind, method: str | None = None) -> Pose:
    """Return the ``pose`` of a topic: blanks ``e`` (or ``f``, whose zeros are asked for) and perhaps ``x``."""

    def pose(values: Mapping[str, Basic]) -> Posed | None:
        values = root_question(values)
        found = single_equation(values)
        if found is None or not kind(*found):
            return None
        given = {} if method is None else {"method": Symbol(method)}
        return Posed(lettered(values)["e"], TASK, Goal.SOLUTIONS, (found[1].name,), given=given)

    return pose


def fitting(kind: Kind) -> Fits:
    """Return the ``fits`` of a topic of equations."""

    def fits(problem: Problem) -> bool:
        found = asked_relation(problem)
        return found is not None and isinstance(found[0], Eq) and kind(*found)

    return fits


def solving(solve: SolveOne) -> Solve:
    """Return the ``solve`` of a topic whose equations are solved in one way at every level."""

    def run(problem: Problem, level: Level) -> Iterator[Step | Answer]:
        found = asked_relation(problem)
        if found is None:
            raise ValueError("not an equation with one unknown")
        yield from solve(*found)

    return run


def posing_inequalities(kinds: Kinds) -> Pose:
    """Return the ``pose`` of a topic of inequalities."""

    def pose(values: Mapping[str, Basic]) -> Posed | None:
        found = inequalities_of(values["e"], values.get("x"))
        if found is None or not kinds(*found):
            return None
        return Posed(values["e"], TASK, Goal.SOLUTIONS, (found[1].name,))

    return pose


def fitting_inequalities(kinds: Kinds) -> Fits:
    """Return the ``fits`` of a topic of inequalities."""

    def fits(problem: Problem) -> bool:
        question = asked(problem)
        found = inequalities_of(*question) if question else None
        return found is not None and kinds(*found)

    return fits
