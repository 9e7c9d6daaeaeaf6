"""Digits → numbers: whole numbers, decimals, repeating decimals, numerals in a base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sympy import Expr, Integer, Rational

from tutor.errors import TooLarge
from tutor.maths.reading import nodes
from tutor.messages import say

if TYPE_CHECKING:
    from tutor.maths.reading.grammar import Parser
    from tutor.maths.reading.tokens import Token

_REPEATING = re.compile(r"(\d*)\.(\d*)(?:\\(?:overline|bar|dot)\s*)\{?(\d+)\}?(?:(\d*)\\dot\s*\{?(\d)\}?)?$")
_MARKED = re.compile(r"(\d*)\.(\d*?)((?:\d[\u0305\u0304\u0307])(?:[\d\u0305\u0304\u0307]*))$")
_DIGIT = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def number_value(parser: Parser, token: Token) -> Expr:
    """Return the value of a number token; reads the base or the dots that follow it."""
    text = token.text
    following = parser.token
    if following.key == "_" and not following.spaced and (base := _base(parser)) is not None:
        return in_base(parser, token, base)
    if following.key == "..." and "." in text:
        parser.next()
        return _continued(parser, text, token)
    if text.isdigit():
        return nodes.integer(text)
    if "(" in text:
        whole, _, block = text[:-1].partition(".(")
        return repeating(whole, "", block)
    if "\\" in text:
        match = _REPEATING.match(text)
        if match is None:
            parser.fail(say("This repeating decimal cannot be read."), token)
        block = match[3] + (match[4] or "") + (match[5] or "")
        return repeating(match[1], match[2], block)
    if marked := _MARKED.match(text):
        return repeating(marked[1], marked[2], re.sub(r"\D", "", marked[3]))
    _bounded_exponent(parser, token)
    return nodes.decimal(text)


def _bounded_exponent(parser: Parser, token: Token) -> None:
    exponent = re.search(r"[eE]([+-]?\d+)$", token.text)
    if exponent and (len(exponent[1]) > 6 or abs(int(exponent[1])) > parser.limits.exponent):
        raise TooLarge(say("This number is too large to compute with."), position=token.start)


def _base(parser: Parser) -> int | None:
    """The base after a numeral, read past, or None."""
    tokens = [parser.peek(ahead) for ahead in range(1, 4)]
    if tokens[0].key == "number" and tokens[0].text.isdigit():
        digits, length = tokens[0].text, 2
    elif (
        tokens[0].key in ("{", "(", "\\{")
        and tokens[1].key in ("number", "text")
        and tokens[2].key in ("}", ")", "\\}")
    ):
        digits, length = tokens[1].text, 4
    else:
        return None
    digits = _BASE_WORDS.get(digits.lower(), digits)
    if not digits.isdigit() or not 2 <= int(digits) <= 36:
        return None
    parser.at += length
    return int(digits)


_BASE_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "twelve": "12", "sixteen": "16",
}  # fmt: skip


def in_base(parser: Parser, token: Token, base: int) -> Expr:
    """The value of a numeral in a base; its digits must be of that base."""
    whole, point, part = token.text.partition(".")
    if not (whole + part).isdigit() or any(_DIGIT.index(digit) >= base for digit in whole + part):
        parser.fail(say("“{text}” is not a numeral in base {base}.", text=token.text, base=base), token)
    if len(token.text) > 1000:
        raise TooLarge(say("This number is too large to compute with."), position=token.start)
    value = Integer(int(whole or "0", base))
    return value + Rational(int(part, base), base ** len(part)) if point else value


def repeating(whole: str, head: str, block: str) -> Rational:
    """Return ``whole.head block block block…`` as a fraction."""
    fixed = Rational(int(whole + head or "0"), 10 ** len(head))
    return fixed + Rational(int(block), 10 ** len(head) * (10 ** len(block) - 1))


def _continued(parser: Parser, text: str, token: Token) -> Expr:
    """``0.333…``: the shortest block written at least twice (once for two digits or more) goes on for ever."""
    whole, _, digits = text.partition(".")
    for length in range(1, len(digits) // 2 + 1):
        block = digits[-length:]
        times = 1
        while digits[: len(digits) - times * length].endswith(block):
            times += 1
        if times * length >= max(3, 2 * length):
            return repeating(whole, digits[: len(digits) - times * length], block)
        if length > 40:
            break
    return nodes.decimal(text)
