"""Comparisons, connectives, congruences and operations on sets."""

from __future__ import annotations

from typing import Any

from sympy import Basic, Symbol, Tuple

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import argument
from tutor.maths.reading.grammar import (
    AND,
    MODULO,
    NOT,
    OR,
    RELATION,
    RELATIONS,
    SUM,
    UNION,
    Parser,
    infix,
    prefix,
)
from tutor.maths.reading.joining import join, one_value
from tutor.maths.reading.tokens import Token
from tutor.messages import say


@infix(MODULO, "mod")
def modulo(parser: Parser, left: Any, token: Token) -> Any:
    """``a mod b``."""
    parser.next()
    from sympy import Mod

    return Mod(nodes.scalar(left), nodes.scalar(parser.expression(MODULO + 1)), evaluate=False)


# -- comparisons and connectives --


@infix(RELATION, *RELATIONS)
def compared(parser: Parser, left: Any, token: Token) -> Any:
    """A comparison or a chain of them."""
    statements: list[Basic] = []
    signs = parser.signs
    while parser.token.key in RELATIONS:
        sign = parser.next()
        if sign.key == "~=" and parser.token.key == "currency":
            parser.next()
        right = parser.expression(RELATION + 1)
        if sign.key == "==" and _modulus_follows(parser):
            statements.append(_congruence(parser, left, right))
        else:
            statements.append(_statement(parser, "=" if sign.key == "==" else sign.key, left, right))
        left = right
    whole = nodes.conjunction(statements)
    del signs
    return whole


def _statement(parser: Parser, sign: str, left: Any, right: Any) -> Basic:
    if sign == "=" and isinstance(left, Symbol) and not isinstance(right, Basic):
        raise nodes.NotArithmetic
    return nodes.relation(sign, left, right)


def _modulus_follows(parser: Parser) -> bool:
    if parser.token.key == "pmod":
        return True
    return parser.token.key == "(" and parser.peek().key == "mod"


def _congruence(parser: Parser, left: Any, right: Any) -> Basic:
    from sympy import Mod

    opening = parser.next()
    if opening.key == "(":
        parser.next()
        modulus = parser.number_like(SUM, opening)
        parser.expect((")",), opening)
    else:
        modulus = argument(parser)
    return nodes.relation(
        "=", Mod(nodes.scalar(left), modulus, evaluate=False), Mod(nodes.scalar(right), modulus, evaluate=False)
    )


@infix(MODULO, "pmod")
def parenthesised_modulus(parser: Parser, left: Any, token: Token) -> Any:
    """``7 \\pmod{3}`` outside a congruence."""
    from sympy import Mod

    if parser.congruence:
        return left
    parser.next()
    return Mod(nodes.scalar(left), argument(parser), evaluate=False)


@infix(OR, "or")
def either(parser: Parser, left: Any, token: Token) -> Any:
    """Statements or values joined by "or"."""
    parts = [left]
    while parser.skip("or"):
        parts.append(one_value(parser, AND))
    return join(parser, parts, "or", token)


@infix(AND, "and")
def together(parser: Parser, left: Any, token: Token) -> Any:
    """Statements or values joined by "and"."""
    parts = [left]
    while parser.skip("and"):
        parts.append(one_value(parser, NOT))
    return join(parser, parts, "and", token)


@prefix("not")
def negated(parser: Parser, token: Token, power: int) -> Any:
    """``not (x < 1)``."""
    from sympy import Not

    value = parser.expression(NOT)
    if not nodes.is_statement(value) and not isinstance(value, Symbol):
        parser.fail(say("A statement is expected after “not”."), token)
    return Not(value, evaluate=False)


# -- sets --


@infix(UNION, "cup", "cap", "setminus")
def set_operation(parser: Parser, left: Any, token: Token) -> Any:
    """Union, intersection, difference, from the left."""
    if nodes.is_statement(left) and token.key in ("cup", "cap"):
        statements = [left]
        while parser.skip(token.key):
            statements.append(parser.expression(RELATION))
        return (nodes.disjunction if token.key == "cup" else nodes.conjunction)(statements)
    if not (nodes.is_set(left) or isinstance(left, Tuple)) and _statement_follows(parser):
        return left
    while parser.token.key in ("cup", "cap", "setminus"):
        sign = parser.next()
        parts = [left, parser.expression(UNION + 1)]
        while sign.key != "setminus" and parser.skip(sign.key):
            parts.append(parser.expression(UNION + 1))
        if sign.key == "cup":
            left = nodes.union(parts)
        elif sign.key == "cap":
            left = nodes.intersection(parts)
        else:
            left = nodes.complement(parts[0], parts[1])
    return left


def _statement_follows(parser: Parser) -> bool:
    """Whether a comparison stands after the sign here: ``x < 1 ∪ x > 2`` joins statements."""
    depth = 0
    for index in range(parser.at + 1, min(len(parser.tokens), parser.at + 60)):
        key = parser.tokens[index].key
        depth += (key in ("(", "[", "{", "\\{")) - (key in (")", "]", "}", "\\}"))
        if depth < 0 or (depth == 0 and key in ("cup", "cap", "or", "and", ",")):
            return False
        if depth == 0 and key in ("<", ">", "<=", ">="):
            return True
    return False
