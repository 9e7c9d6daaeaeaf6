"""Practice in simplifying.

Beginner: like terms in one or two letters, products of powers. Intermediate: brackets with signs, quotients of
powers, powers of products. Advanced: rational expressions to cancel or to add.
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

LETTERS = ("x", "y", "a", "b", "m", "n", "p", "t")

Kind = Callable[[Random], tuple[Expr, Expr]]
"""Makes a statement and what it simplifies to."""


def practise(random: Random, level: Level) -> Exercise:
    """Make one expression to simplify."""
    statement, expected = random.choice(_KINDS[level])(random)
    statement = neat(statement)
    return Exercise(
        say("Simplify {f}.", f=formula(statement)),
        Posed(statement, "simplify", Goal.VALUE, form="simplified"),
        expected,
    )


def _number(random: Random, high: int = 9) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _sum(*terms: Expr) -> Expr:
    return Add(*terms, evaluate=False)


def _product(*factors: Expr) -> Expr:
    return Mul(*factors, evaluate=False)


def _letters(random: Random, count: int) -> list[Expr]:
    return [Symbol(name) for name in random.sample(LETTERS, count)]


def _like_terms(random: Random) -> tuple[Expr, Expr]:
    x, y = _letters(random, 2)
    kinds: list[Expr] = random.choice(([x, y], [x, Integer(1)], [x**2, x], [x**2, x, Integer(1)]))
    terms = [_number(random) * kind for kind in kinds for _ in range(2)]
    random.shuffle(terms)
    return _sum(*terms), sum(terms, Integer(0))


def _product_of_powers(random: Random) -> tuple[Expr, Expr]:
    x, y = _letters(random, 2)
    factors = [random.randint(2, 6) * x ** random.randint(1, 4), _number(random, 6) * x ** random.randint(1, 4)]
    if random.random() < 0.5:
        factors.append(y ** random.randint(1, 3))
    return _product(*factors), Mul(*factors)


def _brackets(random: Random) -> tuple[Expr, Expr]:
    (x,) = _letters(random, 1)
    one = _product(Integer(random.randint(2, 6)), _number(random, 5) * x + _number(random))
    other = _product(Integer(-random.randint(2, 6)), _number(random, 5) * x + _number(random))
    if isinstance(one.args[1], Add) and isinstance(other.args[1], Add):
        return _sum(one, other), expand(one.doit() + other.doit())
    return _brackets(random)


def _quotient_of_powers(random: Random) -> tuple[Expr, Expr]:
    x, y = _letters(random, 2)
    common, quotient = random.randint(2, 5), random.randint(2, 6)
    high, low = random.randint(4, 8), random.randint(1, 3)
    above = common * quotient * x**high * y ** random.randint(1, 4)
    below = common * x**low
    return _product(above, Pow(below, -1, evaluate=False)), above / below


def _power_of_product(random: Random) -> tuple[Expr, Expr]:
    x, y = _letters(random, 2)
    base = _product(Integer(_number(random, 3)), x ** random.randint(1, 3), y ** random.randint(1, 3))
    exponent = random.randint(2, 3)
    other = x ** random.randint(1, 3)
    return _product(Pow(neat(base), exponent, evaluate=False), other), base.doit() ** exponent * other


def _cancelling(random: Random) -> tuple[Expr, Expr]:
    (x,) = _letters(random, 1)
    a, b, c = random.sample([n for n in range(-7, 8) if n], 3)
    scale = random.choice((1, 1, 2, 3))
    above = expand(scale * (x + a) * (x + b))
    below = expand((x + a) * (x + c))
    return _product(above, Pow(below, -1, evaluate=False)), scale * (x + b) / (x + c)


def _adding_fractions(random: Random) -> tuple[Expr, Expr]:
    (x,) = _letters(random, 1)
    a, b = random.sample(range(-5, 6), 2)
    one, other = Integer(random.randint(1, 5)), Integer(_number(random, 5))
    statement = _sum(_product(one, Pow(x + a, -1, evaluate=False)), _product(other, Pow(x + b, -1, evaluate=False)))
    return statement, expand(one * (x + b) + other * (x + a)) / ((x + a) * (x + b))


def _polynomial_quotient(random: Random) -> tuple[Expr, Expr]:
    (x,) = _letters(random, 1)
    a, b = random.randint(1, 9), random.randint(2, 4)
    above = expand((b * x - a) * (b * x + a))
    below = b * x + a if random.random() < 0.5 else b * x - a
    return _product(above, Pow(below, -1, evaluate=False)), b * x - a if below == b * x + a else b * x + a


_KINDS: dict[Level, tuple[Kind, ...]] = {
    Level.BEGINNER: (_like_terms, _product_of_powers),
    Level.INTERMEDIATE: (_brackets, _quotient_of_powers, _power_of_product),
    Level.ADVANCED: (_cancelling, _adding_fractions, _polynomial_quotient),
}
