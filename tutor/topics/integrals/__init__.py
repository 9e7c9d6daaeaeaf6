"""Integrals: antiderivatives by the methods of a first course, and definite integrals, improper ones too.

The answer of an indefinite integral is shown with its constant ``+ C``; its value is one antiderivative without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sympy import And, Basic, Eq, Expr, Gt, Integral, Symbol

from tutor.errors import NotSolved
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Goal, Level, Problem
from tutor.rules.asking import as_letters, function_of, variable_of
from tutor.rules.integration.solving import solve_definite, solve_indefinite
from tutor.solution import Answer, SameValue, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.integrals.practice import practise

TASK = "integrate"


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    blanks = as_letters(blanks)
    function = function_of(blanks.get("f"))
    if function is None or isinstance(function, Integral):
        return _pose_typed(blanks)
    variable = variable_of(blanks, function)
    if variable is None:
        return None
    return Posed(Integral(function, variable), TASK, Goal.ANTIDERIVATIVE, (variable.name,))


def _pose_bounds(blanks: Mapping[str, Basic]) -> Posed | None:
    blanks = as_letters(blanks)
    function = function_of(blanks.get("f"))
    if function is None:
        return None
    a, b = blanks.get("a"), blanks.get("b")
    variable = variable_of(blanks, function)
    if isinstance(a, Eq) and isinstance(a.lhs, Symbol):
        variable, a = a.lhs, a.rhs
    b = b.rhs if isinstance(b, Eq) else b
    if variable is None or not isinstance(a, Expr) or not isinstance(b, Expr):
        return None
    return _with_bounds(Integral(function, (variable, a, b)))


def _with_bounds(integral: Integral) -> Posed:
    """An integral with bounds; letters beside an infinite bound are taken as positive, and the answer says so."""
    infinite = any(bound.is_infinite for limits in integral.limits for bound in limits[1:])
    letters = sorted(integral.free_symbols, key=str) if infinite else ()
    given = {"where": And(*(Gt(letter, 0, evaluate=False) for letter in letters))} if letters else {}
    return Posed(integral, TASK, Goal.VALUE, given=given)


def _pose_typed(blanks: Mapping[str, Basic]) -> Posed | None:
    typed = blanks.get("f")
    if not isinstance(typed, Integral):
        return None
    typed = _same_case(typed)
    if all(len(limits) == 3 for limits in typed.limits):
        return _with_bounds(typed)
    if len(typed.limits) == 1 and len(typed.limits[0]) == 1:
        return Posed(typed, TASK, Goal.ANTIDERIVATIVE, (typed.limits[0][0].name,))
    return None


def _same_case(typed: Integral) -> Integral:
    """``∫ X^2 dx`` with the letter of the integrand: nobody means a constant that is written so."""
    x, *bounds = typed.limits[0]
    other = Symbol(x.name.swapcase())
    if len(typed.limits) > 1 or typed.function.free_symbols != {other} or len(x.name) > 1:
        return typed
    return Integral(typed.function, (other, *bounds))


def _fits(problem: Problem) -> bool:
    if problem.goal not in (Goal.VALUE, Goal.ANTIDERIVATIVE):
        return False
    statement = expression(problem.statement)
    return isinstance(statement, Integral) and not isinstance(statement.function, Integral)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    if not isinstance(statement, Integral) or not isinstance(statement.function, Expr):
        raise NotSolved(say("This is not an integral of a function written out."))
    if problem.goal is Goal.ANTIDERIVATIVE:
        yield from solve_indefinite(statement)
        return
    where = dict(problem.given).get("where")
    for found in solve_definite(statement):
        yield found if where is None else _under(where, found)


def _under(where: Formula, found: Step | Answer) -> Step | Answer:
    """A step claimed, an answer told, only where the condition holds."""
    if isinstance(found, Answer):
        remark = say("This holds for {condition}.", condition=where)
        if found.remark is not None:
            remark = say("For {condition}: {remark}", condition=where, remark=found.remark)
        return replace(found, remark=remark)
    claim = replace(found.claim, where=where) if isinstance(found.claim, SameValue) else found.claim
    return replace(found, claim=claim)


_WITH_BOUNDS = (
    "integrate {f} from {a} to {b}",
    "integrate {f} with respect to {x} from {a} to {b}",
    "integrate {f} d{x} from {a} to {b}",
    "integrate {f} between {a} and {b}",
    "find the integral of {f} from {a} to {b}",
    "find the integral of {f} with respect to {x} from {a} to {b}",
    "find the definite integral of {f} from {a} to {b}",
    "evaluate the definite integral of {f} from {a} to {b}",
    "integral of {f} from {a} to {b}",
    "definite integral within limits {a} to {b} of {f}",
    "definite integral within limits {a} to {b} of equation {f}",
    "definite integral of quadratic equation definite integral within limits {a} to {b} of equation {f}",
)
_WITHOUT_BOUNDS = (
    "integrate {f}",
    "integrate {f} with respect to {x}",
    "integrate {f} d{x}",
    "find the integral of {f} d{x}",
    "find the integral of {f}",
    "find the integral of {f} with respect to {x}",
    "find the indefinite integral of {f}",
    "find the indefinite integral of {f} with respect to {x}",
    "find the antiderivative of {f}",
    "find an antiderivative of {f}",
    "integral of {f}",
    "antiderivative of {f}",
    "find the antiderivative {f}",
    "find the indefinite integral {f}",
    "find the general antiderivative of {f}",
    "power rule integration {f}",
)

TOPIC = Topic(
    name="integrals",
    title=say("Integrals"),
    area="calculus",
    prerequisites=("derivatives",),
    askings=(
        Asking(_WITH_BOUNDS, _pose_bounds),
        Asking(_WITHOUT_BOUNDS, _pose),
        Asking(("{f}", "find {f}", "evaluate {f}"), _pose_typed),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Powers, sums, and the basic functions."),
        say("Substitution, parts, and partial fractions."),
        say("Parts twice, powers of sine and cosine, and quadratics in the denominator."),
    ),
    examples=(
        r"\int_0^1 x^2\,dx",
        r"\int x e^x \, dx",
        "Integrate 4x^3 - 6x + 5",
        "integrate sin(x)^2*cos(x)^3 with respect to x",
        "Find the integral of 1/(x^2 - 1).",
        "Integrate x sin x from 0 to pi",
        r"\int \frac{2x+3}{x^2+4x+13} dx",
        "Evaluate the definite integral of e^(-x) from 0 to oo",
        "x cos x를 적분하시오",
        r"정적분 \int_{1}^{e} \ln x \, dx의 값을 구하시오",
    ),
)
