"""Stories of money, shares, whole numbers, measures, shapes, chance and data."""

from __future__ import annotations

from random import Random

from tutor.messages import Message, say
from tutor.problem import Level
from tutor.service.practice.stories.telling import Story, name, number, things, two_names

Told = tuple[Message, str]


def _discount(random: Random, level: Level) -> Told:
    p, price = random.choice((10, 15, 20, 25, 30, 40)), 20 * random.randint(2, 12)
    message = say(
        "A jacket costs {price} dollars. In the sale it is {p} percent cheaper. How many dollars does {name} save?",
        price=price,
        p=p,
        name=name(random),
    )
    return message, f"What is {p}% of {price}?"


def _class(random: Random, level: Level) -> Told:
    whole = 20 * random.randint(1, 6 if level is Level.BEGINNER else 20)
    part = whole // 20 * random.randint(1, 19)
    message = say("Of {whole} pupils, {part} come by bus. What percent is that?", whole=whole, part=part)
    return message, f"What percent of {whole} is {part}?"


def _rise(random: Random, level: Level) -> Told:
    start = 20 * random.randint(20, 60)
    end = start + start // 20 * random.randint(1, 12)
    message = say("The rent rises from {start} to {end} dollars. By what percent does it rise?", start=start, end=end)
    return message, f"What is the percentage change from {start} to {end}?"


def _tip(random: Random, level: Level) -> Told:
    p, bill = random.choice((5, 10, 15, 20)), 20 * random.randint(1, 9)
    message = say(
        "{name} pays {bill} dollars in a restaurant and adds a tip of {p} percent. How much is the tip?",
        name=name(random),
        bill=bill,
        p=p,
    )
    return message, f"What is {p}% of {bill}?"


