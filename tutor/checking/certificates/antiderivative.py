"""An antiderivative: its derivative is the integrand, wherever the integrand is defined."""

from __future__ import annotations

from dataclasses import replace

from sympy import Basic, Integral, Symbol

from tutor.checking.judging import unchecked
from tutor.checking.steps import judge_antiderivative
from tutor.checking.unfolding import OPERATIONS
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict


def certify_antiderivative(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Differentiate the answer and compare with the integrand."""
    if value.has(*OPERATIONS):
        return unchecked("not-evaluated", say("Not checked: the answer still holds an operation to carry out."))
    verdict = judge_antiderivative(statement, value, _variable(statement, problem))
    if not verdict.proved:
        return verdict
    text = say("Differentiated the answer: the result is the function under the integral sign.")
    return replace(verdict, message=text)


def _variable(statement: Basic, problem: Problem) -> Symbol:
    if problem.unknowns:
        return Symbol(problem.unknowns[0])
    integrals = statement.atoms(Integral)
    variables = {limits[0] for integral in integrals for limits in integral.limits}
    return min(variables or statement.free_symbols or {Symbol("x")}, key=str)
