"""Continuing a sequence: by its differences, or by a rule that makes each term of those before it."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterator

from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple, expand, floor

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.sequences import differences
from tutor.rules.working import difference, product, read_as, total, worked
from tutor.solution import Answer, Step
from tutor.topics.sequences.patterns import BEFORE, LAST, Rule, degree_of, made

ORDERS = (
    say("first"), say("second"), say("third"), say("fourth"), say("fifth"), say("sixth"), say("seventh"), say("eighth"),
)  # fmt: skip


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    match operation_name(statement):
        case "next_term":
            yield from _next(statement, tuple(statement.args))
        case "general_term":
            yield from _general(statement, statement.args[0], tuple(statement.args[1:]))
        case "continued":
            yield from _continued(statement, statement.args[0], tuple(statement.args[3:]))
        case _:
            raise NotSolved(say("I do not know this kind of sequence."))


def _next(statement: Basic, terms: tuple[Expr, ...]) -> Iterator[Step | Answer]:
    rows = yield from _table(terms)
    value = rows[-1][-1]
    for order in range(len(rows) - 2, -1, -1):
        before = total(rows[order][-1], value)
        value = rows[order][-1] + value
        yield _add_on(order, before, value)
    yield Answer(formula(value), formula(value))


def _table(terms: tuple[Expr, ...]) -> Generator[Step, None, list[tuple[Expr, ...]]]:
    """Yield the rows of differences; return all rows, the last one with all its numbers the same."""
    degree = degree_of(terms)
    if degree is None:
        degree = len(terms) - 1
    rows = [terms]
    for order in range(degree):
        row = rows[-1]
        taken = Tuple(*(difference(b, a) for a, b in itertools.pairwise(row)))
        rows.append(differences(row))
        yield worked(
            "differences",
            say("Write down the {order} differences.", order=ORDERS[order]),
            say("Take from each number the number before it."),
            taken,
            Tuple(*rows[-1]),
            idea=say("How much is it from each number to the next?"),
        )
    yield read_as(
        "same-differences",
        _found(degree),
        say("Any numbers could follow; the simplest rule that fits all the numbers given keeps this difference."),
        Tuple(*rows[-1]),
        say("Do you see numbers that are all the same?"),
    )
    return rows


def _found(degree: int) -> Message:
    if degree == 0:
        return say("All the numbers are the same.")
    return say("The {order} differences are all the same.", order=ORDERS[degree - 1])


def _add_on(order: int, before: Expr, value: Expr) -> Step:
    if order == 0:
        title = say("The next term is the last term plus this difference.")
    else:
        title = say("Continue the row of the {order} differences.", order=ORDERS[order - 1])
    return worked(
        "add-difference",
        title,
        say("The next number of a row is its last number plus the next difference."),
        before,
        value,
        idea=say("What has to be added to the last number of this row?"),
    )


def _general(statement: Basic, place: Expr, terms: tuple[Expr, ...]) -> Iterator[Step | Answer]:
    rows = yield from _table(terms)
    newton = total(*_newton(rows, place))
    value = expand(newton.doit())
    yield worked(
        "difference-formula",
        say("Build the term from the first numbers of the rows."),
        say(
            "A constant difference gives a multiple of n - 1, a constant second difference one of (n - 1)(n "
            "- 2)/2, and so on."
        ),
        statement,
        newton,
        idea=say("Which formula has these differences?"),
    )
    if newton != value:
        yield worked(
            "tidy",
            say("Multiply out and collect."),
            say("Like terms are added up."),
            newton,
            value,
            idea=say("Can the formula be written in a shorter way?"),
        )
    yield _tried(terms, place, value)
    yield Answer(formula(value), formula(value))


def _newton(rows: list[tuple[Expr, ...]], place: Expr) -> Iterator[Expr]:
    factorial = Integer(1)
    for order, row in enumerate(rows):
        factorial *= max(order, 1)
        factors = [place - i for i in range(1, order + 1)]
        coefficient: Expr = Rational(row[0], factorial) if row[0].is_Rational else row[0] / factorial
        if coefficient != 0 or order == 0:
            yield product(coefficient, *factors) if factors else row[0]


def _tried(terms: tuple[Expr, ...], place: Expr, value: Expr) -> Step:
    if not isinstance(place, Symbol):
        return worked("check", say("This is the term."), say("The formula is worked out."), value, value)
    last = Integer(len(terms))
    return worked(
        "check",
        say("Check with the last term given: put in {count}.", count=formula(last)),
        say("A formula for the sequence must give the terms that are known."),
        _put(value, place, last),
        terms[-1],
        idea=say("Does the formula give the terms that you know?"),
    )


def _put(value: Expr, place: Symbol, number: Expr) -> Basic:
    from sympy import Subs

    return Subs(value, place, number) if value.has(place) else value


def _continued(statement: Basic, rule: Expr, terms: tuple[Expr, ...]) -> Iterator[Step | Answer]:
    uses = 2 if BEFORE in rule.free_symbols else 1
    found = Rule(rule, uses)
    yield read_as(
        "rule",
        say("Each term comes from the terms before it: {rule}.", rule=formula(rule)),
        say("Any number could follow; this is a simple rule that fits all the numbers given."),
        rule,
        say("How is each number made from the one before it, or from the two before it?"),
    )
    yield worked(
        "try-rule",
        say("Try the rule on the terms that are given."),
        say("It must give every term after the first ones."),
        Tuple(*(_applied(rule, terms[:i]) for i in range(uses, len(terms)))),
        Tuple(*terms[uses:]),
        idea=say("Does the rule give all the numbers that you know?"),
    )
    value = made(found, terms)
    yield worked(
        "apply-rule",
        say("Apply the rule to the last terms."),
        say("The next term follows the same rule."),
        _applied(rule, terms),
        value,
        idea=say("What does the rule make of the last numbers?"),
    )
    yield Answer(formula(value), formula(value))


def _applied(rule: Expr, terms: tuple[Expr, ...]) -> Expr:
    """The rule with the terms put in, not worked out."""
    puts = {LAST: terms[-1], BEFORE: terms[-2] if len(terms) > 1 else Integer(0)}
    if isinstance(rule, floor):
        return floor(_applied(rule.args[0], terms), evaluate=False)
    return _written(rule, puts)


def _written(rule: Expr, puts: dict[Symbol, Expr]) -> Expr:
    if rule in puts:
        return puts[rule]
    if not rule.args:
        return rule
    parts = [_written(part, puts) for part in rule.args]
    return rule.func(*parts, evaluate=False)
