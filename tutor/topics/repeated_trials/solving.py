"""Totals of dice by counting outcomes, numbers of successes by the binomial formula."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Basic, Expr, Integer, Rational, binomial

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula
from tutor.rules.working import difference, power, product, quotient, read_as, total, worked
from tutor.solution import Answer, Step

Steps = Generator[Step, None, Expr]
MOST_TERMS = 16
"""Terms of a sum that are written out."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    match operation_name(statement):
        case "dice_total":
            value = yield from _dice(statement)
            yield Answer(formula(value), formula(value))
        case "successes":
            value = yield from _successes(statement)
            yield Answer(formula(value), formula(value))
        case "rounded":
            inner = next(part for part in statement.args[0].args if operation_name(part) == "successes")
            value = yield from _successes(inner)
            yield from _percent(statement, value)
        case _:
            raise NotSolved(say("I do not know this kind of trial."))


def _percent(statement: Basic, value: Expr) -> Iterator[Step | Answer]:
    shown = decimal_formula(_rounded(100 * value))
    yield worked(
        "percent",
        say("Write the probability in percent and round: {value}.", value=shown),
        say("The question gives percentages, so the answer is one too, to two decimal places."),
        statement,
        shown,
        idea=say("How many hundredths is this?"),
    )
    yield Answer(shown, shown, say("This is the probability in percent."))


def _rounded(value: Rational) -> Rational:
    from sympy import floor

    return Rational(floor(value * 100 + Rational(1, 2)), 100)


def _dice(statement: Basic) -> Steps:
    faces, low, high = [int(face) for face in statement.args[0]], int(statement.args[1]), int(statement.args[2])
    ways = _ways(faces)
    outcomes = product(*map(Integer, faces))
    number = Integer(1)
    for face in faces:
        number *= face
    if len(faces) > 1:
        yield worked(
            "all-outcomes",
            say("Count all outcomes: multiply the numbers of faces."),
            say("Every face of one die can come with every face of the others, and all outcomes are equally likely."),
            outcomes,
            number,
            idea=say("How many different outcomes are there?"),
        )
    fitting = {s: count for s, count in ways.items() if low <= s <= high}
    rest = {s: count for s, count in ways.items() if s not in fitting}
    counts = fitting if len(fitting) <= len(rest) or not rest else rest
    many = Integer(sum(fitting.values()))
    if counts is rest and fitting:
        written: Expr = difference(number, _sum(rest))
        because = say("There are fewer totals that do not fit: count their outcomes and subtract them from all.")
    else:
        written = _sum(fitting)
        because = say("Count for every total that fits how many outcomes give it, one die after another, and add up.")
    yield worked(
        "count-outcomes",
        say("Count the outcomes that fit: {number}.", number=formula(many)),
        because,
        written,
        many,
        idea=say("Which totals fit, and in how many ways does each come about?"),
    )
    value = Rational(many, number)
    yield worked(
        "divide-outcomes",
        say("Divide by the number of all outcomes and cancel."),
        say("All outcomes are equally likely."),
        statement,
        value,
        idea=say("Which part of all outcomes is this?"),
    )
    return value


def _sum(counts: dict[int, int]) -> Expr:
    values = [Integer(count) for count in counts.values()]
    return total(*values) if values else Integer(0)


def _ways(faces: list[int]) -> dict[int, int]:
    """How many outcomes give each total: one die after another."""
    ways = {0: 1}
    for face in faces:
        added: dict[int, int] = {}
        for so_far, count in ways.items():
            for shown in range(1, face + 1):
                added[so_far + shown] = added.get(so_far + shown, 0) + count
        ways = added
    return ways


def _successes(statement: Basic) -> Steps:
    trials, chance, low, high = (
        int(statement.args[0]),
        statement.args[1],
        int(statement.args[2]),
        int(statement.args[3]),
    )
    inside = range(max(low, 0), min(high, trials) + 1)
    outside = [k for k in range(trials + 1) if k not in inside]
    yield read_as(
        "binomial-distribution",
        say("The trials are independent and alike: use the binomial distribution."),
        say("k successes in n trials have the probability C(n, k) p^k (1 - p)^(n - k): choose which trials succeed."),
        statement,
        say("Are all trials alike, and does none of them influence another?"),
    )
    if outside and len(outside) < len(inside):
        written: Expr = difference(Integer(1), total(*(_term(trials, chance, k) for k in outside)))
        because = say("The opposite has fewer cases; its probability is taken from 1.")
        count = len(outside)
    else:
        written = total(*(_term(trials, chance, k) for k in inside)) if len(inside) else Integer(0)
        because = say("Add the probabilities of all numbers of successes that fit.")
        count = len(inside)
    value = sum((binomial(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in inside), Integer(0))
    if count <= MOST_TERMS:
        yield worked(
            "binomial-terms", say("Put in the numbers."), because, statement, written,
            idea=say("Which numbers of successes fit?"),
        )  # fmt: skip
        yield worked(
            "work-out", say("Work it out."), say("Powers come first, then products, then sums."), written, value
        )
    else:
        yield worked("work-out", say("Put in the numbers and add up."), because, statement, value)
    return value


def _term(trials: int, chance: Expr, k: int) -> Expr:
    if chance == Rational(1, 2):
        return quotient(Integer(binomial(trials, k)), power(Integer(2), trials))
    choices = binomial(Integer(trials), Integer(k), evaluate=False)
    return product(choices, power(chance, k), power(difference(Integer(1), chance), trials - k))
