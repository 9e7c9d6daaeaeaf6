"""Statements about one real unknown, decided on the whole line.

The line is cut at every point where a part of the statements can change its sign or cease to be defined (roots of
polynomials, isolated exactly); between two neighbouring cuts the truth cannot change, so one sample in each gap and
each cut itself decide everything. This proves completeness too: no solution can hide. Shares no code with the rules
that solve equations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key, lru_cache

import flint
from flint import arb, fmpq, fmpq_poly
from sympy import (
    Abs,
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
    Max,
    Min,
    Mul,
    Ne,
    Not,
    Or,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    cancel,
    expand_log,
    factor,
    fraction,
    log,
    sign,
    sqrt,
    together,
)
from sympy.core.relational import Relational
from sympy.polys.polyerrors import CoercionFailed, PolynomialError

from tutor.checking.algebraic import NotAlgebraic, Tower
from tutor.checking.fractions import fraction_of
from tutor.checking.kernels import Mixed, exponentials, logarithms, two_exponentials
from tutor.checking.reals import PRECISIONS, Real, Signs, conditions, is_zero_number, rebuilt, roots_of, sure_sign

SAMPLE_BITS = 80
_HOLDS: dict[type, tuple[int, ...]] = {Eq: (0,), Ne: (-1, 1), Lt: (-1,), Le: (-1, 0), Gt: (1,), Ge: (0, 1)}


class Beyond(NotImplementedError):
    """The statement holds something that this room cannot decide; the text says what."""


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
            return holds(_negated(inner), signs)
        case Relational():
            found = signs.sign(difference(statement))
            return found is not None and found in _HOLDS[type(statement)]
        case _:
            return bool(statement == S.true)


def _negated(statement: Basic) -> Basic:
    """The opposite of a statement, told by relations, so that it too fails where something is undefined."""
    match statement:
        case And() | Or():
            other = Or if isinstance(statement, And) else And
            return other(*(_negated(part) for part in statement.args), evaluate=False)
        case Not(args=(inner,)):
            return inner
        case Relational():
            return statement.func(*statement.args, evaluate=False).negated
        case _:
            return S.false if statement == S.true else S.true


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
    factors: dict[tuple[int, ...], None] = {}
    constants: dict[Expr, None] = {}
    for statement in statements:
        for relation in relations(statement):
            more_factors, more_constants = _turning_points(difference(relation), unknown)
            factors.update(more_factors)
            constants.update(more_constants)
    cuts = _ordered(_points(factors, constants))
    if not cuts:
        return [Cell(Real(S.Zero), False)]
    found: list[Cell] = [Cell(Real(_below(cuts[0])), False)]
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        found.append(Cell(cut, True))
        found.append(Cell(Real(_above(cut) if following is None else _between(cut, following)), False))
    return found


@lru_cache(maxsize=1024)
def _turning_points(expression: Expr, unknown: Symbol) -> tuple[dict[tuple[int, ...], None], dict[Expr, None]]:
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
        for part, _ in conditions(expression):
            self._zeros(part)
        for part in expression.atoms(Abs, sign):
            self._zeros(part.args[0])
        for part in expression.atoms(Max, Min):
            for i, a in enumerate(part.args):
                for b in part.args[:i]:
                    self._zeros(a - b)
        self._zeros(expression)

    def _zeros(self, expression: Basic) -> None:
        if self.unknown not in expression.free_symbols or expression in self._seen:
            return
        self._seen.add(expression)
        strangers = expression.free_symbols - {self.unknown}
        if strangers:
            raise Beyond(f"{sorted(map(str, strangers))[0]} is not a number")
        quotient = fraction_of(expression, self.unknown)
        if quotient is not None:
            self._add_factors(quotient[0])
            return
        for branch in _branches(rebuilt(expression), self.unknown):
            self._roots_of(branch)

    def _roots_of(self, expression: Expr) -> None:
        for part in Mul.make_args(_numerator(expression)):
            base, power = part.as_base_exp()
            self._roots_of_factor(base if power.is_Integer and power > 0 else part)

    def _roots_of_factor(self, above: Expr) -> None:
        if self.unknown not in above.free_symbols or self._add_polynomial(above) or self._add_linear(above):
            return
        tower = Tower()
        try:
            found = tower.eliminate(fraction(cancel(together(tower.adjoin(above))))[0])
        except NotAlgebraic as error:
            if not self._transcendental(above):
                raise Beyond(f"{error}") from error
            return
        if found == 0 or not self._add_polynomial(found):
            raise Beyond("radicals that depend on each other")

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
            for root in _points(*_turning_points(inner, u)):
                if sure_sign(root.number(SAMPLE_BITS)) != -1 and root.expression != 0:
                    self.constants[expand_log(log(root.expression), force=True) / rate] = None
            return True
        if product is not None:
            self._zeros(product)
        return product is not None

    def _add_two_exponentials(self, above: Expr) -> bool:
        """a·e^(rx) + b·e^(sx): one zero at most, whatever the bases are."""
        found = two_exponentials(above, self.unknown)
        if found is None or is_zero_number(found[1]) is not False:
            return False
        quotient, rate = found
        if Signs({}).sign(quotient) == 1:
            self.constants[expand_log(log(quotient), force=True) / rate] = None
        return True

    def _add_polynomial(self, expression: Expr) -> bool:
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


def _numerator(expression: Expr) -> Expr:
    above = fraction(together(expression))[0]
    return above.expand() if isinstance(above, Add) else above


def _branches(expression: Expr, unknown: Symbol) -> list[Expr]:
    """The expressions that it is piece by piece: absolute values and the like opened both ways.

    Raises:
        Beyond: there are too many.
    """
    done: list[Expr] = []
    waiting = [expression]
    while waiting:
        current = waiting.pop()
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
        above, below = fraction(cancel(together(part.base)))
        try:
            root = _square_root(above, unknown), _square_root(below, unknown)
        except PolynomialError:
            continue
        if root[0] is not None and root[1] is not None:
            return part, Abs(root[0] / root[1]) ** part.exp.p
    return None


def _square_root(expression: Expr, unknown: Symbol) -> Expr | None:
    content, factors = Poly(expression, unknown).factor_list()
    if any(power % 2 for _, power in factors):
        return None
    return sqrt(content) * Mul(*(factor.as_expr() ** (power // 2) for factor, power in factors))


def _points(factors: Iterable[tuple[int, ...]], constants: Iterable[Expr]) -> list[Real]:
    return [*_roots(factors), *(Real(constant) for constant in constants)]


def _roots(factors: Iterable[tuple[int, ...]]) -> list[Real]:
    found: list[Real] = []
    for polynomial in factors:
        if len(polynomial) == 2:
            found.append(Real(Rational(-polynomial[0], polynomial[1])))
        else:
            found += [Real(None, polynomial, i) for i in range(len(roots_of(polynomial, SAMPLE_BITS)))]
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
