"""How rounding is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Mul, Pow, Rational, Symbol

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.listing import value_of
from tutor.topic import Asking, Posed
from tutor.topics.rounding.words import count_of, place_of, unit_of

TASK = "round-number"
SCIENTIFIC = "scientific-product"
PLACE = "place-value"
ORDINALS = {
    "square": 2, "second": 2, "cube": 3, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
NAMES = {TASK: ("rounded", "rounded_to_figures"), SCIENTIFIC: ("rounded_to_figures",), PLACE: ("place_digit",)}

Blanks = Mapping[str, Basic]
Pose = Callable[[Blanks], Posed | None]


def fits(problem: Problem) -> bool:
    """Whether a number is to be rounded, or a digit of it to be named."""
    if problem.goal is not Goal.VALUE or problem.task not in NAMES:
        return False
    statement = expression(problem.statement)
    return operation_name(statement) in NAMES[problem.task] and not statement.free_symbols


def _is_number(blank: Basic) -> bool:
    return isinstance(blank, Expr) and bool(blank.is_number) and blank.is_extended_real is not False


def _text(blanks: Blanks) -> str:
    blank = blanks.get("text", blanks.get("digits"))
    return blank.name.lower().removeprefix("the ").removeprefix("a ") if isinstance(blank, Symbol) else ""


def _rounded(number: Basic, unit: Rational | None) -> Posed | None:
    if unit is None or not _is_number(number):
        return None
    return Posed(operation("rounded", number, unit), TASK, Goal.VALUE)


def _nearest(blanks: Blanks) -> Posed | None:
    return _rounded(blanks["f"], unit_of(_text(blanks)))


def _places(blanks: Blanks) -> Posed | None:
    count = count_of(_text(blanks))
    return None if count is None else _rounded(blanks["f"], Rational(1, 10**count))


def _figures(blanks: Blanks) -> Posed | None:
    count = count_of(_text(blanks))
    if not count or not _is_number(blanks["f"]):
        return None
    return Posed(operation("rounded_to_figures", blanks["f"], Integer(count)), TASK, Goal.VALUE)


def _to_integer(blanks: Blanks) -> Posed | None:
    return _rounded(blanks["f"], Rational(1))


def _root(blanks: Blanks) -> Posed | None:
    """The nearest whole number to a root that is named: "third root", "cube root", "7th root"."""
    word = _text(blanks).lower()
    digits = word.rstrip("stndrh")
    degree = ORDINALS.get(word) or (int(digits) if digits.isdigit() else None)
    value = value_of(blanks["f"])
    if degree is None or not 2 <= degree <= 60 or value is None or value < 0:
        return None
    return _rounded(Pow(blanks["f"], Rational(1, degree), evaluate=False), Rational(1))


def _power(blanks: Blanks) -> Posed | None:
    exponent, value = value_of(blanks["e"]), value_of(blanks["f"])
    if exponent is None or value is None or value < 0 or abs(exponent) > 60:
        return None
    return _rounded(Pow(blanks["f"], exponent, evaluate=False), Rational(1))


def _digit(blanks: Blanks) -> Posed | None:
    place, value = place_of(_text(blanks)), value_of(blanks["f"])
    if place is None or value is None:
        return None
    number = blanks["f"] if blanks["f"].is_Number else value
    return Posed(operation("place_digit", number, Integer(place)), PLACE, Goal.VALUE)


def _korean_place(blanks: Blanks) -> Posed | None:
    """Rounding *at* a place, as Korean says it, is rounding to the next higher one."""
    place = place_of(_text(blanks))
    return None if place is None else _rounded(blanks["f"], Rational(10) ** (place + 1))


def _scientific(blanks: Blanks) -> Posed | None:
    values = [value_of(blanks[name]) for name in ("a", "b")]
    if None in values:
        return None
    product = Mul(blanks["a"], blanks["b"], evaluate=False)
    return Posed(operation("rounded_to_figures", product, Integer(3)), SCIENTIFIC, Goal.VALUE)


def _with(*ends: str) -> tuple[str, ...]:
    """A number to be rounded, with each of these ends."""
    starts = (
        "round {f} to",
        "round off {f} to",
        "what is {f} rounded to",
        "{f} rounded to",
        "find {f} correct to",
        "what is {f} to",
    )
    return tuple(f"{start} {end}" for end in ends for start in starts)


ASKINGS = (
    Asking(_with("nearest {text}"), _nearest),
    Asking(
        _with(
            "{text} decimal places", "{text} decimal place", "{text} dps", "{text} dp", "{text} d.p", "{text} decimals"
        ),
        _places,
    ),
    Asking(
        _with(
            "{text} significant figures",
            "{text} significant figure",
            "{text} significant digits",
            "{text} sf",
            "{text} sig figs",
        ),
        _figures,
    ),
    Asking(
        ("what is {digits} root of {f} to nearest integer", "find {digits} root of {f} to nearest whole number"), _root
    ),
    Asking(
        ("what is {f} to power of {e}, to nearest integer", "find {f} to power of {e} to nearest whole number"), _power
    ),
    Asking(
        (
            "what is cube root of: {f} = to {text} decimal places",
            "what is square root of: {f} = to {text} decimal places",
            "cube root: what is cube root of: {f} = to {text} decimal places",
        ),
        _places,
    ),
    Asking(
        (
            "find {text} digit of {f}",
            "{text} digit of {f}",
            "which digit of {f} is in {text} place",
            "what digit is in {text} place of {f}",
            "find digit in {text} place of {f}",
        ),
        _digit,
    ),
    Asking(("round {f} at place {text}",), _korean_place),
    Asking(
        (
            "product of scientific notations {a} and {b}",
            "find product of scientific notations {a} and {b}",
            "multiply scientific notations {a} and {b}",
        ),
        _scientific,
    ),
)
