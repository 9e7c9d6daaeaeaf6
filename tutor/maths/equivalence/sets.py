"""Sets of real numbers: intervals, unions, finite sets, and the solution sets of relations in one unknown.

A set is taken apart into pieces with two ends; ends are compared as expressions, so that they may hold symbols.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy as sp
from sympy.core.relational import Relational

from tutor.errors import TookTooLong
from tutor.maths.balls import Beyond, Undefined, evaluate
from tutor.maths.equivalence.judgement import Judgement, Outcome, Witness, different, equal, undecided
from tutor.maths.equivalence.rays import solve_by_parts
from tutor.maths.worker import within

SOLVING = 0.5
"""Seconds for SymPy to solve a relation in one unknown."""

Compare = Callable[[sp.Basic, sp.Basic], Judgement]


@dataclass(frozen=True, slots=True)
class Piece:
    """An interval, or a point when both ends are the same object and closed."""

    low: sp.Basic
    high: sp.Basic
    low_open: bool
    high_open: bool

    @property
    def is_point(self) -> bool:
        """Whether this is one element."""
        return self.low is self.high or self.low == self.high

    def __str__(self) -> str:
        if self.is_point:
            return str(self.low)
        return f"{'(' if self.low_open else '['}{self.low}, {self.high}{')' if self.high_open else ']'}"


def compare_sets(a: sp.Set, b: sp.Set, compare: Compare) -> Judgement:
    """Compare two sets by their pieces."""
    if a == b:
        return equal("identical")
    if a in NUMBER_SETS and b in NUMBER_SETS:
        return different("elements", "different sets of numbers")
    left, right = pieces(a), pieces(b)
    if left is None or right is None:
        return undecided("a set could not be taken apart")
    unsettled = False
    rest = list(right)
    for piece in left:
        partner = None
        for other in rest:
            judged = _same_piece(piece, other, compare)
            if judged is Outcome.EQUAL:
                partner = other
                break
            unsettled = unsettled or judged is Outcome.UNDECIDED
        if partner is None:
            if unsettled:
                return undecided("ends of intervals could not be compared")
            return different("elements", "a part of one set is missing in the other", Witness(missing=str(piece)))
        rest.remove(partner)
    if rest:
        return different("elements", "a part of one set is missing in the other", Witness(missing=str(rest[0])))
    return equal("elements", "the same parts")


def _same_piece(a: Piece, b: Piece, compare: Compare) -> Outcome:
    if a.is_point != b.is_point or a.low_open != b.low_open or a.high_open != b.high_open:
        return Outcome.DIFFERENT
    first = compare(a.low, b.low)
    if a.is_point or first.outcome is not Outcome.EQUAL:
        return first.outcome
    return compare(a.high, b.high).outcome


def pieces(members: sp.Set) -> list[Piece] | None:
    """The parts of a set, joined and in order where their ends are numbers; None when it cannot be taken apart."""
    found = _take_apart(members)
    if found is None:
        return None
    if any(end.free_symbols for piece in found for end in (piece.low, piece.high)):
        return _without_repeats(found)
    return _joined(found)


def _take_apart(members: sp.Set) -> list[Piece] | None:
    if members is sp.S.EmptySet:
        return []
    if members is sp.S.Reals:
        return [Piece(-sp.oo, sp.oo, True, True)]
    if isinstance(members, sp.ConditionSet):
        solved = solutions_of(members)
        return None if solved is None else _take_apart(solved)
    if isinstance(members, sp.FiniteSet):
        found: list[Piece] = []
        for element in members.args:
            if isinstance(element, sp.Set):
                inner = _take_apart(element)
                if inner is None:
                    return None
                found += inner
            else:
                found.append(Piece(element, element, False, False))
        return found
    if isinstance(members, sp.Interval):
        low, high = members.args[0], members.args[1]
        low_open, high_open = members.args[2] == sp.true, members.args[3] == sp.true
        if low == high and not (low_open or high_open):
            return [Piece(low, low, False, False)]
        return [Piece(low, high, low_open or low == -sp.oo, high_open or high == sp.oo)]
    if isinstance(members, sp.Union):
        parts = [_take_apart(part) for part in members.args]
        return None if None in parts else [piece for part in parts for piece in part or []]
    return _worked_out(members)


def _worked_out(members: sp.Set) -> list[Piece] | None:
    """Intersections, complements: SymPy's own evaluation."""
    try:
        with within(SOLVING):
            plain = members.func(*(_plain(part) for part in members.args)).doit()
    except (TookTooLong, TypeError, ValueError, NotImplementedError, AttributeError):
        return None
    return None if isinstance(plain, type(members)) else _take_apart(plain)


