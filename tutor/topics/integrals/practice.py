"""Practice in integration, built backwards: an antiderivative is drawn and differentiated, so every answer is clean."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import sympy as sp
from sympy import Expr, Integer, Integral, Rational, Symbol, atan, cos, exp, log, sin, sqrt

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

Maker = Callable[[Random, Symbol], Expr]


def _number(draw: Random, most: int = 6) -> int:
    return draw.choice([n for n in range(-most, most + 1) if n])


def _polynomial(draw: Random, x: Symbol) -> Expr:
    exponents = draw.sample(range(1, 6), k=draw.randint(2, 3))
    return sum((_number(draw) * x**n for n in exponents), Integer(0))


def _powers(draw: Random, x: Symbol) -> Expr:
    n, m = draw.sample([Rational(3, 2), Rational(1, 2), Integer(-1), Integer(-2), Integer(3), Integer(2)], k=2)
    return draw.randint(1, 6) * 2 * x**n + _number(draw) * x**m


def _sum(draw: Random, x: Symbol) -> Expr:
    wave = draw.choice((sin, cos, exp))
    return _number(draw, 9) * wave(x) + _number(draw) * x ** draw.randint(1, 4)


def _linear_inside(draw: Random, x: Symbol) -> Expr:
    inner = draw.randint(2, 7) * x + draw.choice((0, _number(draw)))
    return draw.randint(1, 5) * draw.choice((sin, cos, exp))(inner)


def _substitution(draw: Random, x: Symbol) -> Expr:
    inner = x ** draw.choice((2, 3)) + _number(draw, 9)
    outer = draw.choice((sin, cos, exp, lambda u: u ** draw.randint(3, 6)))
    return _number(draw, 4) * outer(inner)


def _parts(draw: Random, x: Symbol) -> Expr:
    """The integrand itself: a polynomial times a wave or a logarithm."""
    k = draw.randint(1, 4)
    if draw.random() < 0.3:
        return _number(draw) * x ** draw.randint(0, 3) * log(x)
    return (_number(draw) * x + draw.randint(0, 5)) * draw.choice((sin, cos, exp))(k * x)


def _fractions(draw: Random, x: Symbol) -> Expr:
    a, b = draw.sample(range(-6, 7), k=2)
    p, q = _number(draw), _number(draw)
    return sp.cancel(p / (x - a) + q / (x - b))


def _parts_twice(draw: Random, x: Symbol) -> Expr:
    k = draw.randint(1, 3)
    return x**2 * draw.choice((sin, cos, exp))(k * x) * _number(draw, 3)


def _cyclic(draw: Random, x: Symbol) -> Expr:
    return exp(_number(draw, 3) * x) * draw.choice((sin, cos))(draw.randint(1, 4) * x)


def _trigonometric(draw: Random, x: Symbol) -> Expr:
    m, n = draw.choice(((3, 0), (2, 0), (3, 2), (2, 3), (5, 0), (1, 4), (2, 2), (4, 0)))
    first, second = draw.choice(((sin, cos), (cos, sin)))
    k = draw.choice((1, 1, 2, 3))
    return draw.randint(1, 6) * first(k * x) ** m * second(k * x) ** n


def _quadratic(draw: Random, x: Symbol) -> Expr:
    a, h = draw.randint(1, 5), draw.randint(-4, 4)
    square = sp.expand((x - h) ** 2)
    return draw.choice(
        (
            draw.randint(1, 6) / (square + a**2),
            draw.randint(1, 6) / sqrt(sp.expand(a**2 - (x - h) ** 2)),
            (draw.randint(1, 4) * x + _number(draw)) / (square + a**2),
            draw.randint(1, 5) * x * atan(x / a) / a,
        )
    )


_ANTIDERIVATIVES: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_polynomial, _powers, _sum, _polynomial),
    Level.INTERMEDIATE: (_linear_inside, _substitution, _substitution),
    Level.ADVANCED: (),
}
_INTEGRANDS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (),
    Level.INTERMEDIATE: (_parts, _fractions),
    Level.ADVANCED: (_parts_twice, _cyclic, _trigonometric, _quadratic),
}


def practise(draw: Random, level: Level) -> Exercise:
    """Draw an integral; one in three has bounds."""
    x = Symbol(draw.choices(("x", "t", "u"), weights=(7, 2, 1))[0])
    backwards = draw.choice((True, False)) if level is Level.INTERMEDIATE else level is Level.BEGINNER
    antiderivative = draw.choice(_ANTIDERIVATIVES[level])(draw, x) if backwards else None
    integrand = (
        _factored(antiderivative.diff(x))
        if antiderivative is not None and level is not Level.BEGINNER
        else antiderivative.diff(x)
        if antiderivative is not None
        else draw.choice(_INTEGRANDS[level])(draw, x)
    )
    if draw.random() < 1 / 3:
        bounded = _bounded(draw, integrand, antiderivative, x)
        if bounded is not None:
            return bounded
    statement = say("Integrate {f} with respect to {x}.", f=formula(integrand), x=formula(x))
    posed = Posed(Integral(integrand, x), "integrate", Goal.ANTIDERIVATIVE, (x.name,))
    return Exercise(statement, posed, expected=antiderivative)


def _factored(function: Expr) -> Expr:
    """Common factors in front, but not inside of sines, cosines and exponentials."""
    found: Expr = sp.factor_terms(function)
    return found.replace(
        lambda part: isinstance(part, sin | cos | exp), lambda part: part.func(sp.expand(part.args[0]))
    )


def _bounded(draw: Random, integrand: Expr, antiderivative: Expr | None, x: Symbol) -> Exercise | None:
    """A definite integral where the integrand is continuous."""
    if integrand.has(log) or (integrand.is_rational_function(x) and not integrand.is_polynomial(x)):
        return None
    waves = integrand.has(sin, cos)
    low, high = draw.choice(_WAVE_BOUNDS if waves else _BOUNDS)
    if integrand.has(sqrt) or any(power.exp.q != 1 for power in integrand.atoms(sp.Pow) if power.exp.is_Rational):
        return None
    a, b = sp.S(low), sp.S(high)
    expected = None if antiderivative is None else sp.expand(antiderivative.subs(x, b) - antiderivative.subs(x, a))
    statement = say("Integrate {f} from {a} to {b}.", f=formula(integrand), a=formula(a), b=formula(b))
    return Exercise(statement, Posed(Integral(integrand, (x, a, b)), "integrate", Goal.VALUE), expected=expected)


_BOUNDS = tuple((a, b) for a in range(-3, 4) for b in range(a + 1, 5))
_WAVE_BOUNDS = ((0, sp.pi), (0, sp.pi / 2), (0, 2 * sp.pi), (-sp.pi / 2, sp.pi / 2), (-sp.pi, sp.pi), (0, sp.pi / 4))
