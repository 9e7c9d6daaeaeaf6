"""Limits, sums and products over an index, left unevaluated."""

from __future__ import annotations

from typing import Any, cast

from sympy import Basic, Limit, Product, Sum, Symbol, Tuple, oo

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import arguments
from tutor.maths.reading.calls import operation
from tutor.maths.reading.grammar import FACTORS, POWER, PRODUCT, RELATION, SUM, Parser, prefix
from tutor.maths.reading.integrals import bound
from tutor.maths.reading.tokens import Token
from tutor.messages import say

# -- limits --


@prefix("lim")
def limit(parser: Parser, token: Token, power: int) -> Any:
    """``\\lim_{x \\to 0^+} f``, ``lim x->0 f``."""
    if parser.token.key == "_":
        parser.next()
        opening = parser.token
        if opening.key not in ("{", "("):
            parser.fail(say("Write where the limit is taken, such as {example}.", example="lim_{x→0}"))
        parser.next()
        with parser.within():
            variable, point, side = _approach(parser, token, braced=True)
            parser.expect(("}",) if opening.key == "{" else (")",), opening)
    else:
        variable, point, side = _approach(parser, token, braced=False)
    body = _summand(parser, variable, token)
    return _limit(parser, body, variable, point, side, token)


def _approach(parser: Parser, token: Token, *, braced: bool) -> tuple[Symbol, Any, str]:
    name = parser.next()
    if name.key != "name" or parser.token.key not in ("->", "=>"):
        parser.fail(say("Write where the limit is taken, such as {example}.", example="lim_{x→0}"), name)
    parser.next()
    point: Any
    negative = parser.skip("-")
    if not negative:
        parser.skip("+")
    start = parser.token
    point = parser.expression(SUM + 1) if braced else parser.expression(POWER + 1)
    if negative:
        point = nodes.negative(point)
    side = _side(parser)
    if braced and parser.token.key in ("+", "-") and parser.peek().key not in ("}", ")"):
        parser.fail(say("Write where the limit is taken, such as {example}.", example="lim_{x→0}"), start)
    return Symbol(name.text), point, side


def _side(parser: Parser) -> str:
    """The side of a limit: ``0^+``, ``0^{-}``, ``0+``."""
    if parser.token.key == "^" and parser.peek().key in ("+", "-"):
        parser.next()
        return parser.next().key
    if (
        parser.token.key == "^"
        and parser.peek().key == "{"
        and parser.peek(2).key in ("+", "-")
        and parser.peek(3).key == "}"
    ):
        parser.at += 4
        return parser.tokens[parser.at - 2].key
    if parser.token.key in ("+", "-") and parser.peek().key in ("}", ")"):
        return parser.next().key
    return "+-"


def _limit(parser: Parser, body: Any, variable: Any, point: Any, side: str, at: Token) -> Basic:
    try:
        point = nodes.scalar(point)
        if point in (oo, -oo):
            side = "-" if point is oo else "+"
        return cast(Basic, Limit(nodes.scalar(body), variable, point, side))
    except nodes.NotArithmetic:
        parser.fail(say("A limit needs an expression and a number that the variable goes to."), at)


