"""Working with percentages: the formula, the numbers in it, one operation after the other, rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import Expr, Rational, floor

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula
from tutor.rules.simplest import simplified
from tutor.rules.stating import stated
from tutor.solution import Answer, Restates, SameValue, Step
from tutor.topics.percent.asking import KIND, UNCLEAR, exact

MONEY = ("increased", "decreased", "simple-interest", "compound-amount", "compound-interest")
"""Kinds whose value is an amount, not a percentage."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer.

    Raises:
        NotSolved: it is not clear what is asked for.
    """
    statement = expression(problem.statement)
    kind = next((str(expression(value)) for name, value in problem.given if name == KIND), "share")
    if kind == UNCLEAR:
        raise NotSolved(
            say("It is not clear whether the final amount is asked for, or only the interest in it."),
            hint=say("Ask for “the final amount” or for “the compound interest earned”."),
            code="ambiguous",
        )
    rounding = operation_name(statement) == "rounded"
    inside = statement.args[0] if rounding else statement
    yield _formula_step(kind, statement)
    last: Expr = inside
    for step in _worked(inside):
        last = expression(step.after)
        yield _around(step) if rounding else step
    value = exact(inside) or Rational(0)
    result = _hundredths(value) if rounding else value
    if rounding:
        yield stated(
            "round-to-cents",
            say("Round to two decimal places: {value}.", value=decimal_formula(result)),
            say("The value does not end there, so two places are given."),
            operation("rounded", last, Rational(1, 100)),
            decimal_formula(result),
            idea=say("What are the first two digits after the point?"),
        )
    elif formula(last).latex != decimal_formula(result).latex:
        yield stated(
            "as-decimal",
            say("Write it as a decimal: {value}.", value=decimal_formula(result)),
            say("Amounts and percentages are given as decimals."),
            last,
            decimal_formula(result),
            idea=say("What is this as a decimal?"),
        )
    yield _answer(kind, result, rounding=rounding)


def _worked(inside: Expr) -> Iterator[Step]:
    yield from simplified(inside)


def _around(step: Step) -> Step:
    """The step inside the rounding."""
    before, after = (operation("rounded", expression(side), Rational(1, 100)) for side in (step.before, step.after))
    claim = SameValue(formula(before), formula(after))
    return replace(step, before=formula(before), after=formula(after), claim=claim)


def _hundredths(value: Rational) -> Rational:
    size = Rational(floor(abs(value) * 100 + Rational(1, 2)), 100)
    return size if value >= 0 else -size


def _formula_step(kind: str, statement: Expr) -> Step:
    look = formula(statement)
    because = say("The numbers of the question are put into this rule.")
    return Step("percent-formula", _RULES[kind], because, look, look, Restates(), (), _IDEA)


_IDEA = say("What is compared with what, and which number counts as 100 percent?")

_RULES: dict[str, Message] = {
    "difference": say("Percentage difference: the difference divided by the mean of both, times 100."),
    "error": say(
        "Percentage error: the difference from the exact value divided by the size of the exact value, times 100."
    ),
    "change": say("Percentage change: the change divided by the old value, times 100."),
    "decrease": say("Percentage decrease: the decrease divided by the old value, times 100."),
    "profit": say("Profit percent: selling price minus cost price, divided by the cost price, times 100."),
    "loss": say("Loss percent: cost price minus selling price, divided by the cost price, times 100."),
    "share": say("Percentage: the part divided by the whole, times 100."),
    "increased": say("Increasing by a percentage: multiply by 1 plus the percentage."),
    "decreased": say("Decreasing by a percentage: multiply by 1 minus the percentage."),
    "simple-interest": say("Simple interest: principal times rate times years, divided by 100."),
    "compound-amount": say("Compound interest: each year the amount is multiplied by 1 plus the rate."),
    "compound-interest": say(
        "Compound interest: the final amount, found by multiplying by 1 plus the rate each year, minus the principal."
    ),
}


def _answer(kind: str, result: Rational, *, rounding: bool) -> Answer:
    value = decimal_formula(result)
    remark = say("Rounded to two decimal places.") if rounding else None
    if kind in MONEY:
        return Answer(value, value, remark)
    return Answer(Formula(rf"{value.latex}\%", f"{value.plain}%", value.tree), value, remark)
