"""Numbers, names, signs, sums and products: the tables of ordinary algebra."""

from __future__ import annotations

import re
from typing import Any

from sympy import Basic, Integer, Mul, Rational, S, Symbol, Tuple

from tutor.maths.reading import nodes
from tutor.maths.reading.applications import is_plain_word, symbol_or_application, upright
from tutor.maths.reading.arguments import at_differential
from tutor.maths.reading.derivatives import line_derivative
from tutor.maths.reading.dotted import dotted_sum
from tutor.maths.reading.grammar import (
    FACTORS,
    PRODUCT,
    SUM,
    UNION,
    Parser,
    infix,
    prefix,
)
from tutor.maths.reading.numbers import number_value
from tutor.maths.reading.tables import CONSTANTS, FRACTIONS, NUMBER_SETS
from tutor.maths.reading.tokens import Token
from tutor.messages import say

SIGN = Symbol("±")
"""Stands for the sign of a ± until the whole value is read; see `joining.both`."""


# -- operands --


@prefix("number")
def number(parser: Parser, token: Token, power: int) -> Any:
    """A number, a mixed number, a numeral in a base, or a repeating decimal."""
    value = number_value(parser, token)
    if not isinstance(value, Integer):
        return value
    mixed = _mixed(parser)
    return nodes.add([value, mixed]) if mixed is not None else value


def _mixed(parser: Parser) -> Rational | None:
    """The fraction of a mixed number: ``3 1/2``, ``3\\frac{1}{2}``, ``3½``."""
    token = parser.token
    if token.key == "fraction":
        parser.next()
        return Rational(*FRACTIONS[token.text])
    if token.key == "number" and token.spaced and parser.peek().key == "/" and parser.peek(2).key == "number":
        above, below, length = token.text, parser.peek(2).text, 3
    elif token.key == "frac" and (digits := _plain_fraction(parser)):
        above, below, length = digits
    else:
        return None
    if not (above.isdigit() and below.isdigit()) or not 0 < int(above) < int(below):
        return None
    parser.at += length
    return Rational(int(above), int(below))


def _plain_fraction(parser: Parser) -> tuple[str, str, int] | None:
    """The digits of ``\\frac{1}{2}``, ``\\frac12`` and how many tokens they take."""
    found: list[str] = []
    ahead = 1
    while len(found) < 2:
        token = parser.peek(ahead)
        if token.key == "{" and parser.peek(ahead + 1).key == "number" and parser.peek(ahead + 2).key == "}":
            found.append(parser.peek(ahead + 1).text)
            ahead += 3
        elif token.key == "number" and not found and len(token.text) == 2 and token.text.isdigit():
            found.extend(token.text)
            ahead += 1
        elif token.key == "number" and len(token.text) == 1:
            found.append(token.text)
            ahead += 1
        else:
            return None
    return found[0], found[1], ahead


@prefix("fraction")
def fraction_character(parser: Parser, token: Token, power: int) -> Basic:
    """``½``."""
    return Rational(*FRACTIONS[token.text])


@prefix("name")
def name(parser: Parser, token: Token, power: int) -> Any:
    """A symbol, a constant, a function's value, or a differential that ends an integrand."""
    text = token.text
    letter = text in parser.declared.letters or text in parser.declared.functions
    if text in ("d", "D") and not letter and (value := line_derivative(parser, token)) is not None:
        return value
    if text in parser.bound or letter or text not in CONSTANTS:
        return symbol_or_application(parser, token)
    return CONSTANTS[text]


@prefix("word")
def word(parser: Parser, token: Token, power: int) -> Any:
    """An upright name: ``\\operatorname{Var}(X)``, ``\\mathrm{speed}``."""
    return upright(parser, token)


@prefix("text")
def text_name(parser: Parser, token: Token, power: int) -> Basic:
    """A word may only be the left side of an equation: ``\\text{area} = 6``."""
    if parser.token.key in ("=", "~=") and re.fullmatch(r"[\w ]{1,40}", token.text):
        return Symbol("_".join(token.text.split()))
    parser.at -= 1
    return parser.unexpected()