@operation("limit", "Limit", "lim")
def limit_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``limit(f, x, 0)``, ``limit(f, x, 0, right)``; ``lim x->0 f`` is the sign in letters."""
    if parser.token.key != "(":
        return limit(parser, token, PRODUCT)
    if parser.peek().key == "name" and parser.peek(2).key == "->":
        parser.next()
        variable, point, side = _approach(parser, token, braced=True)
        parser.expect((")",), token)
        return _limit(parser, _summand(parser, variable, token), variable, point, side, token)
    values = arguments(parser)
    if len(values) not in (3, 4) or not isinstance(values[1], Symbol):
        parser.fail(say("Write where the limit is taken, such as {example}.", example="limit(f, x, 0)"), token)
    side = (
        "+-" if len(values) == 3 else {"plus": "+", "right": "+", "minus": "-", "left": "-"}.get(str(values[3]), "+-")
    )
    return _limit(parser, values[0], values[1], values[2], side, token)


# -- sums and products --


def _summand(parser: Parser, variable: Symbol, at: Token) -> Any:
    """The term after a limit, sum or product sign: a product, and further terms while they hold its variable."""
    if not (parser.starts_operand() or parser.token.key in ("-", "+")):
        parser.fail(say("An expression is expected after this sign."), at)
    parser.bound.append(variable.name)
    terms = [parser.expression(PRODUCT)]
    while parser.token.key in ("+", "-"):
        start = parser.at
        if not _mentions(parser, variable.name):
            break
        sign = parser.next()
        term = parser.expression(PRODUCT)
        if not (isinstance(term, Basic) and term.has(variable)):
            parser.at = start
            break
        terms.append(nodes.negative(term) if sign.key == "-" else term)
    parser.bound.pop()
    try:
        return terms[0] if len(terms) == 1 else nodes.add(terms)
    except nodes.NotArithmetic:
        parser.fail(say("A number or an expression is expected here."), at)


def _mentions(parser: Parser, name: str) -> bool:
    """Whether the term after the sign here holds this name at its own level (a cheap look ahead)."""
    depth = 0
    for index in range(parser.at + 1, len(parser.tokens)):
        token = parser.tokens[index]
        depth += (token.key in ("(", "{", "[", "\\{")) - (token.key in (")", "}", "]", "\\}"))
        if depth < 0 or (depth == 0 and token.key in ("+", "-", "=", ",", "end") and index > parser.at + 1):
            return False
        if token.key == "name" and token.text == name:
            return True
    return False


@prefix("sum", "prod")
def series(parser: Parser, token: Token, power: int) -> Any:
    """``\\sum_{k=1}^{n} k^2``, ``\\prod_{k=1}^n k``."""
    kind = Product if token.key == "prod" or token.text == "prod" else Sum
    high: Any = None
    if parser.skip("^"):
        high = bound(parser)
    if parser.token.key != "_":
        parser.fail(say("Write the index and its range, such as {example}.", example="sum_{k=1}^{n}"), token)
    opening = parser.peek()
    parser.at += 2
    if opening.key not in ("{", "("):
        parser.fail(say("Write the index and its range, such as {example}.", example="sum_{k=1}^{n}"), opening)
    name = parser.next()
    if name.key != "name" or not parser.skip("="):
        parser.fail(say("Write the index and its range, such as {example}.", example="sum_{k=1}^{n}"), name)
    with parser.within():
        low = parser.number_like(RELATION, name)
        parser.expect(("}",) if opening.key == "{" else (")",), opening)
    if high is None:
        if not parser.skip("^"):
            parser.fail(say("The upper end of the range is missing."), parser.token)
        high = bound(parser)
    index = Symbol(name.text)
    body = _summand(parser, index, token)
    return _series(parser, kind, body, (index, low, high), token)


def _series(parser: Parser, kind: Any, body: Any, span: tuple[Any, Any, Any], at: Token) -> Basic:
    try:
        return cast(Basic, kind(nodes.scalar(body), (span[0], nodes.scalar(span[1]), nodes.scalar(span[2]))))
    except nodes.NotArithmetic:
        parser.fail(say("A sum or product needs an expression and a range of numbers."), at)


@operation("sum", "Sum", "summation", "product", "Product", "prod")
def series_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``sum(k^2, k, 1, n)``, ``Sum(k^2, (k, 1, n))``."""
    if parser.token.key != "(":
        return series(
            parser,
            Token("prod" if token.text.lower().startswith("prod") else "sum", token.text, token.start, token.end),
            PRODUCT,
        )
    name = _index_name(parser)
    if name:
        parser.bound.append(name)
    values = arguments(parser)
    if name:
        parser.bound.pop()
    kind = Product if token.text.lower().startswith("prod") else Sum
    if len(values) == 4 and isinstance(values[1], Symbol):
        return _series(parser, kind, values[0], (values[1], values[2], values[3]), token)
    if len(values) == 2 and isinstance(values[1], Tuple) and len(values[1]) == 3 and isinstance(values[1][0], Symbol):
        return _series(parser, kind, values[0], tuple(values[1]), token)
    return parser.fail(say("Write the index and its range, such as {example}.", example="sum(k^2, k, 1, n)"), token)


def _index_name(parser: Parser) -> str | None:
    """The name of the index in ``(f, k, 1, n)`` or ``(f, (k, 1, n))``: the first name after a comma at this level."""
    depth = 0
    for index in range(parser.at, len(parser.tokens) - 2):
        token = parser.tokens[index]
        depth += (token.key in ("(", "[", "{")) - (token.key in (")", "]", "}"))
        if depth == 0:
            break
        if depth == 1 and token.key == ",":
            following = parser.tokens[index + 1]
            following = parser.tokens[index + 2] if following.key == "(" else following
            return following.text if following.key == "name" else None
    return None


FACTORS.update(("sum", "prod", "lim"))
