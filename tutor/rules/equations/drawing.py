"""Drawing the numbers and words of practice problems from a seeded generator."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sympy import Add, Basic, Eq, Expr, Integer, Mul, Poly, Rational, Symbol
from sympy.core.relational import Relational

from tutor.maths.fractions import fraction_of
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.showing import formula

LETTERS = "xyzabkmnptuw"


def letter(random: Random) -> Symbol:
    """Return an unknown: x in half of the cases."""
    return Symbol("x" if random.random() < 0.5 else random.choice(LETTERS[1:]))


def nonzero(random: Random, limit: int, *, without: Sequence[int] = ()) -> Integer:
    """Return a whole number from -limit to limit, neither zero nor one of ``without``."""
    return Integer(random.choice([n for n in range(-limit, limit + 1) if n != 0 and n not in without]))


def whole(random: Random, low: int, high: int) -> Integer:
    """Return a whole number from low to high."""
    return Integer(random.randint(low, high))


def fraction(random: Random, limit: int, denominators: Sequence[int]) -> Rational:
    """Return a fraction that is not a whole number."""
    below = random.choice(denominators)
    above = random.choice([n for n in range(-limit, limit + 1) if n % below])
    return Rational(above, below)


def line(slope: Expr, unknown: Symbol, constant: Expr) -> Expr:
    """Return slope·unknown + constant, in this order."""
    terms = [term for term in (slope * unknown, constant) if term != 0]
    return terms[0] if len(terms) == 1 else Add(*terms, evaluate=False)


def bracket(factor: Expr, inside: Expr) -> Expr:
    """Return factor·(inside), not multiplied out."""
    return inside if factor == 1 else Mul(factor, inside, evaluate=False)


def plus(*terms: Expr) -> Expr:
    """Return the sum in this order."""
    kept = [term for term in terms if term != 0]
    return Add(*kept, evaluate=False) if len(kept) > 1 else kept[0] if kept else Integer(0)


def equation(random: Random, left: Expr, right: Expr) -> Relational:
    """Return left = right, now and then the other way round."""
    sides = (right, left) if random.random() < 0.2 else (left, right)
    return Eq(*sides, evaluate=False)


def ask_for(random: Random, statement: Basic, unknown: Symbol) -> Message:
    """Put the question in words, not always the same; where there are complex solutions, too, it asks for real ones."""
    shown, name = formula(statement), formula(unknown)
    if _has_complex_solutions(statement, unknown):
        return random.choice(
            [
                say("Find all real solutions of {equation}.", equation=shown),
                say("Solve {equation} for real {unknown}.", equation=shown, unknown=name),
            ]
        )
    return random.choice(
        [
            say("Solve {equation} for {unknown}.", equation=shown, unknown=name),
            say("Solve the equation {equation}.", equation=shown),
            say("Find {unknown} if {equation}.", equation=shown, unknown=name),
            say("For which {unknown} is {equation}?", equation=shown, unknown=name),
        ]
    )


def _has_complex_solutions(statement: Basic, unknown: Symbol) -> bool:
    """Whether a polynomial equation has solutions that are not real."""
    if not isinstance(statement, Eq):
        return False
    difference = statement.lhs - statement.rhs
    if not difference.is_polynomial(unknown) or difference.free_symbols != {unknown}:
        return False
    known = fraction_of(difference, unknown)
    if known is not None:
        return any(
            root.imag != 0
            for factor, _ in known[0].numer().factor()[1]
            if factor.degree() > 1
            for root, _ in factor.complex_roots()
        )
    roots = Poly(evaluated(difference), unknown, extension=True).sqf_part()
    return bool(roots.degree() > 1 and roots.count_roots() < roots.degree())
