"""Mistakes with equations and inequalities."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, And, Basic, Eq, Expr, Rational, Symbol
from sympy.core.relational import Relational

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    coefficient,
    fraction,
    is_negative,
    negative,
    over,
    terms,
    times,
    total,
    without,
)
from tutor.maths.transport import remade
from tutor.messages import say
from tutor.problem import Level


def _sides(node: Basic) -> Iterator[tuple[Expr, Expr, bool]]:
    """Both sides of an equation or inequality, each as the first one, and whether they are swapped."""
    if isinstance(node, Relational) and all(isinstance(side, Expr) for side in node.args):
        yield node.lhs, node.rhs, False
        yield node.rhs, node.lhs, True


def _made(node: Basic, first: Basic, second: Basic, *, swapped: bool) -> Basic:
    return remade(node, [second, first] if swapped else [first, second])


def moved_with_same_sign(node: Basic) -> Iterator[Basic]:
    """3x + 5 = 20 → 3x = 20 + 5."""
    for first, second, swapped in _sides(node):
        parts = terms(first)
        for index, part in enumerate(parts):
            if part != 0 and (len(parts) > 1 or (part.free_symbols and second.free_symbols)):
                kept, joined = total(without(parts, index)), total([*terms(second), part])
                yield _made(node, kept, joined, swapped=swapped)


def _linear_term(first: Expr) -> tuple[Rational, Expr] | None:
    """A term with a number before it."""
    number, rest = coefficient(first)
    return (number, rest) if rest.free_symbols and len(terms(first)) == 1 and number not in (0, 1) else None


def factor_moved_as_term(node: Basic) -> Iterator[Basic]:
    """3x = 12 → x = 12 - 3."""
    for first, second, swapped in _sides(node):
        if (found := _linear_term(first)) and (found[0].is_Integer and found[0] != -1):
            number, rest = found
            yield _made(node, rest, total([*terms(second), -number]), swapped=swapped)
            yield _made(node, rest, total([*terms(second), number]), swapped=swapped)


def multiplied_for_divided(node: Basic) -> Iterator[Basic]:
    """3x = 12 → x = 36, and x/3 = 12 → x = 4."""
    for first, second, swapped in _sides(node):
        if (found := _linear_term(first)) and found[0] != -1 and not second.free_symbols:
            number, rest = found
            yield _made(node, rest, number * second, swapped=swapped)


def divided_wrong_way(node: Basic) -> Iterator[Basic]:
    """3x = 12 → x = 3/12."""
    for first, second, swapped in _sides(node):
        if (found := _linear_term(first)) and isinstance(second, Rational) and second != 0 and found[0] != -1:
            yield _made(node, found[1], over(found[0], second), swapped=swapped)


def sign_lost_in_division(node: Basic) -> Iterator[Basic]:
    """-3x = 12 → x = 4."""
    for first, second, swapped in _sides(node):
        if (found := _linear_term(first)) and isinstance(node, Eq):
            yield _made(node, found[1], second / -found[0], swapped=swapped)


def one_term_divided(node: Basic) -> Iterator[Basic]:
    """2x + 6 = 10 → x + 6 = 5: a term is not divided."""
    for first, second, swapped in _sides(node):
        parts = terms(first)
        if len(parts) < 2:
            continue
        for index, part in enumerate(parts):
            number, rest = coefficient(part)
            if rest.free_symbols and number.is_Integer and number not in (0, 1, -1):
                kept = total([rest if i == index else other for i, other in enumerate(parts)])
                yield _made(node, kept, total([term / number for term in terms(second)]), swapped=swapped)
                if second != 0:
                    done = [term / number for term in parts]
                    yield _made(node, total(done), second, swapped=swapped)


def one_side_multiplied(node: Basic) -> Iterator[Basic]:
    """x/2 + 3 = 5 → x + 3 = 10, and x/2 + x/3 = 5 → 3x + 2x = 5: not every term is multiplied."""
    for first, second, swapped in _sides(node):
        parts = terms(first)
        for index, part in enumerate(parts):
            if not part.free_symbols or not (found := fraction(part)):
                continue
            above, below = found
            others = [above if i == index else other for i, other in enumerate(parts)]
            if len(parts) > 1:
                yield _made(node, total(others), total([below * t for t in terms(second)]), swapped=swapped)
            if second != 0 and len(parts) > 1:
                everything = [above if i == index else below * other for i, other in enumerate(parts)]
                yield _made(node, total(everything), second, swapped=swapped)


def denominator_left_out(node: Basic) -> Iterator[Basic]:
    """x/3 = 4 → x = 4."""
    for first, second, swapped in _sides(node):
        if first.free_symbols and (found := fraction(first)) and second != 0:
            yield _made(node, found[0], second, swapped=swapped)


def multiplied_straight(node: Basic) -> Iterator[Basic]:
    """a/b = c/d → ac = bd."""
    if isinstance(node, Eq):
        one, other = fraction(node.lhs), fraction(node.rhs)
        if one and other:
            yield Eq(one[0] * other[0], one[1] * other[1], evaluate=False)


def added_on_one_side(node: Basic) -> Iterator[Basic]:
    """Two equations: the left sides are added, the right sides subtracted, or the other way round."""
    if isinstance(node, And) and len(node.args) == 2 and all(isinstance(part, Eq) for part in node.args):
        a, b = node.args
        for kept in (a, b):
            yield And(kept, Eq(a.lhs + b.lhs, a.rhs - b.rhs, evaluate=False), evaluate=False)
            yield And(kept, Eq(a.lhs - b.lhs, a.rhs + b.rhs, evaluate=False), evaluate=False)


def equation_half_multiplied(node: Basic) -> Iterator[Basic]:
    """x + 2y = 5 → 3x + 6y = 5: the right side is not multiplied."""
    if isinstance(node, And) and all(isinstance(part, Eq) for part in node.args):
        for index, part in enumerate(node.args):
            for factor in (2, 3, -1):
                if part.rhs.is_number and part.rhs != 0 and part.lhs.free_symbols:
                    new = Eq(total([factor * t for t in terms(part.lhs)]), part.rhs, evaluate=False)
                    yield remade(node, [*node.args[:index], new, *node.args[index + 1 :]])


def unknowns_swapped(node: Basic) -> Iterator[Basic]:
    """x = 2, y = 3 → x = 3, y = 2."""
    if (
        isinstance(node, And)
        and all(isinstance(p, Eq) and isinstance(p.lhs, Symbol) for p in node.args)
        and len(node.args) == 2
        and all(p.rhs.is_number for p in node.args)
    ):
        a, b = node.args
        yield And(Eq(a.lhs, b.rhs, evaluate=False), Eq(b.lhs, a.rhs, evaluate=False), evaluate=False)


def reversed_relation(node: Basic) -> Iterator[Basic]:
    """S = 6P → 6S = P: the number stands with the wrong letter."""
    if isinstance(node, Eq):
        (m, a), (n, b) = coefficient(node.lhs), coefficient(node.rhs)
        if isinstance(a, Symbol) and isinstance(b, Symbol) and a != b and abs(m) != abs(n):
            yield Eq(n * a, m * b, evaluate=False)


def difference_reversed(node: Basic) -> Iterator[Basic]:
    """ "Three less than a number": x - 3 → 3 - x."""
    if (
        isinstance(node, Add)
        and len(node.args) == 2
        and sum(map(is_negative, node.args)) == 1
        and node.free_symbols
        and any(not part.free_symbols for part in node.args)
    ):
        yield total([negative(part) for part in node.args])


def quotient_as_product(node: Basic) -> Iterator[Basic]:
    """n/6 → 6n."""
    if (found := fraction(node)) and found[0].free_symbols and isinstance(found[1], Rational):
        yield times(found[1], found[0])


def sign_of_solution(node: Basic) -> Iterator[Basic]:
    """x = -2 → x = 2."""
    for first, second, swapped in _sides(node):
        if isinstance(node, Eq) and isinstance(first, Symbol) and second.is_number and second != 0:
            yield _made(node, first, negative(second), swapped=swapped)


_A, _B, _M = ("algebra",), Level.BEGINNER, Level.INTERMEDIATE
_SAME = say("What is done to one side is done to the whole other side too, term by term.")

MISCONCEPTIONS = (
    Misconception(
        "moved-without-changing-sign",
        say("A term that changes sides changes its sign"),
        say("Moving a term means subtracting it on both sides, so on the other side it has the opposite sign."),
        _A,
        "linear-equations",
        _B,
        moved_with_same_sign,
        (("3x + 5 = 20", "3x = 25"), ("x - 4 = 7", "x = 3")),
        0,
    ),
    Misconception(
        "factor-moved-as-term",
        say("A factor is undone by division"),
        say("The number multiplies the unknown, so both sides are divided by it; it is not subtracted."),
        _A,
        "linear-equations",
        _B,
        factor_moved_as_term,
        (("3x = 12", "x = 9"),),
        0,
    ),
    Misconception(
        "multiplied-for-divided",
        say("The inverse operation was not used"),
        say("A multiplication is undone by dividing, a division by multiplying."),
        _A,
        "linear-equations",
        _B,
        multiplied_for_divided,
        (("3x = 12", "x = 36"), ("x/3 = 12", "x = 4")),
        0,
    ),
    Misconception(
        "divided-wrong-way-round",
        say("The division is the wrong way round"),
        say("Divide by the number that stands with the unknown."),
        _A,
        "linear-equations",
        _B,
        divided_wrong_way,
        (("3x = 12", "x = 1/4"),),
        0,
    ),
    Misconception(
        "sign-lost-in-division",
        say("The sign was lost in the division"),
        say("Dividing by a negative number changes the sign of the other side too."),
        _A,
        "linear-equations",
        _B,
        sign_lost_in_division,
        (("-3x = 12", "x = 4"),),
        0,
    ),
    Misconception(
        "one-term-of-side-divided",
        say("Every term of both sides is divided"),
        _SAME,
        _A,
        "linear-equations",
        _B,
        one_term_divided,
        (("2x + 6 = 10", "x + 6 = 5"),),
        0,
    ),
    Misconception(
        "one-term-multiplied",
        say("Every term of both sides is multiplied"),
        _SAME,
        _A,
        "rational-equations",
        _B,
        one_side_multiplied,
        (("x/2 + 3 = 5", "x + 3 = 10"),),
        0,
    ),
    Misconception(
        "denominator-left-out",
        say("A denominator cannot be left out"),
        _SAME,
        _A,
        "rational-equations",
        _B,
        denominator_left_out,
        (("x/3 = 4", "x = 4"),),
    ),
    Misconception(
        "multiplied-straight-across",
        say("Proportions are multiplied crosswise"),
        say(
            "Multiply each numerator by the other denominator: {rule}.",
            rule=written("\\frac{a}{b} = \\frac{c}{d} \\Rightarrow ad = bc", "a/b = c/d => ad = bc"),
        ),
        _A,
        "rational-equations",
        _B,
        multiplied_straight,
        (("x/2 = 3/5", "3x = 10"),),
        0,
    ),
    Misconception(
        "equations-added-on-one-side",
        say("Both sides are added, or both are subtracted"),
        say("Adding two equations means adding the left sides and adding the right sides."),
        _A,
        "linear-systems",
        _B,
        added_on_one_side,
        (("x + y = 5, x - y = 1", "x + y = 5, 2x = 4"),),
        0,
    ),
    Misconception(
        "equation-multiplied-on-one-side",
        say("The right side is multiplied too"),
        _SAME,
        _A,
        "linear-systems",
        _B,
        equation_half_multiplied,
        (("x + 2y = 5, x - y = 1", "3x + 6y = 5, x - y = 1"),),
        1,
    ),
    Misconception(
        "unknowns-swapped",
        say("The unknowns were swapped"),
        say("Put the values into both equations to see which belongs to which unknown."),
        _A,
        "linear-systems",
        _B,
        unknowns_swapped,
        (("x = 2, y = 3", "x = 3, y = 2"),),
        1,
    ),
    Misconception(
        "relation-reversed",
        say("The number stands with the wrong letter"),
        say("Try numbers: with six times as many students as professors, the professors are multiplied by six."),
        _A,
        "linear-equations",
        _B,
        reversed_relation,
        (("S = 6P", "6S = P"),),
        0,
    ),
    Misconception(
        "difference-reversed",
        say("The difference is the wrong way round"),
        say("“Three less than a number” starts from the number and takes three away."),
        _A,
        "linear-equations",
        _B,
        difference_reversed,
        (("x - 3", "3 - x"),),
        1,
    ),
    Misconception(
        "multiplied-for-shared",
        say("Sharing out is dividing"),
        say("To find how many groups there are, divide by the size of a group."),
        _A,
        "linear-equations",
        _B,
        quotient_as_product,
        (("n/6", "6n"),),
        1,
    ),
    Misconception(
        "sign-of-solution",
        say("The solution has the wrong sign"),
        say("Put the number into the equation: with the other sign it does not hold."),
        _A,
        "linear-equations",
        _B,
        sign_of_solution,
        (("x = -2", "x = 2"),),
        2,
    ),
)
