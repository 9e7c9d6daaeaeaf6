"""What stands in brackets: groups, points, intervals, sets, matrices, absolute values, floors."""

from __future__ import annotations

from typing import Any

from sympy import (
    Abs,
    And,
    Basic,
    ConditionSet,
    Contains,
    Eq,
    Expr,
    Integer,
    S,
    Subs,
    Symbol,
    Tuple,
    ceiling,
    conjugate,
    floor,
    oo,
)

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import arguments, at_differential
from tutor.maths.reading.calls import build
from tutor.maths.reading.grammar import FACTORS, OR, POWER, SUM, Parser, prefix
from tutor.maths.reading.joining import both, join
from tutor.maths.reading.tokens import Token
from tutor.maths.reading.values import Several
from tutor.messages import say

SEPARATORS = (",", ";")


def items(parser: Parser, opening: Token) -> tuple[list[Any], list[str]]:
    """Read the values in a bracket up to its end; returns them and the separators between."""
    found, separators = [], []
    while parser.skip("newline"):
        pass
    if parser.token.key in (")", "]", "}", "\\}", "rangle"):
        parser.fail(say("Nothing stands between these brackets."), opening)
    found.append(parser.expression(OR))
    take_differential(parser)
    while parser.token.key in (*SEPARATORS, "newline"):
        token = parser.next()
        while parser.skip("newline"):
            pass
        if token.key == "newline" and parser.token.key in (")", "]", "}", "\\}"):
            break
        parser.skip("and")
        separators.append("," if token.key == "newline" else token.key)
        found.append(parser.expression(OR))
    return found, separators


def take_differential(parser: Parser) -> None:
    """Read a differential that stands inside brackets of an integrand: ``\\int (2x\\,dx)``."""
    variable = at_differential(parser)
    if variable is not None and parser.differential is None:
        parser.differential = variable
        parser.at += 2


@prefix("(")
def parenthesis(parser: Parser, token: Token, power: int) -> Any:
    """A group, a point, or an interval."""
    with parser.within():
        found, _ = items(parser, token)
        closing = parser.expect((")", "]"), token)
    if closing.key == "]":
        return _interval(parser, found, True, False, token)
    if len(found) == 1:
        return found[0]
    if all(map(nodes.is_statement, found)):
        return join(parser, found, ",", token)
    if len(found) == 2 and any(value in (oo, -oo) for value in found):
        return _interval(parser, found, True, True, token)
    return _tuple(parser, found, token)


def _tuple(parser: Parser, found: list[Any], at: Token) -> Basic:
    if not all(isinstance(value, Basic) for value in found):
        parser.fail(say("A list within brackets within a list cannot be read here."), at)
    return Tuple(*found)


def _interval(parser: Parser, found: list[Any], left_open: bool, right_open: bool, at: Token) -> Any:
    if len(found) != 2:
        parser.fail(say("An interval has two ends: write it as {example}.", example="[1, 2)"), at)
    try:
        made = nodes.interval(found[0], found[1], left_open, right_open)
    except nodes.NotArithmetic:
        parser.fail(say("The ends of an interval must be numbers or expressions."), at)
    return S.EmptySet if made is None else made


@prefix("[")
def square(parser: Parser, token: Token, power: int) -> Any:
    """An interval, a list, rows of a matrix, or a group."""
    if parser.skip("]"):
        return Tuple()
    if parser.token.key == "[":
        return _rows(parser, token)
    with parser.within(*(("[",) if _closes_outwards(parser) else ())):
        found, separators = items(parser, token)
        closing = parser.expect(("]", ")", "["), token)
    if closing.key in (")", "["):
        return _interval(parser, found, False, True, token)
    if len(found) == 1:
        return found[0]
    if ";" in separators and (len(found) > 2 or "," in separators):
        return _by_semicolons(parser, found, separators, token)
    if all(map(nodes.is_statement, found)):
        return join(parser, found, ",", token)
    if len(found) == 2 and all(isinstance(value, Expr) for value in found):
        return nodes.interval(found[0], found[1], False, False) or Tuple(*found)
    return _tuple(parser, found, token)


def _closes_outwards(parser: Parser) -> bool:
    """Whether the bracket that is open is closed by ``[``: ``[a, b[``, the French notation."""
    depth = 0
    for index in range(parser.at, min(len(parser.tokens), parser.at + 60)):
        key = parser.tokens[index].key
        if depth == 0 and key in ("]", ")", "["):
            after = parser.tokens[index + 1].key if key == "[" else ""
            return after in ("end", "cup", "cap", "setminus", "or", "and", ",", ")", "}")
        depth += (key in ("(", "{", "\\{", "[")) - (key in (")", "}", "\\}", "]"))
    return False


