"""Stories of curves and what changes: systems, powers and roots of an unknown, functions, limits, rates."""

from __future__ import annotations

from random import Random

from tutor.messages import Formula, Message, say
from tutor.problem import Level
from tutor.service.practice.stories.forms import typeset
from tutor.service.practice.stories.telling import Story, name, number, things

Told = tuple[Message, str]


def _pool(random: Random, level: Level) -> Told:
    x, y = number(random, level, 3), number(random, level, 3)
    message = say(
        "A rectangular pool has an edge of {p} metres all around and an area of {area} square metres. Which lengths x "
        "and widths y are possible?",
        p=2 * (x + y),
        area=x * y,
    )
    return message, f"Solve the system x + y = {x + y}, x*y = {x * y}"


def _two_squares(random: Random, level: Level) -> Told:
    y, d = number(random, level), number(random, level, 1)
    x = y + d
    message = say(
        "The sides x and y of two square terraces are {s} metres together. The first terrace is {area} square metres "
        "larger than the second. How long are x and y?",
        s=x + y,
        area=x * x - y * y,
    )
    return message, f"Solve the system x + y = {x + y}, x^2 - y^2 = {x * x - y * y}"


def _crate(random: Random, level: Level) -> Told:
    x, a, b = number(random, level), random.randint(2, 4), random.randint(1, 3)
    message = say(
        "A crate is x decimetres wide, {a} decimetres longer than that and {b} decimetres higher than it is wide. It "
        "holds {volume} litres (cubic decimetres). How wide is it?",
        a=a,
        b=a + b,
        volume=x * (x + a) * (x + a + b),
    )
    return message, f"Solve x*(x + {a})*(x + {a + b}) = {x * (x + a) * (x + a + b)} for x"


def _cube(random: Random, level: Level) -> Told:
    x, n = number(random, level), random.randint(2, 9)
    message = say(
        "{n} equal cubes of wood have a volume of {volume} cubic centimetres together. How long (x) is an edge, in "
        "centimetres?",
        n=n,
        volume=n * x**3,
    )
    return message, f"Solve {n}*x^3 = {n * x**3} for x"


def _in_the_air(random: Random, level: Level) -> Told:
    low, high = sorted(random.sample(range(1, 6 if level is Level.BEGINNER else 12), 2))
    height = f"{5 * (low + high)}x - 5x^2"
    message = say(
        "After x seconds a rocket is about {height} metres high. For which x is it higher than {h} metres?",
        height=typeset(height),
        h=5 * low * high,
    )
    return message, f"Solve {height} > {5 * low * high}"


def _in_the_black(random: Random, level: Level) -> Told:
    low = number(random, level, 1)
    high = low + number(random, level)
    profit = f"-x^2 + {low + high}x - {low * high}"
    message = say(
        "If {name} sells lemonade at x dollars a jug, the profit in dollars is {profit}. At which prices does {name} "
        "lose nothing?",
        name=name(random),
        profit=typeset(profit),
    )
    return message, f"Solve {profit} >= 0"


def _fair_price(random: Random, level: Level) -> Told:
    low = number(random, level, 1)
    most = low + number(random, level)
    high = most + number(random, level)
    profit = f"-x^2 + {low + high}x - {low * high}"
    message = say(
        "If a bookshop sells a calendar at x dollars, its profit is {profit} thousand dollars. It must not ask more "
        "than {most} dollars and does not want to lose money. Which prices x are possible? Give the "
        "inequalities for x.",
        profit=typeset(profit),
        most=most,
    )
    return message, f"Solve {profit} >= 0 and x <= {most}"


def _concert(random: Random, level: Level) -> Told:
    a, b, x = number(random, level, 3), 10 * number(random, level), 10 * number(random, level, 3)
    seats = x + 10 * number(random, level)
    message = say(
        "A band gets {b} dollars from a sponsor and {a} dollars for each ticket. It needs {c} dollars or more, and the "
        "hall has {seats} seats. Which numbers x of tickets will do? Give the inequalities for x.",
        a=a,
        b=b,
        c=a * x + b,
        seats=seats,
    )
    return message, f"Solve {a}*x + {b} >= {a * x + b} and x <= {seats}"


