"""Separation of variables: all of ``y`` on one side, all of ``x`` on the other, then integrate."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

import sympy as sp
from sympy import Derivative, Eq, Expr, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.lines import over
from tutor.solution import SameSolutions, Step
from tutor.topics.differential_equations.equation import Ode, neat, solves
from tutor.topics.differential_equations.first_order import antiderivative


def by_separation(ode: Ode, g: Expr, h: Expr) -> Iterator[Step | Expr | Eq]:
    """``y' = g(x) h(y)``: the solution, or the relation where it cannot be solved for ``y``."""
    x, y = ode.x, ode.y
    letter = Symbol(y.func.__name__)
    (constant,) = ode.constants(1)
    inside = h.xreplace({letter: y})
    separated = Eq(over(Derivative(y, x), inside), g, evaluate=False)
    if formula(separated).plain != formula(ode.written).plain:
        yield Step(
            rule="separate-variables",
            title=say("Separate the variables."),
            because=say("Divide by {h}: everything with {y} is on the left, everything with {x} on the right.",
                        h=formula(h), y=formula(letter), x=formula(x)),
            before=formula(ode.written),
            after=formula(separated),
            claim=SameSolutions(formula(ode.written), formula(separated), ()),
            idea=say("Can you bring everything with {y} to one side and everything with {x} to the other?",
                     y=formula(letter), x=formula(x)),
        )  # fmt: skip
    left, first = antiderivative(1 / h, letter)
    right, second = antiderivative(g, x)
    relation = Eq(left.xreplace({letter: y}), right + constant, evaluate=False)
    yield solves(
        "integrate",
        say("Integrate both sides: the left with respect to {y}, the right with respect to {x}.",
            y=formula(letter), x=formula(x)),
        say("By the chain rule the left side is the derivative of {H}; one constant for both sides is enough.",
            H=formula(relation.lhs)),
        separated,
        relation,
        ode.written,
        say("Integrate each side with respect to its own variable."),
        first + second,
    )  # fmt: skip
    yield from _solved(ode, relation, left, right, letter, constant)


def _solved(ode: Ode, relation: Eq, left: Expr, right: Expr, letter: Symbol, constant: Symbol) -> Iterator[Step | Expr]:
    """The relation solved for ``y``, its constant renamed where it only changes its name."""
    f = explicit(ode, left, right, letter, constant)
    if f is not None:
        because = say("Constants that only change their name are called {c} again.", c=formula(constant))
        title = say("Solve for {y}.", y=formula(letter))
        idea = say("Which operation undoes what is done to {y}?", y=formula(letter))
        yield solves("solve-for-function", title, because, relation, ode.solved_by(f), ode.written, idea)
        yield f
        return
    yield _shorter(relation, constant)


def explicit(ode: Ode, left: Expr, right: Expr, letter: Symbol, constant: Symbol) -> Expr | None:
    """One formula for all solutions, or None."""
    if left.has(sp.log):
        found = _from_logarithms(left, right, letter, constant)
    elif _even(left, letter):
        return None
    else:
        found = _single(left - right - constant, letter)
    return None if found is None else neat(found)


def _from_logarithms(left: Expr, right: Expr, letter: Symbol, constant: Symbol) -> Expr | None:
    """``a ln|u| + b ln|v| = G + C`` means ``u^a v^b = C e^G``."""
    logs = sorted(left.atoms(sp.log), key=str)
    rest = sp.expand(left)
    weights = []
    for log in logs:
        weight = rest.coeff(log)
        rest = sp.expand(rest - weight * log)
        weights.append(weight)
    if letter in rest.free_symbols or not all(weight.is_Rational for weight in weights):
        return None
    common = lcm(*(int(weight.q) for weight in weights))
    if weights[0] < 0:
        common = -common
    inside = [log.args[0].args[0] if isinstance(log.args[0], sp.Abs) else log.args[0] for log in logs]
    product = sp.Mul(*(u ** (weight * common) for u, weight in zip(inside, weights, strict=True)))
    grown = sp.powsimp(constant * _exponential(common * (right - rest)))
    return _single(product - grown, letter)


def _exponential(exponent: Expr) -> Expr:
    """``e^(a ln|u| + b)`` with the logarithm undone."""
    terms = [term.replace(sp.Abs, lambda u: u) for term in sp.Add.make_args(sp.expand(exponent))]
    result: Expr = S.One
    for term in terms:
        weight, log = term.as_coeff_Mul()
        result *= log.args[0] ** weight if isinstance(log, sp.log) and weight.is_Rational else sp.exp(term)
    return result


def _single(equation: Expr, letter: Symbol) -> Expr | None:
    moving = [term for term in sp.Add.make_args(equation) if letter in term.free_symbols]
    if len(moving) == 1 and letter not in (weight := moving[0] / letter).free_symbols:
        return sp.expand((moving[0] - equation) / weight)
    try:
        roots = sp.solve(equation, letter)
    except NotImplementedError:
        return None
    return roots[0] if len(roots) == 1 and not roots[0].has(sp.LambertW, sp.I) else None


def _shorter(relation: Eq, constant: Symbol) -> Eq:
    """Without the fractions of ``y²/2 = x²/2 + C``: twice a constant is a constant."""
    rest = relation.rhs - constant
    terms = [term for side in (relation.lhs, rest) for term in sp.Add.make_args(sp.expand(side))]
    weights = [term.as_coeff_Mul()[0] for term in terms]
    denominators = [weight.q for weight in weights if weight.is_Rational]
    common = lcm(*map(int, denominators))
    return Eq(sp.expand(common * relation.lhs), sp.expand(common * rest) + constant, evaluate=False)


def _even(left: Expr, letter: Symbol) -> bool:
    """Whether solving for the letter would choose between two signs, or forget one."""
    if left.is_polynomial(letter):
        return bool(sp.degree(left, letter) > 1)
    return any(power.exp.is_Rational and power.exp.q % 2 == 0 for power in left.atoms(sp.Pow) if power.has(letter))
