"""A linear equation or inequality in one unknown, brought to ``x = number`` (``x < number``, …) step by step."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import lru_cache

from sympy import Add, Expr, Mul, Pow, Symbol, expand
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.both_sides import clear_fractions, divide, remove_term, swap
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.tidying import collect, expand_brackets
from tutor.rules.equations.written import denominator, factors_of, kind_of, relation, sum_of, terms_of
from tutor.solution import Step

Steps = Generator[Step, None, Relational]


@lru_cache(maxsize=2048)
def linear_parts(expression: Expr, unknown: Symbol) -> tuple[Expr, Expr] | None:
    """Return (a, b) where the expression is a·unknown + b and a, b are free of it; None where it is not linear."""
    value = expand(evaluated(expression))
    slope = value.coeff(unknown, 1)
    constant = value.coeff(unknown, 0)
    if expand(value - slope * unknown - constant) != 0:
        return None
    return slope, constant


def isolate(statement: Relational, unknown: Symbol, others: Sequence[Symbol] = ()) -> Steps:
    """Bring the unknown alone to the left.

    The statement returned is ``unknown = value`` (or an inequality), or has no unknown left at all (``0 = 3``).
    """
    unknowns = (unknown, *others)
    statement = yield from simplified(statement, unknowns)
    if unknown not in statement.lhs.free_symbols and unknown in statement.rhs.free_symbols:
        statement = yield from swap(statement, unknowns)
    statement = yield from _gather(statement, unknown, unknowns)
    slope, _ = _parts(statement.lhs, unknown)
    if slope == 0:
        return statement
    statement = yield from _move_rest(statement, unknown, unknowns)
    slope, _ = _parts(statement.lhs, unknown)
    if slope == 1:
        return statement
    statement = yield from _factor_out(statement, slope, unknown, unknowns)
    return (yield from divide(statement, slope, unknowns))


def simplified(statement: Relational, unknowns: Sequence[Symbol]) -> Steps:
    """Clear fractions, multiply out brackets and collect like terms, in the order that keeps the numbers small."""
    if not _fractions_inside((statement.lhs, statement.rhs)):
        statement = yield from clear_fractions(statement, unknowns)
    statement = yield from expand_brackets(statement, unknowns)
    if denominator((statement.lhs, statement.rhs)) == 1:
        return (yield from collect(statement, unknowns))
    statement = yield from clear_fractions(statement, unknowns)
    return (yield from collect(statement, unknowns))


def _gather(statement: Relational, unknown: Symbol, unknowns: Sequence[Symbol]) -> Steps:
    moved = [term for term in terms_of(statement.rhs) if unknown in term.free_symbols]
    if not moved:
        return statement
    letter = formula(unknown)
    return (
        yield from remove_term(
            statement,
            sum_of(moved),
            unknowns,
            say("All terms with {unknown} are gathered on the left side.", unknown=letter),
            say("Both sides have {unknown}. How do you make it vanish from the right side?", unknown=letter),
        )
    )


def _move_rest(statement: Relational, unknown: Symbol, unknowns: Sequence[Symbol]) -> Steps:
    rest = [term for term in terms_of(statement.lhs) if unknown not in term.free_symbols]
    if not rest or statement.lhs.is_number:
        return statement
    letter = formula(unknown)
    return (
        yield from remove_term(
            statement,
            sum_of(rest),
            unknowns,
            say("Only the term with {unknown} is to stay on the left side.", unknown=letter),
            say("What stands beside the term with {unknown}, and what undoes it?", unknown=letter),
        )
    )


def _factor_out(statement: Relational, slope: Expr, unknown: Symbol, unknowns: Sequence[Symbol]) -> Steps:
    """Where letters stand for numbers: ``a x + b x`` is ``x (a + b)``."""
    if len(terms_of(statement.lhs)) == 1:
        return statement
    after = relation(kind_of(statement), Mul(unknown, slope, evaluate=False), statement.rhs)
    yield statement_step(
        "factor-out-unknown",
        say("Factor out {unknown} on the left side.", unknown=formula(unknown)),
        say("Every term on the left has the factor {unknown}.", unknown=formula(unknown)),
        statement,
        after,
        unknowns,
        idea=say("What do all terms on the left side have in common?"),
    )
    return after


def _parts(side: Expr, unknown: Symbol) -> tuple[Expr, Expr]:
    parts = linear_parts(side, unknown)
    if parts is None:
        raise ValueError(f"not linear in {unknown}: {side}")
    return parts


def _fractions_inside(sides: Sequence[Expr]) -> bool:
    """Whether a bracket holds a fraction, so that clearing the denominators outside would not be enough."""
    return any(
        denominator([base]) != 1
        for side in sides
        for term in terms_of(side)
        for factor in factors_of(term)
        for base in [factor.base if isinstance(factor, Pow) else factor]
        if isinstance(base, Add)
    )
