"""What a command or a function is applied to: bracketed values, a single token, and where an integrand ends."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Integer, Symbol

from tutor.maths.reading import nodes
from tutor.maths.reading.grammar import FACTORS, POWER, Parser
from tutor.maths.reading.tables import CONSTANTS
from tutor.maths.reading.tokens import Token
from tutor.messages import say

CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}"}


def closing_index(parser: Parser) -> int | None:
    """The index of the token that closes the bracket that is next."""
    depth = 0
    for index in range(parser.at, len(parser.tokens) - 1):
        key = parser.tokens[index].key
        depth += (key in ("(", "[", "{", "\\{")) - (key in (")", "]", "}", "\\}"))
        if depth == 0:
            return index
    return None


def arguments(parser: Parser) -> list[Any]:
    """Read bracketed arguments."""
    from tutor.maths.reading.brackets import items

    opening = parser.next()
    if opening.key not in CLOSING:
        parser.fail(say("An opening bracket is expected here."), opening)
    if (
        opening.key == "{"
        and parser.token.key == "("
        and (close := closing_index(parser))
        and parser.tokens[close + 1].key == "}"
    ):
        found = arguments(parser)
        parser.expect(("}",), opening)
        return found
    closing = CLOSING[opening.key]
    with parser.within():
        found, _ = items(parser, opening)
        parser.expect((closing,), opening)
    if not all(isinstance(value, Basic) for value in found):
        parser.fail(say("A list cannot stand here."), opening)
    return found


def argument(parser: Parser) -> Any:
    """Read what follows a LaTeX command: a braced group, or a single letter or digit."""
    token = parser.token
    if token.key == "{":
        return parser.expression(POWER + 1)
    if token.key == "number" and len(token.text) > 1 and token.text.isdigit():
        parser.tokens[parser.at] = Token("number", token.text[1:], token.start + 1, token.end)
        return Integer(int(token.text[0]))
    if token.key == "number":
        parser.next()
        return nodes.integer(token.text) if token.text.isdigit() else nodes.decimal(token.text)
    if token.key == "name":
        parser.next()
        return (
            CONSTANTS[token.text] if token.text in CONSTANTS and token.text not in parser.bound else Symbol(token.text)
        )
    if token.key in FACTORS:
        return parser.expression(POWER + 1)
    return parser.unexpected()


# -- differentials --


def at_differential(parser: Parser) -> Symbol | None:
    """The variable of the differential ``dx`` that stands here, inside an integral."""
    token = parser.token
    if not parser.integrals or token.key != "name" or token.text != "d" or "d" in parser.bound:
        return None
    following = parser.peek()
    if following.key == "name" and following.text not in ("e", "i", "pi"):
        return Symbol(following.text)
    return None
