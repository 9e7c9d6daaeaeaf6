"""Powers and what follows a value: factorials, percent, degrees, primes."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Mul, Rational, S, Symbol, factorial

from tutor.maths.reading import nodes
from tutor.maths.reading.applications import primed
from tutor.maths.reading.grammar import (
    POSTFIX,
    POWER,
    Parser,
    infix,
)
from tutor.maths.reading.numbers import number_value
from tutor.maths.reading.tokens import Token
from tutor.messages import say

# -- powers and what follows a value --


@infix(POWER, "^")
def raised(parser: Parser, left: Any, token: Token) -> Any:
    """A power; ``^\\circ`` are degrees, ``^\\prime`` a prime, ``^T`` transposes."""
    if parser.peek().key in ("+", "-") and parser.peek(2).key in ("}", ")", "end"):
        return left
    parser.next()
    braced = parser.token.key == "{"
    if braced and parser.peek().key in ("+", "-") and parser.peek(2).key == "}":
        parser.at -= 1
        return left
    inner = parser.peek(1) if braced else parser.token
    closing = parser.peek(2) if braced else parser.token
    if inner.key in ("circ", "deg", "'", "degC", "!", "%") and (not braced or closing.key in ("}", "'", "''")):
        if braced:
            parser.next()
        value = left
        while parser.token.key in ("circ", "deg", "'", "''"):
            mark = parser.next()
            value = after_value(
                parser, value, Token("deg" if mark.key == "circ" else mark.key, mark.text, mark.start, mark.end)
            )
        if braced:
            parser.expect(("}",), token)
            if inner.key in ("circ", "deg"):
                value = _with_minutes(parser, value)
        return value
    if inner.key in ("top", "word") and inner.text in ("T", "top", "intercal", "t", "tr") and nodes.is_matrix(left):
        parser.at += 3 if braced else 1
        return nodes.power(left, Symbol("T"))
    exponent = parser.expression(POWER)
    if isinstance(left, Symbol) and isinstance(exponent, Symbol) and exponent.name in ("*", "+"):
        parser.fail(say("A power is expected here."), token)
    return parser.power_of(left, exponent, token)


def after_value(parser: Parser, left: Any, token: Token) -> Any:
    """Degrees, minutes of arc, derivatives by primes."""
    if token.key == "deg":
        angle = nodes.degrees(left)
        return _with_minutes(parser, angle)
    return primed(parser, left, len(token.key) if token.key.startswith("'") else 1, token)


def _with_minutes(parser: Parser, angle: Basic) -> Basic:
    """``63° 45'``: whole degrees and minutes of arc."""
    token = parser.token
    if token.key != "number":
        return angle
    ahead = 1
    minute = parser.peek(ahead).key == "'" or (
        parser.peek(1).key == "^" and "'" in (parser.peek(2).key, parser.peek(3).key)
    )
    if not minute:
        return angle
    parser.next()
    value = number_value(parser, token)
    braced = parser.skip("^") and parser.skip("{")
    parser.next()
    if braced:
        parser.expect(("}",), token)
    return nodes.add([angle, Mul(nodes.scalar(value), S.Pi, Rational(1, 10800), evaluate=False)])


@infix(POSTFIX, "deg", "'", "''", "'''")
def postfix_mark(parser: Parser, left: Any, token: Token) -> Any:
    """``30°``, ``f'``, ``y''``."""
    parser.next()
    if token.key == "deg":
        return after_value(parser, left, token)
    count = len(token.key)
    while parser.token.key in ("'", "''", "'''"):
        count += len(parser.next().key)
        if count > 9:
            parser.fail(say("At most nine primes are read."), token)
    return primed(parser, left, count, token)


@infix(POSTFIX, "!")
def factorial_of(parser: Parser, left: Any, token: Token) -> Any:
    """``n!``; ``n!!`` is the double factorial."""
    parser.next()
    if parser.token.key == "!":
        parser.next()
        if parser.token.key == "!":
            parser.fail(say("More than two exclamation marks cannot be read."))
        from sympy import factorial2

        parser.check(factorial(nodes.scalar(left), evaluate=False), token)
        return factorial2(nodes.scalar(left), evaluate=False)
    return parser.check(factorial(nodes.scalar(left), evaluate=False), token)


@infix(POSTFIX, "%")
def percent_of(parser: Parser, left: Any, token: Token) -> Any:
    """``52%``."""
    parser.next()
    return nodes.percent(left)
