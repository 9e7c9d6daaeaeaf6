"""Inequalities with roots: where the roots are defined, where both sides are equal, a test in every interval."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import pairwise

from sympy import (
    Eq,
    Expr,
    FiniteSet,
    Ge,
    Intersection,
    Rational,
    S,
    Set,
    Symbol,
    Union,
    ceiling,
    floor,
    oo,
)
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.messages import say
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.inequalities import shown_set
from tutor.rules.equations.linear_inequality import is_linear_inequality, solve_linear_inequality
from tutor.rules.equations.polynomial_inequality import is_polynomial_inequality, solve_polynomial_inequality
from tutor.rules.equations.radical import solve_radical
from tutor.rules.equations.radicals import is_radical, roots_in
from tutor.rules.equations.root_check import worked_out
from tutor.rules.equations.showing import formula
from tutor.rules.equations.signs import pieced
from tutor.rules.equations.solvers import finite_solutions, parted
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.written import kind_of, relation, substituted
from tutor.solution import SameSolutions, SameValue, Step

Sets = Generator[Step, None, Set]


def is_radical_inequality(inequality: Relational, unknown: Symbol) -> bool:
    """Whether it compares sums of polynomials and roots of polynomials."""
    return not isinstance(inequality, Eq) and is_radical(inequality, unknown)


def solve_radical_inequality(inequality: Relational, unknown: Symbol) -> Sets:
    """Yield the steps; return the set of solutions."""
    domain = yield from _domain(inequality, unknown)
    if domain is S.EmptySet:
        return S.EmptySet
    equation = relation(Eq, *inequality.args)
    steps, answer = parted(solve_radical(equation, unknown))
    values = finite_solutions(answer)
    if values is None or any(is_located(value) for value in values):
        raise NotSolved(say("Where both sides are equal is not known exactly; this inequality is not solved here."))
    before, after = formula(equation), formula(values if values else S.EmptySet)
    yield Step(
        "find-zeros",
        say("Find where both sides are equal."),
        say("Only there, and at the ends of the domain, can the larger side become the smaller one."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        tuple(steps),
        say("Where can the larger side become the smaller one? Solve the equation that belongs to the inequality."),
    )
    return (yield from _tested(inequality, unknown, domain, values))


def _domain(inequality: Relational, unknown: Symbol) -> Sets:
    domain: Set = S.Reals
    for root in roots_in(inequality, unknown):
        if root.exp.q % 2:
            continue
        condition = relation(Ge, root.base, S.Zero)
        if is_linear_inequality(condition, unknown):
            steps, values = gathered(solve_linear_inequality(condition, unknown))
        elif is_polynomial_inequality(condition, unknown):
            steps, values = gathered(solve_polynomial_inequality(condition, unknown))
        else:
            raise NotSolved(say("Where the root is defined is not found here."))
        before, after = formula(condition), shown_set(values, unknown)
        yield Step(
            "state-domain",
            say("{root} is defined where {condition}.", root=formula(root), condition=after),
            say("An even root of a negative number is no real number."),
            before,
            after,
            SameSolutions(before, after, (unknown.name,)),
            tuple(steps),
            say("For which values of the unknown does the root exist?"),
        )
        domain = Intersection(domain, values)
    return domain


def _tested(inequality: Relational, unknown: Symbol, domain: Set, zeros: FiniteSet) -> Sets:
    """Cut the domain at the zeros and test a number of each piece."""
    whole = domain.args if isinstance(domain, Union) else (domain,)
    closed = inequality.rel_op in ("<=", ">=")
    kept: list[Set] = []
    substeps: list[Step] = []
    for part in whole:
        if isinstance(part, FiniteSet):
            kept += [FiniteSet(value) for value in part if _holds(inequality, unknown, value)]
            continue
        cuts = sorted((zero for zero in zeros if bool(part.contains(zero))), key=lambda zero: float(zero.evalf()))
        ends = [part.inf, *(zero for zero in cuts if zero not in (part.inf, part.sup)), part.sup]
        inside: list[bool] = []
        for low, high in pairwise(ends):
            sample = _sample(low, high)
            inside.append(_holds(inequality, unknown, sample))
            substeps += _test(inequality, unknown, sample, true=inside[-1])
        solving = [
            end not in (oo, -oo)
            and bool(part.contains(end))
            and (closed or end not in zeros)
            and _holds(inequality, unknown, end)
            for end in ends
        ]
        kept.append(pieced(ends, inside, solving))
    values = Union(*kept) if len(kept) > 1 else kept[0] if kept else S.EmptySet
    before, after = formula(inequality), shown_set(values, unknown)
    yield Step(
        "test-intervals",
        say("Test one number of each interval of the domain."),
        say("Between neighbouring ends the same side stays the larger one; the ends are tried as well."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        tuple(substeps),
        say("Which side is larger in each interval? One number of each is enough to see."),
    )
    return values


def _test(inequality: Relational, unknown: Symbol, sample: Expr, *, true: bool) -> Iterator[Step]:
    written = relation(kind_of(inequality), *(substituted(side, unknown, sample) for side in inequality.args))
    before, after = formula(written), formula(S.true if true else S.false)
    title = say("Put {number} for {unknown}.", number=formula(sample), unknown=formula(unknown))
    because = say("The inequality holds there.") if true else say("The inequality does not hold there.")
    yield Step("test-number", title, because, before, after, SameValue(before, after))


def _holds(inequality: Relational, unknown: Symbol, value: Expr) -> bool:
    sides = [worked_out(substituted(side, unknown, value)) for side in inequality.args]
    return bool(inequality.func(*sides))


def _sample(low: Expr, high: Expr) -> Expr:
    if low == -oo and high == oo:
        return S.Zero
    if low == -oo:
        return floor(high) - 1
    if high == oo:
        return ceiling(low) + 1
    a, b = low.evalf(), high.evalf()
    below = 1
    while True:
        number = floor(a * below) + 1
        if a < Rational(number, below) < b:
            return Rational(number, below)
        below += 1
