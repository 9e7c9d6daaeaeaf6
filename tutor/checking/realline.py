"""Statements about one real unknown, decided on the whole line.

The line is cut at every point where a part of the statements can change its sign or cease to be defined (roots of
polynomials, isolated exactly); between two neighbouring cuts the truth cannot change, so one sample in each gap and
each cut itself decide everything. This proves completeness too: no solution can hide. Shares no code with the rules
that solve equations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key, lru_cache

import flint
from flint import arb, fmpq
from sympy import (
    Add,
    And,
    Basic,
    Eq,
    Expr,
    Ge,
    Gt,
    Integer,
    Le,
    Lt,
    Mul,
    Ne,
    Not,
    Or,
    Rational,
    S,
    Symbol,
)
from sympy.core.relational import Relational

from tutor.checking.comparison import Beyond
from tutor.checking.reals import PRECISIONS, Real, Signs, is_zero_number, roots_of, sure_sign
from tutor.checking.turning import SAMPLE_BITS, points_of, turning_points

_HOLDS: dict[type, tuple[int, ...]] = {Eq: (0,), Ne: (-1, 1), Lt: (-1,), Le: (-1, 0), Gt: (1,), Ge: (0, 1)}


@dataclass(frozen=True)
class Cell:
    """A cut, or the open interval between two neighbouring cuts, with a number in it."""

    sample: Real
    is_cut: bool


def relations(statement: Basic) -> Iterator[Relational]:
    """Yield the equations and inequalities of a statement.

    Raises:
        Beyond: a part of it is something else.
    """
    match statement:
        case And() | Or() | Not():
            for part in statement.args:
                yield from relations(part)
        case Relational():
            yield statement
        case _ if statement in (S.true, S.false):
            return
        case _:
            raise Beyond(f"{type(statement).__name__} is not a statement")


def holds(statement: Basic, signs: Signs) -> bool:
    """Decide a statement at a point; where something is undefined, it does not hold.

    Raises:
        Undecided: it cannot be told.
    """
    match statement:
        case And():
            return all(holds(part, signs) for part in statement.args)
        case Or():
            return any(holds(part, signs) for part in statement.args)
        case Not(args=(inner,)):
            return holds(negated(inner), signs)
        case Relational():
            found = signs.sign(difference(statement))
            return found is not None and found in _HOLDS[type(statement)]
        case _:
            return bool(statement == S.true)


def negated(statement: Basic) -> Basic:
    """The opposite of a statement, told by relations, so that it too fails where something is undefined."""
    match statement:
        case And() | Or():
            other = Or if isinstance(statement, And) else And
            return other(*(negated(part) for part in statement.args), evaluate=False)
        case Not(args=(inner,)):
            return inner
        case Relational():
            return statement.func(*statement.args, evaluate=False).negated
        case _:
            return S.false if statement == S.true else S.true


@lru_cache(maxsize=2048)
def difference(relation: Relational) -> Expr:
    """Left side minus right side, nothing cancelled."""
    if relation.rhs == 0:
        return relation.lhs
    return Add(relation.lhs, Mul(S.NegativeOne, relation.rhs, evaluate=False), evaluate=False)


def cells(statements: Sequence[Basic], unknown: Symbol) -> list[Cell]:
    """Cut the real line so that none of the statements changes its truth inside a cell.

    Raises:
        Beyond: a part of a statement is of a kind not decided here.
    """
    return list(_cells(tuple(statements), unknown))


@lru_cache(maxsize=256)
def _cells(statements: tuple[Basic, ...], unknown: Symbol) -> list[Cell]:
    factors: dict[tuple[int, ...], None] = {}
    constants: dict[Expr, None] = {}
    for statement in statements:
        for relation in relations(statement):
            more_factors, more_constants = turning_points(difference(relation), unknown)
            factors.update(more_factors)
            constants.update(more_constants)
    return _divided(tuple(factors), tuple(constants))


@lru_cache(maxsize=256)
def _divided(factors: tuple[tuple[int, ...], ...], constants: tuple[Expr, ...]) -> list[Cell]:
    """The cells between the roots of the polynomials and the constants: the lines of a solution have most in common."""
    cuts = _ordered(points_of(factors, constants))
    if not cuts:
        return [Cell(Real(S.Zero), False)]
    found: list[Cell] = [Cell(Real(_below(cuts[0])), False)]
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        found.append(Cell(cut, True))
        found.append(Cell(Real(_above(cut) if following is None else _between(cut, following)), False))
    return found


def _ordered(cuts: list[Real]) -> list[Real]:
    """Sort the cuts, equal ones once, written out where one of them is."""
    ordered: list[Real] = []
    for cut in sorted(cuts, key=cmp_to_key(_compare)):
        if not ordered or _compare(ordered[-1], cut) != 0:
            ordered.append(cut)
        elif cut.polynomial is None:
            ordered[-1] = cut
    return ordered


def _compare(a: Real, b: Real) -> int:
    if a == b:
        return 0
    for attempt, bits in enumerate(PRECISIONS):
        with flint.ctx.workprec(bits):
            found = sure_sign(a.number(bits) - b.number(bits))
        if found is not None:
            return found
        if attempt == 0 and _same_number(a, b):
            return 0
    raise Beyond("two points that are too close to tell apart")


def _same_number(a: Real, b: Real) -> bool:
    """Whether two numbers whose balls meet are equal."""
    if a.polynomial is not None and b.polynomial is not None:
        return False
    if a.polynomial is None and b.polynomial is None:
        return is_zero_number(a.expression - b.expression) is True
    root, constant = (a, b) if a.polynomial is not None else (b, a)
    return _is_root(root, constant.expression)


def _is_root(root: Real, constant: Expr) -> bool:
    """Whether the constant is this root of the polynomial: it is a root, and no other one is as close."""
    assert root.polynomial is not None
    number = Real(constant).number(SAMPLE_BITS)
    near = [i for i, ball in enumerate(roots_of(root.polynomial, SAMPLE_BITS)) if ball.overlaps(arb(number))]
    value = Add(*(c * constant**i for i, c in enumerate(root.polynomial)))
    return near == [root.index] and is_zero_number(value) is True


def _below(cut: Real) -> Integer:
    low, _ = _ends(cut)
    return Integer(low.numerator // low.denominator - 1)


def _above(cut: Real) -> Integer:
    _, high = _ends(cut)
    return Integer(high.numerator // high.denominator + 2)


def _between(a: Real, b: Real) -> Rational:
    """A simple rational number between two cuts."""
    for bits in PRECISIONS:
        low, high = _ends(a, bits)[1], _ends(b, bits)[0]
        if low < high:
            return _simplest(low, high)
    raise Beyond("two points that are too close to tell apart")


def _ends(cut: Real, bits: int = SAMPLE_BITS) -> tuple[Fraction, Fraction]:
    """Exact bounds of the ball around a cut."""
    number = cut.number(bits)
    if isinstance(number, fmpq):
        exact = Fraction(int(number.p), int(number.q))
        return exact, exact
    middle, radius = _fraction(number.mid()), _fraction(number.rad())
    return middle - radius, middle + radius


def _fraction(number: arb) -> Fraction:
    mantissa, exponent = number.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def _simplest(low: Fraction, high: Fraction) -> Rational:
    """The rational of least denominator strictly inside (low, high)."""
    whole = low.numerator // low.denominator
    if whole + 1 < high:
        candidates = [n for n in (whole + 1, 0) if low < n < high]
        return Integer(min(candidates, key=abs))
    denominator = 2
    while True:
        numerator = (low.numerator * denominator) // low.denominator + 1
        if Fraction(numerator, denominator) < high:
            return Rational(numerator, denominator)
        denominator *= 2
