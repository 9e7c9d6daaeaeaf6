"""Stories of growth, motion, work and best values: powers, sequences, fractions with an unknown, rates."""

from __future__ import annotations

from random import Random

from tutor.messages import Formula, Message, say
from tutor.problem import Level
from tutor.service.practice.stories.telling import Story, name, number

Told = tuple[Message, str]


def _half_life(random: Random, level: Level) -> Told:
    x, end = random.randint(2, 5 if level is Level.BEGINNER else 8), random.randint(1, 9)
    start = end * 2**x
    message = say(
        "Of {start} milligrams of a medicine half is gone after every hour. After how many hours (x) are {end} "
        "milligrams left?",
        start=start,
        end=end,
    )
    return message, f"Solve {start}*(1/2)^x = {end} for x"


def _compound(random: Random, level: Level) -> Told:
    money, p, years = 1000 * random.randint(1, 9), random.choice((10, 20)), random.randint(2, 3)
    message = say(
        "{name} invests {money} dollars. Each year the amount grows by {p} percent. How many dollars is it after "
        "{years} years?",
        name=name(random),
        money=money,
        p=p,
        years=years,
    )
    return message, f"Evaluate {money}*{100 + p}^t/100^t for t = {years}"


def _magnitude(random: Random, level: Level) -> Told:
    m = random.randint(2, 6)
    formula = Formula(r"\log_{10}(x)", "log_10(x)")
    message = say(
        "An earthquake x times as strong as the weakest one that is measured has the magnitude {formula}. For which "
        "x is the magnitude {m}?",
        formula=formula,
        m=m,
    )
    return message, f"Solve log_10(x) = {m} for x"


def _bounce(random: Random, level: Level) -> Told:
    q, n = random.choice((2, 3)), random.randint(4, 6)
    start = q ** random.randint(5, 6)
    message = say(
        "A ball rises to {a} centimetres, then to {b}, then to {c}, each time to the same part of the height before. "
        "How many centimetres high is rise number {n}?",
        a=start,
        b=start // q,
        c=start // q**2,
        n=n,
    )
    return message, f"Find term number {n} of the geometric sequence {start}, {start // q}, {start // q**2}"


def _posts(random: Random, level: Level) -> Told:
    a, q, n = random.randint(2, 5), random.choice((2, 3)), random.randint(5, 7)
    message = say(
        "On the first day {a} people see a film clip, on the second {b}, on the third {c}, and so on by the same "
        "factor. How many have seen it after {n} days together?",
        a=a,
        b=a * q,
        c=a * q**2,
        n=n,
    )
    return message, f"Find the sum of the first {n} terms of the geometric sequence {a}, {a * q}, {a * q**2}"


def _matches(random: Random, level: Level) -> Told:
    a, d = random.randint(3, 7), random.randint(2, 6)
    terms = [a + d * k for k in range(4)]
    message = say(
        "A row of figures is laid with matches. The figures take {terms} matches. How many does the next one take?",
        terms=", ".join(map(str, terms)),
    )
    return message, f"Find the next term in the sequence {', '.join(map(str, terms))}"


def _pipes(random: Random, level: Level) -> Told:
    a, b = random.choice(((3, 6), (4, 12), (6, 12), (10, 15), (6, 3), (20, 30), (12, 24), (5, 20), (8, 24)))
    message = say(
        "One pump empties a pool in {a} hours, another one in {b} hours. In how many hours (x) do both together "
        "empty it?",
        a=a,
        b=b,
    )
    return message, f"Solve 1/x = 1/{a} + 1/{b} for x"


def _mean_price(random: Random, level: Level) -> Told:
    fixed, each, x = random.randint(2, 9), random.randint(2, 9), random.choice((50, 100, 200, 250))
    message = say(
        "Printing x books costs {fixed} dollars once and {each} dollars for each book. For how many books (x) does a "
        "book cost {price} dollars on average?",
        fixed=fixed * x,
        each=each,
        price=each + fixed,
    )
    return message, f"Solve {fixed * x}/x + {each} = {each + fixed} for x"


