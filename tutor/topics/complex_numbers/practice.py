"""Practice with complex numbers.

Beginner: sums, differences, powers of i, conjugates, with small whole parts. Intermediate: products, squares, the
modulus, roots of negative numbers. Advanced: quotients, higher powers, the polar form of numbers with known angles.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Abs, Add, Expr, I, Integer, Mul, Pow, Rational, S, conjugate, cos, pi, sin, sqrt

from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.complex_numbers.asking import POLAR
from tutor.topics.complex_numbers.standard import Complex

Task = tuple[Message, Expr, str, Expr]
"""The words, the statement, the task and the expected value."""


def practise(random: Random, level: Level) -> Exercise:
    """Make one calculation."""
    words, statement, task, expected = random.choice(_KINDS[level])(random)
    return Exercise(words, Posed(statement, task, Goal.VALUE), expected)


def _number(random: Random, high: int) -> Complex:
    real, imaginary = (Integer(random.choice((-1, 1)) * random.randint(1, high)) for _ in range(2))
    return Complex(real, imaginary)


def _worked_out(statement: Expr) -> Task:
    return say("Work out {f} and write it in standard form.", f=formula(statement)), statement, "evaluate", statement


def _sum(random: Random) -> Task:
    a, b = _number(random, 9).expression, _number(random, 9).expression
    minus = random.random() < 0.5
    return _worked_out(Add(a, Mul(-1, b, evaluate=False) if minus else b, evaluate=False))


def _power_of_i(random: Random) -> Task:
    return _worked_out(Pow(I, random.randint(5, 120), evaluate=False))


def _conjugate(random: Random) -> Task:
    z = _number(random, 20).expression
    statement = conjugate(z, evaluate=False)
    return say("Find the conjugate of {f}.", f=formula(z)), statement, "evaluate", statement


def _product(random: Random) -> Task:
    return _worked_out(Mul(_number(random, 7).expression, _number(random, 7).expression, evaluate=False))


def _square(random: Random) -> Task:
    return _worked_out(Pow(_number(random, 9).expression, 2, evaluate=False))


def _modulus(random: Random) -> Task:
    z = _number(random, 15).expression
    statement = Abs(z, evaluate=False)
    return say("Find the modulus of {f}.", f=formula(z)), statement, "evaluate", statement


def _root(random: Random) -> Task:
    root = Pow(Integer(-random.randint(2, 60)), S.Half, evaluate=False)
    return _worked_out(Add(root, _number(random, 9).expression, evaluate=False))


def _quotient(random: Random) -> Task:
    below = _number(random, 4)
    result = _number(random, 5)
    above = Complex(
        below.real * result.real - below.imaginary * result.imaginary,
        below.real * result.imaginary + below.imaginary * result.real,
    )
    return _worked_out(Mul(above.expression, Pow(below.expression, -1, evaluate=False), evaluate=False))


def _high_power(random: Random) -> Task:
    return _worked_out(Pow(_number(random, 3).expression, random.randint(3, 6), evaluate=False))


def _polar(random: Random) -> Task:
    angle = pi * random.choice(
        [Rational(n, d) for n, d in ((1, 6), (1, 4), (1, 3), (2, 3), (3, 4), (5, 6), (-1, 4), (-1, 3))]
    )
    size = random.randint(1, 40) * random.choice((1, sqrt(2)))
    number = Complex((size * cos(angle)).expand(), (size * sin(angle)).expand()).expression
    return say("Write {f} in polar form.", f=formula(number)), number, POLAR, number


_KINDS: dict[Level, tuple[Callable[[Random], Task], ...]] = {
    Level.BEGINNER: (_sum, _sum, _power_of_i, _conjugate),
    Level.INTERMEDIATE: (_product, _product, _square, _modulus, _root),
    Level.ADVANCED: (_quotient, _high_power, _polar),
}
