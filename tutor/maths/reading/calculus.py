"""Fractions and what looks like them, derivatives, integrals, limits, sums and products; all left unevaluated."""

from __future__ import annotations

from typing import Any, NoReturn, cast

from sympy import Basic, Derivative, Expr, Function, Integer, Integral, Limit, Product, S, Sum, Symbol, Tuple, oo
from sympy.core.function import AppliedUndef

from tutor.maths.reading import nodes
from tutor.maths.reading.calls import argument, arguments, at_differential, build, operation
from tutor.maths.reading.grammar import FACTORS, OR, POWER, PRODUCT, RELATION, SUM, Parser, prefix
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
        body = _operated(parser, at)
    try:
        body = nodes.operand(body)
    except nodes.NotArithmetic:
        parser.fail(say("Only an expression can be differentiated."), at)
    if isinstance(body, Symbol) and (body.name in parser.functions or body.name in ("y", "f", "g", "u", "z", "w")):
        body = Function(body.name)(*(variable for variable, _ in variables))
    return Derivative(body, *variables)


def _operated(parser: Parser, at: Token) -> Any:
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
        else:
            _missing_differential(parser, token)
        variables.append(variable)
        parser.skip("*")
    parser.integrals -= 1
    parser.differential = outside
    if low is not None and count > 1:
        parser.fail(say("Give each integral its own bounds."), token)
    if body is S.One and parser.starts_operand() and (parser.integrals == 0 or at_differential(parser) is None):
        body = _operated(parser, token)
    return _integral(parser, body, [(variable, low, high) for variable in variables], token)


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
        found[mark.key] = _bound(parser)
    if len(found) == 1:
        parser.fail(say("An integral has both bounds or none."), start)
    return found.get("_"), found.get("^")


def _bound(parser: Parser) -> Any:
    """One bound: a group, or a signed number or letter."""
    if parser.token.key in ("-", "+"):
        sign = parser.next()
        value = _bound(parser)
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


# -- limits --


@prefix("lim")
def limit(parser: Parser, token: Token, power: int) -> Any:
    """``\\lim_{x \\to 0^+} f``, ``lim x->0 f``."""
    if parser.token.key == "_":
        parser.next()
        opening = parser.token
        if opening.key not in ("{", "("):
            parser.fail(say("Write where the limit is taken, such as {example}.", example="lim_{x→0}"))
        parser.next()
        with parser.within():
            variable, point, side = _approach(parser, token, braced=True)
            parser.expect(("}",) if opening.key == "{" else (")",), opening)
    else:
        variable, point, side = _approach(parser, token, braced=False)
    body = _bound_body(parser, variable, token)
    return _limit(parser, body, variable, point, side, token)


def _approach(parser: Parser, token: Token, *, braced: bool) -> tuple[Symbol, Any, str]:
    name = parser.next()
    if name.key != "name" or parser.token.key not in ("->", "=>"):
        parser.fail(say("Write where the limit is taken, such as {example}.", example="lim_{x→0}"), name)
    parser.next()
    point: Any
    negative = parser.skip("-")
    if not negative:
        parser.skip("+")
    start = parser.token
    point = parser.expression(SUM + 1) if braced else parser.expression(POWER + 1)
    if negative:
        point = nodes.negative(point)
    side = _side(parser)
    if braced and parser.token.key in ("+", "-") and parser.peek().key not in ("}", ")"):
        parser.fail(say("Write where the limit is taken, such as {example}.", example="lim_{x→0}"), start)
    return Symbol(name.text), point, side


def _side(parser: Parser) -> str:
    """The side of a limit: ``0^+``, ``0^{-}``, ``0+``."""
    if parser.token.key == "^" and parser.peek().key in ("+", "-"):
        parser.next()
        return parser.next().key
    if (
        parser.token.key == "^"
        and parser.peek().key == "{"
        and parser.peek(2).key in ("+", "-")
        and parser.peek(3).key == "}"
    ):
        parser.at += 4
        return parser.tokens[parser.at - 2].key
    if parser.token.key in ("+", "-") and parser.peek().key in ("}", ")"):
        return parser.next().key
    return "+-"


def _limit(parser: Parser, body: Any, variable: Any, point: Any, side: str, at: Token) -> Basic:
    try:
        point = nodes.scalar(point)
        if point in (oo, -oo):
            side = "-" if point is oo else "+"
        return cast(Basic, Limit(nodes.scalar(body), variable, point, side))
    except nodes.NotArithmetic:
        parser.fail(say("A limit needs an expression and a number that the variable goes to."), at)