def _boat(random: Random, level: Level) -> Told:
    x, y = random.randint(8, 12 if level is Level.BEGINNER else 30), random.randint(2, 6)
    message = say(
        "A boat makes {a} kilometres per hour with the current and {b} kilometres per hour against it. How fast is "
        "the boat in still water (x), and how fast is the current (y)?",
        a=x + y,
        b=x - y,
    )
    return message, f"Solve the system x + y = {x + y}, x - y = {x - y}"


def _mixture(random: Random, level: Level) -> Told:
    x, y, a = number(random, level, 2), number(random, level, 2), random.randint(6, 9)
    b = a + random.randint(2, 6)
    message = say(
        "A shop mixes tea of {a} dollars a kilogram with tea of {b} dollars a kilogram. {n} kilograms of the mixture "
        "are worth {t} dollars. How many kilograms of the cheap (x) and of the dear tea (y) are in it?",
        a=a,
        b=b,
        n=x + y,
        t=a * x + b * y,
    )
    return message, f"Solve the system x + y = {x + y}, {a}*x + {b}*y = {a * x + b * y}"


def _screen(random: Random, level: Level) -> Told:
    a, b, c = random.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (6, 8, 10), (9, 12, 15), (20, 21, 29)))
    k = random.randint(2, 5)
    message = say(
        "A rectangular screen is {d} centimetres wider than it is high. Its diagonal is {c} centimetres long. How "
        "high (x) is it?",
        d=k * (b - a),
        c=k * c,
    )
    return message, f"Find the positive solution of x^2 + (x + {k * (b - a)})^2 = {(k * c) ** 2}"


def _cyclist(random: Random, level: Level) -> Told:
    v, d = random.choice(((10, 5), (15, 5), (12, 4), (20, 5), (16, 4)))
    way = v * (v + d) // d
    message = say(
        "{name} cycles {way} kilometres. Going {d} kilometres per hour faster would have saved one hour. How many "
        "kilometres per hour (x) was it?",
        name=name(random),
        way=way,
        d=d,
    )
    return message, f"Find the positive solution of {way}/x - {way}/(x + {d}) = 1"


def _tolerance(random: Random, level: Level) -> Told:
    a, d = 50 * random.randint(3, 20), random.randint(2, 9)
    message = say(
        "A packet is to weigh {a} grams. Its weight x may differ from that by {d} grams at most. Which weights are "
        "allowed?",
        a=a,
        d=d,
    )
    return message, f"Solve |x - {a}| <= {d}"


def _milestone(random: Random, level: Level) -> Told:
    a, d = random.randint(15, 80), random.randint(3, 12)
    message = say(
        "A car has broken down {d} kilometres from the milestone {a} of a road, nobody knows on which side. At which "
        "milestones x can it be? There is one every kilometre.",
        a=a,
        d=d,
    )
    return message, f"Solve |x - {a}| = {d}"


def _greenhouse(random: Random, level: Level) -> Told:
    low, rate = random.randint(8, 15), random.randint(2, 4)
    first, last = random.randint(2, 4), random.randint(5, 9)
    message = say(
        "In a greenhouse it is {low} degrees, and each hour it gets {rate} degrees warmer. The plants need from {a} to "
        "{b} degrees. After how many hours x is it warm enough and not too warm? Give inequalities for x.",
        low=low,
        rate=rate,
        a=low + rate * first,
        b=low + rate * last,
    )
    return message, f"Solve {low + rate * first} <= {rate}*x + {low} <= {low + rate * last}"


def _speed_of(random: Random, level: Level) -> Told:
    a, b, t = random.randint(2, 5), number(random, level, 2), random.randint(2, 6)
    message = say(
        "A car that sets off has gone {way} metres after t seconds. How many metres per second is its speed after "
        "{t} seconds?",
        way=Formula(f"{a}t^{{2}} + {b}t", f"{a}*t^2 + {b}*t"),
        t=t,
    )
    return message, f"Find the derivative of {a}*t^2 + {b}*t at t = {t}"


