"""Fractions, and the derivatives that are written like them; all left unevaluated."""

from __future__ import annotations

from typing import Any

from sympy import Derivative, Function, Integer, S, Symbol, Tuple

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import argument, arguments, at_differential
from tutor.maths.reading.calls import build, operation
from tutor.maths.reading.grammar import FACTORS, OR, PRODUCT, Parser, prefix
from tutor.maths.reading.tokens import Token
from tutor.messages import say

# -- fractions and derivatives --


@prefix("frac")
def fraction(parser: Parser, token: Token, power: int) -> Any:
    """``\\frac{a}{b}``, ``\\frac12``, ``\\frac{d}{dx} …``, ``\\frac{dy}{dx}``."""
    derivative = _leibniz(parser, token)
    if derivative is not None:
        return derivative
    above = _numerator(parser)
    below = argument(parser)
    try:
        built = nodes.quotient(above, below)
    except nodes.NotArithmetic:
        parser.fail(say("A fraction needs numbers or expressions above and below."), token)
    return built


def _numerator(parser: Parser) -> Any:
    """The numerator; inside an integral it may hold the differential: ``\\frac{dx}{x}``."""
    opening = parser.token
    if not parser.integrals or opening.key != "{":
        return argument(parser)
    parser.next()
    with parser.within():
        value: Any = S.One
        if at_differential(parser) is None:
            value = parser.expression(OR)
        variable = at_differential(parser)
        if variable is not None:
            parser.at += 2
            parser.differential = variable
            if parser.token.key != "}":
                value = parser.expression(OR)
        parser.expect(("}",), opening)
    return value


def _leibniz(parser: Parser, token: Token) -> Any:
    """A derivative in Leibniz's notation as a fraction, or None; reads nothing then."""
    start = parser.at
    if parser.token.key != "{" or not _is_d(parser.peek()):
        return None
    parser.at += 2
    order = _order(parser)
    operator = parser.token.key == "}"
    close = _matching(parser)
    if close is None or not (
        parser.tokens[close + 1].key == "{" and _is_d(parser.tokens[min(close + 2, len(parser.tokens) - 1)])
    ):
        parser.at = start
        return None
    body = None
    if not operator:
        with parser.within():
            body = parser.expression(OR)
    if not parser.skip("}"):
        parser.at = start
        return None
    opening = parser.next()
    variables = _variables(parser)
    if variables is None or sum(count for _, count in variables) != order or parser.token.key != "}":
        parser.at = start
        return None
    parser.expect(("}",), opening)
    return _derivative(parser, body, variables, token)


def _is_d(token: Token) -> bool:
    return (token.key == "name" and token.text == "d") or token.key == "partial"


def _matching(parser: Parser) -> int | None:
    depth = 0
    for index in range(parser.at, len(parser.tokens)):
        key = parser.tokens[index].key
        depth += (key in ("{", "begin")) - (key in ("}", "endenv"))
        if depth < 0:
            return index
    return None


def _order(parser: Parser) -> int:
    """The exponent of ``d^2``, read past; 1 when there is none; -1 when it is no small number."""
    if parser.token.key != "^":
        return 1
    parser.next()
    braced = parser.skip("{")
    token = parser.token
    if token.key != "number" or not token.text.isdigit() or not 1 <= int(token.text) <= 9:
        return -1
    parser.next()
    if braced and not parser.skip("}"):
        return -1
    return int(token.text)


def _variables(parser: Parser) -> list[tuple[Symbol, int]] | None:
    """``dx``, ``dx^2``, ``\\partial x \\partial y``: the variables and how often."""
    found: list[tuple[Symbol, int]] = []
    while _is_d(parser.token) and parser.peek().key == "name":
        parser.next()
        variable = Symbol(parser.next().text)
        found.append((variable, _order(parser)))
    return found or None


def _derivative(parser: Parser, body: Any, variables: list[tuple[Symbol, int]], at: Token) -> Any:
    if body is None:
        outer, parser.differentiated_by = parser.differentiated_by, variables[0][0]
        body = operated(parser, at)
        parser.differentiated_by = outer
    try:
        body = nodes.operand(body)
    except nodes.NotArithmetic:
        parser.fail(say("Only an expression can be differentiated."), at)
    if isinstance(body, Symbol) and (body.name in parser.functions or body.name in ("y", "f", "g", "u", "z", "w")):
        body = Function(body.name)(*(variable for variable, _ in variables))
    return Derivative(body, *variables)


def operated(parser: Parser, at: Token) -> Any:
    """The product that a derivative's operator acts on."""
    if not parser.starts_operand():
        parser.fail(say("Say what is to be differentiated: an expression is expected after this."), at)
    factors = [parser.expression(PRODUCT + 1)]
    while parser.token.key in ("*",) or (parser.starts_operand() and at_differential(parser) is None):
        parser.skip("*")
        factors.append(parser.expression(PRODUCT + 1))
    if parser.token.key == "/":
        parser.next()
        return nodes.quotient(nodes.multiply(factors), parser.expression(PRODUCT + 1))
    return nodes.multiply(factors)


def line_derivative(parser: Parser, token: Token) -> Any:
    """``d/dx f``, ``d^2/dx^2 f``, ``dy/dx`` in a line; ``d`` has just been read. None: it is not a derivative."""
    start = parser.at
    order = _order(parser)
    body: Any = None
    if parser.token.key == "name" and parser.peek().key == "/" and parser.token.text != "d":
        body = Symbol(parser.next().text)
    if parser.token.key == "/" and _is_d(parser.peek()) and parser.peek(2).key == "name":
        parser.next()
        variables = _variables(parser)
        if variables is not None and sum(count for _, count in variables) == order:
            return _derivative(parser, body, variables, token)
    parser.at = start
    return None


@prefix("partial")
def partial(parser: Parser, token: Token, power: int) -> Any:
    """``∂/∂x f``."""
    value = line_derivative(parser, token)
    if value is None:
        parser.fail(say("“{text}” can only be read as part of a derivative.", text=token.text), token)
    return value


@operation("diff", "derivative", "Derivative")
def differentiated(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``diff(f, x)``, ``diff(f, x, 2)``, ``diff(f, x, 1, y, 2)``."""
    values = arguments(parser)
    body, rest = values[0], values[1:]
    if not rest:
        symbols = sorted(body.free_symbols, key=str)
        if len(symbols) != 1:
            parser.fail(say("Say with respect to which variable: {example}.", example="diff(x^2, x)"), token)
        rest = symbols
    variables: list[tuple[Symbol, int]] = []
    for value in rest:
        if isinstance(value, Tuple) and len(value) == 2:
            variables.append((value[0], int(value[1])))
        elif isinstance(value, Symbol):
            variables.append((value, 1))
        elif isinstance(value, Integer) and variables and 1 <= int(value) <= 99:
            variables[-1] = (variables[-1][0], int(value))
        else:
            parser.fail(say("Say with respect to which variable: {example}.", example="diff(x^2, x)"), token)
    if not all(isinstance(variable, Symbol) for variable, _ in variables):
        parser.fail(say("Say with respect to which variable: {example}.", example="diff(x^2, x)"), token)
    return _derivative(parser, body, variables, token)


@prefix("binom")
def binomial_coefficient(parser: Parser, token: Token, power: int) -> Any:
    """``\\binom{n}{k}``."""
    return build(parser, "binomial", [argument(parser), argument(parser)], token)


FACTORS.update(("frac", "binom", "partial"))
