"""Units after numbers: ``3.5 cm``, ``12\\text{ square inches}``, ``\\$4``, ``28\\%``, ``90^\\circ``, ``70 mi per h``.

A unit is only ever taken off the end of a text that begins with its value (money: off the front). Words in
``\\text{…}`` that are no unit known here are counted things: ``5\\text{ apples}`` has the dimension ``apple``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sympy import Expr, Integer, Rational, S, pi

from tutor.maths.reading.names import function_named, pieces
from tutor.maths.reading.tables import CONSTANTS, GREEK, OPERATIONS
from tutor.maths.reading.values import Unit

Dimension = dict[str, int]

_L, _T, _M = {"length": 1}, {"time": 1}, {"mass": 1}
_AREA, _VOLUME, _SPEED = {"length": 2}, {"length": 3}, {"length": 1, "time": -1}
_FORCE, _ENERGY = {"mass": 1, "length": 1, "time": -2}, {"mass": 1, "length": 2, "time": -2}
_POWER = {"mass": 1, "length": 2, "time": -3}

_TABLE: list[tuple[str, str, Dimension]] = [
    ("m meter metre meters metres 미터", "1", _L),
    ("cm centimeter centimetre centimeters centimetres", "1/100", _L),
    ("mm millimeter millimetre millimeters millimetres", "1/1000", _L),
    ("km kilometer kilometre kilometers kilometres", "1000", _L),
    ("dm decimeter decimeters", "1/10", _L),
    ("nm nanometer nanometers", "1/1000000000", _L),
    ("um µm μm micrometer micrometers", "1/1000000", _L),
    ("in inch inches", "254/10000", _L),
    ("ft foot feet", "3048/10000", _L),
    ("yd yds yard yards", "9144/10000", _L),
    ("mi mile miles", "1609344/1000", _L),
    ("pc parsec parsecs", "30856775814913673", _L),
    ("au", "149597870700", _L),
    ("s sec secs second seconds 초", "1", _T),
    ("min mins minute minutes 분", "60", _T),
    ("h hr hrs hour hours 시간", "3600", _T),
    ("ms millisecond milliseconds", "1/1000", _T),
    ("day days 일", "86400", _T),
    ("week weeks wk", "604800", _T),
    ("month months", "2629746", {"month": 1}),
    ("year years yr yrs", "31556952", {"year": 1}),
    ("g gram grams", "1/1000", _M),
    ("kg kilogram kilograms", "1", _M),
    ("mg milligram milligrams", "1/1000000", _M),
    ("lb lbs pound pounds", "45359237/100000000", _M),
    ("oz ounce ounces", "45359237/1600000000", _M),
    ("tonne tonnes", "1000", _M),
    ("ton tons", "1", {"ton": 1}),
    ("L l liter litre liters litres", "1/1000", _VOLUME),
    ("mL ml milliliter milliliters millilitre cc", "1/1000000", _VOLUME),
    ("gal gallon gallons", "473176473/125000000000", _VOLUME),
    ("qt quart quarts", "473176473/500000000000", _VOLUME),
    ("pt pint pints", "473176473/1000000000000", _VOLUME),
    ("cup cups", "473176473/2000000000000", _VOLUME),
    ("acre acres", "40468564224/10000000", _AREA),
    ("ha hectare hectares", "10000", _AREA),
    ("mph", "44704/100000", _SPEED),
    ("kph kmh", "5/18", _SPEED),
    ("knot knots", "1852/3600", _SPEED),
    ("N newton newtons", "1", _FORCE),
    ("J joule joules", "1", _ENERGY),
    ("kJ kilojoule kilojoules", "1000", _ENERGY),
    ("cal calorie calories", "4184/1000", _ENERGY),
    ("eV", "1602176634/10000000000000000000000000000", _ENERGY),
    ("erg ergs", "1/10000000", _ENERGY),
    ("W watt watts", "1", _POWER),
    ("kW", "1000", _POWER),
    ("Pa pascal pascals", "1", {"mass": 1, "length": -1, "time": -2}),
    ("Hz hertz", "1", {"time": -1}),
    ("A amp amps ampere amperes", "1", {"current": 1}),
    ("V volt volts", "1", {**_POWER, "current": -1}),
    ("ohm ohms Ω", "1", {**_POWER, "current": -2}),
    ("C coulomb coulombs", "1", {"current": 1, "time": 1}),
    ("F farad", "1", {"current": 2, "time": 4, "mass": -1, "length": -2}),
    ("H henry henries", "1", {**_ENERGY, "current": -2}),
    ("K kelvin kelvins", "1", {"temperature": 1}),
    ("degC celsius", "1", {"celsius": 1}),
    ("degF fahrenheit", "1", {"fahrenheit": 1}),
    ("mol mole moles", "1", {"amount": 1}),
    ("M molar", "1000", {"amount": 1, "length": -3}),
    ("% percent pct", "1/100", {}),
    ("deg degree degrees 도", "", {}),
    ("rad radian radians", "1", {}),
    ("rev revolution revolutions", "1", {"revolution": 1}),
    ("dollar dollars USD bucks", "1", {"dollar": 1}),
    ("cent cents ¢", "1/100", {"dollar": 1}),
    ("euro euros EUR €", "1", {"euro": 1}),
    ("won 원", "1", {"won": 1}),
    ("yen ¥ 엔", "1", {"yen": 1}),
    ("rupee rupees", "1", {"rupee": 1}),
    ("dozen", "12", {}),
    ("unit units", "1", {"unit": 1}),
]

_KNOWN: dict[str, tuple[str, Expr, Dimension]] = {
    name: (names.split()[0], pi / 180 if names.startswith("deg degree") else Rational(factor), dimension)
    for names, factor, dimension in _TABLE
    for name in names.split()
}
_CURRENCIES = {"$": "dollar", "\\$": "dollar", "€": "euro", "£": "pound sterling", "¥": "yen", "₩": "won", "￦": "won"}
_LONGEST = 80
"""A unit is written in at most so many characters."""
_END_SPACES = re.compile(r"(?:\\[,;:! ]|~|\\quad|\\qquad|\s){1,20}$")
_NUMBER_WORDS = frozenset(
    (
        "and",
        "or",
        "per",
        "a",
        "an",
        "of",
        "the",
        "to",
        "is",
        "are",
        "by",
        "for",
        "in",
        "if",
        "with",
        "at",
        "from",
        "when",
    )
)
_WRAPPER = re.compile(r"\\(?:text|textrm|textbf|textnormal|mbox|hbox|mathrm|operatorname|rm|mathbf)\s*\{([^{}]*)\}")
_START = re.compile(
    r"\\(?:text|textrm|textbf|mbox|hbox|mathrm|operatorname|%|degree)|\^\s*\{?\s*\\circ"
    r"|°|℃|%|％|[¢€£¥₩]|(?<![A-Za-z\\_^])[A-Za-zµμΩ가-힣]+"
)
_FACTOR = re.compile(
    r"\s*(?P<join>/|\*|·|⋅|per\b|a\b(?=\s))?\s*(?P<prefix>(?:square|sq\.?|cubic|cu\.?)\s+)?(?P<word>[^\W\d_²³]+|%|°[CF]?|[¢€£¥₩])\.?\s*(?:\^\s*(?:\{\s*)?(?P<power>-?\d)\}?|(?P<raised>[²³]))?"
)


def money(text: str) -> tuple[str, Unit] | None:
    """Split a sign of money off the front: the rest and its unit; None when there is none."""
    match = re.match(r"(-?)\s*(\\\$|[€£¥₩￦]|\$(?=\s*[\d.]))\s*", text)
    if match is None or (match[2] == "$" and text.count("$") > 1):
        return None
    name = _CURRENCIES[match[2]]
    return match[1] + text[match.end() :], Unit(name, S.One, ((name, 1),))


def splits(text: str) -> Iterator[tuple[str, Unit]]:
    """The ways to split a unit off the end: the text of the value and the unit, the longest unit first."""
    for match in _START.finditer(text, max(0, len(text) - _LONGEST)):
        if match.start() == 0 or not text[: match.start()].strip():
            continue
        value = text[: match.start()]
        value = value[:-40] + _END_SPACES.sub("", value[-40:])
        if not value or value[-1] in "+-*/^_=<>([,{\\" or value.endswith(("\\cdot", "\\times")):
            continue
        written = text[match.start() :]
        if _is_rate(text, value, match.start()):
            written = rf"\mathrm{{{written}}}"
        unit = unit_of(written, counted=_counts(match[0], value))
        if unit is not None:
            yield value, unit


def _is_rate(text: str, value: str, at: int) -> bool:
    """Whether this is ``m/s`` or the like after a number and a space."""
    return bool(re.fullmatch(r"\s*[A-Za-z]{1,3}/[A-Za-z]{1,3}(?:\^\{?\d\}?|[²³])?\s*", text[at:])) and bool(
        re.fullmatch(r"-?[\d.,]*\d", value.strip()) and text[at - 1 : at].isspace()
    )


def _counts(start: str, value: str) -> bool:
    """Whether an unknown word may name a counted thing: in ``\\text{…}``, or a plain word after a plain number."""
    if start.startswith(("\\text", "\\mbox", "\\hbox", "\\mathrm")):
        return True
    return bool(re.fullmatch(r"-?[\d.,/\s]*\d", value)) and (len(start) >= 3 or start >= "가")


@lru_cache(maxsize=2048)
def unit_of(text: str, counted: bool = False) -> Unit | None:
    """Read a whole text as a unit, None when it is none."""
    plain = _plain(text)
    if not plain:
        return None
    factor: Expr = S.One
    dimension: Dimension = {}
    names: list[str] = []
    at = 0
    wrapped = text.startswith("\\") and not text.startswith("\\%")
    while at < len(plain):
        match = _FACTOR.match(plain, at)
        if match is None or match.end() == at:
            return None
        at = match.end()
        found = _factor(match, wrapped or len(names) > 0)
        if found is None:
            return _things(plain) if counted else None
        name, size, dims = found
        sign = -1 if match["join"] in ("/", "per", "a") else 1
        power = sign * _power(match)
        factor *= size**power
        for key, exponent in dims.items():
            dimension[key] = dimension.get(key, 0) + exponent * power
        names.append(("/" if sign < 0 else "*" if names else "") + name + (f"^{abs(power)}" if abs(power) != 1 else ""))
    return Unit("".join(names), factor, tuple(sorted((key, power) for key, power in dimension.items() if power)))


def _plain(text: str) -> str:
    text = re.sub(r"\^\s*\{?\s*(?:\\circ|\\degree)\s*\}?", " ° ", text)
    for _ in range(3):
        text = _WRAPPER.sub(r" \1 ", text)
    text = re.sub(r"\\degree|\\textdegree|º|˚", " ° ", text.replace("℃", "°C"))
    text = re.sub(r"°\s*([CF])\b", r"°\1", text)
    text = (
        text.replace("\\%", "%")
        .replace("％", "%")
        .replace("\\cdot", "*")
        .replace("$", "")
        .replace("{", "")
        .replace("}", "")
    )
    text = re.sub(r"\\[,;:! ]|~|\\quad", " ", text)
    return text.strip(" .\n\t")


def _factor(match: re.Match[str], marked: bool) -> tuple[str, Expr, Dimension] | None:
    """The name, size and dimension of one factor; a bare single letter is no unit."""
    word = match["word"]
    if word in ("°", "°C", "°F"):
        word = {"°": "deg", "°C": "degC", "°F": "degF"}[word]
    known = _KNOWN.get(word) or (_KNOWN.get(word.lower()) if len(word) > 3 else None)
    if known is None or (len(word) == 1 and not marked and word not in "%¢€£¥₩도원분초일"):
        return None
    return known


def _power(match: re.Match[str]) -> int:
    prefix = (match["prefix"] or "").strip().rstrip(".")
    power = 2 if prefix in ("square", "sq") else 3 if prefix in ("cubic", "cu") else 1
    if match["power"]:
        return power * int(match["power"])
    return power * {"²": 2, "³": 3}.get(match["raised"] or "", 1)


def _things(plain: str) -> Unit | None:
    """Counted things: one to four words of letters, none a word of mathematics."""
    words = plain.split()
    if not 1 <= len(words) <= 4 or not all(re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)?", word) for word in words):
        return None
    if (len(words[-1]) < 2 and words[-1].isascii()) or any(
        word.lower() in _NUMBER_WORDS or _mathematical(word) for word in words
    ):
        return None
    thing = _singular(" ".join(words).lower())
    return Unit(thing, Integer(1), ((thing, 1),))


_FUNCTION_INSIDE = re.compile(r"sin|cos|tan|log|ln|exp|sqrt")


def _mathematical(word: str) -> bool:
    if _FUNCTION_INSIDE.search(word) and len(pieces(word, False, "", False)) > 1:
        return True
    return word in CONSTANTS or word in GREEK or word in OPERATIONS or function_named(word) is not None


def _singular(words: str) -> str:
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", "")):
        if words.endswith(ending) and not words.endswith("ss" if ending == "s" else "\0"):
            return words[: -len(ending)] + instead
    return words
