"""Derivatives: all rules of one variable, higher and partial derivatives, the derivative at a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Derivative, Eq, Expr, Subs, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.asking import as_letters, function_of, variable_of
from tutor.rules.differentiation.solving import at_point, derive_repeatedly
from tutor.rules.tidying import evaluated
from tutor.solution import Answer, SameValue, Step
from tutor.topic import Asking, Posed, Topic
from tutor.topics.derivatives.practice import practise

TASK = "differentiate"


def _pose(order: int) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        blanks = as_letters(blanks)
        function = function_of(blanks.get("f"))
        if function is None or isinstance(function, Derivative):
            return None
        variable = variable_of(blanks, function)
        if variable is None:
            return None
        statement = Derivative(function, (variable, order), evaluate=False)
        return Posed(statement, TASK, Goal.VALUE, given={"function": function, "variable": variable})

    return pose


def _pose_at(blanks: Mapping[str, Basic]) -> Posed | None:
    blanks = as_letters(blanks)
    function = function_of(blanks.get("f"))
    point = blanks.get("p")
    if function is None or point is None:
        return None
    if isinstance(point, Eq):
        variable, point = point.lhs, point.rhs
    else:
        variable = variable_of(blanks, function)
    if not isinstance(variable, Symbol) or not isinstance(point, Expr):
        return None
    return Posed(Subs(Derivative(function, variable), variable, point), TASK, Goal.VALUE)


def _pose_typed(blanks: Mapping[str, Basic]) -> Posed | None:
    typed = blanks.get("f")
    if isinstance(typed, Subs) and isinstance(typed.expr, Derivative):
        return Posed(typed, TASK, Goal.VALUE)
    return Posed(typed, TASK, Goal.VALUE) if isinstance(typed, Derivative) else None


def _fits(problem: Problem) -> bool:
    if problem.goal is not Goal.VALUE:
        return False
    if problem.task == TASK:
        return True
    statement = expression(problem.statement)
    return isinstance(statement, Derivative)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    point: Expr | None = None
    if isinstance(statement, Subs):
        statement, variable, point = statement.expr, statement.variables[0], statement.point[0]
    if not isinstance(statement, Derivative):
        yield from _constant(problem)
        return
    if not all(isinstance(variable, Symbol) and count.is_Integer for variable, count in statement.variable_count):
        raise NotSolved(say("Derivatives are taken here with respect to a variable, a whole number of times."))
    function = evaluated(statement.expr)
    if not isinstance(function, Expr) or function.has(Derivative):
        raise NotSolved(say("Only derivatives of a function written out are solved here."))
    if function.count_ops() < statement.expr.count_ops():
        yield _tidy_first(statement, function)
    orders = [(variable, int(count)) for variable, count in statement.variable_count]
    steps, value = derive_repeatedly(function, orders)
    yield from steps
    if point is not None:
        more, value = at_point(value, variable, point)
        yield from more
    yield Answer(formula(value), formula(value))


def _tidy_first(statement: Derivative, function: Expr) -> Step:
    after = Derivative(function, *statement.variable_count)
    return Step(
        rule="simplify-first",
        title=say("Simplify the function first."),
        because=say("{f} is shorter to differentiate.", f=formula(function)),
        before=formula(statement),
        after=formula(after),
        claim=SameValue(formula(statement), formula(after)),
        idea=say("Can the function be written in a shorter way before it is differentiated?"),
    )


def _constant(problem: Problem) -> Iterator[Step | Answer]:
    """SymPy writes the derivative of a constant as 0 at once."""
    given = dict(problem.given)
    zero = problem.statement
    yield Step(
        rule="constant-rule",
        title=say("The derivative of a constant is zero."),
        because=say("A constant does not change, so its rate of change is 0."),
        before=given.get("function", zero),
        after=zero,
        claim=SameValue(zero, zero),
        idea=say("How fast does a constant change?"),
    )
    yield Answer(zero, zero)


_PHRASES = {
    1: (
        "differentiate {f}",
        "differentiate {f} with respect to {x}",
        "find the derivative of {f}",
        "find the derivative of {f} with respect to {x}",
        "find the first derivative of {f}",
        "find the first derivative of {f} with respect to {x}",
        "derivative of {f}",
        "power rule differentiation {f}",
        "find the gradient function of {f}",
        "derivative of {f} with respect to {x}",
        "find f'(x) if {f}",
        "find f'(x) for {f}",
        "let {f}. find f'(x)",
        "if {f}, find f'(x)",
        "given {f}, find f'(x)",
        "find dy/dx if {f}",
        "find dy/dx for {f}",
        "if {f}, find dy/dx",
        "{f}, find dy/dx",
        "find y' if {f}",
    ),
    2: (
        "find the second derivative of {f}",
        "find the second derivative of {f} with respect to {x}",
        "second derivative of {f}",
        "differentiate {f} twice",
    ),
    3: (
        "find the third derivative of {f}",
        "find the third derivative of {f} with respect to {x}",
        "third derivative of {f}",
    ),
    4: ("find the fourth derivative of {f}", "find the fourth derivative of {f} with respect to {x}"),
}
"""The order of the derivative → how it is asked for."""

TOPIC = Topic(
    name="derivatives",
    title=say("Derivatives"),
    area="calculus",
    askings=(
        *(Asking(phrases, _pose(order)) for order, phrases in _PHRASES.items()),
        Asking(
            (
                "find the derivative of {f} at {p}",
                "find the slope of {f} at {p}",
                "differentiate {f} at {p}",
            ),
            _pose_at,
        ),
        Asking(("{f}", "find {f}", "evaluate {f}"), _pose_typed),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    examples=(
        "Differentiate x^2 sin x",
        r"\frac{d}{dx}\left(4x^3 - 7x + 5\right)",
        "d/dx (x^2 + 1)/(x - 3)",
        "Find the derivative of ln(x^2 + 1) with respect to x.",
        "What is the second derivative of 3t^4 - 2t^2 wrt t?",
        "Differentiate x^x",
        "x^2 sin x를 미분하시오",
        "e^(3x)cos(2x)의 도함수를 구하시오",
    ),
)
