"""LaTeX environments: matrices, determinants, cases, systems and aligned lines; words that make matrices and sets."""

from __future__ import annotations

from typing import Any

from sympy import Basic, ConditionSet, Interval, Piecewise, S, Symbol, Trace, Transpose, Tuple, oo

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import argument, arguments
from tutor.maths.reading.calls import build, operation
from tutor.maths.reading.grammar import FACTORS, OR, Parser, prefix
from tutor.maths.reading.joining import both, join
from tutor.maths.reading.tokens import Token
from tutor.messages import say

MATRICES = {
    "matrix",
    "pmatrix",
    "bmatrix",
    "Bmatrix",
    "smallmatrix",
    "array",
    "psmallmatrix",
    "bsmallmatrix",
    "tabular",
}
DETERMINANTS = {"vmatrix", "Vmatrix"}
CASES = {"cases", "dcases", "rcases", "drcases"}
LINES = {
    "aligned",
    "align",
    "gathered",
    "gather",
    "split",
    "equation",
    "eqnarray",
    "alignedat",
    "alignat",
    "multline",
    "displaymath",
    "math",
}


@prefix("begin")
def environment(parser: Parser, token: Token, power: int) -> Any:
    """An environment up to its end."""
    name = token.text
    if name not in MATRICES | DETERMINANTS | CASES | LINES:
        parser.fail(say("The environment “{name}” is not known here.", name=name), token)
    with parser.within():
        rows = _rows(parser, token, aligned=name in LINES)
        closing = parser.expect(("endenv",), token)
    if closing.text != name:
        parser.fail(say("“{first}” ends as “{second}”.", first=name, second=closing.text), closing)
    if name in LINES:
        return join(parser, [row[0] for row in rows], ",", token)
    if name in CASES or (name == "array" and any(nodes.is_statement(cell) for row in rows for cell in row)):
        return _cases(parser, rows, token)
    try:
        made = nodes.matrix(rows)
    except nodes.NotArithmetic:
        parser.fail(say("The rows of a matrix must all have the same length, and hold numbers or expressions."), token)
    return nodes.determinant(made) if name in DETERMINANTS else made


def _rows(parser: Parser, token: Token, *, aligned: bool) -> list[list[Any]]:
    rows: list[list[Any]] = [[]]
    entries = 0
    while parser.token.key != "endenv":
        if parser.token.key == "end":
            parser.fail(say("This environment is never closed."), token)
        if parser.skip("newline"):
            if rows[-1]:
                rows.append([])
        elif parser.skip("&") or (parser.peek().key in ("newline", "endenv") and parser.skip(".", ";")):
            pass
        elif parser.token.key in ("if", "for", "when", "where", ",", "otherwise", "else"):
            word = parser.next()
            if word.key in ("otherwise", "else"):
                rows[-1].append(S.true)
        elif aligned and rows[-1]:
            rows[-1] = [_continued(parser, rows[-1][0], token)]
        else:
            rows[-1].append(both(parser, parser.expression(OR)))
            entries += 1
            if entries > parser.limits.entries:
                parser.too_large(token)
    return [row for row in rows if row]


def _continued(parser: Parser, left: Any, token: Token) -> Any:
    """An aligned line goes on after ``&``: ``x &= 3``."""
    from tutor.maths.reading.grammar import INFIX

    entry = INFIX.get(parser.token.key)
    if entry is None:
        parser.unexpected()
    at = parser.at
    value = parser.guarded(entry[1], left, parser.token)
    return value if parser.at > at else parser.unexpected()


def _cases(parser: Parser, rows: list[list[Any]], token: Token) -> Any:
    if all(len(row) == 1 for row in rows):
        return join(parser, [row[0] for row in rows], ",", token)
    pieces = []
    for row in rows:
        if len(row) > 2 and all(map(nodes.is_statement, row[1:])):
            row = [row[0], nodes.conjunction(row[1:])]
        if (
            len(row) != 2
            or not isinstance(row[0], Basic)
            or not (nodes.is_statement(row[1]) or row[1] in (S.true, S.false))
        ):
            parser.fail(say("Each case needs a value and a condition."), token)
        pieces.append((row[0], row[1]))
    return Piecewise(*pieces, evaluate=False)


@prefix("det")
def determinant_sign(parser: Parser, token: Token, power: int) -> Any:
    """``\\det A``, ``\\det(A)``."""
    value = arguments(parser)[0] if parser.token.key in ("(", "{") else argument(parser)
    return _determinant(parser, value, token)


def _determinant(parser: Parser, value: Any, token: Token) -> Any:
    if isinstance(value, Symbol):
        from sympy import Function

        return Function("det")(value)
    try:
        return nodes.determinant(value)
    except nodes.NotArithmetic:
        parser.fail(say("A matrix is expected after “{text}”.", text=token.text), token)


