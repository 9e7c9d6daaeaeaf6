"""The worked calculation."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Float, Integer, Mul, Pow, Rational

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula, decimal_text, exact
from tutor.rules.rewriting import Rewrite, Steps, step_of
from tutor.rules.simplest import simplified
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topics.arithmetic.asking import AS_DECIMAL, AS_FRACTION, OF_POWERS


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield one step per operation, then the value.

    Raises:
        NotSolved: the calculation has no value, or not one that these rules find.
    """
    if problem.task == OF_POWERS:
        yield from _one_power(expression(problem.statement))
        return
    result = yield from simplified(expression(problem.statement))
    if problem.task == AS_FRACTION:
        result = yield from _as_fraction(result)
    if problem.task == AS_DECIMAL and isinstance(result, Rational):
        yield from _as_decimal(result)
        return
    if result.is_finite is False:
        raise NotSolved(say("This has no finite value."), code="undefined")
    yield _answer(result)


def _as_decimal(number: Rational) -> Iterator[Step | Answer]:
    """Bring a fraction over a power of ten, and write it as a decimal."""
    text = decimal_text(number)
    if text is None:
        raise NotSolved(say("As a decimal this number does not end."))
    places, before = len(text.partition(".")[2]), number
    if number.q not in (1, 10**places):
        over = Pow(Integer(10**places), -1, evaluate=False)
        before = Mul(Integer(number * 10**places), over, evaluate=False)
        yield worked(
            "over-power-of-ten",
            say("Bring the denominator to {over}.", over=10**places),
            say("A denominator that has only twos and fives as factors goes into a power of ten."),
            number,
            before,
            idea=say("By what must the denominator be multiplied to give a power of ten?"),
        )
    value = decimal_formula(number)
    if number.q != 1:
        yield worked(
            "write-decimal",
            say("Write it as a decimal: {value}.", value=value),
            say("There are {places} decimal places, one for each zero of the denominator.", places=places),
            before,
            value,
            idea=say("Where does the decimal point go?"),
        )
    yield Answer(value, value)


def _as_fraction(result: Expr) -> Steps:
    """Write a decimal over a power of ten and reduce."""
    number = exact(result) if isinstance(result, Float) else None
    if number is None:
        return result
    places = len((decimal_text(number) or "").partition(".")[2])
    over = Pow(Integer(10**places), -1, evaluate=False)
    after = Mul(Integer(number * 10**places), over, evaluate=False)
    rewrite = Rewrite(
        "decimal-as-fraction",
        say("Write the decimal over a power of ten: {before} = {after}.", before=formula(result), after=formula(after)),
        say("There are {places} decimal places, so the denominator is 1 with {places} zeros.", places=places),
        after,
        say("What does the last decimal place stand for?"),
    )
    yield step_of(rewrite, result, after)
    return (yield from simplified(after))


def _one_power(statement: Pow) -> Iterator[Step | Answer]:
    """``(a^m)^n`` as ``a^(m·n)``."""
    base, inner = statement.base.args
    outer = statement.exp
    line = Pow(base, Mul(inner, outer, evaluate=False), evaluate=False)
    result = Pow(base, inner * outer, evaluate=False)
    rewrite = Rewrite(
        "power-of-power",
        say("Multiply the exponents: {before} = {after}.", before=formula(statement), after=formula(line)),
        say("A power of a power has the product of the exponents: the base is taken that many times."),
        line,
        say("What happens to the exponents when a power is raised to a power?"),
    )
    yield step_of(rewrite, statement, line)
    product = Rewrite(
        "multiply-exponents",
        say("Work out the exponent: {exponent}.", exponent=formula(inner * outer)),
        say("The base stays as it is."),
        result,
        say("What is the product of the exponents?"),
    )
    yield step_of(product, line, result)
    shown = formula(result)
    yield Answer(
        shown, shown, say("This reads the exponents as those of a power of a power: {power}.", power=formula(statement))
    )


def _answer(result: Expr) -> Answer:
    number = exact(result) if isinstance(result, Float) else None
    shown = formula(result) if number is None else decimal_formula(number)
    return Answer(shown, shown)