@prefix("numberset")
def number_set(parser: Parser, token: Token, power: int) -> Any:
    """ℝ, ℤ, …; another letter is a symbol."""
    if token.text in NUMBER_SETS:
        if parser.token.key == "^" and parser.peek().key in ("+", "number", "{"):
            parser.fail(say("Sets of pairs or of positive numbers only are not read here."))
        return NUMBER_SETS[token.text]
    return Symbol(token.text)


@prefix("in")
def inches(parser: Parser, token: Token, power: int) -> Any:
    """The unit of ``7*in``; elsewhere the sign of membership cannot begin anything."""
    if parser.token.key == "end" and parser.at >= 2 and parser.tokens[parser.at - 2].key == "*":
        return Symbol("in")
    parser.at -= 1
    return parser.unexpected()


@prefix("...")
def dots(parser: Parser, token: Token, power: int) -> Any:
    """Dots stand for what a reader can guess; nobody can compute with them. Answers keep them as a symbol."""
    if parser.dots:
        return Symbol("…")
    return parser.fail(say("Dots (“…”) cannot be read: write all of it."), token)


@prefix("currency")
def currency(parser: Parser, token: Token, power: int) -> Any:
    """``$4``: the sign of money is dropped here; `answers` keeps it."""
    return parser.expression(max(power, PRODUCT))


@prefix("-")
def minus(parser: Parser, token: Token, power: int) -> Any:
    """A leading minus takes the whole product: ``-2x`` and ``-x^2``."""
    value = parser.expression(max(power, PRODUCT))
    return parser.guarded(lambda _parser, operand, _token: nodes.negative(operand), value, token)


@prefix("+")
def plus(parser: Parser, token: Token, power: int) -> Any:
    """A leading plus says nothing."""
    return parser.expression(max(power, PRODUCT))


@prefix("+-", "-+")
def plus_minus(parser: Parser, token: Token, power: int) -> Any:
    """``±a``."""
    value = parser.expression(max(power, PRODUCT))
    return parser.guarded(lambda _parser, operand, _token: _signed(parser, token, operand), value, token)


def _signed(parser: Parser, token: Token, value: Any) -> Basic:
    parser.signs += 1
    term = Mul(SIGN, nodes.scalar(value), evaluate=False)
    return nodes.negative(term) if token.key == "-+" else term


# -- sums and products --


@infix(SUM, "+", "-", "+-", "-+")
def total(parser: Parser, left: Any, token: Token) -> Any:
    """A sum or difference of any number of terms; of sets, a difference."""
    if nodes.is_set(left) and token.key == "-":
        parser.next()
        return nodes.complement(left, parser.expression(SUM + 1))
    terms = [left]
    gap: int | None = None
    while parser.token.key in ("+", "-", "+-", "-+"):
        sign = parser.next()
        if parser.token.key == "..." and not parser.dots and gap is None and sign.key == "+":
            gap, dotted = len(terms), parser.next()
            continue
        term = parser.expression(SUM + 1) if parser.token.key != "..." else dots(parser, parser.token, SUM)
        if sign.key in ("+-", "-+") and sign.text == "+-" and parser.text[sign.start : sign.end] == "+-":
            term = nodes.negative(term)
        elif sign.key in ("+-", "-+"):
            term = _signed(parser, sign, term)
        elif sign.key == "-":
            term = nodes.negative(term)
        terms.append(term)
    if gap is not None:
        found = dotted_sum(terms[:gap], terms[gap:])
        return dots(parser, dotted, SUM) if found is None else found
    return nodes.add(terms)


DIVISION_SIGNS = frozenset(("÷", "\\div", ":", "∶"))
"""Signs of division that bind less than a fraction's slash."""


@infix(PRODUCT, "*", "/", ".", ":")
def explicit_product(parser: Parser, left: Any, token: Token) -> Any:
    """A product or quotient written with a sign."""
    if token.key == "." and not (parser.peek().key == "name" and not parser.peek().spaced):
        return left
    if token.key == "." and nodes.is_matrix(left) and parser.peek().text == "T":
        parser.at += 2
        return nodes.power(left, Symbol("T"))
    return _product(parser, left)


