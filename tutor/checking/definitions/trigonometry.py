"""Functions of angles: identities, values under conditions, and the quantities of a wave.

Values under conditions are found with the half angle t = tan(x/2), in which all functions are rational. The quantities
of a wave are read off its differential equation: it swings about m with the rate k where f'' = -k²(f - m).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from sympy import (
    And,
    Basic,
    Eq,
    Expr,
    FiniteSet,
    Poly,
    PolynomialError,
    S,
    Symbol,
    cos,
    cot,
    diff,
    expand_trig,
    fraction,
    periodicity,
    pi,
    radsimp,
    roots,
    simplify,
    sin,
    solveset,
    sqrt,
    sqrtdenest,
    tan,
    together,
)
from sympy.core.relational import Relational
from sympy.simplify.fu import TR1, TR2

from tutor.checking.definitions.undefined import Undefined
from tutor.checking.equality import same_where_defined
from tutor.checking.reals import is_zero_number, rebuilt
from tutor.messages import say

_PLACES = 40
_FUNCTIONS = (sin, cos, tan, cot)


def identically_equal(left: Basic, right: Basic) -> Basic:
    """Whether both sides are equal wherever both are defined."""
    found = same_where_defined(left, right)
    if found.same is None:
        raise Undefined(say("It could not be decided whether both sides are equal."))
    return S.true if found.same else S.false


def in_single_angles(f: Basic) -> Basic:
    """The function by functions of single angles, where those are defined."""
    return expand_trig(rebuilt(f))


Pair = tuple[Expr, Expr]
"""The sine and the cosine of an angle."""


def value_when(f: Expr, condition: Basic) -> Basic:
    """The value of an expression at all angles that fulfil a condition; the set of them where there are several."""
    relations = list(condition.args) if isinstance(condition, And) else [condition]
    letters = sorted(f.free_symbols | condition.free_symbols, key=str)
    allowed = [list(_angles(letter, [r for r in relations if letter in r.free_symbols])) for letter in letters]
    values: list[Expr] = []
    for pairs in product(*allowed):
        value = _at(f, dict(zip(letters, pairs, strict=True)))
        if not any(_zero(value - other) for other in values):
            values.append(value)
    if not values:
        raise Undefined(say("No angle fulfils the condition."))
    return values[0] if len(values) == 1 else FiniteSet(*values)


def _angles(letter: Symbol, relations: list[Relational]) -> Iterator[Pair]:
    """The points of the unit circle at which the relations for one letter hold."""
    if any(relation.free_symbols != {letter} for relation in relations):
        raise Undefined(say("Each condition must be about one angle."))
    equation = next((relation for relation in relations if isinstance(relation, Eq)), None)
    if equation is None:
        raise Undefined(say("An equation for this angle is needed."))
    for pair in [*_circle_points(equation, letter), (S.Zero, S.NegativeOne)]:
        if all(_holds(relation, letter, pair) for relation in relations):
            yield pair


def _circle_points(equation: Relational, letter: Symbol) -> Iterator[Pair]:
    t = Symbol("t__")
    pair = (2 * t / (1 + t**2), (1 - t**2) / (1 + t**2))
    above = fraction(together(_put(equation.lhs - equation.rhs, {letter: pair})))[0]
    try:
        polynomial = Poly(above, t)
    except PolynomialError as error:
        raise Undefined(say("The condition is not about sines and cosines of this angle alone.")) from error
    if polynomial.is_zero or polynomial.gens != (t,):
        raise Undefined(say("The condition does not fix the angle."))
    found = roots(polynomial)
    if sum(found.values()) != polynomial.degree():
        raise Undefined(say("The angles could not be found exactly."))
    for root in found:
        if _zero(_imaginary(root)):
            yield tuple(sqrtdenest(radsimp(part.subs(t, root))) for part in pair)


def _imaginary(root: Expr) -> Expr:
    return root.as_real_imag()[1]


def _put(expression: Expr, pairs: Mapping[Symbol, Pair]) -> Expr:
    opened = TR2(TR1(expand_trig(TR2(TR1(rebuilt(expression))))))
    news = {}
    for letter, (sine, cosine) in pairs.items():
        news[sin(letter)], news[cos(letter)] = sine, cosine
    put_in = opened.subs(news, simultaneous=True)
    if put_in.has(sin, cos) and put_in.free_symbols & set(pairs):
        raise Undefined(say("Only functions of whole multiples of the angle are meant here."))
    return put_in


def _at(expression: Expr, pairs: Mapping[Symbol, Pair]) -> Expr:
    above, below = fraction(together(_put(expression, pairs)))
    if _zero(below):
        raise Undefined(say("The expression is not defined at such an angle."))
    return sqrtdenest(radsimp(above / below))


def _holds(relation: Relational, letter: Symbol, pair: Pair) -> bool:
    above, below = fraction(together(_put(relation.lhs - relation.rhs, {letter: pair})))
    if _zero(below):
        return False
    if _zero(above):
        return bool(relation.func(S.Zero, S.Zero))
    if isinstance(relation, Eq):
        return False
    return bool(relation.func((above / below).evalf(_PLACES), S.Zero))


def _zero(number: Expr) -> bool:
    found = is_zero_number(number)
    if found is None:
        raise Undefined(say("It could not be decided whether a number is zero."))
    return found


def _swing(f: Expr) -> tuple[Expr, Expr]:
    """The square of the rate and the middle of a wave."""
    x = _letter(f)
    f = rebuilt(f)
    rate = simplify(-diff(f, x, 3) / diff(f, x))
    if not rate.is_number or not rate.is_positive:
        raise Undefined(say("This is no wave."))
    middle = simplify(f + diff(f, x, 2) / rate)
    if not middle.is_number:
        raise Undefined(say("This is no wave."))
    return rate, middle


def _letter(f: Basic) -> Symbol:
    if len(f.free_symbols) != 1:
        raise Undefined(say("A function of one variable is needed."))
    (x,) = f.free_symbols
    return x


def amplitude_of(f: Expr) -> Expr:
    """How far a wave goes above its middle: the root of (f - m)² + (f'/k)², which does not change."""
    rate, middle = _swing(f)
    f = rebuilt(f)
    square = simplify((f - middle) ** 2 + diff(f, _letter(f)) ** 2 / rate)
    if not square.is_number:
        raise Undefined(say("This is no wave."))
    return sqrt(square)


def period_of(f: Expr) -> Expr:
    """The least distance after which the function repeats."""
    f = rebuilt(f)
    if not f.has(tan, cot):
        return 2 * pi / sqrt(_swing(f)[0])
    found = periodicity(f, _letter(f))
    if found is None:
        raise Undefined(say("The function does not repeat."))
    return found


def midline_of(f: Expr) -> Expr:
    """The height about which a wave swings; of a tangent, its height where it turns its bend."""
    f = rebuilt(f)
    if not f.has(tan, cot):
        return _swing(f)[1]
    return simplify(f.subs(_letter(f), phase_shift_of(f)))


def phase_shift_of(f: Expr) -> Expr:
    """Where the argument of the only function is zero, as the function is written: a sine is not made a cosine."""
    x = _letter(f)
    found = [part for part in f.atoms(*_FUNCTIONS) if x in part.free_symbols]
    if len(found) != 1:
        raise Undefined(say("A single sine, cosine or tangent is needed."))
    zeros = solveset(rebuilt(found[0].args[0]), x, S.Reals)
    if not isinstance(zeros, FiniteSet) or len(zeros) != 1:
        raise Undefined(say("The argument must be linear."))
    return next(iter(zeros))


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "identically_equal": identically_equal,
    "in_single_angles": in_single_angles,
    "value_when": value_when,
    "amplitude_of": amplitude_of,
    "period_of": period_of,
    "midline_of": midline_of,
    "phase_shift_of": phase_shift_of,
}
