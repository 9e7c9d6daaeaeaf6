"""Absolute values in equations and inequalities: found, isolated, and written without bars."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

from sympy import Abs, Basic, Eq, Expr, Ne, Symbol, expand, preorder_traversal
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.asking import is_polynomial
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import FLIPPED, kind_of, polynomial_order, relation
from tutor.solution import Step


class Modulus(NamedTuple):
    """A statement in the form ``factor·|inside| + rest = 0`` (or ``< 0``, …)."""

    inside: Expr
    factor: Expr
    rest: Expr


def bars_of(statement: Basic, unknown: Symbol) -> list[Abs]:
    """Return the absolute values that hold the unknown, each once."""
    found = [part for part in preorder_traversal(statement) if isinstance(part, Abs) and part.has(unknown)]
    return list(dict.fromkeys(found))


def modulus_of(statement: Relational, unknown: Symbol) -> Modulus | None:
    """Return the only absolute value of a statement that is linear in it, None where it is anything else."""
    bars = bars_of(statement, unknown)
    if len(bars) != 1 or not is_polynomial(bars[0].args[0], unknown):
        return None
    held = Symbol("|" + str(bars[0]) + "|")
    difference = expand(
        evaluated(statement.lhs.xreplace({bars[0]: held})) - evaluated(statement.rhs.xreplace({bars[0]: held}))
    )
    factor, rest = difference.coeff(held, 1), difference.coeff(held, 0)
    if expand(difference - factor * held - rest) != 0 or not factor.is_number or factor == 0:
        return None
    return Modulus(bars[0].args[0], factor, rest) if is_polynomial(rest, unknown) else None


def isolate_modulus(statement: Relational, modulus: Modulus, unknown: Symbol) -> Generator[Step, None, Relational]:
    """Bring the absolute value alone to the left."""
    if isinstance(statement.lhs, Abs) and not statement.rhs.has(Abs):
        return statement
    kind = kind_of(statement)
    if modulus.factor.is_negative and kind not in (Eq, Ne):
        kind = FLIPPED[kind]
    bars = Abs(modulus.inside, evaluate=False)
    after = relation(kind, bars, polynomial_order(-modulus.rest / modulus.factor, (unknown,)))
    turned = kind is not kind_of(statement)
    yield statement_step(
        "isolate-modulus",
        say("Bring {bars} alone to the left side.", bars=formula(bars)),
        say("The other terms are moved and the factor is divided out; a negative factor turns the sign round.")
        if turned
        else say("The bars can be taken away only when nothing else stands on their side."),
        statement,
        after,
        (unknown,),
        idea=say("Treat the absolute value like an unknown: how do you get it alone?"),
    )
    return after
