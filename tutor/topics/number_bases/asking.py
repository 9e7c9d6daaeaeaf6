"""How numerals of other bases are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sympy import Add, Basic, Integer, Mul, Symbol

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.listing import whole_number
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.topic import Asking, Posed
from tutor.topics.number_bases.bitwise import expression_of

TASK = "number-base"
NAMES = ("in_base", "numeral", "complement", "count_of_ones", "roman", "decimal_coded")
CAPITALS = "A"
SUBSCRIPT = "_"
"""Styles of numerals: in capital letters, with the base below."""
BASES = {"binary": 2, "octal": 8, "decimal": 10, "hexadecimal": 16, "hex": 16, "hexidecimal": 16, "ternary": 3}
PREFIXES = {2: "0b", 8: "0o", 16: "0x"}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Blanks = Mapping[str, Basic]
Pose = Callable[[Blanks], Posed | None]


def fits(problem: Problem) -> bool:
    """Whether numerals are to be converted or worked with."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return False
    return operation_name(expression(problem.statement)) in NAMES


def _posed(statement: Basic) -> Posed:
    return Posed(statement, TASK, Goal.VALUE)


def digits_in(blank: Basic, base: int) -> Symbol | None:
    """The digits that were typed, when they exist in this base."""
    text = blank.name if isinstance(blank, Symbol) else str(blank) if isinstance(blank, Integer) else ""
    text = text.lower().replace("−", "-").lstrip("+")
    text = (
        text.replace(PREFIXES.get(base, "-"), "", 1) if text.lstrip("-").startswith(PREFIXES.get(base, "-")) else text
    )
    bare = text.removeprefix("-")
    if not bare or not bare.isalnum() or any(DIGITS.find(digit) not in range(base) for digit in bare):
        return None
    return Symbol(text)


def base_of(blank: Basic | None, usual: int | None = None) -> int | None:
    """The base that a number or a word names: 12, "binary", "base-5"."""
    if blank is None:
        return usual
    if isinstance(blank, Symbol):
        word = blank.name.lower().removeprefix("the ").removeprefix("base").strip(" -")
        found = BASES.get(word.removesuffix(" number").removesuffix(" system")) or (
            int(word) if word.isdigit() else None
        )
    else:
        found = whole_number(blank)
    return found if found is not None and 2 <= found <= 36 else None


def converted(digits: Basic, source: int, target: int, style: str = "") -> Posed | None:
    """The digits of one base in another one."""
    typed = digits_in(digits, source)
    if typed is None:
        return None
    number = Integer(typed.name) if source == 10 else operation("numeral", typed, Integer(source))
    if target == 10:
        return _posed(number) if source != 10 else None
    return _posed(operation("in_base", number, Integer(target), *([Symbol(style)] if style else [])))


def _between(source: int | None = None, target: int | None = None, *, style: str = "") -> Pose:
    """From the base named in blank ``b`` (or a fixed one) to that in blank ``c``."""

    def pose(blanks: Blanks) -> Posed | None:
        one = base_of(blanks.get("b", blanks.get("text1")), source)
        other = base_of(blanks.get("c", blanks.get("text2")), target)
        if one is None or other is None:
            return None
        capital = style == CAPITALS and blanks["digits"].name == blanks["digits"].name.upper()
        return converted(blanks["digits"], one, other, style if capital or style != CAPITALS else "")

    return pose


def _calculated(sign: str) -> Pose:
    """A sum, difference or product within one base."""

    def pose(blanks: Blanks) -> Posed | None:
        base = base_of(blanks["b"])
        pair = [digits_in(blanks[name], base) for name in ("digits1", "digits2")] if base else [None]
        if base is None or None in pair:
            return None
        a, b = (operation("numeral", typed, Integer(base)) for typed in pair if typed is not None)
        if sign == "*":
            inside = Mul(a, b, evaluate=False)
        else:
            inside = Add(a, b if sign == "+" else Mul(-1, b, evaluate=False), evaluate=False)
        return _posed(operation("in_base", inside, Integer(base)))

    return pose


def _complement(kind: int) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        typed = digits_in(blanks["digits"], 2)
        if typed is None or typed.name.startswith("-"):
            return None
        return _posed(operation("complement", typed, Integer(kind)))

    return pose


def _of_number(name: str, low: int, high: int) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        number = whole_number(blanks["n"])
        return _posed(operation(name, Integer(number))) if number is not None and low <= number <= high else None

    return pose


def _bitwise(blanks: Blanks) -> Posed | None:
    """A calculation with hexadecimal numbers and shifts, its value as a hexadecimal number."""
    found = expression_of(blanks["text"].name) if isinstance(blanks["text"], Symbol) else None
    return None if found is None else _posed(operation("in_base", found, Integer(16), Symbol(PREFIXES[16])))


_SUBSCRIPTED = re.compile(r"\$?\s*(-?[0-9A-Za-z]+)_\{?\s*(\d{1,2}|[a-z]+)\s*\}?\s*\$?")


def _subscripted(blanks: Blanks) -> Posed | None:
    """``999_{10}`` in the base named in ``text2``; a name of its base before it (``text1``) must be the same."""
    found = _SUBSCRIPTED.fullmatch(typed(blanks.get("text")))
    if found is None:
        return None
    source, target = _named_base(found[2]), _named_base(typed(blanks.get("text2")))
    if source is None or target is None or ("text1" in blanks and base_of(blanks["text1"]) != source):
        return None
    return converted(Symbol(found[1]), source, target, SUBSCRIPT)


