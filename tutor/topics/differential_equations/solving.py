"""From a differential equation to its solution: recognise its kind, solve, fit the initial values."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Eq, Expr, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.solution import Answer, Restates, Step
from tutor.topics.differential_equations.constant_coefficients import by_characteristic_equation, coefficients
from tutor.topics.differential_equations.equation import NO_METHOD, Ode
from tutor.topics.differential_equations.first_order import by_integrating_factor, factors, integrated, linear
from tutor.topics.differential_equations.separable import by_separation
from tutor.topics.differential_equations.starting import fitted, fitted_relation

Found = Iterator[Step | Expr | Eq]


def solve_ode(ode: Ode) -> Iterator[Step | Answer]:
    """Steps and answer.

    Raises:
        NotSolved: it is of another kind, or an integral is not found.
    """
    kind, method = _method(ode)
    yield kind
    result = yield from _steps(method)
    if ode.starts and isinstance(result, Eq):
        (constant,) = ode.constants(1)
        result = yield from _steps(fitted_relation(ode, result, constant))
    elif ode.starts and isinstance(result, Expr):
        result = yield from _steps(fitted(ode, result))
    letter = Symbol(ode.y.func.__name__)
    result = result.xreplace({ode.y: letter})
    shown = result if isinstance(result, Eq) else Eq(letter, result, evaluate=False)
    remark = None
    if isinstance(result, Eq):
        remark = say("The solution is given by this relation; it cannot be solved for the function in one formula.")
    yield Answer(formula(shown), formula(result), remark)


def _steps(found: Found) -> Generator[Step, None, Expr | Eq]:
    """Pass the steps on; return what comes last."""
    last: Expr | Eq | None = None
    for item in found:
        if isinstance(item, Step):
            yield item
        else:
            last = item
    if last is None:
        raise NotSolved(NO_METHOD)
    return last


def _method(ode: Ode) -> tuple[Step, Found]:
    """The kind of the equation, told, and its method."""
    if not ode.right.has(ode.y.func):
        because = say("The right side does not hold the function itself.")
        return _kind(ode, "direct-integration", say("Integrate directly."), because), integrated(ode)
    if ode.order == 1:
        return _first_order(ode)
    found = coefficients(ode)
    if found is None:
        raise NotSolved(NO_METHOD, code="no-method")
    title = say("This is a linear equation with constant coefficients.")
    because = say("The function and its derivatives are only multiplied by numbers and added.")
    return _kind(ode, "constant-coefficients", title, because), by_characteristic_equation(ode, *found)


def _first_order(ode: Ode) -> tuple[Step, Found]:
    parts, line = factors(ode), linear(ode)
    if parts is not None and not (line is not None and line[1] != 0):
        title, because = (
            say("The variables can be separated."),
            say(
                "The right side is a product of a function of {x} and a function of {y}.",
                x=formula(ode.x),
                y=formula(ode.y),
            ),
        )
        return _kind(ode, "separable", title, because), by_separation(ode, *parts)
    if line is not None:
        title = say("This is a linear equation of first order.")
        because = say(
            "The function and its derivative are only multiplied by functions of {x} and added.", x=formula(ode.x)
        )
        return _kind(ode, "linear-first-order", title, because), by_integrating_factor(ode, *line)
    raise NotSolved(NO_METHOD, code="no-method")


def _kind(ode: Ode, rule: str, title: Message, because: Message) -> Step:
    written = formula(ode.written)
    idea = say("Of which kind is the equation: separable, linear, with constant coefficients?")
    return Step(rule, title, because, written, written, Restates(), (), idea)
