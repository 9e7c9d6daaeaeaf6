"""The gradient: every partial derivative, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Derivative, Expr, Subs, Tuple

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.differentiation.solving import derive
from tutor.rules.tidying import evaluated, tidied
from tutor.solution import Answer, SameValue, Step


def solve_gradient(statement: Tuple) -> Iterator[Step | Answer]:
    """Steps and the tuple of partial derivatives, or of their values at a point."""
    slopes: list[Expr] = []
    for part in statement:
        written: Derivative = part.expr if isinstance(part, Subs) else part
        variable = written.variables[0]
        steps, value = derive(evaluated(written.expr), variable)
        slopes.append(value)
        yield Step(
            rule="partial-derivative",
            title=say("Differentiate with respect to {x}.", x=formula(variable)),
            because=say("In a partial derivative the other variables count as constants."),
            before=formula(written),
            after=formula(value),
            claim=SameValue(formula(written), formula(value)),
            substeps=tuple(steps),
            idea=say("Which variable changes, and which letters count as constants?"),
        )
    result = Tuple(*slopes)
    if isinstance(statement[0], Subs):
        variables, point = statement[0].variables, statement[0].point
        before = formula(Tuple(*(Subs(value, variables, point) for value in slopes)))
        result = Tuple(*(tidied(value.subs(dict(zip(variables, point, strict=True)))) for value in slopes))
        yield Step(
            rule="substitute-point",
            title=say("Put the point in."),
            because=say("The gradient at a point holds the values of the partial derivatives there."),
            before=before,
            after=formula(result),
            claim=SameValue(before, formula(result)),
            idea=say("What are the values at this point?"),
        )
    yield Answer(formula(result), formula(result))
