"""Practice with differential equations, built from their solutions."""

from __future__ import annotations

from random import Random

import sympy as sp
from sympy import And, Basic, Derivative, Eq, Expr, Function, Integer, Subs, Symbol, cos, exp, sin

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

TASK = "solve-differential-equation"

_X = Symbol("x")
_Y = Function("y")(_X)


def practise(draw: Random, level: Level) -> Exercise:
    """Draw an equation; one in two has initial values, which make the answer one function."""
    makers = {
        Level.BEGINNER: (_growth, _direct, _separable),
        Level.INTERMEDIATE: (_first_linear, _separable, _second_real),
        Level.ADVANCED: (_second_waves, _second_double, _driven, _second_real),
    }
    equation, f, constants = draw.choice(makers[level])(draw)
    with_values = draw.random() < 0.5
    statement: Basic = equation
    expected: Expr | None = None
    if with_values:
        numbers = {c: _number(draw, 4) for c in constants}
        expected = sp.expand(f.subs(numbers))
        statement = And(equation, *_values(expected, len(constants)), evaluate=False)
        text = say("Solve the initial value problem {f}.", f=formula(statement))
    else:
        text = say("Solve the differential equation {f}.", f=formula(statement))
    return Exercise(text, Posed(statement, TASK, Goal.FUNCTION, ("y",)), expected=expected)


Made = tuple[Eq, Expr, tuple[Symbol, ...]]


def _number(draw: Random, most: int) -> Integer:
    return Integer(draw.choice([n for n in range(-most, most + 1) if n]))


def _values(f: Expr, count: int) -> list[Eq]:
    found = [Eq(_Y.func(Integer(0)), f.subs(_X, 0), evaluate=False)]
    if count > 1:
        slope = Subs(Derivative(_Y, _X), _X, Integer(0))
        found.append(Eq(slope, sp.diff(f, _X).subs(_X, 0), evaluate=False))
    return found


def _first(right: Expr) -> Eq:
    return Eq(Derivative(_Y, _X), right, evaluate=False)


_C, _C1, _C2 = sp.symbols("C C_1 C_2")


def _growth(draw: Random) -> Made:
    k = _number(draw, 9)
    return _first(k * _Y), _C * exp(k * _X), (_C,)


def _direct(draw: Random) -> Made:
    f = sum((_number(draw, 6) * _X**n for n in draw.sample(range(1, 5), 2)), Integer(0))
    return _first(sp.diff(f, _X)), f + _C, (_C,)


def _separable(draw: Random) -> Made:
    n, k = draw.randint(1, 4), _number(draw, 5)
    return _first(k * (n + 1) * _X**n * _Y), _C * exp(k * _X ** (n + 1)), (_C,)


def _first_linear(draw: Random) -> Made:
    a = _number(draw, 5)
    part = (
        _number(draw, 5) * _X + _number(draw, 5)
        if draw.random() < 0.6
        else _number(draw, 4) * exp(_X * (-a + _number(draw, 3)))
    )
    return (
        Eq(Derivative(_Y, _X) + a * _Y, sp.expand(sp.diff(part, _X) + a * part), evaluate=False),
        part + _C * exp(-a * _X),
        (_C,),
    )


def _second(b: Integer, c: Integer, right: Expr) -> Eq:
    return Eq(Derivative(_Y, (_X, 2)) + b * Derivative(_Y, _X) + c * _Y, right, evaluate=False)


def _second_real(draw: Random) -> Made:
    r, s = (Integer(n) for n in draw.sample(range(-8, 9), 2))
    f = _C1 * exp(r * _X) + _C2 * exp(s * _X)
    return _second(-(r + s), r * s, Integer(0)), f, (_C1, _C2)


def _second_double(draw: Random) -> Made:
    r = _number(draw, 8)
    return _second(-2 * r, r**2, Integer(0)), (_C1 + _C2 * _X) * exp(r * _X), (_C1, _C2)


def _second_waves(draw: Random) -> Made:
    a, b = Integer(draw.randint(-5, 5)), Integer(draw.randint(1, 8))
    f = exp(a * _X) * (_C1 * cos(b * _X) + _C2 * sin(b * _X))
    return _second(-2 * a, a**2 + b**2, Integer(0)), f, (_C1, _C2)


def _driven(draw: Random) -> Made:
    r, s = (Integer(n) for n in draw.sample([n for n in range(-4, 5) if n], 2))
    part = draw.choice(
        (_number(draw, 6) * _X + _number(draw, 6), _number(draw, 6) * exp(5 * _X), _number(draw, 4) * _X**2)
    )
    right = sp.diff(part, _X, 2) - (r + s) * sp.diff(part, _X) + r * s * part
    return _second(-(r + s), r * s, sp.expand(right)), _C1 * exp(r * _X) + _C2 * exp(s * _X) + part, (_C1, _C2)
