"""Extrema by the change of sign of the slope, inflections by that of the second derivative."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Basic, Expr, FiniteSet, Rational, S, Symbol, Tuple, oo

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.analysis.turning import slope_of, stationary_of, value_step_at
from tutor.rules.analysis.zeros import zeros_of
from tutor.rules.equations.answers import in_size_order
from tutor.rules.equations.root_check import worked_out
from tutor.rules.equations.written import substituted
from tutor.rules.limits.tasks import value_of
from tutor.rules.working import worked
from tutor.solution import Step

Points = Generator[Step, None, Basic]


def extrema(asked: Basic) -> Points:
    """Yield the steps to the local maxima or minima, and return them as points."""
    f, x = asked.args
    highest = operation_name(asked) == "maxima"
    slope, places = yield from stationary_of(f, x)
    found = []
    for place in places:
        before, after = yield from _signs_around(slope, x, place, places)
        if (before > 0 > after) if highest else (before < 0 < after):
            step, value = value_step_at(f, x, place)
            yield step
            found.append(Tuple(place, value))
    points = FiniteSet(*found)
    yield worked(
        "name-extrema",
        say("Write down the maxima.") if highest else say("Write down the minima."),
        say("The slope changes from positive to negative at a maximum, from negative to positive at a minimum."),
        asked,
        points,
        idea=say("Where does the graph stop rising and begin to fall, or the other way round?"),
    )
    return points


def extreme_value(asked: Basic) -> Points:
    """Yield the steps to the largest or smallest value that the function takes, and return it.

    Raises:
        NotSolved: there is none, or the function is of a kind that is not treated here.
    """
    f, x = asked.args
    highest = operation_name(asked) == "largest_value"
    if not f.is_polynomial(x):
        raise NotSolved(say("The extreme values of such a function are not found here."), code="not-supported")
    _, places = yield from stationary_of(f, x)
    ends = [value_of(f, x, end, "") for end in (oo, -oo)]
    if (oo if highest else -oo) in ends:
        text = say("The function grows beyond all bounds: it has no largest value.")
        raise NotSolved(text if highest else say("The function falls below all bounds: it has no smallest value."))
    values = []
    for place in places:
        step, value = value_step_at(f, x, place)
        yield step
        values.append(value)
    found = in_size_order(values)[-1 if highest else 0]
    yield worked(
        "compare-values",
        say("Take the largest of these values.") if highest else say("Take the smallest of these values."),
        say("Far to the left and to the right the graph goes the other way, so one of these is the extreme one."),
        asked,
        found,
        idea=say("At which of these places is the graph highest or lowest?"),
    )
    return found


def inflections(asked: Basic) -> Points:
    """Yield the steps to the points of inflection, and return them."""
    f, x = asked.args
    slope = yield from slope_of(f, x)
    bend = yield from slope_of(slope, x)
    places = yield from zeros_of(bend, x)
    found = []
    for place in places:
        before, after = yield from _signs_around(bend, x, place, places)
        if before * after < 0:
            step, value = value_step_at(f, x, place)
            yield step
            found.append(Tuple(place, value))
    points = FiniteSet(*found)
    yield worked(
        "name-inflections",
        say("Write down the points of inflection."),
        say("There the second derivative changes its sign, and the graph bends the other way."),
        asked,
        points,
        idea=say("Where does the graph change from bending up to bending down?"),
    )
    return points


def _signs_around(f: Expr, x: Symbol, place: Expr, places: Sequence[Expr]) -> Generator[Step, None, tuple[Expr, Expr]]:
    """The values of an expression a little to the left and to the right of one of its zeros."""
    values = []
    for side in (-1, 1):
        near = _near(place, side, places)
        value = worked_out(substituted(f, x, near))
        if not value.is_real or value is S.NaN:
            raise NotSolved(say("The function is not defined on both sides of {place}.", place=formula(place)))
        yield worked(
            "test-number",
            say("Look on the left: put in {number}.", number=formula(near))
            if side < 0
            else say("Look on the right: put in {number}.", number=formula(near)),
            say("It is positive there.") if value > 0 else say("It is negative there."),
            substituted(f, x, near),
            value,
            idea=say("Which sign does it have on both sides?"),
        )
        values.append(value)
    return values[0], values[1]


def _near(place: Expr, side: int, places: Sequence[Expr]) -> Rational:
    """A simple number beside a zero, with no other zero between."""
    here = float(place)
    others = [abs(float(other) - here) for other in places if other != place]
    room = min([1.0, *(gap / 2 for gap in others)])
    scale = 1
    while True:
        number = Rational(round((here + side * room * 0.75) * scale), scale)
        if 0 < side * (float(number) - here) <= room:
            return number
        scale *= 2
