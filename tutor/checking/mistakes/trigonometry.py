"""Mistakes with sine, cosine and tangent, and with functions as such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Add, Basic, Eq, Mul, Pow, Rational, Symbol, acos, asin, atan, cos, cot, csc, pi, sec, sin, tan

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    coefficient,
    factors,
    fraction,
    is_negative,
    negative,
    over,
    size,
    times,
    total,
)
from tutor.checking.mistakes.tables import by_name
from tutor.messages import say
from tutor.problem import Level

FUNCTIONS = (sin, cos, tan)
_ALL = (sin, cos, tan, sec, csc, cot)


def function_of_sum(node: Basic) -> Iterator[Basic]:
    """sin(a + b) → sin a + sin b."""
    if isinstance(node, FUNCTIONS) and isinstance(node.args[0], Add):
        parts = [(is_negative(t), node.func(size(t), evaluate=False)) for t in node.args[0].args]
        yield total([negative(part) if minus else part for minus, part in parts])


def factor_out_of_function(node: Basic) -> Iterator[Basic]:
    """sin 2x → 2 sin x."""
    if isinstance(node, FUNCTIONS) and node.args[0].free_symbols:
        number, rest = coefficient(node.args[0])
        if number not in (1, -1) and not isinstance(node.args[0], Add):
            yield times(number, node.func(rest, evaluate=False))


def letter_cancelled(node: Basic) -> Iterator[Basic]:
    """sin(x)/x → sin."""
    if (found := fraction(node)) and any(isinstance(f, FUNCTIONS) for f in factors(found[0])):
        for f in factors(found[0]):
            if isinstance(f, FUNCTIONS) and (f.args[0] / found[1]).is_number:
                yield f.args[0] / found[1]


def square_inside(node: Basic) -> Iterator[Basic]:
    """sin² x → sin(x²)."""
    if isinstance(node, Pow) and isinstance(node.base, FUNCTIONS) and node.exp.is_Integer and node.exp > 1:
        yield node.base.func(Pow(node.base.args[0], node.exp), evaluate=False)


def pythagoras_without_squares(node: Basic) -> Iterator[Basic]:
    """1 - sin² x → (1 - sin x)², and 1 - sin² x → cos x."""
    if isinstance(node, Add) and len(node.args) == 2 and 1 in node.args:
        other = next(t for t in node.args if t != 1) if node.args != (1, 1) else node.args[0]
        inside = size(other)
        if is_negative(other) and isinstance(inside, Pow) and inside.exp == 2 and isinstance(inside.base, sin | cos):
            f = inside.base
            partner = cos if isinstance(f, sin) else sin
            yield partner(f.args[0], evaluate=False)
            yield Pow(1 - f, 2, evaluate=False)


def double_angle_wrong(node: Basic) -> Iterator[Basic]:
    """cos 2x → cos² x + sin² x, and sin 2x → sin x cos x."""
    if isinstance(node, sin | cos) and node.args[0].free_symbols:
        number, rest = coefficient(node.args[0])
        if number == 2:
            if isinstance(node, cos):
                yield cos(rest) ** 2 + sin(rest) ** 2
                yield sin(rest) ** 2 - cos(rest) ** 2
                yield 1 - sin(rest) ** 2
            else:
                yield sin(rest) * cos(rest)
                yield sin(rest) ** 2 + cos(rest) ** 2


def addition_formula_sign(node: Basic) -> Iterator[Basic]:
    """cos(a + b) → cos a cos b + sin a sin b, and sin(a + b) → sin a cos b - cos a sin b."""
    if isinstance(node, sin | cos) and isinstance(node.args[0], Add) and len(node.args[0].args) == 2:
        a, b = node.args[0].args
        if isinstance(node, cos):
            yield cos(a) * cos(b) + sin(a) * sin(b)
            yield cos(a) * sin(b) - sin(a) * cos(b)
        else:
            yield sin(a) * cos(b) - cos(a) * sin(b)
            yield sin(a) * sin(b) + cos(a) * cos(b)


def _angle(node: Basic) -> Basic | None:
    """The angle of an exact value."""
    if isinstance(node, _ALL) and node.args[0].is_number and (node.args[0] / pi).is_rational:
        return node.args[0]
    return None


def sine_for_cosine(node: Basic) -> Iterator[Basic]:
    """sin 30° taken for cos 30°."""
    pairs = {sin: cos, cos: sin, tan: cot, cot: tan, sec: csc, csc: sec}
    if (angle := _angle(node)) is not None:
        yield pairs[type(node)](Mul(*factors(angle)))


def quadrant_sign(node: Basic) -> Iterator[Basic]:
    """cos 120° → 1/2: the sign of the quadrant is forgotten."""
    if (angle := _angle(node)) is not None:
        value = type(node)(Mul(*factors(angle)))
        if value.is_finite and value != 0:
            yield -value


def reciprocal_function_mixed(node: Basic) -> Iterator[Basic]:
    """sec taken for 1/sin, csc for 1/cos, tan for cos/sin."""
    pairs: dict[type[Basic], Any] = {sec: sin, csc: cos, cot: cos, tan: sin}
    if type(node) in pairs:
        yield over(Rational(1), pairs[type(node)](node.args[0], evaluate=False))


def inverse_as_reciprocal(node: Basic) -> Iterator[Basic]:
    """arcsin x → 1/sin x."""
    pairs: dict[type[Basic], Any] = {asin: sin, acos: cos, atan: tan}
    if type(node) in pairs:
        yield over(Rational(1), pairs[type(node)](node.args[0], evaluate=False))


def degrees_as_numbers(node: Basic) -> Iterator[Basic]:
    """sin 30° worked out with 30 radians."""
    if isinstance(node, FUNCTIONS) and node.args[0].has(pi) and node.args[0].is_number:
        degrees = node.args[0] * 180 / pi
        if degrees.is_Integer:
            yield node.func(degrees, evaluate=False)


def one_angle_only(node: Basic) -> Iterator[Basic]:
    """sin x = 1/2 → x = π/6: the second angle is forgotten."""
    undone = {sin: asin, cos: acos, tan: atan}
    if isinstance(node, Eq):
        for f, value in (node.args, node.args[::-1]):
            if isinstance(f, FUNCTIONS) and value.is_number and isinstance(f.args[0], Symbol):
                angle = undone[type(f)](value)
                if angle.is_real:
                    yield Eq(f.args[0], angle, evaluate=False)
                    yield Eq(f.args[0], -angle, evaluate=False)


wave_mixed = by_name(
    {
        "amplitude_of": lambda f, *x: [2 * abs(_wave(f)[0]), _wave(f)[1]],
        "period_of": lambda f, *x: [2 * pi * _wave(f)[1], _wave(f)[1], pi / _wave(f)[1]],
        "midline_of": lambda f, *x: [_wave(f)[0], -f.as_coeff_Add()[0]],
    }
)


def _wave(f: Basic) -> tuple[Basic, Basic]:
    waves = sorted(f.atoms(*FUNCTIONS), key=str)
    inside = waves[0].args[0]
    x = sorted(inside.free_symbols, key=str)[0]
    return f.coeff(waves[0]), inside.coeff(x)


_T, _B, _M = ("trigonometry",), Level.BEGINNER, Level.INTERMEDIATE

MISCONCEPTIONS = (
    Misconception(
        "sine-of-sum",
        say("The sine of a sum is not the sum of the sines"),
        say(
            "A function is not a factor; use the addition formulas: {rule}.",
            rule=written("\\sin(a+b) = \\sin a \\cos b + \\cos a \\sin b", "sin(a+b) = sin(a)cos(b) + cos(a)sin(b)"),
        ),
        _T,
        "trigonometry",
        _M,
        function_of_sum,
        (("sin(x + pi/3)", "sin(x) + sin(pi/3)"),),
        0,
    ),
    Misconception(
        "factor-out-of-function",
        say("A factor inside the function stays inside"),
        say(
            "Sine is a function, not a factor: {rule}.",
            rule=written("\\sin 2x = 2 \\sin x \\cos x", "sin(2x) = 2sin(x)cos(x)"),
        ),
        _T,
        "trigonometry",
        _M,
        factor_out_of_function,
        (("sin(2x)", "2sin(x)"),),
        0,
    ),
    Misconception(
        "letter-cancelled-in-function",
        say("A letter inside a function cannot be cancelled"),
        say("The function name is no factor, and what stands inside belongs to it."),
        _T,
        "trigonometry",
        _M,
        letter_cancelled,
        (("sin(x)/x", "1"),),
        0,
    ),
    Misconception(
        "square-of-function-inside",
        say("The value is squared, not the angle"),
        say(
            "The short form means the square of the value: {rule}.",
            rule=written("\\sin^2 x = (\\sin x)^2", "sin^2(x) = (sin(x))^2"),
        ),
        _T,
        "trigonometry",
        _M,
        square_inside,
        (("sin(x)^2", "sin(x^2)"),),
        0,
    ),
    Misconception(
        "pythagoras-without-squares",
        say("The squares of sine and cosine add up to one"),
        say("Not the values themselves: {rule}.", rule=written("\\sin^2 x + \\cos^2 x = 1", "sin(x)^2 + cos(x)^2 = 1")),
        _T,
        "trigonometry",
        _M,
        pythagoras_without_squares,
        (("1 - sin(x)^2", "cos(x)"),),
        0,
    ),
    Misconception(
        "double-angle-wrong",
        say("The formula for the double angle is another one"),
        say("Take it from the addition formulas with two equal angles."),
        _T,
        "trigonometry",
        _M,
        double_angle_wrong,
        (("sin(2x)", "sin(x)cos(x)"),),
        0,
    ),
    Misconception(
        "addition-formula-sign",
        say("The sign in the addition formula is wrong"),
        say("In the formula for the cosine the sign changes, in that for the sine it stays."),
        _T,
        "trigonometry",
        _M,
        addition_formula_sign,
        (("cos(x + y)", "cos(x)cos(y) + sin(x)sin(y)"),),
        0,
    ),
    Misconception(
        "sine-for-cosine",
        say("Sine and cosine were mixed up"),
        say("On the unit circle the cosine is the first coordinate, the sine the second."),
        _T,
        "trigonometry",
        _B,
        sine_for_cosine,
        (("sin(pi/6)", "sqrt(3)/2"),),
        0,
    ),
    Misconception(
        "quadrant-sign",
        say("The sign depends on the quadrant"),
        say("Look where the angle lies: left of the axis the cosine is negative, below it the sine."),
        _T,
        "trigonometry",
        _B,
        quadrant_sign,
        (("cos(2pi/3)", "1/2"),),
        0,
    ),
    Misconception(
        "reciprocal-function-mixed",
        say("The reciprocal functions were mixed up"),
        say("The secant belongs to the cosine, the cosecant to the sine, the tangent is sine by cosine."),
        _T,
        "trigonometry",
        _B,
        reciprocal_function_mixed,
        (("sec(pi/3)", "1/sin(pi/3)"),),
        1,
    ),
    Misconception(
        "inverse-as-reciprocal",
        say("The inverse function is not the reciprocal"),
        say("The inverse sine asks for the angle that has this sine."),
        _T,
        "trigonometry",
        _M,
        inverse_as_reciprocal,
        (("arcsin(x)", "1/sin(x)"),),
        0,
    ),
    Misconception(
        "degrees-as-radians",
        say("Degrees were worked out as radians"),
        say("Set the calculator to degrees, or convert the angle first."),
        _T,
        "trigonometry",
        _B,
        degrees_as_numbers,
        (("sin(pi/6)", "sin(30)"),),
        1,
    ),
    Misconception(
        "one-angle-only",
        say("More than one angle has this value"),
        say("In a full turn two angles have the same sine, and two the same cosine; whole turns can be added."),
        _T,
        "trigonometric-equations",
        _M,
        one_angle_only,
        (("sin(x) = 1/2", "x = pi/6"),),
        1,
    ),
    Misconception(
        "wave-quantities-mixed",
        say("Amplitude, period and midline were mixed up"),
        say("The factor before the function is the amplitude; the factor inside divides the period."),
        _T,
        "trigonometry",
        _B,
        wave_mixed,
        (("period_of(3sin(2x), x)", "4pi"),),
        0,
    ),
)
