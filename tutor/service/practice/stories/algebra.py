"""Stories that lead to equations, inequalities and systems."""

from __future__ import annotations

from random import Random

from tutor.messages import Formula, Message, say
from tutor.problem import Level
from tutor.service.practice.stories.telling import Story, name, number, things, two_names

Told = tuple[Message, str]


def _tickets(random: Random, level: Level) -> Told:
    a, x, b = random.randint(2, 9), number(random, level), random.randint(3, 20)
    message = say(
        "{name} pays {b} dollars to enter a fair and {a} dollars for each ride, {c} dollars in all. How many "
        "rides (x) did {name} take?",
        name=name(random),
        a=a,
        b=b,
        c=a * x + b,
    )
    return message, f"Solve {a}*x + {b} = {a * x + b} for x"


def _boxes(random: Random, level: Level) -> Told:
    a, x, b = number(random, level), number(random, level), number(random, level)
    message = say(
        "{name} has {a} boxes with the same number of {things} in each, and {b} more beside them: {c} in all. "
        "How many (x) are in a box?",
        name=name(random),
        things=things(random),
        a=a,
        b=b,
        c=a * x + b,
    )
    return message, f"Solve {a}*x + {b} = {a * x + b} for x"


def _plans(random: Random, level: Level) -> Told:
    x, a, d = number(random, level, 3), number(random, level, 3), number(random, level)
    c = a + number(random, level, 1)
    b = (c - a) * x + d
    message = say(
        "One gym asks {b} dollars once and {a} dollars a month, another {d} dollars once and {c} dollars a "
        "month. After how many months (x) do both cost the same?",
        a=a,
        b=b,
        c=c,
        d=d,
    )
    return message, f"Solve {a}*x + {b} = {c}*x + {d} for x"


def _ages(random: Random, level: Level) -> Told:
    x, d = number(random, level, 5), number(random, level)
    older, younger = two_names(random)
    message = say(
        "{older} is {d} years older than {younger}. Together they are {s} years old. How old (x) is {younger}?",
        older=older,
        younger=younger,
        d=d,
        s=2 * x + d,
    )
    return message, f"Solve x + (x + {d}) = {2 * x + d} for x"


def _garden(random: Random, level: Level) -> Told:
    x, d = number(random, level, 3), number(random, level)
    message = say(
        "A rectangular garden is {d} metres longer than it is wide. The fence around it is {p} metres long. "
        "How wide (x) is the garden?",
        d=d,
        p=2 * (2 * x + d),
    )
    return message, f"Solve 2*(x + (x + {d})) = {2 * (2 * x + d)} for x"


def _shared(random: Random, level: Level) -> Told:
    n, c, b = random.randint(2, 6), number(random, level), number(random, level)
    message = say(
        "{name} gives away {b} {things} and shares the others equally among {n} friends: each gets {c}. How "
        "many (x) were there at first?",
        name=name(random),
        things=things(random),
        n=n,
        b=b,
        c=c,
    )
    return message, f"Solve (x - {b})/{n} = {c} for x"


def _tank(random: Random, level: Level) -> Told:
    a, b, x = number(random, level), number(random, level, 5), number(random, level)
    message = say(
        "A tank holds {b} litres of water, and {a} litres run in every minute. After how many minutes (x) does "
        "it hold {c} litres?",
        a=a,
        b=b,
        c=a * x + b,
    )
    return message, f"Solve {b} + {a}*x = {a * x + b} for x"


def _think(random: Random, level: Level) -> Told:
    a, b, x = number(random, level), number(random, level), number(random, level)
    message = say(
        "{name} thinks of a number x, adds {b} to it and multiplies the sum by {a}. The result is {c}. Which "
        "number was it?",
        name=name(random),
        a=a,
        b=b,
        c=a * (x + b),
    )
    return message, f"Solve {a}*(x + {b}) = {a * (x + b)} for x"