def _rows(parser: Parser, opening: Token) -> Any:
    rows: list[list[Any]] = []
    with parser.within():
        while parser.token.key == "[":
            start = parser.next()
            rows.append([] if parser.token.key == "]" else items(parser, start)[0])
            parser.expect(("]",), start)
            parser.skip(",", ";")
        if not parser.skip("]"):
            parser.expect(("]",), opening)
    if len({len(row) for row in rows}) == 1 and all(isinstance(entry, Expr) for row in rows for entry in row):
        return nodes.matrix(rows)
    return _tuple(parser, [_tuple(parser, row, opening) for row in rows], opening)


def _by_semicolons(parser: Parser, found: list[Any], separators: list[str], at: Token) -> Any:
    rows: list[list[Any]] = [[found[0]]]
    for separator, value in zip(separators, found[1:], strict=True):
        if separator == ";":
            rows.append([value])
        else:
            rows[-1].append(value)
    try:
        return nodes.matrix(rows)
    except nodes.NotArithmetic:
        parser.fail(say("The rows of a matrix must all have the same length."), at)


@prefix("]")
def outward(parser: Parser, token: Token, power: int) -> Any:
    """``]a, b[``: an interval in the French notation."""
    with parser.within("["):
        found, _ = items(parser, token)
        closing = parser.expect(("[", "]"), token)
    return _interval(parser, found, True, closing.key == "[", token)


@prefix("{")
def group(parser: Parser, token: Token, power: int) -> Any:
    """LaTeX braces: a group, or a set where there is a comma."""
    with parser.within():
        found, _ = items(parser, token)
        if parser.token.key == "over" and len(found) == 1:
            parser.next()
            found = [nodes.quotient(found[0], parser.expression(OR))]
        elif parser.token.key == "choose" and len(found) == 1:
            parser.next()
            found = [build(parser, "binomial", [found[0], parser.expression(OR)], token)]
        parser.expect(("}",), token)
    return found[0] if len(found) == 1 else _set_of(parser, found, token)


@prefix("\\{")
def braces(parser: Parser, token: Token, power: int) -> Any:
    """A set by its elements or by a condition; with no closing brace, a system."""
    if parser.skip("\\}"):
        return S.EmptySet
    with parser.within("|", ":"):
        found, _ = items(parser, token)
        builder = parser.token.key in ("|", ":") and len(found) == 1
        if builder:
            parser.next()
            with parser.within():
                condition = _conditions(parser)
        closing = parser.expect(
            ("\\}", "nullright") if nodes.is_statement(found[0]) and not builder else ("\\}",), token
        )
    if builder:
        return _by_condition(parser, found[0], condition, token)
    if closing.key == "nullright":
        return found[0]
    return _set_of(parser, found, token)


def _set_of(parser: Parser, found: list[Any], at: Token) -> Any:
    elements: list[Any] = []
    for value in (both(parser, value) for value in found):
        elements.extend(value.items if isinstance(value, Several) else [value])
    if len(elements) > 1 and all(map(nodes.is_statement, elements)):
        return join(parser, elements, ",", at)
    try:
        return nodes.finite_set(elements)
    except nodes.NotArithmetic:
        parser.fail(say("These cannot be the elements of a set."), at)


def _conditions(parser: Parser) -> Any:
    parts = [parser.expression(OR)]
    at = parser.token
    while parser.token.key in (",", ";", "newline"):
        parser.next()
        parts.append(parser.expression(OR))
    return join(parser, parts, "and", at)


def _by_condition(parser: Parser, element: Any, condition: Any, at: Token) -> Basic:
    base: Any = S.Reals
    if isinstance(element, Contains):
        element, base = element.args
    elif (
        isinstance(condition, And) and isinstance(condition.args[0], Contains) and condition.args[0].args[0] == element
    ):
        base, condition = condition.args[0].args[1], nodes.conjunction(condition.args[1:])
    if not nodes.is_statement(condition):
        parser.fail(say("A condition is expected after the bar, such as {example}.", example="x > 1"), at)
    if not isinstance(element, Symbol | Tuple):
        return _image(parser, element, condition, at)
    if base is S.Reals and isinstance(element, Tuple):
        base = S.UniversalSet
    return Basic.__new__(ConditionSet, element, condition, base)


