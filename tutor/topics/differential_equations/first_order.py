"""Equations of first order: integrate, separate the variables, or use an integrating factor."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Derivative, Eq, Expr, Integral, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.integration.borrowed import borrowed_plan
from tutor.rules.integration.planning import plan_for, with_plain_letters
from tutor.rules.integration.telling import steps_of
from tutor.rules.tidying import tidied
from tutor.solution import SameSolutions, SameUpToConstant, Step
from tutor.topics.differential_equations.equation import Ode, neat, solves


def antiderivative(f: Expr, x: Symbol) -> tuple[Expr, tuple[Step, ...]]:
    """An antiderivative and the steps to it.

    Raises:
        NotSolved: none was found.
    """
    if f == 0:
        return S.Zero, ()
    plan = plan_for(f, x) or borrowed_plan(f, x)
    if plan is None or plan.result.has(Integral):
        raise NotSolved(say("No antiderivative of {f} was found.", f=formula(f)), code="no-antiderivative")
    return with_plain_letters(tidied(plan.result)), steps_of(plan)


def integrated(ode: Ode) -> Iterator[Step | Expr]:
    """``y^(n) = g(x)``: integrate n times."""
    x, g, n = ode.x, ode.right, ode.order
    constants = ode.constants(n)
    yield from isolated(ode)
    before: Eq = Eq(ode.slope(n), g, evaluate=False)
    current = g
    for k, constant in enumerate(constants):
        found, inner = antiderivative(current, x)
        current = found + constant
        after = Eq(ode.slope(n - k - 1), current, evaluate=False)
        title = say("Integrate both sides with respect to {x}.", x=formula(x))
        because = say(
            "The left side is a derivative, so integrating undoes it; a constant {c} is added.", c=formula(constant)
        )
        idea = say("Which functions have this derivative?")
        if n - k - 1:
            claim = SameUpToConstant(formula(Integral(before.rhs, x)), formula(current), x.name)
            yield Step("integrate", title, because, formula(before), formula(after), claim, inner, idea)
        else:
            yield solves("integrate", title, because, before, after, ode.written, idea, inner)
        before = after
    yield current


def isolated(ode: Ode) -> Iterator[Step]:
    """The equation solved for its highest derivative, where it is not written so."""
    after = Eq(ode.slope(ode.order), ode.right, evaluate=False)
    if formula(after).plain == formula(ode.written).plain:
        return
    yield Step(
        rule="isolate-derivative",
        title=say("Solve for {d}.", d=formula(ode.slope(ode.order))),
        because=say("Then the right side says how the function changes."),
        before=formula(ode.written),
        after=formula(after),
        claim=SameSolutions(formula(ode.written), formula(after), ()),
        idea=say("Bring the derivative alone to one side."),
    )


def factors(ode: Ode) -> tuple[Expr, Expr] | None:
    """``g(x)`` and ``h(y)`` with ``y' = g·h``; None where the variables cannot be separated. ``h`` is in a letter."""
    letter = Symbol(ode.y.func.__name__)
    if letter in ode.right.free_symbols:
        return None
    right = ode.right.xreplace({ode.y: letter})
    for form in (right, sp.factor(right), sp.expand_power_exp(sp.expand(right))):
        found = sp.separatevars(form, symbols=(ode.x, letter), dict=True)
        if found:
            break
    else:
        return None
    g, h = found[ode.x] * found["coeff"], found[letter]
    if letter in g.free_symbols or ode.x in h.free_symbols:
        return None
    number, rest = h.as_coeff_Mul()
    return sp.factor_terms(g * number), rest


def linear(ode: Ode) -> tuple[Expr, Expr] | None:
    """``p(x)`` and ``q(x)`` with ``y' + p·y = q``; None for other equations."""
    letter = sp.Dummy("y")
    right = sp.expand(ode.right.xreplace({ode.y: letter}))
    if not right.is_polynomial(letter) or sp.degree(right, letter) > 1:
        return None
    return sp.factor_terms(-right.coeff(letter, 1)), sp.factor_terms(right.coeff(letter, 0))


def by_integrating_factor(ode: Ode, p: Expr, q: Expr) -> Iterator[Step | Expr]:
    """Multiply by ``e^(∫p)``: the left side becomes the derivative of a product."""
    x, y = ode.x, ode.y
    (constant,) = ode.constants(1)
    normal = Eq(Derivative(y, x) + p * y, q, evaluate=False)
    if formula(normal).plain != formula(ode.written).plain:
        yield Step(
            rule="standard-form",
            title=say("Write the equation as {form}.", form=formula(normal)),
            because=say("A linear equation of first order is solved from this form."),
            before=formula(ode.written),
            after=formula(normal),
            claim=SameSolutions(formula(ode.written), formula(normal), ()),
            idea=say("Bring {y} and its derivative to one side.", y=formula(y)),
        )
    exponent, inner = antiderivative(p, x)
    factor = _factor(exponent)
    yield Step(
        rule="integrating-factor",
        title=say("The integrating factor is {m}.", m=formula(factor)),
        because=say(
            "It is e to the power of an antiderivative of {p}; its derivative is {p} times itself.", p=formula(p)
        ),
        before=formula(Integral(p, x)),
        after=formula(exponent),
        claim=SameUpToConstant(formula(Integral(p, x)), formula(exponent), x.name),
        substeps=inner,
        idea=say("Which factor makes the left side the derivative of a product?"),
    )
    product = Eq(Derivative(factor * y, x), sp.powsimp(sp.expand(factor * q)), evaluate=False)
    yield Step(
        rule="product-rule-backwards",
        title=say("Multiply by {m}.", m=formula(factor)),
        because=say("By the product rule the left side is now the derivative of {p}.", p=formula(factor * y)),
        before=formula(normal),
        after=formula(product),
        claim=SameSolutions(formula(normal), formula(product), ()),
        idea=say("Multiply both sides by the integrating factor: what does the product rule say?"),
    )
    big, more = antiderivative(product.rhs, x)
    whole = Eq(factor * y, big + constant, evaluate=False)
    yield solves(
        "integrate",
        say("Integrate both sides with respect to {x}.", x=formula(x)),
        say("The left side is a derivative, so integrating undoes it; a constant {c} is added.", c=formula(constant)),
        product,
        whole,
        ode.written,
        say("Which functions have this derivative?"),
        more,
    )
    f = neat(sp.expand((big + constant) / factor))
    yield solves(
        "divide",
        say("Divide by {m}.", m=formula(factor)),
        say("Then {y} stands alone.", y=formula(y)),
        whole,
        ode.solved_by(f),
        ode.written,
        say("Solve for {y}.", y=formula(y)),
    )
    yield f


def _factor(exponent: Expr) -> Expr:
    plain = exponent.replace(sp.Abs, lambda u: u)
    return sp.powsimp(sp.simplify(sp.exp(plain))) if plain.has(sp.log) else sp.exp(plain)
