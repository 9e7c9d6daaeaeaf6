"""Stories whose answer is an expression: areas, perimeters and costs written in another form; and roots."""

from __future__ import annotations

from random import Random

from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.messages import Formula, Message, say
from tutor.problem import Level
from tutor.service.practice.stories.telling import Story, name, number

Told = tuple[Message, str]


def typeset(text: str) -> Formula:
    """Return the formula of a plain text."""
    return formula(read(text))


def _plot(random: Random, level: Level) -> Told:
    a, b = number(random, level), number(random, level)
    message = say(
        "{name} has a square garden with sides of x metres and makes it {a} metres longer and {b} metres wider. Write "
        "the new area without brackets.",
        name=name(random),
        a=a,
        b=b,
    )
    return message, f"Expand (x + {a})(x + {b})"


def _frame(random: Random, level: Level) -> Told:
    a, b = number(random, level, 3), number(random, level, 3)
    message = say(
        "A picture is {a} decimetres wide and {b} decimetres high. Its frame is x decimetres broad on all sides. Write "
        "the area of the picture with its frame without brackets.",
        a=a,
        b=b,
    )
    return message, f"Expand (2x + {a})(2x + {b})"


def _sides(random: Random, level: Level) -> Told:
    a, b = number(random, level, 1), number(random, level, 1)
    area = f"x^2 + {a + b}x + {a * b}"
    message = say(
        "The area of a rectangle is {area}. Write it as a product, so that one sees how long the sides can be.",
        area=typeset(area),
    )
    return message, f"Factor {area}"


def _border(random: Random, level: Level) -> Told:
    a, b = number(random, level), number(random, level, 1)
    message = say(
        "A triangle has sides of {one}, {two} and {three} centimetres. Write its perimeter as simply as you can.",
        one=typeset(f"x + {a}"),
        two=typeset(f"{b + 1}x - {b}"),
        three=typeset(f"2x + {a + b}"),
    )
    return message, f"Simplify (x + {a}) + ({b + 1}x - {b}) + (2x + {a + b})"


def _wages(random: Random, level: Level) -> Told:
    a, b, c, d = (number(random, level) for _ in range(4))
    message = say(
        "{name} works x hours on Saturday for {a} dollars an hour and two hours less on Sunday for {b} dollars an "
        "hour, and pays {c} dollars for the bus. Write what is left as simply as you can.",
        name=name(random),
        a=a + d,
        b=b + 1,
        c=c,
    )
    return message, f"Simplify {a + d}x + {b + 1}(x - 2) - {c}"


def _profit(random: Random, level: Level) -> Told:
    a, b, c, d = (number(random, level) for _ in range(4))
    income, cost = f"{a + b}x^2 + {c + d}x", f"{a}x^2 + {c}x + {d}"
    message = say(
        "With x hundred bicycles a firm takes in {income} thousand dollars, and they cost it {cost} thousand dollars. "
        "Which polynomial is its profit, in thousand dollars?",
        income=typeset(income),
        cost=typeset(cost),
    )
    return message, f"Subtract {cost} from {income}"


def _both_walls(random: Random, level: Level) -> Told:
    a, b, c, d = (number(random, level) for _ in range(4))
    one, two = f"{a}x^2 + {b}x", f"{c}x^2 + {d}x + {a + b}"
    message = say(
        "{name} paints two walls with areas of {one} and {two} square metres. Which polynomial is the area of both?",
        name=name(random),
        one=typeset(one),
        two=typeset(two),
    )
    return message, f"Add {one} and {two}"


def _other_side(random: Random, level: Level) -> Told:
    a, b, c = number(random, level, 1), number(random, level), random.randint(2, 4)
    area = f"{c}x^2 + {c * a + b}x + {a * b}"
    message = say(
        "A rectangle is {width} metres wide and has an area of {area} square metres. How long is it?",
        width=typeset(f"x + {a}"),
        area=typeset(area),
    )
    return message, f"Divide {area} by x + {a}"


def _highest(random: Random, level: Level) -> Told:
    t, h = random.randint(1, 4 if level is Level.BEGINNER else 9), number(random, level, 1)
    height = f"-5x^2 + {10 * t}x + {h}"
    message = say(
        "After x seconds a rocket is {height} metres high. Write that in vertex form, so that one sees when it "
        "is highest.",
        height=typeset(height),
    )
    return message, f"Write {height} in vertex form"


def _cheapest(random: Random, level: Level) -> Told:
    t, c = number(random, level, 1), number(random, level, 1)
    cost = f"x^2 - {2 * t}x + {t * t + c}"
    message = say(
        "At a speed of x tens of kilometres per hour a car uses {cost} litres of fuel. Complete the square, so that "
        "one sees at which speed that is least.",
        cost=typeset(cost),
    )
    return message, f"Complete the square: {cost}"


def _two_taps(random: Random, level: Level) -> Told:
    d = number(random, level, 1)
    one, two = "1/x", f"1/(x + {d})"
    message = say(
        "One tap fills {one} of a pool in an hour, another one {two} of it. Write as one fraction which part of the "
        "pool both fill together in an hour.",
        one=typeset(one),
        two=typeset(two),
    )
    return message, f"Add the rational expressions {one} and {two}"


def _fence(random: Random, level: Level) -> Told:
    k, m = number(random, level), random.choice((2, 3, 5, 6, 7))
    message = say(
        "A square meadow has an area of {area} square metres. How long exactly is the fence around it? Write the root "
        "in simplest form.",
        area=k * k * m,
    )
    return message, f"Write 4*sqrt({k * k * m}) in simplest radical form"


def _two_beds(random: Random, level: Level) -> Told:
    (a, b), m = random.sample(range(2, 8 if level is Level.BEGINNER else 16), 2), random.choice((2, 3, 5, 6, 7))
    message = say(
        "Two square beds with areas of {a} and {b} square metres lie side by side. How long exactly are they together? "
        "Write it with one root.",
        a=a * a * m,
        b=b * b * m,
    )
    return message, f"Write sqrt({a * a * m}) + sqrt({b * b * m}) in simplest radical form"


def _diagonal(random: Random, level: Level) -> Told:
    a, b = random.sample(range(3, {Level.BEGINNER: 10}.get(level, 30)), 2)
    message = say(
        "A rectangular screen has sides of x and y decimetres: {sum} and {product}. Find {asked}, the square of its "
        "diagonal.",
        sum=typeset(f"x + y = {a + b}"),
        product=typeset(f"x*y = {a * b}"),
        asked=typeset("x^2 + y^2"),
    )
    return message, f"If x + y = {a + b} and xy = {a * b}, find x^2 + y^2."


STORIES: dict[str, tuple[Story, ...]] = {
    "expanding": (_plot, _frame),
    "factoring": (_sides,),
    "simplifying": (_border, _wages),
    "polynomials": (_profit, _both_walls),
    "polynomial-division": (_other_side,),
    "completing-the-square": (_highest, _cheapest),
    "rational-expressions": (_two_taps,),
    "radicals": (_fence, _two_beds),
    "conditional-values": (_diagonal,),
}
