"""Choices and arrangements to practise.

Beginner: choose a few in order or not, also from two groups. Intermediate: more of them, some who sit together or
apart, codes, at least one of each group. Advanced: letters that are alike, three groups, round tables, balls in boxes.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Basic, Expr, Integer, Mul, Pow, Symbol

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.counting.asking import TASK

WORDS = (
    "LEVEL", "BANANA", "COFFEE", "PEPPER", "SUCCESS", "LETTER", "BALLOON", "TOMATO", "ALASKA", "ELLIPSE", "PARALLEL",
    "GOOGLE", "APPLE", "CINEMA", "PUPPY", "BUBBLE", "CHEESE", "SCHOOL", "NUMBER", "MINIMUM", "SUMMER", "WINTER",
    "MISSISSIPPI", "STATISTICS", "KOREA", "SEOUL", "MATRIX", "VECTOR", "GEOMETRY", "ALGEBRA", "TANGENT", "INTEGRAL",
)  # fmt: skip


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_KINDS[level])(random, level)


def _exercise(words: Message, statement: Basic) -> Exercise:
    return Exercise(words, Posed(statement, TASK, Goal.VALUE))


def _asked(words: Message, name: str, *numbers: int) -> Exercise:
    return _exercise(words, operation(name, *map(Integer, numbers)))


def _chosen(random: Random, level: Level) -> Exercise:
    n = random.randint(5, 20) if level is Level.BEGINNER else random.randint(9, 30)
    k = random.randint(2, 4) if level is Level.BEGINNER else random.randint(3, min(6, n - 2))
    if random.random() < 0.5:
        return _asked(
            say("How many ways are there to choose {k} people from {n} people?", k=k, n=n), "combinations", n, k
        )
    words = say("Find the number of permutations of {n} objects taken {k} at a time.", k=k, n=n)
    return _asked(words, "permutations", n, k)


def _two_groups(random: Random, level: Level) -> Exercise:
    most, few = (15, 4) if level is Level.BEGINNER else (14, 5)
    g, b = random.randint(3, most), random.randint(3, most)
    i, j = random.randint(2, min(few, g - 1)), random.randint(2, min(few, b - 1))
    words = say(
        "A club has {g} girls and {b} boys. In how many ways can {i} girls and {j} boys be chosen?", g=g, b=b, i=i, j=j
    )
    return _exercise(words, Mul(_combinations(g, i), _combinations(b, j), evaluate=False))


def _lunch(random: Random, level: Level) -> Exercise:
    a, b, c = (random.randint(2, 15) for _ in range(3))
    words = say(
        "A café offers {a} sandwiches, {b} soups and {c} drinks. In how many ways can one of each be chosen?",
        a=a,
        b=b,
        c=c,
    )
    return _exercise(words, Mul(*(_combinations(n, 1) for n in (a, b, c)), evaluate=False))


def _three_groups(random: Random, level: Level) -> Exercise:
    sizes = [random.randint(3, 14) for _ in range(3)]
    wanted = [random.randint(2, min(4, size - 1)) for size in sizes]
    (r, s, t), (i, j, k) = sizes, wanted
    words = say(
        "A library shelf holds {r} novels, {s} atlases and {t} comics. In how many ways can {i} novels, {j} atlases "
        "and {k} comics be chosen?", r=r, s=s, t=t, i=i, j=j, k=k,
    )  # fmt: skip
    return _exercise(words, Mul(*map(_combinations, sizes, wanted), evaluate=False))


def _combinations(n: int, k: int) -> Expr:
    return operation("combinations", Integer(n), Integer(k))


def _committee(random: Random, level: Level) -> Exercise:
    g, b, size = random.randint(3, 13), random.randint(3, 13), random.randint(3, 5)
    words = say(
        "A club has {g} girls and {b} boys. In how many ways can we form a committee of {k} members that has at least "
        "one girl and at least one boy?", g=g, b=b, k=size,
    )  # fmt: skip
    return _asked(words, "with_each", size, g, b)


def _code(random: Random, level: Level) -> Exercise:
    letters, digits, different = random.randint(1, 4), random.randint(1, 5), random.random() < 0.5
    if different:
        statement = Mul(_places(26, letters), Pow(Integer(10), Integer(digits), evaluate=False), evaluate=False)
        words = say("How many codes consist of {n} different letters followed by {m} digits?", n=letters, m=digits)
    else:
        statement = Mul(Pow(Integer(26), Integer(letters), evaluate=False), _places(10, digits), evaluate=False)
        words = say("How many codes consist of {n} letters followed by {m} different digits?", n=letters, m=digits)
    return _exercise(words, statement)


def _places(signs: int, count: int) -> Expr:
    return operation("permutations", Integer(signs), Integer(count))


def _row(random: Random, level: Level) -> Exercise:
    n = random.randint(5, 12)
    k = random.randint(2, n // 2)
    if random.random() < 0.5:
        words = say("In how many ways can {n} people sit in a row if {k} of them want to sit together?", n=n, k=k)
        return _asked(words, "row_together", n, k)
    words = say("In how many ways can {n} people sit in a row if no two of {k} of them may sit together?", n=n, k=k)
    return _asked(words, "row_apart", n, k)


def _round(random: Random, level: Level) -> Exercise:
    n = random.randint(5, 14)
    k = random.randint(2, n // 2)
    if random.random() < 0.5:
        words = say(
            "In how many ways can {n} people sit around a round table if {k} of them want to sit together?", n=n, k=k
        )
        return _asked(words, "round_together", n, k)
    words = say(
        "In how many ways can {n} people sit around a round table if no two of {k} of them may sit together?", n=n, k=k
    )
    return _asked(words, "round_apart", n, k)


def _letters(random: Random, level: Level) -> Exercise:
    word = random.choice(WORDS)
    counts = [word.count(letter) for letter in dict.fromkeys(word)]
    return _asked(
        say("In how many ways can the letters of the word {word} be arranged?", word=word), "arrangements", *counts
    )


def _boxes(random: Random, level: Level) -> Exercise:
    kinds = random.choice(("alike", "different")), random.choice(("alike", "different"))
    n, k = random.randint(3, 9), random.randint(2, 6)
    while kinds[0] == "different" and k**n > 5_000:  # every way is made where it is checked
        n, k = random.randint(3, 9), random.randint(2, 6)
    match kinds:
        case ("different", "different"):
            words = say("How many ways are there to put {n} different balls into {k} different boxes?", n=n, k=k)
        case ("alike", "different"):
            words = say("How many ways are there to put {n} identical balls into {k} different boxes?", n=n, k=k)
        case ("different", "alike"):
            words = say("How many ways are there to put {n} different balls into {k} identical boxes?", n=n, k=k)
        case _:
            words = say("How many ways are there to put {n} identical balls into {k} identical boxes?", n=n, k=k)
    return _exercise(words, operation("put_in_boxes", Integer(n), Integer(k), *map(Symbol, kinds)))


_KINDS: dict[Level, tuple[Callable[[Random, Level], Exercise], ...]] = {
    Level.BEGINNER: (_chosen, _lunch, _two_groups, _two_groups, _two_groups),
    Level.INTERMEDIATE: (_chosen, _two_groups, _two_groups, _committee, _committee, _row, _code),
    Level.ADVANCED: (_letters, _three_groups, _three_groups, _round, _boxes),
}
