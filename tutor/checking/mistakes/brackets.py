"""Mistakes with brackets: multiplying out, squares of sums, signs, like and unlike terms, factoring."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, S, Symbol

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    coefficient,
    factors,
    fraction,
    is_negative,
    negative,
    power,
    size,
    terms,
    times,
    total,
    without,
)
from tutor.messages import say
from tutor.problem import Level


def _power_of_sum(node: Basic, exponent: int | None = None) -> tuple[Expr, ...] | None:
    if isinstance(node, Pow) and isinstance(node.base, Add) and isinstance(node.exp, Integer) and node.exp > 1:
        return terms(node.base) if exponent in (None, int(node.exp)) else None
    return None


def powers_of_terms(node: Basic) -> Iterator[Basic]:
    """(a + b)^n → a^n + b^n, and (a - b)^n → a^n - b^n."""
    parts = _power_of_sum(node)
    if parts is None:
        return
    assert isinstance(node, Pow)
    yield total([negative(spread(size(t), node.exp)) if is_negative(t) else spread(t, node.exp) for t in parts])
    if int(node.exp) % 2 == 0 and any(map(is_negative, parts)):
        yield total([spread(size(t), node.exp) for t in parts])


def spread(term: Basic, exponent: Basic) -> Expr:
    """The power of a term: of each of its factors, as one writes it."""
    return times(*(_raised(factor, exponent) for factor in factors(term)))


def _raised(factor: Basic, exponent: Basic) -> Expr:
    if isinstance(factor, Pow) and isinstance(factor.exp, Integer):
        return power(factor.base, factor.exp * exponent)
    return power(factor, exponent)


def _two(node: Basic) -> tuple[Expr, Expr] | None:
    parts = _power_of_sum(node, 2)
    return (parts[0], parts[1]) if parts and len(parts) == 2 else None


def middle_not_doubled(node: Basic) -> Iterator[Basic]:
    """(a + b)² → a² + ab + b²."""
    if found := _two(node):
        a, b = found
        yield Add(spread(size(a), S(2)), a * b, spread(size(b), S(2)), evaluate=False)


def last_square_negative(node: Basic) -> Iterator[Basic]:
    """(a - b)² → a² - 2ab - b²."""
    if (found := _two(node)) and any(map(is_negative, found)):
        a, b = sorted(found, key=is_negative)
        yield Add(spread(size(a), S(2)), 2 * a * b, negative(spread(size(b), S(2))), evaluate=False)


def square_doubled(node: Basic) -> Iterator[Basic]:
    """(a + b)² → 2a + 2b."""
    if (parts := _power_of_sum(node)) and isinstance(node, Pow):
        yield total([node.exp * part for part in parts])


def _with_bracket(node: Basic) -> Iterator[tuple[Expr, tuple[Expr, ...]]]:
    """A product of something and one bracket: the something, and the bracket's terms."""
    if not isinstance(node, Mul):
        return
    for index, factor in enumerate(node.args):
        if isinstance(factor, Add) and not _is_mixed_number(factor):
            rest = without(node.args, index)
            if any(isinstance(other, Pow) and other.exp == -1 for other in rest):
                continue
            if not any(isinstance(other, Add | Pow) and other.has(Add) for other in rest):
                yield times(*rest), factor.args


def _is_mixed_number(part: Basic) -> bool:
    return isinstance(part, Add) and part.is_number and any(isinstance(t, Rational) and t.q != 1 for t in part.args)


def first_term_only(node: Basic) -> Iterator[Basic]:
    """a(b + c) → ab + c."""
    for outer, parts in _with_bracket(node):
        if outer == -1:
            continue
        for index in range(len(parts) - 1):
            done = [joined(outer, part) if i <= index else part for i, part in enumerate(parts)]
            yield total(done)
        if len(parts) == 2:
            yield total([parts[0], joined(outer, parts[1])])


def joined(outer: Basic, part: Basic) -> Expr:
    """The product of two terms, numbers worked out."""
    return outer * part if isinstance(outer, Expr) else outer


def sign_lost(node: Basic) -> Iterator[Basic]:
    """-(a - b) → -a - b, and -2(x - 3) → -2x - 6."""
    for outer, parts in _with_bracket(node):
        if not is_negative(outer):
            continue
        for kept in range(1, len(parts)):
            rest = [joined(outer, part) if i < kept else -joined(outer, part) for i, part in enumerate(parts)]
            yield total(rest)
        for only in range(len(parts)) if len(parts) > 2 else ():
            yield total([joined(outer, part) if i == only else -joined(outer, part) for i, part in enumerate(parts)])
            yield total([-joined(outer, part) if i == only else joined(outer, part) for i, part in enumerate(parts)])


