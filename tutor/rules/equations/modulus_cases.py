"""Several absolute values: between their zeros each bar is a plus or a minus, so each interval is a case of its own."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Sequence

from sympy import And, Basic, Expr, FiniteSet, Intersection, Interval, Set, Symbol, Union, oo
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.answers import in_size_order
from tutor.rules.equations.inequalities import as_inequalities, half_line, shown_set
from tutor.rules.equations.linear import isolate, linear_parts
from tutor.rules.equations.modulus import bars_of
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import remark_step, statement_step
from tutor.rules.equations.written import kind_of, relation, substituted
from tutor.solution import SameSolutions, Step


def has_cases(statement: Relational, unknown: Symbol) -> bool:
    """Whether every bar holds a linear expression, and the rest is linear too."""
    bars = bars_of(statement, unknown)
    if not bars or len(bars) > 4:
        return False
    parts = [linear_parts(bar.args[0], unknown) for bar in bars]
    if not all(part and part[0] != 0 and part[0].is_number and part[1].is_number for part in parts):
        return False
    inside = {bar: bar.args[0] for bar in bars}
    sides = [evaluated(side.xreplace(inside)) for side in statement.args]
    return linear_parts(sides[0] - sides[1], unknown) is not None and _linear_in_bars(statement, bars)


def _linear_in_bars(statement: Relational, bars: Sequence[Expr]) -> bool:
    names = {bar: Symbol(f"bar {place}") for place, bar in enumerate(bars)}
    value = evaluated(statement.lhs.xreplace(names)) - evaluated(statement.rhs.xreplace(names))
    polynomial = value.as_poly(*names.values())
    return polynomial is not None and polynomial.total_degree() <= 1


def by_cases(statement: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    """Split the number line at the zeros of the bars, solve in each interval, and put the solutions together."""
    bars = bars_of(statement, unknown)
    zeros = in_size_order([_zero(bar.args[0], unknown) for bar in bars])
    yield remark_step(
        "split-number-line",
        say("Split the number line at {zeros}.", zeros=formula(FiniteSet(*zeros))),
        say("Only there does an expression between bars change its sign."),
        statement,
        idea=say("Where does each expression between bars change its sign?"),
    )
    found: list[Set] = []
    for interval in _intervals(zeros):
        step, values = _case(statement, bars, interval, unknown)
        yield step
        found.append(values)
    return Union(*found)


def _zero(inside: Expr, unknown: Symbol) -> Expr:
    slope, constant = linear_parts(inside, unknown) or (inside, inside)
    return -constant / slope


def _intervals(zeros: Sequence[Expr]) -> list[Interval]:
    ends = [-oo, *zeros, oo]
    return [Interval(low, high, low == -oo, True) for low, high in itertools.pairwise(ends)]


def _sample(interval: Interval) -> Expr:
    if interval.start == -oo:
        return interval.end - 1
    return interval.start + 1 if interval.end == oo else (interval.start + interval.end) / 2


def _case(statement: Relational, bars: Sequence[Expr], interval: Interval, unknown: Symbol) -> tuple[Step, Set]:
    sample = _sample(interval)
    signs = {
        bar: bar.args[0] if evaluated(substituted(bar.args[0], unknown, sample)) > 0 else -evaluated(bar.args[0])
        for bar in bars
    }
    open_statement = relation(kind_of(statement), *(_without(side, signs) for side in statement.args))
    steps, last = gathered(isolate(open_statement, unknown))
    values = Intersection(_solutions(last, unknown), interval)
    where = as_inequalities(interval, unknown)
    before = And(statement, where)
    plain = statement_step(
        "remove-bars",
        say("Write the statement without bars."),
        say("An expression that is negative here is replaced by its opposite."),
        before,
        And(open_statement, where),
        (unknown,),
    )
    after = shown_set(values, unknown)
    step = Step(
        "modulus-case",
        say("Case {interval}: solve without bars.", interval=shown(where)),
        say("In this interval every expression between bars keeps its sign. Only solutions inside it count."),
        shown(before),
        after,
        SameSolutions(formula(before), after, (unknown.name,)),
        (plain, *steps),
        say("Which signs do the expressions between bars have in this interval?"),
    )
    return step, values


def _without(side: Expr, signs: dict[Expr, Expr]) -> Expr:
    if side in signs:
        return signs[side]
    if not (side.is_Add or side.is_Mul):
        return side
    return side.func(*(_without(part, signs) for part in side.args), evaluate=False)


def _solutions(last: Relational, unknown: Symbol) -> Set:
    if last.lhs == unknown:
        return FiniteSet(last.rhs) if last.rel_op == "==" else half_line(last)
    true: Basic = evaluated(last)
    return Interval(-oo, oo) if bool(true) else FiniteSet()
