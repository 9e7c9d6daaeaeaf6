"""Values under conditions to practise: built backwards from the values of the letters."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, Integer, Symbol, Tuple

from tutor.messages import say
from tutor.problem import Level
from tutor.rules.asking import certain
from tutor.rules.equations.showing import formula, listed
from tutor.topic import Exercise
from tutor.topics.conditional_values.asking import pose

NAMES = (("x", "y"), ("a", "b"), ("p", "q"), ("m", "n"))


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: squares from sum and product; intermediate: a product from squares; advanced: cubes, reciprocals."""
    one, other = (Symbol(name) for name in random.choice(NAMES))
    largest = 9
    first = Integer(random.randint(1, largest))
    second = Integer(random.choice([n for n in range(-largest, largest + 1) if n and abs(n) != first]))
    values = {one: first, other: second}
    conditions, asked = _parts(random, level, one, other)
    equations = [Eq(part, part.subs(values), evaluate=False) for part in conditions]
    return Exercise(
        say(
            "If {conditions}, find the value of {expression}.",
            conditions=listed(equations),
            expression=formula(asked),
        ),
        certain(pose({"f": asked, "c": Tuple(*equations)})),
        asked.subs(values),
    )


def _parts(random: Random, level: Level, one: Symbol, other: Symbol) -> tuple[list[Expr], Expr]:
    total, product, squares = one + other, one * other, one**2 + other**2
    k = Integer(random.randint(2, 5))
    if level is Level.BEGINNER:
        added = random.choice([n for n in range(-9, 10) if n])
        return [total, product], random.choice(
            [squares, (one - other) ** 2, squares + added, (one - other) ** 2 + added]
        )
    if level is Level.INTERMEDIATE:
        added = random.choice([n for n in range(-9, 10) if n])
        return random.choice(
            [
                ([total, squares], k * product + random.choice((0, added))),
                ([squares, product], total**2 + added),
                ([one - other, product], squares + random.choice((0, added))),
                ([one - other, squares], k * product),
            ]
        )
    reciprocals = k / one + k / other
    return [total, product], random.choice([k * one**3 + k * other**3, reciprocals, one / other + other / one + k])