def implicit_product(parser: Parser, left: Any, token: Token) -> Any:
    """Factors side by side."""
    if not parser.starts_operand():
        return left
    if token.key == "name" and token.text == "U" and (nodes.is_set(left) or isinstance(left, Tuple)):
        parts = [left]
        while parser.token.key == "name" and parser.token.text == "U":
            parser.next()
            parts.append(parser.expression(UNION + 1))
        return nodes.union(parts)
    if isinstance(left, Tuple) or nodes.is_statement(left):
        parser.fail(say("A sign is missing before “{text}”.", text=token.text), token)
    return _product(parser, left)


def _product(parser: Parser, left: Any) -> Any:
    factors = [left]
    while True:
        token = parser.token
        if token.key in ("*", "/") or (token.key == ":" and token.key not in parser.stops):
            if token.key == ":" and is_plain_word(parser.tokens[parser.at - 1]):
                parser.fail(
                    say("“{text}” is a word; a formula is expected here.", text=parser.tokens[parser.at - 1].text)
                )
            parser.next()
            factor = parser.expression(PRODUCT + 1)
            if parser.text[token.start : token.end] in DIVISION_SIGNS:
                factor = _slashed(parser, factor)
            _times(parser, factors, token, factor)
        elif token.key == "." and parser.peek().key == "name" and not parser.peek().spaced:
            parser.next()
            factors.append(parser.expression(PRODUCT + 1))
        elif parser.starts_operand() and at_differential(parser) is None:
            _side_by_side(parser, factors, token)
        else:
            break
    return nodes.multiply(factors)


def _slashed(parser: Parser, numerator: Any) -> Any:
    """The fraction that a number begins, where a slash follows with no space: the divisor in ``1/2 ÷ 3/4``."""
    slash, below = parser.token, parser.peek()
    if not (
        isinstance(numerator, Integer)
        and (slash.key, slash.spaced, below.key, below.spaced) == ("/", False, "number", False)
        and parser.text[slash.start : slash.end] == "/"
    ):
        return numerator
    parser.next()
    made = [numerator]
    _times(parser, made, slash, parser.expression(PRODUCT + 1))
    return nodes.multiply(made)


def _times(parser: Parser, factors: list[Any], token: Token, factor: Any) -> None:
    sign = parser.text[token.start : token.end]
    if token.key == "*" and sign != "*" and all(isinstance(side, Tuple) for side in (factors[-1], factor)):
        factors[-1], factor = (nodes.matrix([[entry] for entry in side]) for side in (factors[-1], factor))
    if token.key in ("/", ":"):
        if nodes.is_set(factors[-1]):
            raise nodes.NotArithmetic
        simple = nodes.rational(factors[0], factor) if len(factors) == 1 else None
        if simple is not None:
            factors[0] = simple
        elif len(factors) == 1 and factors[0] is S.One:
            factors[0] = nodes.inverse_factor(factor)
        else:
            factors.append(nodes.inverse_factor(factor))
    elif nodes.is_matrix(factors[-1]) and nodes.is_matrix(factor) and sign in ("×", "\\times"):
        factors[-1] = nodes.cross(factors[-1], factor)
    elif nodes.is_matrix(factors[-1]) and nodes.is_matrix(factor) and sign not in ("*",):
        last = factors.pop()
        made = nodes.dot(last, factor)
        factors.extend(
            made.args if not isinstance(made, Basic) else [made]
        ) if made.func.__name__ == "DotProduct" else factors.extend([last, factor])
    else:
        factors.append(factor)


def _side_by_side(parser: Parser, factors: list[Any], token: Token) -> None:
    if token.key == "number" and parser.tokens[parser.at - 1].key in ("number", "fraction"):
        parser.fail(
            say("Two numbers stand side by side: a sign is missing between them."),
            token,
        )
    before = parser.tokens[parser.at - 1]
    words = [word for word in (before, token) if is_plain_word(word) and len(word.text) > 3]
    if words and before.key != "number":
        parser.fail(
            say("“{text}” is not a name or function that is known here.", text=token.text),
            token,
            say("Write a sign between names, such as *."),
        )
    factors.append(parser.expression(PRODUCT + 1))


FACTORS.update(("number", "fraction", "name", "word", "numberset"))
