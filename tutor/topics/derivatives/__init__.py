"""Derivatives: all rules of one variable, higher and partial derivatives, the derivative at a point."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Derivative, Expr, Subs, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.differentiation.solving import derive_repeatedly, put_point_in
from tutor.rules.tidying import evaluated
from tutor.solution import Answer, SameValue, Step
from tutor.topic import Asking, Topic, criteria
from tutor.topics.derivatives.asking import TASK, at_point, gradient, of_order, slope, typed
from tutor.topics.derivatives.implicit import solve_implicit
from tutor.topics.derivatives.partial import solve_gradient
from tutor.topics.derivatives.practice import practise


def _fits(problem: Problem) -> bool:
    if problem.goal is not Goal.VALUE:
        return False
    if problem.task in (TASK, "differentiate-implicitly", "gradient"):
        return True
    return isinstance(expression(problem.statement), Derivative)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    if problem.task == "differentiate-implicitly":
        inner = statement.expr if isinstance(statement, Subs) else statement
        relation, y, x = inner.args
        yield from solve_implicit(relation, y, x, tuple(statement.point) if isinstance(statement, Subs) else None)
        return
    if problem.task == "gradient":
        yield from solve_gradient(statement)
        return
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
        more, value = put_point_in(value, variable, point)
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


_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_MARKS = {order: "f" + "'" * order for order in (1, 2, 3)}
_MARKED = (
    ("find ", " if {f}"),
    ("find ", " for {f}"),
    ("find ", " when {f}"),
    ("let {f}. find ", ""),
    ("if {f}, find ", ""),
    ("given {f}, find ", ""),
    ("{f}, find ", ""),
)


def _phrases(order: int) -> tuple[str, ...]:
    """How the derivative of this order is asked for."""
    name = _NAMES[order]
    plain = (
        f"find the {name} derivative of {{f}}",
        f"find the {name} derivative of {{f}} with respect to {{x}}",
        f"{name} derivative of {{f}}",
    )
    marked = tuple(f"{start}{_MARKS[order]}(x){end}" for start, end in _MARKED) if order in _MARKS else ()
    return (*plain, *marked)


def _at_marked(order: int) -> tuple[str, ...]:
    mark = _MARKS[order]
    return (
        f"find {mark}({{p}}) if {{f}}",
        f"find {mark}({{p}}) for {{f}}",
        f"if {{f}}, find {mark}({{p}})",
        f"given {{f}}, find {mark}({{p}})",
    )


_FIRST = (
    "differentiate {f}",
    "differentiate {f} with respect to {x}",
    "find the derivative of {f}",
    "find the derivative of {f} with respect to {x}",
    "derivative of {f}",
    "derivative of {f} with respect to {x}",
    "find the partial derivative of {f} with respect to {x}",
    "find the gradient function of {f}",
    "find the derivative of {f} using logarithmic differentiation",
    "use logarithmic differentiation to find the derivative of {f}",
    "power rule differentiation {f}",
    "find dy/dx if {f}",
    "find dy/dx for {f}",
    "if {f}, find dy/dx",
    "{f}, find dy/dx",
    "find y' if {f}",
)
_TWICE = ("differentiate {f} twice", "find d^2y/dx^2 if {f}", "if {f}, find d^2y/dx^2", "find y'' if {f}")
_AT = (
    "find the derivative of {f} at {p}",
    "find the slope of {f} at {p}",
    "find the slope of the tangent to {f} at {p}",
    "find the rate of change of {f} at {p}",
    "find the instantaneous rate of change of {f} at {p}",
    "differentiate {f} at {p}",
)
_SLOPE = (
    "find dy/dx if {f}",
    "find dy/dx for {f}",
    "if {f}, find dy/dx",
    "{f}, find dy/dx",
    "find y' if {f}",
    "find dy/dx by implicit differentiation if {f}",
    "find dy/dx by implicit differentiation {f}",
    "find dy/dx using implicit differentiation {f}",
    "use implicit differentiation to find dy/dx if {f}",
    "use implicit differentiation to find dy/dx for {f}",
    "implicit differentiation of {f}",
    "differentiate {f} implicitly",
    "implicitly differentiate {f}",
)
_SLOPE_AT = (
    "find dy/dx at {p} if {f}",
    "find dy/dx at the point {p} if {f}",
    "if {f}, find dy/dx at {p}",
    "find dy/dx for {f} at {p}",
    "find the slope of {f} at {p}",
    "find the slope of the tangent to {f} at {p}",
    "find the slope of the tangent line to {f} at {p}",
    "find the slope of the curve {f} at the point {p}",
)
_GRADIENT = (
    "find the gradient of {f}",
    "gradient of {f}",
    "find the gradient vector of {f}",
    "find the partial derivatives of {f}",
    "find all partial derivatives of {f}",
    "find the first partial derivatives of {f}",
    "find all first partial derivatives of {f}",
)
_GRADIENT_AT = ("find the gradient of {f} at {p}", "find the gradient of {f} at the point {p}")

TOPIC = Topic(
    name="derivatives",
    title=say("Derivatives"),
    area="calculus",
    prerequisites=("limits",),
    askings=(
        Asking((*_phrases(1), *_FIRST), of_order(1)),
        Asking((*_phrases(2), *_TWICE), of_order(2)),
        *(Asking(_phrases(order), of_order(order)) for order in (3, 4, 5)),
        Asking(_AT, at_point(1)),
        *(Asking(_at_marked(order), at_point(order)) for order in _MARKS),
        Asking(_SLOPE, slope),
        Asking(_SLOPE_AT, slope),
        Asking(_GRADIENT, gradient),
        Asking(_GRADIENT_AT, gradient),
        Asking(("{f}", "find {f}", "evaluate {f}", "trigonometric differentiation {f}"), typed),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Powers, sums, and the basic functions."),
        say("Products, quotients, and chains."),
        say("Two rules at once, inverse functions, and powers with x in the exponent."),
    ),
    examples=(
        "Differentiate x^2 sin x",
        r"\frac{d}{dx}\left(4x^3 - 7x + 5\right)",
        "d/dx (x^2 + 1)/(x - 3)",
        "Find the derivative of ln(x^2 + 1) with respect to x.",
        "What is the second derivative of 3t^4 - 2t^2 wrt t?",
        "Differentiate x^x",
        "Find dy/dx if x^2 + y^2 = 25.",
        "Find dy/dx at (3, 4) if x^2 + y^2 = 25.",
        "Find the gradient of x^2 y + sin(y) at (1, 0).",
        "Find f''(2) if f(x) = x^4 - x",
        "x^2 sin x를 미분하시오",
        "e^(3x)cos(2x)의 도함수를 구하시오",
    ),
)
