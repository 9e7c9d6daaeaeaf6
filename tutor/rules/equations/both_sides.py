"""Doing the same to both sides of an equation or inequality; an inequality turns round where it must.

Each function yields one step, with substeps that write the operation out and then work it out, and returns the
statement reached.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Eq, Expr, Integer, Mul, Ne, Pow, Symbol, cancel
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import (
    FLIPPED,
    denominator,
    kind_of,
    polynomial_order,
    relation,
    sum_of,
    terms_of,
    times,
)
from tutor.solution import Step

Steps = Generator[Step, None, Relational]
Unknowns = Sequence[Symbol]


def swap(statement: Relational, unknowns: Unknowns) -> Steps:
    """Exchange the sides: ``2 = x`` becomes ``x = 2``, ``2 < x`` becomes ``x > 2``."""
    kind = kind_of(statement)
    after = relation(FLIPPED[kind], statement.rhs, statement.lhs)
    if kind in (Eq, Ne):
        because = say("An equation may be read from right to left.")
    else:
        because = say("Read from right to left: the sign turns round with the sides.")
    yield statement_step(
        "swap-sides",
        say("Exchange the two sides."),
        because,
        statement,
        after,
        unknowns,
        idea=say("On which side would you like to have the unknown?"),
    )
    return after


def remove_term(statement: Relational, term: Expr, unknowns: Unknowns, because: Message, idea: Message) -> Steps:
    """Subtract the terms of ``term`` from both sides (or add them, where they are negative)."""
    kind = kind_of(statement)
    left, right = statement.lhs, statement.rhs
    moved = [-part for part in terms_of(term)]
    negative = terms_of(term)[0].could_extract_minus_sign()
    amount = sum_of(moved) if negative else term
    written = relation(kind, sum_of([*terms_of(left), *moved]), sum_of([*terms_of(right), *moved]))
    after = relation(kind, polynomial_order(written.lhs, unknowns), polynomial_order(written.rhs, unknowns))
    if negative:
        rule, title = "add-to-both-sides", say("Add {term} to both sides.", term=formula(amount))
    else:
        rule, title = "subtract-from-both-sides", say("Subtract {term} from both sides.", term=formula(amount))
    yield statement_step(
        rule,
        title,
        because,
        statement,
        after,
        unknowns,
        idea=idea,
        substeps=_written_out(rule, statement, written, after, unknowns),
    )
    return after


def clear_fractions(statement: Relational, unknowns: Unknowns) -> Steps:
    """Multiply both sides by the least common denominator, where there is one; brackets stay as they are."""
    factor = denominator((statement.lhs, statement.rhs))
    if factor == 1:
        return statement
    kind = kind_of(statement)
    left, right = ([times(Integer(factor), term) for term in terms_of(side)] for side in statement.args)
    after = relation(kind, sum_of(left), sum_of(right))
    written = relation(kind, _scaled(Integer(factor), statement.lhs), _scaled(Integer(factor), statement.rhs))
    yield statement_step(
        "clear-fractions",
        say("Multiply both sides by {number}, the least common denominator.", number=factor),
        say("{number} is divisible by every denominator, so no fraction is left.", number=factor),
        statement,
        after,
        unknowns,
        idea=say("Which number is divisible by all the denominators? Multiplying by it clears the fractions."),
        substeps=_written_out("multiply-both-sides", statement, written, after, unknowns),
    )
    return after


def divide(
    statement: Relational,
    divisor: Expr,
    unknowns: Unknowns,
    *,
    because: Message | None = None,
    idea: Message | None = None,
) -> Steps:
    """Divide both sides; the quotients are multiplied out. A negative divisor turns an inequality round."""
    turned = kind_of(statement) not in (Eq, Ne) and bool(divisor.is_negative)
    kind = FLIPPED[kind_of(statement)] if turned else kind_of(statement)
    after = relation(
        kind,
        _quotient(statement.lhs, divisor, unknowns),
        _quotient(statement.rhs, divisor, unknowns),
    )
    rule, title, written = _division(statement, divisor, kind)
    yield statement_step(
        rule,
        title,
        because or _why_divide(divisor, turned),
        statement,
        after,
        unknowns,
        idea=idea or say("Which factor stands before the unknown, and what undoes it?"),
        substeps=_written_out(rule, statement, written, after, unknowns) if not divisor.free_symbols else (),
    )
    return after


def _division(statement: Relational, divisor: Expr, kind: type[Relational]) -> tuple[str, Message, Relational]:
    inverse = 1 / divisor
    if divisor.is_Rational and abs(divisor.p) == 1:
        title = say("Multiply both sides by {number}.", number=formula(inverse))
        written = relation(kind, _scaled(inverse, statement.lhs), _scaled(inverse, statement.rhs))
        return "multiply-both-sides", title, written
    title = say("Divide both sides by {number}.", number=formula(divisor))
    return "divide-both-sides", title, relation(kind, _over(statement.lhs, divisor), _over(statement.rhs, divisor))


def _why_divide(divisor: Expr, turned: bool) -> Message:
    if turned:
        return say(
            "The unknown must stand alone. {number} is negative, so the inequality sign turns round: "
            "of two numbers the larger one has the smaller opposite.",
            number=formula(divisor),
        )
    if divisor.free_symbols:
        return say("The unknown must stand alone. This needs {condition}.", condition=formula(Ne(divisor, 0)))
    return say("The unknown must stand alone, with no number in front of it.")


def _written_out(
    rule: str, before: Relational, written: Relational, after: Relational, unknowns: Unknowns
) -> list[Step]:
    return [
        statement_step(
            rule,
            say("Write the same operation on both sides."),
            say("What is done to one side must be done to the other, so that the statement stays as true as it was."),
            before,
            written,
            unknowns,
        ),
        statement_step(
            "simplify-sides",
            say("Work out both sides."),
            say("Each side is simplified by itself."),
            written,
            after,
            unknowns,
        ),
    ]


def _scaled(number: Expr, side: Expr) -> Expr:
    return Mul(number, side, evaluate=False)


def _over(side: Expr, divisor: Expr) -> Expr:
    return Mul(side, Pow(divisor, -1, evaluate=False), evaluate=False)


def _quotient(side: Expr, divisor: Expr, unknowns: Unknowns) -> Expr:
    value = evaluated(side)
    return cancel(value / divisor) if divisor.free_symbols else polynomial_order(value / divisor, unknowns)
