"""Names and what is applied to them: functions with and without brackets, powers of functions, primes, f(x)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, cast

from sympy import Basic, Derivative, Dummy, E, Expr, Function, Integer, Max, Min, S, Subs, Symbol, exp, log
from sympy.core.function import AppliedUndef

from tutor.maths.reading import nodes
from tutor.maths.reading.grammar import FACTORS, OR, POWER, PRODUCT, Parser, prefix
from tutor.maths.reading.tables import ALIASES, BARE, CONSTANTS, FUNCTIONS, GREEK, INVERSES, OPERATIONS
from tutor.maths.reading.tokens import Token
from tutor.messages import say

ALWAYS_FUNCTIONS = frozenset(("f", "g", "F", "G"))
OFTEN_FUNCTIONS = frozenset(("h", "H", "P", "Q", "p", "q", "phi", "psi", "Phi", "Psi"))
VARIABLES = frozenset(("x", "t", "n", "z", "theta"))

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


# -- symbols --


def symbol_or_application(parser: Parser, token: Token) -> Any:
    """A symbol, or a function's value: ``f(x)``, ``y'``, ``f^{-1}(x)``."""
    name = token.text
    if parser.token.key in ("'", "''", "'''"):
        return _with_primes(parser, token)
    if name in ALWAYS_FUNCTIONS and (length := _inverse_mark(parser)):
        parser.at += length
        return Function(f"{name}^{{-1}}")(*arguments(parser))
    if parser.token.key == "(" and (is_plain_word(token) or _like_ln(parser, token)):
        unknown_function(parser, token)
    if _bracketed(parser) and applies(parser, name):
        return Function(name)(*arguments(parser))
    if name in parser.functions:
        return Function(name)(Symbol(parser.variable))
    return Symbol(name)


def unknown_function(parser: Parser, token: Token) -> Any:
    """Stop at a word before a bracket that is no function; say which may have been meant."""
    known = sorted(set(FUNCTIONS) | set(ALIASES) | set(OPERATIONS))
    near = get_close_matches(token.text, known, n=1, cutoff=0.6)
    hint = say("Did you mean {name}?", name=near[0]) if near else None
    return parser.fail(say("“{text}” is not a function that is known here.", text=token.text), token, hint)


def _like_ln(parser: Parser, token: Token) -> bool:
    """Whether this is the ``n`` of ``In(``: a capital I where ``ln`` is meant."""
    return (
        parser.text[token.start - 1 : token.end] == "In"
        and not parser.text[token.start - 2 : token.start - 1].isalpha()
    )


def is_plain_word(token: Token) -> bool:
    """Whether this is a run of letters read as one name that is neither Greek nor a constant."""
    name = token.text
    return token.key == "name" and len(name) > 2 and name.isalpha() and name not in GREEK and name not in CONSTANTS


_CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}"}


def _bracketed(parser: Parser) -> bool:
    """Whether arguments follow: ``(x)``, or ``{\\left(x \\right)}`` as SymPy prints it."""
    return parser.token.key == "(" or (parser.token.key == "{" and parser.peek().key == "(")


def _closing(parser: Parser) -> int | None:
    """The index of the token that closes the bracket that is next."""
    depth = 0
    for index in range(parser.at, len(parser.tokens) - 1):
        key = parser.tokens[index].key
        depth += (key in ("(", "[", "{", "\\{")) - (key in (")", "]", "}", "\\}"))
        if depth == 0:
            return index
    return None


def applies(parser: Parser, name: str) -> bool:
    """Whether ``name(…)`` is a function's value rather than a product; the bracket is the next token.

    f, g, F, G always; h, P, Q, p, q, φ, ψ of a single symbol or number, or where x, t, n or z occurs; any letter of
    several arguments, and of a single x or t; and what primes or dy/dx made a function.
    """
    if name in parser.functions or name in ALWAYS_FUNCTIONS:
        return True
    inside = _inside(parser)
    if inside and inside[0].key == "(" and inside[-1].key == ")":
        inside = inside[1:-1]
    names = {token.text for token in inside if token.key == "name"}
    single = len(inside) == 1 and inside[0].key in ("name", "number")
    if _has_comma(inside):
        return True
    if name in OFTEN_FUNCTIONS and name not in names:
        return single or bool(names & VARIABLES)
    return (
        single
        and bool(names & {"x", "t"})
        and name not in names
        and name.isalpha()
        and len(name) == 1
        and name not in VARIABLES - {"x"}
    )


def _inside(parser: Parser) -> list[Token]:
    depth = 0
    for end in range(parser.at, len(parser.tokens)):
        key = parser.tokens[end].key
        if key in ("(", "[", "\\{", "{"):
            depth += 1
        elif key in (")", "]", "\\}", "}"):
            depth -= 1
            if depth == 0:
                return parser.tokens[parser.at + 1 : end]
        if end - parser.at > 60:
            break
    return []


def _has_comma(tokens: Sequence[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token.key in ("(", "[", "{", "\\{")) - (token.key in (")", "]", "}", "\\}"))
        if token.key == "," and depth == 0:
            return True
    return False


def _inverse_mark(parser: Parser) -> int:
    """How many tokens ``^{-1}`` takes before a bracket, 0 when it is not there."""
    keys = [parser.peek(ahead).key for ahead in range(6)]
    if keys[:5] == ["^", "{", "-", "number", "}"] and keys[5] in ("(", "{") and parser.peek(3).text == "1":
        return 5
    return 3 if keys[:4] == ["^", "-", "number", "("] and parser.peek(2).text == "1" else 0


def arguments(parser: Parser) -> list[Any]:
    """Read bracketed arguments."""
    from tutor.maths.reading.brackets import items

    opening = parser.next()
    if opening.key not in _CLOSING:
        parser.fail(say("An opening bracket is expected here."), opening)
    if (
        opening.key == "{"
        and parser.token.key == "("
        and (close := _closing(parser))
        and parser.tokens[close + 1].key == "}"
    ):
        found = arguments(parser)
        parser.expect(("}",), opening)
        return found
    closing = _CLOSING[opening.key]
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


# -- primes --


def _with_primes(parser: Parser, token: Token) -> Any:
    count = 0
    while parser.token.key in ("'", "''", "'''"):
        count += len(parser.next().key)
    if count > 9:
        parser.fail(say("At most nine primes are read."), token)
    name, variable = token.text, Symbol(parser.variable)
    if _bracketed(parser):
        values = arguments(parser)
        if len(values) != 1:
            parser.fail(say("A prime needs a function of one variable."), token)
        value = values[0]
        if isinstance(value, Symbol):
            return Derivative(Function(name)(value), (value, count))
        inner = Dummy("x") if False else variable
        return Subs(Derivative(Function(name)(inner), (inner, count)), inner, value)
    if name in parser.functions:
        return Derivative(Function(name)(variable), (variable, count))
    return Symbol(name + "'" * count)


def primed(parser: Parser, value: Any, count: int, at: Token) -> Any:
    """``(x^2 + 1)'``: a derivative with respect to the one symbol in it (x if there are several)."""
    value = nodes.scalar(value)
    if isinstance(value, Symbol):
        return Symbol(value.name + "'" * count)
    symbols = sorted(value.free_symbols, key=lambda symbol: symbol.name)
    if not symbols:
        parser.fail(say("A prime stands for a derivative, and there is no variable here."), at)
    variable = symbols[0] if len(symbols) == 1 else Symbol(parser.variable)
    return Derivative(value, (variable, count))


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
        and following.text in ("2", "10")
        and parser.peek().key in ("(", "{")
    )