def _pendulum(random: Random, level: Level) -> Told:
    root = random.randint(1, 3 if level is Level.BEGINNER else 6)
    message = say(
        "A pendulum that is x metres long swings to and fro in about {time} seconds. How long is one that takes {t} "
        "seconds?",
        time=typeset("2*sqrt(x)"),
        t=2 * root,
    )
    return message, f"Solve 2*sqrt(x) = {2 * root} for x"


def _skid(random: Random, level: Level) -> Told:
    a, k = random.choice((5, 8, 10, 12, 15, 20)), random.randint(1, 2 if level is Level.BEGINNER else 3)
    message = say(
        "A car that skids for x metres before it stops was going at about {speed} metres per second. How long is the "
        "skid mark of one that was going at {v} metres per second?",
        speed=typeset(f"sqrt({a}*x)"),
        v=a * k,
    )
    return message, f"Solve sqrt({a}*x) = {a * k} for x"


def _tower(random: Random, level: Level) -> Told:
    k = random.randint(1, {Level.BEGINNER: 4, Level.INTERMEDIATE: 8, Level.ADVANCED: 12}[level])
    message = say(
        "From a height of x metres one sees about {sight} kilometres far. From which x on does one see at least {d} "
        "kilometres far? Give an inequality for x.",
        sight=typeset("sqrt(13*x)"),
        d=13 * k,
    )
    return message, f"Solve sqrt(13*x) >= {13 * k}"


def _ferris_wheel(random: Random, level: Level) -> Told:
    half = random.randint(2, 5) if level is Level.BEGINNER else random.randint(4, 20)
    height = 2 * half + random.randint(1, 4)
    shift = random.choice((-half, 0, half))
    message = say(
        "When a Ferris wheel has turned by the angle x, a seat is {height} metres high. At which angles of one turn, "
        "{turn}, is it {h} metres high?",
        height=typeset(f"{height} - {2 * half}*cos(x)"),
        turn=Formula(r"0 \leq x < 2\pi", "0 <= x < 2*pi"),
        h=height + shift,
    )
    return message, f"Solve {height} - {2 * half}*cos(x) = {height + shift} for 0 <= x < 2pi"


def _fare(random: Random, level: Level) -> Told:
    a, b = number(random, level), number(random, level)
    fare = f"{a}*x + {b}"
    message = say(
        "A taxi ride of x kilometres costs {fare} dollars. Find the inverse function, which says how many kilometres "
        "one can ride for x dollars.",
        fare=typeset(f"f(x) = {fare}"),
    )
    return message, f"Find the inverse of f(x) = {fare}"


def _melting(random: Random, level: Level) -> Told:
    a, b = number(random, level), number(random, level)
    left = f"{a * b} - {a}*x"
    message = say(
        "After x hours a block of ice weighs {left} kilograms. Find the inverse function, which says after how many "
        "hours it weighs x kilograms.",
        left=typeset(f"f(x) = {left}"),
    )
    return message, f"Find the inverse of f(x) = {left}"


def _in_the_long_run(random: Random, level: Level) -> Told:
    a, b = 10 * number(random, level), number(random, level)
    message = say(
        "If a printer makes x shirts, each of them costs {price} dollars. Which price does that come near to when x "
        "grows without end?",
        price=typeset(f"({b}*x + {a})/x"),
    )
    return message, f"Find the limit of ({b}*x + {a})/x as x approaches oo."


def _deer(random: Random, level: Level) -> Told:
    a, b, c = 10 * number(random, level, 5), number(random, level, 1), number(random, level, 1)
    herd = f"({a}*x + {b})/(x + {c})"
    message = say(
        "After x years about {herd} deer live in a wood. Which number does the herd come near to in the long run?",
        herd=typeset(herd),
    )
    return message, f"Find the limit of {herd} as x approaches oo."


