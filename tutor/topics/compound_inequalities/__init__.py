"""Inequalities joined by "and" or "or", and chains that are not linear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import And, Basic, Or, Symbol, Tuple

from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.equations.asking import INEQUALITY_PHRASES, TASK, asked, exact, unknown_of
from tutor.rules.equations.inequalities import set_answer
from tutor.rules.equations.inequality_solvers import is_joined, joined_parts, solve_joined
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.compound_inequalities.practice import practise

PAIRS = (
    "solve {a} and {b}",
    "solve {a} or {b}",
    "find all {x} with {a} and {b}",
    "find all {x} which satisfy both {a} and {b}",
    "find all {x} that satisfy both {a} and {b}",
    "{a} and {b}",
    "{a} or {b}",
)


def _statement(values: Mapping[str, Basic], *, either: bool) -> Basic | None:
    if "e" in values:
        return values["e"]
    return (Or if either else And)(values["a"], values["b"], evaluate=False)


def _pose(values: Mapping[str, Basic], *, either: bool = False) -> Posed | None:
    statement = _statement(values, either=either)
    if not isinstance(statement, And | Or | Tuple):
        return None
    unknown = unknown_of(statement, values.get("x"))
    if unknown is None or not _is_ours(statement, unknown):
        return None
    return Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,))


def _pose_either(values: Mapping[str, Basic]) -> Posed | None:
    return _pose(values, either=True)


def _is_ours(statement: Basic, unknown: Symbol) -> bool:
    return joined_parts(statement) is not None and is_joined(statement, unknown)


def _fits(problem: Problem) -> bool:
    found = asked(problem)
    return found is not None and _is_ours(*found)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    found = asked(problem)
    if found is None:
        raise ValueError("not inequalities that are joined")
    statement, unknown = found
    parts = joined_parts(statement)
    assert parts is not None
    whole = (Or if isinstance(statement, Or) else And)(*(exact(part) for part in parts))
    values = yield from solve_joined(whole, unknown)
    yield set_answer(values, unknown)


TOPIC = Topic(
    name="compound-inequalities",
    title=say("Inequalities joined by “and” or “or”"),
    area="algebra",
    prerequisites=("linear-inequalities",),
    askings=(
        Asking((*INEQUALITY_PHRASES, *(phrase for phrase in PAIRS if " or " not in phrase)), _pose),
        Asking(tuple(phrase for phrase in PAIRS if " or " in phrase), _pose_either),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Two linear inequalities joined by “or”."),
        say("A quadratic and a linear one."),
        say("Two quadratic ones."),
    ),
    examples=(
        "x > 1 or x < -1",
        "Solve x^2 > 4 and x < 5",
        "2x + 1 > 7 or 3x < -6",
        "-4 < x^4 + 4x^2 < 21",
        "Solve x^2 - 1 > 0, x < 3",
        "연립부등식 x^2 > 4, x < 5를 푸시오",
    ),
)
