"""Multiply out, collect, and read the coefficient off."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Eq, Expr, Integer, Mul, Poly, Pow, S, Symbol

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.simplest import expanded
from tutor.solution import Answer, SameValue, Step
from tutor.topics.coefficients.asking import OPERATION


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps of multiplying out, the comparison with the form, then the coefficient."""
    f, variable, order = expression(problem.statement).args
    given = dict(problem.given)
    tidy = yield from expanded(f)
    tidy = evaluated(tidy)
    value = Poly(tidy, variable).coeff_monomial(variable ** int(order))
    power = _power(variable, int(order))
    before = formula(operation(OPERATION, tidy, variable, order))
    yield Step(
        rule="compare-coefficients" if "form" in given else "read-coefficient",
        title=say("Compare the coefficients.") if "form" in given else say("Read off the coefficient."),
        because=_because(value, variable, int(order), tidy),
        before=before,
        after=formula(value),
        claim=SameValue(before, formula(value)),
        idea=say("Which number stands before {power}?", power=formula(power))
        if order
        else say("Which number stands alone, without a letter?"),
    )
    shown = formula(Eq(expression(given["name"]), value, evaluate=False)) if "name" in given else formula(value)
    yield Answer(shown, formula(value))


def _because(value: Expr, variable: Symbol, order: int, tidy: Expr) -> Message:
    if order == 0:
        return say("The number without a letter in {f} is {value}.", f=formula(tidy), value=formula(value))
    power = formula(_power(variable, order))
    if value == 0:
        return say("There is no {power} in {f}, so its coefficient is 0.", power=power, f=formula(tidy))
    term = formula(Mul(value, _power(variable, order), evaluate=False))
    return say(
        "Two polynomials are equal only where every coefficient is: the term with {power} in {f} is {term}.",
        power=power, f=formula(tidy), term=term,
    )  # fmt: skip


def _power(variable: Symbol, order: int) -> Expr:
    return variable if order == 1 else S.One if order == 0 else Pow(variable, Integer(order))
