"""Linear systems to practise, built backwards from their solutions."""

from __future__ import annotations

from random import Random

from sympy import And, Basic, EmptySet, Eq, Expr, FiniteSet, Integer, Symbol, Tuple
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import nonzero, whole
from tutor.rules.equations.showing import system
from tutor.rules.equations.written import relation, sum_of
from tutor.topic import Exercise, Posed

NAMES = ("x y z", "x y z", "a b c", "p q r", "u v w", "m n k")


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one equation nearly solved; intermediate: elimination; advanced: three unknowns, special cases."""
    letters = [Symbol(name) for name in random.choice(NAMES).split()]
    if level is Level.BEGINNER:
        unknowns = letters[:2]
        equations, expected = _substitution(random, unknowns)
    elif level is Level.INTERMEDIATE:
        unknowns = letters[:2]
        equations, expected = _elimination(random, unknowns)
    elif random.random() < 0.25:
        unknowns = letters[:2]
        equations, expected = _dependent(random, unknowns)
    else:
        unknowns = letters
        equations, expected = _three(random, unknowns)
    return _exercise(random, equations, unknowns, expected)


def _exercise(random: Random, equations: list[Relational], unknowns: list[Symbol], expected: Basic) -> Exercise:
    shown = system(equations)
    words = random.choice(
        [
            say("Solve the system {system}.", system=shown),
            say("Solve the simultaneous equations {system}.", system=shown),
            say("Find all solutions of the system {system}.", system=shown),
        ]
    )
    names = tuple(unknown.name for unknown in unknowns)
    return Exercise(words, Posed(And(*equations), TASK, Goal.SOLUTIONS, names), expected)


def _row(unknowns: list[Symbol], numbers: list[Expr], values: list[Expr]) -> Relational:
    terms = [number * unknown for number, unknown in zip(numbers, unknowns, strict=True) if number != 0]
    right = sum((number * value for number, value in zip(numbers, values, strict=True)), Integer(0))
    return relation(Eq, sum_of(terms), right)


def _substitution(random: Random, unknowns: list[Symbol]) -> tuple[list[Relational], Basic]:
    x, y = unknowns
    values: list[Expr] = [whole(random, -9, 9), whole(random, -9, 9)]
    slope = nonzero(random, 5)
    rest = values[1] - slope * values[0]
    first = relation(Eq, y, sum_of([term for term in (slope * x, rest) if term != 0]))
    factor = nonzero(random, 5)
    other = nonzero(random, 5, without=(int(-factor * slope),)) if factor * slope else nonzero(random, 5)
    second = _row(unknowns, [other, factor], values)
    equations = [first, second]
    random.shuffle(equations)
    return equations, FiniteSet(Tuple(*values))


def _elimination(random: Random, unknowns: list[Symbol]) -> tuple[list[Relational], Basic]:
    values: list[Expr] = [whole(random, -9, 9), whole(random, -9, 9)]
    while True:
        numbers = [[nonzero(random, 9) for _ in unknowns] for _ in unknowns]
        (a, b), (c, d) = numbers
        if a * d != b * c:
            return [_row(unknowns, list(row), values) for row in numbers], FiniteSet(Tuple(*values))


def _three(random: Random, unknowns: list[Symbol]) -> tuple[list[Relational], Basic]:
    from sympy import Matrix

    values: list[Expr] = [whole(random, -6, 6) for _ in unknowns]
    while True:
        numbers = [[whole(random, -4, 4) for _ in unknowns] for _ in unknowns]
        if Matrix(numbers).det() != 0 and all(sum(n != 0 for n in row) > 1 for row in numbers):
            return [_row(unknowns, list(row), values) for row in numbers], FiniteSet(Tuple(*values))


def _dependent(random: Random, unknowns: list[Symbol]) -> tuple[list[Relational], Basic]:
    x, y = unknowns
    a, b, right = nonzero(random, 6), nonzero(random, 6), whole(random, -12, 12)
    factor = nonzero(random, 5, without=(1, -1))
    first = relation(Eq, sum_of([a * x, b * y]), right)
    if random.random() < 0.5:
        wrong = factor * right + nonzero(random, 9)
        return [first, relation(Eq, sum_of([factor * a * x, factor * b * y]), wrong)], EmptySet
    second = relation(Eq, sum_of([factor * a * x, factor * b * y]), factor * right)
    return [first, second], FiniteSet(Tuple((right - b * y) / a, y))
