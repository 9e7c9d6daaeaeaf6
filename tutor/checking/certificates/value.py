"""A value: the answer equals the statement, and is written as asked."""

from __future__ import annotations

from sympy import Basic

from tutor.checking.judging import refuted, unchecked
from tutor.checking.steps import judge_same_value
from tutor.checking.unfolding import OPERATIONS
from tutor.maths.forms import has_form
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict


def certify_value(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Judge the value, then the form."""
    if value.has(*OPERATIONS):
        return unchecked("not-evaluated", say("Not checked: the answer still holds an operation to carry out."))
    verdict = judge_same_value(statement, value)
    if not verdict.proved or problem.form is None:
        return verdict
    return _in_form(value, problem.form, verdict)


def _in_form(value: Basic, form: str, verdict: Verdict) -> Verdict:
    match has_form(value, form):
        case True:
            return verdict
        case False:
            text = say("The value is right, but it is not in the form that was asked for ({form}).", form=form)
            return refuted("form", "wrong-form", text)
        case _:
            text = say("Not checked: the value is right, but its form could not be decided.")
            return unchecked("form-undecided", text)