def _marginal(random: Random, level: Level) -> Told:
    a, b, c = random.randint(2, 4), number(random, level, 2), 10 * number(random, level, 2)
    message = say(
        "Making x bicycles costs {cost} dollars. Find the function that says how fast the cost rises as x grows.",
        cost=Formula(f"{a}x^{{2}} + {b}x + {c}", f"{a}*x^2 + {b}*x + {c}"),
    )
    return message, f"Differentiate {a}*x^2 + {b}*x + {c} with respect to x"


def _profit(random: Random, level: Level) -> Told:
    best, least = number(random, level, 4), 5 * random.randint(0, 5)
    b, c = 2 * best, best**2 - least - 10
    sign = "-" if c >= 0 else "+"
    message = say(
        "At a price of x dollars a shop makes a profit of {profit} dollars a day. What is its largest possible profit?",
        profit=Formula(f"-x^{{2}} + {b}x {sign} {abs(c)}", f"-x^2 + {b}*x {sign} {abs(c)}"),
    )
    return message, f"Find the maximum value of -x^2 + {b}*x {sign} {abs(c)}"


def _fountain(random: Random, level: Level) -> Told:
    t = random.randint(1, 6)
    message = say(
        "A firework rises to the height of {height} metres t seconds after its start. How high does it get?",
        height=Formula(f"{10 * t}t - 5t^{{2}}", f"{10 * t}*t - 5*t^2"),
    )
    return message, f"Find the maximum value of {10 * t}*t - 5*t^2"


def _inflow(random: Random, level: Level) -> Told:
    a, b, end = 3 * random.randint(1, 3), number(random, level, 2), random.randint(2, 5)
    message = say(
        "Water runs into a basin at the rate of {rate} litres per minute, t minutes after the tap is opened. How many "
        "litres run in during the first {end} minutes?",
        rate=Formula(f"{a}t^{{2}} + {b}", f"{a}*t^2 + {b}"),
        end=end,
    )
    return message, f"Integrate {a}*t^2 + {b} from 0 to {end}"


def _warmth(random: Random, level: Level) -> Told:
    a, b, end = random.randint(1, 3), number(random, level, 2), 3 * random.randint(1, 2)
    coefficient = "" if a == 1 else str(a)
    message = say(
        "After x hours it is {warmth} degrees in an oven that heats up. What is the mean temperature of the first "
        "{end} hours?",
        warmth=Formula(f"{coefficient}x^{{2}} + {b}", f"{a}*x^2 + {b}"),
        end=end,
    )
    return message, f"Find the average value of {a}*x^2 + {b} from 0 to {end}"


def _kite(random: Random, level: Level) -> Told:
    length, angle = 2 * number(random, level, 5), random.choice((30, 45, 60))
    message = say(
        "A kite flies on a tight string of {length} metres that rises at {angle} degrees from the ground. How high is "
        "the kite? Give the exact value.",
        length=length,
        angle=angle,
    )
    return message, f"Find the exact value of {length}*sin({angle}°)"


STORIES: dict[str, tuple[Story, ...]] = {
    "exponential-equations": (_half_life,),
    "substituting": (_compound,),
    "logarithmic-equations": (_magnitude,),
    "progressions": (_bounce, _posts),
    "sequences": (_matches,),
    "rational-equations": (_pipes, _mean_price),
    "linear-systems": (_boat, _mixture),
    "solution-questions": (_screen, _cyclist),
    "absolute-value-inequalities": (_tolerance,),
    "absolute-value-equations": (_milestone,),
    "linear-inequalities": (_greenhouse,),
    "derivatives": (_speed_of, _marginal),
    "curve-sketching": (_profit, _fountain),
    "integrals": (_inflow,),
    "integral-applications": (_warmth,),
    "trigonometry": (_kite,),
}
