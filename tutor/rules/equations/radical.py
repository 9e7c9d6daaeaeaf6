"""Solving an equation with roots: isolate a root, raise both sides to its power, solve, try the candidates."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import EmptySet, Eq, Expr, Pow, Symbol, expand
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.candidates import sifted
from tutor.rules.equations.polynomial import roots_answer, solve_polynomial
from tutor.rules.equations.radicals import roots_in
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import polynomial_order, relation, sum_of, terms_of
from tutor.solution import Answer, Implies, SameSolutions, Step

ROUNDS = 3
"""How often both sides are raised to a power before we give up."""


def solve_radical(equation: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    if equation.free_symbols != {unknown}:
        raise NotSolved(say("Equations of this kind are solved here only without other letters."))
    current = equation
    for _ in range(ROUNDS):
        if not roots_in(current, unknown):
            break
        current = yield from _isolated(current, unknown)
        if _impossible(current):
            yield _negative_root(current, unknown)
            yield roots_answer(unknown, [], say("There is no solution: a square root is never negative."))
            return
        current = yield from _raised(current, unknown)
    if roots_in(current, unknown):
        raise NotSolved(say("After several powers there are still roots in this equation; it is not solved here."))
    difference = expand(evaluated(current.lhs) - evaluated(current.rhs))
    if difference == 0:
        raise NotSolved(say("Both sides are the same after taking powers; this equation is not solved here."))
    if unknown not in difference.free_symbols:
        yield _vanished(equation, current, unknown)
        yield roots_answer(unknown, [], say("There is no solution: the equation leads to a contradiction."))
        return
    candidates = yield from solve_polynomial(current, unknown)
    kept = yield from sifted(equation, unknown, candidates)
    remark = None if kept or not candidates else say("There is no solution: every candidate fails in the original.")
    yield roots_answer(unknown, kept, remark)


def _isolated(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    """Bring one root alone to the left, everything else to the right."""
    roots = roots_in(equation, unknown)
    if equation.lhs in roots and (len(roots) == 1 or equation.rhs in roots):
        return equation
    root = max(roots, key=lambda part: part.base.count_ops())
    number, rest = _parts(equation, root)
    after = relation(Eq, root, polynomial_order(-rest / number, (unknown,)))
    if after == equation:
        return equation
    yield statement_step(
        "isolate-root",
        say("Bring {root} alone to the left side.", root=formula(root)),
        say("Raising to a power removes a root only when it stands alone."),
        equation,
        after,
        (unknown,),
        idea=say("Which root should stand alone before both sides are squared?"),
    )
    return after


def _parts(equation: Relational, root: Pow) -> tuple[Expr, Expr]:
    """The number before the root and all other terms, everything on the left."""
    held = Symbol("root")
    left, right = (evaluated(side.xreplace({root: held})) for side in equation.args)
    difference = expand(left - right)
    return difference.coeff(held, 1), difference.coeff(held, 0)


def _impossible(equation: Relational) -> bool:
    even = equation.lhs.exp.q % 2 == 0
    return even and bool(evaluated(equation.rhs).is_negative)


def _negative_root(equation: Relational, unknown: Symbol) -> Step:
    return statement_step(
        "negative-root",
        say("A square root is never negative."),
        say("By definition the root is the number that is not negative."),
        equation,
        EmptySet,
        (unknown,),
        idea=say("Which values can a square root have?"),
    )


def _vanished(equation: Relational, last: Relational, unknown: Symbol) -> Step:
    before, after = formula(equation), formula(EmptySet)
    return Step(
        "unknown-vanished",
        say("The unknown has vanished: look at what is left."),
        say("This is false whatever {unknown} is.", unknown=formula(unknown)),
        formula(last),
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("The unknown is gone. Is what is left true or false?"),
    )


def _raised(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    power = equation.lhs.exp.q
    right = equation.rhs
    after = relation(Eq, equation.lhs.base, _power(right, int(power), unknown))
    before, now = formula(equation), formula(after)
    yield Step(
        "square-both-sides" if power == 2 else "raise-both-sides",
        say("Square both sides.") if power == 2 else say("Raise both sides to the power {power}.", power=int(power)),
        say("The root vanishes. Squaring also makes opposite sides equal, so candidates are tried at the end.")
        if power % 2 == 0
        else say("The root vanishes."),
        before,
        now,
        Implies(before, now, (unknown.name,)),
        (),
        say("Which operation undoes the root?"),
    )
    return after


def _power(side: Expr, power: int, unknown: Symbol) -> Expr:
    if roots_in(side, unknown):
        return sum_of(terms_of(expand(evaluated(side) ** power)))
    if unknown not in side.free_symbols:
        return evaluated(side) ** power
    return Pow(side, power, evaluate=False) if side.is_Add else expand(evaluated(side) ** power)
