"""Values of expressions at exact points: an exact rational where the operations allow, else a ball that encloses it.

Knows no rewriting and proves no identity: two balls that do not meet prove two numbers different, and nothing here
ever proves them equal (`tutor.maths.equivalence` does). Over the reals a root of odd degree of a negative number is
real, as in school; ``principal=True`` asks for the complex principal value instead.

To teach it a function: add one line to ``_FUNCTIONS`` (real argument in, number out, None outside the real domain).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import flint
import sympy as sp
from flint import acb, arb, fmpq, fmpz
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

Point = Mapping[sp.Symbol, sp.Rational]
"""An exact value for each symbol."""
Number = Any
"""fmpq (exact), arb (real ball) or acb (complex ball)."""

EXACT_BITS = 6000
"""Exact rationals larger than this go on as balls."""
LONGEST_SUM = 400


class Undefined(ArithmeticError):
    """There is no finite value at this point: a pole, a logarithm of zero, 0/0."""


class Beyond(NotImplementedError):
    """A part that cannot be evaluated here: an unknown function, an integral, a sign that the ball does not show."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an expression at a point.

    ``exact`` is the rational value when only rational operations occurred; ``ball`` always encloses the value;
    ``inside`` says that every part of the expression was real: the point is in the real domain.
    """

    exact: fmpq | None
    ball: acb
    inside: bool

    @property
    def bits(self) -> int:
        """How many bits of the ball are certain, relative to its size."""
        return 1 << 30 if self.exact is not None else int(self.ball.rel_accuracy_bits())

    def differs(self, other: Value) -> bool:
        """Whether the two numbers are proven different: exact and unequal, or balls that do not meet."""
        if self.exact is not None and other.exact is not None:
            return bool(self.exact != other.exact)
        return not self.ball.overlaps(other.ball)

    def agrees(self, other: Value, bits: int) -> bool:
        """Whether the balls meet and their difference is below ``2**-bits`` of the larger one (no proof)."""
        if self.exact is not None and other.exact is not None:
            return bool(self.exact == other.exact)
        if not self.ball.overlaps(other.ball):
            return False
        size = max(self.ball.abs_upper(), other.ball.abs_upper(), key=float_key)
        gap = (self.ball - other.ball).abs_upper()
        return bool(gap <= size * arb(2) ** -bits)

    def number(self, digits: int = 6) -> sp.Expr:
        """The value as a SymPy number for showing: exact, or a decimal of the given digits."""
        if self.exact is not None and self.exact.q.bit_length() <= 40 and abs(self.exact.p).bit_length() <= 60:
            return sp.Rational(int(self.exact.p), int(self.exact.q))
        real = sp.Float(str(self.ball.real.mid().str(digits, radius=False)), digits)
        if self.ball.imag.is_zero():
            return real
        imaginary = sp.Float(str(self.ball.imag.mid().str(digits, radius=False)), digits)
        return real + sp.I * imaginary


def float_key(ball: arb) -> float:
    """Order balls by size; only used to choose the larger, never to decide."""
    try:
        return float(ball)
    except OverflowError:
        return float("inf")


def evaluate(expression: sp.Basic, point: Point, *, bits: int = 128, principal: bool = False) -> Value:
    """Evaluate an expression (also an unevaluated one) at an exact point.

    Raises:
        Undefined: it has no finite value there.
        Beyond: a part of it cannot be evaluated.
    """
    return At(point, bits=bits, principal=principal).value(expression)


class At:
    """Evaluation at one point; keep one for several expressions and shared parts are evaluated once."""

    def __init__(self, point: Point, *, bits: int = 128, principal: bool = False, invent: int | None = None) -> None:
        self.bits = bits
        self.invent = invent
        """Seed of the rational functions that stand for unknown ones, f(x); None: unknown functions raise Beyond."""
        self.principal = principal
        self._inside = True
        self._known: dict[sp.Basic, tuple[Number, bool]] = {
            symbol: (fmpq(int(number.p), int(number.q)), True) for symbol, number in point.items()
        }

    def value(self, expression: sp.Basic) -> Value:
        """Evaluate one expression; raises as `evaluate` does."""
        with flint.ctx.workprec(self.bits):
            number, inside = self._number(expression)
            exact = number if isinstance(number, fmpq) else None
            ball = acb(arb(number)) if exact is not None else acb(number)
        return Value(exact, ball, inside)

    def holds(self, statement: sp.Basic) -> bool | None:
        """Whether a relation (or And, Or, Not of relations) holds; None when a ball does not show it."""
        with flint.ctx.workprec(self.bits):
            return self._holds(statement)

    def sign(self, expression: sp.Basic) -> int:
        """The sign of a real expression; raises Beyond when it is not real or the ball does not show it."""
        with flint.ctx.workprec(self.bits):
            number, _ = self._number(expression)
            if isinstance(number, acb):
                raise Beyond("not real")
            return sign(number)

    # -- the walk --

    def _number(self, node: sp.Basic) -> tuple[Number, bool]:
        found = self._known.get(node)
        if found is not None:
            return found
        outer, self._inside = self._inside, True
        try:
            number = self._compute(node)
            inside = self._inside and not isinstance(number, acb)
        finally:
            self._inside = outer
        self._known[node] = (number, inside)
        return number, inside

    def number(self, node: sp.Basic) -> Number:
        """The number of a part; notes when it was not real."""
        number, inside = self._number(node)
        if not inside:
            self._inside = False
        return number

    def _compute(self, node: sp.Basic) -> Number:
        if isinstance(node, sp.Rational):
            return fmpq(int(node.p), int(node.q))
        if isinstance(node, sp.Float):
            exact = sp.Rational(str(node))
            return fmpq(int(exact.p), int(exact.q))
        if isinstance(node, sp.Add):
            return self._sum(node.args)
        if isinstance(node, sp.Mul):
            return self._product(node.args)
        if isinstance(node, sp.Pow):
            return self._power(node.base, node.exp)
        rule = _RULES.get(type(node))
        if rule is not None:
            return rule(self, node)
        function = _FUNCTIONS.get(type(node))
        if function is not None and len(node.args) == 1:
            return self._apply(function, self.number(node.args[0]))
        if isinstance(node, AppliedUndef) and self.invent is not None:
            return self._invented(node)
        raise Beyond(type(node).__name__)

    def _invented(self, node: AppliedUndef) -> Number:
        random = Random(f"{type(node).__name__}:{len(node.args)}:{self.invent}")
        top: Number = fmpq(random.randint(1, 50), 7)
        low: Number = fmpq(1)
        for part in node.args:
            number = self.number(part)
            square = multiply(number, number)
            top = add(top, multiply(fmpq(random.randint(1, 50), 11), number))
            top = add(top, multiply(fmpq(random.randint(1, 50), 13), square))
            low = add(low, multiply(fmpq(random.randint(1, 50), 17), square))
        return multiply(top, integer_power(low, -1))

    def _sum(self, parts: tuple[sp.Basic, ...]) -> Number:
        total: Number = fmpq(0)
        for part in parts:
            total = add(total, self.number(part))
        return total

    def _product(self, parts: tuple[sp.Basic, ...]) -> Number:
        total: Number = fmpq(1)
        for part in parts:
            total = multiply(total, self.number(part))
        return _finite(total)

    def _power(self, base: sp.Basic, exponent: sp.Basic) -> Number:
        if base is sp.E:
            return self._apply(_FUNCTIONS[sp.exp], self.number(exponent))
        b, e = self.number(base), self.number(exponent)
        if isinstance(e, fmpq):
            if e.q == 1:
                return integer_power(b, int(e.p))
            return self._root(b, e, constant=not exponent.free_symbols)
        if isinstance(b, fmpq | arb) and not isinstance(e, acb):
            if sign(b) > 0:
                return _finite((real(e) * real(b).log()).exp())
            if sign(b) == 0:
                if sign(e) > 0:
                    return fmpq(0)
                raise Undefined("0 to a power that is not positive")
        return _finite(complex_ball(b).pow(complex_ball(e)))

    def _root(self, b: Number, e: fmpq, *, constant: bool) -> Number:
        """``b`` to a power that is an exact fraction."""
        if isinstance(b, acb):
            return _finite(b.pow(complex_ball(e)))
        side = sign(b)
        if side == 0:
            if e > 0:
                return fmpq(0)
            raise Undefined("division by zero")
        if side < 0 and (self.principal or not constant or e.q % 2 == 0):
            return _finite(complex_ball(b).sqrt() if e == fmpq(1, 2) else complex_ball(b).pow(complex_ball(e)))
        size = -b if side < 0 else b
        found = _exact_root(size, e)
        if found is None:
            found = real(size).sqrt() if e == fmpq(1, 2) else (real(e) * real(size).log()).exp()
        return -found if side < 0 and int(e.p) % 2 else found

    def _apply(self, function: tuple[Any, Any], argument: Number) -> Number:
        over_reals, over_complex = function
        if not isinstance(argument, acb):
            found = over_reals(argument)
            if found is not None:
                return _finite(found)
        if over_complex is None:
            raise Beyond("no complex values")
        return _finite(over_complex(complex_ball(argument)))

    # -- relations --

    def _holds(self, statement: sp.Basic) -> bool | None:
        if statement is sp.true:
            return True
        if statement is sp.false:
            return False
        if isinstance(statement, sp.And | sp.Or):
            parts = [self._holds(part) for part in statement.args]
            decisive = isinstance(statement, sp.Or)
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        if isinstance(statement, sp.Not):
            inner = self._holds(statement.args[0])
            return None if inner is None else not inner
        if isinstance(statement, Relational):
            return self._compare(statement)
        raise Beyond(type(statement).__name__)

    def _compare(self, statement: Relational) -> bool | None:
        left, right = self.number(statement.lhs), self.number(statement.rhs)
        difference = add(left, negative(right))
        if isinstance(difference, acb):
            if difference.contains(0):
                return None
            return {"==": False, "!=": True}.get(statement.rel_op)
        try:
            side = sign(difference)
        except Beyond:
            return None
        return {
            "==": side == 0, "!=": side != 0, "<": side < 0, "<=": side <= 0, ">": side > 0, ">=": side >= 0,
        }.get(statement.rel_op)  # fmt: skip


# -- arithmetic over the three kinds of number --


def real(x: Number) -> arb:
    """An exact or real number as a real ball."""
    return x if isinstance(x, arb) else arb(x)


def complex_ball(x: Number) -> acb:
    """Any number as a complex ball."""
    return x if isinstance(x, acb) else acb(real(x))


def sign(x: Number) -> int:
    """The sign of a real number: -1, 0 or 1; raises Beyond when the ball does not show it."""
    if isinstance(x, fmpq):
        return int(x > 0) - int(x < 0)
    if x > 0:
        return 1
    if x < 0:
        return -1
    if x.is_zero():
        return 0
    raise Beyond("the sign is not certain")


def add(x: Number, y: Number) -> Number:
    """The sum, exact when both are."""
    if type(x) is type(y):
        return _small(x + y)
    return complex_ball(x) + complex_ball(y) if isinstance(x, acb) or isinstance(y, acb) else real(x) + real(y)


def negative(x: Number) -> Number:
    """The number with the other sign."""
    return -x


def multiply(x: Number, y: Number) -> Number:
    """The product, exact when both are."""
    if type(x) is type(y):
        return _small(x * y)
    return complex_ball(x) * complex_ball(y) if isinstance(x, acb) or isinstance(y, acb) else real(x) * real(y)


def integer_power(b: Number, n: int) -> Number:
    """A number to a whole power."""
    if isinstance(b, fmpq):
        if b == 0 and n <= 0:
            raise Undefined("division by zero")
        size = max(abs(int(b.p)).bit_length(), int(b.q).bit_length())
        if size * abs(n) <= EXACT_BITS or b in (0, 1, -1):
            return b**n
        b = arb(b)
    return _finite(b**n if abs(n) < 1 << 62 else b ** fmpz(n))


def _small(x: Number) -> Number:
    if isinstance(x, fmpq) and int(x.q).bit_length() > EXACT_BITS:
        return arb(x)
    return x


def _finite(x: Number) -> Number:
    if isinstance(x, fmpq) or x.is_finite():
        return x
    raise Undefined("no finite value")


def _exact_root(size: Number, e: fmpq) -> fmpq | None:
    """The exact root of a positive rational, when there is one."""
    if not isinstance(size, fmpq) or max(int(size.p).bit_length(), int(size.q).bit_length()) > 300:
        return None
    degree = int(e.q)
    if degree > 60:
        return None
    top, exact_top = sp.integer_nthroot(int(size.p), degree)
    bottom, exact_bottom = sp.integer_nthroot(int(size.q), degree)
    if not (exact_top and exact_bottom):
        return None
    root = integer_power(fmpq(int(top), int(bottom)), int(e.p))
    return root if isinstance(root, fmpq) else None


# -- functions of one argument: (over the reals or None outside their domain, over the complex numbers or None) --


def _log(x: Number) -> Number:
    side = sign(x)
    if side == 0:
        raise Undefined("logarithm of zero")
    if side < 0:
        return None
    return fmpq(0) if isinstance(x, fmpq) and x == 1 else real(x).log()


def _within_one(method: Callable[[arb], arb]) -> Callable[[Number], Number]:
    def over_reals(x: Number) -> Number:
        return method(real(x)) if abs(real(x)) <= 1 else None

    return over_reals


def _reciprocal(x: Number) -> Number:
    if isinstance(x, fmpq):
        if x == 0:
            raise Undefined("division by zero")
        return 1 / x
    return _finite(1 / x)


def _of_reciprocal(kind: type[sp.Function]) -> tuple[Any, Any]:
    over_reals, over_complex = _FUNCTIONS[kind]
    return (lambda x: over_reals(_reciprocal(x))), (lambda z: over_complex(_reciprocal(z)))


def _exactly_zero_at_zero(method: Callable[[arb], arb], at_zero: int = 0) -> Callable[[Number], Number]:
    def over_reals(x: Number) -> Number:
        return fmpq(at_zero) if isinstance(x, fmpq) and x == 0 else method(real(x))

    return over_reals


def _floor(x: Number) -> Number:
    if isinstance(x, acb):
        raise Undefined("a complex number has no whole part")
    if isinstance(x, fmpq):
        return fmpq(int(x.p) // int(x.q))
    found = x.floor().unique_fmpz()
    if found is None:
        raise Beyond("the whole part is not certain")
    return fmpq(found)


def _sign(x: Number) -> Number:
    return fmpq(sign(x))


def _magnitude(x: Number) -> Number:
    return abs(x)


def _complex_magnitude(z: acb) -> Number:
    return abs(z)


def _factorial(x: Number) -> Number:
    if isinstance(x, fmpq) and x.q == 1:
        if x < 0:
            raise Undefined("factorial of a negative whole number")
        if x <= 400:
            return fmpq(fmpz.fac_ui(int(x.p)))
    return _finite((real(x) + 1).gamma())


def _gamma(x: Number) -> Number:
    return _factorial(x - 1)


def _double_factorial(x: Number) -> Number:
    if not (isinstance(x, fmpq) and x.q == 1 and -1 <= x <= 300):
        raise Beyond("double factorial")
    return fmpq(int(sp.factorial2(int(x.p))))


def _cosh(x: Number) -> Number:
    return real(x).cosh()


def _acosh(x: Number) -> Number:
    return real(x).acosh() if real(x) >= 1 else None


def _atanh(x: Number) -> Number:
    return real(x).atanh() if abs(real(x)) < 1 else None


def _acoth(x: Number) -> Number:
    return _atanh(_reciprocal(x))


def _asech(x: Number) -> Number:
    return real(_reciprocal(x)).acosh() if 0 < real(x) <= 1 else None


_FUNCTIONS: dict[Any, tuple[Any, Any]] = {
    sp.exp: (_exactly_zero_at_zero(arb.exp, 1), acb.exp),
    sp.log: (_log, acb.log),
    sp.sin: (_exactly_zero_at_zero(arb.sin), acb.sin),
    sp.cos: (_exactly_zero_at_zero(arb.cos, 1), acb.cos),
    sp.tan: (_exactly_zero_at_zero(arb.tan), acb.tan),
    sp.cot: (lambda x: real(x).cot(), acb.cot),
    sp.sec: (lambda x: real(x).sec(), acb.sec),
    sp.csc: (lambda x: real(x).csc(), acb.csc),
    sp.sinh: (_exactly_zero_at_zero(arb.sinh), acb.sinh),
    sp.cosh: (_exactly_zero_at_zero(arb.cosh, 1), acb.cosh),
    sp.tanh: (_exactly_zero_at_zero(arb.tanh), acb.tanh),
    sp.coth: (lambda x: real(x).coth(), acb.coth),
    sp.sech: (lambda x: real(x).sech(), acb.sech),
    sp.csch: (lambda x: real(x).csch(), acb.csch),
    sp.asin: (_within_one(arb.asin), acb.asin),
    sp.acos: (_within_one(arb.acos), acb.acos),
    sp.atan: (_exactly_zero_at_zero(arb.atan), acb.atan),
    sp.asinh: (_exactly_zero_at_zero(arb.asinh), acb.asinh),
    sp.acosh: (_acosh, acb.acosh),
    sp.atanh: (_atanh, acb.atanh),
    sp.Abs: (_magnitude, _complex_magnitude),
    sp.sign: (_sign, None),
    sp.floor: (_floor, None),
    sp.ceiling: (lambda x: -_floor(-x), None),
    sp.re: (lambda x: x, lambda z: z.real),
    sp.im: (lambda x: fmpq(0), lambda z: z.imag),
    sp.conjugate: (lambda x: x, lambda z: z.conjugate()),
    sp.arg: (lambda x: fmpq(0) if sign(x) > 0 else None, lambda z: z.arg()),
    sp.factorial: (_factorial, lambda z: (z + 1).gamma()),
    sp.gamma: (_gamma, acb.gamma),
    sp.factorial2: (_double_factorial, None),
    sp.loggamma: (lambda x: real(x).lgamma() if sign(x) > 0 else None, acb.lgamma),
    sp.erf: (lambda x: real(x).erf(), acb.erf),
    sp.erfc: (lambda x: real(x).erfc(), acb.erfc),
    sp.Si: (lambda x: real(x).si(), acb.si),
    sp.Ci: (lambda x: real(x).ci() if sign(x) > 0 else None, acb.ci),
    sp.Ei: (lambda x: real(x).ei(), acb.ei),
    sp.zeta: (lambda x: real(x).zeta(), acb.zeta),
    sp.LambertW: (lambda x: real(x).lambertw() if sign(x) >= 0 else None, lambda z: z.lambertw()),
    sp.Heaviside: (lambda x: fmpq(sign(x) > 0) if sign(x) else fmpq(1, 2), None),
}
_FUNCTIONS[sp.acot] = _of_reciprocal(sp.atan)
_FUNCTIONS[sp.asec] = _of_reciprocal(sp.acos)
_FUNCTIONS[sp.acsc] = _of_reciprocal(sp.asin)
_FUNCTIONS[sp.acsch] = _of_reciprocal(sp.asinh)
_FUNCTIONS[sp.asech] = (_asech, _of_reciprocal(sp.acosh)[1])
_FUNCTIONS[sp.acoth] = (_acoth, _of_reciprocal(sp.atanh)[1])


# -- nodes that are not functions of one number --


def _logarithm(at: At, node: sp.Basic) -> Number:
    found = at._apply(_FUNCTIONS[sp.log], at.number(node.args[0]))
    if len(node.args) == 1:
        return found
    base = at._apply(_FUNCTIONS[sp.log], at.number(node.args[1]))
    return multiply(found, integer_power(base, -1))


def _largest(at: At, node: sp.Basic) -> Number:
    numbers = [at.number(part) for part in node.args]
    if any(isinstance(number, acb) for number in numbers):
        raise Undefined("complex numbers have no order")
    best = numbers[0]
    for number in numbers[1:]:
        if isinstance(node, sp.Max) == (sign(add(number, -best)) > 0):
            best = number
    return best


def _binomial(at: At, node: sp.Basic) -> Number:
    n, k = (at.number(part) for part in node.args)
    if isinstance(n, fmpq) and isinstance(k, fmpq) and n.q == 1 and k.q == 1:
        if abs(n) <= 400 and abs(k) <= 400:
            return fmpq(int(sp.binomial(int(n.p), int(k.p))))
        raise Beyond("a large binomial")
    if isinstance(n, acb) or isinstance(k, acb):
        raise Beyond("a complex binomial")
    top, low, rest = real(n) + 1, real(k) + 1, real(n) - real(k) + 1
    return _finite(top.gamma() * low.rgamma() * rest.rgamma())


def _modulo(at: At, node: sp.Basic) -> Number:
    a, b = (at.number(part) for part in node.args)
    return add(a, -multiply(b, _floor(multiply(a, integer_power(b, -1)))))


def _angle(at: At, node: sp.Basic) -> Number:
    y, x = (real(at.number(part)) for part in node.args)
    return _finite(arb.atan2(y, x))


def _cases(at: At, node: sp.Basic) -> Number:
    for value, condition in node.args:
        holds = at._holds(condition)
        if holds is None:
            raise Beyond("a condition that is not certain")
        if holds:
            return at.number(value)
    raise Undefined("no case applies")


def _series(at: At, node: sp.Basic) -> Number:
    """A finite sum or product over whole numbers."""
    body, *limits = node.args
    index, low, high = limits[-1]
    start, stop = at.number(low), at.number(high)
    if not all(isinstance(end, fmpq) and end.q == 1 for end in (start, stop)):
        raise Beyond("a sum without whole limits")
    first, last = int(start.p), int(stop.p)
    if last - first > LONGEST_SUM:
        raise Beyond("a long sum")
    inner = body if len(limits) == 1 else node.func(body, *limits[:-1])
    is_sum = isinstance(node, sp.Sum)
    total: Number = fmpq(0 if is_sum else 1)
    for k in range(first, last + 1):
        term = at.number(inner.xreplace({index: sp.Integer(k)}))
        total = add(total, term) if is_sum else multiply(total, term)
    return total


def _infinite(at: At, node: sp.Basic) -> Number:
    raise Undefined("infinite")


def _imaginary(at: At, node: sp.Basic) -> Number:
    return acb(0, 1)


_RULES: dict[Any, Callable[[At, sp.Basic], Number]] = {
    sp.log: _logarithm,
    sp.Max: _largest,
    sp.Min: _largest,
    sp.binomial: _binomial,
    sp.Mod: _modulo,
    sp.atan2: _angle,
    sp.Piecewise: _cases,
    sp.Sum: _series,
    sp.Product: _series,
    type(sp.I): _imaginary,
    type(sp.pi): lambda at, node: arb.pi(),
    type(sp.E): lambda at, node: arb.const_e(),
    type(sp.EulerGamma): lambda at, node: arb.const_euler(),
    type(sp.Catalan): lambda at, node: arb.const_catalan(),
    type(sp.GoldenRatio): lambda at, node: (1 + arb(5).sqrt()) / 2,
    type(sp.oo): _infinite,
    type(-sp.oo): _infinite,
    type(sp.zoo): _infinite,
    type(sp.nan): _infinite,
}


def has_unknown_function(expression: sp.Basic) -> bool:
    """Whether a function without a definition, such as f(x), occurs."""
    return bool(expression.atoms(AppliedUndef))
