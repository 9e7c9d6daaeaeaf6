"""Which comparison two answers of given kinds meet in, and the conversions between kinds, both ways round.

The conversions
- ``x = 3`` and ``3``; ``f(x) = x + 1`` and ``x + 1``: a name on the left of an equation may be left out.
- ``x = 1 or x = 2``, ``x = 1, 2``, ``{1, 2}`` and ``1, 2``: solutions and lists, in any order.
- ``x = 1, y = 2`` and ``(1, 2)`` (in that order) or ``1, 2``.
- ``-1 < x < 2``, ``x ∈ (-1, 2)`` and ``(-1, 2)``, also where ``(-1, 2)`` was read as a point.
- a row or column and a point with the same entries.
- ``2 : 3`` and ``2/3``; a value with a unit and the bare value.
Nothing else is converted: a point is no list, a set no point, an interval no set of its ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean
from sympy.matrices import MatrixBase
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.errors import TookTooLong
from tutor.maths.equivalence.assignments import (
    by_name,
    coordinates,
    numbered,
    short_names,
    value_of,
    values_of,
    without_numbers,
)
from tutor.maths.equivalence.expressions import compare_expressions, worked_out
from tutor.maths.equivalence.families import by_families
from tutor.maths.equivalence.judgement import Judgement, different, equal, undecided
from tutor.maths.equivalence.matching import all_equal, match
from tutor.maths.equivalence.numbers import by_rounding
from tutor.maths.equivalence.ordering import order_may_count
from tutor.maths.equivalence.quantities import (
    as_fraction,
    as_quantity,
    compare_quantities,
    compare_ratios,
    compare_with_plain,
)
from tutor.maths.equivalence.sets import bare_name, compare_sets, interval, listed, pieces, solution_set
from tutor.maths.equivalence.statements import as_alternatives, compare_statements, renamed, truth
from tutor.maths.forms.writing import key
from tutor.maths.reading.stated import Stated
from tutor.maths.reading.values import Choice, Numeral, Quantity, Ratio, Several, Value, Words
from tutor.maths.worker import within


def compare(a: Value, b: Value, places: Mapping[Fraction, int] | None = None) -> Judgement:
    """Compare two answers of any kind.

    Args:
        a: a SymPy object, evaluated or not, or a typed answer of `tutor.maths.reading.values`.
        b: the other.
        places: digits after the point of the decimals as written (`tutor.maths.equivalence.numbers.Places`).
    """
    if order_may_count(a, b):
        return undecided("the same numbers in another order: whether the order counts is for the question to say")
    if key(a) == key(b):
        return equal("identical", "the same but for the order of terms")
    general = by_families(a, b)
    return general if general is not None else _Comparison(places or {}).compare(a, b)


class _Comparison:
    def __init__(self, places: Mapping[Fraction, int]) -> None:
        self.places = places

    def compare(self, a: Any, b: Any) -> Judgement:
        """Compare two values; nested ones come back here."""
        if isinstance(a, Basic_) and isinstance(b, Basic_) and a == b:
            return equal("identical")
        a, b = as_meant(_unwrapped(a), b), as_meant(_unwrapped(b), a)
        if is_expression(a) and is_expression(b):
            judged = compare_expressions(a, b)
            if judged.different and (a.has(sp.Float) or b.has(sp.Float)):
                return by_rounding(worked_out(a), worked_out(b), self.places) or judged
            return judged
        for kinds in (self._words, self._quantities, self._lists, self._sets, self._statements, self._vectors):
            found: Judgement | None = kinds(a, b)
            if found is None:
                found = kinds(b, a)
            if found is not None:
                return found
        return different("kinds", f"a {kind_of(a)} and a {kind_of(b)}")

    # Each of the following says what two kinds make of each other, or None; it is asked both ways round.

    def _words(self, a: Any, b: Any) -> Judgement | None:
        if isinstance(a, Words) and isinstance(b, Words):
            if a.key == b.key or (a.key in YES_OR_NO and YES_OR_NO[a.key] is YES_OR_NO.get(b.key)):
                return equal("words", "the same words")
            return different("words", "different words")
        if isinstance(a, Choice):
            letter = b.letter if isinstance(b, Choice) else b.name if isinstance(b, sp.Symbol) else None
            if isinstance(b, Words) and b.key[:2] == f"{a.letter.lower()} ":
                letter = a.letter
            if letter is None:
                return different("kinds", f"a choice and a {kind_of(b)}")
            if letter == a.letter:
                return equal("choice", "the same letter")
            return different("choice", "different letters")
        if isinstance(a, Words):
            if a.key in _INFINITE and b == sp.oo:
                return equal("words", "infinitely many")
            if b in (sp.true, sp.false) and a.key in YES_OR_NO:
                same = YES_OR_NO[a.key] is (b == sp.true)
                return equal("words", "the same answer") if same else different("words", "yes and no")
            return different("kinds", f"words and a {kind_of(b)}")
        return None

    def _quantities(self, a: Any, b: Any) -> Judgement | None:
        if isinstance(a, Quantity):
            if isinstance(b, Quantity):
                return compare_quantities(a, b, self.compare)
            if is_expression(b) and a.unit.dimension and (with_unit := as_quantity(b)) is not None:
                return compare_quantities(a, with_unit, self.compare)
            if isinstance(b, sp.Basic) and not (isinstance(b, Boolean) and is_statement(b)):
                return compare_with_plain(a, b, self.compare)
        if isinstance(a, Ratio):
            if isinstance(b, Ratio):
                return compare_ratios(a, b, self.compare)
            fraction = as_fraction(a)
            if fraction is not None and is_expression(b):
                return self.compare(fraction, b)
        return None

    def _lists(self, a: Any, b: Any) -> Judgement | None:
        if not isinstance(a, Several):
            return None
        if isinstance(b, Several):
            if {a.joined, b.joined} == {"and", "or"} and all(isinstance(item, sp.Symbol) for item in a.items):
                return different("logic", "“and” is not “or” between statements")
            return match(a.items, b.items, self.compare)
        items = values_of(b) if is_statement(b) else None
        if items is not None and isinstance(b, sp.And) and short_names(b):
            return self._in_order(a.items, coordinates(b))
        if items is not None:
            return match(a.items, items, self.compare)
        if isinstance(b, sp.FiniteSet):
            return self._as_sets(a.items, b.args)
        if isinstance(b, sp.Set):
            if (members := listed(b)) is not None:
                return self._as_sets(a.items, members)
            parts = [item if isinstance(item, sp.Set) else None for item in a.items]
            if None not in parts:
                return compare_sets(sp.Union(*parts, evaluate=False), b, self.compare)
            return different("kinds", f"a list and a {kind_of(b)}")
        if isinstance(b, sp.Tuple | MatrixBase) and not any(isinstance(item, sp.Tuple) for item in a.items):
            return self._in_order(a.items, list(b))
        if is_statement(b) and all(is_statement(item) for item in a.items):
            return match(a.items, b.args if isinstance(b, sp.And | sp.Or) else (b,), self.compare)
        if len(a.items) == 1:
            return self.compare(a.items[0], b)
        return different("kinds", f"a list of {len(a.items)} and a {kind_of(b)}")

    def _as_sets(self, left: Sequence[Any], right: Sequence[Any]) -> Judgement:
        """Members without repeats."""
        return match(self._distinct(left), self._distinct(right), self.compare)

    def _distinct(self, items: Sequence[Any]) -> list[Any]:
        kept: list[Any] = []
        for item in items:
            if not any(self.compare(item, other).equal for other in kept):
                kept.append(item)
        return kept

    def _sets(self, a: Any, b: Any) -> Judgement | None:
        if not isinstance(a, sp.Set):
            return None
        if isinstance(a, sp.FiniteSet) and isinstance(b, sp.FiniteSet):
            return self._as_sets(a.args, b.args)
        if isinstance(b, sp.Set):
            return self._two_sets(a, b)
        if isinstance(b, sp.Tuple):
            opened = _open_interval(b)
            if opened is not None and not isinstance(a, sp.FiniteSet):
                return compare_sets(a, opened, self.compare)
            if _is_one_point(a):
                return self.compare(a.args[0], b)
            return different("kinds", f"a {kind_of(a)} and a {kind_of(b)}")
        if is_statement(b):
            return self._set_and_statement(a, b)
        if isinstance(a, sp.FiniteSet) and len(a.args) == 1:
            return self.compare(a.args[0], b)
        return None

    def _two_sets(self, a: sp.Set, b: sp.Set) -> Judgement:
        for one, other in ((a, b), (b, a)):
            if isinstance(one, sp.FiniteSet) and (members := listed(other)) is not None:
                return self._as_sets(one.args, members)
        return compare_sets(a, b, self.compare)

    def _set_and_statement(self, a: sp.Set, b: sp.Basic) -> Judgement:
        if isinstance(a, sp.ConditionSet) and isinstance(a.sym, sp.Tuple):
            return self.compare(a.condition, b)
        if isinstance(b, sp.Eq) and isinstance(b.rhs, sp.Set | sp.Tuple):
            return self.compare(a, b.rhs)
        items = values_of(b)
        if items is not None and isinstance(a, sp.FiniteSet):
            if isinstance(b, sp.And) and all(isinstance(item, sp.Tuple) for item in a.args):
                items = [sp.Tuple(*coordinates(b))]
            return self._as_sets(a.args, items)
        if isinstance(a, sp.FiniteSet) and a.args and all(is_statement(item) for item in a.args):
            return match(a.args, b.args if isinstance(b, sp.And | sp.Or) else (b,), self.compare)
        if isinstance(b, sp.Contains) and isinstance(b.args[0], sp.Tuple):
            return self.compare(a, b.args[1])
        known = truth(b)
        if known is not None:
            return self.compare(a, sp.S.Reals if known else sp.S.EmptySet)
        if len(b.free_symbols - a.free_symbols) > 1:
            return different("kinds", "a set and a statement about several unknowns")
        solved = solution_set(b)
        if solved is None:
            return undecided("the solutions of the statement are not known")
        return self.compare(a, solved)

    def _statements(self, a: Any, b: Any) -> Judgement | None:
        if not is_statement(a):
            return None
        if isinstance(a, Stated) or isinstance(b, Stated):
            return self._stated(a, b)
        if is_statement(b):
            return self._assignments(a, b) or self._relations(a, b)
        if isinstance(b, sp.Tuple):
            items = values_of(a)
            if items is not None and isinstance(a, sp.And):
                return self._in_order(coordinates(a), list(b))
            opened = _open_interval(b)
            solved = solution_set(a) if opened is not None and not isinstance(a, sp.Eq) else None
            if opened is not None and solved is not None:
                return self.compare(solved, opened)
        value = value_of(a)
        if value is not None:
            return self.compare(value, b)
        solved = solution_set(a) if not isinstance(a, sp.And | sp.Eq) else None
        if isinstance(solved, sp.FiniteSet) and len(solved.args) == 1:
            return self.compare(solved.args[0], b)
        return different("kinds", f"a statement and a {kind_of(b)}")

    def _stated(self, a: Any, b: Any) -> Judgement:
        if not (isinstance(a, Stated) and isinstance(b, Stated)) or a.sign != b.sign or len(a.args) != len(b.args):
            return different("kinds", "different statements")
        if a.sign in ("forall", "exists") and a.args[1] != b.args[1] and a.args[1] not in b.free_symbols:
            b = b.xreplace({b.args[1]: a.args[1]})
        return all_equal([self.compare(x, y) for x, y in zip(a.args[1:], b.args[1:], strict=True)])

    def _relations(self, a: sp.Basic, b: sp.Basic) -> Judgement:
        if isinstance(a, sp.Eq) and isinstance(b, sp.Eq):
            for one, other in ((a, b), (b, a)):
                if (
                    isinstance(one.lhs, AppliedUndef)
                    and other.lhs == sp.Symbol("y")
                    and one.lhs.args == (sp.Symbol("x"),)
                ):
                    return self.compare(one.rhs, other.rhs)
            left, right = renamed(a), renamed(b)
            if not (is_expression(a.rhs) and is_expression(b.rhs)):
                straight = all_equal([self.compare(left.lhs, right.lhs), self.compare(left.rhs, right.rhs)])
                if straight.equal or not bare_name(b):
                    return straight
                return self.compare(left.rhs, right.rhs) if left.lhs == right.lhs else straight
            return compare_statements(a, b, self.compare)
        return compare_statements(a, b, self.compare)

    def _assignments(self, a: sp.Basic, b: sp.Basic) -> Judgement | None:
        """``x = 1, y = 2`` on both sides, by name; ``x_1 = 1, x_2 = 2`` beside ``x = 1 or x = 2``."""
        for one, other in ((a, b), (b, a)):
            if isinstance(one, sp.And) and isinstance(other, sp.Or) and (values := numbered(one, other)) is not None:
                return match(values, values_of(other) or [], self.compare)
        if not (isinstance(a, sp.And) and isinstance(b, sp.And)):
            return None
        left, right = by_name(a), by_name(b)
        if left is None or right is None or left.keys() != right.keys():
            return None
        return all_equal([self.compare(left[name], right[name]) for name in left])

    def _in_order(self, left: Sequence[Any], right: Sequence[Any]) -> Judgement:
        if len(left) != len(right):
            return different("elements", f"{len(left)} entries and {len(right)}")
        return all_equal([self.compare(x, y) for x, y in zip(left, right, strict=True)])

    def _vectors(self, a: Any, b: Any) -> Judgement | None:
        if isinstance(a, sp.Tuple) and isinstance(b, sp.Tuple):
            return self._in_order(list(a), list(b))
        if not isinstance(a, MatrixBase | MatrixExpr):
            return None
        a = _matrix(a)
        if a is None:
            return undecided("a matrix could not be worked out")
        if isinstance(b, MatrixBase | MatrixExpr):
            b = _matrix(b)
            if b is None:
                return undecided("a matrix could not be worked out")
            if a.shape != b.shape:
                return different("elements", f"matrices of different size: {a.shape} and {b.shape}")
            return self._in_order(list(a), list(b))
        if isinstance(b, sp.Tuple) and 1 in a.shape:
            return self._in_order(list(a), list(b))
        if is_expression(b) and a.shape == (1, 1):
            return self.compare(a[0, 0], b)
        return None


YES_OR_NO = {
    **dict.fromkeys(("yes", "true", "correct", "예", "네", "참", "맞다", "그렇다"), True),
    **dict.fromkeys(("no", "false", "incorrect", "아니오", "아니요", "거짓", "아니다", "틀리다"), False),
}
"""Answers to a yes-or-no question, which the value true or false answers as well."""

_INFINITE = ("infinitely many", "infinite", "infinity", "infinite number", "무한", "무한히 많다", "무수히 많다")

Basic_ = sp.Basic | MatrixBase


def is_expression(value: Any) -> bool:
    """Whether this is a number or an expression of numbers."""
    return isinstance(value, sp.Expr) and not isinstance(value, MatrixExpr)


def is_statement(value: Any) -> bool:
    """Whether this is an equation, an inequality, or made of them."""
    return isinstance(value, Boolean) and not isinstance(value, sp.Symbol)


def kind_of(value: Any) -> str:
    """The kind of a value, in a word for the reason."""
    for name, test in (
        ("expression", is_expression), ("statement", is_statement),
        ("interval", lambda v: isinstance(v, sp.Interval)), ("set", lambda v: isinstance(v, sp.Set)),
        ("point", lambda v: isinstance(v, sp.Tuple)), ("matrix", lambda v: isinstance(v, MatrixBase | MatrixExpr)),
        ("list", lambda v: isinstance(v, Several)),
    ):  # fmt: skip
        if test(value):
            return name
    return type(value).__name__.lower()


def as_meant(value: Any, other: Any) -> Any:
    """``P(1, 2)`` beside a point is the point of that name; ``C(5, 2)`` beside a number a number of selections; …"""
    if other in (sp.true, sp.false) and isinstance(value, sp.Symbol) and value.name in ("T", "F"):
        return sp.true if value.name == "T" else sp.false
    if not isinstance(value, AppliedUndef) or len(value.args) < 2 or not type(value).__name__.isupper():
        return value
    if isinstance(other, sp.Tuple):
        return sp.Tuple(*value.args)
    name = type(value).__name__
    if name in ("C", "P") and len(value.args) == 2 and is_expression(other) and not other.has(AppliedUndef):
        n, k = value.args
        if isinstance(n, sp.Integer) and isinstance(k, sp.Integer) and 0 <= k <= n <= MOST_SELECTED:
            return sp.binomial(n, k) if name == "C" else sp.ff(n, k)
    return value


MOST_SELECTED = 1000
"""The number of things to select from, at most."""


def _unwrapped(value: Any) -> Any:
    """Numerals by their value, lists of one by their member."""
    if isinstance(value, Numeral):
        return value.value
    if isinstance(value, Several) and len(value.items) == 1:
        return value.items[0]
    return as_alternatives(value) if isinstance(value, sp.And) else without_numbers(value)


def _matrix(value: Any) -> MatrixBase | None:
    if isinstance(value, MatrixBase):
        return value
    try:
        with within(0.5):
            found = value.doit()
            if not isinstance(found, MatrixBase):
                found = found.as_explicit()
    except (TookTooLong, ValueError, TypeError, AttributeError, NotImplementedError):
        return None
    return found if isinstance(found, MatrixBase) else None


def _open_interval(point: sp.Tuple) -> sp.Set | None:
    """A pair as an open interval; None where its ends are in the wrong order, because then it is a point only."""
    if len(point) != 2 or not all(is_expression(end) for end in point):
        return None
    opened = interval(point[0], point[1], True, True)
    return None if pieces(opened) == [] else opened


def _is_one_point(value: sp.Set) -> bool:
    return isinstance(value, sp.FiniteSet) and len(value.args) == 1 and isinstance(value.args[0], sp.Tuple)
