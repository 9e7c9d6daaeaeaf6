"""Inequalities by the signs between zeros: one number of each interval decides for the whole interval."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import ceil, floor

from sympy import Expr, FiniteSet, Ge, Gt, Integer, Interval, Le, Rational, S, Set, Symbol, Union, oo
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.answers import in_size_order
from tutor.rules.equations.inequalities import shown_set
from tutor.rules.equations.root_check import worked_out
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import value_step
from tutor.rules.equations.written import kind_of, relation, substituted
from tutor.solution import SameSolutions, Step


def sign_test(
    inequality: Relational, unknown: Symbol, zeros: Sequence[Expr], poles: Sequence[Expr] = ()
) -> tuple[Step, Set]:
    """Test ``expression < 0`` between its zeros and poles; return the step and the set of solutions."""
    cuts = in_size_order([*zeros, *poles])
    samples = _samples(cuts)
    work = [_sample_step(inequality.lhs, unknown, sample) for sample in samples]
    values = _solutions(inequality, cuts, [value for _, value in work], poles)
    before, after = formula(inequality), shown_set(values, unknown)
    step = Step(
        "sign-test",
        say("Test one number of each interval."),
        say("The sign can change only at {cuts}.", cuts=formula(FiniteSet(*cuts)))
        if cuts
        else say("The left side is never zero, so it has the same sign everywhere."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        tuple(step for step, _ in work),
        say("Which sign does the left side have in each interval? One number of each is enough to see."),
    )
    return step, values


def _samples(cuts: Sequence[Expr]) -> list[Rational]:
    if not cuts:
        return [Integer(0)]
    places = [float(cut.evalf()) for cut in cuts]
    between = [_between(low, high) for low, high in itertools.pairwise(places)]
    return [Integer(floor(places[0]) - 1), *between, Integer(ceil(places[-1]) + 1)]


def _between(low: float, high: float) -> Rational:
    """A simple number strictly between: zero, a whole number, or a fraction."""
    if low < 0 < high:
        return Integer(0)
    below = 1
    while True:
        number = floor(low * below) + 1
        if low < number / below < high:
            return Rational(number, below)
        below += 1


def _sample_step(expression: Expr, unknown: Symbol, sample: Rational) -> tuple[Step, Expr]:
    written = substituted(expression, unknown, sample)
    value = worked_out(written)
    sign = say("The left side is positive there.") if value > 0 else say("The left side is negative there.")
    step = value_step(
        "test-number",
        say("Put {number} for {unknown}.", number=formula(sample), unknown=formula(unknown)),
        sign,
        written,
        value,
    )
    return step, value


def _solutions(inequality: Relational, cuts: Sequence[Expr], values: Sequence[Expr], poles: Sequence[Expr]) -> Set:
    positive, closed = isinstance(inequality, Gt | Ge), isinstance(inequality, Le | Ge)
    ends = [-oo, *cuts, oo]
    kept = [closed and end not in (-oo, oo, *poles) for end in ends]
    return pieced(ends, [bool(value > 0) == positive for value in values], kept)


def pieced(ends: Sequence[Expr], inside: Sequence[bool], kept: Sequence[bool]) -> Set:
    """Return the intervals between neighbouring ends that are ``inside``, and the ends that are ``kept``, as one set.

    Two intervals are joined where the end between them is kept: SymPy takes long to find that out by itself.
    """
    parts: list[Set] = []
    first = 0
    for place, solves in enumerate(inside):
        if not (kept[place] and place and inside[place - 1]):
            first = place
        if solves and not (kept[place + 1] and any(inside[place + 1 : place + 2])):
            parts.append(Interval(ends[first], ends[place + 1], not kept[first], not kept[place + 1]))
    alone = [end for place, end in enumerate(ends) if kept[place] and not any(inside[max(place - 1, 0) : place + 1])]
    parts += [FiniteSet(*alone)] if alone else []
    return Union(*parts, evaluate=False) if len(parts) > 1 else parts[0] if parts else S.EmptySet


def compared_to_zero(inequality: Relational, left: Expr) -> Relational:
    """Return ``left < 0`` with the sign of the inequality."""
    return relation(kind_of(inequality), left, S.Zero)
