"""Practice in differentiation: powers first, then products, quotients and chains, then mixtures."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import (
    Derivative,
    Expr,
    Integer,
    Rational,
    Symbol,
    asin,
    atan,
    cos,
    cosh,
    exp,
    log,
    sin,
    sinh,
    sqrt,
    tan,
)

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

Maker = Callable[[Random, Symbol], Expr]

_ELEMENTARY: tuple[Callable[[Expr], Expr], ...] = (sin, cos, exp)
_INVERTIBLE: tuple[Callable[[Expr], Expr], ...] = (log, atan, asin, tan, sinh, cosh)


def _number(draw: Random, most: int = 9) -> int:
    return draw.choice([n for n in range(-most, most + 1) if n])


def _polynomial(draw: Random, x: Symbol, degree: int | None = None) -> Expr:
    degree = degree or draw.randint(2, 5)
    lower = draw.sample(range(degree), k=min(degree, draw.randint(1, 3)))
    return _number(draw) * x**degree + sum((_number(draw, 12) * x**n for n in lower), Integer(0))


def _powers(draw: Random, x: Symbol) -> Expr:
    exponents = draw.sample([Rational(1, 2), Rational(3, 2), Rational(1, 3), -1, -2, -3, 2, 3, 4], k=2)
    return sum((_number(draw) * x**n for n in exponents), Integer(0)) + draw.randint(-9, 9)


def _sum(draw: Random, x: Symbol) -> Expr:
    outer = draw.choice((sin, cos, exp, log))
    return _number(draw) * outer(x) + _number(draw) * x ** draw.randint(1, 5)


def _product(draw: Random, x: Symbol) -> Expr:
    factor = x ** draw.randint(1, 4) if draw.random() < 0.6 else draw.randint(1, 5) * x + _number(draw)
    return factor * draw.choice((*_ELEMENTARY, log))(x)


def _quotient(draw: Random, x: Symbol) -> Expr:
    if draw.random() < 0.5:
        return (draw.randint(1, 6) * x + _number(draw)) / (draw.randint(1, 4) * x + _number(draw, 7))
    above = draw.choice((sin(x), exp(x), log(x), x**2 + draw.randint(1, 9)))
    return above / draw.choice((x, x**2, x + _number(draw)))


def _chain(draw: Random, x: Symbol) -> Expr:
    inner = draw.choice((draw.randint(2, 9) * x + _number(draw), x**2 + _number(draw), draw.randint(2, 9) * x))
    if draw.random() < 0.4:
        return inner ** draw.randint(3, 7) if inner.is_Add else inner**2 * sin(inner)
    return draw.choice((sin, cos, exp, sqrt))(inner)


def _chain_of_product(draw: Random, x: Symbol) -> Expr:
    a, b = draw.randint(1, 5), draw.randint(2, 7)
    return draw.choice((exp(-a * x), exp(a * x), x ** (a + 1))) * draw.choice((sin, cos))(b * x)


def _inside(draw: Random, x: Symbol) -> Expr:
    inner = draw.choice((x**2 + draw.randint(1, 9), draw.randint(2, 6) * x, cos(x) + draw.randint(2, 9), exp(x)))
    return draw.randint(1, 6) * draw.choice(_INVERTIBLE)(inner)


def _to_the_x(draw: Random, x: Symbol) -> Expr:
    power = draw.choice((x, draw.randint(2, 5) * x, x**2, sin(x)))
    return draw.choice((x**power, draw.randint(2, 9) ** power * x))


def _fraction(draw: Random, x: Symbol) -> Expr:
    below = x**2 + draw.randint(1, 9)
    return draw.choice((draw.randint(1, 7) * x + _number(draw), exp(draw.randint(1, 3) * x), log(x))) / below


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_polynomial, _powers, _sum, _polynomial),
    Level.INTERMEDIATE: (_product, _quotient, _chain, _product, _chain),
    Level.ADVANCED: (_chain_of_product, _inside, _to_the_x, _fraction),
}


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a function to differentiate; at the advanced level sometimes twice."""
    x = Symbol(draw.choices(("x", "t", "u", "z"), weights=(7, 2, 1, 1))[0])
    if level is Level.ADVANCED and draw.random() < 0.2:
        f = draw.choice((_polynomial, _product))(draw, x)
        statement = say("Find the second derivative of {f} with respect to {x}.", f=formula(f), x=formula(x))
        return Exercise(statement, Posed(Derivative(f, (x, 2)), "differentiate", Goal.VALUE))
    f = draw.choice(_MAKERS[level])(draw, x)
    statement = say("Differentiate {f} with respect to {x}.", f=formula(f), x=formula(x))
    return Exercise(statement, Posed(Derivative(f, x), "differentiate", Goal.VALUE))
