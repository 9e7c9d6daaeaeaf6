"""Substitution: one equation is solved for an unknown, and what it equals is put into the other."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Eq, Expr, S, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.linear import isolate
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.written import polynomial_order, relation, substituted
from tutor.solution import Step
from tutor.topics.linear_systems.elimination import system_step
from tutor.topics.linear_systems.rows import Row, row_of

Triangular = list[tuple[Symbol, Relational]]
Result = tuple[Triangular, Relational | None]


def easy_unknown(
    equations: Sequence[Relational], unknowns: Sequence[Symbol], *, beginner: bool
) -> tuple[int, int] | None:
    """Return (equation, unknown) by which to substitute in a system of two, or None where elimination is shorter."""
    if len(equations) != 2 or len(unknowns) != 2:
        return None
    places = [(number, place) for number in range(2) for place in range(2)]
    for number, place in places:
        equation = equations[number]
        if equation.lhs == unknowns[place] and unknowns[place] not in equation.rhs.free_symbols:
            return number, place
    rows = [row_of(equation, unknowns) for equation in equations]
    usable = [(number, place) for number, place in places if _coefficient(rows, number, place) != 0]
    units = [(number, place) for number, place in usable if abs(_coefficient(rows, number, place)) == 1]
    if units:
        return min(units, key=lambda pair: _coefficient(rows, *pair) != 1)
    rational = all(number.is_Rational for row in rows if row for number in row.coefficients)
    return usable[0] if usable and (beginner or not rational) else None


def _coefficient(rows: Sequence[Row | None], number: int, place: int) -> Expr:
    row = rows[number]
    return row.coefficients[place] if row else S.Zero


def by_substitution(
    equations: Sequence[Relational], unknowns: Sequence[Symbol], number: int, place: int
) -> Generator[Step, None, Result]:
    """Solve one equation for an unknown and put it into the other."""
    first, other, unknown = equations[number], equations[1 - number], unknowns[place]
    solved = yield from _isolated(first, other, unknown, unknowns)
    filled = relation(Eq, *(substituted(side, unknown, solved.rhs) for side in other.args))
    if filled != other:
        yield system_step(
            "substitute",
            (
                say(
                    "Replace {unknown} by {value} in the other equation.",
                    unknown=formula(unknown),
                    value=formula(solved.rhs),
                ),
                say("Only one unknown is left there."),
                say("What can stand in place of {unknown} in the other equation?", unknown=formula(unknown)),
            ),
            [solved, other],
            [solved, filled],
            unknowns,
        )
    return (yield from _last(solved, filled, unknown, unknowns))


def _isolated(
    first: Relational, other: Relational, unknown: Symbol, unknowns: Sequence[Symbol]
) -> Generator[Step, None, Relational]:
    if first.lhs == unknown and unknown not in first.rhs.free_symbols:
        return first
    rest = [letter for letter in unknowns if letter != unknown]
    steps, last = gathered(isolate(first, unknown, rest))
    solved = relation(Eq, unknown, polynomial_order(last.rhs, unknowns))
    yield system_step(
        "solve-for-unknown",
        (
            say("Solve {equation} for {unknown}.", equation=formula(first), unknown=formula(unknown)),
            say("It has the simplest coefficient there."),
            say("Which equation can easily be solved for one of the unknowns?"),
        ),
        [first, other],
        [solved, other],
        unknowns,
        steps,
    )
    return solved


def _last(
    solved: Relational, filled: Relational, unknown: Symbol, unknowns: Sequence[Symbol]
) -> Generator[Step, None, Result]:
    rest = next(letter for letter in unknowns if letter != unknown)
    steps, last = gathered(isolate(filled, rest, [unknown]))
    if last.lhs == rest:
        if last != filled:
            yield system_step(
                "solve-for-unknown",
                (
                    say("Solve {equation} for {unknown}.", equation=formula(filled), unknown=formula(rest)),
                    say("It is a linear equation in one unknown."),
                    say("How do you solve the equation with one unknown?"),
                ),
                [solved, filled],
                [solved, last],
                unknowns,
                steps,
            )
        return [(unknown, solved), (rest, last)], None
    yield system_step(
        "unknown-vanished",
        (
            say("Simplify the other equation: {unknown} vanishes.", unknown=formula(rest)),
            say("Both equations say something about the same combination of the unknowns."),
            say("Simplify the other equation. What happens to the unknown?"),
        ),
        [solved, filled],
        [solved, last],
        unknowns,
        steps,
    )
    return ([(unknown, solved)], None) if (last.lhs - last.rhs).expand() == 0 else ([], last)
