"""Stories of prices, shapes, maps, time, chance and data in which one thing is measured or counted."""

from __future__ import annotations

from random import Random

from tutor.messages import Message, say
from tutor.problem import Level
from tutor.service.practice.stories.telling import Story, name, number, things, two_names

Told = tuple[Message, str]


def _raise(random: Random, level: Level) -> Told:
    p, wage = random.choice((5, 10, 15, 20, 25)), 20 * random.randint(20, 60 if level is Level.BEGINNER else 150)
    message = say(
        "{name} earns {wage} dollars a week and gets a raise of {p} percent. How many dollars a week is that then?",
        name=name(random),
        wage=wage,
        p=p,
    )
    return message, f"Increase {wage} by {p} percent"


def _used_up(random: Random, level: Level) -> Told:
    p, grams = random.choice((10, 20, 25, 30, 40, 60)), 20 * random.randint(5, 50)
    message = say(
        "A sack holds {grams} grams of rice. {p} percent of it is eaten. How many grams are left?", grams=grams, p=p
    )
    return message, f"Decrease {grams} by {p} percent"


def _interest(random: Random, level: Level) -> Told:
    p, money, years = random.randint(2, 8), 100 * random.randint(2, 50), random.randint(2, 6)
    message = say(
        "{name} puts {money} dollars into a bank at {p} percent simple interest a year. How much interest is paid in "
        "{years} years?",
        name=name(random),
        money=money,
        p=p,
        years=years,
    )
    return message, f"Find the simple interest on {money} at {p} percent for {years} years"


def _ratio(random: Random, level: Level) -> Told:
    p, q = random.choice(((2, 3), (1, 4), (3, 4), (3, 5), (2, 5), (4, 5), (3, 7)))
    unit = number(random, level, 2)
    first, second = two_names(random)
    message = say(
        "{first} and {second} share {n} {things} in the ratio {p} to {q}, in this order. How many does {first} get?",
        first=first,
        second=second,
        things=things(random),
        n=unit * (p + q),
        p=p,
        q=q,
    )
    return message, f"Work out {unit * (p + q)}*{p}/({p} + {q})"


def _map(random: Random, level: Level) -> Told:
    per, a, b = random.randint(2, 9), random.randint(2, 6), random.randint(7, 20)
    message = say(
        "On a map {a} centimetres stand for {p} kilometres. How many kilometres are {b} centimetres?",
        a=a,
        p=a * per,
        b=b,
    )
    return message, f"Work out {a * per}/{a}*{b}"


def _paint(random: Random, level: Level) -> Told:
    p, q, unit = random.randint(2, 5), random.randint(6, 9), number(random, level, 2)
    message = say(
        "A green is mixed from {p} parts of blue and {q} parts of yellow. How many litres of yellow belong to {b} "
        "litres of blue?",
        p=p,
        q=q,
        b=p * unit,
    )
    return message, f"Work out {p * unit}*{q}/{p}"


def _sail(random: Random, level: Level) -> Told:
    a, b = number(random, level, 3), 2 * random.randint(1, 6 if level is Level.BEGINNER else 15)
    message = say(
        "A sail is a triangle with a base of {a} metres and a height of {b} metres. What is its area?", a=a, b=b
    )
    return message, f"Find the area of a triangle with base {a} and height {b}"


def _pizza_area(random: Random, level: Level) -> Told:
    r = random.randint(8, 12 if level is Level.BEGINNER else 25)
    message = say("A pizza has a radius of {r} centimetres. What is its area?", r=r)
    return message, f"Find the area of a circle with radius {r}"


def _fence(random: Random, level: Level) -> Told:
    a, b = sorted((number(random, level, 4), number(random, level, 4)), reverse=True)
    message = say(
        "{name} puts a fence around a playground that is {a} metres long and {b} metres wide. How long is the fence?",
        name=name(random),
        a=2 * a,
        b=2 * b,
    )
    return message, f"Find the perimeter of a rectangle with length {2 * a} and width {2 * b}"


def _aquarium(random: Random, level: Level) -> Told:
    a, b, c = random.randint(5, 12), random.randint(3, 5), random.randint(3, 6)
    message = say(
        "A fish tank is {a} decimetres long, {b} decimetres wide and {c} decimetres high. How much water fills it?",
        a=a,
        b=b,
        c=c,
    )
    return message, f"Volume of cuboid with sides = {a}dm, {b}dm, {c}dm is"


def _ball_volume(random: Random, level: Level) -> Told:
    r = random.randint(3, 9 if level is Level.BEGINNER else 20)
    message = say("A ball has a radius of {r} centimetres. What is its volume?", r=r)
    return message, f"Find the volume of a sphere with radius {r}"


def _cornet(random: Random, level: Level) -> Told:
    r, h = random.randint(2, 4), random.randint(8, 15)
    message = say(
        "A paper cup is a cone with radius {r} centimetres and height {h} centimetres. How much does it hold?", r=r, h=h
    )
    return message, f"Find the volume of a cone with radius {r} and height {h}"


def _train(random: Random, level: Level) -> Told:
    v = 18 * random.randint(2, 10)
    message = say("A train runs at {v} kilometres per hour. How many metres per second is that?", v=v)
    return message, f"Convert {v} km/h to m/s"


def _run(random: Random, level: Level) -> Told:
    laps = random.randint(3, 25)
    message = say("{name} runs {laps} rounds of 400 metres. How many kilometres is that?", name=name(random), laps=laps)
    return message, f"Convert {400 * laps} metres to kilometres"


