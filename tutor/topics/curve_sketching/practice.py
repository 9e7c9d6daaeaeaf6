"""Practice with curves.

Beginner: tangents to parabolas, stationary points of quadratics, largest and smallest values. Intermediate: extrema of
cubics, tangents and normals of cubics, where they rise. Advanced: inflections, asymptotes of fractions.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Derivative, Eq, Expr, Gt, Integer, Mul, Pow, S, Symbol, integrate

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.curve_sketching.asking import RISING, STATIONARY

X = Symbol("x")


def practise(random: Random, level: Level) -> Exercise:
    """Make one question about a curve."""
    return random.choice(_KINDS[level])(random)


def _signed(random: Random, high: int) -> Integer:
    return Integer(random.choice((-1, 1)) * random.randint(1, high))


def _parabola(random: Random) -> Expr:
    a, h, k = _signed(random, 3), random.randint(-6, 6), random.randint(-12, 12)
    return (a * (X - h) ** 2 + k).expand()


def _cubic(random: Random) -> Expr:
    """A cubic that turns at two whole numbers."""
    r, s = random.sample(range(-5, 6), 2)
    if (r + s) % 2:
        s += 1 if s + 1 != r else -1
    return (integrate(3 * (X - r) * (X - s), X) * _signed(random, 2) + random.randint(-9, 9)).expand()


def _operation(f: Expr, name: str, *more: Expr) -> Posed:
    return Posed(operation(name, f, X, *more), name, Goal.VALUE)


def _tangent(make: Callable[[Random], Expr], name: str = "tangent_line") -> Callable[[Random], Exercise]:
    def exercise(random: Random) -> Exercise:
        f, at = make(random), Integer(random.randint(-3, 3))
        told = {"f": formula(f), "a": formula(Eq(X, at, evaluate=False))}
        words = (
            say("Find the equation of the tangent to the curve {f} at {a}.", **told)
            if name == "tangent_line"
            else say("Find the equation of the normal to the curve {f} at {a}.", **told)
        )
        return Exercise(words, _operation(f, name, at))

    return exercise


def _stationary(random: Random) -> Exercise:
    f = _parabola(random) if random.random() < 0.5 else _cubic(random)
    slope = Eq(Derivative(f, X, evaluate=False), S.Zero, evaluate=False)
    posed = Posed(slope, STATIONARY, Goal.SOLUTIONS, (X.name,))
    return Exercise(say("For which {x} is {f} stationary?", f=formula(f), x=formula(X)), posed)


def _extreme(random: Random) -> Exercise:
    f = _parabola(random)
    if f.coeff(X, 2) < 0:
        return Exercise(say("Find the maximum value of {f}.", f=formula(f)), _operation(f, "largest_value"))
    return Exercise(say("Find the minimum value of {f}.", f=formula(f)), _operation(f, "smallest_value"))


def _turning(random: Random) -> Exercise:
    f = _cubic(random)
    if random.random() < 0.5:
        return Exercise(
            say("Find the points of the graph of {f} that are local maxima.", f=formula(f)), _operation(f, "maxima")
        )
    return Exercise(
        say("Find the points of the graph of {f} that are local minima.", f=formula(f)), _operation(f, "minima")
    )


def _rising(random: Random) -> Exercise:
    f = _cubic(random)
    statement = Gt(Derivative(f, X, evaluate=False), S.Zero, evaluate=False)
    return Exercise(
        say("On which open intervals is {f} increasing?", f=formula(f)),
        Posed(statement, RISING, Goal.SOLUTIONS, (X.name,)),
    )


def _inflection(random: Random) -> Exercise:
    f = (X**4 * _signed(random, 2) - 6 * random.randint(1, 3) ** 2 * X**2 + _signed(random, 9) * X).expand()
    f = f if random.random() < 0.5 else _cubic(random)
    return Exercise(say("Find the points of inflection of {f}.", f=formula(f)), _operation(f, "inflections"))


def _asymptotes(random: Random) -> Exercise:
    a, b, c = _signed(random, 5), _signed(random, 9), random.randint(-7, 7)
    above = a * X + b if random.random() < 0.5 else X**2 + a * X + b
    below = X - c if above.subs(X, c) != 0 else X - c - 20
    f = Mul(above, Pow(below, -1, evaluate=False), evaluate=False)
    if random.random() < 0.5:
        words = say("Find the vertical asymptotes of {f}.", f=formula(f))
        return Exercise(words, _operation(f, "vertical_asymptotes"))
    words = say("Find the line that {f} approaches far away.", f=formula(f))
    return Exercise(words, _operation(f, "end_asymptotes"))


_KINDS: dict[Level, tuple[Callable[[Random], Exercise], ...]] = {
    Level.BEGINNER: (_tangent(_parabola), _stationary, _extreme),
    Level.INTERMEDIATE: (_tangent(_cubic), _tangent(_parabola, "normal_line"), _turning, _rising),
    Level.ADVANCED: (_inflection, _asymptotes, _tangent(_cubic, "normal_line")),
}
