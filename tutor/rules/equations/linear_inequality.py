"""Solving linear inequalities: isolate the unknown in each; what solves all of them together is the answer."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import And, EmptySet, Intersection, S, Set, Symbol
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.equations.answers import nothing
from tutor.rules.equations.asking import asked, has_no_value
from tutor.rules.equations.inequalities import as_inequalities, half_line, inequalities_of, set_answer
from tutor.rules.equations.linear import isolate
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import remark_step, statement_step
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = asked(problem)
    found = inequalities_of(*question) if question else None
    if found is None:
        raise ValueError("not a linear inequality")
    parts, unknown = found
    if any(has_no_value(evaluated(side)) for part in parts for side in part.args):
        yield nothing(unknown, say("There is no solution: the inequality divides by zero, which has no value."))
        return
    if len(parts) == 1:
        values = yield from _solved(parts[0], unknown)
    else:
        values = yield from _together(parts, unknown)
    yield set_answer(values, unknown)


def _solved(inequality: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    last = yield from isolate(inequality, unknown)
    if last.lhs == unknown:
        return half_line(last)
    true = bool(evaluated(last))
    yield remark_step(
        "unknown-vanished",
        say("The unknown has vanished: look at what is left."),
        say("This is true whatever {unknown} is.", unknown=formula(unknown))
        if true
        else say("This is false whatever {unknown} is.", unknown=formula(unknown)),
        last,
        idea=say("The unknown is gone. Is what is left true or false?"),
    )
    return S.Reals if true else EmptySet


def _together(parts: list[Relational], unknown: Symbol) -> Generator[Step, None, Set]:
    yield remark_step(
        "split-chain",
        say("Solve each inequality by itself; {unknown} must solve all of them.", unknown=formula(unknown)),
        say("They are joined by “and”."),
        And(*parts),
        idea=say("How many inequalities are written here, and how are they joined?"),
    )
    sets: list[Set] = []
    for part in parts:
        sets.append((yield from _solved(part, unknown)))
    values = Intersection(*sets)
    if values not in (S.Reals, EmptySet):
        yield statement_step(
            "intersect",
            say("Take the numbers that solve all the inequalities."),
            say("A number that fails one of them is no solution. A number line shows where they overlap."),
            And(*parts),
            as_inequalities(values, unknown),
            (unknown,),
            idea=say("Draw the solutions on a number line. Where do they overlap?"),
        )
    return values
