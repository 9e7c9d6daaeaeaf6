"""Symbols, and the values of functions that are only named: ``f(x)``, ``y'``, ``f^{-1}(x)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from sympy import Derivative, Function, Integer, Subs, Symbol

from tutor.maths.operations import NOTATION, operation
from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import arguments
from tutor.maths.reading.grammar import Parser
from tutor.maths.reading.tables import ALIASES, CONSTANTS, FUNCTIONS, GREEK, OPERATIONS
from tutor.maths.reading.tokens import Token
from tutor.messages import say

ALWAYS_FUNCTIONS = frozenset(("f", "g", "F", "G"))


OFTEN_FUNCTIONS = frozenset(("h", "H", "P", "Q", "p", "q", "phi", "psi", "Phi", "Psi"))


VARIABLES = frozenset(("x", "t", "n", "z", "theta"))


# -- symbols --


def symbol_or_application(parser: Parser, token: Token) -> Any:
    """A symbol, or a function's value: ``f(x)``, ``y'``, ``f^{-1}(x)``."""
    name = token.text
    if parser.token.key in ("'", "''", "'''"):
        return _with_primes(parser, token)
    if name in ALWAYS_FUNCTIONS and (order := _order_in_brackets(parser)):
        parser.at += len(("^", "{", "(", "4", ")", "}"))
        return _derivative(parser, token, order)
    if (name in ALWAYS_FUNCTIONS or name in parser.declared.functions) and (length := _inverse_mark(parser)):
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


def _bracketed(parser: Parser) -> bool:
    """Whether arguments follow: ``(x)``, or ``{\\left(x \\right)}`` as SymPy prints it."""
    return parser.token.key == "(" or (parser.token.key == "{" and parser.peek().key == "(")


def applies(parser: Parser, name: str) -> bool:
    """Whether ``name(…)`` is a function's value rather than a product; the bracket is the next token.

    f, g, F, G always; h, P, Q, p, q, φ, ψ of a single symbol or number, or where x, t, n or z occurs; any letter of
    several arguments, and of a single x or t; and what primes or dy/dx made a function.
    """
    if name in parser.functions or name in ALWAYS_FUNCTIONS or name in parser.declared.functions:
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


# -- primes --


def _order_in_brackets(parser: Parser) -> int:
    """The order that ``^{(4)}`` before a bracket says, 0 where it is not there."""
    tokens = [parser.peek(ahead) for ahead in range(7)]
    if [token.key for token in tokens] == ["^", "{", "(", "number", ")", "}", "("] and tokens[3].text in "123456789":
        return int(tokens[3].text)
    return 0


def _with_primes(parser: Parser, token: Token) -> Any:
    count = 0
    while parser.token.key in ("'", "''", "'''"):
        count += len(parser.next().key)
    if count > 9:
        parser.fail(say("At most nine primes are read."), token)
    if _bracketed(parser):
        return _derivative(parser, token, count)
    if token.text in parser.functions:
        variable = Symbol(parser.variable)
        return Derivative(Function(token.text)(variable), (variable, count))
    return Symbol(token.text + "'" * count)


def _derivative(parser: Parser, token: Token, order: int) -> Any:
    """The derivative of that order of a named function, at the bracketed value that follows."""
    values = arguments(parser)
    if len(values) != 1:
        parser.fail(say("A prime needs a function of one variable."), token)
    value, name, variable = values[0], token.text, Symbol(parser.variable)
    if isinstance(value, Symbol):
        return Derivative(Function(name)(value), (value, order))
    return Subs(Derivative(Function(name)(variable), (variable, order)), variable, value)


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


_NUMERAL = re.compile(r"(?=[^_]*\d)(?P<digits>[0-9A-Za-z]+)_\{?(?P<base>\d\d?)\}?")


def _numeral(word: str) -> Integer | None:
    """The value of an upright numeral with its base as index, ``\\mathrm{9b3}_{12}``; None for another word."""
    found = _NUMERAL.fullmatch(word)
    if found is None or not 2 <= (base := int(found["base"])) <= 36:
        return None
    digits = found["digits"]
    return Integer(int(digits, base)) if all(int(digit, 36) < base for digit in digits) else None


def upright(parser: Parser, token: Token) -> Any:
    """An upright word is an operation's or function's name before a bracket, a numeral with its base, else a symbol."""
    named = "_".join(token.text.split())
    if parser.token.key == "(" and named in NOTATION:
        return operation(named, *arguments(parser))
    if (numeral := _numeral(token.text)) is not None:
        return numeral
    if parser.token.key == "(" and parser.token.start == token.end:
        return Function(token.text)(*arguments(parser))
    if not token.text.replace("_", "").replace("{", "").replace("}", "").isalnum():
        parser.at -= 1
        parser.unexpected()
    return Symbol(token.text)
