"""What is no plain formula: whether a triangle exists, and angles in the other measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from sympy import Basic, Expr, Float, Gt, Integer, Rational, S, pi

from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.lines import law
from tutor.rules.measures import Measure
from tutor.rules.measures.asking import posed
from tutor.rules.measures.units import in_degrees, in_one_unit, members
from tutor.rules.measures.working import answer_with_unit
from tutor.rules.measures.writing import over, plus, times
from tutor.rules.numerals import evaluated, tidy
from tutor.solution import Answer, SameValue, Step
from tutor.topic import Asking, Exercise, Posed

OTHERS = frozenset(("triangle_exists", "radians", "degrees"))

Pose = Callable[[Mapping[str, Basic]], Posed | None]


def fits_other(problem: Problem) -> bool:
    """Whether the statement is one of these."""
    return problem.goal is Goal.VALUE and operation_name(expression(problem.statement)) in OTHERS


def solve_other(problem: Problem) -> Iterator[Step | Answer]:
    """Steps and answer."""
    statement = expression(problem.statement)
    if operation_name(statement) == "triangle_exists":
        yield from _existence(statement)
    else:
        yield from _converted(statement, operation_name(statement) == "radians")


def _existence(statement: Basic) -> Iterator[Step | Answer]:
    *short, longest = sorted(statement.args, key=lambda side: float(side))
    exists = bool(sum(short) > longest)
    inequality = Gt(plus(*short), longest, evaluate=False)
    before, after, truth = formula(statement), formula(inequality), formula(S.true if exists else S.false)
    yield Step(
        "triangle-inequality",
        say("Compare the longest side with the sum of the other two."),
        say(
            "Two sides of a triangle together are longer than the third (triangle inequality); only the longest side "
            "can break this."
        ),
        before,
        after,
        SameValue(before, after),
        idea=say("Which of the three sides is the longest?"),
    )
    compared = Gt(sum(short), longest, evaluate=False)
    middle = formula(compared)
    title, because = say("Work out the sum."), say("Only numbers are left.")
    yield Step("evaluate", title, because, after, middle, SameValue(after, middle))
    remark = say("Yes, there is such a triangle.") if exists else say("No, there is no such triangle.")
    yield Answer(truth, truth, remark)


def _converted(statement: Basic, to_radians: bool) -> Iterator[Step | Answer]:
    angle = statement.args[0]
    written = times(angle, over(pi, Integer(180))) if to_radians else times(angle, over(Integer(180), pi))
    value = tidy(written)
    before, middle, after = formula(statement), formula(written), formula(value)
    factor = law(r"\frac{\pi}{180^\circ}", "pi/180°") if to_radians else law(r"\frac{180^\circ}{\pi}", "180°/pi")
    yield Step(
        "convert-angle",
        say("Multiply by {factor}.", factor=factor),
        say("A straight angle has 180 degrees, which is π radians."),
        before,
        middle,
        SameValue(before, middle),
        idea=say("How many radians has a straight angle?"),
    )
    if middle.plain != after.plain:
        title, because = say("Work out the value."), say("Only a product is left.")
        yield Step("evaluate", title, because, middle, after, SameValue(middle, after))
    yield answer_with_unit(value, "", None if to_radians else 0)


def _pose_existence(blanks: Mapping[str, Basic]) -> Posed | None:
    found = in_one_unit(side for name in ("s", "t") if name in blanks for side in members(blanks[name]))
    if found is None or len(found[0]) != 3 or not all(side.is_positive for side in found[0]):
        return None
    return Posed(operation("triangle_exists", *found[0]), "decide", Goal.VALUE)


def _pose_radians(blanks: Mapping[str, Basic]) -> Posed | None:
    angle = in_degrees(blanks["a"])
    return None if angle is None else Posed(operation("radians", angle), "convert", Goal.VALUE)


def _pose_degrees(blanks: Mapping[str, Basic]) -> Posed | None:
    angle = blanks["a"]
    if not isinstance(angle, Expr) or not angle.is_number or not angle.is_real:
        return None
    exact = angle.xreplace({number: Rational(str(number)) for number in angle.atoms(Float)})
    return Posed(operation("degrees", evaluated(exact)), "convert", Goal.VALUE)


def missing(measure: Measure, corners: int) -> Pose:
    """Pose the angle that is missing in a polygon of so many corners."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        given = [in_degrees(angle) for name in ("s", "t") if name in blanks for angle in members(blanks[name])]
        if len(given) != corners - 1 or any(angle is None for angle in given):
            return None
        numbers = {"n": Integer(corners)} | {f"a{i}": angle for i, angle in enumerate(given) if angle is not None}
        return posed(measure, numbers)

    return pose


def _degree(*phrases: str) -> tuple[str, ...]:
    return tuple(other for phrase in phrases for other in (phrase, phrase.replace("{t}", "{t} degrees")))


