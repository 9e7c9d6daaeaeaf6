"""Known functions with and without brackets, their powers, logarithms and roots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from sympy import Basic, E, Expr, Integer, Max, Min, S, exp, log

from tutor.maths.reading import nodes
from tutor.maths.reading.applications import unknown_function
from tutor.maths.reading.arguments import argument, arguments, at_differential
from tutor.maths.reading.grammar import FACTORS, OR, POWER, Parser, prefix
from tutor.maths.reading.tables import BARE, FUNCTIONS, INVERSES
from tutor.maths.reading.tokens import Token
from tutor.messages import say

OPERATION_HANDLERS: dict[str, Callable[[Parser, Token, list[Any]], Any]] = {}
"""What a word does with the values in the brackets after it; `calculus` and `environments` add theirs."""


def operation(
    *names: str,
) -> Callable[[Callable[[Parser, Token, list[Any]], Any]], Callable[[Parser, Token, list[Any]], Any]]:
    """Register a word that is applied to bracketed arguments."""

    def register(handler: Callable[[Parser, Token, list[Any]], Any]) -> Callable[[Parser, Token, list[Any]], Any]:
        OPERATION_HANDLERS.update(dict.fromkeys(names, handler))
        return handler

    return register


# -- functions --


@prefix("function", "operation")
def call(parser: Parser, token: Token, power: int) -> Any:
    """A function or another word applied to what follows."""
    name = token.text
    if name in OPERATION_HANDLERS:
        return OPERATION_HANDLERS[name](parser, token, [])
    return _function(parser, token, name)


def _function(parser: Parser, token: Token, name: str) -> Any:
    if name not in FUNCTIONS:
        unknown_function(parser, token)
    exponent: Any = None
    if (
        parser.token.text == "2"
        and parser.token.start == token.end
        and parser.peek().key == "("
        and name in ("atan", "factorial")
    ):
        parser.next()
        name = f"{name}2"
    if parser.token.key == "^":
        if name not in BARE:
            parser.fail(say("The function {name} needs something in brackets.", name=token.text))
        mark = parser.next()
        exponent = parser.expression(POWER)
        if not isinstance(exponent, Expr):
            parser.fail(say("A number or an expression is expected here."), mark)
    if exponent == S.NegativeOne and name in INVERSES:
        name, exponent = INVERSES[name], None
    value = build(parser, name, operands(parser, token, name), token)
    return value if exponent is None else parser.power_of(value, exponent, token)


def operands(parser: Parser, token: Token, name: str) -> list[Any]:
    """Read what a function is applied to, with or without brackets."""
    if parser.token.key in ("(", "[", "\\{", "{"):
        return arguments(parser)
    if name not in BARE:
        parser.fail(say("The function {name} needs something in brackets.", name=token.text))
    return [bare_argument(parser, token)]


def bare_argument(parser: Parser, token: Token) -> Any:
    """Read the product that a function without brackets is applied to."""
    if parser.token.key in ("-", "+"):
        sign = parser.next()
        value = bare_argument(parser, token)
        return nodes.negative(value) if sign.key == "-" else value
    factors: list[Any] = []
    if parser.differentiated_by is not None and parser.token.key in (")", "}", "]", "=", "end"):
        return parser.differentiated_by  # ``d/dx (\\sin)``: the function by itself
    if parser.token.key == "|":
        return parser.expression(POWER)
    while parser.starts_operand() and at_differential(parser) is None:
        following = parser.token
        if factors and (
            following.key in ("function", "operation", "int", "sum", "prod", "lim", "(", "\\{", "[")
            or following.key == "number"
        ):
            break
        factors.append(parser.expression(POWER))
        if following.key in ("(", "|", "lvert", "function", "operation"):
            break
    if not factors:
        parser.fail(
            say("The function {name} needs something to act on, such as {example}.",
                name=token.text, example=f"{token.text}(x)"),
            token,
        )  # fmt: skip
    return nodes.multiply(factors)


def build(parser: Parser, name: str, values: Sequence[Any], at: Token) -> Basic:
    """Apply a known function, unevaluated, within the limits."""
    kind, fewest, most = FUNCTIONS[name]
    if not fewest <= len(values) <= most:
        if name == "log" and len(values) == 2:
            return logarithm(values[0], values[1])
        parser.fail(say("The function {name} takes {count} values.", name=at.text, count=fewest), at)
    if name == "Abs":
        from tutor.maths.reading.brackets import magnitude

        return magnitude(parser, values[0], at)
    try:
        scalars = [nodes.scalar(value) for value in values]
    except nodes.NotArithmetic:
        parser.fail(say("The function {name} needs numbers or expressions.", name=at.text), at)
    if kind in (Max, Min):
        return cast(Basic, kind(*scalars, evaluate=False)) if len(scalars) > 1 else scalars[0]
    if name in ("gcd", "lcm"):
        return kind(*scalars)
    return parser.check(kind(*scalars, evaluate=False), at)


def logarithm(value: Any, base: Any) -> Basic:
    """``log_b(value)`` as a quotient of natural logarithms."""
    if base is E:
        return cast(Basic, log(nodes.scalar(value), evaluate=False))
    return nodes.quotient(log(nodes.scalar(value), evaluate=False), log(nodes.scalar(base), evaluate=False))


def subscript(parser: Parser) -> Any:
    """Read the index after ``_``: braces, brackets, or a single number or letter."""
    parser.next()
    if parser.token.key == "(":
        return arguments(parser)[0]
    if parser.token.key == "number":
        token = parser.next()
        return nodes.integer(token.text) if token.text.isdigit() else nodes.decimal(token.text)
    return argument(parser)


@operation("log", "ln", "lg", "lb", "log2", "log10")
def logarithms(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``log``, ``ln``, ``lg``, ``log_2 8``, ``log^2 x``, ``log2(8)``."""
    base: Any = {"lg": Integer(10), "lb": Integer(2)}.get(token.text)
    exponent: Any = None
    while parser.token.key in ("_", "^"):
        if parser.token.key == "_":
            base = subscript(parser)
        else:
            mark = parser.next()
            exponent = parser.expression(POWER)
            if not isinstance(exponent, Expr):
                parser.fail(say("A number or an expression is expected here."), mark)
    if base is None and token.text == "log" and _glued_base(parser, token):
        base = nodes.integer(parser.next().text)
    values = operands(parser, token, "log")
    if len(values) == 2:
        base = values.pop()
    if len(values) != 1:
        parser.fail(say("A logarithm takes one number, and its base as a second."), token)
    value = build(parser, "log", values, token) if base is None else logarithm(values[0], base)
    return value if exponent is None else parser.power_of(value, exponent, token)


