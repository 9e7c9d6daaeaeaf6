"""Mistakes with fractions and mixed numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, S, Symbol, ilcm

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    coefficient,
    factors,
    fraction,
    is_negative,
    negative,
    over,
    size,
    terms,
    times,
    total,
    without,
)
from tutor.messages import say
from tutor.problem import Level


def _signed(term: Basic) -> tuple[int, Expr, Expr, bool] | None:
    """The sign, numerator and denominator of a term, and whether it is a fraction; whole things have denominator 1."""
    sign, part = (-1, size(term)) if is_negative(term) else (1, term)
    found = fraction(part)
    return (sign, *found, True) if found else (sign, part, S.One, False)


def _two_fractions(node: Basic) -> Iterator[tuple[list[Expr], tuple[int, Expr, Expr], tuple[int, Expr, Expr]]]:
    if not isinstance(node, Add):
        return
    found = [_signed(term) for term in node.args]
    for i, j in combinations(range(len(found)), 2):
        a, b = found[i], found[j]
        if a and b and (a[3] or b[3]):
            rest = [t for k, t in enumerate(node.args) if k not in (i, j)]
            yield rest, a[:3], b[:3]


def added_across(node: Basic) -> Iterator[Basic]:
    """a/b + c/d → (a + c)/(b + d), and the same for differences."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if s < 0:
            s, a, b, t, c, d = t, c, d, s, a, b
        for p, q, u, v in _with_whole(a, b, c, d):
            above, below = (p + t * u, q + v) if t > 0 or s < 0 else (p - u, q + v)
            if s > 0 and below != 0:
                yield total([*rest, over(above, below)])
                if t < 0 and q != v:
                    yield total([*rest, over(p - u, q - v)])


def _with_whole(a: Expr, b: Expr, c: Expr, d: Expr) -> Iterator[tuple[Expr, Expr, Expr, Expr]]:
    """A whole number as n/1, and as the n/n for which it is taken."""
    yield a, b, c, d
    if b == 1 and isinstance(a, Integer) and a > 1:
        yield a, a, c, d
    if d == 1 and isinstance(c, Integer) and c > 1:
        yield a, b, c, c


def numerators_kept(node: Basic) -> Iterator[Basic]:
    """2/5 + 1/2 → 2/10 + 1/10: the denominator is changed, the numerators are not."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if b == d or 1 in (b, d):
            continue
        below = Integer(ilcm(b, d)) if isinstance(b, Integer) and isinstance(d, Integer) else b * d
        yield total([*rest, over(s * a + t * c, below)])
        if isinstance(below, Integer) and below != b * d:
            yield total([*rest, over(s * a + t * c, b * d)])


def one_numerator_kept(node: Basic) -> Iterator[Basic]:
    """2/5 + 1/2 → 4/10 + 1/10: only one numerator is changed with its denominator."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if b == d or 1 in (b, d):
            continue
        below = Integer(ilcm(b, d)) if isinstance(b, Integer) and isinstance(d, Integer) else b * d
        yield total([*rest, over(s * a * below / b + t * c, below)])
        yield total([*rest, over(s * a + t * c * below / d, below)])


def denominators_added(node: Basic) -> Iterator[Basic]:
    """1/2 + 1/3 = 5/6 with 2 + 3 as common denominator: 5/5; also cross products over a sum."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if b != d and b + d != 0:
            yield total([*rest, over(s * a * d + t * c * b, b + d)])


def whole_to_numerator(node: Basic) -> Iterator[Basic]:
    """3 + 1/4 → 4/4: the whole number is added to the numerator."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if (b == 1) != (d == 1):
            yield total([*rest, over(s * a + t * c, b * d)])