def other_askings(measures: Mapping[str, Measure]) -> tuple[Asking, ...]:
    """Ways to ask for these, and for the missing angle of a figure with a name."""
    known = (
        "with angles {s} and {t}",
        "if other angles are {s} and {t}",
        "whose other angles are {s} and {t}",
        "with angles {s}",
        "if two angles are {s} and {t}",
        "whose angles are {s} and {t}",
    )
    third = ("third angle of triangle", "remaining angle of triangle", "missing angle of triangle")
    fourth = ("fourth angle of quadrilateral", "remaining angle of quadrilateral", "missing angle of quadrilateral")
    angle = measures["missing_angle"]
    return (
        Asking(
            _degree(
                *(f"{ask}{what} {told}" for ask in ("", "find ") for what in third for told in known),
                "two angles of triangle are {s} and {t} find third angle",
                "triangle has angles {s} and {t} find third angle",
            ),
            missing(angle, 3),
        ),
        Asking(
            _degree(
                *(f"{ask}{what} {told}" for ask in ("", "find ") for what in fourth for told in known),
                "three angles of quadrilateral are {s} and {t} find fourth angle",
            ),
            missing(angle, 4),
        ),
        Asking(
            (
                "does triangle with sides {s} and {t} exist",
                "is there triangle with sides {s} and {t}",
                "can triangle have sides {s} and {t}",
                "can {s} and {t} be sides of triangle",
                "does triangle with side lengths {s} and {t} exist",
                "is there triangle with side lengths {s} and {t}",
                "does triangle with sides {s} exist",
                "does there exist triangle with sides {s} and {t}",
            ),
            _pose_existence,
        ),
        Asking(
            (
                "angle {a} degrees in radians",
                "convert {a} degrees to radians",
                "convert {a} to radians",
                "express {a} degrees in radians",
                "express {a} in radians",
                "{a} degrees in radians",
                "find {a} degrees in radians",
                "convert angle {a} degrees to radians",
                "write {a} degrees in radians",
                "convert {a} degrees into radians",
                "change {a} degrees to radians",
            ),
            _pose_radians,
        ),
        Asking(
            (
                "angle {a} radians in degrees",
                "convert {a} radians to degrees",
                "convert {a} to degrees",
                "express {a} radians in degrees",
                "{a} radians in degrees",
                "find {a} radians in degrees",
                "express {a} in degrees",
                "convert {a} radians into degrees",
                "write {a} radians in degrees",
                "convert {a} from radians to degrees",
                "convert angle {a} radians to degrees",
            ),
            _pose_degrees,
        ),
    )


_NAMES = {
    "triangle": 3,
    "quadrilateral": 4,
    "pentagon": 5,
    "hexagon": 6,
    "heptagon": 7,
    "octagon": 8,
    "nonagon": 9,
    "decagon": 10,
    "dodecagon": 12,
}


def named_polygons(measures: Mapping[str, Measure]) -> tuple[Asking, ...]:
    """Angles and diagonals of polygons that are called by their names."""
    asks = {
        "sum_of_angles": (
            "sum of interior angles of {0}",
            "sum of interior angles in {0}",
            "sum of angles of {0}",
            "sum of measures of interior angles of {0}",
        ),
        "interior_angle": (
            "interior angle of regular {0}",
            "each interior angle of regular {0}",
            "measure of each interior angle of regular {0}",
            "measure of interior angle of regular {0}",
        ),
        "exterior_angle": (
            "exterior angle of regular {0}",
            "each exterior angle of regular {0}",
            "measure of each exterior angle of regular {0}",
            "measure of exterior angle of regular {0}",
        ),
        "diagonals_of_polygon": ("number of diagonals of {0}", "number of diagonals in {0}"),
    }
    found = []
    for name, phrases in asks.items():
        for figure, corners in _NAMES.items():
            told = tuple(f"{start}{phrase.format(figure)}" for start in ("", "find ") for phrase in phrases)
            if name == "diagonals_of_polygon":
                told += (f"how many diagonals does {figure} have",)
            found.append(Asking(told, _fixed(measures[name], corners)))
    return tuple(found)


def _fixed(measure: Measure, corners: int) -> Pose:
    return lambda blanks: posed(measure, {"n": Integer(corners)})


def practise_other(draw: Random, level: Level) -> Exercise:
    """An angle in the other measure, or a triangle that may not exist."""
    kind = draw.randrange(3)
    if kind == 0:
        sides = sorted(draw.sample(range(2, 30), 2))
        sides.append(sides[0] + sides[1] + draw.randint(-4, 4))
        draw.shuffle(sides)
        values = [Integer(max(2, side)) for side in sides]
        statement = say(
            "Is there a triangle with sides {a}, {b} and {c}?",
            a=formula(values[0]),
            b=formula(values[1]),
            c=formula(values[2]),
        )
        return Exercise(statement, Posed(operation("triangle_exists", *values), "decide", Goal.VALUE))
    step = {Level.BEGINNER: 30, Level.INTERMEDIATE: 15, Level.ADVANCED: 1}[level]
    angle = Integer(step * draw.randint(1, 360 // step))
    if kind == 1:
        statement = say("Write {a} degrees in radians.", a=formula(angle))
        return Exercise(statement, Posed(operation("radians", angle), "convert", Goal.VALUE), expected=angle * pi / 180)
    statement = say("Write {a} radians in degrees.", a=formula(angle * pi / 180))
    return Exercise(statement, Posed(operation("degrees", angle * pi / 180), "convert", Goal.VALUE), expected=angle)


__all__ = ["OTHERS", "fits_other", "missing", "named_polygons", "other_askings", "practise_other", "solve_other"]
