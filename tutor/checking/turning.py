"""Where an expression of one unknown can change its sign or cease to be defined: a finite list of exact numbers.

The list may hold more than such points, never fewer: absolute values are opened both ways, radicals are eliminated by
resultants, exponentials and logarithms are undone. Used by `tutor.checking.realline`, which looks what happens there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from flint import fmpq, fmpq_poly
from sympy import (
    Abs,
    Add,
    Basic,
    Expr,
    Max,
    Min,
    Mul,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    cancel,
    exp,
    expand_log,
    factor,
    fraction,
    log,
    sign,
    sqrt,
    together,
)
from sympy.polys.polyerrors import CoercionFailed, PolynomialError

from tutor.checking.algebraic import NotAlgebraic, Tower
from tutor.checking.comparison import Beyond
from tutor.checking.kernels import Mixed, exponentials, logarithms, two_exponentials
from tutor.checking.reals import Real, Signs, conditions, is_zero_number, rebuilt, roots_of, sure_sign
from tutor.maths.contents import has_kind, letters_of
from tutor.maths.fractions import fraction_of

SAMPLE_BITS = 80


@lru_cache(maxsize=1024)
def turning_points(expression: Expr, unknown: Symbol) -> tuple[dict[tuple[int, ...], None], dict[Expr, None]]:
    """Polynomials and constants among whose roots an expression changes its sign or its being defined."""
    cuts = _Cuts(unknown)
    cuts.take(expression)
    return cuts.factors, cuts.constants


class _Cuts:
    """Collects the points where parts of statements can change."""

    def __init__(self, unknown: Symbol) -> None:
        self.unknown = unknown
        self.factors: dict[tuple[int, ...], None] = {}
        self.constants: dict[Expr, None] = {}
        self._seen: set[Basic] = set()

    def take(self, expression: Expr) -> None:
        """Take in the zeros of an expression and of everything that it is defined by."""
        if any(_never(part, allowed) for part, allowed in conditions(expression)):
            return
        for part, _ in conditions(expression):
            self._zeros(part)
        if has_kind(expression, Abs, sign, Max, Min):
            self._take_pieces(expression)
        self._zeros(expression)

    def _take_pieces(self, expression: Expr) -> None:
        for part in expression.atoms(Abs, sign):
            self._zeros(part.args[0])
        for part in expression.atoms(Max, Min):
            for i, a in enumerate(part.args):
                for b in part.args[:i]:
                    self._zeros(a - b)

    def _zeros(self, expression: Basic) -> None:
        letters = letters_of(expression)
        if self.unknown not in letters or expression in self._seen:
            return
        self._seen.add(expression)
        strangers = letters - {self.unknown}
        if strangers:
            raise Beyond(f"{sorted(map(str, strangers))[0]} is not a number")
        quotient = fraction_of(expression, self.unknown)
        if quotient is not None:
            self._add_factors(quotient[0])
            return
        for branch in _branches(rebuilt(expression), self.unknown):
            self._roots_of(branch)

    def _roots_of(self, expression: Expr) -> None:
        quotient = fraction_of(expression, self.unknown)
        if quotient is not None:
            self._add_factors(quotient[0])
            return
        for part in Mul.make_args(_numerator(expression)):
            base, power = part.as_base_exp()
            self._roots_of_factor(base if power.is_Integer and power > 0 else part)

    def _roots_of_factor(self, above: Expr) -> None:
        if self.unknown not in above.free_symbols or self._add_polynomial(above) or self._add_linear(above):
            return
        tower = Tower([self.unknown])
        try:
            found = tower.eliminate(tower.adjoin(above).above)
        except NotAlgebraic as error:
            if not self._transcendental(above):
                raise Beyond(f"{error}") from error
            return
        polynomial = None if found.is_zero() else tower.polynomial(found, tower.letters[self.unknown])
        if polynomial is None:
            raise Beyond("radicals that depend on each other")
        self._add_factors(polynomial)

    def _transcendental(self, above: Expr) -> bool:
        """Exponentials and logarithms; false when there are none."""
        try:
            powers = exponentials(above, self.unknown)
            product = None if powers else logarithms(above, self.unknown)
        except Mixed as error:
            if self._add_two_exponentials(above):
                return True
            factors = Mul.make_args(factor(above))
            if len(factors) == 1:
                raise Beyond(str(error)) from error
            for part in factors:
                self._roots_of_factor(part)
            return True
        if powers is not None:
            inner, u, rate = powers
            for root in points_of(*turning_points(inner, u)):
                if sure_sign(root.number(SAMPLE_BITS)) != -1 and root.expression != 0:
                    self.constants[expand_log(log(root.expression), force=True) / rate] = None
            return True
        if product is not None:
            self._zeros(product)
        return product is not None

    def _add_two_exponentials(self, above: Expr) -> bool:
        """a·e^f + b·e^g, whatever the bases are."""
        found = two_exponentials(above, self.unknown)
        if (
            found is None
            or is_zero_number(found[1].as_poly(self.unknown).LC() if found[1] != 0 else S.Zero) is not False
        ):
            return False
        quotient, exponent = found
        if Signs({}).sign(quotient) == 1:
            constant = expand_log(log(quotient), force=True)
            rate = exponent.coeff(self.unknown, 1)
            if (exponent - rate * self.unknown).expand() == 0:
                self.constants[constant / rate] = None
            elif not self._add_linear((exponent - constant).expand()) and not self._add_proportional(
                exponent, constant
            ):
                return False
        return True

    def _add_proportional(self, exponent: Expr, constant: Expr) -> bool:
        """A polynomial with rational coefficients times one logarithm, and a rational multiple of that."""
        unit = exponent.as_poly(self.unknown).LC()
        return self._add_polynomial(((exponent - constant) / unit).expand())

    def _add_polynomial(self, expression: Expr) -> bool:
        known = fraction_of(expression, self.unknown)
        if known is not None and known[1].degree() == 0:
            self._add_factors(known[0])
            return True
        if not expression.is_polynomial(self.unknown):
            return False
        try:
            polynomial = Poly(expression, self.unknown, domain="QQ")
        except (PolynomialError, CoercionFailed):
            return False
        self._add_factors(fmpq_poly([fmpq(int(c.p), int(c.q)) for c in reversed(polynomial.all_coeffs())]))
        return True

    def _add_linear(self, expression: Expr) -> bool:
        """One root or two, whatever constants they are made of."""
        if not expression.is_polynomial(self.unknown):
            return False
        polynomial = Poly(expression, self.unknown)
        if polynomial.degree() > 2 or is_zero_number(polynomial.LC()) is not False:
            return False
        a, b, c = (polynomial.coeff_monomial(self.unknown**k) for k in (2, 1, 0))
        if polynomial.degree() == 1:
            self.constants[-c / b] = None
            return True
        square = (b**2 - 4 * a * c).expand()
        found = Signs({}).sign(square)
        if found is not None and found >= 0:
            self.constants.update({(-b + sqrt(square)) / (2 * a): None, (-b - sqrt(square)) / (2 * a): None})
        return True

    def _add_factors(self, polynomial: fmpq_poly) -> None:
        if polynomial == 0:
            return
        for part, _ in polynomial.numer().factor()[1]:
            if part.degree() > 0:
                self.factors[tuple(map(int, part.coeffs()))] = None


def _never(part: Basic, allowed: frozenset[int]) -> bool:
    """Whether a constant part leaves the whole expression undefined everywhere: ``1/0``, ``√(-4)``."""
    return isinstance(part, Rational) and int(part.p > 0) - int(part.p < 0) not in allowed


def _numerator(expression: Expr) -> Expr:
    if isinstance(expression, Add) and not has_kind(expression, exp) and _is_whole(expression):
        return expression.expand()
    above = fraction(together(expression))[0]
    return above.expand() if isinstance(above, Add) else above


def _is_whole(expression: Expr) -> bool:
    """Whether nothing in it is divided by."""
    return all(isinstance(power.exp, Rational) and power.exp > 0 for power in expression.atoms(Pow))


def _branches(expression: Expr, unknown: Symbol) -> list[Expr]:
    """The expressions that it is piece by piece: absolute values and the like opened both ways.

    Raises:
        Beyond: there are too many.
    """
    done: list[Expr] = []
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        if not has_kind(current, Abs, sign, Max, Min, Pow):
            done.append(current)
            continue
        opened = next(
            (p for p in sorted(current.atoms(Abs, sign, Max, Min), key=str) if unknown in p.free_symbols), None
        )
        square = None if opened else _hidden_modulus(current, unknown)
        if opened is not None:
            waiting.extend(current.xreplace({opened: case}) for case in _cases(opened))
        elif square is not None:
            waiting.append(current.xreplace({square[0]: square[1]}))
        else:
            done.append(current)
        if len(done) + len(waiting) > 64:
            raise Beyond("too many absolute values")
    return done


def _cases(part: Expr) -> tuple[Expr, ...]:
    match part:
        case Abs():
            return part.args[0], -part.args[0]
        case sign():
            return S.One, S.NegativeOne, S.Zero
        case _:
            return tuple(part.args)


def _hidden_modulus(expression: Expr, unknown: Symbol) -> tuple[Expr, Expr] | None:
    """Find the root of a perfect square, which is an absolute value."""
    for part in expression.atoms(Pow):
        if not (isinstance(part.exp, Rational) and part.exp.q == 2 and unknown in part.base.free_symbols):
            continue
        if _has_odd_factor(part.base, unknown):
            continue
        above, below = fraction(cancel(together(part.base)))
        try:
            root = _square_root(above, unknown), _square_root(below, unknown)
        except PolynomialError:
            continue
        if root[0] is not None and root[1] is not None:
            return part, Abs(root[0] / root[1]) ** part.exp.p
    return None


def _has_odd_factor(expression: Expr, unknown: Symbol) -> bool:
    """Whether a quotient of polynomials is surely no square: a factor occurs an odd number of times."""
    found = fraction_of(expression, unknown)
    if found is None or found[1] == 0:
        return False
    return any(power % 2 for _, power in (found[0] * found[1]).numer().factor()[1])


def _square_root(expression: Expr, unknown: Symbol) -> Expr | None:
    content, factors = Poly(expression, unknown).factor_list()
    if any(power % 2 for _, power in factors):
        return None
    return sqrt(content) * Mul(*(factor.as_expr() ** (power // 2) for factor, power in factors))


def points_of(factors: Iterable[tuple[int, ...]], constants: Iterable[Expr]) -> list[Real]:
    """All real roots of the polynomials, and the constants."""
    return [*_roots(factors), *(Real(constant) for constant in constants)]


def _roots(factors: Iterable[tuple[int, ...]]) -> list[Real]:
    found: list[Real] = []
    for polynomial in factors:
        if len(polynomial) == 2:
            found.append(Real(Rational(-polynomial[0], polynomial[1])))
        else:
            found += [Real(None, polynomial, i) for i in range(len(roots_of(polynomial, SAMPLE_BITS)))]
    return found
