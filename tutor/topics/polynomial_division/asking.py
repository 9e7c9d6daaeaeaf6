"""How a division of polynomials is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sympy import Basic, Expr, Mul, Pow, Symbol, Tuple, degree

from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

TASKS = (
    "divide-polynomials",
    "polynomial-quotient",
    "polynomial-remainder",
    "quotient-and-remainder",
    "polynomial-factor",
)


def fits(problem: Problem) -> bool:
    """Whether one polynomial is to be divided by another."""
    return problem.goal is Goal.VALUE and problem.task in TASKS


def _letter(f: Basic, g: Basic) -> Symbol | None:
    """The letter in which both are polynomials with rational coefficients, the second not a number."""
    if not isinstance(f, Expr) or not isinstance(g, Expr):
        return None
    letters = f.free_symbols | g.free_symbols
    if len(letters) != 1 or not g.free_symbols:
        return None
    (letter,) = letters
    if not all(evaluated(side).is_polynomial(letter) for side in (f, g)):
        return None
    domain = evaluated(g).as_poly(letter).domain
    return letter if domain.is_QQ or domain.is_ZZ else None


def posed(task: str, blanks: Mapping[str, Basic], method: str = "") -> Posed | None:
    """Pose a task about ``f`` divided by ``g``; None where they are not polynomials in one letter."""
    f, g = blanks["f"], blanks["g"]
    letter = _letter(f, g)
    if letter is None or (task == "divide-polynomials" and degree(f, letter) < degree(g, letter)):
        return None
    given = {"dividend": f, "divisor": g, "letter": letter}
    if method:
        given["method"] = Symbol(method)
    return Posed(_statement(task, f, g, letter), task, Goal.VALUE, given=given)


def _statement(task: str, f: Basic, g: Basic, letter: Symbol) -> Basic:
    quotient, remainder = (operation(name, f, g, letter) for name in ("polynomial_quotient", "polynomial_remainder"))
    match task:
        case "divide-polynomials":
            return Mul(f, Pow(g, -1, evaluate=False), evaluate=False)
        case "polynomial-quotient":
            return quotient
        case "polynomial-remainder":
            return remainder
        case "quotient-and-remainder":
            return Tuple(quotient, remainder)
        case _:
            return operation("polynomial_divides", g, f, letter)


ASKINGS = (
    Asking(
        (
            "divide {f} by {g}",
            "perform the division {f} by {g}",
            "use long division to divide {f} by {g}",
            "use polynomial long division to divide {f} by {g}",
            "divide {f} by {g} using long division",
            "divide {f} by {g} using polynomial long division",
        ),
        partial(posed, "divide-polynomials"),
    ),
    Asking(
        (
            "use synthetic division to divide {f} by {g}",
            "divide {f} by {g} using synthetic division",
            "divide {f} by {g} by synthetic division",
        ),
        partial(posed, "divide-polynomials", method="synthetic"),
    ),
    Asking(
        (
            "find the quotient when {f} is divided by {g}",
            "what is the quotient when {f} is divided by {g}",
            "find the quotient of {f} divided by {g}",
            "find the quotient of {f} and {g}",
            "when {f} is divided by {g} what is the quotient",
        ),
        partial(posed, "polynomial-quotient"),
    ),
    Asking(
        (
            "find the remainder when {f} is divided by {g}",
            "what is the remainder when {f} is divided by {g}",
            "calculate the remainder when {f} is divided by {g}",
            "find the remainder of {f} divided by {g}",
            "when {f} is divided by {g} what is the remainder",
            "use the remainder theorem to find the remainder when {f} is divided by {g}",
        ),
        partial(posed, "polynomial-remainder"),
    ),
    Asking(
        (
            "find the quotient and remainder when {f} is divided by {g}",
            "find the quotient and the remainder when {f} is divided by {g}",
            "what are the quotient and remainder when {f} is divided by {g}",
            "divide {f} by {g} and find the quotient and remainder",
            "divide {f} by {g} and give the quotient and the remainder",
            "divide {f} by {g} with remainder",
        ),
        partial(posed, "quotient-and-remainder"),
    ),
    Asking(
        (
            "is {g} a factor of {f}",
            "determine whether {g} is a factor of {f}",
            "determine if {g} is a factor of {f}",
            "does {g} divide {f}",
            "is {f} divisible by {g}",
        ),
        partial(posed, "polynomial-factor"),
    ),
)
