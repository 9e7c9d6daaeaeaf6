"""Where expressions with exponentials or logarithms of the unknown can be zero.

Exponentials become powers of one of them, u > 0; sums of logarithms become one product. Both maps are one to one, so no
zero is lost. What mixes the unknown with functions of it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, lcm

from sympy import Add, Basic, Dummy, Expr, Mul, Poly, Pow, Rational, S, Symbol, exp, expand, factorint, log
from sympy.polys.polyerrors import PolynomialError


class Mixed(NotImplementedError):
    """The unknown and functions of it occur together."""


def exponentials(expression: Expr, x: Symbol) -> tuple[Expr, Symbol, Expr] | None:
    """Write an expression in u = e^(rate·x): return it, u and the rate; None when it has no exponentials of x.

    Raises:
        Mixed: it is not a function of such a u alone.
    """
    parts = [part for part in _outermost(expression, x) if _is_exponential(part, x)]
    if not parts:
        return None
    rates = {part: _rate(part, x) for part in parts}
    unit = next(iter(rates.values()))[1]
    if any(other != unit for _, other in rates.values()):
        raise Mixed("exponentials of different bases")
    multiples = [multiple for multiple, _ in rates.values()]
    step = Rational(gcd(*(int(m.p) for m in multiples)), lcm(*(int(m.q) for m in multiples)))
    u = Dummy("u")
    replaced = expression.xreplace(
        {part: _constant(part, x) * u ** int(multiple / step) for part, (multiple, _) in rates.items()}
    )
    if x in replaced.free_symbols:
        raise Mixed("the unknown both in an exponent and elsewhere")
    return replaced, u, step * unit


def two_exponentials(expression: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """Write a·e^f + b·e^g = 0 as e^(f - g) = -b/a: return -b/a and f - g; None for other expressions.

    f and g are polynomials in x without a constant term.
    """
    terms = Add.make_args(expression)
    if len(terms) != 2:
        return None
    found = []
    for term in terms:
        factor, rate = S.One, S.Zero
        for part in Mul.make_args(term):
            if x not in part.free_symbols:
                factor *= part
            elif _is_exponential(part, x):
                exponent = (part.args[0] if isinstance(part, exp) else part.exp).expand()
                base = S.Exp1 if isinstance(part, exp) else part.base
                if not exponent.is_polynomial(x) or not base.is_positive:
                    return None
                start = exponent.coeff(x, 0)
                factor, rate = factor * base**start, rate + (exponent - start) * log(base)
            else:
                return None
        found.append((factor, rate))
    (a, r), (b, s) = found
    return -b / a, r - s


def logarithms(expression: Expr, x: Symbol) -> Expr | None:
    """Return an expression with the same zeros as a sum of logarithms (where they are defined); None without any.

    Raises:
        Mixed: it is not a sum of rational multiples of logarithms and a constant.
    """
    parts = [part for part in _outermost(expression, x) if isinstance(part, log)]
    if not parts:
        return None
    symbols = {part: Dummy("l") for part in parts}
    try:
        sum_ = Poly(expression.xreplace(symbols), *symbols.values())
    except PolynomialError as error:
        raise Mixed("logarithms inside other functions") from error
    if sum_.total_degree() != 1 or any(x in c.free_symbols for c in sum_.coeffs()):
        raise Mixed("the unknown both in a logarithm and elsewhere")
    rest = sum_.coeff_monomial(1)
    first = sum_.coeff_monomial(next(iter(symbols.values())))
    ratios = {part: (sum_.coeff_monomial(symbol) / first) for part, symbol in symbols.items()}
    if not all(isinstance(ratio, Rational) for ratio in ratios.values()):
        raise Mixed("logarithms with factors that are not multiples of each other")
    scale = lcm(*(int(ratio.q) for ratio in ratios.values()))
    product = Mul(*(part.args[0] ** int(ratio * scale) for part, ratio in ratios.items()))
    return product - exp(expand(-rest / first * scale))


def _outermost(expression: Basic, x: Symbol) -> Iterator[Expr]:
    """The exponentials and logarithms of x that stand inside no other one."""
    if x not in expression.free_symbols:
        return
    if isinstance(expression, log) or _is_exponential(expression, x):
        yield expression
        return
    for part in expression.args:
        yield from _outermost(part, x)


def _is_exponential(part: Basic, x: Symbol) -> bool:
    if isinstance(part, exp):
        return True
    return isinstance(part, Pow) and x in part.exp.free_symbols and x not in part.base.free_symbols


def _rate(part: Expr, x: Symbol) -> tuple[Rational, Expr]:
    """The rate of growth as a rational multiple of 1 or of the logarithm of a number that is no power."""
    slope, _ = _line(part, x)
    base = S.Exp1 if isinstance(part, exp) else part.base
    if base is S.Exp1:
        return _multiple(slope, S.One)
    if not (isinstance(base, Rational) and base > 0 and base != 1):
        raise Mixed("an exponential with an unusual base")
    powers = {**factorint(base.p), **{prime: -power for prime, power in factorint(base.q).items()}}
    powers.pop(1, None)
    common = gcd(*powers.values())
    root = Mul(*(S(prime) ** (power // common) for prime, power in powers.items()))
    if root < 1:
        root, common = 1 / root, -common
    multiple, _ = _multiple(slope, S.One)
    return multiple * common, log(root)


def _multiple(slope: Expr, unit: Expr) -> tuple[Rational, Expr]:
    if isinstance(slope, Rational):
        return slope, unit
    coefficient, rest = slope.as_coeff_Mul()
    if unit is not S.One or not isinstance(coefficient, Rational):
        raise Mixed("an exponent that is not a rational multiple of the unknown")
    return coefficient, rest


def _line(part: Expr, x: Symbol) -> tuple[Expr, Expr]:
    exponent = part.exp
    try:
        polynomial = Poly(exponent, x)
    except PolynomialError as error:
        raise Mixed("an exponent that is not linear") from error
    if polynomial.degree() != 1 or any(x in c.free_symbols for c in polynomial.coeffs()):
        raise Mixed("an exponent that is not linear")
    return polynomial.coeff_monomial(x), polynomial.coeff_monomial(1)


def _constant(part: Expr, x: Symbol) -> Expr:
    _, start = _line(part, x)
    return exp(start) if isinstance(part, exp) else part.base**start
