"""The worked check: both sides are brought to the same form, or a number is found for which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sympy import Basic, Expr, Integer, S, Subs, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.equations.written import substituted
from tutor.rules.rewriting import Rewrite, Steps, neat, step_of
from tutor.rules.simplest import expanded, simplified
from tutor.solution import Answer, Step

TRIED = (2, 1, 3, -1, 5, 0)
"""Numbers put in where the two sides differ."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps for each side, then the verdict.

    Raises:
        NotSolved: the two sides were not brought to the same form.
    """
    statement = expression(problem.statement)
    sides = [neat(side) for side in statement.args]
    different = _counterexample(*sides)
    if different is None:
        ends = []
        for side in sides:
            ends.append((yield from _worked(side)))
        if (evaluated(ends[0]) - evaluated(ends[1])).expand() != 0:
            raise NotSolved(say("The two sides could not be brought to the same form with the rules known here."))
        yield _same(statement, ends[0])
        yield Answer(formula(S.true), formula(S.true), say("The two sides are equal for all values."))
        return
    values = []
    for side in sides:
        values.append((yield from _put_in(side, different)))
    yield _differ(statement, values)
    yield Answer(formula(S.false), formula(S.false), say("The two sides are not equal for all values."))


def _worked(side: Expr) -> Steps:
    letters = side.free_symbols
    if evaluated(side).is_polynomial(*letters):
        return (yield from expanded(side))
    return (yield from simplified(side))


def _counterexample(left: Expr, right: Expr) -> dict[Symbol, Expr] | None:
    """Small numbers for which both sides are defined and different."""
    letters = sorted(left.free_symbols | right.free_symbols, key=str)
    for numbers in product(TRIED, repeat=len(letters)):
        point = dict(zip(letters, map(Integer, numbers), strict=True))
        values = [evaluated(side).subs(point) for side in (left, right)]
        if all(value.is_Rational for value in values) and values[0] != values[1]:
            return point
    return None


def _put_in(side: Expr, point: dict[Symbol, Expr]) -> Steps:
    raw = side
    for letter, value in point.items():
        raw = substituted(raw, letter, value)
    if side.free_symbols:
        letters = sorted(side.free_symbols, key=str)
        at = Subs(side, letters, [point[letter] for letter in letters])
        rewrite = Rewrite(
            "substitute",
            say("Put in numbers."),
            say("What is equal for all values is equal for these."),
            raw,
            say("Which numbers are easy to put in?"),
        )
        yield step_of(rewrite, at, raw)
    return evaluated((yield from simplified(raw)))


def _same(statement: Basic, end: Expr) -> Step:
    rewrite = Rewrite(
        "identity",
        say("Both sides are {end}.", end=formula(end)),
        say("Each step holds for all values of the letters, so both sides are always equal."),
        S.true,
        say("Are the two results the same?"),
    )
    return step_of(rewrite, statement, S.true)


def _differ(statement: Basic, values: list[Expr]) -> Step:
    rewrite = Rewrite(
        "counterexample",
        say("The left side is {left}, the right side {right}.", left=formula(values[0]), right=formula(values[1])),
        say("One example where they differ is enough: they are not equal for all values."),
        S.false,
        say("Put in a number: are both sides equal?"),
    )
    return step_of(rewrite, statement, S.false)
