"""Deciding a statement about numbers: work out both sides and compare them."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Integer, Mul, Pow, S, ilcm
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.equations.root_check import worked_out
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import value_step
from tutor.rules.equations.written import kind_of, relation
from tutor.solution import Answer, SameValue, Step

TRUTH = {
    True: Formula(r"\text{true}", "true", formula(S.true).tree),
    False: Formula(r"\text{false}", "false", formula(S.false).tree),
}


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    if not isinstance(statement, Relational):
        raise ValueError("not a statement")
    left, right = (worked_out(side) for side in statement.args)
    yield from _worked(statement.lhs, left, say("Work out the left side."))
    yield from _worked(statement.rhs, right, say("Work out the right side."))
    compared = relation(kind_of(statement), left, right)
    truth = evaluated(compared)
    if truth not in (S.true, S.false):
        raise NotSolved(say("It could not be decided which side is larger."))
    yield _comparison(compared, bool(truth))
    yield _answer(bool(truth))


def _worked(written: Expr, value: Expr, title: Message) -> Iterator[Step]:
    if formula(written) != formula(value):
        yield value_step(
            "evaluate-side",
            title,
            say("Powers first, then products, then sums."),
            written,
            value,
            idea=say("What is the value of each side?"),
        )


def _comparison(compared: Relational, truth: bool) -> Step:
    before, after = formula(compared), TRUTH[truth]
    return Step(
        "compare-sides",
        say("Compare: {statement} is true.", statement=before)
        if truth
        else say("Compare: {statement} is false.", statement=before),
        _reason(compared),
        before,
        after,
        SameValue(before, after),
        (),
        say("Are the two values equal? If not, which one is larger?"),
    )


def _reason(compared: Relational) -> Message:
    left, right = compared.args
    if left == right:
        return say("Both sides have the same value.")
    if left.is_Rational and right.is_Rational:
        below = int(ilcm(left.q, right.q))
        if below == 1:
            return say("{smaller} is smaller than {larger}.", **_in_order(left, right, formula(left), formula(right)))
        shown = (_over(left, below), _over(right, below))
        return say("With the same denominator, {smaller} is smaller than {larger}.", **_in_order(left, right, *shown))
    return say(
        "As decimals, {smaller} is smaller than {larger}.",
        **_in_order(left, right, formula(left.evalf(6)), formula(right.evalf(6))),
    )


def _over(value: Expr, below: int) -> Formula:
    above = Integer(value * below)
    return formula(Mul(above, Pow(Integer(below), -1, evaluate=False), evaluate=False))


def _in_order(left: Expr, right: Expr, one: Formula, other: Formula) -> dict[str, Formula]:
    return {"smaller": one, "larger": other} if bool(left < right) else {"smaller": other, "larger": one}


def _answer(truth: bool) -> Answer:
    remark = say("The statement is true.") if truth else say("The statement is false.")
    return Answer(TRUTH[truth], TRUTH[truth], remark)
