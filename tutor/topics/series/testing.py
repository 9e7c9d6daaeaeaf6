"""Convergence tests, in the order in which a teacher tries them; each is a small function that settles or passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import sympy as sp
from sympy import Expr, Integer, Integral, Limit, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.worker import within
from tutor.messages import Message, say
from tutor.rules.integration.planning import plan_for
from tutor.rules.limits.first_terms import limit_of_first_terms
from tutor.rules.limits.tasks import LEFT, leading
from tutor.rules.lines import law
from tutor.rules.tidying import evaluated
from tutor.rules.trouble import TROUBLE
from tutor.solution import Answer, SameUpToConstant, SameValue, Step
from tutor.topics.series.growth import limit_by_growth


@dataclass(frozen=True, slots=True)
class Settled:
    """What a test found: whether the series converges, and absolutely; the steps that show it."""

    converges: bool
    absolutely: bool
    rule: str
    title: Message
    because: Message
    steps: tuple[Step, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Series:
    """The terms for ``n = start, start + 1, …``"""

    term: Expr
    n: Symbol
    start: Expr

    @property
    def flips(self) -> bool:
        """Whether the signs alternate."""
        return _differ(self.size, self.term, self.n)

    @property
    def size(self) -> Expr:
        """The term without an alternating sign."""
        return _size(self.term, self.n)


def decide(series: Series) -> Iterator[Step | Answer]:
    """Steps and the verdict.

    Raises:
        NotSolved: no test settles it.
    """
    for test in TESTS:
        found = test(series)
        if found is not None:
            break
    else:
        raise NotSolved(say("None of the usual tests settles whether this series converges."), code="no-test")
    yield from found.steps
    name = operation("converges", series.term, series.n, series.start)
    verdict = sp.true if found.converges else sp.false
    yield Step(
        rule=found.rule,
        title=found.title,
        because=found.because,
        before=formula(name),
        after=formula(verdict),
        claim=SameValue(formula(name), formula(verdict)),
        idea=say("Which test fits the form of the terms?"),
    )
    remark = say("The series diverges.")
    if found.absolutely:
        remark = say("The series converges absolutely.")
    elif found.converges:
        remark = say("The series converges conditionally: the series of the absolute values diverges.")
    yield Answer(formula(verdict), formula(verdict), remark)


@lru_cache(maxsize=512)
def _size(term: Expr, n: Symbol) -> Expr:
    rest: list[Expr] = []
    for factor in sp.Mul.make_args(sp.powsimp(term)):
        base, exponent = factor.as_base_exp()
        if factor == sp.cos(sp.pi * n):
            continue
        if base.is_number and base.is_negative and n in exponent.free_symbols:
            rest.append((-base) ** exponent)
        else:
            rest.append(factor)
    return sp.Mul(*rest)


TRIED = (Integer(6), Integer(7))
"""Where terms are looked at, before it is worked out what they are everywhere."""


def _values(f: Expr, n: Symbol) -> list[Expr]:
    """The values at two neighbouring numbers, where they are fractions."""
    values = [f.subs(n, number) for number in TRIED]
    return [value for value in values if value.is_Rational]


@lru_cache(maxsize=512)
def _differ(size: Expr, term: Expr, n: Symbol) -> bool:
    if size == term:
        return False
    return any(value != 0 for value in _values(size - term, n)) or bool(sp.simplify(size - term) != 0)


@lru_cache(maxsize=512)
def _limit(f: Expr, n: Symbol) -> Expr | None:
    quick = _of_leading_parts(f, n)
    if quick is None:
        quick = limit_by_growth(f, n)
    if quick is None:
        quick = limit_of_first_terms(f, n, S.Infinity, LEFT)
    if quick is not None:
        return quick
    try:
        with within(1.5):
            value = sp.limit(f, n, sp.oo)
    except TROUBLE:
        return None
    return None if value.has(sp.Limit, sp.AccumBounds, S.NaN) else value


def _of_leading_parts(f: Expr, n: Symbol) -> Expr | None:
    """The limit at infinity of sums, products and powers of n; None where the leading part is not seen or cancels."""
    found = leading(f, n)
    if found is None or not found[0].is_Rational:
        return None
    coefficient, order = found
    if order.is_negative or order.is_zero:
        return S.Zero if order.is_negative else coefficient
    return sp.sign(coefficient) * S.Infinity if order.is_positive and coefficient != 0 else None


def _limit_step(rule: str, f: Expr, n: Symbol, value: Expr, title: Message, because: Message) -> Step:
    before, after = formula(Limit(f, n, sp.oo)), formula(value)
    idea = say("What happens to this expression as {n} grows?", n=formula(n))
    return Step(rule, title, because, before, after, SameValue(before, after), (), idea)


def _has_exponent(part: Expr, n: Symbol) -> bool:
    """Whether n stands in an exponent, or in a cosine, which may be an alternating sign."""
    return not isinstance(part, sp.Pow) or n in part.exp.free_symbols


def ratio_of(series: Series) -> Expr | None:
    """Each term divided by the one before it, where that is always the same number."""
    return _ratio(series.term, series.n)


@lru_cache(maxsize=256)
def _ratio(term: Expr, n: Symbol) -> Expr | None:
    quotient = term.subs(n, n + 1) / term
    if len(set(_values(quotient, n))) > 1:
        return None
    ratio = sp.simplify(quotient)
    return ratio if n not in ratio.free_symbols and ratio.is_number else None


def geometric(series: Series) -> Settled | None:
    """``a r^n``."""
    n, moving = series.n, series.term.atoms(sp.Pow, sp.exp, sp.cos)
    if n in series.term.free_symbols and not any(n in part.free_symbols and _has_exponent(part, n) for part in moving):
        return None
    ratio = ratio_of(series)
    if ratio is None:
        return None
    converges = bool(abs(ratio) < 1)
    before = formula(series.term.subs(series.n, series.n + 1) / series.term)
    step = Step(
        "common-ratio",
        say("The quotient of neighbouring terms is always {r}.", r=formula(ratio)),
        say("So this is a geometric series."),
        before,
        formula(ratio),
        SameValue(before, formula(ratio)),
        (),
        say("What is each term divided by the one before it?"),
    )
    title = say("The geometric series converges.") if converges else say("The geometric series diverges.")
    because = say("A geometric series converges exactly when its ratio lies between -1 and 1; here it is {r}.",
                  r=formula(ratio))  # fmt: skip
    return Settled(converges, converges, "geometric-series", title, because, (step,))


def p_series(series: Series) -> Settled | None:
    """``c / n^p``."""
    _, power = series.term.as_independent(series.n, as_Add=False)
    base, exponent = power.as_base_exp()
    if base != series.n or not exponent.is_number:
        return None
    p = -exponent
    if p <= 0:
        return None
    converges = bool(p > 1)
    title = say("The p-series with p = {p} converges.", p=formula(p)) if converges else say(
        "The p-series with p = {p} diverges.", p=formula(p))  # fmt: skip
    because = say("The series of {t} converges exactly when p is greater than 1.", t=law("1/n^p", "1/n^p"))
    return Settled(converges, converges, "p-series", title, because)


def divergence(series: Series) -> Settled | None:
    """Terms that do not go to zero."""
    value = _limit(series.size, series.n)
    if value is None or value == 0:
        return None
    title = say("The terms approach {v}, not 0.", v=formula(value))
    if series.flips:
        title = say("Without their signs the terms approach {v}, not 0.", v=formula(value))
    step = _limit_step("limit-of-terms", series.size, series.n, value, title, say("Look at the terms first."))
    because = say("If a series converges, its terms approach 0. These do not.")
    return Settled(False, False, "divergence-test", say("The series diverges."), because, (step,))


def ratio(series: Series) -> Settled | None:
    """Factorials and exponentials."""
    grows = any(series.n in p.exp.free_symbols for p in series.term.atoms(sp.Pow))
    if not grows and not series.term.has(sp.factorial, sp.exp):
        return None
    quotient = sp.combsimp(sp.powsimp(series.size.subs(series.n, series.n + 1) / series.size))
    quotient = sp.cancel(quotient) if quotient.is_rational_function(series.n) else sp.simplify(quotient)
    value = _limit(quotient, series.n)
    if value is None or value == 1:
        return None
    converges = bool(value < 1)
    step = _limit_step(
        "limit-of-ratio",
        quotient,
        series.n,
        value,
        say("The quotient of neighbouring terms, without signs, approaches {q}.", q=formula(value)),
        say("Factorials and powers cancel in the quotient."),
    )
    title = (
        say("By the ratio test the series converges.") if converges else say("By the ratio test the series diverges.")
    )
    because = say("The ratio test: below 1 the series converges absolutely, above 1 it diverges.")
    return Settled(converges, converges, "ratio-test", title, because, (step,))


def root(series: Series) -> Settled | None:
    """n-th powers of expressions in n."""
    powers = [p for p in sp.Mul.make_args(series.size) if series.n in p.as_base_exp()[1].free_symbols]
    if not powers or series.term.has(sp.factorial):
        return None
    taken = [p.as_base_exp() for p in sp.Mul.make_args(series.size)]
    f = sp.Mul(*(base ** sp.cancel(exponent / series.n) for base, exponent in taken))
    value = _limit(f, series.n)
    if value is None or value == 1:
        return None
    converges = bool(value < 1)
    step = _limit_step(
        "limit-of-root",
        f,
        series.n,
        value,
        say("The n-th root of the terms, without signs, approaches {q}.", q=formula(value)),
        say("The root undoes the n-th power."),
    )
    title = say("By the root test the series converges.") if converges else say("By the root test the series diverges.")
    because = say("The root test: below 1 the series converges absolutely, above 1 it diverges.")
    return Settled(converges, converges, "root-test", title, because, (step,))


def bounded(series: Series) -> Settled | None:
    """Sines and cosines as factors."""
    waves = [f for f in sp.Mul.make_args(series.size) if f.as_base_exp()[0].func in (sp.sin, sp.cos)]
    if not waves:
        return None
    rest = series.size / sp.Mul(*waves)
    inner = next((found for test in (geometric, p_series, ratio, compared)
                  if (found := test(Series(rest, series.n, series.start)))), None)  # fmt: skip
    if inner is None or not inner.converges or _limit(waves[0].as_base_exp()[0].args[0], series.n) is not sp.oo:
        return None
    title = say("By comparison the series converges.")
    because = say(
        "Sine and cosine lie between -1 and 1, so the terms are at most {b} in size, and that series converges.",
        b=formula(rest),
    )
    return Settled(True, True, "comparison-test", title, because)


def compared(series: Series) -> Settled | None:
    """Limit comparison with a p-series."""
    p = _order(series.size, series.n)
    if p is None or p <= 0:
        return None
    f = (
        sp.cancel(series.size * series.n**p)
        if series.size.is_rational_function(series.n)
        else series.size * series.n**p
    )
    value = _limit(f, series.n)
    if value is None or value == 0 or value.is_infinite:
        return None
    absolutely = bool(p > 1)
    if series.flips and not absolutely:
        return None
    other = 1 / series.n**p
    step = _limit_step(
        "limit-comparison",
        f,
        series.n,
        value,
        say("Compared with {o} the terms approach {v}.", o=formula(other), v=formula(value)),
        say("For large {n} the terms behave like their leading parts.", n=formula(series.n)),
    )
    title = say("By limit comparison the series converges.") if absolutely else say(
        "By limit comparison the series diverges.")  # fmt: skip
    because = say("The quotient approaches a positive number, so both series converge or both diverge; for {o}, "
                  "p is {p}.", o=formula(other), p=formula(p))  # fmt: skip
    return Settled(absolutely, absolutely, "limit-comparison-test", title, because, (step,))


def _order(size: Expr, n: Symbol) -> Expr | None:
    """``p`` where the terms go like ``1/n^p``."""
    value = _limit(-sp.log(size) / sp.log(n), n) if not size.is_rational_function(n) else None
    if size.is_rational_function(n):
        above, below = sp.fraction(sp.together(size))
        return Integer(sp.degree(below, n) - sp.degree(above, n))
    return value if value is not None and value.is_finite and value.is_Rational else None


def integral(series: Series) -> Settled | None:
    """A decreasing function whose integral is known."""
    if series.flips or not series.size.has(sp.log):
        return None
    x = Symbol("x") if series.n.name != "x" else Symbol("t")
    f = series.size.subs(series.n, x)
    low = max(series.start, Integer(2))
    plan = plan_for(f, x)
    if plan is None or _limit(sp.diff(f, x) * x, x) != 0:
        return None
    big = plan.result.replace(sp.Abs, lambda u: u)
    end = _limit(big, x)
    if end is None:
        return None
    converges = bool(end.is_finite)
    value = sp.simplify(end - big.subs(x, low)) if converges else sp.oo
    steps = (_antiderivative(f, plan.result, x), _limit_step(
        "integral",
        big - big.subs(x, low),
        x,
        value,
        say("The integral from {a} on has the value {v}.", a=formula(low), v=formula(value)),
        say("The function is positive and falls, and its values at whole numbers are the terms."),
    ))  # fmt: skip
    title = say("By the integral test the series converges.") if converges else say(
        "By the integral test the series diverges.")  # fmt: skip
    because = say("The series and the integral both converge or both diverge.")
    return Settled(converges, converges, "integral-test", title, because, steps)


def _antiderivative(f: Expr, big: Expr, x: Symbol) -> Step:
    before, after = formula(Integral(f, x)), formula(big)
    return Step(
        "antiderivative",
        say("Find an antiderivative."),
        say("The integral test compares the series with an integral."),
        before,
        after,
        SameUpToConstant(before, after, x.name),
        (),
        say("Can you integrate the function that gives the terms?"),
    )


def alternating(series: Series) -> Settled | None:
    """Leibniz: falling to zero with alternating signs."""
    if not series.flips or _limit(series.size, series.n) != 0:
        return None
    step = _limit_step(
        "limit-of-terms",
        series.size,
        series.n,
        S.Zero,
        say("Without their signs the terms fall to 0."),
        say("The denominator grows."),
    )
    title = say("By the alternating series test the series converges.")
    because = say("The signs alternate and the terms fall to 0 in size; the absolute values by themselves diverge.")
    return Settled(True, False, "alternating-series-test", title, because, (step,))


TESTS: tuple[Callable[[Series], Settled | None], ...] = (
    geometric,  # 3/2^n
    p_series,  # 1/n^2
    divergence,  # n/(n + 1)
    bounded,  # sin(n)/n^2
    ratio,  # 2^n/n!
    root,  # (n/(2n + 1))^n
    integral,  # 1/(n ln n)
    compared,  # (n + 1)/(n^3 + 2)
    alternating,  # (-1)^n/n
)
"""Every test, with an example of what it settles."""


def of_sum(found: sp.Sum) -> Series:
    """The series that a sum to infinity writes."""
    n, start, _ = found.limits[0]
    return Series(evaluated(found.function), n, start)