def minus_ignored(node: Basic) -> Iterator[Basic]:
    """a - (b + c) → a + b + c: the minus before the bracket is left out."""
    if isinstance(node, Add):
        for index, part in enumerate(node.args):
            for outer, inside in _with_bracket(part):
                if is_negative(outer):
                    yield total([*without(node.args, index), *(joined(size(outer), each) for each in inside)])


def first_and_last(node: Basic) -> Iterator[Basic]:
    """(a + b)(c + d) → ac + bd."""
    if isinstance(node, Mul) and not any(map(_is_mixed_number, node.args)):
        for one, other in combinations([f for f in node.args if isinstance(f, Add) and len(f.args) == 2], 2):
            rest = [factor for factor in node.args if factor is not one and factor is not other]
            (a, b), (c, d) = _in_order(one), _in_order(other)
            yield times(*rest, total([a * c, b * d]))


def one_cross_product(node: Basic) -> Iterator[Basic]:
    """(a + b)(c + d) → ac + ad + bd: one product is forgotten."""
    if isinstance(node, Mul):
        for one, other in combinations([f for f in node.args if isinstance(f, Add) and len(f.args) == 2], 2):
            rest = [factor for factor in node.args if factor is not one and factor is not other]
            (a, b), (c, d) = _in_order(one), _in_order(other)
            for kept in ((a * c, a * d, b * d), (a * c, b * c, b * d), (a * c, a * d, b * c)):
                yield times(*rest, total(kept))


def _in_order(bracket: Add) -> tuple[Expr, Expr]:
    """The term with a letter first, as it is usually written."""
    a, b = bracket.args
    return (b, a) if not a.free_symbols and b.free_symbols else (a, b)


def into_each_factor(node: Basic) -> Iterator[Basic]:
    """a(bc) → ab · ac, with a number before two brackets."""
    if isinstance(node, Mul):
        number, _ = coefficient(node)
        brackets = [factor for factor in node.args if isinstance(factor, Add)]
        if number not in (1, -1) and len(brackets) == 2 and len(brackets) + 1 == len(node.args):
            yield times(*(total([joined(number, part) for part in bracket.args]) for bracket in brackets))


def unlike_joined(node: Basic) -> Iterator[Basic]:
    """3x + 4 → 7x, and 2x + 3y → 5xy."""
    if not isinstance(node, Add):
        return
    for i, j in combinations(range(len(node.args)), 2):
        (m, a), (n, b) = coefficient(node.args[i]), coefficient(node.args[j])
        if a == b or not all(_plain(part) for part in (a, b)):
            continue
        rest = [part for k, part in enumerate(node.args) if k not in (i, j)]
        if a != 1 and b != 1 and _one_letter_power(a) and _one_letter_power(b) and a.free_symbols == b.free_symbols:
            continue
        yield total([*rest, (m + n) * a * b])


def _plain(part: Basic) -> bool:
    return part == 1 or all(isinstance(f, Symbol) or _one_letter_power(f) for f in factors(part))


def _one_letter_power(part: Basic) -> bool:
    return isinstance(part, Symbol) or (isinstance(part, Pow) and isinstance(part.base, Symbol))


def exponents_added_in_sum(node: Basic) -> Iterator[Basic]:
    """x² + x³ → x⁵, and x + x → x²."""
    if not isinstance(node, Add):
        return
    for i, j in combinations(range(len(node.args)), 2):
        (m, a), (n, b) = coefficient(node.args[i]), coefficient(node.args[j])
        if all(_one_letter_power(part) for part in (a, b)) and a.free_symbols == b.free_symbols:
            rest = [part for k, part in enumerate(node.args) if k not in (i, j)]
            yield total([*rest, (m + n) * a * b])
            if abs(m) != 1 or abs(n) != 1:
                yield total([*rest, m * n * a * b])


def letter_taken_away(node: Basic) -> Iterator[Basic]:
    """3x - x → 3."""
    if not isinstance(node, Add):
        return
    for i, part in enumerate(node.args):
        for j, other in enumerate(node.args):
            (m, a), (n, b) = coefficient(part), coefficient(other)
            if i != j and a == b and _one_letter_power(a) and n == -1 and m > 1:
                yield total([*(p for k, p in enumerate(node.args) if k not in (i, j)), m])


