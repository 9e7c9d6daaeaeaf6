"""Practice in arithmetic.

Beginner: order of operations with small whole numbers, sums of like fractions, one-place decimals. Intermediate:
negative numbers, powers, unlike fractions, products and quotients of fractions, decimals with two places.
Advanced: nested brackets, complex fractions, roots.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from random import Random

from sympy import Add, Expr, Float, Integer, Mul, Pow, Rational, S

from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.rewriting import fraction, neat
from tutor.topic import Exercise, Posed

Kind = Callable[[Random], Expr]


def practise(random: Random, level: Level) -> Exercise:
    """Make one calculation."""
    statement = neat(random.choice(_KINDS[level])(random))
    expected = None if statement.has(Float) else evaluated(statement)
    return Exercise(
        say("Work out {f}.", f=formula(statement)),
        Posed(statement, "evaluate", Goal.VALUE, form="simplified"),
        expected,
    )


def _sum(*terms: Expr) -> Expr:
    return Add(*terms, evaluate=False)


def _product(*factors: Expr) -> Expr:
    return Mul(*factors, evaluate=False)


def _minus(term: Expr) -> Expr:
    return -term if term.is_Number else Mul(-1, term, evaluate=False)


def _whole(random: Random, low: int, high: int) -> Integer:
    return Integer(random.randint(low, high))


def _signed(random: Random, high: int) -> Integer:
    return Integer(random.choice((-1, 1)) * random.randint(2, high))


def _proper(random: Random, high: int) -> Rational:
    below = random.randint(2, high)
    above = random.choice([n for n in range(1, below) if gcd(n, below) == 1])
    return Rational(above, below)


def _product_and_sum(random: Random) -> Expr:
    product = _product(_whole(random, 2, 9), _whole(random, 2, 9))
    other = _whole(random, 2, 30)
    return random.choice((_sum(other, product), _sum(product, other), _sum(product, _minus(other))))


def _bracket_times(random: Random) -> Expr:
    a, b = _whole(random, 5, 15), _whole(random, 1, 4)
    bracket = random.choice((_sum(a, b), _sum(a, _minus(b))))
    return _product(_whole(random, 2, 9), bracket)


def _quotient_and_sum(random: Random) -> Expr:
    divisor, quotient = random.randint(2, 9), random.randint(2, 9)
    return _sum(_whole(random, 2, 30), fraction(Integer(divisor * quotient), Integer(divisor)))


def _like_fractions(random: Random) -> Expr:
    below = random.randint(5, 12)
    tops = [n for n in range(1, below) if gcd(n, below) == 1]
    a, b = random.choice(tops), random.choice(tops)
    return _sum(Rational(a, below), random.choice((1, -1)) * Rational(b, below))


def _short_decimals(random: Random) -> Expr:
    a, b = (Float(f"{random.randint(1, 19)}.{random.randint(1, 9)}", dps=15) for _ in range(2))
    return _sum(a, b) if a < b else _sum(a, -b)


def _powers(random: Random) -> Expr:
    power = Pow(_signed(random, 5), random.randint(2, 3), evaluate=False)
    product = _product(_signed(random, 6), _whole(random, 2, 7))
    return _sum(power, product, _signed(random, 12))


def _unlike_fractions(random: Random) -> Expr:
    a, b = _proper(random, 9), _proper(random, 12)
    while a.q == b.q:
        b = _proper(random, 12)
    return _sum(a, random.choice((1, -1)) * b)


def _fraction_product(random: Random) -> Expr:
    common = random.randint(2, 5)
    a = Rational(common * random.randint(1, 4), 7 * random.randint(1, 3) + 1)
    b = Rational(random.randint(1, 9), common * random.randint(2, 4))
    return _product(a, b) if random.random() < 0.5 else _product(a, Pow(b, -1, evaluate=False))


def _decimal_product(random: Random) -> Expr:
    a = Float(f"{random.randint(0, 9)}.{random.randint(11, 99)}", dps=15)
    b = Float(f"{random.randint(1, 5)}.{random.randint(1, 9)}", dps=15)
    return _sum(_product(a, b), _whole(random, 1, 9))


def _negatives(random: Random) -> Expr:
    inner = _sum(_signed(random, 12), _signed(random, 12))
    return _sum(_signed(random, 20), _product(_signed(random, 6), inner))


def _nested(random: Random) -> Expr:
    inner = _sum(_proper(random, 6), _minus(_whole(random, 1, 3)))
    return _sum(_proper(random, 8), _product(_minus(_proper(random, 6)), inner))


def _complex_fraction(random: Random) -> Expr:
    above = _sum(_proper(random, 6), _proper(random, 8))
    below = _sum(_whole(random, 1, 4), _proper(random, 6))
    return _product(above, Pow(below, -1, evaluate=False))


def _roots(random: Random) -> Expr:
    inside = random.choice((2, 3, 5, 6, 7))
    terms = [
        _product(_signed(random, 5), Pow(Integer(inside * k * k), S.Half, evaluate=False))
        for k in random.sample((1, 2, 3, 4, 5), 3)
    ]
    return _sum(*terms)


def _root_denominator(random: Random) -> Expr:
    inside = Integer(random.choice((2, 3, 5, 6, 7, 10)))
    root = Pow(inside, S.Half, evaluate=False)
    below = root if random.random() < 0.5 else _sum(_whole(random, 4, 7), root)
    return _product(_whole(random, 2, 12), Pow(below, -1, evaluate=False))


def _root_square(random: Random) -> Expr:
    root = Pow(Integer(random.choice((2, 3, 5, 6, 7))), S.Half, evaluate=False)
    return Pow(_sum(_signed(random, 6), _product(_whole(random, 2, 4), root)), 2, evaluate=False)


_KINDS: dict[Level, tuple[Kind, ...]] = {
    Level.BEGINNER: (_product_and_sum, _bracket_times, _quotient_and_sum, _like_fractions, _short_decimals),
    Level.INTERMEDIATE: (_powers, _unlike_fractions, _fraction_product, _decimal_product, _negatives),
    Level.ADVANCED: (_nested, _complex_fraction, _roots, _root_denominator, _root_square),
}
