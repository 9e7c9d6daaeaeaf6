"""Solving a linear equation: isolate the unknown, read off the answer, try it in the original equation."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Derivative, Integral, Limit, Ne, Product, S, Sum, Symbol, expand, factor
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.answers import everything, nothing, values_answer
from tutor.rules.equations.asking import degree_of, has_no_value
from tutor.rules.equations.linear import isolate, linear_parts
from tutor.rules.equations.root_check import root_check
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import remark_step
from tutor.solution import Answer, Step


def is_linear(equation: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in the first power only, or cancels."""
    if unknown in equation.args and any(side.has(Sum, Product, Integral, Limit, Derivative) for side in equation.args):
        return False  # a value that has a name: it is to be worked out, not solved for
    return degree_of(equation, unknown) in (0, 1)


def solve_linear(equation: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    if any(has_no_value(evaluated(side)) for side in equation.args):
        yield nothing(unknown, say("There is no solution: the equation divides by zero, which has no value."))
        return
    if any(evaluated(side).has(S.ImaginaryUnit) for side in equation.args):
        yield nothing(unknown, say("There is no real solution: the equation holds a number that is not real."))
        return
    last = yield from isolate(equation, unknown)
    if last.lhs == unknown:
        yield root_check(equation, unknown, last.rhs)
        yield values_answer(unknown, [last.rhs], _condition(equation, unknown))
    else:
        yield from _without_unknown(last, unknown)


def _without_unknown(last: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    letter = formula(unknown)
    difference = expand(evaluated(last.lhs) - evaluated(last.rhs))
    if difference == 0:
        yield _conclusion(last, say("This is true whatever {unknown} is.", unknown=letter))
        yield everything(
            unknown,
            say("The equation is an identity: every real number {unknown} solves it.", unknown=letter),
        )
        return
    if difference.free_symbols:
        yield _conclusion(last, say("{unknown} has vanished; the other letters decide.", unknown=letter))
        yield nothing(unknown, say("There is no solution, except where {case}.", case=formula(last)))
        return
    yield _conclusion(last, say("This is false whatever {unknown} is.", unknown=letter))
    yield nothing(unknown, say("There is no solution: the equation leads to a contradiction."))


def _conclusion(last: Relational, because: Message) -> Step:
    return remark_step(
        "unknown-vanished",
        say("The unknown has vanished: look at what is left."),
        because,
        last,
        idea=say("The unknown is gone. Is what is left true or false?"),
    )


def _condition(equation: Relational, unknown: Symbol) -> Message | None:
    parts = linear_parts(equation.lhs - equation.rhs, unknown)
    if parts is None or not parts[0].free_symbols:
        return None
    return say("This holds where {condition}.", condition=formula(Ne(factor(parts[0]).as_coeff_Mul()[1], 0)))
