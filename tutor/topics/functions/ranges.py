"""The range: the function rises or falls between the places where it turns, so its values lie between those there."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Expr, FiniteSet, Interval, Limit, S, Set, Symbol, Union, oo

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.analysis.domains import domain_of
from tutor.rules.analysis.turning import stationary_of, value_step_at
from tutor.rules.equations.standard import gathered
from tutor.rules.limits.tasks import value_of
from tutor.rules.working import worked
from tutor.solution import Step


def range_of(f: Expr, x: Symbol) -> Generator[Step, None, Set]:
    """Yield the steps to the range, and return it.

    Raises:
        NotSolved: the domain, the slope's zeros or a limit is not found.
    """
    steps, domain = gathered(domain_of(f, x))
    yield from steps
    _, places = yield from stationary_of(f, x)
    found: list[Set] = []
    for part in _intervals(domain):
        found.append((yield from _values_on(part, f, x, [p for p in places if _within(p, part)])))
    values = Union(*found)
    yield worked(
        "range",
        say("Collect the values."),
        say("Between two neighbouring places the function only rises or only falls and takes every value between."),
        operation("range", f, x),
        values,
        idea=say("Which heights does the graph reach?"),
    )
    return values


def _intervals(domain: Set) -> list[Interval]:
    parts = domain.args if isinstance(domain, Union) else (domain,)
    found = [Interval(-oo, oo) if part is S.Reals else part for part in parts]
    if not all(isinstance(part, Interval) for part in found):
        raise NotSolved(say("The range of such a function is not found here."), code="not-supported")
    return found


def _within(place: Expr, part: Interval) -> bool:
    return bool(part.contains(place) == True)  # noqa: E712 - a SymPy truth value


def _values_on(part: Interval, f: Expr, x: Symbol, places: Sequence[Expr]) -> Generator[Step, None, Set]:
    """The values on one interval of the domain: hull of the values where it turns and of what the ends give."""
    reached: list[Expr] = []
    approached: list[Expr] = []
    for place in places:
        step, value = value_step_at(f, x, place)
        yield step
        reached.append(value)
    for end, is_open, side in ((part.start, part.left_open, "+"), (part.end, part.right_open, "-")):
        if not is_open and end.is_finite:
            step, value = value_step_at(f, x, end)
            yield step
            reached.append(value)
        else:
            value = value_of(f, x, end, side)
            if value is None or value.has(S.NaN):
                raise NotSolved(say("The limit of {f} at an end of its domain is not found.", f=formula(f)))
            yield _limit_step(f, x, end, side, value)
            approached.append(value)
    return _hull(reached, approached)


def _limit_step(f: Expr, x: Symbol, end: Expr, side: str, value: Expr) -> Step:
    return worked(
        "end-behaviour",
        say("Look where the graph goes as {x} approaches {end}.", x=formula(x), end=formula(end)),
        say("This end does not belong to the domain, so its limit counts."),
        Limit(f, x, end) if end.is_infinite else Limit(f, x, end, side),
        value,
        idea=say("What happens to the height close to this end?"),
    )


def _hull(reached: Sequence[Expr], approached: Sequence[Expr]) -> Set:
    everything = [*reached, *approached]
    low, high = min(everything, key=float), max(everything, key=float)
    if low == high:
        return FiniteSet(low)
    return Interval(low, high, low not in reached, high not in reached)
