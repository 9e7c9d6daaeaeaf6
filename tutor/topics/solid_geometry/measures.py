"""Volumes and surfaces, each with its law."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sympy import Expr, Integer, pi

from tutor.messages import say
from tutor.problem import Level
from tutor.rules.lines import law
from tutor.rules.measures import Measure, asked
from tutor.rules.measures.writing import HALF, THIRD, over, plus, root, squared, times

_R, _H, _SIDE = ("radius", "r"), ("height", "h"), ("side length", "a")
_BOX = (("length", "a"), ("width", "b"), ("height", "c"))
_BASE = (("base length", "a"), ("base width", "b"), ("height", "h"))
_HALVED = {"r": ("d", lambda d: times(d, HALF))}
_TWO, _THREE, _FOUR = Integer(2), Integer(3), Integer(4)


def _round(quantity: str, figure: str) -> tuple[str, ...]:
    """A figure with a radius and a height."""
    return asked(quantity, figure, _H, _R) + asked(quantity, figure, _H, ("diameter", "d"))


def _ball(quantity: str, figure: str) -> tuple[str, ...]:
    return asked(quantity, figure, _R) + asked(quantity, figure, ("diameter", "d"))


def _side(quantity: str) -> tuple[str, ...]:
    return (
        asked(quantity, "cube", _SIDE) + asked(quantity, "cube", ("side", "a")) + asked(quantity, "cube", ("edge", "a"))
    )


def _box(quantity: str) -> tuple[str, ...]:
    lists = (
        "sides of lengths {s}",
        "sides {s}",
        "sides {s} and {t}",
        "dimensions {s}",
        "dimensions {s} and {t}",
        "dimensions {a} by {b} by {c}",
        "sides of length {s} and {t}",
        "edges {s} and {t}",
    )
    told = [f"{find}{quantity} of cuboid with {given}" for given in lists for find in ("", "find ")]
    return (*asked(quantity, "cuboid", *_BOX, any_order=False), *told)


def _pyramid(quantity: str) -> tuple[str, ...]:
    square = (f"{quantity} of square pyramid with side length {{e}} and height {{h}}",)
    return asked(quantity, "pyramid", *_BASE, any_order=False) + square


def _right_cone(draw: Random, level: Level) -> Sequence[Expr]:
    """A radius and a height with a whole slant height."""
    a, b, _ = draw.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (20, 21, 29)))
    k = draw.randint(1, 6)
    r, h = draw.sample((a, b), 2)
    return Integer(k * r), Integer(k * h)


def _frustum(draw: Random, level: Level) -> Sequence[Expr]:
    r1, r2 = draw.sample(range(1, 15), 2)
    return Integer(r1), Integer(r2), Integer(3 * draw.randint(1, 8))


_MEASURES = (
    Measure(
        "volume_of_cube",
        say("volume of a cube"),
        ("a",),
        law("V = a^3", "V = a^3"),
        say("All three edges of the cube are equal, so the volume is the edge cubed:"),
        lambda a: squared(a, 3),
        _side("volume"),
        3,
    ),
    Measure(
        "surface_area_of_cube",
        say("surface area of a cube"),
        ("a",),
        law("S = 6a^2", "S = 6a^2"),
        say("The cube has six square faces:"),
        lambda a: times(Integer(6), squared(a)),
        _side("surface area"),
        2,
    ),
    Measure(
        "volume_of_cuboid",
        say("volume of a cuboid"),
        ("a", "b", "c"),
        law("V = abc", "V = abc"),
        say("The volume of a cuboid is length times width times height:"),
        lambda a, b, c: times(a, b, c),
        _box("volume"),
        3,
    ),
    Measure(
        "surface_area_of_cuboid",
        say("surface area of a cuboid"),
        ("a", "b", "c"),
        law("S = 2(ab + bc + ca)", "S = 2(ab + bc + ca)"),
        say("Opposite faces of a cuboid are equal, so each of three rectangles counts twice:"),
        lambda a, b, c: times(_TWO, plus(times(a, b), times(b, c), times(c, a))),
        _box("surface area"),
        2,
    ),
    Measure(
        "diagonal_of_cuboid",
        say("diagonal of a cuboid"),
        ("a", "b", "c"),
        law(r"d = \sqrt{a^2 + b^2 + c^2}", "d = sqrt(a^2 + b^2 + c^2)"),
        say("The theorem of Pythagoras is used twice, in a face and in the cuboid:"),
        lambda a, b, c: root(plus(squared(a), squared(b), squared(c))),
        _box("diagonal"),
        1,
    ),
    Measure(
        "volume_of_cylinder",
        say("volume of a cylinder"),
        ("r", "h"),
        law(r"V = \pi r^2 h", "V = pi r^2 h"),
        say("The volume is the area of the base circle times the height:"),
        lambda r, h: times(pi, squared(r), h),
        _round("volume", "cylinder"),
        3,
        derived=_HALVED,
    ),
    Measure(
        "surface_area_of_cylinder",
        say("surface area of a cylinder"),
        ("r", "h"),
        law(r"S = 2\pi r h + 2\pi r^2", "S = 2 pi r h + 2 pi r^2"),
        say("The curved side unrolls to a rectangle, and there are two circles:"),
        lambda r, h: plus(times(_TWO, pi, r, h), times(_TWO, pi, squared(r))),
        _round("surface area", "cylinder"),
        2,
        derived=_HALVED,
    ),
    Measure(
        "curved_surface_of_cylinder",
        say("curved surface area of a cylinder"),
        ("r", "h"),
        law(r"S = 2\pi r h", "S = 2 pi r h"),
        say("The curved side unrolls to a rectangle, as long as the circumference and as high as the cylinder:"),
        lambda r, h: times(_TWO, pi, r, h),
        _round("curved surface area", "cylinder"),
        2,
        derived=_HALVED,
    ),
    Measure(
        "volume_of_cone",
        say("volume of a cone"),
        ("r", "h"),
        law(r"V = \frac{1}{3}\pi r^2 h", "V = 1/3 pi r^2 h"),
        say("A cone is a third of the cylinder with the same base and height:"),
        lambda r, h: times(THIRD, pi, squared(r), h),
        _round("volume", "cone"),
        3,
        derived=_HALVED,
    ),
    Measure(
        "surface_area_of_cone",
        say("surface area of a cone"),
        ("r", "h"),
        law(r"S = \pi r \sqrt{r^2 + h^2} + \pi r^2", "S = pi r sqrt(r^2 + h^2) + pi r^2"),
        say("The curved side is a sector with the slant height as radius, and there is one circle:"),
        lambda r, h: plus(times(pi, r, root(plus(squared(r), squared(h)))), times(pi, squared(r))),
        _round("surface area", "cone"),
        2,
        derived=_HALVED,
        draw=_right_cone,
    ),
    Measure(
        "curved_surface_of_cone",
        say("curved surface area of a cone"),
        ("r", "h"),
        law(r"S = \pi r \sqrt{r^2 + h^2}", "S = pi r sqrt(r^2 + h^2)"),
        say("The curved side unrolls to a sector whose radius is the slant height:"),
        lambda r, h: times(pi, r, root(plus(squared(r), squared(h)))),
        _round("curved surface area", "cone"),
        2,
        derived=_HALVED,
        draw=_right_cone,
    ),
    Measure(
        "slant_height_of_cone",
        say("slant height of a cone"),
        ("r", "h"),
        law(r"l = \sqrt{r^2 + h^2}", "l = sqrt(r^2 + h^2)"),
        say("Radius and height are the legs of a right triangle whose hypotenuse is the slant height:"),
        lambda r, h: root(plus(squared(r), squared(h))),
        _round("slant height", "cone"),
        1,
        derived=_HALVED,
        draw=_right_cone,
    ),
    Measure(
        "volume_of_frustum",
        say("volume of a frustum of a cone"),
        ("R", "r", "h"),
        law(r"V = \frac{1}{3}\pi h (R^2 + Rr + r^2)", "V = 1/3 pi h (R^2 + R r + r^2)"),
        say("A frustum is a cone with a smaller cone cut off:"),
        lambda a, b, h: times(THIRD, pi, h, plus(squared(a), times(a, b), squared(b))),
        (
            "volume of frustum with height {h} and radii {s} and {t}",
            "volume of frustum with radii {s} and {t} and height {h}",
            "find volume of frustum with height {h} and radii {s} and {t}",
            "volume of frustum with height {h} and radii {s}",
            "find volume of frustum with radii {s} and {t} and height {h}",
            "volume of frustum with height {h} and r1 = {s} is and r2 = {t}",
            "volume of frustum with height {h} and r1 = {s} and r2 = {t}",
        ),
        3,
        draw=_frustum,
    ),
    Measure(
        "volume_of_sphere",
        say("volume of a sphere"),
        ("r",),
        law(r"V = \frac{4}{3}\pi r^3", "V = 4/3 pi r^3"),
        say("The volume of a sphere needs only its radius:"),
        lambda r: times(over(_FOUR, _THREE), pi, squared(r, 3)),
        _ball("volume", "sphere"),
        3,
        derived=_HALVED,
    ),
    Measure(
        "surface_area_of_sphere",
        say("surface area of a sphere"),
        ("r",),
        law(r"S = 4\pi r^2", "S = 4 pi r^2"),
        say("The surface of a sphere is four times the area of a circle of the same radius:"),
        lambda r: times(_FOUR, pi, squared(r)),
        _ball("surface area", "sphere"),
        2,
        derived=_HALVED,
    ),
    Measure(
        "volume_of_hemisphere",
        say("volume of a hemisphere"),
        ("r",),
        law(r"V = \frac{2}{3}\pi r^3", "V = 2/3 pi r^3"),
        say("A hemisphere is half of a sphere:"),
        lambda r: times(over(_TWO, _THREE), pi, squared(r, 3)),
        _ball("volume", "hemisphere"),
        3,
        derived=_HALVED,
    ),
    Measure(
        "surface_area_of_hemisphere",
        say("total surface area of a hemisphere"),
        ("r",),
        law(r"S = 2\pi r^2 + \pi r^2", "S = 2 pi r^2 + pi r^2"),
        say("Half of the sphere's surface and the circle below:"),
        lambda r: plus(times(_TWO, pi, squared(r)), times(pi, squared(r))),
        _ball("total surface area", "solid hemisphere") + _ball("total surface area", "hemisphere"),
        2,
        derived=_HALVED,
    ),
    Measure(
        "curved_surface_of_hemisphere",
        say("curved surface area of a hemisphere"),
        ("r",),
        law(r"S = 2\pi r^2", "S = 2 pi r^2"),
        say("Half of the sphere's surface:"),
        lambda r: times(_TWO, pi, squared(r)),
        _ball("curved surface area", "hemisphere"),
        2,
        derived=_HALVED,
    ),
    Measure(
        "volume_of_pyramid",
        say("volume of a pyramid with a rectangular base"),
        ("a", "b", "h"),
        law(r"V = \frac{1}{3} a b h", "V = 1/3 a b h"),
        say("A pyramid is a third of the cuboid with the same base and height:"),
        lambda a, b, h: times(THIRD, a, b, h),
        _pyramid("volume"),
        3,
        derived={"a": ("e", lambda e: e), "b": ("e", lambda e: e)},
    ),
    Measure(
        "surface_area_of_pyramid",
        say("surface area of a pyramid with a rectangular base"),
        ("a", "b", "h"),
        law(
            r"S = ab + a\sqrt{h^2 + (b/2)^2} + b\sqrt{h^2 + (a/2)^2}",
            "S = ab + a sqrt(h^2 + (b/2)^2) + b sqrt(h^2 + (a/2)^2)",
        ),
        say("The base and four triangles, whose heights come from the theorem of Pythagoras:"),
        lambda a, b, h: plus(
            times(a, b),
            times(a, root(plus(squared(h), squared(over(b, _TWO))))),
            times(b, root(plus(squared(h), squared(over(a, _TWO))))),
        ),
        _pyramid("surface area"),
        2,
        derived={"a": ("e", lambda e: e), "b": ("e", lambda e: e)},
    ),
)


MEASURES = {measure.name: measure for measure in _MEASURES}