def _change(random: Random, level: Level) -> Told:
    n, price = number(random, level), number(random, level)
    paid = (n * price // 10 + 1) * 10
    message = say(
        "{name} buys {n} {things} for {price} dollars each and pays with {paid} dollars. How many dollars come back?",
        name=name(random),
        n=n,
        things=things(random),
        price=price,
        paid=paid,
    )
    return message, f"Work out {paid} - {n}*{price}"


def _two_sorts(random: Random, level: Level) -> Told:
    a, b, c, d = (number(random, level) for _ in range(4))
    message = say(
        "{name} packs {a} bags with {b} {things} each and {c} bags with {d} each. How many {things} are packed?",
        name=name(random),
        things=things(random),
        a=a,
        b=b,
        c=c,
        d=d,
    )
    return message, f"Work out {a}*{b} + {c}*{d}"


def _pizza(random: Random, level: Level) -> Told:
    p, q = random.sample((2, 3, 4, 5, 6, 8), 2)
    first, second = two_names(random)
    message = say(
        "{first} eats 1/{p} of a pizza, {second} eats 1/{q} of it. Which part of the pizza do they eat together?",
        first=first,
        second=second,
        p=p,
        q=q,
    )
    return message, f"Work out 1/{p} + 1/{q}"


def _recipe(random: Random, level: Level) -> Told:
    a, b = random.choice(((2, 3), (3, 4), (1, 2), (5, 6), (3, 8)))
    n = number(random, level)
    message = say(
        "A cake takes {a}/{b} of a cup of sugar. How many cups does {name} need for {n} cakes?",
        a=a,
        b=b,
        n=n,
        name=name(random),
    )
    return message, f"Work out {n}*{a}/{b}"


def _speed(random: Random, level: Level) -> Told:
    (v, u), (t, s) = (10 * random.randint(4, 12) for _ in range(2)), (random.randint(2, 6) for _ in range(2))
    message = say(
        "{name} drives {t} hours at {v} kilometres per hour and then {s} hours at {u} kilometres per hour. How "
        "many kilometres is that?",
        name=name(random),
        t=t,
        v=v,
        s=s,
        u=u,
    )
    return message, f"Work out {t}*{v} + {s}*{u}"


def _rate(random: Random, level: Level) -> Told:
    per, a = random.randint(1, 9), random.randint(2, 9)
    b = a + random.randint(1, 9)
    message = say(
        "{a} {things} cost {p} dollars. What do {b} cost at the same price each?",
        a=a,
        things=things(random),
        p=a * per,
        b=b,
    )
    return message, f"Work out {a * per}/{a}*{b}"


def _temperature(random: Random, level: Level) -> Told:
    low, up, down = -random.randint(2, 15), random.randint(2, 15), random.randint(2, 15)
    message = say(
        "In the morning it is {low} degrees. It gets {up} degrees warmer, then {down} degrees colder. How many "
        "degrees is it then?",
        low=low,
        up=up,
        down=down,
    )
    return message, f"Work out {low} + {up} - {down}"


def _bouquets(random: Random, level: Level) -> Told:
    g = number(random, level)
    p, q = random.choice(((2, 3), (3, 4), (3, 5), (4, 5), (5, 7)))
    message = say(
        "{name} has {a} roses and {b} tulips and makes equal bunches with nothing left over. How many bunches "
        "are possible at most?",
        name=name(random),
        a=g * p,
        b=g * q,
    )
    return message, f"Find the greatest common divisor of {g * p} and {g * q}"


def _tiles(random: Random, level: Level) -> Told:
    g = number(random, level, 5)
    p, q = random.choice(((3, 4), (5, 6), (7, 4), (5, 8)))
    message = say(
        "A floor of {a} by {b} centimetres is laid with equal square tiles, none of them cut. How long can the "
        "side of a tile be at most?",
        a=g * p,
        b=g * q,
    )
    return message, f"Find the greatest common divisor of {g * p} and {g * q}"


def _buses(random: Random, level: Level) -> Told:
    a, b = random.sample(range(4, 13 if level is Level.BEGINNER else 40), 2)
    message = say(
        "One bus leaves every {a} minutes, another every {b} minutes. They have just left together. After how "
        "many minutes do they leave together again?",
        a=a,
        b=b,
    )
    return message, f"Find the least common multiple of {a} and {b}"


def _lights(random: Random, level: Level) -> Told:
    a, b, c = random.sample(range(3, 13 if level is Level.BEGINNER else 25), 3)
    message = say(
        "Three lights blink every {a}, {b} and {c} seconds. They blink together now. After how many seconds do "
        "they blink together again?",
        a=a,
        b=b,
        c=c,
    )
    return message, f"What is the least common multiple of {a}, {b} and {c}?"


def _left_over(random: Random, level: Level) -> Told:
    n = random.randint(3, 12)
    total = n * number(random, level, 5) + random.randint(1, n - 1)
    message = say(
        "{name} packs {total} {things} in boxes of {n}. How many are left over?",
        name=name(random),
        total=total,
        things=things(random),
        n=n,
    )
    return message, f"What is the remainder when {total} is divided by {n}?"


def _field(random: Random, level: Level) -> Told:
    a, b = random.randint(9, 12), random.randint(5, 8)
    message = say(
        "A football field in a village is {a} metres long and {b} metres wide. What is its area?", a=10 * a, b=10 * b
    )
    return message, f"Find the area of a rectangle with length {10 * a} and width {10 * b}"


def _ladder(random: Random, level: Level) -> Told:
    k = random.randint(1, 3 if level is Level.BEGINNER else 9)
    a, b, _ = random.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25)))
    message = say(
        "A ladder stands {a} decimetres away from a wall and reaches {b} decimetres up the wall. How long is the "
        "ladder?",
        a=k * a,
        b=k * b,
    )
    return message, (
        f"What is the hypotenuse of a right triangle given the other two sides have lengths {k * a} and {k * b}?"
    )


def _pond(random: Random, level: Level) -> Told:
    r = number(random, level)
    message = say("A round pond has a radius of {r} metres. How long is the path around it?", r=r)
    return message, f"Circumference of circle with radius {r}"


def _can(random: Random, level: Level) -> Told:
    r, h = random.randint(3, 6), random.randint(8, 15)
    message = say(
        "A can is a cylinder with radius {r} centimetres and height {h} centimetres. How much does it hold?", r=r, h=h
    )
    return message, f"Find the volume of a cylinder with radius {r} cm and height {h} cm."


def _box(random: Random, level: Level) -> Told:
    a, b, c = (random.randint(2, 12) for _ in range(3))
    message = say(
        "{name} paints a box with edges of {a}, {b} and {c} decimetres on all sides. What is the painted surface?",
        name=name(random),
        a=a,
        b=b,
        c=c,
    )
    return message, f"Surface area of cuboid with sides of lengths: {a}dm, {b}dm, {c}dm is"