def like_terms_signs(node: Basic) -> Iterator[Basic]:
    """5x - 8x → 3x, and 4x - 6x → 10x: the sign of a term is lost when like terms are collected."""
    if not isinstance(node, Add):
        return
    for i, j in combinations(range(len(node.args)), 2):
        (m, a), (n, b) = coefficient(node.args[i]), coefficient(node.args[j])
        if a == b and a != 1 and (m < 0 or n < 0):
            rest = [part for k, part in enumerate(node.args) if k not in (i, j)]
            for new in (abs(m) + abs(n), -(abs(m) + abs(n)), -(m + n)):
                if new != m + n:
                    yield total([*rest, new * a])


def _quadratic(node: Basic) -> tuple[Expr, Rational, Rational] | None:
    """x² + bx + c with rational roots: x and the two roots."""
    if not isinstance(node, Add) or len(node.args) != 3 or len(node.free_symbols) != 1:
        return None
    (x,) = node.free_symbols
    found = {rest: number for number, rest in map(coefficient, node.args)}
    square = Pow(x, 2)
    if set(found) != {square, x, S.One} or found[square] != 1:
        return None
    root = (found[x] ** 2 - 4 * found[S.One]) ** Rational(1, 2)
    return (x, (-found[x] + root) / 2, (-found[x] - root) / 2) if root.is_Rational else None


def factor_signs(node: Basic) -> Iterator[Basic]:
    """x² - 5x + 6 → (x + 2)(x + 3)."""
    if found := _quadratic(node):
        x, p, q = found
        for a, b in ((p, q), (-p, q), (p, -q)):
            yield times(Add(x, a, evaluate=False), Add(x, b, evaluate=False))


def factors_of_constant(node: Basic) -> Iterator[Basic]:
    """x² + 5x + 6 → (x + 1)(x + 6): the product fits, the sum does not."""
    if found := _quadratic(node):
        x, p, q = found
        if p.is_Integer and q.is_Integer and p * q != 0:
            for d in (d for d in range(1, abs(int(p * q)) + 1) if int(p * q) % d == 0):
                if Integer(d) not in (abs(p), abs(q)) and d * d <= abs(p * q):
                    yield times(Add(x, d, evaluate=False), Add(x, p * q / d, evaluate=False))


def sum_of_squares(node: Basic) -> Iterator[Basic]:
    """x² + 9 → (x + 3)², and x² + 9 → (x + 3)(x - 3)."""
    if isinstance(node, Add) and len(node.args) == 2 and not any(map(is_negative, node.args)):
        roots = [_root(part) for part in node.args]
        known = [root for root in roots if root is not None]
        if len(known) == 2 and node.free_symbols:
            a, b = sorted(known, key=lambda root: not root.free_symbols)
            yield Pow(Add(a, b, evaluate=False), 2, evaluate=False)
            yield times(Add(a, b, evaluate=False), Add(a, negative(b), evaluate=False))


def difference_as_square(node: Basic) -> Iterator[Basic]:
    """x² - 9 → (x - 3)²."""
    if isinstance(node, Add) and len(node.args) == 2 and sum(map(is_negative, node.args)) == 1:
        plus, minus = sorted(node.args, key=is_negative)
        a, b = _root(plus), _root(size(minus))
        if a is not None and b is not None and node.free_symbols:
            yield Pow(Add(a, negative(b), evaluate=False), 2, evaluate=False)


def _root(term: Basic) -> Expr | None:
    number, rest = coefficient(term)
    root = number ** Rational(1, 2)
    if not root.is_Rational:
        return None
    parts = []
    for factor in factors(rest):
        if factor == 1:
            continue
        if not (isinstance(factor, Pow) and isinstance(factor.exp, Integer) and int(factor.exp) % 2 == 0):
            return None
        parts.append(power(factor.base, factor.exp / 2))
    return times(root, *parts)


def common_factor_partly(node: Basic) -> Iterator[Basic]:
    """6x + 9 → 3(2x + 9): the common factor is taken out of one term only."""
    if not isinstance(node, Add) or fraction(node):
        return
    from sympy import igcd

    numbers = [coefficient(part)[0] for part in node.args]
    if not all(number.is_Integer for number in numbers):
        return
    common = Integer(igcd(*map(int, numbers))) if len(numbers) > 1 else S.One
    if abs(common) > 1:
        for index in range(len(node.args)):
            kept = [part / common if i == index else part for i, part in enumerate(node.args)]
            yield times(common, total(kept))
    letters = set.intersection(*({x for x in part.free_symbols if _divides(x, part)} for part in node.args))
    for x in sorted(letters, key=str):
        for index in range(len(node.args)):
            kept = [part / x if i == index else part for i, part in enumerate(node.args)]
            yield times(x, total(kept))