def _plain(part: sp.Basic) -> sp.Basic:
    """Rebuild an unevaluated set evaluated."""
    if isinstance(part, sp.Interval) and part.args:
        return sp.Interval(*(sp.nsimplify(end, rational=True) if end.has(sp.Float) else end for end in part.args[:2]),
                           part.args[2] == sp.true, part.args[3] == sp.true)  # fmt: skip
    if isinstance(part, sp.ConditionSet):
        solved = solutions_of(part)
        return part if solved is None else _plain(solved)
    if isinstance(part, sp.Set) and part.args:
        return part.func(*(_plain(inner) for inner in part.args))
    return part


def _size(end: sp.Basic) -> float | None:
    if end == sp.oo:
        return float("inf")
    if end == -sp.oo:
        return float("-inf")
    try:
        value = evaluate(end, {}, bits=96)
    except (Beyond, Undefined):
        return None
    return float(value.ball.real) if value.ball.imag.is_zero() else None


def _without_repeats(found: list[Piece]) -> list[Piece]:
    return list(dict.fromkeys(found))


def _joined(found: list[Piece]) -> list[Piece] | None:
    """Pieces sorted, empty ones dropped, overlapping and touching ones joined."""
    sized = []
    for piece in found:
        low, high = _size(piece.low), _size(piece.high)
        if low is None or high is None:
            return _without_repeats(found)
        if low < high or (low == high and not (piece.low_open or piece.high_open)):
            sized.append((low, piece.low_open, high, piece))
    sized.sort(key=lambda item: (item[0], item[1], item[2]))
    joined: list[tuple[float, Piece]] = []
    for low, low_open, high, piece in sized:
        if joined:
            end, last = joined[-1]
            if low < end or (low == end and not (low_open and last.high_open)):
                if high > end or (high == end and not piece.high_open and last.high_open):
                    joined[-1] = (high, Piece(last.low, piece.high, last.low_open, piece.high_open))
                continue
        joined.append((high, piece))
    return [piece for _, piece in joined]


# -- solution sets --


def solutions_of(members: sp.ConditionSet) -> sp.Set | None:
    """``{x | condition}`` over the real numbers as the set of solutions."""
    solved = solution_set(members.condition)
    if solved is None or members.base_set in (sp.S.Reals, sp.S.UniversalSet):
        return solved
    return sp.Intersection(solved, members.base_set, evaluate=False)


MOST_MEMBERS = 1000


def listed(members: sp.Set) -> list[sp.Basic] | None:
    """The members of ``{n ∈ ℕ | n < 5}``; None where they are not finitely many whole numbers."""
    if not isinstance(members, sp.ConditionSet) or members.base_set not in WHOLE_SETS:
        return None
    solved = solution_set(members.condition)
    try:
        with within(SOLVING):
            found = sp.Intersection(_plain(solved), members.base_set) if solved is not None else None
            if isinstance(found, sp.FiniteSet | sp.Range) and found.is_finite_set and len(found) <= MOST_MEMBERS:
                return list(found)
    except (TookTooLong, TypeError, ValueError, NotImplementedError, AttributeError):
        return None
    return None


NUMBER_SETS = (sp.S.Naturals, sp.S.Naturals0, sp.S.Integers, sp.S.Rationals, sp.S.Reals, sp.S.Complexes)
WHOLE_SETS = (sp.S.Integers, sp.S.Naturals, sp.S.Naturals0)


def solution_set(statement: sp.Basic) -> sp.Set | None:
    """The real solutions of a statement about one unknown, None when it is about several or cannot be solved."""
    if isinstance(statement, sp.Contains):
        return statement.args[1]
    bounded = _bounds(statement)
    if bounded is not None:
        return bounded
    symbols = statement.free_symbols
    if len(symbols) != 1:
        return None
    return _solved(statement, next(iter(symbols)))


