"""A Taylor polynomial: derivatives at the point, one after the other, over factorials."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Derivative, Expr, S, Subs, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.differentiation.solving import derive
from tutor.rules.lines import law, plus
from tutor.rules.tidying import evaluated, tidied
from tutor.solution import Answer, SameValue, Step


def solve_polynomial(f: Expr, x: Symbol, point: Expr, degree: int) -> Iterator[Step | Answer]:
    """Steps and the polynomial of at most this degree.

    Raises:
        NotSolved: the function or a derivative has no value at the point.
    """
    f = evaluated(f)
    values: list[Expr] = []
    current = f
    for k in range(degree + 1):
        if k:
            steps, found = derive(current, x)
            yield _derivative(f, current, found, k, x, tuple(steps))
            current = found
        value = _value(current, x, point)
        values.append(value)
        yield _at_point(current, x, point, value, k)
    before = formula(operation("taylor_polynomial", f, x, point, sp.Integer(degree)))
    written = plus(*(_term(value, x, point, k) for k, value in enumerate(values) if value != 0))
    yield Step(
        rule="taylor-formula",
        title=say("Put the values into Taylor's formula."),
        because=say("The polynomial has the same derivatives at the point as the function: {law}.", law=_LAW),
        before=before,
        after=formula(written),
        claim=SameValue(before, formula(written)),
        idea=say("Which polynomial has these derivatives at the point?"),
    )
    result = _neat(values, x, point)
    if formula(result).plain != formula(written).plain:
        yield _simplified(written, result)
    yield Answer(formula(result), formula(result))


_LAW = law(r"\sum_{k=0}^{n} \frac{f^{(k)}(a)}{k!}(x-a)^k", "sum of f^(k)(a)/k! (x - a)^k for k = 0, ..., n")


def _value(current: Expr, x: Symbol, point: Expr) -> Expr:
    value = tidied(current.subs(x, point))
    if value.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity):
        raise NotSolved(say("{f} has no value at {a}.", f=formula(current), a=formula(point)), code="undefined")
    return value


def _derivative(f: Expr, current: Expr, found: Expr, k: int, x: Symbol, steps: tuple[Step, ...]) -> Step:
    before, after = formula(Derivative(current, x, evaluate=False)), formula(found)
    return Step(
        rule="differentiate-again" if k > 1 else "differentiate-once",
        title=say("Derivative number {n}: {d}.", n=k, d=after),
        because=say("Taylor's formula needs every derivative up to the degree."),
        before=before,
        after=after,
        claim=SameValue(before, after),
        substeps=steps,
        idea=say("Differentiate once more."),
    )


def _at_point(current: Expr, x: Symbol, point: Expr, value: Expr, k: int) -> Step:
    before, after = formula(Subs(current, x, point)), formula(value)
    title: Message = say("At {a} the function has the value {v}.", a=formula(point), v=after)
    if k:
        title = say("At {a} derivative number {n} has the value {v}.", a=formula(point), n=k, v=after)
    return Step(
        rule="value-at-point",
        title=title,
        because=say("The polynomial is built from the values at this point."),
        before=before,
        after=after,
        claim=SameValue(before, after),
        idea=say("What is its value at {a}?", a=formula(point)),
    )


def _term(value: Expr, x: Symbol, point: Expr, k: int) -> Expr:
    base = x - point
    power = base**k if k else S.One
    return sp.Mul(value, power, sp.Pow(sp.factorial(k, evaluate=False), -1, evaluate=False), evaluate=False)


def _neat(values: list[Expr], x: Symbol, point: Expr) -> Expr:
    """The coefficients worked out, lowest power first."""
    numbers = [value / sp.factorial(k) for k, value in enumerate(values)]
    if point == 0:
        return sp.Add(*(number * x**k for k, number in enumerate(numbers)))
    terms = [_plain(number, x - point, k) for k, number in enumerate(numbers) if number != 0]
    return sp.Add(*terms, evaluate=False) if len(terms) != 1 else terms[0]


def _plain(number: Expr, base: Expr, k: int) -> Expr:
    if k == 0:
        return number
    return base**k if number == 1 else sp.Mul(number, base**k, evaluate=False)


def _simplified(written: Expr, result: Expr) -> Step:
    before, after = formula(written), formula(result)
    return Step(
        rule="simplify",
        title=say("Work out the factorials."),
        because=say("Each coefficient is the derivative over the factorial."),
        before=before,
        after=after,
        claim=SameValue(before, after),
        idea=say("What are the coefficients?"),
    )
