"""Equations that are quadratic in a power of the unknown: ``x^4 - 5x^2 + 4 = 0`` with u = x^2."""

from __future__ import annotations

from collections.abc import Callable, Generator
from math import gcd

from sympy import EmptySet, Eq, Expr, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.answers import either, equals
from tutor.rules.equations.powers import take_roots
from tutor.rules.equations.quadratic import Quadratic
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.standard import equal_to_zero, gathered
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Restates, Step

Roots = Generator[Step, None, list[Expr]]
Solver = Callable[[Relational, Quadratic, str | None], Roots]


def hidden_power(numbers: list[Expr]) -> int | None:
    """Return m where the polynomial is quadratic in the m-th power of its unknown, m at least two."""
    degree = len(numbers) - 1
    used = [degree - place for place, number in enumerate(numbers) if number != 0]
    power = gcd(*used)
    return power if power >= 2 and degree == 2 * power and numbers[-1] != 0 else None


def by_substitution(equation: Relational, numbers: list[Expr], power: int, unknown: Symbol, solve: Solver) -> Roots:
    """Put one letter for the power, solve for it, and take the roots."""
    letter = Symbol("u" if unknown.name != "u" else "t")
    held = unknown**power
    inner = [numbers[0], numbers[power], numbers[-1]]
    short = equal_to_zero(inner, letter)
    yield Step(
        "substitute",
        say("Write {letter} for {power}.", letter=formula(letter), power=formula(held)),
        say(
            "Only powers of {power} occur, so the equation is quadratic in {letter}.",
            power=formula(held),
            letter=formula(letter),
        ),
        shown(equation),
        shown(short),
        Restates(),
        (),
        say("Which powers of the unknown occur? Is there a quadratic equation hidden here?"),
    )
    values = yield from solve(short, Quadratic.of(inner, letter), None)
    opened = [relation(Eq, held, value) for value in values]
    yield statement_step(
        "substitute-back",
        say("Put {power} back for {letter}.", power=formula(held), letter=formula(letter))
        if values
        else say(
            "There is no real value for {letter}, so there is none for {unknown}.",
            letter=formula(letter),
            unknown=formula(unknown),
        ),
        say("{unknown} is asked for, not {letter}.", unknown=formula(unknown), letter=formula(letter)),
        equation,
        either(opened) if opened else EmptySet,
        (unknown,),
        idea=say("What did the new letter stand for?"),
    )
    return (yield from _each(opened, unknown)) if opened else []


def _each(opened: list[Relational], unknown: Symbol) -> Roots:
    work = [gathered(take_roots(part, unknown)) for part in opened]
    roots = list(dict.fromkeys(root for _, found in work for root in found))
    yield statement_step(
        "solve-cases",
        say("Solve each equation for {unknown}.", unknown=formula(unknown)),
        say("Each case is solved by itself; together they give all solutions."),
        either(opened),
        equals(unknown, roots) if roots else EmptySet,
        (unknown,),
        idea=say("Which operation undoes the power? How many numbers have this power?"),
        substeps=[step for steps, _ in work for step in steps],
    )
    return roots
