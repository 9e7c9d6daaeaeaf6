"""Mistakes with quadratic equations: lost roots, products, squares and the formula."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Basic, Eq, Expr, Or, Pow, Rational, S, Symbol, sqrt

from tutor.checking.mistakes.equations import _made, _sides
from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.powers import root
from tutor.checking.mistakes.shapes import (
    coefficient,
    factors,
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


def divided_by_unknown(node: Basic) -> Iterator[Basic]:
    """x² = 4x → x = 4, and x(x - 3) = 0 → x - 3 = 0: the solution zero is lost."""
    if not isinstance(node, Eq):
        return
    parts = [part for side in node.args for part in terms(side) if part != 0]
    shared = list(_unknown_factors(parts[0])) if parts else []
    for factor in shared:
        if len(parts) > 1 or len(factors(parts[0])) > 1:
            sides = [
                total([new for t in terms(side) if t != 0 and (new := _divided(t, factor)) is not None])
                for side in node.args
            ]
            if all(_divided(part, factor) is not None for part in parts):
                yield Eq(*sides, evaluate=False)


def _unknown_factors(part: Expr) -> Iterator[Expr]:
    for factor in factors(part):
        if isinstance(factor, Pow) and factor.exp.is_Integer and factor.exp > 1:
            yield factor.base
        elif factor.free_symbols and not (isinstance(factor, Pow) and factor.exp.is_negative):
            yield factor


def _divided(part: Expr, factor: Expr) -> Expr | None:
    for index, own in enumerate(factors(part)):
        if own == factor:
            return times(*without(factors(part), index))
        if isinstance(own, Pow) and own.base == factor and own.exp.is_Integer and own.exp > 1:
            return times(*without(factors(part), index), power(factor, own.exp - 1))
    return None


def _zero_product(node: Basic) -> tuple[list[Expr], Expr] | None:
    if isinstance(node, Eq):
        for product, other in (node.args, node.args[::-1]):
            found = [f for f in factors(product) if f.free_symbols]
            bases = [f.base if isinstance(f, Pow) and f.exp.is_Integer and f.exp > 0 else f for f in found]
            if other.is_number and bases and (len(bases) > 1 or bases[0] is not product):
                return bases, other
    return None


def product_not_zero(node: Basic) -> Iterator[Basic]:
    """(x - 2)(x - 3) = 6 → x - 2 = 6 or x - 3 = 6."""
    if (found := _zero_product(node)) and found[1] != 0 and len(found[0]) > 1:
        yield Or(*(Eq(f, found[1], evaluate=False) for f in found[0]), evaluate=False)


def root_with_factor_sign(node: Basic) -> Iterator[Basic]:
    """(x + 2)(x - 3) = 0 → x = 2 or x = -3."""
    if (found := _zero_product(node)) and found[1] == 0:
        roots = [_root_of(bracket) for bracket in found[0]]
        if None in roots or len({x for x, _ in filter(None, roots)}) != 1:
            return
        known = [pair for pair in roots if pair]
        yield _or(known[0][0], [-value for _, value in known])
        for index, (x, _) in enumerate(known):
            if len(known) > 1:
                yield _or(x, [-value if i == index else value for i, (_, value) in enumerate(known)])


def _root_of(bracket: Expr) -> tuple[Symbol, Expr] | None:
    if len(bracket.free_symbols) != 1:
        return None
    (x,) = bracket.free_symbols
    parts = [coefficient(t) for t in terms(bracket)]
    if {rest for _, rest in parts} - {x, S.One}:
        return None
    a = sum((n for n, rest in parts if rest == x), S.Zero)
    b = sum((n for n, rest in parts if rest == 1), S.Zero)
    return (x, -b / a) if a != 0 else None


def _or(x: Basic, values: list[Expr]) -> Basic:
    distinct = list(dict.fromkeys(values))
    made = [Eq(x, value, evaluate=False) for value in distinct]
    return made[0] if len(made) == 1 else Or(*made, evaluate=False)


def one_factor_only(node: Basic) -> Iterator[Basic]:
    """(x - 2)(x + 3) = 0 → x = 2: only one factor is set to zero."""
    if (found := _zero_product(node)) and found[1] == 0 and len(set(found[0])) > 1:
        for bracket in found[0]:
            yield Eq(bracket, 0, evaluate=False)


def solution_lost(node: Basic) -> Iterator[Basic]:
    """x = 2 or x = -3 → x = 2."""
    if isinstance(node, Or) and all(isinstance(part, Eq) for part in node.args) and len(node.args) > 1:
        yield from node.args


def one_root_only(node: Basic) -> Iterator[Basic]:
    """x² = 9 → x = 3: the negative root is forgotten."""
    for first, second, swapped in _sides(node):
        if (
            isinstance(node, Eq)
            and isinstance(first, Pow)
            and first.exp == 2
            and first.free_symbols
            and second.is_number
            and second.is_positive
        ):
            found = sqrt(second)
            yield _made(node, first.base, found, swapped=swapped)
            yield _made(node, first.base, -found, swapped=swapped)


def square_as_double(node: Basic) -> Iterator[Basic]:
    """x² = 16 → x = 8."""
    for first, second, swapped in _sides(node):
        if (
            isinstance(node, Eq)
            and isinstance(first, Pow)
            and first.exp.is_Integer
            and first.exp > 1
            and first.free_symbols
            and second.is_number
        ):
            yield _made(node, first.base, second / first.exp, swapped=swapped)


def root_of_each_term(node: Basic) -> Iterator[Basic]:
    """x² + 9 = 25 → x + 3 = 5."""
    for first, second, swapped in _sides(node):
        if (
            isinstance(node, Eq)
            and isinstance(first, Add)
            and isinstance(second, Rational)
            and second > 0
            and any(isinstance(size(t), Pow) and size(t).exp == 2 for t in terms(first))
        ):
            parts = [negative(root(size(t), S.Half)) if is_negative(t) else root(t, S.Half) for t in terms(first)]
            if not any(isinstance(p, Pow) and p.exp == S.Half for p in map(size, parts)):
                yield _made(node, total(parts), sqrt(second), swapped=swapped)


def squared_term_by_term(node: Basic) -> Iterator[Basic]:
    """√x + 2 = 5 → x + 4 = 25, and √(x + 3) = x - 3 → x + 3 = x² - 9."""
    for first, second, swapped in _sides(node):
        if isinstance(node, Eq) and _holds_root(first) and (isinstance(first, Add) or isinstance(second, Add)):
            left = total([_signed_square(t) for t in terms(first)])
            right = total([_signed_square(t) for t in terms(second)])
            yield _made(node, left, right, swapped=swapped)


def _holds_root(side: Basic) -> bool:
    return any(isinstance(size(f), Pow) and f.exp == S.Half for t in terms(side) for f in factors(t) if f.free_symbols)


def _signed_square(term: Expr) -> Expr:
    inside = size(term)
    square = times(*(f.base if isinstance(f, Pow) and f.exp == S.Half else power(f, S(2)) for f in factors(inside)))
    return negative(square) if is_negative(term) else square


def root_removed_one_side(node: Basic) -> Iterator[Basic]:
    """√(x + 1) = 5 → x + 1 = 5: only one side is squared."""
    for first, second, swapped in _sides(node):
        if (
            isinstance(first, Pow)
            and isinstance(first.exp, Rational)
            and first.exp.p == 1
            and first.exp.q > 1
            and first.free_symbols
            and second not in (0, 1)
        ):
            yield _made(node, first.base, second, swapped=swapped)
            if first.exp.q == 2:
                yield _made(node, first.base, 2 * second, swapped=swapped)


def _square(node: Basic) -> tuple[Symbol, Rational, Rational, Rational] | None:
    """The unknown and the numbers of a quadratic equation that equals zero."""
    if not isinstance(node, Eq) or len(node.free_symbols) != 1 or 0 not in node.args:
        return None
    (x,) = node.free_symbols
    side = node.lhs if node.rhs == 0 else node.rhs
    found: dict[Expr, Rational] = {}
    for number, rest in map(coefficient, terms(side)):
        found[rest] = found.get(rest, S.Zero) + number
    if set(found) - {Pow(x, 2), x, S.One} or not found.get(Pow(x, 2)):
        return None
    return x, found[Pow(x, 2)], found.get(x, S.Zero), found.get(S.One, S.Zero)


def _formula(node: Basic, change: str) -> Iterator[Basic]:
    found = _square(node)
    if found is None:
        return
    x, a, b, c = found
    inside = b * b + 4 * a * c if change == "inside" else b * b - 4 * c if change == "a" else b * b - 4 * a * c
    if inside < 0:
        return
    if change == "first":
        low, high = b - sqrt(inside), b + sqrt(inside)
    elif change == "root":
        low, high = -b - inside, -b + inside
    else:
        low, high = -b - sqrt(inside), -b + sqrt(inside)
    below = S(2) if change == "below" else a if change == "half" else 2 * a
    if change == "part":
        yield _or(x, [-b - sqrt(inside) / below, -b + sqrt(inside) / below])
    else:
        yield _or(x, [low / below, high / below])


def formula_first_sign(node: Basic) -> Iterator[Basic]:
    """The quadratic formula with b where -b stands."""
    yield from _formula(node, "first")


def formula_inside_sign(node: Basic) -> Iterator[Basic]:
    """The quadratic formula with b² + 4ac."""
    yield from _formula(node, "inside")


def formula_below(node: Basic) -> Iterator[Basic]:
    """The quadratic formula divided by 2, by a, or only the root divided."""
    for change in ("below", "half", "part"):
        yield from _formula(node, change)


def formula_root(node: Basic) -> Iterator[Basic]:
    """The quadratic formula without the root."""
    yield from _formula(node, "root")


_A, _B, _M = ("algebra",), Level.BEGINNER, Level.INTERMEDIATE


_SAME = say("What is done to one side is done to the whole other side too, term by term.")


MISCONCEPTIONS = (
    Misconception(
        "divided-by-the-unknown",
        say("Dividing by the unknown loses a solution"),
        say("The unknown may be zero, and dividing by zero is not allowed. Bring everything to one side and factor."),
        _A,
        "quadratic-equations",
        _B,
        divided_by_unknown,
        (("x^2 = 4x", "x = 4"), ("x(x - 3) = 0", "x - 3 = 0")),
        0,
    ),
    Misconception(
        "product-not-zero",
        say("Only a product that is zero can be split"),
        say("If a product is zero, one of the factors is; for any other number this is not so."),
        _A,
        "quadratic-equations",
        _B,
        product_not_zero,
        (("(x - 2)(x - 3) = 6", "x - 2 = 6 or x - 3 = 6"),),
        0,
    ),
    Misconception(
        "sign-of-root",
        say("A root has the opposite sign of the number in the bracket"),
        say(
            "The bracket has to become zero: {rule}.",
            rule=written("x + 2 = 0 \\Rightarrow x = -2", "x + 2 = 0 => x = -2"),
        ),
        _A,
        "quadratic-equations",
        _B,
        root_with_factor_sign,
        (("(x + 2)(x - 3) = 0", "x = 2 or x = -3"), ("(x + 2)(x - 3) = 0", "x = 2 or x = 3")),
        0,
    ),
    Misconception(
        "one-factor-only",
        say("Each factor can be zero"),
        say("A product is zero if any of its factors is, so each factor gives a solution."),
        _A,
        "quadratic-equations",
        _B,
        one_factor_only,
        (("(x - 2)(x + 3) = 0", "x = 2"),),
        1,
    ),
    Misconception(
        "solution-lost",
        say("A solution was lost"),
        say("Each of the cases gives solutions, and all of them belong to the answer."),
        _A,
        "quadratic-equations",
        _B,
        solution_lost,
        (("x - 2 = 0 or x + 3 = 0", "x = 2"),),
        2,
    ),
    Misconception(
        "only-one-root",
        say("A square has a positive and a negative root"),
        say(
            "Two numbers have the same square: {rule}.",
            rule=written("x^2 = 9 \\Rightarrow x = \\pm 3", "x^2 = 9 => x = ±3"),
        ),
        _A,
        "quadratic-equations",
        _B,
        one_root_only,
        (("x^2 = 9", "x = 3"), ("(x - 1)^2 = 4", "x - 1 = 2")),
        0,
    ),
    Misconception(
        "square-as-double",
        say("A square is undone by a root, not by halving"),
        say("Look for the number whose square is on the other side."),
        _A,
        "quadratic-equations",
        _B,
        square_as_double,
        (("x^2 = 16", "x = 8"),),
        0,
    ),
    Misconception(
        "root-of-each-term",
        say("The root is taken of the whole side"),
        say("Bring the square alone to one side first, then take the root."),
        _A,
        "quadratic-equations",
        _B,
        root_of_each_term,
        (("x^2 + 9 = 25", "x + 3 = 5"),),
        0,
    ),
    Misconception(
        "squared-term-by-term",
        say("The whole side is squared, not each term"),
        say("Squaring a sum gives a middle term too; bring the root alone to one side first."),
        _A,
        "radical-equations",
        _B,
        squared_term_by_term,
        (("sqrt(x) + 2 = 5", "x + 4 = 25"),),
        0,
    ),
    Misconception(
        "root-removed-on-one-side",
        say("Both sides are raised to the power"),
        _SAME,
        _A,
        "radical-equations",
        _B,
        root_removed_one_side,
        (("sqrt(x + 1) = 5", "x + 1 = 5"),),
        0,
    ),
    Misconception(
        "quadratic-formula-first-sign",
        say("The quadratic formula starts with −b"),
        say("The first term has the opposite sign of the number before the unknown."),
        _A,
        "quadratic-equations",
        _M,
        formula_first_sign,
        (("x^2 - 5x + 6 = 0", "x = -2 or x = -3"),),
        1,
    ),
    Misconception(
        "quadratic-formula-discriminant-sign",
        say("The sign under the root is wrong"),
        say("Under the root stands {rule}; mind the sign of the last number.", rule=written("b^2 - 4ac")),
        _A,
        "quadratic-equations",
        _M,
        formula_inside_sign,
        (("2x^2 - 5x - 3 = 0", "x = 3/2 or x = 1"),),
        1,
    ),
    Misconception(
        "quadratic-formula-denominator",
        say("The whole numerator is divided by 2a"),
        say("In the quadratic formula everything stands above the denominator 2a."),
        _A,
        "quadratic-equations",
        _M,
        formula_below,
        (("2x^2 - 5x + 3 = 0", "x = 2 or x = 3"),),
        1,
    ),
    Misconception(
        "quadratic-formula-without-root",
        say("The root in the quadratic formula was forgotten"),
        say("It is the root of {rule} that is added and subtracted.", rule=written("b^2 - 4ac")),
        _A,
        "quadratic-equations",
        _M,
        formula_root,
        (("x^2 - 6x + 5 = 0", "x = -5 or x = 11"),),
        1,
    ),
)
