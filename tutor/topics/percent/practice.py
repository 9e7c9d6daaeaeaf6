"""Percentages to practise.

Beginner: shares and simple increases; intermediate: changes, profit and loss, simple interest; advanced: errors,
differences and compound interest, with rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Expr, Integer

from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.problem import Level
from tutor.topic import Exercise
from tutor.topics.percent import asking

Maker = Callable[[Random], Exercise]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _shown(*numbers: int) -> list[Formula]:
    return [formula(Integer(number)) for number in numbers]


def _exercise(words: Message, kind: str, inside: Expr | None) -> Exercise:
    posed = None if inside is None else asking.posed(kind, inside, asking.exact(inside))
    if posed is None:
        raise ValueError(f"no calculation for {kind}")
    if operation_name(posed.statement) == "rounded":
        words = say("{question} Round to two decimal places.", question=words)
    return Exercise(words, posed)


def _share(random: Random) -> Exercise:
    whole = random.choice((25, 75, 125, 250)) if random.random() < 0.2 else 20 * random.randint(1, 30)
    part = whole * random.choice([rate for rate in range(5, 100, 5) if whole * rate % 100 == 0]) // 100
    a, b = _shown(part, whole)
    return _exercise(
        say("What percent of {whole} is {part}?", whole=b, part=a), "share", asking.share(Integer(part), Integer(whole))
    )


def _increase(random: Random) -> Exercise:
    value, rate = random.randint(2, 60) * 10, random.choice((5, 10, 15, 20, 25, 30, 40, 50, 60, 75))
    a, b = _shown(value, rate)
    if random.random() < 0.5:
        words = say("Increase {value} by {rate} percent.", value=a, rate=b)
        return _exercise(words, "increased", asking.increased(Integer(value), Integer(rate)))
    words = say("Decrease {value} by {rate} percent.", value=a, rate=b)
    return _exercise(words, "decreased", asking.decreased(Integer(value), Integer(rate)))


def _change(random: Random) -> Exercise:
    old = random.randint(2, 40) * 10
    new = old + old * random.choice((5, 10, 15, 20, 25, 40, 60, -5, -10, -20, -30)) // 100
    a, b = _shown(old, new)
    words = say("What is the percentage change from {old} to {new}?", old=a, new=b)
    return _exercise(words, "change", asking.change(Integer(old), Integer(new)))


def _profit(random: Random) -> Exercise:
    cost = random.randint(1, 40) * 20
    price = cost + cost * random.choice((5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 80)) // 100
    a, b = _shown(cost, price)
    words = say(
        "Find the profit percent if the cost price is {cost} and the selling price is {price}.", cost=a, price=b
    )
    return _exercise(words, "profit", asking.profit(Integer(cost), Integer(price)))


def _simple(random: Random) -> Exercise:
    principal, rate, years = random.randint(5, 90) * 100, random.randint(2, 9), random.randint(2, 8)
    a, b, c = _shown(principal, rate, years)
    words = say(
        "Find the simple interest on {principal} at {rate} percent for {years} years.", principal=a, rate=b, years=c
    )
    return _exercise(words, "simple-interest", asking.simple(*map(Integer, (principal, rate, years))))


def _error(random: Random) -> Exercise:
    true = random.randint(11, 99)
    observed = true + random.choice((-1, 1)) * random.randint(1, 9)
    a, b = _shown(observed, true)
    words = say(
        "Find the percentage error when the observed value is {observed} and the exact value is {exact}.",
        observed=a,
        exact=b,
    )
    return _exercise(words, "error", asking.error(Integer(observed), Integer(true)))


def _difference(random: Random) -> Exercise:
    first, second = random.sample(range(5, 90), 2)
    a, b = _shown(first, second)
    words = say("What is the percentage difference between {a} and {b}?", a=a, b=b)
    return _exercise(words, "difference", asking.difference(Integer(first), Integer(second)))


def _compound(random: Random) -> Exercise:
    principal, rate, years = random.randint(5, 90) * 100, random.randint(2, 9), random.randint(2, 5)
    a, b, c = _shown(principal, rate, years)
    words = say(
        "Find the compound interest on {principal} at {rate} percent for {years} years.", principal=a, rate=b, years=c
    )
    return _exercise(words, "compound-interest", asking.earned(*map(Integer, (principal, rate, years))))


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_share, _increase, _increase),
    Level.INTERMEDIATE: (_change, _profit, _simple),
    Level.ADVANCED: (_error, _difference, _compound),
}
