"""Mistakes with absolute values, inequalities, and equations with the unknown in an exponent or a logarithm."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Abs, Add, Basic, Eq, Mul, Or, Pow, Rational, log, sqrt
from sympy.core.relational import GreaterThan, LessThan, StrictGreaterThan, StrictLessThan

from tutor.checking.mistakes.equations import _linear_term, _made, _sides
from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    fraction,
    is_negative,
    negative,
    power,
    size,
    terms,
    total,
)
from tutor.messages import say
from tutor.problem import Level

_ORDERED = (StrictLessThan, LessThan, StrictGreaterThan, GreaterThan)


def one_case_of_absolute_value(node: Basic) -> Iterator[Basic]:
    """|x - 3| = 5 → x - 3 = 5, and |x| < 3 → x < 3."""
    for first, second, swapped in _sides(node):
        if isinstance(first, Abs):
            yield _made(node, first.args[0], second, swapped=swapped)


def absolute_value_of_terms(node: Basic) -> Iterator[Basic]:
    """|x - 3| → x + 3."""
    if isinstance(node, Abs) and isinstance(node.args[0], Add) and any(map(is_negative, node.args[0].args)):
        yield total([size(term) for term in node.args[0].args])


def absolute_value_as_sign(node: Basic) -> Iterator[Basic]:
    """|-5| → -5, and |5| → -5."""
    if isinstance(node, Abs) and node.args[0].is_number:
        yield node.args[0]
        yield -node.args[0]


def absolute_cases_wrong(node: Basic) -> Iterator[Basic]:
    """|2x - 3| = 5 → 2x - 3 = 5 or 2x + 3 = 5."""
    for first, second, _ in _sides(node):
        if isinstance(node, Eq) and isinstance(first, Abs) and isinstance(first.args[0], Add):
            inside = first.args[0]
            other = total([size(t) if is_negative(t) else negative(t) if t.is_number else t for t in inside.args])
            yield Or(Eq(inside, second, evaluate=False), Eq(other, second, evaluate=False), evaluate=False)


def turned(node: Basic, first: Basic, second: Basic) -> Basic:
    """An inequality with the sign turned round."""
    other = {StrictLessThan: StrictGreaterThan, LessThan: GreaterThan, StrictGreaterThan: StrictLessThan}
    return other.get(type(node), LessThan)(first, second, evaluate=False)


def not_turned(node: Basic) -> Iterator[Basic]:
    """-2x < 6 → x < -3."""
    if isinstance(node, _ORDERED):
        for first, second, swapped in _sides(node):
            found = _linear_term(first)
            if found and found[0] < 0:
                yield _made(node, found[1], total([t / found[0] for t in terms(second)]), swapped=swapped)


def turned_needlessly(node: Basic) -> Iterator[Basic]:
    """2x < -6 → x > -3."""
    if isinstance(node, _ORDERED):
        for first, second, swapped in _sides(node):
            if (found := _linear_term(first)) and found[0] > 0:
                new = total([t / found[0] for t in terms(second)])
                yield turned(node, new, found[1]) if swapped else turned(node, found[1], new)


def turned_when_moved(node: Basic) -> Iterator[Basic]:
    """x + 5 < 3 → x > 3 - 5: the sign is turned when a term is moved."""
    if isinstance(node, _ORDERED) and node.free_symbols:
        yield turned(node, node.lhs, node.rhs)


def quadratic_inequality_as_equation(node: Basic) -> Iterator[Basic]:
    """x² < 9 → x < 3, and x² > 9 → x > 3."""
    for first, second, swapped in _sides(node):
        if (
            isinstance(node, _ORDERED)
            and isinstance(first, Pow)
            and first.exp == 2
            and isinstance(second, Rational)
            and second > 0
        ):
            yield _made(node, first.base, sqrt(second), swapped=swapped)


def exponent_as_factor(node: Basic) -> Iterator[Basic]:
    """2^x = 8 → x = 4."""
    for first, second, swapped in _sides(node):
        if isinstance(first, Pow) and isinstance(first.base, Rational) and first.exp.free_symbols and second.is_number:
            yield _made(node, first.exp, second / first.base, swapped=swapped)


def power_undone_by_root(node: Basic) -> Iterator[Basic]:
    """2^x = 9 → x = √9: the root is taken where a logarithm is needed."""
    for first, second, swapped in _sides(node):
        if (
            isinstance(first, Pow)
            and isinstance(first.base, Rational)
            and first.exp.free_symbols
            and second.is_number
            and first.base.is_Integer
            and first.base > 1
            and second.is_positive
        ):
            yield _made(node, first.exp, second ** (1 / first.base), swapped=swapped)


def logarithm_dropped(node: Basic) -> Iterator[Basic]:
    """ln x = 2 → x = 2, and e^x = 5 → x = 5."""
    from sympy import exp

    for first, second, swapped in _sides(node):
        if isinstance(first, log | exp) and first.free_symbols and second.is_number:
            yield _made(node, first.args[0], second, swapped=swapped)
        if (
            isinstance(first, Mul)
            and (found := fraction(first))
            and all(isinstance(part, log) for part in found)
            and second.is_number
        ):
            yield _made(node, found[0].args[0], second, swapped=swapped)
            yield _made(node, found[0].args[0], second * found[1].args[0], swapped=swapped)
            if isinstance(second, Rational) and second > 0 and second.q == 1:
                yield _made(node, found[0].args[0], power(second, found[1].args[0]), swapped=swapped)


_A, _B, _M = ("algebra",), Level.BEGINNER, Level.INTERMEDIATE


MISCONCEPTIONS = (
    Misconception(
        "absolute-value-one-case",
        say("An absolute value has two cases"),
        say("What stands inside may be positive or negative, and both cases count."),
        _A,
        "absolute-value-equations",
        _B,
        one_case_of_absolute_value,
        (("|x - 3| = 5", "x - 3 = 5"), ("|x| < 3", "x < 3")),
        0,
    ),
    Misconception(
        "absolute-value-term-by-term",
        say("The absolute value does not change single signs"),
        say("It makes the whole value positive, not each term."),
        _A,
        "absolute-value-equations",
        _B,
        absolute_value_of_terms,
        (("|x - 3|", "x + 3"),),
        1,
    ),
    Misconception(
        "absolute-value-as-sign",
        say("An absolute value is never negative"),
        say("It is the distance from zero."),
        ("arithmetic", "algebra"),
        "absolute-value-equations",
        _B,
        absolute_value_as_sign,
        (("|-5| + 2", "-5 + 2"),),
        0,
    ),
    Misconception(
        "absolute-value-second-case",
        say("In the second case the whole inside changes its sign"),
        say("If the inside is negative, its value is the negative of the other side."),
        _A,
        "absolute-value-equations",
        _B,
        absolute_cases_wrong,
        (("|2x - 3| = 5", "2x - 3 = 5 or 2x + 3 = 5"),),
        1,
    ),
    Misconception(
        "inequality-not-turned",
        say("Dividing by a negative number turns the sign round"),
        say(
            "Multiplying or dividing by a negative number swaps larger and smaller: {rule}.",
            rule=written("-2x < 6 \\Rightarrow x > -3", "-2x < 6 => x > -3"),
        ),
        _A,
        "linear-inequalities",
        _B,
        not_turned,
        (("-2x < 6", "x < -3"),),
        0,
    ),
    Misconception(
        "inequality-turned-needlessly",
        say("Dividing by a positive number does not turn the sign round"),
        say("Only a negative factor or divisor swaps larger and smaller."),
        _A,
        "linear-inequalities",
        _B,
        turned_needlessly,
        (("2x < -6", "x > -3"),),
        1,
    ),
    Misconception(
        "inequality-turned",
        say("The inequality sign was turned round"),
        say("Adding or subtracting a term leaves the sign as it is."),
        _A,
        "linear-inequalities",
        _B,
        turned_when_moved,
        (("x + 5 < 3", "x > -2"),),
        2,
    ),
    Misconception(
        "square-inequality-as-equation",
        say("The square of a negative number counts too"),
        say("A square is below a number between the two roots, and above it outside them."),
        _A,
        "polynomial-inequalities",
        _B,
        quadratic_inequality_as_equation,
        (("x^2 < 9", "x < 3"),),
        0,
    ),
    Misconception(
        "exponent-as-factor",
        say("An unknown exponent is not a factor"),
        say("Write the other side as a power of the same base, or take logarithms; do not divide by the base."),
        _A,
        "exponential-equations",
        _B,
        exponent_as_factor,
        (("2^x = 8", "x = 4"),),
        0,
    ),
    Misconception(
        "exponent-undone-by-root",
        say("An exponent is found by a logarithm, not by a root"),
        say("A root undoes a power of the unknown; here the unknown is the exponent."),
        _A,
        "exponential-equations",
        _B,
        power_undone_by_root,
        (("2^x = 9", "x = 3"),),
        0,
    ),
    Misconception(
        "function-dropped",
        say("A function cannot simply be left out"),
        say("Undo it on both sides: a logarithm by a power, a power by a logarithm."),
        _A,
        "logarithmic-equations",
        _B,
        logarithm_dropped,
        (("ln(x) = 2", "x = 2"), ("e^x = 5", "x = 5")),
        0,
    ),
)
