"""Differential equations: separable, linear of first order, linear with constant coefficients; initial values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import And, Basic, Derivative, Eq, Function, Mul, Symbol
from sympy.core.function import AppliedUndef

from tutor.errors import NotSolved
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.differential_equations.equation import ode_of
from tutor.topics.differential_equations.practice import TASK, practise
from tutor.topics.differential_equations.solving import solve_ode


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    statement = _with_functions(blanks.get("f"))
    values = blanks.get("c")
    if statement is None:
        return None
    ode = ode_of(statement)
    if ode is None:
        return None
    if values is not None:
        extra = [_value(part, ode.y) for part in (values.args if isinstance(values, And) else (values,))]
        if not all(isinstance(part, Eq) for part in extra):
            return None
        parts = statement.args if isinstance(statement, And) else (statement,)
        statement = And(*parts, *extra, evaluate=False)
        ode = ode_of(statement)
    if ode is None:
        return None
    return Posed(statement, TASK, Goal.FUNCTION, (ode.y.func.__name__,))


def _with_functions(statement: Basic | None) -> Basic | None:
    """``y^{\\prime}`` and ``y`` as a function and its derivative."""
    if statement is None or statement.has(Derivative):
        return None if statement is None else _with_products(statement)
    primed = [s for s in statement.free_symbols if s.name.endswith("'")]
    names = {s.name.rstrip("'") for s in primed}
    if len(names) != 1:
        return None
    name = names.pop()
    x = Symbol("t") if Symbol("t") in statement.free_symbols and name != "t" else Symbol("x")
    y = Function(name)(x)
    news: dict[Basic, Basic] = {s: Derivative(y, (x, len(s.name) - len(name))) for s in primed}
    return statement.xreplace({**news, Symbol(name): y})


def _with_products(statement: Basic) -> Basic:
    """``y(1 - y)`` as a product where it was read as the function's value."""
    slopes = [part for part in statement.atoms(Derivative) if isinstance(part.expr, AppliedUndef)]
    functions = {part.expr for part in slopes}
    if len(functions) != 1:
        return statement
    y = functions.pop()

    def is_product(part: Basic) -> bool:
        return isinstance(part, AppliedUndef) and part.func == y.func and part != y and bool(part.free_symbols)

    return statement.replace(is_product, lambda part: Mul(y, part.args[0]))


def _value(part: Basic, y: AppliedUndef) -> Basic:
    """``y(0) = 1`` where it was read as a product."""
    if not isinstance(part, Eq) or part.has(AppliedUndef):
        return part
    letter = Symbol(y.func.__name__)
    factors = list(Mul.make_args(part.lhs))
    if factors.count(letter) != 1:
        return part
    factors.remove(letter)
    return Eq(y.func(Mul(*factors)), part.rhs, evaluate=False)


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.FUNCTION and problem.task == TASK


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    ode = ode_of(expression(problem.statement))
    if ode is None:
        raise NotSolved(say("This is not one differential equation for one function."))
    yield from solve_ode(ode)


_STARTS = (
    "solve differential equation",
    "solve initial value problem",
    "find the general solution of differential equation",
    "find the general solution to differential equation",
    "find the general solution of",
    "find the general solution to",
    "find the solution of differential equation",
    "find the solution to initial value problem",
    "find the particular solution of",
    "solve",
)
_ENDS = (
    "",
    " with {c}",
    " given {c}",
    " given that {c}",
    " subject to {c}",
    " where {c}",
    " if {c}",
    " satisfying {c}",
)

TOPIC = Topic(
    name="differential-equations",
    title=say("Differential equations"),
    area="calculus",
    prerequisites=("integrals", "exponential-equations"),
    askings=(
        Asking(
            (*(f"{start} {{f}}{end}" for start in _STARTS for end in _ENDS), *(f"{{f}}{end}" for end in _ENDS[1:])),
            _pose,
        ),
        Asking(("{f}",), _pose),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Growth, direct integration, and separable equations."),
        say("Linear ones of first order, and of second order with two real roots."),
        say("Second order with waves, a double root, or a right-hand side."),
    ),
    examples=(
        "y' = 2xy",
        "Solve the differential equation dy/dx = x/y.",
        "Solve y' + 2y = 4x",
        "y'' - 3y' + 2y = 0",
        "Solve the initial value problem y'' + 4y = 0, y(0) = 1, y'(0) = 2",
        "Find the general solution of y'' - 2y' + y = e^x",
        "solve y' = 3y with y(0) = 5",
        "미분방정식 y' = 3y를 푸시오",
    ),
)
