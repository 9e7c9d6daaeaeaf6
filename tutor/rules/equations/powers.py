"""Equations in which the unknown stands in one power only: ``3(x + 1)^2 - 5 = 7``, ``x^3 = 8``."""

from __future__ import annotations

from collections.abc import Generator

from sympy import EmptySet, Eq, Expr, Integer, Mul, Pow, S, Symbol, fraction, together
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.answers import either, equals
from tutor.rules.equations.both_sides import clear_fractions, swap
from tutor.rules.equations.linear import isolate, linear_parts
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.tidying import is_simple
from tutor.rules.equations.written import number_and_rest, relation, sum_of, terms_of
from tutor.solution import Step

Roots = Generator[Step, None, list[Expr]]


def power_of(equation: Relational, unknown: Symbol) -> Pow | None:
    """Return the one power with the unknown, of a linear expression; None where the unknown stands anywhere else."""
    holders = [term for side in equation.args for term in terms_of(side) if unknown in term.free_symbols]
    if len(holders) != 1:
        return None
    rest = number_and_rest(holders[0])[1]
    power = rest[0] if len(rest) == 1 else None
    if not isinstance(power, Pow) or not isinstance(power.exp, Integer) or power.exp < 2:
        return None
    return power if linear_parts(power.base, unknown) is not None else None


def roots_of_power(equation: Relational, unknown: Symbol) -> Roots:
    """Isolate the power, take the root on both sides, and solve what is left."""
    equation = yield from isolated_power(equation, unknown)
    return (yield from take_roots(equation, unknown))


def isolated_power(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    """Bring the power with the unknown alone to the left: ``(x + 1)^2 = 4``."""
    unknowns = (unknown,)
    if unknown not in equation.lhs.free_symbols:
        equation = yield from swap(equation, unknowns)
    equation = yield from clear_fractions(equation, unknowns)
    stay = [term for term in terms_of(equation.lhs) if unknown in term.free_symbols]
    move = [term for term in terms_of(equation.lhs) if unknown not in term.free_symbols]
    if not move and not is_simple(equation.rhs):
        equation = yield from _right_side(equation, unknown)
    if move:
        amount = evaluated(sum_of(move))
        after = relation(Eq, sum_of(stay), evaluated(equation.rhs) - amount)
        yield statement_step(
            "isolate-power",
            say("Add {term} to both sides.", term=formula(-amount))
            if amount.could_extract_minus_sign()
            else say("Subtract {term} from both sides.", term=formula(amount)),
            say("The power with {unknown} must stand alone before a root is taken.", unknown=formula(unknown)),
            equation,
            after,
            unknowns,
            idea=say("What stands beside the power, and what undoes it?"),
        )
        equation = after
    number, rest = number_and_rest(equation.lhs)
    if number == 1:
        return equation
    after = relation(Eq, rest[0], evaluated(equation.rhs) / number)
    yield statement_step(
        "divide-both-sides",
        say("Divide both sides by {number}.", number=formula(number)),
        say("The power with {unknown} must stand alone before a root is taken.", unknown=formula(unknown)),
        equation,
        after,
        unknowns,
        idea=say("Which factor stands before the power, and what undoes it?"),
    )
    return after


def _right_side(equation: Relational, unknown: Symbol) -> Generator[Step, None, Relational]:
    after = relation(Eq, equation.lhs, evaluated(equation.rhs))
    yield statement_step(
        "simplify-sides",
        say("Work out the right side."),
        say("A single number is easier to handle."),
        equation,
        after,
        (unknown,),
        idea=say("Can one side be worked out to a single number?"),
    )
    return after


def take_roots(equation: Relational, unknown: Symbol) -> Roots:
    """From ``base^n = number`` to the values of the unknown."""
    power, number = equation.args
    base, degree = power.args
    if number == 0:
        opened = [relation(Eq, base, S.Zero)]
    elif degree % 2 == 0 and number.is_negative:
        yield _impossible(equation, unknown)
        return []
    elif degree % 2 == 0:
        root = real_root(number, int(degree))
        opened = [relation(Eq, base, root), relation(Eq, base, -root)]
    else:
        opened = [relation(Eq, base, real_root(number, int(degree)))]
    yield _opening(equation, opened, unknown)
    return (yield from solve_each(opened, unknown))


def solve_each(opened: list[Relational], unknown: Symbol) -> Roots:
    """Solve linear equations that are joined by "or"."""
    if all(part.lhs == unknown for part in opened):
        return [part.rhs for part in opened]
    work = [gathered(isolate(part, unknown)) for part in opened]
    values = [joined(last.rhs) for _, last in work]
    yield statement_step(
        "solve-cases",
        say("Solve each equation for {unknown}.", unknown=formula(unknown))
        if len(opened) > 1
        else say("Solve for {unknown}.", unknown=formula(unknown)),
        say("Each case is a linear equation."),
        either(opened),
        equals(unknown, values),
        (unknown,),
        idea=say("What is left to do in each case?"),
        substeps=[step for steps, _ in work for step in steps],
    )
    return values


def joined(value: Expr) -> Expr:
    """Write a sum over one denominator: (-3 + √5)/2."""
    if value.is_Rational or not value.is_Add:
        return value
    above, below = fraction(together(value))
    return above if below == 1 else Mul(above, Pow(below, -1, evaluate=False), evaluate=False)


def real_root(number: Expr, degree: int) -> Expr:
    """Return the real root; negative for an odd root of a negative number."""
    return -((-number) ** (S.One / degree)) if number.is_negative else number ** (S.One / degree)


def _opening(equation: Relational, opened: list[Relational], unknown: Symbol) -> Step:
    degree = equation.lhs.exp
    if equation.rhs == 0:
        because = say("A power is zero only where its base is zero.")
    elif degree % 2:
        because = say("An odd root of a number is one real number, with the same sign.")
    else:
        because = say("Two opposite numbers have the same even power, so there are two cases.")
    return statement_step(
        "take-square-roots" if degree == 2 else "take-roots",
        say("Take the square root on both sides.") if degree == 2 else say("Take the root on both sides."),
        because,
        equation,
        either(opened),
        (unknown,),
        idea=say("Which operation undoes the power? How many numbers have this power?"),
    )


def _impossible(equation: Relational, unknown: Symbol) -> Step:
    return statement_step(
        "negative-power",
        say("No real number has a negative even power."),
        say(
            "{power} is never negative, but it would have to be {number}.",
            power=formula(equation.lhs),
            number=formula(equation.rhs),
        ),
        equation,
        EmptySet,
        (unknown,),
        idea=say("Can an even power of a real number be negative?"),
    )
