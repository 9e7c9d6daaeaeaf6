"""Quadratic equations by the formula and by completing the square."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Add, EmptySet, Eq, Expr, Mul, Pow, S, expand, radsimp, sqrt
from sympy.core.relational import Relational

from tutor.messages import Formula, say
from tutor.rules.equations.answers import either, equals
from tutor.rules.equations.both_sides import divide, remove_term
from tutor.rules.equations.powers import joined, take_roots
from tutor.rules.equations.quadratic import Quadratic
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.steps import remark_step, statement_step, value_step
from tutor.rules.equations.written import in_powers, relation, sum_of
from tutor.solution import Step

Roots = Generator[Step, None, list[Expr]]
FORMULA = Formula(r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", "(-b ± sqrt(b^2 - 4ac))/(2a)")
DISCRIMINANT = Formula("b^2 - 4ac", "b^2 - 4ac")


def by_formula(equation: Relational, quadratic: Quadratic) -> Roots:
    """Read off the coefficients, work out the discriminant, use the formula."""
    yield _coefficients(equation, quadratic)
    discriminant = quadratic.discriminant
    yield _discriminant(quadratic, discriminant)
    if discriminant.is_negative:
        yield _no_root(equation, quadratic, discriminant)
        return []
    written, roots = _inserted(quadratic, discriminant)
    unknowns = (quadratic.unknown,)
    before = either([relation(Eq, quadratic.unknown, value) for value in written])
    yield statement_step(
        "quadratic-formula",
        say("Use the quadratic formula."),
        say("The roots are {formula}.", formula=FORMULA),
        equation,
        before,
        unknowns,
        idea=say("Put the coefficients and the discriminant into the quadratic formula."),
    )
    after = equals(quadratic.unknown, roots)
    if shown(before) == shown(after):
        return roots
    yield statement_step(
        "simplify-roots",
        say("Simplify."),
        say("Square factors are taken out of the root, and the fraction is reduced."),
        before,
        after,
        unknowns,
        idea=say("Can the root or the fraction be simplified?"),
    )
    return roots


def _coefficients(equation: Relational, quadratic: Quadratic) -> Step:
    return remark_step(
        "identify-coefficients",
        say(
            "Read off the coefficients: a = {a}, b = {b}, c = {c}.",
            a=formula(quadratic.a),
            b=formula(quadratic.b),
            c=formula(quadratic.c),
        ),
        say("They are the numbers before the square, before the unknown, and alone."),
        equation,
        idea=say("Which numbers are a, b and c in this equation?"),
    )


def _discriminant(quadratic: Quadratic, value: Expr) -> Step:
    a, b, c, _ = quadratic
    written = Add(Pow(b, 2, evaluate=False), Mul(-1, Mul(4, a, c, evaluate=False), evaluate=False), evaluate=False)
    if value.is_negative:
        because = say("It is negative, so there is no real root.")
    elif value == 0:
        because = say("It is zero, so there is exactly one root.")
    else:
        because = say("It stands under the root in the formula and decides how many real roots there are.")
    return value_step(
        "discriminant",
        say("Work out the discriminant {law}.", law=DISCRIMINANT),
        because,
        written,
        value,
        idea=say("What stands under the square root in the quadratic formula?"),
    )


def _no_root(equation: Relational, quadratic: Quadratic, value: Expr) -> Step:
    return statement_step(
        "negative-discriminant",
        say("There is no real root."),
        say(
            "The formula would need the square root of {number}, and no real number has a negative square.",
            number=formula(value),
        ),
        equation,
        EmptySet,
        (quadratic.unknown,),
        idea=say("Can you take the square root of this discriminant?"),
    )


def _inserted(quadratic: Quadratic, discriminant: Expr) -> tuple[list[Expr], list[Expr]]:
    a, b, _, _ = quadratic
    root = Pow(discriminant, S.Half, evaluate=False)
    signs = [S.One] if discriminant == 0 else [S.NegativeOne, S.One]
    written = [
        Mul(
            Add(-b, root if sign == 1 else Mul(-1, root, evaluate=False), evaluate=False),
            Pow(2 * a, -1, evaluate=False),
            evaluate=False,
        )
        for sign in signs
    ]
    roots = [joined(radsimp(expand((-b + sign * sqrt(discriminant)) / (2 * a)))) for sign in signs]
    return written, roots


def complete_square(equation: Relational, quadratic: Quadratic) -> Roots:
    """Make the left side a square, then take the root."""
    a, b, c, x = quadratic
    unknowns = (x,)
    if c != 0:
        equation = yield from remove_term(
            equation,
            c,
            unknowns,
            say("The number makes room for the one that completes the square."),
            say("Which term does not help to build a square?"),
        )
    if a != 1:
        equation = yield from divide(
            equation,
            a,
            unknowns,
            because=say("The square must stand alone."),
            idea=say("Which number should stand before the square?"),
        )
    half = b / (2 * a)
    if half == 0:
        return (yield from take_roots(equation, x))
    added = relation(Eq, sum_of([x**2, 2 * half * x, half**2]), equation.rhs + half**2)
    yield statement_step(
        "add-square",
        say("Add {square} to both sides.", square=formula(Pow(half, 2, evaluate=False))),
        say(
            "Half of the coefficient of {unknown} is {half}; its square completes the left side to a square.",
            unknown=formula(x),
            half=formula(half),
        ),
        equation,
        added,
        unknowns,
        idea=say("Take half of the coefficient of the unknown. What is its square?"),
    )
    square = relation(Eq, Pow(in_powers([S.One, half], x), 2, evaluate=False), added.rhs)
    yield statement_step(
        "write-as-square",
        say("Write the left side as a square."),
        say("The left side is a perfect square trinomial."),
        added,
        square,
        unknowns,
        idea=say("The square of which sum is the left side?"),
    )
    return (yield from take_roots(square, x))
