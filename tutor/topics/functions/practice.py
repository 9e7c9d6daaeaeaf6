"""Practice with functions.

Beginner: domains of fractions and roots with linear insides, inverses of linear functions, even or odd powers.
Intermediate: domains with quadratics, ranges of quadratics, inverses of simple fractions. Advanced: domains with two
conditions, ranges of roots and fractions, inverses of roots, exponentials and logarithms.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, S, Symbol, exp, log

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.functions.asking import DOMAIN, INVERSE, PARITY, RANGE

X = Symbol("x")
Kind = Callable[[Random], tuple[str, Expr]]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question about a function."""
    task, f = random.choice(_KINDS[level])(random)
    if task == INVERSE:
        return Exercise(_words(task, f), Posed(f, INVERSE, Goal.INVERSE, (X.name,)))
    return Exercise(_words(task, f), Posed(operation(task, f, X), task, Goal.VALUE))


def _words(task: str, f: Expr) -> Message:
    match task:
        case "domain":
            return say("Find the domain of {f}.", f=formula(f))
        case "range":
            return say("Find the range of {f}.", f=formula(f))
        case "inverse":
            return say("Find the inverse function of {f}.", f=formula(f))
        case _:
            return say("Is {f} even, odd or neither?", f=formula(f))


def _signed(random: Random, high: int) -> Integer:
    return Integer(random.choice((-1, 1)) * random.randint(1, high))


def _linear(random: Random, high: int = 9) -> Expr:
    return _signed(random, 6) * X + _signed(random, high)


def _quadratic(random: Random) -> Expr:
    r, s = random.sample(range(-7, 8), 2)
    return ((X - r) * (X - s)).expand()


def _over(above: Expr, below: Expr) -> Expr:
    return Mul(above, Pow(below, -1, evaluate=False), evaluate=False)


def _root(inside: Expr) -> Expr:
    return Pow(inside, S.Half, evaluate=False)


def _fraction_domain(random: Random) -> tuple[str, Expr]:
    return DOMAIN, _over(_signed(random, 9), _linear(random, 12))


def _root_domain(random: Random) -> tuple[str, Expr]:
    return DOMAIN, _root(_linear(random, 12))


def _linear_inverse(random: Random) -> tuple[str, Expr]:
    return INVERSE, _linear(random, 20)


def _parity(random: Random) -> tuple[str, Expr]:
    even = random.random() < 0.5
    powers = random.sample((0, 2, 4, 6) if even else (1, 3, 5, 7), 2)
    if random.random() < 0.3:
        powers = [1, 2]
    return PARITY, Add(*(_signed(random, 9) * X**power for power in powers))


def _quadratic_domain(random: Random) -> tuple[str, Expr]:
    if random.random() < 0.5:
        return DOMAIN, _over(_linear(random), _quadratic(random))
    return DOMAIN, _root(_quadratic(random))


def _quadratic_range(random: Random) -> tuple[str, Expr]:
    a, h, k = _signed(random, 3), random.randint(-5, 5), random.randint(-9, 9)
    return RANGE, (a * (X - h) ** 2 + k).expand()


def _fraction_inverse(random: Random) -> tuple[str, Expr]:
    a, b = random.randint(1, 5), _signed(random, 7)
    c, d = random.randint(1, 4), _signed(random, 7)
    b = b + 1 if a * d == b * c else b
    return INVERSE, _over(a * X + b, c * X + d)


def _two_conditions(random: Random) -> tuple[str, Expr]:
    above = random.choice((_root, log))(X + random.randint(-6, 6))
    return DOMAIN, _over(above, X - random.randint(-6, 6))


def _root_range(random: Random) -> tuple[str, Expr]:
    return RANGE, Add(_signed(random, 9), _root(Integer(random.randint(2, 9)) ** 2 - X**2), evaluate=False)


def _other_inverse(random: Random) -> tuple[str, Expr]:
    shift, up = _signed(random, 9), _signed(random, 9)
    kind = random.choice((lambda inside: inside**3, exp, log))
    return INVERSE, kind(X + shift) + up


_KINDS: dict[Level, tuple[Kind, ...]] = {
    Level.BEGINNER: (_fraction_domain, _root_domain, _linear_inverse, _parity),
    Level.INTERMEDIATE: (_quadratic_domain, _quadratic_range, _fraction_inverse),
    Level.ADVANCED: (_two_conditions, _root_range, _other_inverse),
}
