"""Whether two expressions have the same value wherever the first is defined: proven, disproven, or neither.

The policy on domains: the right side must be defined wherever the left side is, and equal there. So (x² - 1)/(x - 1)
may become x + 1, but x + 1 may not become (x² - 1)/(x - 1), nor ln(x²) become 2 ln(x).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import comb

from sympy import (
    Add,
    Basic,
    Expr,
    Ge,
    Gt,
    Mul,
    Ne,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    Tuple,
    acos,
    asin,
    asinh,
    atan,
    cancel,
    cos,
    cosh,
    expand,
    expand_trig,
    false,
    fraction,
    nan,
    oo,
    pi,
    sin,
    sinh,
    tan,
    tanh,
    together,
    zoo,
)
from sympy.core.relational import Relational
from sympy.matrices import MatrixBase
from sympy.polys.polyerrors import PolynomialError
from sympy.simplify.fu import TR1, TR2, TR5

from tutor.checking.comparison import Beyond
from tutor.checking.halfangle import NotPeriodic, at_infinity, back, in_half_angle
from tutor.checking.quotients import are_equal, is_zero
from tutor.checking.realline import cells, holds
from tutor.checking.reals import WITHOUT_PROOF, Real, Signs, Undecided, conditions, rebuilt, same_logarithms
from tutor.maths import balls
from tutor.maths.contents import has_kind, letters_of
from tutor.maths.equivalence import compare
from tutor.maths.fractions import fraction_of, polynomial
from tutor.maths.sampling import points, small_points

LARGEST = 2000
"""Terms of a power that is multiplied out."""


@dataclass(frozen=True)
class Found:
    """What was found about two expressions; ``same`` is None when nothing was."""

    same: bool | None
    method: str
    point: dict[Symbol, Expr] = field(default_factory=dict)
    left: Basic | None = None
    right: Basic | None = None
    reason: str = ""


def same_value(left: Basic, right: Basic) -> Found:
    """Decide whether both have the same value wherever the left is defined; neither holds unevaluated objects."""
    if isinstance(left, MatrixBase) or isinstance(right, MatrixBase):
        return _matrices(left, right)
    if isinstance(left, Tuple) or isinstance(right, Tuple):
        if not (isinstance(left, Tuple) and isinstance(right, Tuple)) or len(left) != len(right):
            return Found(False, "shape", {}, left, right)
        return _entries(left, right, zip(left, right, strict=True))
    if has_kind(left, *_ENDLESS) or has_kind(right, *_ENDLESS):
        return _infinite(rebuilt(left), rebuilt(right))
    found = same_where_defined(left, right)
    if not found.same:
        return found
    partial = narrower(left, right)
    return found if partial is None else partial


_LIMITS = frozenset((oo, -oo, nan, zoo))
_ENDLESS = tuple(type(limit) for limit in (oo, -oo, nan, zoo))


def _infinite(left: Basic, right: Basic) -> Found:
    """Infinite values are equal when they are the same one."""
    if left in _LIMITS or right in _LIMITS:
        return Found(left == right, "exact", {}, left, right)
    if has_kind(left, *_ENDLESS) or has_kind(right, *_ENDLESS):
        return Found(None, "exact", reason="an infinite part of an expression")
    return same_where_defined(left, right)


def _matrices(left: Basic, right: Basic) -> Found:
    if not (isinstance(left, MatrixBase) and isinstance(right, MatrixBase)) or left.shape != right.shape:
        return Found(False, "shape", {}, left, right)
    return _entries(left, right, zip(left.flat(), right.flat(), strict=True))


def _entries(left: Basic, right: Basic, pairs: Iterable[tuple[Basic, Basic]]) -> Found:
    worst = Found(True, "entries", {}, left, right)
    for a, b in pairs:
        found = same_value(a, b)
        if found.same is False:
            return found
        if found.same is None:
            worst = found
    return worst


def same_where_defined(left: Basic, right: Basic) -> Found:
    """Decide whether both have the same value wherever both are defined."""
    a, b = rebuilt(left), rebuilt(right)
    if a == b:
        return Found(True, "identical")
    small = _small(a) and _small(b)
    if small and are_equal(a, b):
        return Found(True, "normal-form")
    different = counterexample(left, right, simple=2, random=0)
    if different is not None:
        return different
    if small and formally_zero(a - b):
        return Found(True, "normal-form")
    different = counterexample(left, right, simple=10, random=4)
    if different is not None:
        return different
    return _compared(a, b)


def _compared(a: Basic, b: Basic) -> Found:
    judgement = compare(a, b)
    if judgement.equal:
        if judgement.method in WITHOUT_PROOF and same_logarithms(a - b):
            return Found(True, "logarithms")
        if judgement.method in WITHOUT_PROOF and (opened := _taken_apart(a - b)) != a - b and formally_zero(opened):
            return Found(True, "normal-form")
        if judgement.method in WITHOUT_PROOF:
            return Found(None, judgement.method, reason=judgement.reason)
        return Found(True, judgement.method)
    if judgement.different:
        shown = judgement.witness
        if shown is None:
            return Found(False, judgement.method)
        point = {Symbol(name): number for name, number in shown.point}
        left, right = (S.NaN if side is None else side for side in (shown.left, shown.right))
        return Found(False, judgement.method, point, left, right)
    return Found(None, judgement.method, reason=judgement.reason)


def _taken_apart(expression: Expr) -> Expr:
    """Sines and cosines of sums with inverse functions by the formulas for sums: sin(x + arctan 2)."""
    return expression.replace(
        lambda part: isinstance(part, sin | cos) and part.args[0].has(*_INVERSE), lambda part: expand_trig(part)
    )


_INVERSE = (asin, acos, atan)


def formally_zero(expression: Expr) -> bool:
    """Whether the expression is zero by the rules of fractions and polynomials alone."""
    if expression == 0:
        return True
    known = is_zero(expression)
    if known is not None:
        return known
    if expression.expand() == 0:
        return True
    if not any(power.exp.is_negative for power in expression.atoms(Pow)):
        return False
    above = fraction(together(expression))[0]
    return bool(above.expand() == 0)


def _small(expression: Basic) -> bool:
    """Whether it can be multiplied out without harm."""
    powers = (p for p in expression.atoms(Pow) if isinstance(p.base, Add) and p.exp.is_Integer)
    return all(comb(int(abs(p.exp)) + len(p.base.args) - 1, len(p.base.args) - 1) <= LARGEST for p in powers)


def counterexample(
    left: Basic, right: Basic, *, simple: int, random: int, positive: Iterable[Symbol] = ()
) -> Found | None:
    """Find a point where both are defined and surely have different values; simple numbers first.

    Where ``positive`` letters are not positive does not count.
    """
    only = tuple(positive)
    symbols = sorted(letters_of(left) | letters_of(right), key=lambda symbol: symbol.name)
    kind = small_points(symbols, simple) if symbols else [{}]
    wild = points([left, right], count=random, symbols=symbols) if random and symbols else ()
    for point in [*kind, *wild]:
        if any(symbol in point and not point[symbol] > 0 for symbol in only):
            continue
        try:
            a, b = balls.evaluate(left, point), balls.evaluate(right, point)
        except (balls.Undefined, balls.Beyond):
            continue
        if symbols and not (a.inside and b.inside):
            continue
        if a.differs(b):
            return Found(False, "evaluation", dict(point), a.number(), b.number())
    return None


def narrower(left: Basic, right: Basic, *, interior: bool = False, given: Iterable[Relational] = ()) -> Found | None:
    """Find a point where the left is defined and the right is not; None when there is provably none.

    With ``interior`` single points do not count: only whole intervals on which the right is not defined do. Only
    points where ``given`` holds count.
    """
    known = dict.fromkeys((*given, *_conditions(left)))
    open_ones = [c for c in dict.fromkeys(_conditions(right)) if c not in known and not _always(c)]
    open_ones = [c for c in open_ones if not _implied(c, known) and not _same_angle_form(c, known)]
    if not open_ones:
        return None
    symbols = sorted(set().union(*(c.free_symbols for c in [*open_ones, *known])), key=str)
    if any(c is false for c in open_ones):
        return Found(False, "domain", {}, left, S.NaN)
    for values in _slices(symbols):
        here = [_put(c, values) for c in known]
        unknown = symbols[0] if symbols else Symbol("x")
        try:
            found = _on_line(here, [_put(c, values) for c in open_ones], unknown, interior)
        except (Beyond, Undecided):
            continue
        if found is not None:
            point = {unknown: found, **values}
            return Found(False, "domain", point, _show(left, point), S.NaN)
        if len(symbols) == 1:
            return None
    return Found(None, "domain", reason="it is not clear where the right side is defined")


_SAME_SIGN = (sinh, tanh, asinh, atan)
"""Functions with the sign of their argument."""


def _conditions(expression: Basic) -> Iterator[Relational]:
    """Where the expression is defined, as relations that must all hold."""
    for part, allowed in conditions(expression):
        part = rebuilt(part)
        while isinstance(part, _SAME_SIGN):
            part = part.args[0]
        relation = {1: Gt, 2: Ge if 0 in allowed else Ne}[len(allowed)]
        if part.free_symbols:
            yield relation(part, 0, evaluate=False)


def _always(relation: Relational) -> bool:
    """Whether it holds wherever it is defined, visibly: even powers and positive numbers only, or never zero."""
    part = relation.lhs
    if isinstance(part, cosh):
        return True
    if isinstance(relation, Ne) and _never_zero(part):
        return True
    terms = Add.make_args(part)
    if not all(term.is_number or _not_negative(term) for term in terms):
        return False
    constant = Add(*(term for term in terms if term.is_number))
    positive = constant > 0 or any(_exponential(term) for term in terms if not term.is_number)
    return bool(constant >= 0) and (bool(positive) or isinstance(relation, Ge))


def _never_zero(part: Expr) -> bool:
    """Whether (a + b)(a - b) is a constant other than zero, so that a + b is zero nowhere: sec x + tan x."""
    if not isinstance(part, Add) or len(part.args) != 2 or part.is_polynomial():
        return False
    a, b = part.args
    above, below = fraction(together(TR2(TR1(a**2 - b**2))))
    product = cancel(TR5(expand(above)) / TR5(expand(below)))
    return bool(product.is_number) and bool(product.is_nonzero)


def _exponential(term: Expr) -> bool:
    """Whether the term is a positive number times powers of positive numbers."""
    coefficient, rest = term.as_coeff_Mul()
    return bool(coefficient > 0) and all(
        base.is_number and bool(base > 0) for base, _ in (factor.as_base_exp() for factor in Mul.make_args(rest))
    )


def _not_negative(term: Expr) -> bool:
    coefficient, rest = term.as_coeff_Mul()
    return bool(coefficient > 0) and all(
        (power.is_Integer and power % 2 == 0) or (base.is_number and bool(base > 0))
        for base, power in (factor.as_base_exp() for factor in Mul.make_args(rest))
    )


def _implied(relation: Relational, known: dict[Relational, None]) -> bool:
    """Whether a condition follows from known ones, factor by factor."""
    if Gt(relation.lhs, 0, evaluate=False) in known:
        return True
    if not isinstance(relation, Ne):
        factors = (factor.as_base_exp()[0] for factor in Mul.make_args(relation.lhs))
        return all(bool(f > 0) if f.is_number else Gt(f, 0, evaluate=False) in known for f in factors)
    nonzero = [_factors(k.lhs) for k in known if not isinstance(k, Ge)]
    held = {f for factors in nonzero for f in factors}
    return all(factor in held or -factor in held for factor in _factors(relation.lhs))


def _same_angle_form(relation: Relational, known: dict[Relational, None]) -> bool:
    """Whether a condition is a known one with the sums of its angles taken apart."""
    if not has_kind(relation.lhs, sin, cos, tan):
        return False
    form = _opened_angles(relation.lhs)
    return any(k.func is relation.func and (_opened_angles(k.lhs) - form).expand() == 0 for k in known)


def _opened_angles(expression: Expr) -> Expr:
    return TR2(TR1(expand_trig(TR2(TR1(expression)))))


@lru_cache(maxsize=2048)
def _factors(expression: Expr) -> Collection[Expr]:
    letters = expression.free_symbols
    quotient = fraction_of(expression, next(iter(letters))) if len(letters) == 1 else None
    if quotient is not None:
        (x,) = letters
        return {
            polynomial(factor.coeffs(), x)
            for part in quotient
            for factor, _ in part.numer().factor()[1]
            if factor.degree() > 0
        }
    try:
        parts = fraction(together(expression))
        return {factor.as_expr() for part in parts if part.free_symbols for factor, _ in Poly(part).factor_list()[1]}
    except PolynomialError:
        return {expression}


def _slices(symbols: list[Symbol]) -> Iterator[dict[Symbol, Expr]]:
    """Numbers for all symbols but the first."""
    if len(symbols) < 2:
        yield {}
        return
    yield from (dict(point) for point in small_points(symbols[1:], 6))


def _put(relation: Relational, values: dict[Symbol, Expr]) -> Basic:
    return relation.func(rebuilt(relation.lhs, values), 0, evaluate=False)


def _on_line(known: list[Basic], wanted: list[Basic], unknown: Symbol, interior: bool) -> Expr | None:
    """Find a number where all known conditions hold and one of the wanted does not."""
    try:
        opened, t, unit = in_half_angle([*known, *wanted], unknown)
    except NotPeriodic:
        return _on_plain_line(known, wanted, unknown, interior)
    found = _on_plain_line(opened[: len(known)], opened[len(known) :], t, interior)
    if found is not None:
        kinder = (pi * angle / unit for angle in _ANGLES)
        return next((x for x in kinder if _missed_at(x, known, wanted, unknown)), back(found, unit))
    last = at_infinity(unit)
    return last if not interior and _missed_at(last, known, wanted, unknown) else None


_ANGLES = (S.Half, S.One, Rational(3, 4), Rational(2, 3), -S.Half, -Rational(1, 3), -Rational(3, 4), S.Zero)
"""Parts of π to show a student where they serve."""


def _missed_at(x: Expr, known: list[Basic], wanted: list[Basic], unknown: Symbol) -> bool:
    signs = Signs({unknown: Real(x)})
    try:
        return _all_at(known, signs) and not _all_at(wanted, signs)
    except Undecided:
        return False


def _all_at(relations: list[Basic], signs: Signs) -> bool:
    return all(holds(relation, signs) for relation in relations)


def _on_plain_line(known: list[Basic], wanted: list[Basic], unknown: Symbol, interior: bool) -> Expr | None:
    for cell in cells([*known, *wanted], unknown):
        signs = Signs({unknown: cell.sample})
        if not (interior and cell.is_cut) and _all_at(known, signs) and not _all_at(wanted, signs):
            return cell.sample.expression
    return None


def _show(expression: Basic, point: dict[Symbol, Expr]) -> Basic:
    return rebuilt(expression, point)
