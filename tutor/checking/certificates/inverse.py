"""An inverse function: it turns every value back into the number that was put in, so no value occurs twice."""

from __future__ import annotations

from sympy import Add, Basic, Expr, Mul, S, Symbol

from tutor.checking.judging import proved, unchecked
from tutor.checking.reals import rebuilt
from tutor.checking.steps import judge_same_value
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict


def certify_inverse(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Judge g(f(x)) = x wherever f is defined: then f takes no value twice, and g is its inverse on its values."""
    x = Symbol(problem.unknowns[0])
    if not isinstance(value, Expr) or not isinstance(statement, Expr):
        return unchecked("not-read", say("Not checked: the answer could not be read as mathematics."))
    where_defined = Add(x, Mul(S.Zero, statement, evaluate=False), evaluate=False)
    verdict = judge_same_value(where_defined, rebuilt(value, {x: statement}))
    if not verdict.proved:
        return verdict
    text = say("Put the function into its inverse: the number that was put in comes back.")
    return proved("composition", "inverse", text)
