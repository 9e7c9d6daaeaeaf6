"""The value of an infinite sum: geometric, or telescoping by partial fractions."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Expr, Limit, S, Sum, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.worker import within
from tutor.messages import say
from tutor.rules.lines import law
from tutor.rules.tidying import tidied
from tutor.rules.trouble import TROUBLE
from tutor.solution import Answer, SameValue, Step
from tutor.topics.series.testing import Series, decide, ratio_of


def add_up(series: Series) -> Iterator[Step | Answer]:
    """Steps and the value; for a divergent series, why it has none.

    Raises:
        NotSolved: no formula for the partial sums is found.
    """
    ratio = ratio_of(series)
    if ratio is not None and abs(ratio) < 1:
        yield from _geometric(series, ratio)
        return
    *steps, verdict = decide(series)
    if isinstance(verdict, Answer) and verdict.value.plain == "false":
        yield from _divergent(series, steps)
        return
    known = _euler(series)
    if known is not None:
        yield from known
        return
    yield from _by_partial_sums(series)


def _euler(series: Series) -> Iterator[Step | Answer] | None:
    """The sums of the even powers of the reciprocals."""
    factor, power = series.term.as_independent(series.n, as_Add=False)
    base, exponent = power.as_base_exp()
    even = exponent.is_Integer and exponent < 0 and exponent % 2 == 0
    if base != series.n or series.start != 1 or not even:
        return None
    value = factor * sp.zeta(-exponent)
    before, after = formula(_whole(series)), formula(value)
    step = Step(
        "known-sum",
        say("This is a sum that Euler found."),
        say("Its value is known: {law}.", law=law(r"\sum \frac{1}{n^2} = \frac{\pi^2}{6}", "sum of 1/n^2 = pi^2/6")),
        before,
        after,
        SameValue(before, after),
        (),
        say("Do you know the value of the sum of the reciprocal squares?"),
    )
    return iter((step, Answer(after, after)))


def _whole(series: Series) -> Sum:
    return Sum(series.term, (series.n, series.start, sp.oo))


def _geometric(series: Series, ratio: Expr) -> Iterator[Step | Answer]:
    first = sp.simplify(series.term.subs(series.n, series.start))
    quotient = formula(series.term.subs(series.n, series.n + 1) / series.term)
    yield Step(
        "common-ratio",
        say("The quotient of neighbouring terms is always {r}.", r=formula(ratio)),
        say("So this is a geometric series."),
        quotient,
        formula(ratio),
        SameValue(quotient, formula(ratio)),
        (),
        say("What is each term divided by the one before it?"),
    )
    value = tidied(first / (1 - ratio))
    before, after = formula(_whole(series)), formula(value)
    yield Step(
        "geometric-series",
        say("Use the sum of a geometric series with first term {a} and ratio {r}.", a=formula(first), r=formula(ratio)),
        say("The ratio lies between -1 and 1, so the sum is {law}.", law=law(r"\frac{a}{1-r}", "a/(1 - r)")),
        before,
        after,
        SameValue(before, after),
        (),
        say("What is the first term, and what is the ratio?"),
    )
    yield Answer(after, after)


def _divergent(series: Series, steps: list[Step | Answer]) -> Iterator[Step | Answer]:
    yield from steps
    sign = sp.limit(series.size, series.n, sp.oo) if not series.flips else S.NaN
    positive = not series.flips and bool(sp.N(series.term.subs(series.n, 10**6)) > 0)
    value = sp.oo if positive else (-sp.oo if not series.flips and sign is not S.NaN else S.NaN)
    shown = formula(value) if value is not S.NaN else formula(S.NaN, latex=r"\text{diverges}", plain="diverges")
    yield Answer(shown, shown, say("The series diverges, so it has no finite sum."))


def _by_partial_sums(series: Series) -> Iterator[Step | Answer]:
    top = Symbol("N") if series.n.name != "N" else Symbol("M")
    apart = sp.apart(series.term, series.n) if series.term.is_rational_function(series.n) else series.term
    if apart != series.term and isinstance(apart, sp.Add):
        before, after = formula(series.term), formula(apart)
        yield Step(
            "partial-fractions",
            say("Split the terms into partial fractions."),
            say("Written so, most parts cancel between neighbouring terms."),
            before,
            after,
            SameValue(before, after),
            (),
            say("Can each term be written as a difference?"),
        )
    try:
        with within(2.0):
            partial = sp.factor(sp.simplify(sp.summation(series.term, (series.n, series.start, top))))
    except TROUBLE:
        partial = S.NaN
    if partial.has(Sum, S.NaN, sp.Piecewise, sp.harmonic, sp.polygamma, sp.zeta, sp.lerchphi, sp.hyper, sp.uppergamma):
        raise NotSolved(say("The series converges, but no formula for its sum is found."), code="no-closed-form")
    before, after = formula(Sum(series.term, (series.n, series.start, top))), formula(partial)
    yield Step(
        "partial-sums",
        say("Add the terms up to {n}.", n=formula(top)),
        say("Neighbouring parts cancel; what is left is a formula for the partial sums."),
        before,
        after,
        SameValue(before, after),
        (),
        say("Write out the first few terms: what cancels?"),
    )
    value = sp.limit(partial, top, sp.oo)
    before, after = formula(Limit(partial, top, sp.oo)), formula(value)
    yield Step(
        "limit-of-partial-sums",
        say("Take the limit."),
        say("The sum of the series is the limit of its partial sums."),
        before,
        after,
        SameValue(before, after),
        (),
        say("What do the partial sums approach?"),
    )
    yield Answer(after, after)
