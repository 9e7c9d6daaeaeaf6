"""The units that are converted here: their names and signs, and how many of the next smaller unit each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sympy import Expr, Integer, Rational, pi


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name, its plural, what it measures, and its size in the smallest unit that is listed for that."""

    name: str
    plural: str
    kind: str
    size: Expr


def _plural(name: str) -> str:
    irregular = {"century": "centuries", "millennium": "millennia", "foot": "feet", "inch": "inches"}
    return irregular.get(name, name if name in ("celsius", "fahrenheit", "kelvin") else name + "s")


_SIZES: dict[str, dict[str, Expr]] = {
    "length": {
        "nanometer": Integer(1), "micrometer": Integer(10**3), "millimeter": Integer(10**6),
        "centimeter": Integer(10**7), "decimeter": Integer(10**8), "meter": Integer(10**9),
        "kilometer": Integer(10**12),
        "inch": Integer(25_400_000), "foot": Integer(304_800_000), "yard": Integer(914_400_000),
        "mile": Integer(1_609_344_000_000),
    },
    "mass": {
        "nanogram": Integer(1), "microgram": Integer(10**3), "milligram": Integer(10**6), "gram": Integer(10**9),
        "kilogram": Integer(10**12), "tonne": Integer(10**15), "pound": Integer(453_592_370_000),
        "ounce": Rational(453_592_370_000, 16),
    },
    "time": {
        "nanosecond": Integer(1), "microsecond": Integer(10**3), "millisecond": Integer(10**6),
        "second": Integer(10**9),
        "minute": Integer(60 * 10**9), "hour": Integer(3600 * 10**9), "day": Integer(86400 * 10**9),
        "week": Integer(604800 * 10**9),
    },
    "calendar": {
        "month": Integer(1), "year": Integer(12), "decade": Integer(120), "century": Integer(1200),
        "millennium": Integer(12000),
    },
    "volume": {"millilitre": Integer(1), "centilitre": Integer(10), "decilitre": Integer(100), "litre": Integer(1000)},
    "angle": {"degree": pi / 180, "radian": Integer(1)},
    "temperature": {"celsius": Integer(1), "fahrenheit": Integer(1), "kelvin": Integer(1)},
}  # fmt: skip

UNITS = {name: Unit(name, _plural(name), kind, size) for kind, sizes in _SIZES.items() for name, size in sizes.items()}

_SIGNS = {
    "m": "meter", "km": "kilometer", "cm": "centimeter", "dm": "decimeter", "mm": "millimeter", "um": "micrometer",
    "μm": "micrometer", "µm": "micrometer", "nm": "nanometer", "in": "inch", "ft": "foot", "yd": "yard", "mi": "mile",
    "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "ms": "millisecond",
    "us": "microsecond", "μs": "microsecond", "µs": "microsecond", "ns": "nanosecond",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "ug": "microgram", "μg": "microgram", "µg": "microgram",
    "ng": "nanogram", "t": "tonne", "lb": "pound", "lbs": "pound", "oz": "ounce",
    "l": "litre", "L": "litre", "ml": "millilitre", "mL": "millilitre", "cl": "centilitre", "dl": "decilitre",
    "°": "degree", "deg": "degree", "rad": "radian", "°C": "celsius", "℃": "celsius", "°F": "fahrenheit",
    "℉": "fahrenheit", "K": "kelvin",
    "미터": "meter", "킬로미터": "kilometer", "센티미터": "centimeter", "밀리미터": "millimeter", "그램": "gram",
    "킬로그램": "kilogram", "밀리그램": "milligram", "톤": "tonne", "리터": "litre", "밀리리터": "millilitre",
    "초": "second", "분": "minute", "시간": "hour", "일": "day", "주": "week", "년": "year", "개월": "month",
    "도": "degree", "라디안": "radian", "섭씨": "celsius", "화씨": "fahrenheit",
}  # fmt: skip

_PHRASES = {"degrees celsius": "celsius", "degrees fahrenheit": "fahrenheit", "degree celsius": "celsius",
            "degree fahrenheit": "fahrenheit", "metric tons": "tonne", "metric ton": "tonne"}  # fmt: skip


def unit_of(text: str) -> str | None:
    """Return the name of a unit however it is written (``km``, ``kilometres per hour``, ``cm^2``), else None."""
    text = re.sub(r"\s+", " ", text.strip().replace("^\\circ", "°").replace("\\circ", "°").strip("^"))
    text = re.sub(r"°\s+(?=[CF]\b)", "°", text)
    if single := _single(text):
        return single
    parts = re.split(r"\s*(?:/|\bper\b)\s*", text)
    found = [_powered(part) for part in parts]
    if len(parts) > 2 or not all(found):
        return None
    return "/".join(name for name in found if name)


def _powered(text: str) -> str | None:
    found = re.fullmatch(r"(square|sq\.?|cubic)\s+(.+)", text, re.IGNORECASE)
    if found:
        name = _single(found[2])
        return f"{name}^{3 if found[1].lower() == 'cubic' else 2}" if name else None
    found = re.fullmatch(r"(.+?)\s*(?:\^\s*\{?\s*([23])\s*\}?|([²³]))", text)
    if found:
        name = _single(found[1])
        power = found[2] or {"²": "2", "³": "3"}[found[3]]
        return f"{name}^{power}" if name else None
    return _single(text)


def _single(text: str) -> str | None:
    if text in _SIGNS:
        return _SIGNS[text]
    word = text.lower()
    if word in _PHRASES:
        return _PHRASES[word]
    word = re.sub(r"metre(s?)\Z", r"meter\1", word)
    word = re.sub(r"liter(s?)\Z", r"litre\1", word)
    return _NAMES.get(word)


_NAMES = {name: unit.name for unit in UNITS.values() for name in (unit.name, unit.plural)} | {
    "metric tonnes": "tonne", "hrs": "hour", "mins": "minute", "secs": "second", "ºc": "celsius", "ºf": "fahrenheit",
}  # fmt: skip


def is_simple(name: str) -> bool:
    """Whether a unit is a single one, not a power or a quotient of units."""
    return name in UNITS


def same_kind(one: str, other: str) -> bool:
    """Whether two units measure the same thing."""
    return dimension(one) == dimension(other)


def dimension(name: str) -> dict[str, int]:
    """What a unit measures, as powers."""
    kinds: dict[str, int] = {}
    for sign, word, power in parts_of(name):
        kind, times = UNITS[word].kind, 1
        if kind == "volume":
            kind, times = "length", 3
        kinds[kind] = kinds.get(kind, 0) + sign * power * times
    return {kind: power for kind, power in kinds.items() if power}


def parts_of(name: str) -> list[tuple[int, str, int]]:
    """The units that a unit is made of: sign (1 above the line, -1 below), name, power."""
    above, _, below = name.partition("/")
    found: list[tuple[int, str, int]] = []
    for sign, text in ((1, above), (-1, below)):
        if text:
            word, _, power = text.partition("^")
            found.append((sign, word, int(power or 1)))
    return found


def spoken(name: str, *, one: bool = False) -> str:
    """A unit in words: ``kilometers per hour``, ``square meters``."""
    words: list[str] = []
    for sign, word, power in parts_of(name):
        said = UNITS[word].name if one or sign < 0 else UNITS[word].plural
        said = {"celsius": "degrees Celsius", "fahrenheit": "degrees Fahrenheit"}.get(said, said)
        said = {2: "square ", 3: "cubic "}.get(power, "") + said
        words += ["per", said] if sign < 0 else [said]
    return " ".join(words)
