"""The value of a definite integral, by a route of its own: an antiderivative that is differentiated back and is
continuous between the bounds, its values at the bounds, and a quadrature that must agree.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from flint import arb
from sympy import (
    Abs,
    Basic,
    Dummy,
    Expr,
    Ge,
    Gt,
    I,
    Integral,
    Lt,
    Max,
    Min,
    Ne,
    Poly,
    S,
    Symbol,
    cos,
    log,
    nan,
    oo,
    pi,
    sin,
)
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.candidates import candidates
from tutor.checking.comparison import Beyond
from tutor.checking.differentiation import NoRule, derivative, is_continuous
from tutor.checking.equality import same_where_defined
from tutor.checking.limits import NoLimit, chosen, limit_value
from tutor.checking.realline import cells, holds
from tutor.checking.reals import Signs, Undecided, conditions, enclose, over, rebuilt, sure_sign

LONGEST_WAVE = 60
"""The most zeros of one sine or cosine between the bounds."""
STEPS = (40, 160, 640)
"""Nodes of the quadrature on each side, tried one after the other."""


class NoIntegral(NotImplementedError):
    """No exact route was found; the text says why."""


def integral_value(f: Expr, x: Symbol, low: Expr, high: Expr) -> Expr:
    """Return the exact value of a definite integral, ``oo``, ``-oo`` or ``nan`` when it is proven to diverge.

    Raises:
        NoIntegral: there is no exact value that the quadrature confirms.
    """
    if low == high:
        return S.Zero
    turns = [part for part in f.atoms(Abs, Max, Min) if x in part.free_symbols]
    if turns:
        return _piecewise(f, turns, x, low, high)
    antiderivative = _polynomial(f, x)
    if antiderivative is not None:
        if {low, high} & {oo, -oo}:
            return _difference(antiderivative, x, low, high)
        return rebuilt(antiderivative, {x: high}) - rebuilt(antiderivative, {x: low})
    if _below(high, low):
        return -integral_value(f, x, high, low)
    antiderivative = _antiderivative(f, x)
    parts = [low, *_breaks(f, antiderivative, x, low, high), high]
    total: Expr = S.Zero
    for start, end in pairwise(parts):
        total += _difference(antiderivative, x, start, end)
    if total in (oo, -oo, nan):
        return total
    _confirm(f, x, parts, total)
    return total


def _piecewise(f: Expr, turns: list[Expr], x: Symbol, low: Expr, high: Expr) -> Expr:
    """Integrate between the points where an absolute value (or the like) turns, each piece with its own branch."""
    if _below(high, low):
        return -_piecewise(f, turns, x, high, low)
    insides = [inside for part in turns for inside in _insides(part)]
    ends = _ends(x, low, high)
    try:
        line = cells([Ne(inside, 0, evaluate=False) for inside in insides] + ends, x)
        inner = [cell for cell in line if all(holds(end, Signs({x: cell.sample})) for end in ends)]
    except (Beyond, Undecided) as error:
        raise NoIntegral("it is not clear where an absolute value turns") from error
    stops = [low, *(cell.sample.expression for cell in inner if cell.is_cut), high]
    samples = [cell.sample for cell in inner if not cell.is_cut]
    total: Expr = S.Zero
    for (start, end), sample in zip(pairwise(stops), samples, strict=True):
        total += integral_value(_branch(f, turns, Signs({x: sample})), x, start, end)
    return total


def _insides(part: Expr) -> list[Expr]:
    """The expressions whose sign says which branch holds."""
    if isinstance(part, Abs):
        return [part.args[0]]
    return [a - b for i, a in enumerate(part.args) for b in part.args[:i]]


def _branch(f: Expr, turns: list[Expr], signs: Signs) -> Expr:
    found = {}
    for part in turns:
        if isinstance(part, Abs):
            found[part] = part.args[0] if signs.sign(part.args[0]) == 1 else -part.args[0]
        else:
            best = part.args[0]
            for other in part.args[1:]:
                if (signs.sign(other - best) == 1) == isinstance(part, Max):
                    best = other
            found[part] = best
    return f.xreplace(found)


def _below(a: Expr, b: Expr) -> bool:
    if a.is_infinite or b.is_infinite:
        return bool(a < b)
    try:
        return Signs({}).sign(a - b) == -1
    except Undecided as error:
        raise NoIntegral("the order of the bounds is not known") from error


def _polynomial(f: Expr, x: Symbol) -> Expr | None:
    try:
        polynomial = Poly(rebuilt(f), x)
    except PolynomialError:
        return None
    if any(x in c.free_symbols for c in polynomial.coeffs()) or list(conditions(f)):
        return None
    return polynomial.integrate(x).as_expr()


def _antiderivative(f: Expr, x: Symbol) -> Expr:
    """Find an antiderivative by any means; what counts is that its derivative is the integrand.

    Raises:
        NoIntegral: none was found that is elementary, real and continuous in its pieces.
    """
    reason = NoIntegral("no antiderivative was found")
    for candidate in candidates(rebuilt(f), x):
        try:
            return _confirmed_antiderivative(f, x, candidate)
        except NoIntegral as error:
            reason = error
    raise reason


def _confirmed_antiderivative(f: Expr, x: Symbol, found: Expr) -> Expr:
    if found.has(Integral, I) or not is_continuous(found):
        raise NoIntegral("no continuous antiderivative was found")
    found = found.replace(log, lambda inner: log(Abs(inner)))
    try:
        back = derivative(found, x)
    except NoRule as error:
        raise NoIntegral("the antiderivative cannot be differentiated back") from error
    if not same_where_defined(f, back).same:
        raise NoIntegral("differentiating the antiderivative does not give the integrand back")
    return found


def _breaks(f: Expr, antiderivative: Expr, x: Symbol, low: Expr, high: Expr) -> list[Expr]:
    """The points strictly between the bounds where the antiderivative is not defined.

    Raises:
        NoIntegral: the integrand is not real there, or it cannot be told.
    """
    if _clear(antiderivative, x, low, high) and _clear(f, x, low, high):
        return []
    relations = [rel for e in (f, antiderivative) for rel in _relations(e)]
    waves = dict.fromkeys(wave for rel in relations if (wave := _wave(rel, x)) is not None)
    relations = [rel for rel in relations if _wave(rel, x) is None]
    try:
        found: list[Expr] = [zero for wave in waves for zero in _zeros_of_wave(wave, x, low, high)]
        for cell in cells([*relations, *_ends(x, low, high)], x):
            signs = Signs({x: cell.sample})
            if not all(holds(end, signs) for end in _ends(x, low, high)):
                continue
            if all(holds(relation, signs) for relation in relations):
                continue
            if not cell.is_cut:
                raise NoIntegral("the integrand is not defined between the bounds")
            found.append(cell.sample.expression)
        return _in_order(found)
    except (Beyond, Undecided) as error:
        raise NoIntegral("it is not clear where the integrand is defined") from error


def _wave(relation: Basic, x: Symbol) -> Expr | None:
    """The sine or cosine of a linear expression with rational slope that must not be zero, where that is all."""
    part = relation.args[0]
    inner = part.args[0] if isinstance(part, Abs) and isinstance(relation, Gt) else part
    if not isinstance(inner, sin | cos) or not (inner is not part or isinstance(relation, Ne)):
        return None
    line = Poly(inner.args[0], x) if inner.args[0].is_polynomial(x) else None
    fits = line is not None and line.degree() == 1 and line.LC().is_Rational and line.eval(0).is_number
    return inner if fits else None


def _zeros_of_wave(wave: Expr, x: Symbol, low: Expr, high: Expr) -> list[Expr]:
    """The zeros strictly between two bounds."""
    if low.is_infinite or high.is_infinite:
        raise NoIntegral("a sine has infinitely many zeros there")
    line = Poly(wave.args[0], x)
    first = S.Zero if isinstance(wave, sin) else pi / 2
    ends = sorted(float(arb(enclose((line.eval(end) - first) / pi, {}, 64))) for end in (low, high))
    if ends[1] - ends[0] > LONGEST_WAVE:
        raise NoIntegral("a sine has too many zeros there")
    zeros = [
        (first + k * pi - line.eval(0)) / line.LC() for k in range(math.floor(ends[0]) - 1, math.ceil(ends[1]) + 2)
    ]
    return [zero for zero in zeros if _below(low, zero) and _below(zero, high)]


def _in_order(points: list[Expr]) -> list[Expr]:
    """The points by size, each once."""
    ordered: list[Expr] = []
    for point in points:
        place = 0
        while place < len(ordered) and _below(ordered[place], point):
            place += 1
        if place == len(ordered) or _below(point, ordered[place]):
            ordered.insert(place, point)
    return ordered


def _relations(expression: Expr) -> Iterator[Basic]:
    for part, allowed in conditions(expression):
        real = {letter: Dummy(letter.name, real=True) for letter in part.free_symbols if not letter.is_real}
        if part.free_symbols and not (part.xreplace(real).is_positive and 1 in allowed):
            yield (Gt if len(allowed) == 1 else Ge if 0 in allowed else Ne)(part, 0, evaluate=False)


def _ends(x: Symbol, low: Expr, high: Expr) -> list[Basic]:
    ends = []
    if low is not -oo:
        ends.append(Gt(x, low, evaluate=False))
    if high is not oo:
        ends.append(Lt(x, high, evaluate=False))
    return ends


def _clear(expression: Expr, x: Symbol, low: Expr, high: Expr) -> bool:
    """Whether it is surely defined on the whole closed interval, by balls over smaller and smaller pieces."""
    if low.is_infinite or high.is_infinite:
        return False
    wanted = [(part, allowed) for part, allowed in conditions(expression) if part.free_symbols]
    if not wanted:
        return True
    a, b = (arb(enclose(end, {}, 64)) for end in (low, high))
    return _covered(wanted, x, a, b, 0)


def _covered(wanted: list[tuple[Basic, frozenset[int]]], x: Symbol, a: arb, b: arb, depth: int) -> bool:
    from tutor.checking.reals import over

    piece = a.union(b)
    signs = []
    for part, allowed in wanted:
        try:
            signs.append(sure_sign(over(part, x, piece)) in allowed - {0})
        except Undecided:
            signs.append(False)
    if all(signs):
        return True
    if depth >= 8:
        return False
    middle = (a + b) / 2
    return _covered(wanted, x, a, middle, depth + 1) and _covered(wanted, x, middle, b, depth + 1)


def _difference(antiderivative: Expr, x: Symbol, low: Expr, high: Expr) -> Expr:
    try:
        end = limit_value(antiderivative, x, high, "-")[0]
        start = limit_value(antiderivative, x, low, "+")[0]
    except NoLimit as error:
        raise NoIntegral("the antiderivative has no known value at a bound") from error
    if end is nan or start is nan:
        return nan
    return end - start


def _confirm(f: Expr, x: Symbol, parts: list[Expr], total: Expr) -> None:
    """Check the value against a quadrature (tanh-sinh), which never proves it by itself."""
    letters = sorted((f.free_symbols | total.free_symbols) - {x}, key=str)
    if letters and all(letter.is_positive for letter in letters):
        for values in chosen(letters):
            _confirm(rebuilt(f, values), x, [rebuilt(part, values) for part in parts], rebuilt(total, values))
    if letters:
        return
    exact = float(arb(enclose(total, {}, 80)))
    for steps in STEPS:
        estimate = sum(quadrature(f, x, a, b, steps) for a, b in pairwise(parts))
        if math.isclose(estimate, exact, rel_tol=1e-4, abs_tol=1e-6):
            return
    raise NoIntegral("the quadrature does not agree")


def quadrature(f: Expr, x: Symbol, low: Expr, high: Expr, steps: int, width: float = 3.2) -> float:
    """Integrate numerically by the double exponential rule, which forgives singular ends."""
    a, b = (-math.inf if e is -oo else math.inf if e is oo else float(arb(enclose(e, {}, 64))) for e in (low, high))
    h = width / steps
    total = 0.0
    for k in range(-steps, steps + 1):
        node, weight = _node(k * h, a, b)
        try:
            total += float(arb(over(f, x, arb(node)))) * weight * h
        except (Undecided, OverflowError):
            continue
    return total


def _node(t: float, a: float, b: float) -> tuple[float, float]:
    s, ds = math.pi / 2 * math.sinh(t), math.pi / 2 * math.cosh(t)
    if math.isinf(a) and math.isinf(b):
        return math.sinh(s), math.cosh(s) * ds
    if math.isinf(b):
        return a + math.exp(s), math.exp(s) * ds
    if math.isinf(a):
        return b - math.exp(s), math.exp(s) * ds
    half = (b - a) / 2
    return (a + b) / 2 + half * math.tanh(s), half * ds / math.cosh(s) ** 2