def _candle(random: Random, level: Level) -> Told:
    a, x, c = random.randint(2, 5), number(random, level), number(random, level)
    message = say(
        "A candle is {b} centimetres long and gets {a} centimetres shorter every hour. After how many hours "
        "(x) is it {c} centimetres long?",
        a=a,
        b=a * x + c,
        c=c,
    )
    return message, f"Solve {a * x + c} - {a}*x = {c} for x"


def _budget(random: Random, level: Level) -> Told:
    a, b, x = number(random, level, 3), number(random, level), number(random, level, 3)
    c = a * x + b + random.randint(0, a - 1)
    message = say(
        "{name} has {c} dollars. A taxi costs {b} dollars and {a} dollars for each kilometre. How many "
        "kilometres x can {name} ride? Give an inequality for x.",
        name=name(random),
        a=a,
        b=b,
        c=c,
    )
    return message, f"Solve {a}*x + {b} <= {c} for x"


def _lift(random: Random, level: Level) -> Told:
    a, b = random.choice((20, 25, 30, 40)), random.randint(60, 90)
    c = a * number(random, level, 4) + b
    message = say(
        "A lift carries at most {c} kilograms. {name} weighs {b} kilograms and loads boxes of {a} kilograms "
        "each. How many boxes x can go along? Give an inequality for x.",
        name=name(random),
        a=a,
        b=b,
        c=c,
    )
    return message, f"Solve {a}*x + {b} <= {c} for x"


def _savings(random: Random, level: Level) -> Told:
    a, b, x = number(random, level, 3), number(random, level, 5), number(random, level, 3)
    message = say(
        "{name} has saved {b} dollars and saves {a} dollars a week. After how many weeks x is it more than {c} "
        "dollars? Give an inequality for x.",
        name=name(random),
        a=a,
        b=b,
        c=a * x + b,
    )
    return message, f"Solve {b} + {a}*x > {a * x + b} for x"


def _theatre(random: Random, level: Level) -> Told:
    x, y = number(random, level), number(random, level)
    b = random.randint(3, 8)
    a = b + random.randint(2, 6)
    message = say(
        "A theatre ticket costs {a} dollars for an adult and {b} dollars for a child. {n} people paid {t} "
        "dollars. How many adults (x) and how many children (y) were there?",
        a=a,
        b=b,
        n=x + y,
        t=a * x + b * y,
    )
    return message, f"Solve the system x + y = {x + y}, {a}*x + {b}*y = {a * x + b * y}"


def _coins(random: Random, level: Level) -> Told:
    x, y = number(random, level), number(random, level)
    message = say(
        "{name} has {n} coins, some of 10 cents and some of 50 cents, worth {t} cents together. How many coins "
        "of 10 cents (x) and of 50 cents (y) are there?",
        name=name(random),
        n=x + y,
        t=10 * x + 50 * y,
    )
    return message, f"Solve the system x + y = {x + y}, 10*x + 50*y = {10 * x + 50 * y}"


def _farm(random: Random, level: Level) -> Told:
    x, y = number(random, level), number(random, level)
    message = say(
        "On a farm there are hens and rabbits, with {n} heads and {t} legs in all. How many hens (x) and how "
        "many rabbits (y) are there?",
        n=x + y,
        t=2 * x + 4 * y,
    )
    return message, f"Solve the system x + y = {x + y}, 2*x + 4*y = {2 * x + 4 * y}"


def _shop(random: Random, level: Level) -> Told:
    x, y = number(random, level), number(random, level)
    a, b, c, d = random.choice(((2, 3, 3, 2), (3, 2, 2, 5), (4, 3, 2, 5), (2, 5, 3, 4)))
    first, second = two_names(random)
    message = say(
        "{first} buys {a} pens and {b} notebooks for {s} dollars, {second} buys {c} pens and {d} notebooks for "
        "{t} dollars. What does a pen (x) and what does a notebook (y) cost?",
        first=first,
        second=second,
        a=a,
        b=b,
        c=c,
        d=d,
        s=a * x + b * y,
        t=c * x + d * y,
    )
    return message, f"Solve the system {a}*x + {b}*y = {a * x + b * y}, {c}*x + {d}*y = {c * x + d * y}"


