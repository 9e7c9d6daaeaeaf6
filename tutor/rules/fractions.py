"""Rules for fractions with letters: cancel common factors, bring sums over a common denominator."""

from __future__ import annotations

from dataclasses import replace

from sympy import Add, Expr, Integer, Mul, Poly, PolynomialError, Pow, S, expand, factor, factor_list, gcd, lcm
from sympy import cancel as reduced

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.rewriting import Rewrite, added, chain, formula, multiplied


def halves(part: Expr) -> tuple[list[Expr], list[Expr]]:
    """Return the factors above and below the fraction bar, as written; those below without their exponent -1."""
    above: list[Expr] = []
    below: list[Expr] = []
    for item in part.args if isinstance(part, Mul) else (part,):
        if isinstance(item, Pow) and item.exp.is_number and item.exp.is_negative:
            inverse = item.base if item.exp == -1 else Pow(item.base, -item.exp, evaluate=False)
            below += list(inverse.args) if isinstance(inverse, Mul) else [inverse]
        elif item.is_Rational and item.q != 1:
            above += [Integer(item.p)] if item.p != 1 else []
            below.append(Integer(item.q))
        else:
            above.append(item)
    return above, below


def cancel(part: Expr) -> Rewrite | None:
    """(x^2 - 1)/(x - 1) is x + 1: common factors of numerator and denominator, found by factoring."""
    if not isinstance(part, Mul):
        return None
    above, below = halves(part)
    if not any(isinstance(_base(item), Add) or item.free_symbols for item in below):
        return None
    top, bottom = multiplied(above), multiplied(below)
    if not _is_polynomial(top) or not _is_polynomial(bottom):
        return None
    common = gcd(evaluated(top).expand(), evaluated(bottom).expand())
    if not common.free_symbols or not (_has_sum(top) or _has_sum(bottom)):
        return None
    return _cancelled(part, above, below, common)


def _cancelled(part: Expr, above: list[Expr], below: list[Expr], common: Expr) -> Rewrite:
    up, down = _factored(above), _factored(below)
    opened = _over(up, down)
    number = up.pop(0) if up and up[0].is_Rational else S.One
    divisor = down.pop(0) if down and down[0].is_Rational else S.One
    shared = dict(_powers(factor_list(common)))
    left, right = _without(up, shared), _without(down, shared)
    quotient = number / divisor
    after = _over(
        [Integer(quotient.p)] * (quotient.p != 1 or not left) + left, [Integer(quotient.q)] * (quotient.q != 1) + right
    )
    show = Rewrite(
        "factor",
        say("Factor the numerator and the denominator."),
        say("Only factors can be cancelled, not terms of a sum."),
        opened,
        say("Can the numerator and the denominator be factored?"),
    )
    strike = Rewrite(
        "cancel",
        say("Cancel the common factor {common}.", common=formula(factor(common))),
        _where(common),
        after,
        say("Which factor do they share?"),
    )
    return Rewrite(
        "cancel",
        say("Cancel the common factor {common}.", common=formula(factor(common))),
        _where(common),
        after,
        say("Which factor do the numerator and the denominator have in common?"),
        chain(part, show, strike),
    )


def fraction_in_fraction(part: Expr) -> Rewrite | None:
    """1/(1 + 1/x) is 1/((x + 1)/x): a sum with a fraction, above or below a fraction bar, becomes one fraction."""
    if isinstance(part, Pow) and part.exp == -1:
        inner = over_common_denominator(part.base, least=1)
        return None if inner is None else replace(inner, after=Pow(inner.after, -1, evaluate=False))
    if isinstance(part, Mul) and any(item.free_symbols for item in halves(part)[1]):
        for place, item in enumerate(part.args):
            inner = over_common_denominator(item, least=1)
            if inner is not None:
                factors = [*part.args[:place], inner.after, *part.args[place + 1 :]]
                return replace(inner, after=multiplied(factors))
    return None