def _bounds(statement: sp.Basic) -> sp.Set | None:
    """Relations between one bare name and something else: ``x < 3``, ``-1 <= x and x < a``."""
    if isinstance(statement, sp.And | sp.Or):
        parts = [_bounds(part) for part in statement.args]
        names = {name for part in statement.args if (name := bare_name(part)) is not None}
        if None in parts or len(names) != 1:
            return None
        if isinstance(statement, sp.Or):
            return sp.Union(*parts, evaluate=False)
        return _intersection(parts)
    if isinstance(statement, sp.Contains):
        return statement.args[1]
    if isinstance(statement, sp.Not) and isinstance(statement.args[0], sp.Contains):
        return sp.Complement(sp.S.Reals, statement.args[0].args[1], evaluate=False)
    name = bare_name(statement)
    if name is None or not isinstance(statement, Relational):
        return None
    if statement.rhs == name:
        statement = statement.reversed
    end = statement.rhs
    rays = {
        "<": (-sp.oo, end, True, True), "<=": (-sp.oo, end, True, False),
        ">": (end, sp.oo, True, True), ">=": (end, sp.oo, False, True),
    }  # fmt: skip
    if statement.rel_op == "==":
        return end if isinstance(end, sp.Set) else sp.FiniteSet(end, evaluate=False)
    if statement.rel_op == "!=":
        left, right = interval(-sp.oo, end, True, True), interval(end, sp.oo, True, True)
        return sp.Union(left, right, evaluate=False)
    return interval(*rays[statement.rel_op])


def interval(low: sp.Basic, high: sp.Basic, low_open: bool, high_open: bool) -> sp.Set:
    """An interval as written: the ends are not evaluated."""
    flags = (sp.true if low_open else sp.false, sp.true if high_open else sp.false)
    return sp.Basic.__new__(sp.Interval, low, high, *flags)


def _intersection(parts: list[sp.Set | None]) -> sp.Set | None:
    """Two rays in opposite directions make an interval with any ends; else SymPy decides."""
    rays = [part for part in parts if isinstance(part, sp.Interval)]
    if len(rays) == 2 == len(parts):
        for low, high in (rays, rays[::-1]):
            if low.args[1] == sp.oo and high.args[0] == -sp.oo:
                return interval(low.args[0], high.args[1], low.args[2] == sp.true, high.args[3] == sp.true)
    return sp.Intersection(*parts, evaluate=False)


def bare_name(statement: sp.Basic) -> sp.Basic | None:
    """The name that a relation bounds: a symbol or f(x) alone on one side and not on the other."""
    if isinstance(statement, sp.And | sp.Or):
        names = {bare_name(part) for part in statement.args}
        return names.pop() if len(names) == 1 else None
    if isinstance(statement, sp.Contains):
        return statement.args[0]
    if isinstance(statement, sp.Not):
        return bare_name(statement.args[0])
    if not isinstance(statement, Relational):
        return None
    for one, other in ((statement.lhs, statement.rhs), (statement.rhs, statement.lhs)):
        if isinstance(one, sp.Symbol) and one not in other.free_symbols:
            return one
    return None


def _solved(statement: sp.Basic, unknown: sp.Symbol) -> sp.Set | None:
    real = sp.Symbol(unknown.name, real=True)
    try:
        with within(SOLVING):
            found = solve_by_parts(statement, unknown)
            if found is not None:
                return found
            plain = _evaluated(statement.xreplace({unknown: real}))
            if plain in (sp.true, sp.false):
                return sp.S.Reals if plain == sp.true else sp.S.EmptySet
            found = _set_of(plain, real)
    except (
        TookTooLong,
        TypeError,
        ValueError,
        NotImplementedError,
        AttributeError,
        RecursionError,
        sp.PolynomialError,
    ):
        return None
    return found if found is None or not found.has(sp.ConditionSet) else None


def _set_of(statement: sp.Basic, unknown: sp.Symbol) -> sp.Set | None:
    if isinstance(statement, sp.And):
        return sp.Intersection(*(_set_of(part, unknown) for part in statement.args))
    if isinstance(statement, sp.Or):
        return sp.Union(*(_set_of(part, unknown) for part in statement.args))
    if isinstance(statement, sp.Not):
        return sp.Complement(sp.S.Reals, _set_of(statement.args[0], unknown))
    if isinstance(statement, sp.Contains):
        return statement.args[1]
    if isinstance(statement, sp.Eq | sp.Ne):
        roots = sp.solveset(statement.lhs - statement.rhs, unknown, sp.S.Reals)
        return roots if isinstance(statement, sp.Eq) else sp.Complement(sp.S.Reals, roots)
    return sp.solve_univariate_inequality(statement, unknown, relational=False)


def _evaluated(statement: sp.Basic) -> sp.Basic:
    """The statement rebuilt with SymPy's evaluation, decimals as exact numbers."""
    if isinstance(statement, sp.Float):
        return sp.Rational(str(statement))
    if not statement.args:
        return statement
    return statement.func(*(_evaluated(part) for part in statement.args))
