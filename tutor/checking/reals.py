"""Real numbers known exactly, and the proven sign of an expression at them.

A sign is read off a ball that does not hold zero, or from an exact proof that the value is zero; it is never a guess.
An expression is undefined at a point when some part of it has no real value there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import flint
from flint import arb, fmpq, fmpz_poly
from sympy import (
    Abs,
    Add,
    Basic,
    CRootOf,
    Expr,
    Integer,
    Mul,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    acos,
    acosh,
    asin,
    atanh,
    cancel,
    cos,
    cot,
    coth,
    csc,
    csch,
    exp,
    expand_log,
    factorint,
    log,
    sec,
    sin,
    tan,
    together,
)

from tutor.checking.algebraic import NotAlgebraic, least_nonzero_root, minimal_multiple
from tutor.checking.kernels import Mixed, logarithms
from tutor.maths.balls import At, Beyond, Number, Undefined, evaluate
from tutor.maths.equivalence import algebraic, compare_expressions

WITHOUT_PROOF = frozenset(("ball-points",))
"""Methods of `tutor.maths.equivalence` that say "equal" without proving it."""
PRECISIONS = (80, 320, 1280)
"""Bits tried one after the other."""
MOST_BITS = 20_000


class Undecided(ArithmeticError):
    """Neither enclosures nor exact tests tell."""


@dataclass(frozen=True)
class Real:
    """A real number: a constant expression, or the root number ``index`` of an irreducible polynomial."""

    constant: Expr | None = None
    polynomial: tuple[int, ...] | None = None
    """Its coefficients, the constant first."""
    index: int = 0

    @cached_property
    def expression(self) -> Expr:
        """The number as SymPy writes it."""
        if self.polynomial is None:
            assert self.constant is not None
            return self.constant
        coefficients = [Integer(c) for c in reversed(self.polynomial)]
        if len(coefficients) == 3:
            a, b, c = coefficients
            larger = self.index == 1 if a > 0 else self.index == 0
            return (-b + (1 if larger else -1) * Pow(b**2 - 4 * a * c, S.Half)) / (2 * a)
        return CRootOf(Poly(coefficients, Symbol("x")), self.index)

    def number(self, bits: int) -> Number:
        """Enclose it: exactly when it is rational."""
        if self.polynomial is None:
            assert self.constant is not None
            if isinstance(self.constant, Rational):
                return fmpq(int(self.constant.p), int(self.constant.q))
            return enclose(self.constant, {}, bits)
        return roots_of(self.polynomial, bits)[self.index]


Point = Mapping[Symbol, Real]


@lru_cache(maxsize=512)
def roots_of(polynomial: tuple[int, ...], bits: int) -> tuple[arb, ...]:
    """Return the real roots of a squarefree polynomial, isolated and ascending."""
    with flint.ctx.workprec(bits):
        roots = [root.real for root, _ in fmpz_poly(list(polynomial)).complex_roots() if root.imag == 0]
    return tuple(sorted(roots, key=lambda root: root.mid()))


class _Placed(At):
    """Evaluation at an exact point, with parts that are proven zero."""

    def __init__(self, point: Point, zeros: frozenset[Basic], bits: int) -> None:
        super().__init__({}, bits=bits)
        for symbol, real in point.items():
            self._known[symbol] = (real.number(bits), True)
        for part in zeros:
            self._known[part] = (fmpq(0), True)

    def _compute(self, node: Basic) -> Number:
        if isinstance(node, CRootOf):
            roots = roots_of(tuple(int(c) for c in reversed(node.poly.all_coeffs())), self.bits)
            if node.index < len(roots):
                return roots[node.index]
        return super()._compute(node)


def enclose(expression: Basic, point: Point, bits: int, zeros: frozenset[Basic] = frozenset()) -> Number:
    """Enclose a real value.

    Raises:
        Undecided: the precision does not suffice, the value is not real, or a part cannot be evaluated.
    """
    try:
        found = _Placed(point, zeros, bits).value(expression)
    except (Undefined, Beyond) as error:
        raise Undecided(str(error)) from error
    if not found.inside:
        raise Undecided("not real")
    return found.exact if found.exact is not None else found.ball.real


class Signs:
    """Proven signs at one point; undefined parts are found on the way."""

    def __init__(self, point: Point) -> None:
        self.point = point
        self._zeros: frozenset[Basic] = frozenset()
        self._settled: dict[Basic, int | None] = {}

    def sign(self, expression: Basic) -> int | None:
        """Return -1, 0 or 1, or None when the expression is undefined at the point.

        Raises:
            Undecided: it cannot be told.
        """
        if expression not in self._settled:
            self._settled[expression] = self._settle(expression)
            if self._settled[expression] == 0:
                self._zeros |= {expression}
        return self._settled[expression]

    def defined(self, expression: Basic) -> bool:
        """Whether every part of the expression has a real value at the point."""
        return all(self._allows(part, allowed) for part, allowed in conditions(expression))

    def _allows(self, part: Basic, allowed: frozenset[int]) -> bool:
        found = self.sign(part)
        return found is not None and found in allowed

    def _settle(self, expression: Basic) -> int | None:
        if not self.defined(expression):
            return None
        trouble = ""
        for attempt, bits in enumerate(PRECISIONS):
            try:
                found = sure_sign(enclose(expression, self.point, bits, self._zeros))
            except Undecided as error:
                trouble = str(error)
                continue
            if found is not None:
                return found
            if attempt == 0 and self._is_zero(expression):
                return 0
        raise Undecided(trouble or "the sign is not decided")

    def _is_zero(self, expression: Basic) -> bool:
        placed, constants = {}, {}
        for symbol, real in self.point.items():
            if real.polynomial is not None:
                placed[symbol] = Poly(list(reversed(real.polynomial)), symbol)
            else:
                constants[symbol] = real.expression
        exact = rebuilt(expression, constants)
        if not placed:
            return is_zero_number(exact) is True
        if len(placed) == 1 and exact.has(log):
            exact = without_logarithms(exact, next(iter(placed)))
        try:
            polynomial = minimal_multiple(exact, placed)
        except NotAlgebraic:
            return False
        if polynomial is None or polynomial[0] != 0:
            return False
        return self._below(expression, least_nonzero_root(polynomial))

    def _below(self, expression: Basic, bound: fmpq) -> bool:
        """Whether the value is surely smaller than the bound."""
        bits = int(bound.q).bit_length() + 64
        while bits < MOST_BITS:
            try:
                number = enclose(expression, self.point, bits, self._zeros)
            except Undecided:
                number = arb("nan")
            if abs(number) < bound:
                return True
            if abs(number) > 0:
                return False
            bits *= 4
        return False


@lru_cache(maxsize=1024)
def signs_at(symbol: Symbol, real: Real) -> Signs:
    """Return the signs at one point; what was proven there for one claim need not be proven for the next."""
    return Signs({symbol: real})


def sure_sign(number: Number) -> int | None:
    """Return the sign of a number, or None when its ball holds zero and more."""
    if number > 0:
        return 1
    if number < 0:
        return -1
    return 0 if number == 0 else None


def rebuilt(expression: Basic, values: Mapping[Symbol, Expr] | None = None) -> Basic:
    """Build an expression again with evaluation on, putting values for symbols."""
    if not expression.args or isinstance(expression, CRootOf):
        return values.get(expression, expression) if values else expression
    if not values:
        return _evaluated(expression)
    if expression in values:
        return values[expression]
    return expression.func(*(rebuilt(part, values) for part in expression.args))


@lru_cache(maxsize=8192)
def _evaluated(expression: Basic) -> Basic:
    parts = [rebuilt(part) for part in expression.args]
    if isinstance(expression, Add | Mul) and all(isinstance(part, Rational) for part in parts):
        return _worked_out(parts, sum_=isinstance(expression, Add))
    return expression.func(*parts)


def _worked_out(numbers: list[Rational], *, sum_: bool) -> Rational:
    total = fmpq(0 if sum_ else 1)
    for number in numbers:
        value = fmpq(number.p, number.q)
        total = total + value if sum_ else total * value
    return Rational(int(total.p), int(total.q))


_ANY = frozenset((-1, 1))
_POSITIVE = frozenset((1,))
_NOT_NEGATIVE = frozenset((0, 1))


@lru_cache(maxsize=4096)
def conditions(expression: Basic) -> tuple[tuple[Basic, frozenset[int]], ...]:
    """Return the parts whose sign decides whether it is defined, innermost first, with the signs allowed."""
    return tuple(_conditions(expression))


def _conditions(expression: Basic) -> Iterator[tuple[Basic, frozenset[int]]]:
    for part in expression.args:
        yield from conditions(part)
    match expression:
        case Pow(args=(base, exponent)) if base is not S.Exp1:
            signs = _of_power(exponent if exponent.free_symbols else rebuilt(exponent))
            if signs is not None and not (base.is_Rational and _rational_sign(base) in signs):
                yield base, signs
        case log():
            inner = expression.args[0]
            if isinstance(inner, Abs):
                yield inner.args[0], _ANY
            elif not (inner.is_Rational and inner > 0):
                yield inner, _POSITIVE
            if len(expression.args) == 2:
                yield expression.args[1], _POSITIVE
                yield expression.args[1] - 1, _ANY
        case tan() | sec() if expression.args[0].free_symbols:
            yield cos(expression.args[0]), _ANY
        case cot() | csc() if expression.args[0].free_symbols:
            yield sin(expression.args[0]), _ANY
        case coth() | csch() if expression.args[0].free_symbols:
            yield expression.args[0], _ANY
        case asin() | acos() if expression.args[0].free_symbols:
            yield 1 - expression.args[0] ** 2, _NOT_NEGATIVE
        case acosh() if expression.args[0].free_symbols:
            yield expression.args[0] - 1, _NOT_NEGATIVE
        case atanh() if expression.args[0].free_symbols:
            yield 1 - expression.args[0] ** 2, _POSITIVE
        case coth() | csch():
            yield expression.args[0], _ANY
        case _:
            pass


def _of_power(exponent: Basic) -> frozenset[int] | None:
    """The signs that a base may have."""
    if not isinstance(exponent, Rational):
        return _POSITIVE
    if exponent.q % 2 == 0:
        return _NOT_NEGATIVE if exponent > 0 else _POSITIVE
    return None if exponent >= 0 else _ANY


def _rational_sign(number: Rational) -> int:
    return 1 if number > 0 else -1 if number < 0 else 0


def over(expression: Basic, symbol: Symbol, piece: arb, bits: int = 64) -> Number:
    """Enclose all values that an expression of one symbol takes on a piece of the line.

    Raises:
        Undecided: the piece is too large to tell.
    """
    at = _Placed({}, frozenset(), bits)
    at._known[symbol] = (piece, True)
    try:
        found = at.value(expression)
    except (Undefined, Beyond) as error:
        raise Undecided(str(error)) from error
    if not found.inside:
        raise Undecided("not real")
    return found.exact if found.exact is not None else found.ball.real


def without_logarithms(expression: Basic, symbol: Symbol) -> Basic:
    """An expression that is zero where a sum of logarithms is; the expression itself where it is none."""
    try:
        return logarithms(expression, symbol) or expression
    except Mixed:
        return expression


def same_logarithms(exact: Basic) -> bool:
    """Whether two products of powers of rational numbers cancel: their logarithms are equal, their signs opposite.

    The logarithms of primes are taken for unknowns, so that what is equal for all of them is equal.
    """
    terms = Add.make_args(exact)
    if len(terms) != 2:
        return False
    first, second = (_logarithm_of(term) for term in terms)
    if first is None or second is None or first[0] != -second[0]:
        return False
    return bool(cancel(together(first[1] - second[1])) == 0)


def _logarithm_of(term: Basic) -> tuple[int, Expr] | None:
    """Sign and logarithm of a product of powers of rational numbers and e, in logarithms of primes."""
    side, total = 1, S.Zero
    for part in Mul.make_args(term):
        if part.is_negative and isinstance(part, Rational):
            side, part = -side, -part
        base, exponent = (S.Exp1, part.args[0]) if isinstance(part, exp) else part.as_base_exp()
        if base is not S.Exp1 and not (isinstance(base, Rational) and base > 0):
            return None
        total += exponent * (S.One if base is S.Exp1 else log(base))
    return side, expand_log(total, force=True).replace(
        lambda part: isinstance(part, log) and part.args[0].is_Rational, lambda part: _in_primes(part.args[0])
    )


def _in_primes(number: Rational) -> Expr:
    powers = [*factorint(number.p).items(), *((prime, -power) for prime, power in factorint(number.q).items())]
    return Add(*(power * Symbol(f"log {prime}") for prime, power in powers if prime != 1))


def _zero_by_comparison(exact: Basic) -> bool | None:
    """Logarithms and exponentials of numbers: equal to zero only by an exact method."""
    judgement = compare_expressions(exact, S.Zero)
    if judgement.equal and judgement.method not in WITHOUT_PROOF:
        return True
    return False if judgement.different else None


def _away_from_zero(constant: Basic) -> bool:
    """Whether a ball around a constant, a complex one too, leaves zero out."""
    try:
        return not evaluate(constant, {}, bits=128).ball.contains(0)
    except (Undefined, Beyond):
        return False


@lru_cache(maxsize=4096)
def is_zero_number(expression: Basic) -> bool | None:
    """Whether a constant, complex ones too, is exactly zero; None when it cannot be told."""
    exact = rebuilt(expression)
    if exact == 0:
        return True
    numeric = not exact.free_symbols
    if numeric and _away_from_zero(exact):
        return False
    known = algebraic.is_zero(exact) if numeric and not exact.has(CRootOf) else None
    if known is not None:
        return known
    if exact.expand() == 0:
        return True
    if not numeric:
        return False if exact.expand().is_polynomial() else None
    if exact.has(log) and same_logarithms(exact):
        return True
    if not exact.has(CRootOf):
        return _zero_by_comparison(exact)
    try:
        polynomial = minimal_multiple(exact, {})
        if polynomial is None or polynomial[0] != 0:
            return None if polynomial is None else False
        return Signs({})._below(exact, least_nonzero_root(polynomial)) or None
    except NotAlgebraic:
        return None
