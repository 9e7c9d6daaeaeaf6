"""Elimination: equations are combined so that one unknown after another vanishes, then solved from the end."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple

from sympy import Expr, Integer, Symbol, ilcm
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.showing import formula, system
from tutor.solution import SameSolutions, Step
from tutor.topics.linear_systems.rows import Row, equation_of

Unknowns = Sequence[Symbol]


class Triangle(NamedTuple):
    """Rows in each of which another unknown leads; rows without unknowns apart."""

    rows: list[tuple[Symbol, Row]]
    empty: list[Row]


def system_step(
    rule: str,
    words: tuple[object, object, object],
    before: Sequence[Relational],
    after: Sequence[Relational],
    unknowns: Unknowns,
    substeps: Sequence[Step] = (),
) -> Step:
    """Return a step between two systems with the same solutions; ``words`` are title, reason and hint."""
    title, because, idea = words
    old, new = system(before), system(after)
    claim = SameSolutions(old, new, tuple(unknown.name for unknown in unknowns))
    return Step(rule, title, because, old, new, claim, tuple(substeps), idea)  # type: ignore[arg-type]


def eliminate(rows: list[Row], unknowns: Unknowns) -> Generator[Step, None, Triangle]:
    """Bring the rows to triangular form, a step for each unknown that is eliminated."""
    done: list[tuple[Symbol, Row]] = []
    waiting = list(rows)
    left = list(range(len(unknowns)))
    empty = [row for row in waiting if row.empty]
    waiting = [row for row in waiting if not row.empty]
    while waiting:
        place = _easiest(waiting, left)
        left.remove(place)
        pivot = min((row for row in waiting if row.coefficients[place] != 0), key=lambda row: _size(row, place))
        others = [row for row in waiting if row is not pivot]
        changed = [_without(row, pivot, place) for row in others]
        if changed != others:
            yield _elimination(done, pivot, others, changed, place, unknowns)
        done.append((unknowns[place], pivot))
        empty += [row for row in changed if row.empty]
        if any(row.right != 0 for row in empty):
            break
        waiting = [row for row in changed if not row.empty]
    return Triangle(done, empty)


def _size(row: Row, place: int) -> tuple[object, ...]:
    coefficient = row.coefficients[place]
    return (abs(coefficient), sum(c != 0 for c in row.coefficients))


def _easiest(rows: list[Row], left: list[int]) -> int:
    """The unknown whose elimination needs the smallest factors; the first of equals."""

    def cost(place: int) -> tuple[int, int]:
        column = [abs(row.coefficients[place]) for row in rows if row.coefficients[place] != 0]
        if not column:
            return (1, 0)
        return (0, int(ilcm(1, *(n.q for n in column)) * max(n.p for n in column) if len(column) > 1 else 0))

    usable = [place for place in left if any(row.coefficients[place] != 0 for row in rows)]
    return min(usable, key=cost)


def _factors(row: Row, pivot: Row, place: int) -> tuple[Expr, Expr]:
    """The numbers by which the row and the pivot row are multiplied before they are subtracted."""
    a, b = row.coefficients[place], pivot.coefficients[place]
    if not (a.is_Integer and b.is_Integer):
        return Integer(1), a / b
    common = Integer(ilcm(a, b))
    first, second = common / a, common / b
    return (-first, -second) if first < 0 else (first, second)


def _without(row: Row, pivot: Row, place: int) -> Row:
    if row.coefficients[place] == 0:
        return row
    first, second = _factors(row, pivot, place)
    return row.scaled(first).minus(pivot.scaled(second)).reduced()


def _elimination(
    done: list[tuple[Symbol, Row]], pivot: Row, others: list[Row], changed: list[Row], place: int, unknowns: Unknowns
) -> Step:
    kept = [equation_of(row, unknowns) for _, row in done]
    lead = equation_of(pivot, unknowns)
    before = [*kept, lead, *(equation_of(row, unknowns) for row in others)]
    after = [*kept, lead, *(equation_of(row, unknowns) for row in changed)]
    substeps = [
        step
        for old, new in zip(others, changed, strict=True)
        if old != new
        for step in _combination(old, new, pivot, place, unknowns)
    ]
    return system_step(
        "eliminate",
        (
            say(
                "Eliminate {unknown}: combine {equation} with each other equation that has {unknown}.",
                unknown=formula(unknowns[place]),
                equation=formula(lead),
            ),
            say(
                "Multiplied so that the terms with {unknown} are equal or opposite, the equations are "
                "subtracted or added, and {unknown} vanishes.",
                unknown=formula(unknowns[place]),
            ),
            say("Which unknown is easiest to get rid of, and by what must the equations be multiplied?"),
        ),
        before,
        after,
        unknowns,
        substeps,
    )


def _combination(old: Row, new: Row, pivot: Row, place: int, unknowns: Unknowns) -> list[Step]:
    first, second = _factors(old, pivot, place)
    lead = pivot.scaled(abs(second))
    pair = [equation_of(pivot, unknowns), equation_of(old, unknowns)]
    scaled = [equation_of(lead, unknowns), equation_of(old.scaled(first), unknowns)]
    unknown = formula(unknowns[place])
    steps = []
    if scaled != pair:
        steps.append(
            system_step(
                "multiply-equations",
                (
                    say(
                        "Multiply the first equation by {first} and the second by {second}.",
                        first=formula(abs(second)),
                        second=formula(first),
                    ),
                    say("Now the terms with {unknown} are equal or opposite.", unknown=unknown),
                    say("Make the terms with {unknown} equal or opposite.", unknown=unknown),
                ),
                pair,
                scaled,
                unknowns,
            )
        )
    combined = [scaled[0], equation_of(new, unknowns)]
    return [*steps, _added(scaled, combined, unknowns) if second < 0 else _subtracted(scaled, combined, unknowns)]


def _added(before: list[Relational], after: list[Relational], unknowns: Unknowns) -> Step:
    words = (
        say("Add the first equation to the second, and simplify."),
        say("Equal amounts are added to both sides, because the sides of the first equation are equal."),
        say("What happens to the opposite terms when the equations are added?"),
    )
    return system_step("add-equations", words, before, after, unknowns)


def _subtracted(before: list[Relational], after: list[Relational], unknowns: Unknowns) -> Step:
    words = (
        say("Subtract the first equation from the second, and simplify."),
        say("Equal amounts are taken from both sides, because the sides of the first equation are equal."),
        say("What happens to the equal terms when the equations are subtracted?"),
    )
    return system_step("subtract-equations", words, before, after, unknowns)
