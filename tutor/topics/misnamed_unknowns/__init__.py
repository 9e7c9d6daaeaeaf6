"""Equations that are to be solved for a letter which is not in them: that is said, and the letter in them is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from sympy import Basic, Eq, FiniteSet, Symbol

from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.equations.asking import EQUATION_PHRASES, asked_relation, equations_of
from tutor.rules.equations.drawing import LETTERS, equation, line, nonzero
from tutor.rules.equations.showing import formula
from tutor.rules.equations.solvers import parted, solver_of
from tutor.rules.equations.steps import remark_step
from tutor.solution import Answer, Step
from tutor.topic import Asking, Exercise, Posed, Topic, criteria

TASK = "solve-for-missing"


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    asked, parts = values.get("x"), equations_of(values["e"])
    if not isinstance(asked, Symbol) or not parts or len(parts) != 1 or not isinstance(parts[0], Eq):
        return None
    letters = parts[0].free_symbols
    if asked in letters or len(letters) != 1:
        return None
    unknown = next(iter(letters))
    if solver_of(parts[0], unknown) is None:
        return None
    return Posed(values["e"], TASK, Goal.SOLUTIONS, (unknown.name,), given={"asked": asked})


def _fits(problem: Problem) -> bool:
    return problem.task == TASK and _solver_problem(problem) is not None


def _solver_problem(problem: Problem) -> tuple[Eq, Symbol] | None:
    return asked_relation(replace(problem, task="solve"))


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    found = _solver_problem(problem)
    solve = solver_of(*found) if found else None
    if found is None or solve is None:
        raise ValueError("not an equation with one letter")
    asked = next(text for name, text in problem.given if name == "asked")
    statement, unknown = found
    yield remark_step(
        "unknown-not-there",
        say("There is no {asked} in this equation.", asked=asked),
        say(
            "The equation says nothing about {asked}. The only letter in it is {unknown}, so it is solved for that.",
            asked=asked,
            unknown=formula(unknown),
        ),
        statement,
        idea=say("Which letters are in the equation?"),
    )
    steps, answer = parted(solve(statement, unknown))
    yield from steps
    yield replace(
        answer,
        remark=say(
            "The equation does not say anything about {asked}; it was solved for {unknown}.",
            asked=asked,
            unknown=formula(unknown),
        ),
    )


def _practise(random: Random, level: Level) -> Exercise:
    """Linear equations with another letter than the one asked for."""
    unknown, asked = (Symbol(name) for name in random.sample(LETTERS, 2))
    root = nonzero(random, {Level.BEGINNER: 12, Level.INTERMEDIATE: 20, Level.ADVANCED: 40}[level])
    slope, constant = nonzero(random, 9), nonzero(random, 20)
    statement = equation(random, line(slope, unknown, constant), slope * root + constant)
    told = say(
        "Somebody asks to solve {equation} for {asked}, but {asked} is not in it. Solve it for the letter that is.",
        equation=formula(statement),
        asked=formula(asked),
    )
    posed = Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,), given={"asked": asked})
    return Exercise(told, posed, FiniteSet(root))


TOPIC = Topic(
    name="misnamed-unknowns",
    title=say("Equations without the unknown that is asked for"),
    area="algebra",
    prerequisites=("linear-equations",),
    askings=(Asking(tuple(phrase for phrase in EQUATION_PHRASES if "{x}" in phrase), _pose),),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Solutions up to 12, and a letter that is not there."),
        say("Solutions up to 20, and a letter that is not there."),
        say("Solutions up to 40, and a letter that is not there."),
    ),
    examples=(
        "solve 2y = 4 for x",
        "find x if t^2 = 9",
        "solve for x: 3a + 1 = 7",
        "solve |z| = 2 for x",
        "y^2 - 5y + 6 = 0을 x에 대하여 푸시오",
    ),
)
