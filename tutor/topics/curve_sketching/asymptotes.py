"""Asymptotes: where a denominator is zero, and what the function approaches far away."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Basic, Expr, FiniteSet, Limit, S, Symbol, cancel, fraction, oo, together

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.analysis.zeros import zeros_of
from tutor.rules.limits.tasks import value_of
from tutor.rules.working import worked
from tutor.solution import Step

Lines = Generator[Step, None, Basic]


def vertical_asymptotes(asked: Basic) -> Lines:
    """Yield the steps to the places of the vertical asymptotes, and return them."""
    f, x = asked.args
    reduced = cancel(together(f))
    above, below = fraction(reduced)
    if not (above.is_polynomial(x) and below.is_polynomial(x)):
        raise NotSolved(say("The asymptotes of such a function are not found here."), code="not-supported")
    if reduced != evaluated(f):
        yield worked(
            "reduce",
            say("Reduce the fraction."),
            say("A factor that numerator and denominator share gives a gap, no asymptote."),
            f,
            reduced,
            idea=say("Do numerator and denominator share a factor?"),
        )
    places: list[Expr] = []
    if x in below.free_symbols:
        places = yield from zeros_of(below, x)
    found = FiniteSet(*places)
    yield worked(
        "vertical-asymptotes",
        say("Write down the vertical asymptotes."),
        say("Close to a zero of the denominator the fraction grows beyond all bounds, because the numerator stays away "
            "from zero."),
        asked,
        found,
        idea=say("Where is only the denominator zero?"),
    )  # fmt: skip
    return found


def end_asymptotes(asked: Basic) -> Lines:
    """Yield the limits far to the right and to the left, and return the lines that are approached."""
    f, x = asked.args
    lines = []
    for end in (oo, -oo):
        line = yield from _line_towards(f, x, end)
        if line is not None:
            lines.append(line)
    found = FiniteSet(*lines)
    yield worked(
        "end-asymptotes",
        say("Write down what the graph approaches."),
        say("The difference between the function and this line tends to zero.")
        if lines
        else say("The graph approaches no line."),
        asked,
        found,
        idea=say("Which line does the graph come close to, far away?"),
    )
    return found


def _line_towards(f: Expr, x: Symbol, end: Expr) -> Generator[Step, None, Expr | None]:
    height = _limit(f, x, end)
    yield _limit_step(f, x, end, height)
    if height.is_finite:
        return height
    slope = _limit(f / x, x, end)
    if not slope.is_finite:
        return None
    yield _limit_step(f / x, x, end, slope)
    rest = _limit(f - slope * x, x, end)
    if not rest.is_finite:
        return None
    yield _limit_step(f - slope * x, x, end, rest)
    return slope * x + rest


def _limit(f: Expr, x: Symbol, end: Expr) -> Expr:
    found = value_of(cancel(together(f)), x, end, "")
    if found is None or found is S.NaN:
        raise NotSolved(say("A limit far away is not found here."), code="not-supported")
    return found


def _limit_step(f: Expr, x: Symbol, end: Expr, value: Expr) -> Step:
    return worked(
        "end-behaviour",
        say("Find the limit of {f} as {x} approaches {end}.", f=formula(f), x=formula(x), end=formula(end)),
        say("It says what the graph does far away."),
        Limit(f, x, end),
        value,
        idea=say("What happens to the function far away?"),
    )
