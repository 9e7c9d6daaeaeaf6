"""Polynomial inequalities to practise, built backwards from the zeros."""

from __future__ import annotations

from random import Random

from sympy import Expr, Ge, Gt, Integer, Le, Lt, S, Set, Symbol, expand, oo
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import fraction, letter, nonzero, plus, whole
from tutor.rules.equations.drawing_polynomials import as_product, roots, with_roots
from tutor.rules.equations.showing import formula
from tutor.rules.equations.signs import pieced
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.written import in_powers, relation
from tutor.topic import Exercise, Posed

KINDS = (Lt, Le, Gt, Ge)


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: squares and products; intermediate: whole zeros; advanced: fractions, cubics, no zeros."""
    unknown = letter(random)
    kind = random.choice(KINDS)
    left, right, rising, zeros = random.choice(_MAKERS[level])(random, unknown)
    statement = relation(kind, left, right)
    return _exercise(random, statement, unknown, _expected(kind, rising, sorted(zeros)))


def _exercise(random: Random, statement: Relational, unknown: Symbol, expected: Set) -> Exercise:
    shown = formula(statement)
    words = random.choice(
        [
            say("Solve {inequality} for {unknown}.", inequality=shown, unknown=formula(unknown)),
            say("Solve the inequality {inequality}.", inequality=shown),
            say("For which {unknown} is {inequality}?", inequality=shown, unknown=formula(unknown)),
            say("Find all {unknown} with {inequality}.", inequality=shown, unknown=formula(unknown)),
        ]
    )
    return Exercise(words, Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected)


def _expected(kind: type[Relational], rising: bool, zeros: list[Expr]) -> Set:
    """The intervals where a polynomial with these single zeros has the sign asked for."""
    strict, positive = kind in (Lt, Gt), kind in (Gt, Ge)
    ends = [-oo, *zeros, oo]
    inside = [((len(zeros) - place) % 2 == 0) == (rising == positive) for place in range(len(zeros) + 1)]
    return pieced(ends, inside, [False, *(not strict for _ in zeros), False])


Made = tuple[Expr, Expr, bool, list[Expr]]


def _square(random: Random, unknown: Symbol) -> Made:
    root, factor, added = whole(random, 1, 12), whole(random, 1, 5), whole(random, -9, 9)
    return plus(factor * unknown**2, added), factor * root**2 + added, True, [-root, root]


def _product(random: Random, unknown: Symbol) -> Made:
    zeros = roots(random, 2, 12)
    return as_product(zeros, unknown), S.Zero, True, list(zeros)


def _whole_zeros(random: Random, unknown: Symbol) -> Made:
    zeros, factor = roots(random, 2, 9), nonzero(random, 3)
    return with_roots(zeros, unknown, factor), S.Zero, bool(factor > 0), list(zeros)


def _moved(random: Random, unknown: Symbol) -> Made:
    zeros = roots(random, 2, 9)
    a, b, c = coefficients(with_roots(zeros, unknown), unknown)
    right = in_powers([-b, -c], unknown) if b != 0 or c != 0 else S.Zero
    return a * unknown**2, right, True, list(zeros)


def _fraction_zero(random: Random, unknown: Symbol) -> Made:
    zeros: list[Expr] = [fraction(random, 9, (2, 3, 4)), *roots(random, 1, 6)]
    return with_roots(zeros, unknown), S.Zero, True, zeros


def _cubic(random: Random, unknown: Symbol) -> Made:
    zeros = roots(random, 3, 6)
    left = as_product(zeros, unknown) if random.random() < 0.5 else with_roots(zeros, unknown)
    return left, S.Zero, True, list(zeros)


def _no_zero(random: Random, unknown: Symbol) -> Made:
    middle, rest, sign = whole(random, -6, 6), whole(random, 1, 9), Integer(random.choice([1, -1]))
    value = expand(sign * ((unknown - middle) ** 2 + rest))
    return in_powers(coefficients(value, unknown), unknown), S.Zero, bool(sign > 0), []


_MAKERS = {
    Level.BEGINNER: (_square, _product, _whole_zeros),
    Level.INTERMEDIATE: (_whole_zeros, _moved, _whole_zeros),
    Level.ADVANCED: (_fraction_zero, _cubic, _fraction_zero, _no_zero),
}
