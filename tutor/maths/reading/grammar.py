"""A Pratt parser: tokens → SymPy nodes as written.

`PREFIX` says what a token means at the beginning of an operand, `INFIX` what it means after one and how strongly it
binds; the handlers are in the modules that `formulas.HANDLERS` lists.

Conventions
- ``i`` is the imaginary unit (not where it is the index of a sum or product), ``e`` Euler's number; with a subscript
  they are symbols. ``I``, ``j``, ``E`` are symbols. Symbols are plain, without assumptions; ``x1``, ``x_1`` and
  ``x_{1}`` are the symbol ``x_1``. See `names` for runs of letters.
- ``log`` and ``ln`` are the natural logarithm, ``lg`` and ``log_b`` have their base.
- Juxtaposition is a product of the same rank as ``*`` and ``/``, from the left: ``1/2x`` is ``(1/2)·x``.
  After ``÷`` and ``:`` a number with a slash and no space is one fraction: ``3/4 ÷ 1/2`` is 3/2.
- A function without brackets takes the product that follows, up to the next function, sign or slash: ``sin 2x cos x``
  is ``sin(2x)·cos(x)``; ``sin^2 x`` is a power, ``sin^{-1} x`` the inverse function.
- ``-x^2`` is ``-(x^2)``; ``a^b^c`` is ``a^(b^c)``; ``3 1/2`` and ``3\\frac{1}{2}`` are mixed numbers (3 + 1/2).
- ``f(x)`` is a function's value where `applications.applies` says so, else a product.
- ``(a, b)`` is a Tuple: a point; an open interval where an end is infinite or a set is needed (``∪``, ``∈``).
  ``[a, b]`` is an interval where its ends can be in that order, else a Tuple; ``[a, b)``, ``]a, b[`` are intervals;
  ``{a, b}`` is a FiniteSet; ``[[1, 2], [3, 4]]`` a matrix; ``⟨a, b⟩`` a column vector.
- A chain ``a < b < c`` is And(a < b, b < c). Statements separated by commas, semicolons, lines, "and", or the rows of
  cases are And(…) in the order written; by "or", Or(…). ``x = 1, 2``, ``x = 1 or 2`` and ``x = 1, x = 2`` (one
  symbol, several values) are Or(x = 1, x = 2). Other values side by side are `Several`; `read` makes them a Tuple.
- ``a ± b`` gives both values (Several), ``x = a ± b`` both equations (Or); all ± of one value go together, ∓ opposite.
- ``y'`` and ``dy/dx`` make ``y`` a function of ``x`` (of ``t`` where there is no ``x``), everywhere in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

from sympy import Basic, Expr, Integer, Rational, S, Symbol
from sympy.matrices.exceptions import MatrixError, ShapeError

from tutor.errors import TooLarge, Unreadable
from tutor.maths.reading import nodes
from tutor.maths.reading.latex import tokenize
from tutor.maths.reading.limits import LIMITS, Limits, Sizes
from tutor.maths.reading.tokens import Token
from tutor.messages import Message, say

OR, AND, NOT, RELATION, UNION, SUM, MODULO, PRODUCT, POWER, POSTFIX = 10, 20, 25, 30, 40, 50, 55, 60, 80, 90

Prefix = Callable[["Parser", Token, int], Any]
Infix = Callable[["Parser", Any, Token], Any]

PREFIX: dict[str, Prefix] = {}
INFIX: dict[str, tuple[int, Infix]] = {}

RELATIONS = frozenset(("=", "!=", "<", "<=", ">", ">=", "~=", "in", "notin", "ni", "=="))
CLOSERS = frozenset((")", "]", "}", "\\}", "rvert", "rVert", "rangle", "rfloor", "rceil", "endenv", "nullright", "end"))


def prefix(*keys: str) -> Callable[[Prefix], Prefix]:
    """Register what these tokens mean at the beginning of an operand."""

    def register(handler: Prefix) -> Prefix:
        PREFIX.update(dict.fromkeys(keys, handler))
        return handler

    return register


def infix(power: int, *keys: str) -> Callable[[Infix], Infix]:
    """Register what these tokens mean after an operand, and how strongly they bind."""

    def register(handler: Infix) -> Infix:
        INFIX.update(dict.fromkeys(keys, (power, handler)))
        return handler

    return register


@dataclass(frozen=True, slots=True)
class Declared:
    """What names of a text stand for.

    ``letters`` are symbols even where they are constants elsewhere (``e``, ``i``); ``functions`` are applied to a
    bracket that follows: ``s(3)`` is a value of s.
    """

    letters: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()


NOTHING = Declared()


class Parser:
    """One reading of one text. ``signs`` counts the ± met; ``stops`` are tokens that end an operand here."""

    def __init__(self, text: str, limits: Limits = LIMITS, declared: Declared = NOTHING) -> None:
        self.text = text
        self.limits = limits
        self.declared = declared
        self.tokens = tokenize(text, limits)
        self.at = 0
        self.depth = 0
        self.stops: frozenset[str] = frozenset()
        self.integrals = 0
        self.differential: Symbol | None = None
        self.differentiated_by: Symbol | None = None
        self.signs = 0
        self.dots = False
        self.congruence = any(token.key == "==" for token in self.tokens)
        self.bound: list[str] = []
        self.sizes = Sizes()
        self.functions, self.variable = _functions_of(self.tokens)

    # -- moving through the tokens --

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.at]

    def peek(self, ahead: int = 1) -> Token:
        """The token that many places further on (the end, beyond it)."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def next(self) -> Token:
        """Read one token."""
        token = self.tokens[self.at]
        if token.key != "end":
            self.at += 1
        return token

    def skip(self, *keys: str) -> bool:
        """Read one token if it is one of these."""
        if self.token.key in keys:
            self.at += 1
            return True
        return False

    def expect(self, keys: Collection[str], opening: Token) -> Token:
        """Read the closing bracket."""
        if self.token.key in keys:
            return self.next()
        if self.token.key == "end":
            self.fail(say("This bracket is never closed."), opening)
        return self.unexpected()

    @contextmanager
    def within(self, *stops: str) -> Iterator[None]:
        """Read the inside of brackets: these tokens end operands there, those of outside do not."""
        outside, self.stops = self.stops, frozenset(stops)
        yield
        self.stops = outside

    # -- errors --

    def fail(self, message: Message, at: Token | None = None, hint: Message | None = None) -> NoReturn:
        """Stop: the text cannot be read, at this token."""
        place = self.token if at is None else at
        raise Unreadable(message, position=min(place.start, len(self.text)), hint=hint)

    def written(self, token: Token) -> str:
        """The token as it stands in the text."""
        return self.text[token.start : token.end][:30].strip() or token.text or token.key

    def unexpected(self) -> NoReturn:
        """Stop at a token that fits nothing."""
        token = self.token
        if token.key == "end":
            self.fail(say("The formula ends too early: a number, a name or an opening bracket is expected here."))
        if token.key in CLOSERS:
            self.fail(say("Nothing opens this “{text}”, or something is missing before it.", text=self.written(token)))
        if token.key in ("text", "word", "if", "for", "when", "where", "otherwise", "else"):
            self.fail(say("“{text}” is a word; a formula is expected here.", text=token.text))
        self.fail(
            say(
                "“{text}” cannot stand here: a number, a name or an opening bracket is expected.",
                text=self.written(token),
            )
        )

    def too_large(self, at: Token) -> NoReturn:
        """Stop: a number would be too large to compute with."""
        raise TooLarge(say("This number is too large to compute with."), position=at.start)

    # -- the heart --

    def expression(self, power: int = OR) -> Any:
        """Read an operand and what binds to it more strongly than ``power``."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise TooLarge(
                say("Too many brackets, fractions or powers inside each other: at most {limit} are read.",
                    limit=self.limits.depth),
                position=self.token.start,
            )  # fmt: skip
        token = self.token
        handler = PREFIX.get(token.key)
        if handler is None:
            self.unexpected()
        self.at += 1
        left = self.begun(handler, token, power)
        while True:
            token = self.token
            entry = INFIX.get(token.key)
            if entry is None or token.key in self.stops or entry[0] < power:
                break
            before = self.at
            left = self.guarded(entry[1], left, token)
            if self.at == before:
                break
        self.depth -= 1
        return left

    def begun(self, handler: Prefix, token: Token, power: int) -> Any:
        """Read an operand; parts that do not fit it are an error at its token."""
        try:
            return handler(self, token, power)
        except nodes.NotArithmetic:
            self.fail(say("“{text}” needs numbers or expressions.", text=self.written(token)), token)
        except (ShapeError, MatrixError):
            self.fail(say("The sizes of these matrices do not fit together."), token)

    def guarded(self, handler: Infix, left: Any, token: Token) -> Any:
        """Apply a handler; what cannot be computed with is an error at its token."""
        try:
            return handler(self, left, token)
        except nodes.NotArithmetic:
            self.fail(
                say(
                    "“{text}” joins numbers, and one of its sides is a set, a point or a statement.",
                    text=self.written(token),
                ),
                token,
            )
        except (ShapeError, MatrixError):
            self.fail(say("The sizes of these matrices do not fit together."), token)

    def number_like(self, power: int, at: Token) -> Expr:
        """Read an operand that must be a number or an expression."""
        value = self.expression(power)
        try:
            return nodes.scalar(value)
        except nodes.NotArithmetic:
            self.fail(say("A number or an expression is expected here."), at)

    def power_of(self, base: Any, exponent: Any, at: Token) -> Basic:
        """Build a power within the limits."""
        built = nodes.power(base, exponent)
        if (isinstance(exponent, Expr) and not isinstance(exponent, Integer)) or not nodes.is_matrix(built):
            self.check(built, at)
        return built

    def check(self, built: Basic, at: Token) -> Basic:
        """Stop if the value would be too large to compute."""
        if self.sizes.digits(built) > self.limits.result_digits or self.sizes.degree(built) > self.limits.degree:
            self.too_large(at)
        return built

    def forget_differential(self) -> None:
        """Begin an integrand: no differential was met in it yet."""
        self.differential = None

    def starts_operand(self) -> bool:
        """Whether the next token can begin a factor."""
        key = self.token.key
        return key in FACTORS and key not in self.stops and not (key == "(" and self.peek().key == "mod")


FACTORS: set[str] = {"..."}
"""Tokens that begin a factor of an implicit product; the modules that register prefixes add theirs."""


def _functions_of(tokens: list[Token]) -> tuple[frozenset[str], str]:
    """The names that primes or ``dy/dx`` make functions, and the variable they depend on."""
    functions: set[str] = set()
    names = {token.text for token in tokens if token.key == "name"}
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        if token.key != "name" or token.text in ("e", "i", "pi"):
            continue
        if following.key in ("'", "''", "'''") and token.text in ("y", "f", "g", "h", "u", "v", "w", "z", "p", "q"):
            functions.add(token.text)
        if _leibniz(tokens, index) or _of_variable(tokens, index):
            functions.add(token.text)
    variable = "t" if "t" in names and "x" not in names else "x"
    return frozenset(functions - {variable}), variable


def _leibniz(tokens: list[Token], index: int) -> bool:
    """Whether this name is the ``y`` of ``dy/dx`` or ``\\frac{dy}{dx}``."""
    back = index - 1
    if back >= 2 and tokens[back].key == "}" and tokens[back - 1].key == "number":
        back -= 2
    if back >= 1 and tokens[back].key in ("number", "{") and tokens[back - 1].key == "^":
        back -= 2
    if back < 0 or tokens[back].text not in ("d", "∂", "partial") or tokens[back].key not in ("name", "partial"):
        return False
    rest = [token.key if token.key in ("/", "}", "{") else token.text for token in tokens[index + 1 : index + 5]]
    return rest[:2] == ["/", "d"] or rest[:3] == ["}", "{", "d"] or rest[:3] == ["}", "{", "partial"]


def _of_variable(tokens: list[Token], index: int) -> bool:
    """Whether this is the ``y`` of ``d/dx y(x)``; then ``y(0)`` is its value, too."""
    rest = [token for token in tokens[index + 1 : index + 5] if token.key != "{"][:3]
    keys = [token.key for token in rest]
    derived = any(token.text == "d" for token in tokens)
    name = tokens[index].text
    return derived and keys == ["(", "name", ")"] and rest[1].text in ("x", "t") and name in ("y", "u", "v", "w", "z")


def literal(value: Any) -> bool:
    """Whether this is a plain number."""
    return isinstance(value, Integer | Rational) or value is S.Zero
