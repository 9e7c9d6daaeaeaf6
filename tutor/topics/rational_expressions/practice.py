"""Practice in rational expressions.

Beginner: cancel a common factor, or say which values are excluded. Intermediate: multiply and divide. Advanced: add and
subtract.
"""

from __future__ import annotations

from random import Random

from sympy import Add, Expr, Mul, Pow, Symbol, expand, factor, together

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Level
from tutor.rules.asking import certain
from tutor.topic import Exercise
from tutor.topics.rational_expressions.asking import excluded, joined, simplest

x = Symbol("x")


def practise(random: Random, level: Level) -> Exercise:
    """Make one question about rational expressions."""
    if level is Level.BEGINNER:
        return random.choice((_cancelling, _excluded))(random)
    if level is Level.INTERMEDIATE:
        return _product(random) if random.random() < 0.5 else _quotient(random)
    return _sum(random)


def _numbers(random: Random, count: int) -> list[int]:
    return random.sample([n for n in range(-7, 8) if n], count)


def _over(above: Expr, below: Expr) -> Expr:
    return Mul(above, Pow(below, -1, evaluate=False), evaluate=False)


def _cancelling(random: Random) -> Exercise:
    a, b, c = _numbers(random, 3)
    f = _over(expand((x + a) * (x + b)), expand((x + a) * (x + c)))
    return Exercise(
        say("Simplify the rational expression {f}.", f=formula(f)), certain(simplest({"f": f})), (x + b) / (x + c)
    )


def _excluded(random: Random) -> Exercise:
    a, b, c = _numbers(random, 3)
    f = _over(x + c, expand((x + a) * (x + b)))
    return Exercise(say("For which values of x is {f} undefined?", f=formula(f)), certain(excluded({"f": f})))


def _product(random: Random) -> Exercise:
    a, b, c = _numbers(random, 3)
    f, g = _over(expand((x + a) * (x + b)), x + c), _over(expand((x + c) * x), x + a)
    return Exercise(
        say("Multiply {f} and {g}.", f=formula(f), g=formula(g)),
        certain(joined("product", {"f": f, "g": g})),
        expand(x * (x + b)),
    )


def _quotient(random: Random) -> Exercise:
    a, b, c = _numbers(random, 3)
    f, g = _over(x + a, x + b), _over(expand((x + a) * (x + c)), expand((x + b) * (x - b)))
    return Exercise(
        say("Divide {f} by {g}.", f=formula(f), g=formula(g)),
        certain(joined("quotient", {"f": f, "g": g})),
        (x - b) / (x + c),
    )


def _sum(random: Random) -> Exercise:
    a, b = _numbers(random, 2)
    one, other = random.randint(1, 6), random.randint(1, 6)
    f, g = _over(x * 0 + one, x + a), _over(x * 0 + other, x + b)
    if random.random() < 0.5:
        total = factor(together(Add(f.doit(), g.doit())))
        return Exercise(
            say("Add {f} and {g}.", f=formula(f), g=formula(g)), certain(joined("sum", {"f": f, "g": g})), total
        )
    total = factor(together(Add(f.doit(), -g.doit())))
    blanks = {"f": f, "g": g}
    return Exercise(
        say("Subtract {g} from {f}.", f=formula(f), g=formula(g)), certain(joined("difference", blanks)), total
    )
