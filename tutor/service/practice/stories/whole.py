"""Stories of whole numbers: sums with many terms, numbers that are looked for, digits, dates, puzzles."""

from __future__ import annotations

from random import Random

from tutor.messages import Message, say
from tutor.problem import Level
from tutor.service.practice.stories.forms import typeset
from tutor.service.practice.stories.telling import Story, name, number

Told = tuple[Message, str]


def _rows(random: Random, level: Level) -> Told:
    a, b, n = random.randint(1, 4), number(random, level, 5), number(random, level, 8)
    message = say(
        "Row k of a stadium has {seats} seats, and there are {n} rows. How many seats are there in all, {sum}?",
        seats=typeset(f"{a}*k + {b}"),
        n=n,
        sum=typeset(rf"\sum_{{k=1}}^{{{n}}} ({a} k + {b})"),
    )
    return message, rf"Evaluate \sum_{{k=1}}^{{{n}}} ({a} k + {b})"


def _oranges(random: Random, level: Level) -> Told:
    n = number(random, level, 4)
    message = say(
        "Oranges are piled up in {n} layers: layer k from the top is a square of k by k oranges. How many are there in "
        "all, {sum}?",
        n=n,
        sum=typeset(rf"\sum_{{k=1}}^{{{n}}} k^2"),
    )
    return message, rf"Evaluate \sum_{{k=1}}^{{{n}}} k^2"


def _doubling(random: Random, level: Level) -> Told:
    a, n = random.randint(2, 9), random.randint(5, 8 if level is Level.BEGINNER else 12)
    message = say(
        "{name} puts {a} grains of rice on the first square of a board and on each of the next squares twice as many "
        "as on the one before. How many lie on the first {n} squares together, {sum}?",
        name=name(random),
        a=a,
        n=n,
        sum=typeset(rf"\sum_{{k=0}}^{{{n - 1}}} {a} \cdot 2^k"),
    )
    return message, rf"Evaluate \sum_{{k=0}}^{{{n - 1}}} {a} \cdot 2^k"


def _snail(random: Random, level: Level) -> Told:
    q = random.choice(tuple(_PARTS))
    a = number(random, level) * (q - 1)
    sum_of_all = rf"\sum_{{n=0}}^{{\infty}} \frac{{{a}}}{{{q}^n}}"
    message = say(
        "A snail crawls {a} metres on the first day and on each day after it {part} of what it crawled the day before. "
        "How many metres does it come in the end, {sum}?",
        a=a,
        part=_PARTS[q],
        sum=typeset(sum_of_all),
    )
    return message, sum_of_all


_PARTS = {2: say("half"), 3: say("a third"), 4: say("a quarter"), 5: say("a fifth")}


def _chairs(random: Random, level: Level) -> Told:
    small = (7, 11, 13, 17, 19, 23)
    number_of = random.choice(
        [p * q for p in small for q in small if p <= q] + [31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]
        + [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157]
    )  # fmt: skip
    message = say(
        "{n} chairs are to stand in rows of the same length, with more than one row and more than one chair in each. "
        "Can that be done: is {n} composite?",
        n=number_of,
    )
    return message, f"Is {number_of} composite?"


def _lamps(random: Random, level: Level) -> Told:
    bits = {Level.BEGINNER: 5, Level.INTERMEDIATE: 7, Level.ADVANCED: 10}[level]
    value = random.randint(2 ** (bits - 1), 2**bits - 1)
    message = say(
        "{name} shows a number in base two with a row of lamps: 1 is on, 0 is off. The row is {digits}. Which number "
        "is it?",
        name=name(random),
        digits=f"{value:b}",
    )
    return message, f"Convert {value:b} from base 2 to base 10"


def _switches(random: Random, level: Level) -> Told:
    value = random.randint(5, {Level.BEGINNER: 31, Level.INTERMEDIATE: 127, Level.ADVANCED: 1023}[level])
    message = say("A computer stores the number {value} in base two. Which digits does it store?", value=value)
    return message, f"Convert {value} to binary"


def _lockers(random: Random, level: Level) -> Told:
    a, b = random.choice(
        ((3, 4), (3, 5), (3, 7), (4, 3), (4, 5), (4, 6), (5, 3), (5, 4), (6, 4), (6, 5), (7, 3), (8, 6))
    )
    last = random.randint(30, 100) if level is Level.BEGINNER else random.randint(100, 500)
    message = say(
        "Lockers have the numbers from 1 to {last}. Every locker whose number is a multiple of {a} is painted red, but "
        "not if the number is a multiple of {b} too. How many are painted?",
        last=last,
        a=a,
        b=b,
    )
    return message, f"How many positive integers less than {last + 1} are multiples of {a} but not of {b}?"


