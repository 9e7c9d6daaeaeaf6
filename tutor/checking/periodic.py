"""Statements about one unknown that stands in sines and cosines only: decided on one period, and so everywhere.

With t = tan(g·x/2) they become statements about t, which `tutor.checking.realline` decides on the whole line; the one
x of a period that no t reaches is judged by itself. Families of solutions, ``π/6 + 2πn`` for all whole n, are the
finitely many points that they have in a period. Where x is also kept between bounds, the solutions within them are
counted, each located exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sympy import (
    Add,
    And,
    Basic,
    Contains,
    Dummy,
    Eq,
    Expr,
    Ge,
    Gt,
    ImageSet,
    Integer,
    Le,
    Lt,
    Mul,
    Ne,
    Not,
    Or,
    Rational,
    S,
    Set,
    Symbol,
    ceiling,
    cos,
    expand_trig,
    floor,
    pi,
    radsimp,
    sin,
    sqrtdenest,
    tan,
)
from sympy.core.relational import Relational

from tutor.checking.comparison import Beyond, Comparison, Point
from tutor.checking.halfangle import CIRCULAR, NotPeriodic, at_infinity, back, opened, rates, unit_of
from tutor.checking.realline import cells, difference, holds, negated
from tutor.checking.reals import Real, Signs, Undecided, conditions, signs_at
from tutor.maths.contents import has_kind

MOST_POINTS = 200
"""Members of a family in one period, and solutions between two bounds."""

_SIGNS = {
    frozenset((-1, 1)): Ne,
    frozenset((1,)): Gt,
    frozenset((0, 1)): Ge,
    frozenset((-1,)): Lt,
    frozenset((-1, 0)): Le,
    frozenset((0,)): Eq,
}


_T = Dummy("t")
"""The half-angle tangent: always the same letter, so that what was found out about a statement in it is known again."""


@lru_cache(maxsize=2048)
def is_periodic(statement: Basic, unknown: Symbol) -> bool:
    """Whether a statement speaks of sines and cosines of the unknown, or of a family of numbers."""
    if not has_kind(statement, *CIRCULAR, Contains):
        return False
    if any(unknown in part.free_symbols for part in statement.atoms(*CIRCULAR)):
        return True
    return any(is_family(part.args[1]) for part in statement.atoms(Contains))


def is_family(members: Basic) -> bool:
    """Whether this is a set of numbers that goes on for ever in equal steps."""
    return isinstance(members, ImageSet) or members is S.Integers


def compare(a: Basic, b: Basic, unknown: Symbol) -> Comparison:
    """Compare the solutions of two statements.

    Raises:
        Beyond, Undecided: they are of a kind that is not decided here.
    """
    try:
        (first, bounds), (second, others) = _parted(a, unknown), _parted(b, unknown)
        if not bounds and not others:
            return _on_the_circle(first, second, unknown)
        if set(bounds) == set(others):
            found = _on_the_circle(first, second, unknown)
            if found.same:
                return found
        return _between_bounds(a, b, unknown)
    except NotPeriodic as error:
        raise Beyond(str(error)) from error


def _parted(statement: Basic, unknown: Symbol) -> tuple[Basic, tuple[Basic, ...]]:
    """The periodic part of a statement and the bounds that it sets to the unknown."""
    parts = list(_joined(statement))
    bounds = tuple(part for part in parts if unknown in part.free_symbols and not is_periodic(part, unknown))
    rest = [part for part in parts if part not in bounds]
    return (And(*rest, evaluate=False) if len(rest) > 1 else rest[0] if rest else S.true), bounds


def _joined(statement: Basic) -> Iterator[Basic]:
    if isinstance(statement, And):
        for part in statement.args:
            yield from _joined(part)
    else:
        yield statement


# -- the whole circle --


@dataclass(frozen=True)
class _Circle:
    """One period, opened: x = 2·atan(t)/unit, and x = π/unit where t is infinite."""

    unknown: Symbol
    t: Symbol
    unit: Expr

    def opened(self, statement: Basic) -> Basic:
        """The statement in t; where something is undefined it does not hold."""
        match statement:
            case And() | Or():
                return statement.func(*(self.opened(part) for part in statement.args), evaluate=False)
            case Not(args=(Contains() as inner,)):
                return Not(self.opened(inner), evaluate=False)
            case Not(args=(inner,)):
                return self.opened(negated(inner))
            case Contains(args=(_, family)) if is_family(family):
                return Or(*self._members(family), evaluate=False)
            case Relational():
                needed = [
                    opened(_SIGNS[allowed](part, 0, evaluate=False), self.unknown, self.t, self.unit)
                    for part, allowed in conditions(difference(statement))
                    if self.unknown in part.free_symbols
                ]
                whole = opened(statement, self.unknown, self.t, self.unit)
                return And(whole, *needed, evaluate=False) if needed else whole
            case _:
                return statement

    def _members(self, family: Set) -> list[Basic]:
        found = [_tangent_of_half(self.unit * point) for point in self.points(family)]
        return [Eq(self.t, value, evaluate=False) for value in found if value is not None]

    def points(self, family: Set) -> list[Expr]:
        """The members of a family in one period."""
        start, period = progression(family)
        count = abs(2 * pi / (self.unit * period))
        if not isinstance(count, Integer) or count > MOST_POINTS:
            raise NotPeriodic("a family whose period does not fit")
        return [start + i * period for i in range(int(count))]

    def holds_at_end(self, statement: Basic) -> bool:
        """Whether it holds at the x that no t reaches."""
        match statement:
            case And():
                return all(self.holds_at_end(part) for part in statement.args)
            case Or():
                return any(self.holds_at_end(part) for part in statement.args)
            case Not(args=(Contains() as inner,)):
                return not self.holds_at_end(inner)
            case Not(args=(inner,)):
                return self.holds_at_end(negated(inner))
            case Contains(args=(_, family)) if is_family(family):
                return any(_tangent_of_half(self.unit * point) is None for point in self.points(family))
            case _:
                return holds(statement, Signs({self.unknown: Real(at_infinity(self.unit))}))


def _circle(statements: Sequence[Basic], unknown: Symbol) -> _Circle:
    found: list[Expr] = []
    for statement in statements:
        found += rates(statement, unknown)
        for part in statement.atoms(Contains):
            if is_family(part.args[1]):
                found.append(2 * pi / progression(part.args[1])[1])
    return _Circle(unknown, _T, unit_of(found))


@lru_cache(maxsize=512)
def progression(family: Set) -> tuple[Expr, Expr]:
    """Return start and period of a family of numbers.

    Raises:
        NotPeriodic: it is no arithmetic progression over the whole numbers.
    """
    if family is S.Integers:
        return S.Zero, S.One
    body, index = family.lamda.expr, family.lamda.variables[0]
    period = body.expand().coeff(index, 1)
    start = body.expand().coeff(index, 0)
    whole = family.base_sets == (S.Integers,) and len(family.lamda.variables) == 1
    if not whole or (body - start - index * period).expand() != 0 or not period.is_number or period == 0:
        raise NotPeriodic("a set that is no progression")
    return start, period


@lru_cache(maxsize=1024)
def _tangent_of_half(angle: Expr) -> Expr | None:
    """tan(angle/2), or None where it is infinite."""
    ratio = angle / pi
    if isinstance(ratio, Rational):
        if ratio % 2 == 1:
            return None
        value = tan(angle / 2)
        return value if isinstance(value, Rational) else sqrtdenest(radsimp(value))
    s, c = expand_trig(sin(angle.expand())), expand_trig(cos(angle.expand()))
    if Signs({}).sign(1 + c) == 0:
        return None
    return radsimp(s / (1 + c))


def _on_the_circle(a: Basic, b: Basic, unknown: Symbol) -> Comparison:
    circle = _circle([a, b], unknown)
    left, right = circle.opened(a), circle.opened(b)
    lost: Point | None = None
    gained: Point | None = None
    count: int | None = 0
    for cell in cells([left, right], circle.t):
        signs = signs_at(circle.t, cell.sample)
        first, second = holds(left, signs), holds(right, signs)
        count = None if first else count
        point = {unknown: back(cell.sample.expression, circle.unit)}
        if first and not second:
            lost = lost or point
        if second and not first:
            gained = gained or point
    end = {unknown: at_infinity(circle.unit)}
    first, second = circle.holds_at_end(a), circle.holds_at_end(b)
    count = None if first else count
    if first and not second:
        lost = lost or end
    if second and not first:
        gained = gained or end
    return Comparison("period", lost, gained, finite=count)


# -- between two bounds --


def _between_bounds(a: Basic, b: Basic, unknown: Symbol) -> Comparison:
    """One statement holds sines and bounds, the other lists numbers: count the solutions of the first."""
    if _listed(a, unknown) is not None:
        turned = _between_bounds(b, a, unknown)
        return Comparison(turned.method, turned.gained, turned.lost, finite=None)
    values = _listed(b, unknown)
    periodic, bounds = _parted(a, unknown)
    if values is None or not bounds:
        raise Beyond("sines together with the unknown itself")
    low, high = _ends(bounds, unknown)
    for i, value in enumerate(values):
        if not holds(a, Signs({unknown: Real(value)})):
            return Comparison("period", gained={unknown: value})
        if any(Signs({}).sign(value - other) == 0 for other in values[:i]):
            raise Beyond("a number that is listed twice")
    inside = _inside(periodic, bounds, low, high, unknown)
    if len(inside) == len(values):
        return Comparison("period", finite=len(values))
    return Comparison("period", lost=_missing(inside, values, unknown))


def _listed(statement: Basic, unknown: Symbol) -> list[Expr] | None:
    """The numbers of ``x = 1 or x = 2``."""
    if statement is S.false:
        return []
    parts = statement.args if isinstance(statement, Or) else (statement,)
    if all(isinstance(part, Eq) and part.lhs == unknown and part.rhs.is_number for part in parts):
        return [part.rhs for part in parts]
    return None


def _ends(bounds: Sequence[Basic], unknown: Symbol) -> tuple[Expr, Expr]:
    """The numbers between which the bounds keep the unknown."""
    lows: list[Expr] = []
    highs: list[Expr] = []
    for bound in bounds:
        if isinstance(bound, Gt | Ge | Lt | Le) and unknown in (bound.lhs, bound.rhs):
            number = bound.rhs if bound.lhs == unknown else bound.lhs
            above = isinstance(bound, Gt | Ge) == (bound.lhs == unknown)
            (lows if above else highs).append(number)
    if len(lows) != 1 or len(highs) != 1 or not (lows[0].is_number and highs[0].is_number):
        raise Beyond("sines together with the unknown itself")
    return lows[0], highs[0]


def _inside(periodic: Basic, bounds: Sequence[Basic], low: Expr, high: Expr, unknown: Symbol) -> list[Point]:
    """Every solution between the bounds, as an expression of exact numbers."""
    circle = _circle([periodic], unknown)
    statement = circle.opened(periodic)
    period = 2 * pi / circle.unit
    found: list[Point] = []
    touching = {low: 0, high: 0}
    places: list[tuple[Expr, Signs]] = []
    for cell in cells([statement], circle.t):
        signs = Signs({circle.t: cell.sample})
        if not holds(statement, signs):
            continue
        if not cell.is_cut:
            raise Beyond("whole intervals of solutions")
        places.append((back(circle.t, circle.unit), signs))
    if circle.holds_at_end(periodic):
        places.append((at_infinity(circle.unit), Signs({})))
    for place, signs in places:
        for turn in _turns(low, high, period):
            here = Add(place, Mul(turn, period))
            sides = [_side(here - end, signs) for end in (low, high)]
            if sides == [1, -1]:
                found.append({unknown: here.subs({s: real.expression for s, real in signs.point.items()})})
            for end, side in zip((low, high), sides, strict=True):
                touching[end] += side == 0
    for end, count in touching.items():
        solves = holds(periodic, Signs({unknown: Real(end)}))
        if count != solves:
            raise Undecided("a solution too close to a bound")
        if solves and all(holds(bound, Signs({unknown: Real(end)})) for bound in bounds):
            found.append({unknown: end})
    return found


def _turns(low: Expr, high: Expr, period: Expr) -> list[int]:
    first, last = floor((low / period).evalf()) - 1, ceiling((high / period).evalf()) + 1
    if last - first > MOST_POINTS:
        raise Beyond("bounds that are far apart")
    return list(range(int(first), int(last) + 1))


def _side(expression: Expr, signs: Signs) -> int:
    """On which side of a bound; 0 where no precision parts the two."""
    try:
        return signs.sign(expression) or 0
    except Undecided:
        return 0


def _missing(inside: Sequence[Point], values: Sequence[Expr], unknown: Symbol) -> Point:
    """A solution that is not among the numbers listed."""
    listed = [complex(value.evalf(30)).real for value in values]
    for point in inside:
        place = complex(point[unknown].evalf(30)).real
        if all(abs(place - value) > 1e-12 for value in listed):
            return point
    raise Undecided("solutions that are too close to tell apart")