def _falling(random: Random, level: Level) -> Told:
    a = random.randint(1, {Level.BEGINNER: 4}.get(level, 9))
    message = say(
        "A stone falls {way} metres in x seconds. Between second {a} and second x its mean speed is {speed} metres per "
        "second. Which speed does that come near to when x approaches {a}?",
        way=typeset("5*x^2"),
        speed=typeset(f"(5*x^2 - {5 * a * a})/(x - {a})"),
        a=a,
    )
    return message, f"Find the limit of (5*x^2 - {5 * a * a})/(x - {a}) as x approaches {a}."


def _colony(random: Random, level: Level) -> Told:
    k, start = random.randint(2, 6), 10 * number(random, level)
    message = say(
        "A colony of bacteria grows by {k} times its size y per hour: {equation}. At the beginning there are {start}: "
        "{begin}. Find y after x hours.",
        k=k,
        equation=Formula(f"y' = {k} y", f"y' = {k}*y"),
        start=start,
        begin=Formula(f"y(0) = {start}", f"y(0) = {start}"),
    )
    return message, f"Solve y' = {k}y with y(0) = {start}"


def _tea(random: Random, level: Level) -> Told:
    room, k, start = random.randint(15, 25), random.randint(2, 5), random.randint(60, 95)
    message = say(
        "Tea of y degrees cools in a room of {room} degrees: {equation}, where x is the time in hours. At the "
        "beginning it has {start} degrees: {begin}. Find y.",
        room=room,
        equation=Formula(f"y' = {k * room} - {k} y", f"y' = {k * room} - {k}*y"),
        start=start,
        begin=Formula(f"y(0) = {start}", f"y(0) = {start}"),
    )
    return message, f"Solve y' = {k * room} - {k}y with y(0) = {start}"


def _stall(random: Random, level: Level) -> Told:
    a, b, c, d, p, q = (number(random, level) for _ in range(6))
    product = f"[[{a}, {b}], [{c}, {d}]] * [[{p}], [{q}]]"
    message = say(
        "On Saturday {name} sells {a} bags of {things} and {b} cups of juice, on Sunday {c} bags and {d} cups. A bag "
        "costs {p} dollars and a cup {q} dollars. The takings of both days are {product}. Work them out.",
        name=name(random),
        things=things(random),
        a=a,
        b=b,
        c=c,
        d=d,
        p=p,
        q=q,
        product=typeset(product),
    )
    return message, product


def _jet(random: Random, level: Level) -> Told:
    a, h = random.randint(1, 6), random.randint(0, 5)
    path = f"y = -x^2 + {2 * a}x" + (f" + {h}" if h else "")
    message = say(
        "A jet of water follows the parabola {path} (in metres). At which point (x, y) is it highest?",
        path=typeset(path),
    )
    return message, f"What is the vertex of the parabola {path}?"


def _dish(random: Random, level: Level) -> Told:
    a = number(random, level, 1)
    curve = f"y = x^2/{4 * a}"
    message = say(
        "The section of a satellite dish is the parabola {curve} (in decimetres). The receiver stands in its focus. At "
        "which point (x, y) is that?",
        curve=typeset(curve),
    )
    return message, f"Find the focus of the parabola {curve}"


STORIES: dict[str, tuple[Story, ...]] = {
    "nonlinear-systems": (_pool, _two_squares),
    "polynomial-equations": (_crate, _cube),
    "polynomial-inequalities": (_in_the_air, _in_the_black),
    "compound-inequalities": (_fair_price,),
    "linear-inequalities": (_concert,),
    "radical-equations": (_pendulum, _skid),
    "radical-inequalities": (_tower,),
    "trigonometric-equations": (_ferris_wheel,),
    "functions": (_fare, _melting),
    "limits": (_in_the_long_run, _deer, _falling),
    "differential-equations": (_colony, _tea),
    "matrices": (_stall,),
    "conics": (_jet, _dish),
}
