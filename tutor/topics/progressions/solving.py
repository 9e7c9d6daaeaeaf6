"""Arithmetic and geometric sequences by their formulas."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple, expand

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.working import difference, power, product, quotient, total, worked
from tutor.solution import Answer, Step

Steps = Generator[Step, None, Expr]


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    if isinstance(statement, Tuple):
        yield from _several(statement)
        return
    value = yield from _worked_out(statement)
    yield Answer(formula(value), formula(value))


def _several(statement: Tuple) -> Iterator[Step | Answer]:
    values = [statement[0]]
    for part in statement[1:]:
        value = yield from _worked_out(part)
        values.append(value)
    names = ("a", "r", f"a_{statement[2].args[0]}", f"S_{statement[3].args[0]}")
    plain = ", ".join(f"{name} = {formula(value).plain}" for name, value in zip(names, values, strict=True))
    latex = r",\ ".join(
        f"{formula(Symbol(name)).latex} = {formula(value).latex}" for name, value in zip(names, values, strict=True)
    )
    result = Tuple(*values)
    yield Answer(formula(result, latex=latex, plain=plain), formula(result))


def _worked_out(statement: Basic) -> Steps:
    name, arguments = operation_name(statement), statement.args
    match name:
        case "common_difference":
            return (yield from _difference(arguments))
        case "common_ratio":
            return (yield from _ratio(arguments))
        case "arithmetic_term" | "geometric_term":
            return (yield from _term(statement, name.partition("_")[0], arguments[0], arguments[1:]))
        case "arithmetic_sum":
            return (yield from _arithmetic_sum(statement, arguments[0], arguments[1:]))
        case "geometric_sum":
            return (yield from _geometric_sum(statement, arguments[0], arguments[1:]))
        case "infinite_sum":
            return (yield from _infinite(statement, arguments))
        case "progression_length":
            return (yield from _length(statement, *arguments))
    raise NotSolved(say("I do not know this kind of sequence."))


def _difference(terms: tuple[Expr, ...]) -> Steps:
    value = terms[1] - terms[0]
    yield worked(
        "common-difference",
        say("Find the common difference d."),
        say("In an arithmetic sequence the same number is added each time: subtract a term from the next one."),
        difference(terms[1], terms[0]),
        value,
        idea=say("How much is added from each term to the next?"),
    )
    return value


def _ratio(terms: tuple[Expr, ...]) -> Steps:
    value = terms[1] / terms[0]
    yield worked(
        "common-ratio",
        say("Find the common ratio r."),
        say("In a geometric sequence each term is multiplied by the same number: divide a term by the one before it."),
        quotient(terms[1], terms[0]),
        value,
        idea=say("By what is each term multiplied to get the next?"),
    )
    return value


def _term(statement: Basic, kind: str, place: Expr, terms: tuple[Expr, ...]) -> Steps:
    first = terms[0]
    if kind == "arithmetic":
        step = yield from _difference(terms)
        written = total(first, product(difference(place, Integer(1)), step))
        value = expand(first + (place - 1) * step)
        title, because = (
            say("Use the formula for the n-th term: a + (n - 1)d."),
            say("To reach the n-th term, the difference is added n - 1 times to the first term."),
        )
    else:
        ratio = yield from _ratio(terms)
        written = product(first, power(ratio, place - 1))
        value = first * ratio ** (place - 1)
        title, because = (
            say("Use the formula for the n-th term: a r^(n - 1)."),
            say("To reach the n-th term, the first term is multiplied n - 1 times by the ratio."),
        )
    yield worked(
        "term-formula", title, because, statement, written, idea=say("How often do you go on from the first term?")
    )
    if written != value:
        yield _calculated(written, value)
    return value


def _calculated(written: Basic, value: Expr) -> Step:
    return worked(
        "work-out", say("Work it out."), say("Powers come first, then products, then sums."), written, value,
        idea=say("What is the result of the calculation?"),
    )  # fmt: skip


def _arithmetic_sum(statement: Basic, count: Expr, terms: tuple[Expr, ...]) -> Steps:
    step = yield from _difference(terms)
    last = terms[0] + (count - 1) * step
    yield worked(
        "last-term",
        say("Find the last of these terms."),
        say("To reach the n-th term, the difference is added n - 1 times to the first term."),
        total(terms[0], product(difference(count, Integer(1)), step)),
        last,
        idea=say("What is the last term of the sum?"),
    )
    written = product(Rational(count, 2), total(terms[0], last))
    value = expand(Rational(count, 2) * (terms[0] + last))
    yield worked(
        "sum-formula",
        say("The sum is the number of terms times the mean of the first and the last."),
        say("The first and the last, the second and the last but one, … always have the same sum."),
        statement,
        written,
        idea=say("What do the first and the last term add up to? And the second and the last but one?"),
    )
    yield _calculated(written, value)
    return value


def _geometric_sum(statement: Basic, count: Expr, terms: tuple[Expr, ...]) -> Steps:
    ratio = yield from _ratio(terms)
    first = terms[0]
    if ratio == 1:
        written: Expr = product(count, first)
        because = say("All terms are the same.")
        value = count * first
    else:
        written = quotient(product(first, difference(power(ratio, count), Integer(1))), difference(ratio, Integer(1)))
        because = say("The sum times r, less the sum, leaves only the term after the last, less the first.")
        value = first * (ratio**count - 1) / (ratio - 1)
    yield worked(
        "sum-formula", say("Use the formula for the sum: a(r^n - 1)/(r - 1)."), because, statement, written,
        idea=say("What is left when you subtract the sum from r times the sum?"),
    )  # fmt: skip
    yield _calculated(written, value)
    return value


def _infinite(statement: Basic, terms: tuple[Expr, ...]) -> Steps:
    ratio = yield from _ratio(terms)
    if abs(ratio) >= 1:
        raise NotSolved(say("The ratio is not between -1 and 1: the terms do not tend to 0, so the sum has no value."))
    written = quotient(terms[0], difference(Integer(1), ratio))
    value = terms[0] / (1 - ratio)
    yield worked(
        "infinite-sum",
        say("Use the formula for the sum of all terms: a/(1 - r)."),
        say("The ratio is between -1 and 1, so its powers tend to 0 and the sum tends to this number."),
        statement,
        written,
        idea=say("What happens to the powers of the ratio?"),
    )
    yield _calculated(written, value)
    return value


def _length(statement: Basic, first: Expr, second: Expr, last: Expr) -> Steps:
    step = yield from _difference((first, second))
    written = total(quotient(difference(last, first), step), Integer(1))
    value = (last - first) / step + 1
    yield worked(
        "count-terms",
        say("Divide the way from the first to the last term by the difference, and add 1."),
        say("There is one term more than there are steps between terms."),
        statement,
        written,
        idea=say("How many steps is it from the first to the last term?"),
    )
    yield _calculated(written, value)
    return value