def _coaches(random: Random, level: Level) -> Told:
    seats = random.choice((24, 30, 36, 45, 48, 50, 54))
    people = seats * number(random, level) + random.randint(1, seats - 1)
    message = say(
        "{people} pupils go on a trip in coaches of {seats} seats. What is the smallest number x of coaches that "
        "will do?",
        people=people,
        seats=seats,
    )
    return message, f"What is the smallest integer x such that {seats}x >= {people}?"


def _posters(random: Random, level: Level) -> Told:
    a, b, x = number(random, level, 3), number(random, level), number(random, level, 3)
    money = a * x + b + random.randint(0, a - 1)
    message = say(
        "{name} has {c} dollars. A roll of tape costs {b} dollars and each poster {a} dollars. What is the largest "
        "number x of posters that {name} can buy together with one roll of tape?",
        name=name(random),
        a=a,
        b=b,
        c=money,
    )
    return message, f"What is the largest integer x such that {a}x + {b} <= {money}?"


def _houses(random: Random, level: Level) -> Told:
    count = random.choice((3, 4, 5)) if level is not Level.BEGINNER else 3
    words = {3: "three", 4: "four", 5: "five"}[count]
    first = 2 * number(random, level)
    total = sum(first + 2 * k for k in range(count))
    message = say(
        "The numbers of {count} houses side by side are even and follow each other. Their sum is {sum}. What is the "
        "smallest of the numbers?",
        count=count,
        sum=total,
    )
    return message, f"The sum of {words} consecutive even integers is {total}. What is the smallest integer?"


def _pages(random: Random, level: Level) -> Told:
    first = 2 * number(random, level, 3)
    message = say(
        "{name} opens a book: the two page numbers have the sum {sum}. What is the larger page number?",
        name=name(random),
        sum=2 * first + 1,
    )
    return message, f"The sum of two consecutive integers is {2 * first + 1}. What is the larger integer?"


def _farmyard(random: Random, level: Level) -> Told:
    a, b, c = (number(random, level) for _ in range(3))
    message = say(
        "In a barn {name} sees {a} cows, {b} chickens and {c} spiders. How many legs do they have together?",
        name=name(random),
        a=a,
        b=b,
        c=c,
    )
    return message, f"How many legs are there in total if you have {a} cows, {b} chickens, {c} spiders?"


def _delivery(random: Random, level: Level) -> Told:
    day, spoken = random.choice(tuple(_WEEKDAYS.items()))
    days = random.randint(8, 30) if level is Level.BEGINNER else random.randint(31, 300)
    message = say(
        "Today is {day}. The bicycle that {name} ordered comes in {days} days. On which day of the week is that?",
        day=spoken,
        name=name(random),
        days=days,
    )
    return message, f"If today is {day}, what day of the week will it be in {days} days?"


def _cards(random: Random, level: Level) -> Told:
    top = {Level.BEGINNER: 6, Level.INTERMEDIATE: 9, Level.ADVANCED: 13}[level]
    a, b, c, d = (random.randint(2, top) for _ in range(4))
    goals = [goal for goal in (a * b + c - d, a * (b + c) - d, a * b - c + d, (a + b) * (c + d)) if goal > 4]
    goal = random.choice(goals)
    cards = [a, b, c, d]
    random.shuffle(cards)
    message = say(
        "{name} plays with the cards {cards} and may add, subtract, multiply and divide. Each card must be used "
        "exactly once. How can {name} make {goal}?",
        name=name(random),
        cards=", ".join(map(str, cards)),
        goal=goal,
    )
    return message, f"Make {goal} using {', '.join(map(str, cards))}."


def _bottles(random: Random, level: Level) -> Told:
    top = {Level.BEGINNER: 6, Level.INTERMEDIATE: 12, Level.ADVANCED: 20}[level]
    b, d = random.sample(range(3, top + 1), 2)
    a = random.randint(1, b - 1)
    c = min(max(round(a * d / b), 1), d - 1)
    message = say(
        "{name} has drunk {one} of a litre of water and says that this is more than {two} of a litre. Is that right?",
        name=name(random),
        one=typeset(f"{a}/{b}"),
        two=typeset(f"{c}/{d}"),
    )
    return message, f"Is {a}/{b} > {c}/{d}?"


_WEEKDAYS = {
    "Monday": say("Monday"), "Tuesday": say("Tuesday"), "Wednesday": say("Wednesday"), "Thursday": say("Thursday"),
    "Friday": say("Friday"), "Saturday": say("Saturday"), "Sunday": say("Sunday"),
}  # fmt: skip

STORIES: dict[str, tuple[Story, ...]] = {
    "finite-sums": (_rows, _oranges, _doubling),
    "series": (_snail,),
    "primes": (_chairs,),
    "number-bases": (_lamps, _switches),
    "number-search": (_lockers,),
    "integer-solutions": (_coaches, _posters),
    "consecutive-integers": (_houses, _pages),
    "leg-counting": (_farmyard,),
    "calendar": (_delivery,),
    "number-puzzles": (_cards,),
    "true-statements": (_bottles,),
}
