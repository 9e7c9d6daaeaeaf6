"""Slips of the pen that belong to no subject: a sign, a number that is off by a little."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, And, Basic, Eq, Expr, FiniteSet, Rational, Symbol, Tuple, true
from sympy.logic.boolalg import BooleanAtom, Or
from sympy.matrices import MatrixBase

from tutor.checking.mistakes.misconception import Misconception, Slip
from tutor.checking.mistakes.shapes import coefficient, terms, total
from tutor.maths.reading import evaluated
from tutor.maths.transport import remade
from tutor.messages import say
from tutor.problem import Level

MOST_DIGITS = 12


def _result(node: Basic) -> Rational | None:
    """The number that a line of numbers comes to."""
    if not isinstance(node, Expr) or isinstance(node, MatrixBase) or node.free_symbols or node.count_ops() > 30:
        return None
    found = evaluated(node)
    return found if isinstance(found, Rational) and abs(found.p) < 10**MOST_DIGITS else None


def sign_slip(node: Basic) -> Iterator[Basic]:
    """-3 for 3, and one sign in a longer result."""
    number = _result(node)
    if number is not None:
        if number != 0:
            yield -number
    elif isinstance(node, Eq | Or | And | FiniteSet | Tuple | MatrixBase):
        yield from _one_part(node, sign_slip)
    elif isinstance(node, Expr) and not isinstance(node, Symbol):
        parts = terms(node)
        for index, part in enumerate(parts):
            yield total([-part if i == index else other for i, other in enumerate(parts)])


def number_slip(node: Basic) -> Iterator[Basic]:
    """A result that is off by one, by ten, or by a factor of two."""
    number = _result(node)
    if number is not None:
        for shift in (1, -1, 2, -2, 10):
            if number.is_Integer:
                yield number + shift
            elif number.p + shift != 0:
                yield Rational(number.p + shift, number.q)
        if number != 0:
            yield 2 * number
    elif isinstance(node, BooleanAtom):
        yield ~node if node == true else true
    elif isinstance(node, Eq | Or | And | FiniteSet | Tuple | MatrixBase):
        yield from _one_part(node, number_slip)
    elif isinstance(node, Add) or (isinstance(node, Expr) and not isinstance(node, Symbol)):
        parts = terms(node)
        for index, part in enumerate(parts):
            factor, rest = coefficient(part)
            for new in (factor + 1, factor - 1, 2 * factor):
                if new != 0:
                    yield total([new * rest if i == index else other for i, other in enumerate(parts)])


def _one_part(node: Basic, slip: Slip) -> Iterator[Basic]:
    """A line of several results with one of them wrong; the unknowns stay."""
    parts = list(node.flat()) if isinstance(node, MatrixBase) else list(node.args)
    for index, part in enumerate(parts):
        if isinstance(part, Symbol):
            continue
        for new in slip(part):
            changed = [*parts[:index], new, *parts[index + 1 :]]
            if isinstance(node, FiniteSet | Tuple):
                yield node.func(*changed)
            else:
                yield remade(node, changed)


MISCONCEPTIONS = (
    Misconception(
        "sign-slip",
        say("A sign is wrong"),
        say("Go through the last step again and watch each sign."),
        ("arithmetic", "algebra"),
        "arithmetic",
        Level.BEGINNER,
        sign_slip,
        (("7 - 12", "5"), ("x = -3", "x = 3")),
        3,
    ),
    Misconception(
        "calculation-slip",
        say("A number was worked out wrongly"),
        say("The way is right; do the last calculation again, or check it with the inverse operation."),
        ("arithmetic", "algebra"),
        "arithmetic",
        Level.BEGINNER,
        number_slip,
        (("7*8", "54"), ("x = 12", "x = 13")),
        3,
    ),
)
