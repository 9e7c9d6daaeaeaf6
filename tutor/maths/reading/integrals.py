"""Integrals with and without bounds, left unevaluated."""

from __future__ import annotations

from typing import Any, NoReturn, cast

from sympy import Basic, Integral, S, Symbol, Tuple

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import argument, arguments, at_differential
from tutor.maths.reading.calls import operation
from tutor.maths.reading.derivatives import operated
from tutor.maths.reading.grammar import FACTORS, POWER, PRODUCT, SUM, Parser, prefix
from tutor.maths.reading.tokens import Token
from tutor.messages import say

# -- integrals --


@prefix("int", "iint", "iiint")
def integral(parser: Parser, token: Token, power: int) -> Any:
    """``\\int_0^1 x^2\\,dx``; several signs take several differentials, the innermost first."""
    low, high = _bounds(parser)
    count = {"int": 1, "iint": 2, "iiint": 3}[token.key]
    outside = parser.differential
    parser.forget_differential()
    parser.integrals += 1
    body: Any = S.One
    if at_differential(parser) is None:
        body = parser.expression(SUM)
    variables: list[Symbol] = []
    while len(variables) < count:
        variable = at_differential(parser)
        if variable is not None:
            parser.at += 2
        elif parser.differential is not None and not variables:
            variable = parser.differential
        elif parser.dots and count == 1 and (only := _only_variable(body)) is not None:
            variable = only
        else:
            _missing_differential(parser, token)
        variables.append(variable)
        parser.skip("*")
    parser.integrals -= 1
    parser.differential = outside
    if low is not None and count > 1:
        parser.fail(say("Give each integral its own bounds."), token)
    if body is S.One and parser.starts_operand() and (parser.integrals == 0 or at_differential(parser) is None):
        body = operated(parser, token)
    return _integral(parser, body, [(variable, low, high) for variable in variables], token)


def _only_variable(body: Any) -> Symbol | None:
    """What an answer without a differential is integrated over: x, or the one name in it."""
    names = body.free_symbols if isinstance(body, Basic) else set()
    if Symbol("x") in names:
        return Symbol("x")
    return next(iter(names)) if len(names) == 1 else None


def _missing_differential(parser: Parser, token: Token) -> NoReturn:
    if parser.token.key in ("end", "=", ",", ")", "]", "}"):
        parser.fail(say("The integral needs a differential at its end, such as {example}.", example="dx"))
    parser.unexpected()


def _integral(parser: Parser, body: Any, limits: list[tuple[Symbol, Any, Any]], at: Token) -> Basic:
    try:
        body = nodes.scalar(body)
        bounds = [
            (variable,) if low is None else (variable, nodes.scalar(low), nodes.scalar(high))
            for variable, low, high in limits
        ]
    except nodes.NotArithmetic:
        parser.fail(say("Only an expression can be integrated, between numbers or expressions."), at)
    return cast(Basic, Integral(body, *bounds))


def _bounds(parser: Parser) -> tuple[Any, Any]:
    """The bounds after an integral sign, in either order; (None, None) without."""
    found: dict[str, Any] = {}
    start = parser.token
    while parser.token.key in ("_", "^") and parser.token.key not in found:
        mark = parser.next()
        found[mark.key] = bound(parser)
    if len(found) == 1:
        parser.fail(say("An integral has both bounds or none."), start)
    return found.get("_"), found.get("^")


def bound(parser: Parser) -> Any:
    """One bound: a group, or a signed number or letter."""
    if parser.token.key in ("-", "+"):
        sign = parser.next()
        value = bound(parser)
        return nodes.negative(value) if sign.key == "-" else value
    if parser.token.key == "number":
        return _whole_number(parser)
    if parser.token.key in ("{", "(", "frac", "sqrt"):
        return parser.expression(POWER + 1)
    return argument(parser)


def _whole_number(parser: Parser) -> Any:
    token = parser.next()
    return nodes.integer(token.text) if token.text.isdigit() else nodes.decimal(token.text)


@operation("int", "integrate", "integral", "Integral")
def integrated(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``int(f, x)``, ``int(f, x, 0, 1)``, ``integrate(f, (x, 0, 1))``; ``int_0^1 f dx`` is the sign in letters."""
    if parser.token.key != "(":
        return integral(parser, Token("int", token.text, token.start, token.end), PRODUCT)
    values = arguments(parser)
    body, rest = values[0], values[1:]
    limits: list[tuple[Symbol, Any, Any]] = []
    if len(rest) == 3 and isinstance(rest[0], Symbol) and not isinstance(rest[1], Tuple):
        limits = [(rest[0], rest[1], rest[2])]
    else:
        limits = [_range(parser, value, token) for value in rest]
    if not limits:
        parser.fail(say("Say with respect to which variable: {example}.", example="int(x^2, x)"), token)
    return _integral(parser, body, limits, token)


def _range(parser: Parser, value: Any, at: Token) -> tuple[Symbol, Any, Any]:
    if isinstance(value, Symbol):
        return value, None, None
    if isinstance(value, Tuple) and len(value) == 3 and isinstance(value[0], Symbol):
        return value[0], value[1], value[2]
    if isinstance(value, Tuple) and len(value) == 1 and isinstance(value[0], Symbol):
        return value[0], None, None
    return parser.fail(say("A variable and its range are expected, such as {example}.", example="(x, 0, 1)"), at)


FACTORS.update(("int", "iint", "iiint"))