@operation("det", "determinant", "Determinant", "tr", "trace", "transpose", "Transpose", "inverse", "inv", "Inverse")
def of_matrix(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``det(A)``, ``tr(A)``, ``transpose(A)``, ``inverse(A)``."""
    if token.text == "det" and parser.token.key not in ("(", "{"):
        return determinant_sign(parser, token, OR)
    value = arguments(parser)[0]
    word = token.text.lower()
    if word.startswith("det"):
        return _determinant(parser, value, token)
    if word.startswith("inv"):
        return nodes.power(value, S.NegativeOne)
    if not nodes.is_matrix(value):
        parser.fail(say("A matrix is expected after “{text}”.", text=token.text), token)
    return Transpose(value) if word.startswith("transpose") else Trace(value)


@operation("Matrix", "matrix", "vector", "vec")
def matrix_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``Matrix([[1, 2], [3, 4]])``, ``vector(1, 2)``."""
    values = arguments(parser)
    if len(values) == 1:
        value = values[0]
        if isinstance(value, Symbol) and token.text in ("vec", "vector"):
            return value
        if nodes.is_matrix(value):
            return value
        values = (
            list(value) if isinstance(value, Tuple) else list(value.args[:2]) if isinstance(value, Interval) else values
        )
    if all(isinstance(value, Tuple) for value in values):
        return _matrix(parser, [list(value) for value in values], token)
    return _matrix(parser, [[value] for value in values], token)


def _matrix(parser: Parser, rows: list[list[Any]], token: Token) -> Any:
    try:
        return nodes.matrix(rows)
    except nodes.NotArithmetic:
        parser.fail(say("The rows of a matrix must all have the same length, and hold numbers or expressions."), token)


@operation("oo", "co", "oc", "cc", "Interval")
def interval_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``co(0, 1)``: an interval closed on the left and open on the right."""
    values = arguments(parser)
    left_open, right_open = (token.text[0] == "o", token.text[1] == "o") if len(token.text) == 2 else (False, False)
    if token.text == "Interval" and len(values) == 4:
        left_open, right_open = values[2] == S.true, values[3] == S.true
        values = values[:2]
    made = nodes.interval(values[0], values[1], left_open, right_open) if len(values) == 2 else None
    if made is None:
        parser.fail(say("An interval has two ends, the smaller one first."), token)
    return made


@operation("union", "Union", "intersection", "intersect", "Intersection", "Complement", "set", "FiniteSet")
def sets_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``union(a, b)``, ``intersection(a, b)``, ``FiniteSet(1, 2)``."""
    values = arguments(parser)
    try:
        if token.text in ("set", "FiniteSet"):
            return nodes.finite_set(values)
        if token.text == "Complement" and len(values) == 2:
            return nodes.complement(values[0], values[1])
        return nodes.union(values) if token.text.lower() == "union" else nodes.intersection(values)
    except nodes.NotArithmetic:
        parser.fail(say("Sets are expected here."), token)


@operation(
    "multichoose",
    "Eq",
    "Ne",
    "Lt",
    "Le",
    "Gt",
    "Ge",
    "Rational",
    "frac",
    "Tuple",
    "And",
    "Or",
    "Not",
    "not",
    "nPr",
    "perm",
    "permutation",
    "Add",
    "Mul",
    "Pow",
    "Contains",
    "Piecewise",
    "ConditionSet",
)
def constructors(parser: Parser, token: Token, _: list[Any]) -> Any:
    """SymPy's own names for comparisons, fractions, tuples and connectives."""
    values = arguments(parser)
    signs = {"Eq": "=", "Ne": "!=", "Lt": "<", "Le": "<=", "Gt": ">", "Ge": ">="}
    try:
        if token.text in ("Not", "not") and len(values) == 1:
            from sympy import Not

            return Not(values[0], evaluate=False)
        if token.text == "Tuple":
            return Tuple(*values)
        if token.text in ("And", "Or"):
            return (nodes.conjunction if token.text == "And" else nodes.disjunction)(values)
        if token.text == "Piecewise" and all(isinstance(value, Tuple) and len(value) == 2 for value in values):
            return Piecewise(*[tuple(value) for value in values], evaluate=False)
        if token.text == "ConditionSet" and len(values) == 3 and nodes.is_statement(values[1]):
            whole = values[2] in (S.Reals, Interval(-oo, oo))
            return Basic.__new__(ConditionSet, values[0], values[1], S.Reals if whole else nodes.as_set(values[2]))
        if token.text in ("Add", "Mul") and len(values) > 1:
            return (nodes.add if token.text == "Add" else nodes.multiply)(values)
        if len(values) == 2 and token.text in ("Pow", "Contains"):
            return (
                parser.power_of(values[0], values[1], token)
                if token.text == "Pow"
                else nodes.relation("in", values[0], values[1])
            )
        if len(values) == 2 and token.text == "multichoose":
            chosen_from = nodes.add([values[0], values[1], S.NegativeOne])
            return build(parser, "binomial", [chosen_from, values[1]], token)
        if len(values) == 2 and token.text in signs:
            return nodes.relation(signs[token.text], values[0], values[1])
        if len(values) == 2 and token.text in ("Rational", "frac"):
            return nodes.quotient(values[0], values[1])
        if len(values) == 1 and token.text == "frac":
            return nodes.add([values[0], nodes.negative(build(parser, "floor", [values[0]], token))])
        if len(values) == 2:
            above = build(parser, "factorial", [values[0]], token)
            below = build(parser, "factorial", [nodes.add([values[0], nodes.negative(values[1])])], token)
            return nodes.quotient(above, below)
    except nodes.NotArithmetic:
        pass
    return parser.fail(say("“{text}” does not take these values.", text=token.text), token)


FACTORS.update(("begin", "det"))
