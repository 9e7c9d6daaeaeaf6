"""Statements that are only said by their own sign: ``A ⊆ B``, ``∀x > 0: P``, ``a ⊥ b``. Read in answers only.

SymPy has no object for them, nothing is computed with them, and two are the same when their parts are.
"""

from __future__ import annotations

from typing import Any

from sympy import And, Basic, Contains, Eq, Not, Or, S, Symbol, oo
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.maths.reading import nodes
from tutor.maths.reading.arguments import argument
from tutor.maths.reading.grammar import AND, FACTORS, NOT, OR, PRODUCT, RELATION, Parser, infix, prefix
from tutor.maths.reading.integrals import bound
from tutor.maths.reading.tokens import Token
from tutor.maths.reading.values import Several
from tutor.messages import say

_NOTATION = {
    "subset": r"\subset", "subseteq": r"\subseteq", "notsubset": "⊄", "notsubseteq": r"\nsubseteq", "perp": r"\perp",
}  # fmt: skip


class Stated(Boolean):  # type: ignore[misc]
    """A statement by its sign (a symbol, the first argument) and what stands on its sides."""

    @property
    def sign(self) -> str:
        """The name of the sign: ``subseteq``, ``forall``."""
        return str(self.args[0])

    def _latex(self, printer: Any, *_: Any) -> str:
        parts = [printer._print(part) for part in self.args[1:]]
        if self.sign in ("forall", "exists"):
            return rf"\{self.sign} {parts[1]},\ {parts[2]}"
        return rf"{parts[0]} {_NOTATION[self.sign]} {parts[1]}"

    def as_set(self) -> Any:
        """No set of numbers is described."""
        raise NotImplementedError


TURNED = {"supset": "subset", "supseteq": "subseteq", "notsupset": "notsubset", "notsupseteq": "notsubseteq"}
SIGNS = ("subset", "subseteq", "notsubset", "notsubseteq", "perp", *TURNED)


@infix(RELATION, *SIGNS)
def stated(parser: Parser, left: Any, token: Token) -> Any:
    """``A ⊆ B``, ``B ⊇ A``, ``a ⊥ b``."""
    if not parser.dots:
        return left
    parser.next()
    right = parser.expression(RELATION + 1)
    if not (isinstance(left, Basic) and isinstance(right, Basic)):
        raise nodes.NotArithmetic
    sides = (right, left) if token.key in TURNED else (left, right)
    return Stated(Symbol(TURNED.get(token.key, token.key)), *sides)


@infix(OR, "->", "=>", "<=>")
def implied(parser: Parser, left: Any, token: Token) -> Any:
    """``p → q`` and ``p ⇔ q`` of statements named by letters, as what they mean."""
    if not parser.dots or not _of_letters(left):
        return left
    parser.next()
    right = parser.expression(AND)
    if not _of_letters(right):
        parser.fail(say("“{text}” joins statements that are named by letters.", text=parser.written(token)), token)
    forth = nodes.disjunction([Not(left, evaluate=False), right])
    if token.key != "<=>":
        return forth
    return nodes.conjunction([forth, nodes.disjunction([Not(right, evaluate=False), left])])


def _of_letters(value: Any) -> bool:
    if isinstance(value, And | Or | Not):
        return all(map(_of_letters, value.args))
    return isinstance(value, Symbol) and len(value.name) == 1


@prefix("forall", "exists")
def quantified(parser: Parser, token: Token, power: int) -> Any:
    """``∀x > 0, P``, ``∃x ∈ ℝ: P``."""
    if not parser.dots:
        parser.at -= 1
        return parser.unexpected()
    with parser.within(":", "|", ","):
        domain = parser.expression(NOT)
    if not parser.skip(":", "|", ",", ";") and parser.token.key not in ("(", "forall", "exists"):
        parser.fail(say("What holds for it is expected here."))
    body = parser.expression(OR)
    name = domain if isinstance(domain, Symbol) else _bound(domain)
    if name is None or not isinstance(body, Boolean):
        parser.fail(say("A statement about a variable is expected after “{text}”.", text=parser.written(token)), token)
    return Stated(Symbol(token.key), name, domain, body)


def _bound(domain: Any) -> Basic | None:
    """The variable of ``x ∈ ℝ``, ``x > 0``, ``0 < x < 1``."""
    if isinstance(domain, Contains):
        return domain.args[0] if isinstance(domain.args[0], Symbol) else None
    if isinstance(domain, Relational | And):
        names = domain.free_symbols
        return next(iter(names)) if len(names) == 1 else None
    return None


@prefix("cup", "cap")
def indexed_union(parser: Parser, token: Token, power: int) -> Any:
    """``\\bigcup_{k ∈ ℤ} (kπ, kπ + 1)``: its members and what the index runs through."""
    if not parser.dots or parser.token.key != "_" or token.key != "cup":
        parser.at -= 1
        return parser.unexpected()
    parser.next()
    index = argument(parser)
    if isinstance(index, Eq) and parser.skip("^"):
        index = _range(index, bound(parser))
    if not isinstance(index, Boolean):
        parser.fail(say("What the index runs through is expected here, such as {example}.", example="k ∈ ℤ"))
    members = parser.expression(PRODUCT)
    return Several((members, index))


def _range(start: Eq, last: Any) -> Basic:
    """``k = -∞`` up to ∞ as ``k ∈ ℤ``, other ends as two bounds."""
    index, first = start.args
    if first == -oo and last == oo:
        return Contains(index, S.Integers, evaluate=False)
    return nodes.conjunction([nodes.relation("<=", first, index), nodes.relation("<=", index, last)])


@prefix("angle", "triangle")
def named_figure(parser: Parser, token: Token, power: int) -> Any:
    """``∠ABC``, ``△ABC``: a name."""
    letters = ""
    while parser.token.key == "name" and len(parser.token.text) == 1 and parser.token.text.isalpha():
        letters += parser.next().text
    if not letters or not parser.dots:
        parser.at -= len(letters) + 1
        return parser.unexpected()
    return Symbol(("∠" if token.key == "angle" else "△") + letters)


@prefix("top")
def transposed(parser: Parser, token: Token, power: int) -> Any:
    """The ⊤ of a transpose."""
    return Symbol("T")


@infix(PRODUCT, "circ")
def composed(parser: Parser, left: Any, token: Token) -> Any:
    """``f ∘ g`` without an argument: a name."""
    following = parser.peek()
    if not isinstance(left, Symbol) or following.key != "name":
        parser.unexpected()
    parser.at += 2
    return Symbol(f"{left.name}∘{following.text}")


FACTORS.update(("angle", "triangle"))