def _divides(x: Basic, part: Basic) -> bool:
    return any(f == x or (isinstance(f, Pow) and f.base == x and f.exp.is_Integer and f.exp > 1) for f in factors(part))


def forgotten_one(node: Basic) -> Iterator[Basic]:
    """3x + 3 → 3x: what is left when a whole term is taken out is forgotten, as in 3x + 3 = 3(x)."""
    if isinstance(node, Add) and len(node.args) == 2:
        (m, a), (n, b) = coefficient(node.args[0]), coefficient(node.args[1])
        if (m, a) == (n, b) or m == 0 or n == 0:
            return
        for (k, part), (j, other) in (((m, a), (n, b)), ((n, b), (m, a))):
            quotient = (k * part) / (j * other)
            if (other != 1 or abs(j) > 1) and not quotient.is_number and fraction(quotient) is None:
                yield times(j * other, quotient)


MISCONCEPTIONS = (
    Misconception(
        "square-of-sum",
        say("The power of a sum is not the sum of the powers"),
        say(
            "A bracket that is squared is multiplied by itself, so there are products of the two terms too: {rule}.",
            rule=written("(a+b)^2 = a^2 + 2ab + b^2"),
        ),
        ("algebra",),
        "expanding",
        Level.BEGINNER,
        powers_of_terms,
        (("(x + 3)^2", "x^2 + 9"), ("(x - 4)^2", "x^2 - 16"), ("5(2a + b)^3", "5(8a^3 + b^3)")),
        0,
    ),
    Misconception(
        "middle-term-not-doubled",
        say("The middle term of a square is doubled"),
        say(
            "Both products of the two terms belong to the square, so the middle term stands there twice: {rule}.",
            rule=written("(a+b)^2 = a^2 + 2ab + b^2"),
        ),
        ("algebra",),
        "expanding",
        Level.BEGINNER,
        middle_not_doubled,
        (("(x + 3)^2", "x^2 + 3x + 9"),),
        0,
    ),
    Misconception(
        "last-square-negative",
        say("The last term of a square is positive"),
        say(
            "A square is never negative, so the last term is added: {rule}.",
            rule=written("(a-b)^2 = a^2 - 2ab + b^2"),
        ),
        ("algebra",),
        "expanding",
        Level.INTERMEDIATE,
        last_square_negative,
        (("(x - 3)^2", "x^2 - 6x - 9"),),
        0,
    ),
    Misconception(
        "power-of-bracket-as-factor",
        say("The exponent of a bracket is no factor"),
        say("An exponent says how often the bracket is multiplied by itself; it does not multiply the terms."),
        ("algebra",),
        "expanding",
        Level.BEGINNER,
        square_doubled,
        (("(x + 3)^2", "2x + 6"),),
    ),
    Misconception(
        "first-term-only",
        say("The factor multiplies every term of the bracket"),
        say(
            "What stands before the bracket multiplies each term in it, not only one: {rule}.",
            rule=written("a(b+c) = ab + ac"),
        ),
        ("algebra", "arithmetic"),
        "expanding",
        Level.BEGINNER,
        first_term_only,
        (("2(x + 3)", "2x + 3"), ("2(x + 3) = 10", "2x + 3 = 10"), ("3(6x - 4) + 1", "18x - 4 + 1")),
        0,
    ),
    Misconception(
        "sign-lost-in-bracket",
        say("A minus before a bracket changes every sign in it"),
        say(
            "When a bracket with a minus before it is removed, each term gets the other sign: {rule}.",
            rule=written("-(a-b) = -a + b"),
        ),
        ("algebra", "arithmetic"),
        "expanding",
        Level.BEGINNER,
        sign_lost,
        (("5 - (x - 3)", "5 - x - 3"), ("-2(x - 3)", "-2x - 6"), ("x - (2 - y)", "x - 2 - y")),
        0,
    ),
    Misconception(
        "minus-before-bracket-ignored",
        say("The minus before the bracket was left out"),
        say("The whole bracket is subtracted, so each of its terms is."),
        ("algebra", "arithmetic"),
        "expanding",
        Level.BEGINNER,
        minus_ignored,
        (("5 - (x + 3)", "5 + x + 3"),),
    ),
    Misconception(
        "first-and-last-only",
        say("Each term of one bracket multiplies each term of the other"),
        say(
            "Two brackets with two terms each give four products: {rule}.",
            rule=written("(a+b)(c+d) = ac + ad + bc + bd"),
        ),
        ("algebra",),
        "expanding",
        Level.BEGINNER,
        first_and_last,
        (("(x + 2)(x + 5)", "x^2 + 10"),),
        0,
    ),
    Misconception(
        "product-of-terms-forgotten",
        say("One of the products was forgotten"),
        say(
            "Two brackets with two terms each give four products: {rule}.",
            rule=written("(a+b)(c+d) = ac + ad + bc + bd"),
        ),
        ("algebra",),
        "expanding",
        Level.BEGINNER,
        one_cross_product,
        (("(x + 2)(x + 5)", "x^2 + 5x + 10"),),
    ),
    Misconception(
        "factor-into-each-factor",
        say("A number multiplies a product once"),
        say("A number before two brackets multiplies only one of them, not both."),
        ("algebra",),
        "expanding",
        Level.INTERMEDIATE,
        into_each_factor,
        (("2(x + 1)(x + 3)", "(2x + 2)(2x + 6)"),),
        0,
    ),
    Misconception(
        "unlike-terms-joined",
        say("Only like terms can be put together"),
        say(
            "Terms can be added only if they hold the same letters with the same exponents; {sum} stays as it is.",
            sum=written("3x + 4"),
        ),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        unlike_joined,
        (("3x + 4", "7x"), ("2x + 3y", "5x*y")),
    ),
    Misconception(
        "exponents-added-in-sum",
        say("In a sum the exponents are not added"),
        say("Exponents are added when powers are multiplied; in a sum, unlike powers stay as they are."),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        exponents_added_in_sum,
        (("x^2 + x^3", "2x^5"), ("x + x", "2x^2")),
    ),
    Misconception(
        "letter-taken-away",
        say("A letter is not taken away like a sign"),
        say("Subtracting a letter once leaves one less of it: {rule}.", rule=written("3x - x = 2x")),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        letter_taken_away,
        (("3x - x", "3"),),
        0,
    ),
    Misconception(
        "sign-of-like-terms",
        say("The sign before a term belongs to it"),
        say("When like terms are collected, each number is taken with the sign before it."),
        ("algebra",),
        "simplifying",
        Level.BEGINNER,
        like_terms_signs,
        (("5x - 8x", "3x"), ("4x - 6x + 1", "10x + 1")),
    ),
    Misconception(
        "factor-signs",
        say("The signs of the factors do not fit"),
        say("The two numbers must have the right sum as well as the right product; multiply out to test them."),
        ("algebra",),
        "factoring",
        Level.BEGINNER,
        factor_signs,
        (("x^2 - 5x + 6", "(x + 2)(x + 3)"), ("x^2 + x - 6 = 0", "(x + 2)(x - 3) = 0")),
        0,
    ),
    Misconception(
        "factor-pair-wrong-sum",
        say("The two numbers have the product, but not the sum"),
        say("The two numbers in the brackets must multiply to the last number and add up to the middle one."),
        ("algebra",),
        "factoring",
        Level.BEGINNER,
        factors_of_constant,
        (("x^2 + 5x + 6", "(x + 1)(x + 6)"),),
        0,
    ),
    Misconception(
        "sum-of-squares-factored",
        say("A sum of squares has no such factors"),
        say("Multiply the brackets out: a sum of two squares is neither the square of the sum nor a product."),
        ("algebra",),
        "factoring",
        Level.INTERMEDIATE,
        sum_of_squares,
        (("x^2 + 9", "(x + 3)^2"), ("x^2 + 9", "(x + 3)(x - 3)")),
        0,
    ),
    Misconception(
        "difference-of-squares-as-square",
        say("A difference of squares is not the square of a difference"),
        say("The factors have different signs: {rule}.", rule=written("a^2 - b^2 = (a+b)(a-b)")),
        ("algebra",),
        "factoring",
        Level.BEGINNER,
        difference_as_square,
        (("x^2 - 9", "(x - 3)^2"),),
        0,
    ),
    Misconception(
        "common-factor-from-one-term",
        say("A common factor is taken out of every term"),
        say("Taking out a factor divides each term by it: {rule}.", rule=written("ab + ac = a(b+c)")),
        ("algebra",),
        "factoring",
        Level.BEGINNER,
        common_factor_partly,
        (("6x + 9", "3(2x + 9)"), ("x^2 + 4x", "x(x + 4x)")),
    ),
    Misconception(
        "one-left-out-of-bracket",
        say("When a whole term is taken out, 1 is left"),
        say("A term divided by itself is 1, and this 1 stays in the bracket: {rule}.", rule=written("ab + a = a(b+1)")),
        ("algebra",),
        "factoring",
        Level.BEGINNER,
        forgotten_one,
        (("x^2 + x", "x*x"),),
    ),
)
