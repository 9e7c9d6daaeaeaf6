"""Practice in expanding.

Beginner: a number or letter times a bracket. Intermediate: two brackets, squares, sum times difference.
Advanced: brackets of three terms, cubes, three brackets, sums of products.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, Symbol, expand

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.rewriting import neat
from tutor.topic import Exercise, Posed

LETTERS = ("x", "y", "a", "b", "t", "n", "z", "u")

Kind = Callable[[Random, Symbol, Symbol], Expr]


def practise(random: Random, level: Level) -> Exercise:
    """Make one product to expand."""
    x, y = (Symbol(name) for name in random.sample(LETTERS, 2))
    statement = neat(random.choice(_KINDS[level])(random, x, y))
    posed = Posed(statement, "expand", Goal.VALUE, form="expanded")
    return Exercise(say("Expand {f}.", f=formula(statement)), posed, expand(statement.doit()))


def _number(random: Random, high: int = 9) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _line(random: Random, x: Symbol, high: int = 4) -> Expr:
    return random.randint(1, high) * x + _number(random)


def _product(*factors: Expr) -> Expr:
    return Mul(*factors, evaluate=False)


def _number_times(random: Random, x: Symbol, y: Symbol) -> Expr:
    inside = _line(random, x) if random.random() < 0.6 else _line(random, x) + _number(random) * y
    return _product(Integer(random.choice((2, 3, 4, 5, 6, 7, -2, -3, -5))), inside)


def _letter_times(random: Random, x: Symbol, y: Symbol) -> Expr:
    return _product(
        random.randint(1, 5) * x, random.randint(1, 4) * x + _number(random) * random.choice((y, Integer(1)))
    )


def _two_brackets(random: Random, x: Symbol, y: Symbol) -> Expr:
    return _different(lambda: _line(random, x))


def _different(draw: Callable[[], Expr]) -> Expr:
    """A product of two factors that are not the same: else it would be a square."""
    one = other = draw()
    while other in (one, -one):
        other = draw()
    return _product(one, other)


def _two_letters(random: Random, x: Symbol, y: Symbol) -> Expr:
    return _different(lambda: random.randint(1, 4) * x + _number(random) * y)


def _square(random: Random, x: Symbol, y: Symbol) -> Expr:
    return Pow(random.randint(1, 6) * x + _number(random) * random.choice((y, Integer(1))), 2, evaluate=False)


def _conjugates(random: Random, x: Symbol, y: Symbol) -> Expr:
    a, b = random.randint(1, 9) * x, random.randint(1, 12) * random.choice((y, Integer(1)))
    return _product(a + b, a - b)


def _three_terms(random: Random, x: Symbol, y: Symbol) -> Expr:
    return _product(_line(random, x, 3), x**2 + _number(random, 5) * x + _number(random, 5))


def _cube(random: Random, x: Symbol, y: Symbol) -> Expr:
    return Pow(random.randint(1, 3) * x + _number(random, 4), 3, evaluate=False)


def _three_brackets(random: Random, x: Symbol, y: Symbol) -> Expr:
    return _product(*(x + _number(random, 6) for _ in range(3)))


def _difference_of_products(random: Random, x: Symbol, y: Symbol) -> Expr:
    one = _two_brackets(random, x, y)
    other = _product(Integer(-1), Pow(_line(random, x, 2), 2, evaluate=False))
    return Add(one, other, evaluate=False)


_KINDS: dict[Level, tuple[Kind, ...]] = {
    Level.BEGINNER: (_number_times, _letter_times),
    Level.INTERMEDIATE: (_two_brackets, _two_letters, _square, _conjugates),
    Level.ADVANCED: (_three_terms, _cube, _three_brackets, _difference_of_products),
}
