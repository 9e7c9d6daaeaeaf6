"""Functions of one real variable: where they are defined, what values they take, where they turn, what they approach.

The line is cut where the function or its derivative, taken by our own rules, changes its sign or ceases to be defined.
Between two neighbouring cuts the function is monotonic, so its values there lie between its limits at the two ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sympy import Basic, Eq, Expr, FiniteSet, Gt, Interval, Lt, S, Set, Symbol, Tuple, Union, nan, oo, radsimp

from tutor.checking.comparison import Beyond
from tutor.checking.definitions.undefined import Undefined
from tutor.checking.differentiation import NoRule, derivative
from tutor.checking.limits import NoLimit, limit_value
from tutor.checking.quotients import is_zero
from tutor.checking.realline import Cell, cells, holds
from tutor.checking.reals import Signs, Undecided, rebuilt
from tutor.messages import say


@dataclass(frozen=True)
class Piece:
    """A cell of the line with its ends: a single number has equal ones."""

    cell: Cell
    low: Expr
    high: Expr

    @property
    def as_set(self) -> Set:
        """The numbers of the piece."""
        return FiniteSet(self.low) if self.cell.is_cut else Interval.open(self.low, self.high)


def domain(f: Basic, x: Basic) -> Set:
    """All real numbers for which every part of the function has a real value."""
    function, variable = _function(f, x)
    return _where(Eq(function, function, evaluate=False), variable)


def range_of(f: Basic, x: Basic) -> Set:
    """All values that the function takes on its domain."""
    function, variable = _function(f, x)
    defined = Eq(function, function, evaluate=False)
    found: list[Set] = []
    for piece in _pieces([defined, *_signs_of(_slope(function, variable))], variable):
        if not _holds(defined, piece, variable):
            continue
        if piece.cell.is_cut:
            found.append(FiniteSet(_value(function, variable, piece.low)))
            continue
        ends = [_limit(function, variable, piece.low, "+"), _limit(function, variable, piece.high, "-")]
        if ends[0] == ends[1]:
            found.append(FiniteSet(ends[0]))
            continue
        low, high = sorted(ends, key=_size)
        found.append(Interval(low, high, True, True))
    return Union(*found)


def stationary_values(f: Basic, x: Basic, sign_before: int) -> Set:
    """The points where the slope changes its sign from ``sign_before`` to the opposite, with the values there."""
    function, variable = _function(f, x)
    slope = _slope(function, variable)
    defined = Eq(function, function, evaluate=False)
    rising, falling = (Gt, Lt) if sign_before > 0 else (Lt, Gt)
    before, after = rising(slope, 0, evaluate=False), falling(slope, 0, evaluate=False)
    pieces = _pieces([defined, before, after], variable)
    found = []
    for left, middle, right in zip(pieces, pieces[1:], pieces[2:], strict=False):
        turns = middle.cell.is_cut and _holds(before, left, variable) and _holds(after, right, variable)
        if turns and _holds(defined, middle, variable):
            found.append(Tuple(middle.low, _value(function, variable, middle.low)))
    return FiniteSet(*found)


def maxima(f: Basic, x: Basic) -> Set:
    """The local maxima inside the domain, as points."""
    return stationary_values(f, x, 1)


def minima(f: Basic, x: Basic) -> Set:
    """The local minima inside the domain, as points."""
    return stationary_values(f, x, -1)


def largest_value(f: Basic, x: Basic) -> Expr:
    """The greatest of all values, where one of them is."""
    return _end(range_of(f, x), 1)


def smallest_value(f: Basic, x: Basic) -> Expr:
    """The least of all values, where one of them is."""
    return _end(range_of(f, x), 0)


def _end(values: Set, place: int) -> Expr:
    end = (values.inf, values.sup)[place]
    if not end.is_finite or values.contains(end) is not S.true:
        raise Undefined(say("None of the values is the most extreme one."))
    return end


def inflections(f: Basic, x: Basic) -> Set:
    """The points where the second derivative changes its sign."""
    function, variable = _function(f, x)
    slope = _slope(function, variable)
    turns = [stationary_values(slope, variable, side) for side in (1, -1)]
    places = [point[0] for found in turns for point in found.args]
    return FiniteSet(*(Tuple(place, _value(function, variable, place)) for place in places))


def vertical_asymptotes(f: Basic, x: Basic) -> Set:
    """The places where the function grows beyond all bounds, from one side at least."""
    function, variable = _function(f, x)
    pieces = _pieces([Eq(function, function, evaluate=False)], variable)
    defined = [_holds(Eq(function, function, evaluate=False), piece, variable) for piece in pieces]
    found = []
    for place, piece in enumerate(pieces):
        if not piece.cell.is_cut:
            continue
        sides = [side for side, there in (("-", place - 1), ("+", place + 1)) if defined[there]]
        if any(_limit(function, variable, piece.low, side) in (oo, -oo) for side in sides):
            found.append(piece.low)
    return FiniteSet(*found)


def end_asymptotes(f: Basic, x: Basic) -> Set:
    """The lines that the graph approaches far to the right and far to the left, as expressions in the variable."""
    function, variable = _function(f, x)
    pieces = _pieces([Eq(function, function, evaluate=False)], variable)
    found = []
    for end, piece in ((oo, pieces[-1]), (-oo, pieces[0])):
        if not _holds(Eq(function, function, evaluate=False), piece, variable):
            continue
        slope = _limit(function / variable, variable, end, "-" if end is oo else "+")
        if slope in (oo, -oo):
            continue
        rest = _limit(function - slope * variable, variable, end, "-" if end is oo else "+")
        if rest not in (oo, -oo):
            found.append(slope * variable + rest)
    return FiniteSet(*found)


def sketch(f: Basic, x: Basic) -> Tuple:
    """What a sketch shows: domain, maxima, minima, inflections, vertical asymptotes, lines approached far away."""
    parts = (domain, maxima, minima, inflections, vertical_asymptotes, end_asymptotes)
    return Tuple(*(part(f, x) for part in parts))


def tangent_line(f: Basic, x: Basic, at: Basic) -> Eq:
    """The line through the point of the curve, with the slope of the curve there."""
    function, variable = _function(f, x)
    slope = rebuilt(_slope(function, variable), {variable: at})
    return Eq(Symbol("y"), _line(slope, function, variable, at))


def normal_line(f: Basic, x: Basic, at: Basic) -> Eq:
    """The line through the point of the curve at a right angle to it."""
    function, variable = _function(f, x)
    slope = rebuilt(_slope(function, variable), {variable: at})
    if slope == 0:
        return Eq(variable, at)
    return Eq(Symbol("y"), _line(-1 / slope, function, variable, at))


def parity(f: Basic, x: Basic) -> Symbol:
    """``even`` where f(-x) = f(x), ``odd`` where f(-x) = -f(x), else ``neither``."""
    function, variable = _function(f, x)
    mirrored = rebuilt(function, {variable: -variable})
    for name, other in (("even", function), ("odd", -function)):
        known = is_zero(mirrored - other)
        if known or (known is None and (mirrored - other).expand().simplify() == 0):
            return Symbol(name)
    for number in (S.One, S(2), S(3) / 7):
        values = [rebuilt(function, {variable: side * number}) for side in (1, -1)]
        if values[0] - values[1] != 0 and values[0] + values[1] != 0:
            return Symbol("neither")
    raise Undefined(say("Whether this function is even or odd could not be decided."))


def _function(f: Basic, x: Basic) -> tuple[Expr, Symbol]:
    if not (isinstance(f, Expr) and isinstance(x, Symbol) and f.free_symbols <= {x}):
        raise Undefined(say("This is only defined for a function of one variable."))
    return f, x


def _slope(f: Expr, x: Symbol) -> Expr:
    try:
        return derivative(f, x)
    except NoRule as error:
        raise Undefined(say("There is no independent rule to differentiate this.")) from error


def _signs_of(f: Expr) -> list[Basic]:
    return [Gt(f, 0, evaluate=False), Lt(f, 0, evaluate=False)]


def _pieces(statements: Sequence[Basic], x: Symbol) -> list[Piece]:
    try:
        found = cells(statements, x)
    except (Beyond, Undecided) as error:
        raise Undefined(say("This could not be decided on the whole line.")) from error
    pieces = []
    for place, cell in enumerate(found):
        if cell.is_cut:
            at = cell.sample.expression
            pieces.append(Piece(cell, at, at))
        else:
            low = found[place - 1].sample.expression if place else -oo
            high = found[place + 1].sample.expression if place + 1 < len(found) else oo
            pieces.append(Piece(cell, low, high))
    return pieces


def _where(statement: Basic, x: Symbol) -> Set:
    return Union(*(piece.as_set for piece in _pieces([statement], x) if _holds(statement, piece, x)))


def _holds(statement: Basic, piece: Piece, x: Symbol) -> bool:
    try:
        return holds(statement, Signs({x: piece.cell.sample}))
    except Undecided as error:
        raise Undefined(say("This could not be decided on the whole line.")) from error


def _value(f: Expr, x: Symbol, at: Expr) -> Expr:
    return radsimp(rebuilt(f, {x: at})).expand()


def _limit(f: Expr, x: Symbol, point: Expr, side: str) -> Expr:
    try:
        found, _ = limit_value(f, x, point, side)
    except NoLimit as error:
        raise Undefined(say("A limit at an end could not be found independently.")) from error
    if found is nan:
        raise Undefined(say("The function has no limit at an end."))
    return found


def _size(value: Expr) -> float:
    return float(value)


def _line(slope: Expr, f: Expr, x: Symbol, at: Basic) -> Expr:
    value = rebuilt(f, {x: at})
    if any(part.has(nan, S.ComplexInfinity, oo) for part in (slope, value)):
        raise Undefined(say("The curve has no tangent there."))
    return (slope * (x - at) + value).expand()


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "domain": domain,
    "range": range_of,
    "maxima": maxima,
    "minima": minima,
    "largest_value": largest_value,
    "smallest_value": smallest_value,
    "inflections": inflections,
    "vertical_asymptotes": vertical_asymptotes,
    "end_asymptotes": end_asymptotes,
    "sketch": sketch,
    "tangent_line": tangent_line,
    "normal_line": normal_line,
    "parity": parity,
}
