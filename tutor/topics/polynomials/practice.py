"""Practice in polynomials.

Beginner: add and subtract. Intermediate: degree and leading coefficient of what must be ordered first. Advanced: a
coefficient of a product, without all the rest.
"""

from __future__ import annotations

from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, Symbol, expand

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.asking import certain
from tutor.rules.rewriting import neat
from tutor.topic import Exercise, Posed
from tutor.topics.polynomials.asking import posed, posed_coefficient

x = Symbol("x")


def practise(random: Random, level: Level) -> Exercise:
    """Make one question about polynomials."""
    kinds = {
        Level.BEGINNER: (_sum, _difference),
        Level.INTERMEDIATE: (_degree, _leading),
        Level.ADVANCED: (_coefficient,),
    }
    return random.choice(kinds[level])(random)


def _number(random: Random, high: int = 9) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _polynomial(random: Random, degree: int) -> Expr:
    return sum((_number(random) * x**n for n in range(degree + 1)), Integer(0))


def _sum(random: Random) -> Exercise:
    f, g = _polynomial(random, random.choice((1, 2, 3))), _polynomial(random, 2)
    statement = Posed(neat(Add(f, g, evaluate=False)), "add-polynomials", Goal.VALUE, form="expanded")
    return Exercise(say("Add {f} and {g}.", f=formula(f), g=formula(g)), statement, f + g)


def _difference(random: Random) -> Exercise:
    f, g = _polynomial(random, random.choice((1, 2, 3))), _polynomial(random, 2)
    line = Add(f, Mul(-1, g, evaluate=False), evaluate=False)
    return Exercise(
        say("Subtract {g} from {f}.", f=formula(f), g=formula(g)),
        Posed(line, "add-polynomials", Goal.VALUE, form="expanded"),
        expand(f - g),
    )


def _shuffled(random: Random) -> Expr:
    terms = [_number(random) * x**n for n in random.sample(range(8), 4)]
    return Add(*terms, evaluate=False)


def _degree(random: Random) -> Exercise:
    f = _product(random) if random.random() < 0.5 else _shuffled(random)
    return Exercise(say("What is the degree of {f}?", f=formula(f)), certain(posed("polynomial_degree", {"f": f})))


def _leading(random: Random) -> Exercise:
    f = _product(random) if random.random() < 0.5 else _shuffled(random)
    return Exercise(
        say("Find the leading coefficient of {f}.", f=formula(f)), certain(posed("leading_coefficient", {"f": f}))
    )


def _product(random: Random) -> Expr:
    return Mul(random.randint(2, 5) * x + _number(random), _polynomial(random, 2), evaluate=False)


def _coefficient(random: Random) -> Exercise:
    if random.random() < 0.5:
        f: Expr = Pow(x * random.randint(1, 3) + _number(random, 3), random.randint(3, 5), evaluate=False)
        power = x ** random.randint(1, 2)
    else:
        f, power = _product(random), x ** random.randint(1, 2)
    return Exercise(
        say("Find the coefficient of {m} in {f}.", m=formula(power), f=formula(f)),
        certain(posed_coefficient({"f": f, "m": power})),
        expand(f.doit()).coeff(power),
    )
