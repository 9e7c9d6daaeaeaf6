"""Units of measurement: each name is taken apart into prefix and base unit, and compared by its size in base units.

A unit is a symbol such as ``kilometer``, ``kilometer/hour`` or ``centimeter^2``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Mul, Rational, Symbol, pi

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

_PREFIXES = {
    "nano": -9, "micro": -6, "milli": -3, "centi": -2, "deci": -1, "deca": 1, "hecto": 2, "kilo": 3,
    "mega": 6, "giga": 9,
}  # fmt: skip
_PREFIXED = {"meter": ("length", Rational(1)), "gram": ("mass", Rational(1)), "second": ("time", Rational(1)),
             "litre": ("volume", Rational(1, 1000))}  # fmt: skip
_OTHERS: dict[str, tuple[str, Expr]] = {
    "minute": ("time", Integer(60)),
    "hour": ("time", Integer(3600)),
    "day": ("time", Integer(86400)),
    "week": ("time", Integer(604800)),
    "month": ("calendar", Rational(1, 12)),
    "year": ("calendar", Integer(1)),
    "decade": ("calendar", Integer(10)),
    "century": ("calendar", Integer(100)),
    "millennium": ("calendar", Integer(1000)),
    "tonne": ("mass", Integer(10**6)),
    "inch": ("length", Rational("0.0254")),
    "foot": ("length", Rational("0.3048")),
    "yard": ("length", Rational("0.9144")),
    "mile": ("length", Rational("1609.344")),
    "pound": ("mass", Rational("453.59237")),
    "ounce": ("mass", Rational("28.349523125")),
    "degree": ("angle", pi / 180),
    "radian": ("angle", Integer(1)),
    "celsius": ("celsius", Integer(1)),
    "fahrenheit": ("fahrenheit", Integer(1)),
    "kelvin": ("kelvin", Integer(1)),
}
_TEMPERATURES = {
    "celsius": (Rational("273.15"), Integer(1)),
    "fahrenheit": (Rational("459.67"), Rational(5, 9)),
    "kelvin": (Integer(0), Integer(1)),
}
"""What is added to a temperature, and then multiplied by, for the absolute temperature in kelvin."""


def converted(value: Basic, unit: Basic, wanted: Basic) -> Expr:
    """The number of the wanted units that is as much as ``value`` of the unit."""
    if not isinstance(value, Expr) or not isinstance(unit, Symbol) or not isinstance(wanted, Symbol):
        raise Undefined(say("A quantity is a number and a unit."))
    if unit.name in _TEMPERATURES and wanted.name in _TEMPERATURES:
        add, times = _TEMPERATURES[unit.name]
        back, divisor = _TEMPERATURES[wanted.name]
        return (value + add) * times / divisor - back
    (kind, size), (other, other_size) = _measure(unit.name), _measure(wanted.name)
    if kind != other:
        raise Undefined(say("These units do not measure the same thing."))
    return value * size / other_size


def split_time(value: Basic, unit: Basic, *wanted: Basic) -> Basic:
    """A time as whole numbers of each unit but the last, from the largest down: the largest that leaves no debt."""
    from sympy import Tuple, floor

    rest: Expr = converted(value, unit, wanted[-1])
    counts: list[Expr] = []
    for larger in wanted[:-1]:
        size = converted(Integer(1), larger, wanted[-1])
        counts.append(floor(rest / size))
        rest -= counts[-1] * size
    return Tuple(*counts, rest)


def _measure(name: str) -> tuple[dict[str, int], Expr]:
    """What a unit measures, as powers of what base units measure, and its size."""
    kind: dict[str, int] = {}
    sizes: list[Expr] = []
    for sign, part in re.findall(r"([*/]?)([a-z]+(?:\^\d)?)", name):
        word, _, raised = part.partition("^")
        power = (-1 if sign == "/" else 1) * int(raised or 1)
        what, size = _base(word)
        if what == "volume":
            what, power_of = "length", 3
        else:
            power_of = 1
        kind[what] = kind.get(what, 0) + power * power_of
        sizes.append(size**power)
    return {what: power for what, power in kind.items() if power}, Mul(*sizes)


def _base(word: str) -> tuple[str, Expr]:
    if word in _OTHERS:
        return _OTHERS[word]
    for base, (what, size) in _PREFIXED.items():
        prefix = word.removesuffix(base)
        if word.endswith(base) and (not prefix or prefix in _PREFIXES):
            return what, size * Integer(10) ** _PREFIXES.get(prefix, 0)
    raise Undefined(say("This unit is not known here."))


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {"converted": converted, "split_time": split_time}