def _marks(random: Random, level: Level) -> Told:
    values = [random.randint(50, 100) for _ in range(5 if level is Level.BEGINNER else 7)]
    message = say("{name} has these marks: {values}. What is the mean?", name=name(random), values=_listed(values))
    return message, f"Find the mean of {_listed(values)}"


def _heights(random: Random, level: Level) -> Told:
    values = random.sample(range(120, 190), 5 if level is Level.BEGINNER else 8)
    message = say("The heights in a team are, in centimetres: {values}. What is the median?", values=_listed(values))
    return message, f"Find the median of {_listed(values)}"


def _listed(values: list[int]) -> str:
    return ", ".join(map(str, values))


def _committee(random: Random, level: Level) -> Told:
    n = number(random, level, 5)
    k = random.randint(2, min(n - 1, 5))
    message = say("A team of {k} is chosen from {n} pupils. In how many ways is that possible?", k=k, n=n)
    return message, f"How many ways are there to choose {k} people from {n} people?"


def _podium(random: Random, level: Level) -> Told:
    n = number(random, level, 4)
    message = say("{n} runners start. In how many ways can the first three places be taken?", n=n)
    return message, f"Find the number of permutations of {n} objects taken 3 at a time"


def _coin(random: Random, level: Level) -> Told:
    n = random.randint(3, 6 if level is Level.BEGINNER else 12)
    k = random.randint(1, n)
    message = say(
        "{name} tosses a fair coin {n} times. What is the probability of exactly {k} heads?",
        name=name(random),
        n=n,
        k=k,
    )
    return message, f"What is the probability of getting exactly {k} heads in {n} fair coin flips?"


def _lottery(random: Random, level: Level) -> Told:
    n = random.randint(2, 9)
    prizes = sorted(random.sample(range(10, 200, 10), 2))
    message = say(
        "A ticket wins {a} dollars with probability 1/{n} and {b} dollars with probability 1/{m}, else "
        "nothing. What does it win on average?",
        a=prizes[0],
        b=prizes[1],
        n=2 * n,
        m=4 * n,
    )
    return message, (
        f"Find the expected value of the values {prizes[0]}, {prizes[1]}, 0 with the probabilities "
        f"1/{2 * n}, 1/{4 * n}, {4 * n - 3}/{4 * n}"
    )


def _seats(random: Random, level: Level) -> Told:
    a, d, n = number(random, level, 5), random.randint(2, 6), number(random, level, 5)
    message = say(
        "In a hall the first row has {a} seats, the second {b}, the third {c}, and so on. How many seats has row {n}?",
        a=a,
        b=a + d,
        c=a + 2 * d,
        n=n,
    )
    return message, f"Find term number {n} of the AP series: {a}, {a + d}, {a + 2 * d} ..."


def _pipes(random: Random, level: Level) -> Told:
    a, d, n = number(random, level), random.randint(1, 5), number(random, level, 5)
    message = say(
        "{name} saves {a} dollars in the first month, {b} in the second, {c} in the third, and so on. How much "
        "is it after {n} months together?",
        name=name(random),
        a=a,
        b=a + d,
        c=a + 2 * d,
        n=n,
    )
    return message, f"Find the sum of first {n} terms of the AP series: {a}, {a + d}, {a + 2 * d} ..."


def _flour(random: Random, level: Level) -> Told:
    g = 50 * number(random, level, 3)
    message = say("{name} has {g} grams of flour. How many kilograms is that?", name=name(random), g=g)
    return message, f"Convert {g} grams to kilograms."


STORIES: dict[str, tuple[Story, ...]] = {
    "percent": (_discount, _class, _rise, _tip),
    "arithmetic": (_change, _two_sorts, _pizza, _recipe, _speed, _rate, _temperature),
    "divisors-and-multiples": (_bouquets, _tiles, _buses, _lights),
    "remainders": (_left_over,),
    "plane-geometry": (_field, _ladder, _pond),
    "solid-geometry": (_can, _box),
    "statistics": (_marks, _heights),
    "counting": (_committee, _podium),
    "repeated-trials": (_coin,),
    "expectation": (_lottery,),
    "progressions": (_seats, _pipes),
    "unit-conversion": (_flour,),
}