def common_denominator_dropped(node: Basic) -> Iterator[Basic]:
    """a/b + c/d → ad + bc: the common denominator is dropped."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if 1 not in (b, d) and b != d:
            yield total([*rest, s * a * d + t * c * b])


def both_scaled(node: Basic) -> Iterator[Basic]:
    """2/3·3 → 6/9: a whole number multiplies numerator and denominator."""
    for rest, (a, b), (c, d) in _two_factors(node):
        if d == 1 and b != 1 and c != -1 and (isinstance(c, Integer) or c.free_symbols):
            yield times(*rest, times(over(a, b), over(c, c) if c.free_symbols else S.One))
        elif b == 1 and d != 1 and a != -1 and (isinstance(a, Integer) or a.free_symbols):
            yield times(*rest, times(over(c, d), over(a, a) if a.free_symbols else S.One))


def _two_factors(node: Basic) -> Iterator[tuple[list[Expr], tuple[Expr, Expr], tuple[Expr, Expr]]]:
    """Two factors of a product, dividing fractions left out."""
    if isinstance(node, Mul):
        found = _written_fractions(node)
        for i, j in combinations(range(len(found)), 2):
            yield [over(*f) for k, f in enumerate(found) if k not in (i, j)], found[i], found[j]


def _written_fractions(product: Mul) -> list[tuple[Expr, Expr]]:
    """The factors of a product, each with the divisor that follows it: 2/3·5/7 is 2/3 times 5/7."""
    found: list[tuple[Expr, Expr]] = []
    for factor in product.args:
        if _is_divisor(factor) and isinstance(factor.base, Integer | Symbol) and found and found[-1][1] == 1:
            found[-1] = (found[-1][0], factor.base)
        elif not _is_divisor(factor):
            found.append(fraction(factor) or (factor, S.One))
        else:
            return []
    return found


def _is_divisor(factor: Basic) -> bool:
    return isinstance(factor, Pow) and factor.exp == -1


def multiplied_crosswise(node: Basic) -> Iterator[Basic]:
    """a/b · c/d → ad/(bc)."""
    for rest, (a, b), (c, d) in _two_factors(node):
        if 1 not in (b, d):
            yield times(*rest, over(a * d, b * c))
            yield times(*rest, over(b * c, a * d))


def crosswise_as_number(node: Basic) -> Iterator[Basic]:
    """4/5 · 3/4 → 166: both cross products are written as one number, with a carry."""
    for rest, (a, b), (c, d) in _two_factors(node):
        if 1 not in (b, d) and all(isinstance(part, Integer) and part > 0 for part in (a, b, c, d)):
            yield times(*rest, 10 * (b * c + a * d // 10) + a * d % 10)


def numerators_only(node: Basic) -> Iterator[Basic]:
    """1/3 · 2/3 → 2/3: the equal denominator is kept."""
    for rest, (a, b), (c, d) in _two_factors(node):
        if b == d and b != 1:
            yield times(*rest, over(a * c, b))


def _division(node: Basic) -> tuple[Expr, Expr] | None:
    """A dividend and a divisor, one of them at least a fraction."""
    if isinstance(node, Mul) and len(node.args) == 2:
        for divisor, dividend in (node.args, node.args[::-1]):
            if isinstance(divisor, Pow) and divisor.exp == -1 and (fraction(dividend) or fraction(divisor.base)):
                return dividend, divisor.base
    return None


def dividend_inverted(node: Basic) -> Iterator[Basic]:
    """2/3 : 3/8 → 3/2 · 3/8."""
    if found := _division(node):
        yield times(over(S.One, found[0]) if isinstance(found[0], Rational) else Pow(found[0], -1), found[1])


def divided_without_inverting(node: Basic) -> Iterator[Basic]:
    """2/3 : 3/8 → 2/3 · 3/8."""
    if found := _division(node):
        yield times(*found)


def divided_by_parts(node: Basic) -> Iterator[Basic]:
    """7/5 : 3/2 → (7 : 3)/(5 : 2) = 2/2, what is left over ignored."""
    if found := _division(node):
        (a, b), (c, d) = (fraction(part) or (part, S.One) for part in found)
        if all(isinstance(part, Integer) and part > 0 for part in (a, b, c, d)) and (a % c or b % d) and b // d:
            yield over(a // c, b // d)


def unit_fraction_divided(node: Basic) -> Iterator[Basic]:
    """6 : 2/5 → 6 : 1/5: only the denominator is used."""
    if (found := _division(node)) and (parts := fraction(found[1])) and parts[0] != 1:
        yield times(found[0], parts[1])
        if isinstance(found[0], Integer) and isinstance(parts[0], Integer) and isinstance(parts[1], Integer):
            yield found[0] * parts[1] + parts[0]


def _mixed(node: Basic) -> Iterator[tuple[tuple[Expr, Expr, Expr], tuple[Expr, Expr, Expr]]]:
    """A difference of two mixed numbers: whole, numerator and denominator of each."""
    if not isinstance(node, Add) or len(node.args) != 2:
        return
    for minus, plus in (node.args, node.args[::-1]):
        if is_negative(minus) and not is_negative(plus):
            first, second = _mixed_number(plus), _mixed_number(size(minus))
            if first and second and (second[1] != 0 or first[1] != 0):
                yield first, second


def _mixed_number(part: Basic) -> tuple[Expr, Expr, Expr] | None:
    if isinstance(part, Integer):
        return part, S.Zero, S.One
    if isinstance(part, Add) and len(part.args) == 2:
        whole = next((t for t in part.args if isinstance(t, Integer)), None)
        rest = next((t for t in part.args if isinstance(t, Rational) and t.q != 1), None)
        return (whole, Integer(rest.p), Integer(rest.q)) if whole is not None and rest is not None else None
    return None


def mixed_by_parts(node: Basic) -> Iterator[Basic]:
    """4 5/8 - 1 3/4 → (4 - 1) + (5 - 3)/(8 - 4), the larger minus the smaller everywhere."""
    for (w, a, b), (v, c, d) in _mixed(node):
        if 0 in (a, c):
            continue
        if b != d:
            yield w - v + over(abs(a - c), abs(b - d))
        common = Integer(ilcm(b, d))
        first, second = a * common / b, c * common / d
        if first < second:
            yield w - v + over(second - first, common)


def whole_from_mixed(node: Basic) -> Iterator[Basic]:
    """6 - 1 1/4 → 5 1/4: the fraction is carried over."""
    for (w, a, _), (v, c, d) in _mixed(node):
        if a == 0 and c != 0:
            yield w - v + over(c, d)


def mixed_multiplied_by_parts(node: Basic) -> Iterator[Basic]:
    """2 1/2 · 3 1/3 → 6 1/6."""
    if isinstance(node, Mul) and len(node.args) == 2:
        found = [_mixed_number(part) for part in node.args]
        if found[0] and found[1] and found[0][1] != 0 and found[1][1] != 0:
            (w, a, b), (v, c, d) = found[0], found[1]
            yield w * v + over(a * c, b * d)


def mixed_as_product(node: Basic) -> Iterator[Basic]:
    """6 2/5 taken for 6·2/5, and 2 1/3 turned into 3/3."""
    found = _mixed_number(node)
    if found and found[1] != 0:
        w, a, b = found
        yield over(w * a, b)
        yield over(w + a, b)


def cancelled_terms(node: Basic) -> Iterator[Basic]:
    """(x + 3)/(x + 5) → 3/5, (2x + 3)/2 → x + 3, and x/(x + 3) → 1/3."""
    found = fraction(node)
    if found is None:
        return
    above, below = found
    for outer, top in _brackets(above):
        for lower, bottom in _brackets(below):
            if (len(top) == 1 and len(bottom) == 1) or total(top) == total(bottom):
                continue
            for i, a in enumerate(top):
                for j, b in enumerate(bottom):
                    yield from _cancelled(outer, top, i, a, lower, bottom, j, b)


def _brackets(part: Expr) -> Iterator[tuple[Expr, tuple[Expr, ...]]]:
    for index, factor in enumerate(factors(part)):
        yield times(*without(factors(part), index)), terms(factor)


def _cancelled(
    outer: Expr, top: tuple[Expr, ...], i: int, a: Expr, lower: Expr, bottom: tuple[Expr, ...], j: int, b: Expr
) -> Iterator[Basic]:
    (m, p), (n, q) = coefficient(a), coefficient(b)
    if a == b:
        up = total(without(top, i)) if len(top) > 1 else S.One
        down = total(without(bottom, j)) if len(bottom) > 1 else S.One
        if down != 0:
            yield over(times(outer, up), times(lower, down))
    if p == q and p != 1 and n != 0 and (m, n) != (1, 1):
        up, down = total([*top[:i], m, *top[i + 1 :]]), total([*bottom[:j], n, *bottom[j + 1 :]])
        yield over(times(outer, up), times(lower, down))
    quotient = a / b
    if a != b and len(bottom) == 1 and len(top) > 1 and (fraction(quotient) is None) and b != 1 and (m, p) != (a, 1):
        yield over(times(outer, total([*top[:i], quotient, *top[i + 1 :]])), lower)


def fraction_of_sum_split(node: Basic) -> Iterator[Basic]:
    """1/(a + b) → 1/a + 1/b."""
    found = fraction(node)
    if found and isinstance(found[1], Add):
        yield total([negative(over(found[0], size(t))) if is_negative(t) else over(found[0], t) for t in found[1].args])


def reciprocal_of_sum(node: Basic) -> Iterator[Basic]:
    """1/a + 1/b → 1/(a + b)."""
    for rest, (s, a, b), (t, c, d) in _two_fractions(node):
        if a == c == 1 and s == t == 1 and 1 not in (b, d):
            yield total([*rest, over(S.One, b + d)])


def cancelled_to_zero(node: Basic) -> Iterator[Basic]:
    """(x + 2)/(x + 2) → 0, and 3x/(6x²) with nothing left above."""
    found = fraction(node)
    if found:
        shared = [f for f in factors(found[0]) if f in factors(found[1])]
        if shared and set(factors(found[0])) == {shared[0]}:
            below = [f for f in factors(found[1]) if f != shared[0]]
            yield times(*below) if below else S.Zero
        if found[0] == found[1] and isinstance(found[0], Integer):
            yield S.Zero
            yield over(S.One, found[1])


_A, _B = ("arithmetic", "algebra"), Level.BEGINNER

MISCONCEPTIONS = (
    Misconception(
        "fractions-added-across",
        say("Numerators and denominators are not added separately"),
        say(
            "Fractions must have the same denominator before the numerators are added: {rule}.",
            rule=written("\\frac{a}{b} + \\frac{c}{d} = \\frac{ad + bc}{bd}", "a/b + c/d = (ad + bc)/(bd)"),
        ),
        _A,
        "arithmetic",
        _B,
        added_across,
        (("5/12 + 3/8", "8/20"), ("8 - 3/5", "5/3"), ("1/x + 2/y", "3/(x + y)")),
        0,
    ),
    Misconception(
        "numerators-kept",
        say("The numerators change with the denominators"),
        say("When a fraction gets another denominator, its numerator is multiplied by the same number."),
        _A,
        "arithmetic",
        _B,
        numerators_kept,
        (("2/5 + 1/2", "3/10"), ("1/x + 1/y", "2/(x*y)")),
        0,
    ),
    Misconception(
        "one-numerator-kept",
        say("One numerator was not changed with its denominator"),
        say("When a fraction gets another denominator, its numerator is multiplied by the same number."),
        _A,
        "arithmetic",
        _B,
        one_numerator_kept,
        (("2/5 + 1/2", "5/10"),),
        0,
    ),
    Misconception(
        "denominators-added",
        say("The common denominator is not the sum of the denominators"),
        say("A common denominator is a multiple of both denominators."),
        _A,
        "arithmetic",
        _B,
        denominators_added,
        (("1/2 + 1/3", "5/5"),),
    ),
    Misconception(
        "whole-added-to-numerator",
        say("A whole number is not added to the numerator"),
        say(
            "Write the whole number with the same denominator first: {rule}.",
            rule=written("3 = \\frac{12}{4}", "3 = 12/4"),
        ),
        _A,
        "arithmetic",
        _B,
        whole_to_numerator,
        (("3 + 1/4", "4/4"),),
    ),
    Misconception(
        "denominator-dropped",
        say("The denominator was dropped"),
        say("The sum of two fractions is a fraction with the common denominator."),
        _A,
        "arithmetic",
        _B,
        common_denominator_dropped,
        (("1/2 + 1/3", "5"),),
    ),
    Misconception(
        "whole-times-both-parts",
        say("A whole number multiplies the numerator only"),
        say(
            "Multiplying numerator and denominator by the same number does not change the fraction: {rule}.",
            rule=written("\\frac{2}{3} \\cdot 3 = \\frac{6}{3}", "2/3*3 = 6/3"),
        ),
        _A,
        "arithmetic",
        _B,
        both_scaled,
        (("2/3*3", "6/9"),),
        0,
    ),
    Misconception(
        "fractions-multiplied-crosswise",
        say("Fractions are not multiplied crosswise"),
        say(
            "Numerator times numerator, denominator times denominator: {rule}.",
            rule=written("\\frac{a}{b} \\cdot \\frac{c}{d} = \\frac{ac}{bd}", "a/b*c/d = ac/(bd)"),
        ),
        _A,
        "arithmetic",
        _B,
        multiplied_crosswise,
        (("2/3*5/7", "14/15"),),
    ),
    Misconception(
        "cross-products-as-digits",
        say("Cross products are no digits of one number"),
        say(
            "Numerator times numerator, denominator times denominator: {rule}.",
            rule=written("\\frac{a}{b} \\cdot \\frac{c}{d} = \\frac{ac}{bd}", "a/b*c/d = ac/(bd)"),
        ),
        ("arithmetic",),
        "arithmetic",
        _B,
        crosswise_as_number,
        (("4/5*3/4", "166"),),
        0,
    ),
    Misconception(
        "denominator-kept-in-product",
        say("Denominators are multiplied too"),
        say("Only sums keep the common denominator; in a product the denominators are multiplied."),
        _A,
        "arithmetic",
        _B,
        numerators_only,
        (("1/3*2/3", "2/3"),),
        0,
    ),
    Misconception(
        "dividend-inverted",
        say("The divisor is turned over, not the dividend"),
        say("Dividing by a fraction is multiplying by its reciprocal; the first fraction stays as it is."),
        _A,
        "arithmetic",
        _B,
        dividend_inverted,
        (("2/3÷3/8", "9/16"),),
        0,
    ),
    Misconception(
        "divisor-not-inverted",
        say("The divisor has to be turned over"),
        say("Dividing by a fraction is multiplying by its reciprocal."),
        _A,
        "arithmetic",
        _B,
        divided_without_inverting,
        (("2/3÷3/8", "6/24"),),
        0,
    ),
    Misconception(
        "fractions-divided-by-parts",
        say("What is left over in a division counts"),
        say("Numerators and denominators cannot be divided separately where something is left over."),
        _A,
        "arithmetic",
        _B,
        divided_by_parts,
        (("7/5÷3/2", "2/2"),),
        0,
    ),
    Misconception(
        "divided-by-unit-fraction",
        say("The numerator of the divisor was forgotten"),
        say("Two fifths are twice one fifth: dividing by them gives half as much."),
        _A,
        "arithmetic",
        _B,
        unit_fraction_divided,
        (("6÷(2/5)", "30"),),
        0,
    ),
    Misconception(
        "mixed-subtracted-by-parts",
        say("Mixed numbers are not subtracted part by part"),
        say("If the first fraction is too small, exchange a whole one for it, or write both as fractions first."),
        ("arithmetic",),
        "arithmetic",
        _B,
        mixed_by_parts,
        (("4 5/8 - 1 3/4", "3 2/4"), ("5 1/4 - 2 3/4", "3 2/4")),
        0,
    ),
    Misconception(
        "fraction-not-subtracted",
        say("The fraction has to be subtracted too"),
        say("Exchange a whole one for a fraction first: {rule}.", rule=written("6 = 5\\frac{4}{4}", "6 = 5 4/4")),
        ("arithmetic",),
        "arithmetic",
        _B,
        whole_from_mixed,
        (("6 - 1 1/4", "5 1/4"),),
        0,
    ),
    Misconception(
        "mixed-multiplied-by-parts",
        say("Mixed numbers are not multiplied part by part"),
        say("Write both as fractions first: each part multiplies each part of the other."),
        ("arithmetic",),
        "arithmetic",
        _B,
        mixed_multiplied_by_parts,
        (("2 1/2 * 3 1/3", "6 1/6"),),
        0,
    ),
    Misconception(
        "mixed-number-as-product",
        say("A mixed number is a sum"),
        say(
            "The whole number and the fraction are added: {rule}.",
            rule=written("2\\frac{1}{3} = \\frac{7}{3}", "2 1/3 = 7/3"),
        ),
        ("arithmetic",),
        "arithmetic",
        _B,
        mixed_as_product,
        (("2 1/3", "2/3"),),
    ),
    Misconception(
        "cancelled-terms",
        say("Only factors can be cancelled"),
        say("A term of a sum cannot be cancelled; factor first, then cancel what divides above and below."),
        ("algebra",),
        "rational-expressions",
        _B,
        cancelled_terms,
        (("(x + 3)/(x + 5)", "3/5"), ("(2x + 3)/2", "x + 3"), ("x/(x + 3)", "1/3")),
        0,
    ),
    Misconception(
        "denominator-split",
        say("A denominator cannot be split"),
        say(
            "Only the numerator of a fraction can be split into terms: {rule}.",
            rule=written("\\frac{a+b}{c} = \\frac{a}{c} + \\frac{b}{c}", "(a+b)/c = a/c + b/c"),
        ),
        ("algebra",),
        "rational-expressions",
        _B,
        fraction_of_sum_split,
        (("1/(x + 3)", "1/x + 1/3"),),
        0,
    ),
    Misconception(
        "reciprocals-added",
        say("The sum of reciprocals is not the reciprocal of the sum"),
        say(
            "Find a common denominator first: {rule}.",
            rule=written("\\frac{1}{a} + \\frac{1}{b} = \\frac{a+b}{ab}", "1/a + 1/b = (a+b)/(ab)"),
        ),
        ("algebra", "arithmetic"),
        "rational-expressions",
        _B,
        reciprocal_of_sum,
        (("1/2 + 1/3", "1/5"),),
        0,
    ),
    Misconception(
        "cancelled-to-nothing",
        say("When everything is cancelled, 1 is left"),
        say("Anything but zero divided by itself is one, not zero and not nothing."),
        _A,
        "rational-expressions",
        _B,
        cancelled_to_zero,
        (("x/(3x)", "3"),),
        0,
    ),
)
