"""Solving a rational equation: exclude zeros of denominators, clear the fractions, solve, try the candidates."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from sympy import Expr, FiniteSet, Ne, S, Symbol, expand
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import Formula, Message, say
from tutor.rules.equations.answers import everything
from tutor.rules.equations.candidates import sifted
from tutor.rules.equations.fractions import cleared, common_denominator, conditions, denominators, is_rational
from tutor.rules.equations.polynomial import roots_answer, solve_polynomial
from tutor.rules.equations.showing import formula, listed
from tutor.rules.equations.steps import remark_step
from tutor.solution import Answer, Implies, Step


def solve_rational(equation: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    excluded = conditions(equation, unknown)
    if excluded:
        yield _domain(equation, excluded)
    polynomial = yield from _cleared(equation, unknown)
    difference = expand(evaluated(polynomial.lhs) - evaluated(polynomial.rhs))
    if difference == 0:
        yield from _identity(polynomial, unknown, excluded)
        return
    if unknown not in difference.free_symbols:
        yield _contradiction(polynomial)
        yield roots_answer(unknown, [], say("There is no solution: the equation leads to a contradiction."))
        return
    candidates = yield from solve_polynomial(polynomial, unknown)
    kept = yield from sifted(equation, unknown, candidates)
    yield roots_answer(unknown, kept, _remark(candidates, kept, excluded))


def is_rational_equation(equation: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in a denominator, and nowhere but in sums, products and whole powers."""
    return bool(denominators(equation, unknown)) and is_rational(equation, unknown)


def _domain(equation: Relational, excluded: Sequence[Relational]) -> Step:
    return remark_step(
        "state-domain",
        say("The denominators must not be zero: {conditions}.", conditions=listed(excluded)),
        say("A fraction with the denominator zero has no value, so these values cannot be solutions."),
        equation,
        idea=say("For which values of the unknown is a denominator zero?"),
    )


def _cleared(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    common = common_denominator(equation, unknown)
    after = cleared(equation, common, unknown)
    before, now = formula(equation), formula(after)
    title = (
        say("Multiply both sides by {factor}, the least common denominator.", factor=formula(common))
        if common != 1
        else say("Reduce the fractions.")
    )
    yield Step(
        "clear-denominators",
        title,
        say(
            "Every denominator cancels. Solutions may be gained where a denominator is zero: they are tried at the end."
        ),
        before,
        now,
        Implies(before, now, (unknown.name,)),
        (),
        say("By what can you multiply both sides so that every denominator cancels?"),
    )
    return after


def _identity(polynomial: Relational, unknown: Symbol, excluded: Sequence[Relational]) -> Iterator[Step | Answer]:
    yield remark_step(
        "identity",
        say("Both sides are the same."),
        say("This is true whatever {unknown} is.", unknown=formula(unknown)),
        polynomial,
        idea=say("Compare both sides. When are they equal?"),
    )
    if not excluded:
        yield everything(unknown, say("Every real number {unknown} solves it.", unknown=formula(unknown)))
        return
    values = [condition.rhs for condition in excluded if condition.lhs == unknown]
    if len(values) != len(excluded):
        raise NotSolved(say("The values where the denominators are zero are not fractions; this is not solved here."))
    numbers = S.Reals - FiniteSet(*values)
    remark = say(
        "Every real number solves it, except where a denominator is zero: {conditions}.", conditions=listed(excluded)
    )
    yield Answer(listed(excluded), formula(numbers), remark)


def _contradiction(polynomial: Relational) -> Step:
    return remark_step(
        "unknown-vanished",
        say("The unknown has vanished: look at what is left."),
        say("This is false whatever the unknown is."),
        polynomial,
        idea=say("The unknown is gone. Is what is left true or false?"),
    )


def _remark(candidates: Sequence[Expr], kept: Sequence[Expr], excluded: Sequence[Relational]) -> Message | None:
    if kept or not candidates:
        return None if kept else say("There is no real solution.")
    shown: Formula = listed([part for part in excluded if isinstance(part, Ne)])
    return say("There is no solution: the only candidates are excluded by {conditions}.", conditions=shown)