def _neighbours(random: Random, level: Level) -> Told:
    x, d = number(random, level), number(random, level, 1)
    message = say(
        "A number x is multiplied by the number that is {d} larger. The result is {p}. Find every such number x.",
        d=d,
        p=x * (x + d),
    )
    return message, f"Solve x*(x + {d}) = {x * (x + d)} for x"


def _square_number(random: Random, level: Level) -> Told:
    p, q = number(random, level), number(random, level, 1)
    large, small = p + q, q
    b, c = large - small, large * small
    message = say("The square of a number x is {c} more than {b} times the number. Find every such number x.", b=b, c=c)
    return message, f"Solve x^2 = {b}*x + {c} for x"


def _plot(random: Random, level: Level) -> Told:
    x, d = number(random, level, 3), number(random, level, 2)
    message = say(
        "A rectangular plot is {d} metres longer than it is wide and has an area of {p} square metres. How wide (x) "
        "is it?",
        d=d,
        p=x * (x + d),
    )
    return message, f"Find the positive solution of x*(x + {d}) = {x * (x + d)}"


def _ball(random: Random, level: Level) -> Told:
    t = random.randint(2, 6 if level is Level.BEGINNER else 12)
    message = say(
        "A ball is thrown up at {v} metres per second; after x seconds its height in metres is about {h}. "
        "After how many seconds does it come down again?",
        v=5 * t,
        h=_height(t),
    )
    return message, f"Find the positive solution of {5 * t}*x - 5*x^2 = 0"


def _height(t: int) -> Formula:
    return Formula(f"{5 * t}x - 5x^{{2}}", f"{5 * t}*x - 5*x^2")


def _bacteria(random: Random, level: Level) -> Told:
    start, x, base = number(random, level, 3), random.randint(2, 7), random.choice((2, 3))
    doubles = say("doubles") if base == 2 else say("triples")
    message = say(
        "A colony of {start} bacteria {doubles} every hour. After how many hours (x) are there {end}?",
        start=start,
        doubles=doubles,
        end=start * base**x,
    )
    return message, f"Solve {start}*{base}^x = {start * base**x} for x"


def _chain_letter(random: Random, level: Level) -> Told:
    base, x = random.randint(2, 5), random.randint(2, 5)
    message = say(
        "A message is passed on: each day everyone who got it sends it to {base} new people. On day x, {end} "
        "people get it. On which day is that, if {base} people get it on day 1?",
        base=base,
        end=base**x,
    )
    return message, f"Solve {base}^x = {base**x} for x"


def _population(random: Random, level: Level) -> Told:
    start, t, base = 100 * number(random, level), random.randint(2, 6), random.randint(2, 3)
    message = say(
        "A town of {start} people grows by the factor {base} every generation. How many people live there "
        "after {t} generations?",
        start=start,
        base=base,
        t=t,
    )
    return message, f"Evaluate {start}*{base}^t for t = {t}"


def _largest_pen(random: Random, level: Level) -> Told:
    side = 2 * number(random, level, 3)
    message = say(
        "With {p} metres of fence, {name} makes a rectangular pen x metres wide; its area is {area} square "
        "metres. What is the largest possible area?",
        p=2 * side,
        name=name(random),
        area=_area(side),
    )
    return message, f"Find the maximum value of x*({side} - x)"


def _area(side: int) -> Formula:
    return Formula(f"x({side} - x)", f"x*({side} - x)")


STORIES: dict[str, tuple[Story, ...]] = {
    "linear-equations": (_tickets, _boxes, _plans, _ages, _garden, _shared, _tank, _think, _candle),
    "linear-inequalities": (_budget, _lift, _savings),
    "linear-systems": (_theatre, _coins, _farm, _shop),
    "quadratic-equations": (_neighbours, _square_number),
    "solution-questions": (_plot, _ball),
    "exponential-equations": (_bacteria, _chain_letter),
    "substituting": (_population,),
    "curve-sketching": (_largest_pen,),
}