@operation("limit", "Limit", "lim")
def limit_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``limit(f, x, 0)``, ``limit(f, x, 0, right)``; ``lim x->0 f`` is the sign in letters."""
    if parser.token.key != "(":
        return limit(parser, token, PRODUCT)
    if parser.peek().key == "name" and parser.peek(2).key == "->":
        parser.next()
        variable, point, side = _approach(parser, token, braced=True)
        parser.expect((")",), token)
        return _limit(parser, _bound_body(parser, variable, token), variable, point, side, token)
    values = arguments(parser)
    if len(values) not in (3, 4) or not isinstance(values[1], Symbol):
        parser.fail(say("Write where the limit is taken, such as {example}.", example="limit(f, x, 0)"), token)
    side = (
        "+-" if len(values) == 3 else {"plus": "+", "right": "+", "minus": "-", "left": "-"}.get(str(values[3]), "+-")
    )
    return _limit(parser, values[0], values[1], values[2], side, token)


# -- sums and products --


def _bound_body(parser: Parser, variable: Symbol, at: Token) -> Any:
    """The term after a limit, sum or product sign: a product, and further terms while they hold its variable."""
    if not (parser.starts_operand() or parser.token.key in ("-", "+")):
        parser.fail(say("An expression is expected after this sign."), at)
    parser.bound.append(variable.name)
    terms = [parser.expression(PRODUCT)]
    while parser.token.key in ("+", "-"):
        start = parser.at
        if not _mentions(parser, variable.name):
            break
        sign = parser.next()
        term = parser.expression(PRODUCT)
        if not (isinstance(term, Basic) and term.has(variable)):
            parser.at = start
            break
        terms.append(nodes.negative(term) if sign.key == "-" else term)
    parser.bound.pop()
    try:
        return terms[0] if len(terms) == 1 else nodes.add(terms)
    except nodes.NotArithmetic:
        parser.fail(say("A number or an expression is expected here."), at)


def _mentions(parser: Parser, name: str) -> bool:
    """Whether the term after the sign here holds this name at its own level (a cheap look ahead)."""
    depth = 0
    for index in range(parser.at + 1, len(parser.tokens)):
        token = parser.tokens[index]
        depth += (token.key in ("(", "{", "[", "\\{")) - (token.key in (")", "}", "]", "\\}"))
        if depth < 0 or (depth == 0 and token.key in ("+", "-", "=", ",", "end") and index > parser.at + 1):
            return False
        if token.key == "name" and token.text == name:
            return True
    return False


@prefix("sum", "prod")
def series(parser: Parser, token: Token, power: int) -> Any:
    """``\\sum_{k=1}^{n} k^2``, ``\\prod_{k=1}^n k``."""
    kind = Product if token.key == "prod" or token.text == "prod" else Sum
    high: Any = None
    if parser.skip("^"):
        high = _bound(parser)
    if parser.token.key != "_":
        parser.fail(say("Write the index and its range, such as {example}.", example="sum_{k=1}^{n}"), token)
    opening = parser.peek()
    parser.at += 2
    if opening.key not in ("{", "("):
        parser.fail(say("Write the index and its range, such as {example}.", example="sum_{k=1}^{n}"), opening)
    name = parser.next()
    if name.key != "name" or not parser.skip("="):
        parser.fail(say("Write the index and its range, such as {example}.", example="sum_{k=1}^{n}"), name)
    with parser.within():
        low = parser.number_like(RELATION, name)
        parser.expect(("}",) if opening.key == "{" else (")",), opening)
    if high is None:
        if not parser.skip("^"):
            parser.fail(say("The upper end of the range is missing."), parser.token)
        high = _bound(parser)
    index = Symbol(name.text)
    body = _bound_body(parser, index, token)
    return _series(parser, kind, body, (index, low, high), token)


def _series(parser: Parser, kind: Any, body: Any, span: tuple[Any, Any, Any], at: Token) -> Basic:
    try:
        return cast(Basic, kind(nodes.scalar(body), (span[0], nodes.scalar(span[1]), nodes.scalar(span[2]))))
    except nodes.NotArithmetic:
        parser.fail(say("A sum or product needs an expression and a range of numbers."), at)


@operation("sum", "Sum", "summation", "product", "Product", "prod")
def series_of(parser: Parser, token: Token, _: list[Any]) -> Any:
    """``sum(k^2, k, 1, n)``, ``Sum(k^2, (k, 1, n))``."""
    if parser.token.key != "(":
        return series(
            parser,
            Token("prod" if token.text.lower().startswith("prod") else "sum", token.text, token.start, token.end),
            PRODUCT,
        )
    name = _index_name(parser)
    if name:
        parser.bound.append(name)
    values = arguments(parser)
    if name:
        parser.bound.pop()
    kind = Product if token.text.lower().startswith("prod") else Sum
    if len(values) == 4 and isinstance(values[1], Symbol):
        return _series(parser, kind, values[0], (values[1], values[2], values[3]), token)
    if len(values) == 2 and isinstance(values[1], Tuple) and len(values[1]) == 3 and isinstance(values[1][0], Symbol):
        return _series(parser, kind, values[0], tuple(values[1]), token)
    return parser.fail(say("Write the index and its range, such as {example}.", example="sum(k^2, k, 1, n)"), token)


def _index_name(parser: Parser) -> str | None:
    """The name of the index in ``(f, k, 1, n)`` or ``(f, (k, 1, n))``: the first name after a comma at this level."""
    depth = 0
    for index in range(parser.at, len(parser.tokens) - 2):
        token = parser.tokens[index]
        depth += (token.key in ("(", "[", "{")) - (token.key in (")", "]", "}"))
        if depth == 0:
            break
        if depth == 1 and token.key == ",":
            following = parser.tokens[index + 1]
            following = parser.tokens[index + 2] if following.key == "(" else following
            return following.text if following.key == "name" else None
    return None


@prefix("binom")
def binomial_coefficient(parser: Parser, token: Token, power: int) -> Any:
    """``\\binom{n}{k}``."""
    return build(parser, "binomial", [argument(parser), argument(parser)], token)


FACTORS.update(("frac", "int", "iint", "iiint", "sum", "prod", "lim", "binom", "partial"))

__all__ = ["AppliedUndef", "Expr"]
