"""How quantities of plane figures are asked for."""

from __future__ import annotations

from tutor.rules.measures import asked

_R = ("radius", "r")


def sides(*quantities: str) -> tuple[str, ...]:
    """A triangle by its three sides, written as a list of any sort."""
    lists = ("{a}, {b} {c}", "{s} and {t}", "{s}")
    names = ("with side lengths", "with sides", "whose sides measure", "with sides of length")
    found = []
    for quantity in quantities:
        for told in (f"{name} {given}" for name in names for given in lists):
            found += [f"{quantity} {told}", f"find {quantity} {told}"]
    found += [f"{quantity} {name} {{s}} and {{t}} units" for quantity in quantities for name in names]
    found += [
        f"what is number of square units in {quantity} whose sides measure {{s}} and {{t}} units"
        for quantity in quantities
    ]
    return tuple(found)


def circle(quantity: str) -> tuple[str, ...]:
    """By radius or diameter."""
    return asked(quantity, "circle", _R) + asked(quantity, "circle", ("diameter", "d"))


def sector(quantity: str, figure: str) -> tuple[str, ...]:
    """By radius and angle, with or without the word degrees."""
    found = list(asked(quantity, figure, _R, ("angle", "a")) + asked(quantity, figure, _R, ("central angle", "a")))
    return tuple(found + [phrase.replace("{a}", "{a} degrees") for phrase in found])


def polygon(quantity: str) -> tuple[str, ...]:
    """Of a regular polygon by its number of sides."""
    return (
        f"find {quantity} of regular polygon with {{n}} sides",
        f"{quantity} of regular polygon with {{n}} sides",
        f"find {quantity} of regular {{n}}-gon",
        f"{quantity} of regular {{n}}-gon",
        f"find measure of {quantity} of regular polygon with {{n}} sides",
        f"find measure of {quantity} of regular {{n}}-gon",
        f"regular polygon has {{n}} sides find its {quantity}",
    )


def two(quantity: str) -> tuple[str, ...]:
    """Of a rectangle by two sides."""
    return tuple(
        f"{find}{quantity} of rectangle with {given}"
        for find in ("", "find ")
        for given in (
            "sides {s} and {t}",
            "dimensions {s} and {t}",
            "dimensions {s} by {t}",
            "side lengths {s} and {t}",
        )
    )


def square(quantity: str) -> tuple[str, ...]:
    """By the side."""
    return asked(quantity, "square", ("side length", "a")) + asked(quantity, "square", ("side", "a"))


def other_angle(name: str) -> tuple[str, ...]:
    """Of an angle, with or without the word degrees."""
    found = [f"{find}{name} {told}" for find in ("", "find ") for told in ("of {a}", "to {a}", "of angle of {a}")]
    return tuple(found + [f"{phrase} degrees" for phrase in found])


def angle_phrases() -> tuple[str, ...]:
    """All interior angles but one, of a polygon with so many sides."""
    known = "first {k} interior angles are {s}"
    left = ("remaining interior angle", "last interior angle", "remaining angle", "last angle", "missing angle")
    asks = [f"find measure of {angle}{unit}" for angle in left for unit in ("", " (in degrees)", " in degrees")]
    starts = (
        f"given convex polygon with {{n}} sides its {known}",
        f"convex polygon has {{n}} sides measures of {known}",
        f"consider convex {{n}}-gon whose {known}",
        f"polygon has {{n}} sides its {known}",
    )
    return tuple(f"{start} {ask}" for start in starts for ask in asks)
