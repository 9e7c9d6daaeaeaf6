"""Practice in reading off coefficients.

Beginner: like terms to collect. Intermediate: two brackets put into a form. Advanced: a coefficient of a power or of a
product with a square.
"""

from __future__ import annotations

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
    if level is Level.ADVANCED:
        return _power_exercise(random, x)
    f = _collected(random, x) if level is Level.BEGINNER else _product(random, x)
    order = random.randint(0, 2)
    names = [Symbol(name) for name in random.choice(NAMES)]
    form = Add(Mul(names[0], Pow(x, 2), evaluate=False), Mul(names[1], x, evaluate=False), names[2], evaluate=False)
    sought = names[2 - order]
    posed = Posed(operation(OPERATION, f, x, Integer(order)), TASK, Goal.VALUE, given={"form": form, "name": sought})
    text = say("Express {f} as {form} and give {name}.", f=formula(f), form=formula(form), name=formula(sought))
    return Exercise(text, posed, expand(f.doit()).coeff(x, order))


def _power_exercise(random: Random, x: Symbol) -> Exercise:
    line = Add(random.randint(1, 3) * x, _number(random), evaluate=False)
    power = Pow(line, random.randint(3, 4), evaluate=False)
    f = power if random.random() < 0.5 else Mul(Add(x, _number(random)), Pow(line, 2, evaluate=False), evaluate=False)
    order = random.randint(1, 3)
    sought = x if order == 1 else Pow(x, order)
    text = say("Find the coefficient of {power} in {f}.", power=formula(sought), f=formula(f))
    posed = Posed(operation(OPERATION, f, x, Integer(order)), TASK, Goal.VALUE)
    return Exercise(text, posed, expand(f.doit()).coeff(x, order))


def _collected(random: Random, x: Symbol) -> Expr:
    terms: list[Expr] = []
    for order in (2, 1, 0):
        power = x**order
        terms += [Mul(Integer(_number(random)), power) for _ in range(2)]
    random.shuffle(terms)
    return Add(*terms, evaluate=False)


def _product(random: Random, x: Symbol) -> Expr:
    first = Add(random.randint(1, 5) * x, _number(random), evaluate=False)
    second = Add(random.randint(1, 5) * x, _number(random), evaluate=False)
    return Mul(first, second, evaluate=False)


def _number(random: Random) -> int:
    return random.choice((-1, 1)) * random.randint(1, 9)
