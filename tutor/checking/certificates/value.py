"""A value: the answer equals the statement, and is written as asked."""

from __future__ import annotations

from sympy import Abs, Add, Basic, Expr, Mul, Rational, S, Sum, floor, log

from tutor.checking.judging import proved, refuted, unchecked
from tutor.checking.reals import Signs, Undecided
from tutor.checking.steps import exactly, judge_same_value, judge_same_where, judge_taylor_series
from tutor.checking.unfolding import Unfolding, holds_operation
from tutor.errors import UnknownName
from tutor.maths.forms import has_form
from tutor.maths.operations import operation_name
from tutor.maths.printing import plain
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict


def certify_value(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Judge the value, then the form."""
    if operation_name(statement) == "taylor_series" and isinstance(value, Sum):
        return judge_taylor_series(statement, value)
    if holds_operation(value):
        return unchecked("not-evaluated", say("Not checked: the answer still holds an operation to carry out."))
    verdict = _rounded(statement, value, problem.form or "") or _compared(statement, value, problem)
    if not verdict.proved or problem.form is None:
        return verdict
    return _in_form(value, problem.form, verdict)


def _compared(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Compare the values, for positive letters only where the problem says so."""
    where = dict(problem.given).get("where")
    if where is None:
        return judge_same_value(statement, value)
    return judge_same_where(statement, value, exactly(where))


def _in_form(value: Basic, form: str, verdict: Verdict) -> Verdict:
    try:
        found = has_form(value, form, plain(value))
    except UnknownName:
        found = None
    if found:
        return verdict
    if found is None:
        text = say("Not checked: the value is right, but its form could not be decided.")
        return unchecked("form-undecided", text)
    text = say("The value is right, but it is not in the form that was asked for ({form}).", form=form)
    return refuted("form", "wrong-form", text)


def _rounded(statement: Basic, value: Basic, form: str) -> Verdict | None:
    """Judge a value that was to be rounded; None when it was not."""
    name, _, digits = form.partition(":")
    if name not in ("decimal-places", "significant-figures") or not digits.isdigit():
        return None
    exact = Unfolding().of(statement)
    half = _unit(exact, name, int(digits)) / 2
    gap = Abs(Add(exact, Mul(S.NegativeOne, value, evaluate=False), evaluate=False), evaluate=False)
    try:
        found = Signs({}).sign(half - gap)
    except Undecided:
        return unchecked("undecided", say("Not checked: it could not be decided whether this is rounded well."))
    if found is None:
        return unchecked("undecided", say("Not checked: it could not be decided whether this is rounded well."))
    if found < 0:
        return refuted("rounding", "different", say("This is not the value rounded as asked."))
    return proved("rounding", "rounded", say("Compared with the exact value: the rounding is right."))


def _unit(exact: Basic, name: str, digits: int) -> Expr:
    """The place value of the last digit."""
    if name == "decimal-places":
        return Rational(1, 10**digits)
    return S(10) ** (floor(log(Abs(exact)) / log(10)) + 1 - digits)