@operation("exp")
def exponential(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``exp(x)``."""
    if parser.token.key == "^":
        return _function(parser, token, "exp")
    return parser.check(exp(nodes.scalar(operands(parser, token, "exp")[0]), evaluate=False), token)


@operation("sqrt", "cbrt", "root", "surd", "nthroot", "root4")
def roots(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``sqrt(x)``, ``√2``, ``root(x, 3)``."""
    if token.text in ("root", "surd", "nthroot"):
        values = arguments(parser)
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


def upright(parser: Parser, token: Token) -> Any:
    """An upright word is a function's name before a bracket, else a symbol."""
    if parser.token.key == "(" and parser.token.start == token.end:
        return Function(token.text)(*arguments(parser))
    if not token.text.replace("_", "").replace("{", "").replace("}", "").isalnum():
        parser.at -= 1
        parser.unexpected()
    return Symbol(token.text)


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


def derivative_operator(parser: Parser, token: Token) -> Any:
    """``d/dx …``, ``dy/dx``, ``d^2y/dx^2`` written in a line; None when this ``d`` is a symbol."""
    from tutor.maths.reading.calculus import line_derivative

    return line_derivative(parser, token)


def is_applied(value: Any) -> bool:
    """Whether this is the value of an unknown function."""
    return isinstance(value, AppliedUndef)


FACTORS.update(("function", "operation", "sqrt", "cbrt", "root4"))

__all__ = ["PRODUCT"]