def _film(random: Random, level: Level) -> Told:
    hour, minute, length = random.randint(1, 9), 5 * random.randint(0, 11), random.randint(80, 170)
    start = f"{hour}:{minute:02d} PM"
    message = say("A film starts at {start} and lasts {length} minutes. When does it end?", start=start, length=length)
    return message, f"What is {length} minutes after {start}?"


def _journey(random: Random, level: Level) -> Told:
    start = f"{random.randint(6, 11)}:{random.randint(0, 59):02d} AM"
    end = f"{random.randint(1, 8)}:{random.randint(0, 59):02d} PM"
    message = say(
        "A train leaves at {start} and arrives at {end} on the same day. How many minutes does it take?",
        start=start,
        end=end,
    )
    return message, f"How many minutes are there between {start} and {end}?"


def _socks(random: Random, level: Level) -> Told:
    a, b = number(random, level, 3) % 20 + 2, number(random, level, 3) % 20 + 2
    message = say(
        "In a drawer lie {a} black and {b} white socks. {name} takes two without looking and keeps both. What is the "
        "probability that both are black?",
        name=name(random),
        a=a,
        b=b,
    )
    return message, (
        f"A bag contains {a} black balls and {b} white balls. Two balls are drawn at random without replacement. "
        "What is the probability that both are black?"
    )


def _factory(random: Random, level: Level) -> Told:
    ill, found, passed = random.choice((1, 2, 4, 5)), random.choice((90, 95, 96, 98)), random.choice((80, 90, 95))
    message = say(
        "{ill} percent of the parts that a factory makes are faulty. A test stops {found} percent of the faulty parts "
        "and lets {passed} percent of the good ones pass. A part is stopped. What is the probability that it is "
        "faulty?",
        ill=ill,
        found=found,
        passed=passed,
    )
    return message, (
        f"{ill}% of the population have a disease. A test has sensitivity {found}% and specificity {passed}%. "
        "Someone tests positive. What is the probability of having the disease?"
    )


def _wheel(random: Random, level: Level) -> Told:
    a, b, c = sorted(random.sample(range(2, 20), 3))
    message = say(
        "A wheel of fortune gives {a} points with probability 1/2, {b} with probability 1/3 and {c} with probability "
        "1/6. How many points does it give on average?",
        a=a,
        b=b,
        c=c,
    )
    return message, f"Find the expected value of the values {a}, {b}, {c} with the probabilities 1/2, 1/3, 1/6"


def _goals(random: Random, level: Level) -> Told:
    values = [random.randint(0, 6) for _ in range(6 if level is Level.BEGINNER else 9)]
    values += [values[0], values[0]]
    listed = ", ".join(map(str, values))
    message = say("A team scored these numbers of goals: {values}. What is the mean?", values=listed)
    return message, f"Find the mean of {listed}"


def _visitors(random: Random, level: Level) -> Told:
    n, to = random.randint(10_000, 99_999), random.choice((100, 1000))
    message = say(
        "{n} people visited a museum. A newspaper rounds this to the nearest {to}. What does it say?", n=n, to=to
    )
    return message, f"Round {n} to the nearest {to}"


def _coldest(random: Random, level: Level) -> Told:
    values = random.sample(range(-15, 16), 4 if level is Level.BEGINNER else 6)
    listed = ", ".join(map(str, values))
    message = say(
        "The temperatures in {n} towns are, in degrees: {values}. Write them from the coldest to the warmest.",
        n=len(values),
        values=listed,
    )
    return message, f"Sort {listed} in ascending order"


def _village(random: Random, level: Level) -> Told:
    a, b = random.randint(-6, 3), random.randint(-6, 3)
    x, y = random.choice(((3, 4), (6, 8), (5, 12), (8, 6), (9, 12)))
    message = say(
        "On a map with squares of one kilometre a school stands at ({a}, {b}) and a library at ({c}, {d}). How many "
        "kilometres are they apart in a straight line?",
        a=a,
        b=b,
        c=a + x,
        d=b + y,
    )
    return message, f"Find the distance between ({a}, {b}) and ({a + x}, {b + y})"


def _hike(random: Random, level: Level) -> Told:
    a, b = random.choice(((3, 4), (6, 8), (5, 12), (8, 15), (2, 3), (4, 6)))
    message = say(
        "{name} hikes {a} kilometres to the east and then {b} kilometres to the north. How many kilometres in a "
        "straight line is that from the start?",
        name=name(random),
        a=a,
        b=b,
    )
    return message, f"Find the magnitude of ({a}, {b})"


def _sets(random: Random, level: Level) -> Told:
    first, second = two_names(random)
    drawn = random.sample(range(1, 29), 8)
    a, b = sorted(drawn[:5]), sorted(drawn[3:])
    one, other = ("{" + ", ".join(map(str, each)) + "}" for each in (a, b))
    message = say(
        "{first} is free on the days {one} of a month, {second} on the days {other}. On which days are both free?",
        first=first,
        second=second,
        one=one,
        other=other,
    )
    return message, f"Find the intersection of {one} and {other}"


STORIES: dict[str, tuple[Story, ...]] = {
    "percent": (_raise, _used_up, _interest),
    "arithmetic": (_ratio, _map, _paint),
    "plane-geometry": (_sail, _pizza_area, _fence),
    "solid-geometry": (_aquarium, _ball_volume, _cornet),
    "unit-conversion": (_train, _run),
    "clock": (_film, _journey),
    "drawing": (_socks,),
    "conditional-probability": (_factory,),
    "expectation": (_wheel,),
    "statistics": (_goals,),
    "rounding": (_visitors,),
    "comparing": (_coldest,),
    "coordinate-geometry": (_village,),
    "vectors": (_hike,),
    "sets": (_sets,),
}
