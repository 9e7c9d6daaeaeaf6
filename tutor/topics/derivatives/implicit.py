"""Implicit differentiation: both sides with respect to x, the chain rule for y, then solved for dy/dx."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Basic, Derivative, Eq, Expr, Function, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.differentiation.solving import derive
from tutor.rules.tidying import evaluated, tidied
from tutor.solution import Answer, SameSolutions, SameValue, Step


def solve_implicit(relation: Eq, y: Symbol, x: Symbol, point: tuple[Expr, Expr] | None) -> Iterator[Step | Answer]:
    """Steps and the slope in terms of x and y, or at a point of the curve.

    Raises:
        NotSolved: the slope is not determined.
    """
    function = Function(y.name)(x)
    sides = [evaluated(side).xreplace({y: function}) for side in relation.args]
    results = []
    for side in sides:
        steps, value = derive(side, x)
        results.append(value)
        yield _side(Derivative(side, x), value, tuple(steps), y, x)
    both = Eq(*results, evaluate=False)
    slope = Derivative(function, x)
    p = sp.Dummy("p")
    line = sp.expand((results[0] - results[1]).xreplace({slope: p}))
    factor = line.coeff(p, 1)
    if factor == 0:
        raise NotSolved(say("The equation does not determine the slope."), code="no-slope")
    value = tidied((-(line - factor * p) / factor).xreplace({function: y}))
    yield Step(
        rule="solve-for-slope",
        title=say("Solve for {d}.", d=formula(slope)),
        because=say("The slope occurs only to the first power, so this is a linear equation for it."),
        before=formula(both),
        after=formula(Eq(slope, value.xreplace({y: function}), evaluate=False)),
        claim=SameSolutions(
            formula(both), formula(Eq(slope, value.xreplace({y: function}), evaluate=False)), ()
        ),
        idea=say("Collect everything with {d} on one side.", d=formula(slope)),
    )  # fmt: skip
    if point is not None:
        yield _on_curve(relation, x, y, point)
        step, value = _at(value, x, y, point)
        yield step
    yield Answer(formula(value), formula(value))


def _side(before: Expr, value: Expr, steps: tuple[Step, ...], y: Symbol, x: Symbol) -> Step:
    return Step(
        rule="differentiate-both-sides",
        title=say("Differentiate {f} with respect to {x}; {y} is a function of {x}.",
                  f=formula(before.expr), x=formula(x), y=formula(y)),
        because=say("Both sides are equal for every {x}, so their derivatives are equal; by the chain rule each "
                    "derivative of {y} brings a factor dy/dx.", x=formula(x), y=formula(y)),
        before=formula(before),
        after=formula(value),
        claim=SameValue(formula(before), formula(value)),
        substeps=steps,
        idea=say("What is the derivative of both sides when {y} depends on {x}?", y=formula(y), x=formula(x)),
    )  # fmt: skip


def _on_curve(relation: Eq, x: Symbol, y: Symbol, point: tuple[Expr, Expr]) -> Step:
    put = {x: point[0], y: point[1]}
    left, right = (side.subs(put) for side in map(evaluated, relation.args))
    if sp.simplify(left - right) != 0:
        raise NotSolved(say("This point is not on the curve."), code="not-on-curve")
    before, after = formula(sp.Subs(evaluated(relation.lhs), (x, y), point)), formula(right)
    return Step(
        rule="point-on-curve",
        title=say("The point lies on the curve."),
        because=say("Put in, it makes both sides equal."),
        before=before,
        after=after,
        claim=SameValue(before, after),
        idea=say("Does the point fit the equation?"),
    )


def _at(value: Expr, x: Symbol, y: Symbol, point: tuple[Expr, Expr]) -> tuple[Step, Expr]:
    here = tidied(value.subs({x: point[0], y: point[1]}))
    if here.has(sp.zoo, sp.nan):
        raise NotSolved(say("The tangent is vertical there: the slope is not a number."), code="vertical")
    before, after = formula(sp.Subs(value, (x, y), point)), formula(here)
    title = say("Put the point in.")
    because = say("The slope at the point is the value of this expression there.")
    return Step("substitute-point", title, because, before, after, SameValue(before, after), (),
                say("What is the slope at this point?")), here  # fmt: skip


def is_implicit(found: Basic | None, y: Symbol, x: Symbol) -> bool:
    """Whether this is an equation between both variables that is not ``y = f(x)``."""
    if not isinstance(found, Eq) or not {x, y} <= found.free_symbols:
        return False
    return not (found.lhs == y and y not in found.rhs.free_symbols)
