"""Trinomials a u² + b u v + c v²: two numbers with a given sum and product."""

from __future__ import annotations

from math import gcd, isqrt

from sympy import Add, Expr, Integer, Mul, Rational, S

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.rewriting import Rewrite, added, formula, multiplied, step_of


def trinomial(total: Add) -> Rewrite | None:
    """x^2 + 5x + 6 is (x + 2)(x + 3); 2x^2 + 5x - 3 by splitting 5x into 6x - x."""
    found = _coefficients(total)
    if found is None:
        return None
    (a, u), b, (c, v) = found
    pair = _sum_and_product(b, a * c)
    if pair is None:
        return None
    m, n = pair
    return _monic(total, u, v, m, n, b, c) if a == 1 else _by_grouping(total, (a, b, c), (u, v), (m, n))


def _monic(total: Add, u: Expr, v: Expr, m: int, n: int, b: int, c: int) -> Rewrite:
    after = Mul(u + m * v, u + n * v, evaluate=False)
    return Rewrite(
        "sum-and-product",
        say("Find two numbers with the product {c} and the sum {b}: {m} and {n}.", c=c, b=b, m=m, n=n),
        say("(x + m)(x + n) = x² + (m + n)x + mn, so the sum and the product of m and n decide."),
        after,
        say("Which two numbers have the last coefficient as their product and the middle one as their sum?"),
    )


def _by_grouping(total: Add, abc: tuple[int, int, int], uv: tuple[Expr, Expr], mn: tuple[int, int]) -> Rewrite:
    (a, b, c), (u, v), (m, n) = abc, uv, mn
    common = gcd(a, m)
    if a < 0:
        common = -common
    first, rest = Integer(common), (Integer(a // common), Integer(m // common))
    bracket = rest[0] * u + rest[1] * v
    second = Rational(n, int(rest[0]))
    split = added([evaluated(a * u**2), m * u * v, n * u * v, evaluated(c * v**2)])
    paired = added([multiplied([*_number(first), u, bracket]), multiplied([*_number(second), *_number(v), bracket])])
    after = Mul(bracket, first * u + second * v, evaluate=False)
    steps = [
        Rewrite(
            "split-middle-term",
            say(
                "Write {middle} as {one} and {other}.",
                middle=formula(b * u * v),
                one=formula(m * u * v),
                other=formula(n * u * v),
            ),
            say("{m} and {n} have the sum {b} and the product {product}.", m=m, n=n, b=b, product=a * c),
            split,
            say("Split the middle term by these two numbers."),
        ),
        Rewrite(
            "take-out-of-pairs",
            say("Take out the common factor of each pair."),
            say("The same bracket {bracket} appears twice.", bracket=formula(bracket)),
            paired,
            say("What is the common factor of each pair?"),
        ),
        Rewrite(
            "common-bracket",
            say("Take out the common bracket {bracket}.", bracket=formula(bracket)),
            say("The same bracket is a factor of every term."),
            after,
            say("Take the bracket out."),
        ),
    ]
    lines = [total, split, paired]
    return Rewrite(
        "split-and-group",
        say("Split the middle term and group: {before} = {after}.", before=formula(total), after=formula(after)),
        say(
            "First times last coefficient is {product}; {m} and {n} have this product and the sum {b}.",
            product=a * c,
            m=m,
            n=n,
            b=b,
        ),
        after,
        say("Which two numbers have the product of the first and last coefficients, and the middle one as their sum?"),
        tuple(step_of(step, line, step.after) for step, line in zip(steps, lines, strict=True)),
    )


def _number(factor: Expr) -> list[Expr]:
    return [] if factor == 1 else [factor]


def _coefficients(total: Add) -> tuple[tuple[int, Expr], int, tuple[int, Expr]] | None:
    """a and u, b, c and v where the sum is a u² + b u v + c v² with whole numbers a > 0, b, c."""
    if len(total.args) != 3:
        return None
    terms = [term.as_coeff_Mul() for term in total.as_ordered_terms()]
    if not all(isinstance(number, Integer) for number, _ in terms):
        return None
    for i, j, k in ((0, 1, 2), (0, 2, 1), (1, 0, 2)):
        (a, first), (b, middle), (c, last) = terms[i], terms[j], terms[k]
        u, v = _root(first), _root(last)
        if a > 0 and u is not None and v is not None and u * v == middle:
            return (int(a), u), int(b), (int(c), v)
    return None


def _root(kernel: Expr) -> Expr | None:
    """The square root of a product of even powers."""
    root: Expr = S.One
    for factor in Mul.make_args(kernel):
        if factor == 1:
            continue
        base, exponent = factor.as_base_exp()
        if not exponent.is_Integer or exponent % 2:
            return None
        root *= base ** (exponent // 2)
    return root


def _sum_and_product(total: int, product: int) -> tuple[int, int] | None:
    """Whole numbers with this sum and product."""
    square = total * total - 4 * product
    if square < 0 or isqrt(square) ** 2 != square or (total + isqrt(square)) % 2:
        return None
    root = isqrt(square)
    return (total + root) // 2, (total - root) // 2