def _glued_base(parser: Parser, token: Token) -> bool:
    """``log10(x)``, ``log2(x)``: the base is written on to the name and a bracket follows."""
    following = parser.token
    return (
        following.key == "number"
        and following.start == token.end
        and following.text.isdigit()
        and parser.peek().key in ("(", "{")
    )


@operation("exp")
def exponential(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``exp(x)``."""
    if parser.token.key == "^":
        return _function(parser, token, "exp")
    return parser.check(exp(nodes.scalar(operands(parser, token, "exp")[0]), evaluate=False), token)


@operation("sqrt", "cbrt", "root", "surd", "nthroot", "nthRoot", "root4")
def roots(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``sqrt(x)``, ``√2``, ``root(x, 3)``."""
    if token.text in ("root", "surd", "nthroot", "nthRoot"):
        values = arguments(parser)
        if token.text == "root" and len(values) == 1 and isinstance(values[0], Integer) and parser.token.key == "(":
            values = [*arguments(parser), values[0]]
        if len(values) > 2:
            parser.fail(say("A root takes a number and its degree."), token)
        return nodes.root(*values)
    degree: Any = {"cbrt": Integer(3), "∛": Integer(3), "∜": Integer(4)}.get(token.text)
    if parser.token.key == "[" and token.text in ("sqrt", "\\sqrt"):
        opening = parser.next()
        with parser.within():
            degree = parser.number_like(OR, opening)
            parser.expect(("]",), opening)
    if parser.token.key in ("(", "[") and len(values := arguments(parser)) >= 1:
        if len(values) > 1:
            parser.fail(say("A square root takes one number."), token)
        radicand = values[0]
    elif parser.token.key == "^" and token.text == "sqrt":
        parser.fail(
            say("The function {name} needs something to act on, such as {example}.", name="sqrt", example="sqrt(x)")
        )
    elif parser.token.key == "number":
        radicand = parser.expression(POWER + 1)
    else:
        radicand = argument(parser)
    try:
        return nodes.root(radicand, degree)
    except nodes.NotArithmetic:
        parser.fail(say("A number or an expression is expected under the root."), token)


@prefix("sqrt", "cbrt", "root4")
def root_sign(parser: Parser, token: Token, power: int) -> Any:
    """``\\sqrt``, √, ∛, ∜."""
    return roots(parser, token, [])


FACTORS.update(("function", "operation", "sqrt", "cbrt", "root4"))