def over_common_denominator(part: Expr, least: int = 2) -> Rewrite | None:
    """1/x + 1/(x + 1) is (2x + 1)/(x(x + 1)), where at least so many terms have letters below."""
    if not isinstance(part, Add):
        return None
    fractions = [_as_fraction(term) for term in part.args]
    if sum(bool(bottom.free_symbols) for _, bottom in fractions) < least:
        return None
    if not all(_is_polynomial(top) and _is_polynomial(bottom) for top, bottom in fractions):
        return None
    common = S.One
    for _, bottom in fractions:
        common = lcm(common, bottom)
    common = factor(common)
    tops = [reduced(evaluated(top) * common / bottom) for top, bottom in fractions]
    widened = added([_quotient(top, common) for top in tops])
    joined = _quotient(added(tops), common)
    summed = expand(evaluated(added(tops)))
    after = _quotient(summed, common) if summed != 0 else S.Zero
    widen = Rewrite(
        "common-denominator",
        say("Write every fraction with the denominator {common}.", common=formula(common)),
        say("It is the least common multiple of the denominators."),
        widened,
        say("What is the least common multiple of the denominators?"),
    )
    join = Rewrite(
        "add-numerators",
        say("Put the numerators over the common denominator."),
        say("Parts of the same size are counted together."),
        joined,
        say("The denominators are equal now: what happens to the numerators?"),
    )
    tidy = Rewrite(
        "simplify-numerator",
        say("Multiply out and collect the numerator."),
        say("The denominator stays in factors, so that it can be cancelled."),
        after,
        say("Multiply out and collect above the bar."),
    )
    return Rewrite(
        "add-fractions",
        say("Bring the fractions over the common denominator {common}.", common=formula(common)),
        say("Fractions can be added when their denominators are equal."),
        after,
        say("Which denominator do all the fractions have in common?"),
        chain(part, widen, join, tidy),
    )


def _as_fraction(term: Expr) -> tuple[Expr, Expr]:
    above, below = halves(term)
    return evaluated(multiplied(above or [S.One])), evaluated(multiplied(below or [S.One]))


def _quotient(top: Expr, bottom: Expr) -> Expr:
    if bottom == 1:
        return top
    factors = [top] if top != 1 else []
    return multiplied([*factors, Pow(bottom, -1, evaluate=False)])


def _over(up: list[Expr], down: list[Expr]) -> Expr:
    top = [item for item in up if item != 1]
    bottom = [item for item in down if item != 1]
    if not bottom:
        return multiplied(top or [S.One])
    return multiplied([*(top or [S.One]), Pow(multiplied(bottom), -1, evaluate=False)])


def _factored(items: list[Expr]) -> list[Expr]:
    """The factors of a product: its number first, where it is not 1, then powers of irreducible polynomials."""
    number, powers = factor_list(evaluated(multiplied(items)))
    return [*([number] if number != 1 else []), *(_raised(base, n) for base, n in powers)]


def _powers(found: tuple[Expr, list[tuple[Expr, int]]]) -> list[tuple[Expr, int]]:
    return found[1]


def _without(items: list[Expr], shared: dict[Expr, int]) -> list[Expr]:
    kept: list[Expr] = []
    for item in items:
        base, n = (item.base, int(item.exp)) if isinstance(item, Pow) else (item, 1)
        n -= shared.get(base, shared.get(-base, 0))
        if n > 0:
            kept.append(_raised(base, n))
    return kept


def _raised(base: Expr, n: int) -> Expr:
    return base if n == 1 else Pow(base, n, evaluate=False)


def _where(common: Expr) -> Message:
    return say(
        "A factor of both can be divided out wherever it is not 0: {common} ≠ 0.", common=formula(factor(common))
    )


def _base(item: Expr) -> Expr:
    return item.base if isinstance(item, Pow) else item


def _has_sum(part: Expr) -> bool:
    return bool(part.has(Add))


def _is_polynomial(part: Expr) -> bool:
    value = evaluated(part)
    if not value.free_symbols:
        return bool(value.is_Rational)
    try:
        domain = Poly(value, *value.free_symbols).domain
    except PolynomialError:
        return False
    return bool(domain.is_QQ or domain.is_ZZ)
