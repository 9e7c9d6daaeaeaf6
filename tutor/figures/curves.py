"""Values of functions at many places, and windows in which they can be seen."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from flint import fmpq
from sympy import Basic, Expr, Symbol

from tutor.figure import Line, Pen, Place
from tutor.maths.balls import Beyond, Point, Undefined, evaluate
from tutor.maths.fractions import Fraction, fraction_of
from tutor.maths.printing import plain

PLACES = 97
"""Places at which a curve is sampled."""

GRAIN = 2**20
"""Places are fractions of this denominator: exact, and of a size that costs nothing."""

LARGEST = 10**300
"""Values beyond this are none of a picture."""


class NotDrawn(Exception):
    """This cannot be drawn: a part of it has no values, or none that fit a picture."""


_POWER = re.compile(r"\^(\d+)(?![\d.])")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TIMES = re.compile(r"(?<=\d)\*(?=[a-zA-Z(√π])")


def label(value: Basic) -> str:
    """A short piece of mathematics as plain text for a picture: ``2x² + 1``, ``√(3)/2``, ``π/6``."""
    text = plain(value).replace("sqrt(", "√(").replace("oo", "∞")
    text = re.sub(r"\bpi\b", "π", text)
    text = _POWER.sub(lambda power: power[1].translate(_RAISED), text)
    text = re.sub(r"√\((\w)\)", r"√\1", _TIMES.sub("", text))
    return text.replace("*", "·").replace("-", "−")


def number(value: Basic) -> float:
    """A real number as a float.

    Raises:
        NotDrawn: it is not one, or too large for a picture.
    """
    found = _value(value, {}) if isinstance(value, Expr) and not value.free_symbols else None
    if found is None or abs(found) > 1e9:
        raise NotDrawn(value)
    return found


def value_at(f: Basic, x: Symbol, place: float) -> float | None:
    """The real value of a function at a place, None where it has none."""
    return _value(f, {x: fmpq(round(place * GRAIN), GRAIN)})


def _value(f: Basic, point: Point) -> float | None:
    try:
        value = evaluate(f, point, bits=53)
    except (Undefined, ArithmeticError):
        return None
    except Beyond as error:
        raise NotDrawn(f) from error
    if not value.inside:
        return None
    found = float(value.ball.real.mid())
    return found if math.isfinite(found) else None


def sampled(f: Expr, x: Symbol, left: float, right: float) -> list[tuple[float, float | None]]:
    """The values of a function between two ends, None where it has none."""
    places = [left + (right - left) * i / (PLACES - 1) for i in range(PLACES)]
    quotient = fraction_of(f, x)
    if quotient is None:
        return [(place, value_at(f, x, place)) for place in places]
    return [(place, _quotient_at(quotient, fmpq(round(place * GRAIN), GRAIN))) for place in places]


def _quotient_at(quotient: Fraction, place: fmpq) -> float | None:
    """The value of a quotient of polynomials, None where it has none."""
    above, below = quotient[0](place), quotient[1](place)
    if below == 0:
        return None
    value = above / below
    return int(value.p) / int(value.q) if abs(value) < LARGEST else None


def height(samples: Iterable[Sequence[tuple[float, float | None]]], wanted: Iterable[float]) -> tuple[float, float]:
    """A bottom and a top that show the wanted values and most of each curve, but no pole to its end."""
    values = sorted(y for curve in samples for _, y in curve if y is not None)
    wanted = list(wanted)
    if not values:
        raise NotDrawn("no values")
    low, high = values[len(values) // 12], values[-1 - len(values) // 12]
    low, high = min([low, *wanted]), max([high, *wanted])
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    margin = (high - low) * 0.12
    return low - margin, high + margin


def width(wanted: Sequence[float]) -> tuple[float, float]:
    """A left and a right end around the wanted places."""
    low, high = min(wanted), max(wanted)
    margin = max((high - low) * 0.4, 0.25 * max(abs(low), abs(high)), 1.0)
    return low - margin, high + margin


def pieces(curve: Sequence[tuple[float, float | None]], bottom: float, top: float) -> list[tuple[Place, ...]]:
    """The curve in pieces, broken where it has no value or leaps across the window."""
    reach = (top - bottom) * 2
    found: list[list[Place]] = [[]]
    for (_, before), (place, value) in zip([(0.0, None), *curve], curve, strict=False):
        outside = value is None or not bottom - reach <= value <= top + reach
        leaps = value is not None and before is not None and abs(value - before) > (top - bottom) * 1.5
        if outside or leaps:
            found.append([])
        if not outside and value is not None:
            found[-1].append((place, value))
    return [tuple(piece) for piece in found if len(piece) > 1]


def drawn(
    curve: Sequence[tuple[float, float | None]], bottom: float, top: float, pen: Pen = Pen.FIRST, label: str = ""
) -> list[Line]:
    """The curve as lines of the window, its label on the last."""
    parts = pieces(curve, bottom, top)
    return [Line(part, pen, label if index == len(parts) - 1 else "") for index, part in enumerate(parts)]
