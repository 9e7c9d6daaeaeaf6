"""Values and statements side by side: what commas, "and", "or" and ± make of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from sympy import Basic, Eq, Expr, Mul, Or, Symbol, Tuple

from tutor.maths.reading import nodes
from tutor.maths.reading.evaluation import as_written, mapped
from tutor.maths.reading.grammar import OR, Parser
from tutor.maths.reading.tokens import Token
from tutor.maths.reading.values import Several
from tutor.messages import say

SIGN = Symbol("±")
SEPARATORS = (",", ";", "newline")


def one_value(parser: Parser, power: int) -> Any:
    """Read one value or statement, both of them where it holds a ±."""
    return both(parser, parser.expression(power))


def both(parser: Parser, value: Any) -> Any:
    """Return the value with each ± as plus and as minus, where there is any."""
    if not parser.signs or not isinstance(value, Basic) or not value.has(SIGN):
        return value
    upper, lower = (mapped(value, partial(_settled, way)) for way in (1, -1))
    if nodes.is_statement(value):
        return nodes.disjunction([upper, lower])
    return Several((upper, lower), "or")


def _settled(way: int, node: Basic, args: Sequence[Basic]) -> Basic:
    if isinstance(node, Mul) and SIGN in node.args:
        rest = [argument for argument in args if argument != SIGN]
        product = nodes.multiply(rest)
        return product if way > 0 else nodes.negative(product)
    return as_written(node, args)


def listing(parser: Parser) -> Any:
    """Read values or statements separated by commas, semicolons, lines, "and" or "or".

    Where there are commas and semicolons, the semicolons part groups: ``x=1, y=2; x=3, y=4``, ``1,2; 3,4``.
    """
    while parser.skip("newline"):
        pass
    start = parser.token
    rows: list[list[Any]] = [[one_value(parser, OR)]]
    separators: set[str] = set()
    joined = ","
    while parser.token.key in SEPARATORS:
        separator = parser.next().key
        while separator == "newline" and parser.skip(*SEPARATORS):
            pass
        if parser.token.key in ("and", "or"):
            joined = parser.next().key
        if parser.token.key == "end" and separator != ",":
            break
        separators.add(separator)
        if separator == ";":
            rows.append([])
        rows[-1].append(one_value(parser, OR))
    if {",", ";"} <= separators and len(rows) > 1 and joined == ",":
        return _groups(parser, rows, start)
    return join(parser, [value for row in rows for value in row], joined, start)


def _groups(parser: Parser, rows: list[list[Any]], at: Token) -> Any:
    """Groups of values are points; groups of equations for the same symbols are alternatives."""
    flat = [value for row in rows for value in row]
    if all(nodes.is_statement(value) for value in flat):
        groups = [join(parser, row, ",", at) for row in rows]
        heads = [{value.args[0] for value in row if isinstance(value, Eq)} for row in rows]
        alternatives = all(isinstance(value, Eq) and isinstance(value.args[0], Symbol) for value in flat)
        if alternatives and all(head == heads[0] for head in heads):
            return nodes.disjunction(groups)
        return nodes.conjunction(groups)
    if len({len(row) for row in rows}) == 1 and all(isinstance(value, Expr) for value in flat) and len(rows[0]) > 1:
        return Several(tuple(Tuple(*row) for row in rows))
    return join(parser, flat, ",", at)


def join(parser: Parser, parts: Sequence[Any], joined: str, at: Token) -> Any:
    """Join parts that stand side by side; see the conventions in `grammar`."""
    if len(parts) == 1:
        return both(parser, parts[0])
    if joined in ("and", "or") and (logical := _of_letters(parts, joined)) is not None:
        return logical
    if joined == "," and (alternatives := _alternatives(parts)) is not None:
        return alternatives
    flat: list[Any] = []
    for part in (both(parser, part) for part in parts):
        flat.extend(part.items if isinstance(part, Several) else [part])
    flat = _inherited(flat)
    if all(map(nodes.is_statement, flat)):
        several_values = _same_unknown(flat)
        return nodes.disjunction(flat) if joined == "or" or several_values else nodes.conjunction(flat)
    if (
        joined in ("and", "or")
        and all(isinstance(part, Symbol) or nodes.is_statement(part) for part in flat)
        and any(map(nodes.is_statement, flat))
    ):
        return (nodes.disjunction if joined == "or" else nodes.conjunction)(flat)
    if any(map(nodes.is_statement, flat)) and joined == "or" and not all(isinstance(part, Basic) for part in flat):
        parser.fail(say("Statements and values are mixed here."), at)
    return Several(tuple(flat), joined)


def _of_letters(parts: Sequence[Any], joined: str) -> Basic | None:
    """Statements named by letters where "and" and "or" are mixed: ``(A and B) or C``; None where they are a list."""
    mixed = [part for part in parts if isinstance(part, Several) and part.joined in ("and", "or")]
    lettered = [part for part in parts if isinstance(part, Symbol)]
    equations = [part for part in parts if isinstance(part, Eq) and all(map(_is_capital, part.args))]
    if len(mixed) + len(lettered) + len(equations) < len(parts):
        return None
    if not any(part.joined != joined for part in mixed) and not (equations and lettered):
        return None
    if any(not isinstance(item, Symbol) for part in mixed for item in part.items) or not all(
        map(_is_capital, lettered)
    ):
        return None
    made = [
        (nodes.disjunction if part.joined == "or" else nodes.conjunction)(part.items)
        if isinstance(part, Several)
        else part
        for part in parts
    ]
    return (nodes.disjunction if joined == "or" else nodes.conjunction)(made)


def _is_capital(value: Any) -> bool:
    return isinstance(value, Symbol) and len(value.name) == 1 and value.name.isupper()


def _alternatives(parts: Sequence[Any]) -> Basic | None:
    """``x = 1, y = 2 or x = 3, y = 4``: the commas join more closely than "or" where every group has the same names."""
    groups: list[list[Basic]] = [[]]
    for part in parts:
        if isinstance(part, Or) and len(part.args) == 2 and part is not parts[0] and part is not parts[-1]:
            groups[-1].append(part.args[0])
            groups.append([part.args[1]])
        else:
            groups[-1].append(part)
    if len(groups) < 2 or not all(isinstance(part, Eq) for group in groups for part in group):
        return None
    names = [[part.args[0] for part in group] for group in groups]
    if len(names[0]) < 2 or any(sorted(map(str, group)) != sorted(map(str, names[0])) for group in names):
        return None
    return nodes.disjunction([nodes.conjunction(group) for group in groups])


def _inherited(parts: list[Any]) -> list[Any]:
    """``x = 1, 2``: a value after an equation for a symbol is another value of that symbol."""
    made: list[Any] = []
    head: Basic | None = None
    for part in parts:
        if nodes.is_statement(part):
            head = _named(part)
        elif head is not None and isinstance(part, Expr):
            part = as_written(head, [head.args[0], part])
        made.append(part)
    return made


def _named(statement: Basic) -> Basic | None:
    """The equation of a symbol or of a function's value that this is, or ends with."""
    last = statement
    while last.func.__name__ in ("And", "Or"):
        last = last.args[-1]
    single = last.func.__name__ in ("Equality", "Unequality") and (
        isinstance(last.args[0], Symbol) or last.args[0].is_Function
    )
    return last if single and not nodes.is_set(last.args[1]) else None


def _same_unknown(statements: Sequence[Basic]) -> bool:
    """Whether these are equations ``x = a, x = b`` for one symbol."""
    heads: set[Basic] = set()
    waiting = list(statements)
    while waiting:
        statement = waiting.pop()
        if statement.func.__name__ == "Or":
            waiting.extend(statement.args)
        elif (
            not isinstance(statement, Eq)
            or not isinstance(statement.args[0], Symbol)
            or statement.args[1].has(statement.args[0])
        ):
            return False
        else:
            heads.add(statement.args[0])
    return len(heads) == 1