def _named_base(text: str) -> int | None:
    """The base that a number in digits or words names."""
    base = cardinal(text.strip(" $"))
    return base if base is not None and 2 <= base <= 36 else base_of(Symbol(text or "?"))


ASKINGS = (
    Asking(
        (
            "find base {text2} equivalent of {text}",
            "find base {text2} representation of {text}",
            "convert {text} to base {text2}",
            "convert {text} to {text2}",
            "write {text} in base {text2}",
            "express {text} in base {text2}",
            "what is {text} in base {text2}",
            "{text1} number {text} is equal to what number in base {text2}",
            "{text} is equal to what number in base {text2}",
        ),
        _subscripted,
    ),
    Asking(
        (
            "convert {digits} (base {b}) to base {c}",
            "{digits} (base {b}) to base {c}",
            "what is {digits} (base {b}) in base {c}",
            "write {digits} (base {b}) in base {c}",
        ),
        _between(),
    ),
    Asking(
        (
            "convert {digits} from base {b} to base {c}",
            "convert base {b} number {digits} to base {c}",
            "write base {b} number {digits} in base {c}",
        ),
        _between(style=CAPITALS),
    ),
    Asking(
        (
            "convert {text1} number {digits} to {text2}",
            "convert {digits} from {text1} to {text2}",
            "convert base-{b} number {digits} to {text2}",
            "convert base-{b} number {digits} to base-{c}",
            "convert {text1} number {digits} to base-{c}",
            "if target base is > 10, use lowercase letters a-z for digits above 9. "
            "now, convert base-{b} number {digits} to {text2}",
            "if target base is > 10, use lowercase letters a-z for digits above 9. "
            "now, convert {text1} number {digits} to {text2}",
        ),
        _between(),
    ),
    Asking(
        (
            "convert {digits} to base {c}",
            "write {digits} in base {c}",
            "what is {digits} in base {c}",
            "express {digits} in base {c}",
            "convert {digits} to {text2}",
            "write {digits} in {text2}",
            "what is {digits} in {text2}",
            "express {digits} in {text2}",
            "convert decimal number {digits} to {text2}",
        ),
        _between(10),
    ),
    Asking(
        ("convert {digits} in base {b} to decimal", "write {digits} ({b}) as a decimal number"), _between(target=10)
    ),
    Asking(
        ("binary of {digits}", "decimal to binary: binary of {digits}", "binary representation of {digits}"),
        _between(10, 2),
    ),
    Asking(
        ("decimal to hexadecimal: binary of {digits}", "hexadecimal of {digits}", "decimal to hexadecimal: {digits}"),
        _between(10, 16, style=PREFIXES[16]),
    ),
    Asking(
        (
            "octal of {digits}",
            "decimal number {digits} in octal is",
            "converts decimal to octal: decimal number {digits} in octal is",
        ),
        _between(10, 8, style=PREFIXES[8]),
    ),
    Asking(("binary to decimal: {digits}", "binary to decimal {digits}"), _between(2, 10)),
    Asking(("binary to hexadecimal: {digits}", "binary to hexidecimal: {digits}"), _between(2, 16, style=PREFIXES[16])),
    Asking(("in base {b}, what is {digits1} + {digits2}", "in base {b}, find {digits1} + {digits2}"), _calculated("+")),
    Asking(("in base {b}, what is {digits1} - {digits2}", "in base {b}, find {digits1} - {digits2}"), _calculated("-")),
    Asking(
        ("in base {b}, what is {digits1} * {digits2}", "in base {b}, what is {digits1} × {digits2}"), _calculated("*")
    ),
    Asking(
        (
            "binary complement 1s: {digits}",
            "1's complement of {digits}",
            "find 1's complement of {digits}",
            "find ones complement of {digits}",
        ),
        _complement(1),
    ),
    Asking(
        (
            "2's complement of {digits}",
            "find 2's complement of {digits}",
            "find twos complement of {digits}",
            "binary 2's complement: 2's complement of {digits}",
        ),
        _complement(2),
    ),
    Asking(
        (
            "how many 1 bits are there in binary representation of {n}",
            "how many 1 bits are there in binary representation of number {n}",
            "how many 1s are in binary representation of {n}",
            "how many ones are in binary representation of {n}",
        ),
        _of_number("count_of_ones", 0, 10**30),
    ),
    Asking(
        (
            "write {n} in roman numerals",
            "convert {n} to roman numerals",
            "number {n} in roman numerals is",
            "converts decimal to roman numerals: number {n} in roman numerals is",
            "what is {n} in roman numerals",
            "roman numeral for {n}",
        ),
        _of_number("roman", 1, 3999),
    ),
    Asking(
        ("write {n} in binary coded decimal", "convert {n} to binary coded decimal", "convert {n} to bcd"),
        _of_number("decimal_coded", 0, 10**12),
    ),
    Asking(
        (
            "assume there is arbitrary bit depth and that there are signed integers. if answer is negative, reply as a "
            "negative value (ex., -0x3), not two's-compliment form. reply only with final hexidecimal value. {text}",
            "assume there is arbitrary bit depth and that there are signed integers. if answer is negative, reply as a "
            "negative value (ex., -0x3), not two's-compliment form. {text}",
            "assume there is arbitrary bit depth and that there are signed integers. if answer is negative, reply as a "
            "negative value, not two's-compliment form. {text}",
            "assume there is arbitrary bit depth and that there are signed integers. {text}",
            "find in hexadecimal: {text}",
        ),
        _bitwise,
    ),
)
