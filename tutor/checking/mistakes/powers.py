"""Mistakes with powers, roots and logarithms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, S, Symbol, log

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import factors, fraction, is_negative, negative, over, power, size, times, total
from tutor.messages import say
from tutor.problem import Level

HALF = Rational(1, 2)


def _is_root(node: Basic) -> bool:
    return isinstance(node, Pow) and isinstance(node.exp, Rational) and node.exp.p == 1 and node.exp.q > 1


def _is_power(node: Basic) -> bool:
    return isinstance(node, Pow) and isinstance(node.exp, Integer) and bool(node.exp > 1)


def power_as_product(node: Basic) -> Iterator[Basic]:
    """2³ → 6."""
    if _is_power(node) and not isinstance(node.base, Add | log):
        yield node.base * node.exp


def base_and_exponent_swapped(node: Basic) -> Iterator[Basic]:
    """2³ → 3²."""
    if _is_power(node) and isinstance(node.base, Integer) and 0 < node.base <= 20:
        yield power(node.exp, node.base)


def negative_exponent(node: Basic) -> Iterator[Basic]:
    """2^-3 → -2^3, and 5^-2 → 5 · 10^-2."""
    if isinstance(node, Pow) and isinstance(node.exp, Rational) and node.exp < 0 and node.base != 10 and node.exp != -1:
        yield negative(power(node.base, -node.exp))
        if isinstance(node.base, Integer):
            yield node.base * Integer(10) ** node.exp if node.exp.is_Integer else node.base * node.exp
            yield node.base * node.exp


def negative_exponent_as_root(node: Basic) -> Iterator[Basic]:
    """x^-2 → √x."""
    if isinstance(node, Pow) and isinstance(node.exp, Integer) and node.exp < -1:
        yield Pow(node.base, Rational(1, -node.exp), evaluate=False)


def zeroth_power(node: Basic) -> Iterator[Basic]:
    """a^0 → 0, and a^0 → a."""
    if isinstance(node, Pow) and node.exp == 0:
        yield S.Zero
        yield node.base


def _same_bases(node: Basic) -> Iterator[tuple[list[Expr], Expr, Expr, Expr]]:
    if isinstance(node, Mul):
        for i, j in combinations(range(len(node.args)), 2):
            (a, m), (b, n) = _split(node.args[i]), _split(node.args[j])
            if a == b and not (isinstance(a, Rational) and 1 in (m, n)):
                yield [f for k, f in enumerate(node.args) if k not in (i, j)], a, m, n


def _split(factor: Basic) -> tuple[Expr, Expr]:
    return (factor.base, factor.exp) if isinstance(factor, Pow) else (factor, S.One)


def exponents_multiplied(node: Basic) -> Iterator[Basic]:
    """x²·x³ → x⁶."""
    for rest, base, m, n in _same_bases(node):
        if -1 not in (m, n):
            yield times(*rest, power(base, m * n))


def bases_multiplied(node: Basic) -> Iterator[Basic]:
    """2³·2⁴ → 4⁷."""
    for rest, base, m, n in _same_bases(node):
        if isinstance(base, Integer) and -1 not in (m, n):
            yield times(*rest, power(base * base, m + n))


def exponents_divided(node: Basic) -> Iterator[Basic]:
    """x⁶/x² → x³."""
    found = fraction(node)
    if found is None:
        return
    for a in factors(found[0]):
        for b in factors(found[1]):
            (base, m), (other, n) = _split(a), _split(b)
            if base == other and m.is_Integer and n.is_Integer and n not in (0, 1) and not isinstance(base, Rational):
                above = times(*_less(found[0], a), power(base, m / n))
                yield over(above, times(*_less(found[1], b)))


def exponents_subtracted_in_product(node: Basic) -> Iterator[Basic]:
    """x⁶/x² → x⁸: the exponents are added where they are subtracted."""
    found = fraction(node)
    if found is None:
        return
    for a in factors(found[0]):
        for b in factors(found[1]):
            (base, m), (other, n) = _split(a), _split(b)
            if base == other and not isinstance(base, Rational) and not isinstance(base, Add):
                above = times(*_less(found[0], a), power(base, m + n))
                yield over(above, times(*_less(found[1], b)))


def _less(product: Basic, factor: Basic) -> list[Expr]:
    parts = list(factors(product))
    parts.remove(factor)
    return parts


def power_of_power(node: Basic) -> Iterator[Basic]:
    """(x²)³ → x⁵, and (x²)³ → x⁸."""
    if _is_power(node) and _is_power(node.base):
        yield power(node.base.base, node.base.exp + node.exp)
        if node.exp <= 4 and node.base.exp <= 6:
            yield power(node.base.base, node.base.exp**node.exp)


def power_on_last_factor(node: Basic) -> Iterator[Basic]:
    """(2x)³ → 2x³."""
    if not _is_power(node):
        return
    parts = factors(node.base)
    if len(parts) > 1:
        yield times(*parts[:-1], _raised(parts[-1], node.exp))
    elif isinstance(node.base, Rational) and node.base.q != 1:
        yield over(node.base.p**node.exp, Integer(node.base.q))
        yield over(Integer(node.base.p), node.base.q**node.exp)


def _raised(factor: Basic, exponent: Basic) -> Expr:
    base, own = _split(factor)
    return power(base, own * exponent)


def minus_squared_away(node: Basic) -> Iterator[Basic]:
    """-3² → 9: the minus does not stand in a bracket."""
    if isinstance(node, Mul) and is_negative(node):
        for f in node.args:
            if _is_power(f) and int(f.exp) % 2 == 0 and not is_negative(f.base):
                yield size(node)
                return


def square_of_negative(node: Basic) -> Iterator[Basic]:
    """(-3)² → -9."""
    if _is_power(node) and int(node.exp) % 2 == 0 and is_negative(node.base) and not isinstance(node.base, Add):
        yield negative(power(size(node.base), node.exp))


def odd_power_of_negative(node: Basic) -> Iterator[Basic]:
    """(-2)³ → 8."""
    if _is_power(node) and int(node.exp) % 2 == 1 and is_negative(node.base) and not isinstance(node.base, Add):
        yield power(size(node.base), node.exp)


def root_of_sum(node: Basic) -> Iterator[Basic]:
    """√(a + b) → √a + √b."""
    if _is_root(node) and isinstance(node.base, Add):
        parts = [(is_negative(term), root(size(term), node.exp)) for term in node.base.args]
        yield total([negative(part) if minus else part for minus, part in parts])


def root(term: Basic, exponent: Basic) -> Expr:
    """The root of a term, taken where it comes out."""
    parts: list[Basic] = []
    for factor in factors(term):
        base, own = _split(factor)
        if isinstance(base, Rational):
            parts.append(power(base, own) ** exponent)
        elif (own * exponent).is_Integer:
            parts.append(power(base, own * exponent))
        else:
            parts.append(Pow(factor, exponent, evaluate=False))
    return times(*parts)


def sum_of_roots(node: Basic) -> Iterator[Basic]:
    """√a + √b → √(a + b)."""
    if isinstance(node, Add):
        for i, j in combinations(range(len(node.args)), 2):
            one, other = node.args[i], node.args[j]
            if _is_root(size(one)) and _is_root(size(other)) and size(one).exp == size(other).exp:
                inside = [negative(size(t).base) if is_negative(t) else size(t).base for t in (one, other)]
                if not is_negative(one):
                    rest = [t for k, t in enumerate(node.args) if k not in (i, j)]
                    yield total([*rest, Pow(inside[0] + inside[1], size(one).exp, evaluate=False)])


def root_as_half(node: Basic) -> Iterator[Basic]:
    """√16 → 8, and x^(1/2) → x/2."""
    if _is_root(node):
        yield node.base * node.exp


def root_left_off(node: Basic) -> Iterator[Basic]:
    """√(9 + 16) → 25: the root is never taken."""
    if _is_root(node) and node.base.is_number:
        yield node.base


def factor_out_of_root(node: Basic) -> Iterator[Basic]:
    """√18 = √(9·2) → 9√2."""
    if _is_root(node) and node.exp == HALF and isinstance(node.base, Integer) and node.base > 1:
        n = int(node.base)
        for d in range(2, int(n**0.5) + 1):
            if n % (d * d) == 0 and n != d * d:
                yield times(Integer(d * d), Pow(Integer(n // (d * d)), HALF, evaluate=False))


def fractional_exponent_turned(node: Basic) -> Iterator[Basic]:
    """8^(2/3) → 8^(3/2)."""
    if isinstance(node, Pow) and isinstance(node.exp, Rational) and node.exp.q > 1 and node.exp.p > 1:
        yield Pow(node.base, 1 / node.exp, evaluate=False)


def square_root_of_square(node: Basic) -> Iterator[Basic]:
    """√(x²) → x: for negative numbers it is -x."""
    if (
        _is_root(node)
        and node.exp == HALF
        and _is_power(node.base)
        and node.base.exp == 2
        and isinstance(node.base.base, Symbol | Add)
    ):
        yield node.base.base


_RULE = written("a^m \\cdot a^n = a^{m+n}", "a^m*a^n = a^(m+n)")

MISCONCEPTIONS = (
    Misconception(
        "power-as-product",
        say("The exponent was used as a factor"),
        say(
            "The exponent says how often the base stands as a factor: {rule}.",
            rule=written("2^3 = 2 \\cdot 2 \\cdot 2", "2^3 = 2*2*2"),
        ),
        ("arithmetic", "algebra"),
        "arithmetic",
        Level.BEGINNER,
        power_as_product,
        (("2^3", "6"), ("(2^9)(3^4)(5^6)", "18*12*30"), ("4 + x^2", "4 + 2x")),
        0,
    ),
    Misconception(
        "base-and-exponent-swapped",
        say("Base and exponent were swapped"),
        say("The lower number is multiplied, the upper one says how often."),
        ("arithmetic",),
        "arithmetic",
        Level.BEGINNER,
        base_and_exponent_swapped,
        (("2^3", "9"),),
    ),
    Misconception(
        "negative-exponent-as-negative-number",
        say("A negative exponent does not make the number negative"),
        say(
            "A negative exponent means one divided by the power: {rule}.",
            rule=written("a^{-n} = \\frac{1}{a^n}", "a^(-n) = 1/a^n"),
        ),
        ("arithmetic", "algebra"),
        "simplifying",
        Level.INTERMEDIATE,
        negative_exponent,
        (("2^-3", "-8"), ("5^-2", "5*10^-2"), ("x^-2", "-x^2")),
        0,
    ),
    Misconception(
        "negative-exponent-as-root",
        say("A negative exponent is no root"),
        say("Roots have a fraction as exponent; a negative exponent means one divided by the power."),
        ("algebra",),
        "simplifying",
        Level.INTERMEDIATE,
        negative_exponent_as_root,
        (("x^-2", "sqrt(x)"),),
        0,
    ),
    Misconception(
        "zeroth-power",
        say("A number to the power of zero is one"),
        say(
            "Each time the exponent gets one smaller, the power is divided by the base; so {rule}.",
            rule=written("a^0 = 1"),
        ),
        ("arithmetic", "algebra"),
        "simplifying",
        Level.BEGINNER,
        zeroth_power,
        (("5^0", "0"), ("x^0 + 3", "0 + 3")),
        0,
    ),
    Misconception(
        "exponents-multiplied",
        say("Exponents are added when powers are multiplied"),
        say("The factors of both powers are counted together: {rule}.", rule=_RULE),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        exponents_multiplied,
        (("x^2*x^3", "x^6"), ("2^3*2^4", "2^12")),
        0,
    ),
    Misconception(
        "bases-multiplied",
        say("The base stays as it is when powers are multiplied"),
        say("Only the number of factors changes, not the base: {rule}.", rule=_RULE),
        ("arithmetic", "algebra"),
        "simplifying",
        Level.BEGINNER,
        bases_multiplied,
        (("2^3*2^4", "4^7"),),
        0,
    ),
    Misconception(
        "exponents-divided",
        say("Exponents are subtracted when powers are divided"),
        say(
            "Equal factors cancel one by one: {rule}.", rule=written("\\frac{a^m}{a^n} = a^{m-n}", "a^m/a^n = a^(m-n)")
        ),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        exponents_divided,
        (("x^6/x^2", "x^3"),),
        0,
    ),
    Misconception(
        "exponents-added-in-quotient",
        say("In a quotient the exponents are not added"),
        say(
            "Equal factors cancel one by one: {rule}.", rule=written("\\frac{a^m}{a^n} = a^{m-n}", "a^m/a^n = a^(m-n)")
        ),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        exponents_subtracted_in_product,
        (("x^6/x^2", "x^8"),),
    ),
    Misconception(
        "power-of-power-added",
        say("Exponents are multiplied when a power is raised to a power"),
        say(
            "The power stands there several times as a factor: {rule}.",
            rule=written("(a^m)^n = a^{mn}", "(a^m)^n = a^(m*n)"),
        ),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        power_of_power,
        (("(x^2)^3", "x^5"), ("(x^2)^3", "x^8")),
        0,
    ),
    Misconception(
        "power-on-one-factor",
        say("The exponent belongs to every factor in the bracket"),
        say(
            "The whole bracket is multiplied by itself: {rule}.", rule=written("(ab)^n = a^n b^n", "(a*b)^n = a^n*b^n")
        ),
        ("algebra", "arithmetic"),
        "simplifying",
        Level.BEGINNER,
        power_on_last_factor,
        (("(2x)^3", "2x^3"), ("(2/3)^2", "4/3")),
        0,
    ),
    Misconception(
        "minus-squared-away",
        say("Without a bracket, the minus is not squared"),
        say(
            "The power comes first, the minus before it is put in front afterwards: {rule}.", rule=written("-3^2 = -9")
        ),
        ("arithmetic", "algebra"),
        "arithmetic",
        Level.INTERMEDIATE,
        minus_squared_away,
        (("-3^2", "9"), ("5 - 3^2", "5 + 9")),
        0,
    ),
    Misconception(
        "square-of-negative",
        say("The square of a negative number is positive"),
        say("Minus times minus is plus: {rule}.", rule=written("(-3)^2 = 9")),
        ("arithmetic", "algebra"),
        "arithmetic",
        Level.BEGINNER,
        square_of_negative,
        (("(-3)^2", "-9"), ("2(-3)^2 + 1", "2(-9) + 1")),
        0,
    ),
    Misconception(
        "odd-power-of-negative",
        say("An odd power of a negative number is negative"),
        say("An odd number of minus signs leaves one minus: {rule}.", rule=written("(-2)^3 = -8")),
        ("arithmetic", "algebra"),
        "arithmetic",
        Level.BEGINNER,
        odd_power_of_negative,
        (("(-2)^3", "8"),),
        0,
    ),
    Misconception(
        "root-of-sum",
        say("The root of a sum is not the sum of the roots"),
        say(
            "Work out what stands under the root first: {rule}.",
            rule=written("\\sqrt{9+16} = 5 \\ne 3+4", "sqrt(9+16) = 5 != 3+4"),
        ),
        ("algebra", "arithmetic"),
        "radicals",
        Level.BEGINNER,
        root_of_sum,
        (("sqrt(x^2 + 9)", "x + 3"), ("sqrt(9 + 16)", "3 + 4")),
        0,
    ),
    Misconception(
        "sum-of-roots",
        say("Roots are not added under one root"),
        say("Only products go under one root; in a sum only equal roots can be put together."),
        ("algebra", "arithmetic"),
        "radicals",
        Level.BEGINNER,
        sum_of_roots,
        (("sqrt(2) + sqrt(3)", "sqrt(5)"),),
        0,
    ),
    Misconception(
        "root-as-half",
        say("A square root is not a half"),
        say(
            "The root is the number whose square is the number under it: {rule}.",
            rule=written("\\sqrt{16} = 4", "sqrt(16) = 4"),
        ),
        ("arithmetic", "algebra"),
        "radicals",
        Level.BEGINNER,
        root_as_half,
        (("sqrt(16)", "8"), ("x^(1/2)", "x/2")),
        0,
    ),
    Misconception(
        "root-not-taken",
        say("The root still has to be taken"),
        say("What stands under the root was worked out, but the root of it was not taken."),
        ("arithmetic", "geometry"),
        "radicals",
        Level.BEGINNER,
        root_left_off,
        (("sqrt(9 + 16)", "25"),),
    ),
    Misconception(
        "factor-out-of-root",
        say("A factor leaves the root as its root"),
        say(
            "A square under the root comes out as its root: {rule}.",
            rule=written("\\sqrt{9 \\cdot 2} = 3\\sqrt{2}", "sqrt(9*2) = 3*sqrt(2)"),
        ),
        ("algebra",),
        "radicals",
        Level.BEGINNER,
        factor_out_of_root,
        (("sqrt(18)", "9sqrt(2)"),),
        0,
    ),
    Misconception(
        "root-of-square-without-absolute-value",
        say("The root of a square is the absolute value"),
        say("A root is never negative: {rule}.", rule=written("\\sqrt{x^2} = |x|", "sqrt(x^2) = |x|")),
        ("algebra",),
        "radicals",
        Level.INTERMEDIATE,
        square_root_of_square,
        (("sqrt(x^2)", "x"),),
        0,
    ),
    Misconception(
        "fractional-exponent-turned",
        say("The denominator of the exponent is the root"),
        say(
            "The numerator is the power and the denominator the root: {rule}.",
            rule=written("a^{m/n} = \\sqrt[n]{a^m}", "a^(m/n) = root(a^m, n)"),
        ),
        ("algebra",),
        "radicals",
        Level.INTERMEDIATE,
        fractional_exponent_turned,
        (("8^(2/3)", "8^(3/2)"),),
        0,
    ),
)
