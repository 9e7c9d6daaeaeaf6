"""Steps that work out a value, and values that are not worked out yet."""

from __future__ import annotations

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import Formula, Message
from tutor.solution import Restates, SameValue, Step


def worked(
    rule: str,
    title: Message,
    because: Message,
    before: Basic | Formula,
    after: Basic | Formula,
    *,
    idea: Message | None = None,
    substeps: tuple[Step, ...] = (),
) -> Step:
    """A step whose claim is that both sides have the same value."""
    left, right = shown(before), shown(after)
    return Step(rule, title, because, left, right, SameValue(left, right), substeps, idea)


def read_as(rule: str, title: Message, because: Message, about: Basic | Formula, idea: Message | None = None) -> Step:
    """A step that only says how the question is read, or what is going to be done: nothing to check."""
    look, claim = shown(about), Restates()
    return Step(rule, title, because, look, look, claim, (), idea)


def shown(value: Basic | Formula) -> Formula:
    """The printed form of an expression; a formula stays as it is."""
    return value if isinstance(value, Formula) else formula(value)


def total(*terms: Expr) -> Expr:
    """A sum that is not worked out."""
    return terms[0] if len(terms) == 1 else Add(*terms, evaluate=False)


def product(*factors: Expr) -> Expr:
    """A product that is not worked out."""
    return factors[0] if len(factors) == 1 else Mul(*factors, evaluate=False)


def difference(left: Expr, right: Expr) -> Expr:
    """``left - right``, not worked out."""
    return Add(left, negated(right), evaluate=False)


def negated(value: Expr) -> Expr:
    """``-value``, not worked out where it is negative itself: ``-(-3)``."""
    if isinstance(value, Rational) and value >= 0:
        return -value
    return Mul(S.NegativeOne, value, evaluate=False)


def quotient(above: Expr, below: Expr) -> Expr:
    """A quotient that is not worked out."""
    inverse = Pow(below, S.NegativeOne, evaluate=False)
    return inverse if above is S.One else Mul(above, inverse, evaluate=False)


def power(base: Expr, exponent: int | Expr) -> Expr:
    """A power that is not worked out."""
    return Pow(base, Integer(exponent) if isinstance(exponent, int) else exponent, evaluate=False)


def word_formula(text: str) -> Formula:
    """Print an answer that is a text, such as a time of day; its expression is a symbol of that name."""
    return formula(Symbol(text), latex=rf"\text{{{text}}}", plain=text)
