"""Where a function turns: its slope, the zeros of the slope, and the values there."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Derivative, Expr, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.analysis.zeros import zeros_of
from tutor.rules.differentiation.solving import derive
from tutor.rules.equations.root_check import worked_out
from tutor.rules.equations.written import substituted
from tutor.rules.working import worked
from tutor.solution import Step


def slope_of(f: Expr, x: Symbol) -> Generator[Step, None, Expr]:
    """Yield the step that differentiates, with the rules inside; return the derivative."""
    inside, slope = derive(f, x)
    yield worked(
        "differentiate",
        say("Differentiate {f}.", f=formula(f)),
        say("The derivative is the slope of the graph."),
        Derivative(f, x, evaluate=False),
        slope,
        idea=say("What says how steep the graph is?"),
        substeps=tuple(inside),
    )
    return slope


def stationary_of(f: Expr, x: Symbol) -> Generator[Step, None, tuple[Expr, list[Expr]]]:
    """Yield the steps to the places where the slope is zero; return the slope and the places in order."""
    slope = yield from slope_of(f, x)
    places = yield from zeros_of(slope, x)
    return slope, places


def value_step_at(f: Expr, x: Symbol, at: Expr) -> tuple[Step, Expr]:
    """The step that puts a number into the function, and the value."""
    written = substituted(f, x, at)
    value = worked_out(written)
    step = worked(
        "put-in",
        say("Put {a} into the function.", a=formula(at)),
        say("The height of the graph there is the value of the function."),
        written,
        value,
        idea=say("How high is the graph there?"),
    )
    return step, value