def _image(parser: Parser, element: Any, condition: Any, at: Token) -> Basic:
    """``{2n | n ∈ ℤ}``."""
    from sympy import ImageSet, Lambda

    if isinstance(condition, Contains) and isinstance(condition.args[0], Symbol) and isinstance(element, Expr):
        return ImageSet(Lambda(condition.args[0], element), condition.args[1])
    return parser.fail(
        say("A symbol is expected before the bar of a set, such as {example}.", example="{x | x > 1}"), at
    )


@prefix("accent")
def accented(parser: Parser, token: Token, power: int) -> Any:
    """A bar over an expression: its conjugate. Other marks stand over a letter only."""
    value = parser.number_like(POWER + 1, token)
    if token.text == "bar":
        return conjugate(value, evaluate=False)
    if isinstance(value, Symbol):
        return Symbol(value.name + token.text)
    return parser.fail(say("Only a letter can stand under this mark."), token)


@prefix("|", "lvert")
def absolute(parser: Parser, token: Token, power: int) -> Any:
    """An absolute value; of a matrix, its determinant."""
    closers = ("|", "rvert", "lvert") if token.key == "|" else ("rvert",)
    with parser.within(*closers) if token.key == "|" else parser.within("rvert"):
        value = parser.expression(SUM)
        if parser.token.key not in closers:
            parser.expect(("rvert",) if parser.token.key != "end" else closers, token)
        parser.next()
    return magnitude(parser, value, token)


def magnitude(parser: Parser, value: Any, at: Token) -> Basic:
    """``|value|`` of a number, a matrix (its determinant)."""
    if nodes.is_matrix(value):
        return nodes.determinant(value)
    try:
        return Abs(nodes.scalar(value), evaluate=False)
    except nodes.NotArithmetic:
        parser.fail(say("A number or an expression is expected between the bars."), at)


@prefix("||", "lVert")
def norm(parser: Parser, token: Token, power: int) -> Any:
    """The length of a vector; of a number its absolute value."""
    with parser.within("||"):
        value = parser.expression(SUM)
        parser.expect(("||", "rVert"), token)
    if nodes.is_matrix(value) and hasattr(value, "flat") and 1 in value.shape:
        squares = [
            nodes.power(Abs(entry, evaluate=False) if not entry.is_Number else entry, Integer(2))
            for entry in value.flat()
        ]
        return nodes.root(nodes.add(squares))
    if isinstance(value, Tuple):
        return nodes.root(nodes.add([nodes.power(entry, Integer(2)) for entry in value]))
    return magnitude(parser, value, token)


@prefix("lfloor", "lceil")
def rounded(parser: Parser, token: Token, power: int) -> Any:
    """⌊x⌋ and ⌈x⌉."""
    with parser.within():
        value = parser.number_like(SUM, token)
        parser.expect(("rfloor",) if token.key == "lfloor" else ("rceil",), token)
    return (floor if token.key == "lfloor" else ceiling)(value, evaluate=False)


@prefix("langle")
def angled(parser: Parser, token: Token, power: int) -> Any:
    """⟨1, 2⟩: a column vector."""
    with parser.within():
        found, _ = items(parser, token)
        parser.expect(("rangle",), token)
    if len(found) == 1 or not all(isinstance(value, Expr) for value in found):
        parser.fail(say("A vector is written as {example}.", example="⟨1, 2⟩"), token)
    return nodes.matrix([[value] for value in found])


FACTORS.update(("accent", "(", "[", "{", "\\{", "|", "lvert", "||", "lVert", "lfloor", "lceil", "langle"))


@prefix("evaluated")
def evaluated_at(parser: Parser, token: Token, power: int) -> Any:
    """``\\left. f \\right|_{x = 3}``: the value of f there."""
    with parser.within("rvert"):
        value = parser.number_like(SUM, token)
        parser.expect(("rvert",), token)
    mark = parser.expect(("_",), token)
    equations = [part for value in arguments(parser) for part in (value.args if isinstance(value, And) else [value])]
    if not all(isinstance(equation, Eq) and isinstance(equation.lhs, Symbol) for equation in equations):
        parser.fail(
            say("Which value is put for which letter is expected here, such as {example}.", example="x = 3"), mark
        )
    return Subs(value, [equation.lhs for equation in equations], [equation.rhs for equation in equations])
