"""Practice in reading off coefficients.

Beginner: like terms to collect. Intermediate: two brackets put into a form. Advanced: a cube, or a product with a
square.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, Symbol, expand

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.coefficients.asking import OPERATION, TASK

LETTERS = ("x", "y", "t", "u", "v")
NAMES = (("a", "b", "c", "d"), ("p", "q", "r", "s"), ("k", "l", "m", "n"))


def practise(random: Random, level: Level) -> Exercise:
    """Make one polynomial and ask for one of its coefficients."""
    x = Symbol(random.choice(LETTERS))
    f, degree = _KINDS[level](random, x)
    order = random.randint(0, degree)
    names = [Symbol(name) for name in random.choice(NAMES)][: degree + 1]
    powers = [Pow(x, k) for k in range(degree, 0, -1)]
    form = Add(*(Mul(a, p, evaluate=False) for a, p in zip(names, powers, strict=False)), names[-1], evaluate=False)
    sought = names[degree - order]
    posed = Posed(operation(OPERATION, f, x, Integer(order)), TASK, Goal.VALUE, given={"form": form, "name": sought})
    text = say("Express {f} as {form} and give {name}.", f=formula(f), form=formula(form), name=formula(sought))
    return Exercise(text, posed, expand(f.doit()).coeff(x, order))


def _collected(random: Random, x: Symbol) -> tuple[Expr, int]:
    terms: list[Expr] = []
    for order in (2, 1, 0):
        power = x**order
        terms += [Mul(Integer(_number(random)), power) for _ in range(2)]
    random.shuffle(terms)
    return Add(*terms, evaluate=False), 2


def _product(random: Random, x: Symbol) -> tuple[Expr, int]:
    first = Add(random.randint(1, 5) * x, _number(random), evaluate=False)
    second = Add(random.randint(1, 5) * x, _number(random), evaluate=False)
    return Mul(first, second, evaluate=False), 2


def _power(random: Random, x: Symbol) -> tuple[Expr, int]:
    line = Add(random.randint(1, 3) * x, _number(random), evaluate=False)
    if random.random() < 0.5:
        return Pow(line, 3, evaluate=False), 3
    return Mul(Add(x, _number(random)), Pow(line, 2, evaluate=False), evaluate=False), 3


def _number(random: Random) -> int:
    return random.choice((-1, 1)) * random.randint(1, 9)


_KINDS: dict[Level, Callable[[Random, Symbol], tuple[Expr, int]]] = {
    Level.BEGINNER: _collected,
    Level.INTERMEDIATE: _product,
    Level.ADVANCED: _power,
}
