"""Solving an equation with absolute values: isolate, take the bars away in two cases, try what may be gained."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Abs, EmptySet, Eq, Expr, FiniteSet, Ge, Le, S, Symbol, expand
from sympy.core.relational import Relational

from tutor.errors import NotSolved
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.answers import either, in_size_order
from tutor.rules.equations.asking import is_polynomial
from tutor.rules.equations.candidates import sifted
from tutor.rules.equations.cases import solve_cases
from tutor.rules.equations.inequalities import half_line, set_answer
from tutor.rules.equations.linear import isolate, linear_parts
from tutor.rules.equations.modulus import bars_of, isolate_modulus, modulus_of
from tutor.rules.equations.modulus_cases import by_cases, has_cases
from tutor.rules.equations.polynomial import roots_answer
from tutor.rules.equations.root_check import root_check
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import polynomial_order, relation
from tutor.solution import Answer, Implies, Step


def has_moduli(equation: Relational, unknown: Symbol) -> bool:
    """Whether it is one absolute value beside a polynomial, two that are equal, or several of linear expressions."""
    if not bars_of(equation, unknown):
        return False
    if modulus_of(equation, unknown) is not None or _two_bars(equation, unknown) is not None:
        return True
    return has_cases(equation, unknown)


def _two_bars(equation: Relational, unknown: Symbol) -> tuple[Expr, Expr] | None:
    left, right = equation.args
    if not (isinstance(left, Abs) and isinstance(right, Abs)):
        return None
    inside = left.args[0], right.args[0]
    polynomial = all(is_polynomial(part, unknown) and not part.has(Abs) for part in inside)
    return inside if polynomial else None


def solve_moduli(equation: Relational, unknown: Symbol) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    if equation.free_symbols != {unknown}:
        raise NotSolved(say("Equations of this kind are solved here only without other letters."))
    pair = _two_bars(equation, unknown)
    if pair is None and modulus_of(equation, unknown) is None:
        values = yield from by_cases(equation, unknown)
        if isinstance(values, FiniteSet):
            yield from (root_check(equation, unknown, value) for value in in_size_order(values.args))
            yield roots_answer(unknown, in_size_order(values.args))
        else:
            yield set_answer(values, unknown)
        return
    if pair is None:
        isolated = yield from _isolated(equation, unknown)
        inside, other = isolated.lhs.args[0], isolated.rhs
    else:
        isolated, (inside, other) = equation, pair
    if _same(inside, other) or _same(inside, -other):
        yield from _half_line(isolated, inside, other, unknown)
        return
    opened = yield from _without_bars(isolated, inside, other, unknown)
    roots = yield from solve_cases(opened, unknown) if opened else _no_case()
    kept = yield from sifted(equation, unknown, roots)
    yield roots_answer(unknown, kept, _remark(opened))


def _no_case() -> Generator[Step, None, list[Expr]]:
    yield from ()
    return []


def _isolated(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    modulus = modulus_of(equation, unknown)
    if modulus is None:
        raise ValueError("not one absolute value")
    return (yield from isolate_modulus(equation, modulus, unknown))


def _same(one: Expr, other: Expr) -> bool:
    return bool(expand(evaluated(one) - evaluated(other)) == 0)


def _half_line(isolated: Relational, inside: Expr, other: Expr, unknown: Symbol) -> Iterator[Step | Answer]:
    """|E| = E holds where E is not negative, |E| = -E where it is not positive."""
    if linear_parts(inside, unknown) is None or isolated.rhs.has(Abs):
        raise NotSolved(say("Both sides agree on whole intervals; that is not solved here."))
    after = relation(Ge if _same(inside, other) else Le, inside, S.Zero)
    yield statement_step(
        "modulus-of-itself",
        say("Both sides agree exactly where {condition}.", condition=formula(after)),
        say("An absolute value equals what is inside where that is not negative, and its opposite elsewhere."),
        isolated,
        after,
        (unknown,),
        idea=say("Compare the right side with what stands between the bars."),
    )
    last = yield from isolate(after, unknown)
    yield set_answer(half_line(last), unknown)


def _without_bars(
    isolated: Relational, inside: Expr, other: Expr, unknown: Symbol
) -> Generator[Step, None, list[Relational]]:
    number = unknown not in other.free_symbols
    if number and evaluated(other).is_negative:
        yield _never(isolated, unknown)
        return []
    if number and evaluated(other) == 0:
        opened = [relation(Eq, inside, S.Zero)]
    else:
        opened = [relation(Eq, inside, other), relation(Eq, inside, polynomial_order(-other, (unknown,)))]
    yield _split(isolated, opened, unknown, exact=number or isolated.rhs.has(Abs))
    return opened


def _split(isolated: Relational, opened: list[Relational], unknown: Symbol, *, exact: bool) -> Step:
    if len(opened) == 1:
        because = say("Only zero has the absolute value zero.")
    elif exact:
        because = say("Two numbers have the same absolute value exactly when they are equal or opposite.")
    else:
        because = say(
            "What stands between the bars is the right side or its opposite. The right side must not be negative, "
            "so every candidate is tried at the end."
        )
    step = statement_step(
        "split-modulus",
        say("Take the bars away."),
        because,
        isolated,
        either(opened),
        (unknown,),
        idea=say("Which two values can stand between the bars?"),
    )
    if exact:
        return step
    claim = Implies(step.before, step.after, (unknown.name,))
    return Step(step.rule, step.title, step.because, step.before, step.after, claim, (), step.idea)


def _never(isolated: Relational, unknown: Symbol) -> Step:
    return statement_step(
        "negative-modulus",
        say("No number has a negative absolute value."),
        say("An absolute value is a distance from zero."),
        isolated,
        EmptySet,
        (unknown,),
        idea=say("Can a distance be negative?"),
    )


def _remark(opened: list[Relational]) -> Message | None:
    return None if opened else say("There is no solution: an absolute value is never negative.")
