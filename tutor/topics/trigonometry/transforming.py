"""Lines that bring an expression with functions of angles to a normal form: in sines and cosines, as one fraction."""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Add,
    Basic,
    Expr,
    PolynomialError,
    S,
    Symbol,
    bottom_up,
    cancel,
    cos,
    cot,
    count_ops,
    csc,
    expand,
    factor,
    fraction,
    reduced,
    sec,
    sin,
    tan,
    together,
    trigsimp,
)
from sympy.simplify.fu import TR1, TR2, TR5, TR6, TR22, TR2i

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.chain import Line
from tutor.rules.lines import law
from tutor.topics.trigonometry.angles import CIRCULAR, in_one_angle

PYTHAGORAS = law(r"\sin^2 a + \cos^2 a = 1", "sin(a)^2 + cos(a)^2 = 1")
_QUOTIENTS = law(
    r"\tan a = \frac{\sin a}{\cos a},\ \cot a = \frac{\cos a}{\sin a},\ \sec a = \frac{1}{\cos a},"
    r"\ \csc a = \frac{1}{\sin a}",
    "tan(a) = sin(a)/cos(a), cot(a) = cos(a)/sin(a), sec(a) = 1/cos(a), csc(a) = 1/sin(a)",
)


def size(expression: Expr) -> int:
    """How long an expression is."""
    return int(count_ops(expression))


def shifted(start: Expr) -> Line:
    """Reduction formulas: sin(π - x) is sin x."""
    value = evaluated(start)
    return Line(
        "reduction",
        say("Use the symmetries of the functions."),
        say("Shifting an angle by quarter turns, or changing its sign, only exchanges sine and cosine or their signs."),
        value if value.atoms(*CIRCULAR) != start.atoms(*CIRCULAR) else start,
        say("What do the functions of this angle become on the unit circle?"),
    )


def pythagorean(current: Expr) -> Line:
    """sin² + cos² = 1 and its forms, wherever they make a sum shorter."""
    return Line(
        "pythagorean-identity",
        say("Use the identity of Pythagoras."),
        say("It is {law}, and divided by a square also a relation of tangent and secant.", law=PYTHAGORAS),
        bottom_up(current, _shorter),
        say("Where do squares of sine and cosine stand together?"),
    )


def _shorter(part: Basic) -> Basic:
    if not isinstance(part, Add):
        return part
    forms = [part]
    for form in (TR5(part), TR6(part), TR22(part), _with_tangents(part)):
        forms.append(expand(form))
    return min(forms, key=size)


def _with_tangents(part: Expr) -> Expr:
    """sec² as 1 + tan², csc² as 1 + cot²."""
    return part.replace(
        lambda e: e.is_Pow and e.exp == 2 and isinstance(e.base, sec | csc),
        lambda e: 1 + (tan if isinstance(e.base, sec) else cot)(e.base.args[0]) ** 2,
    )


def to_sine_and_cosine(current: Expr) -> Line:
    """Everything in sines and cosines."""
    return Line(
        "sine-and-cosine",
        say("Write everything with sine and cosine."),
        say("By definition {law}.", law=_QUOTIENTS),
        TR2(TR1(current)),
        say("How are the other functions defined by sine and cosine?"),
    )


def to_one_angle(current: Expr, beside: Expr = S.Zero) -> Line:
    """Functions of sums and multiples by those of single angles, of the same as in an expression beside it."""
    return Line(
        "angle-formulas",
        say("Write the functions of sums and multiples of angles with those of single angles."),
        say("The formulas for sums and double angles take them apart, so that only the same angles are left."),
        in_one_angle(current, beside),
        say("Which formulas bring all functions to the same angles?"),
    )


def to_one_fraction(current: Expr) -> Line:
    """A sum of fractions as one."""
    return Line(
        "common-denominator",
        say("Put everything over a common denominator."),
        say("Fractions are added when they have the same denominator."),
        together(current),
        say("What is the common denominator?"),
    )


def multiplied_out(current: Expr) -> Line:
    """The numerator without brackets."""
    above, below = fraction(current)
    return Line(
        "multiply-out",
        say("Multiply out the numerator."),
        say("Then equal terms can be collected."),
        expand(above) / below,
        say("What is the numerator without brackets?"),
    )


def cancelled(current: Expr) -> Line:
    """Common factors of the numerator and the denominator of one fraction cancelled."""
    form = current if isinstance(current, Add) else _lowest(*fraction(current))
    return Line(
        "cancel",
        say("Factor and cancel common factors."),
        say("Dividing numerator and denominator by the same factor keeps the value."),
        form if size(form) < size(current) else current,
        say("Which factor do numerator and denominator share?"),
    )


def cancelled_with_pythagoras(current: Expr) -> Line:
    """Common factors cancelled that show when a square is written by the other function."""
    forms = [current]
    if not isinstance(current, Add):
        above, below = fraction(current)
        tops, bottoms = (above, TR5(above), TR6(above)), (below, TR5(below), TR6(below))
        forms += [_lowest(top, bottom) for top in tops for bottom in bottoms]
    return Line(
        "cancel",
        say("Write a square by the other function, factor and cancel common factors."),
        say("It is {law}, and a difference of two squares is a product.", law=PYTHAGORAS),
        min(forms, key=size),
        say("Which factor do numerator and denominator share?"),
    )


def _lowest(above: Expr, below: Expr) -> Expr:
    try:
        return factor(cancel(expand(above) / expand(below)))
    except PolynomialError:
        return above / below


def named(current: Expr) -> Line:
    """The quotient with the name it has: sin/cos is tan."""
    return Line(
        "name-the-function",
        say("Give the quotient its name."),
        say("By definition {law}.", law=_QUOTIENTS),
        named_form(current),
        say("Is this quotient one of the functions?"),
    )


def named_form(current: Expr) -> Expr:
    """The shortest form by the definitions of tan, cot, sec and csc."""
    reciprocal = current.replace(
        lambda e: e.is_Pow and e.exp.is_Integer and e.exp < 0 and isinstance(e.base, sin | cos),
        lambda e: (csc if isinstance(e.base, sin) else sec)(e.base.args[0]) ** (-e.exp),
    )
    return min((current, TR2i(current), reciprocal), key=size)


def by_formula(current: Expr) -> Line:
    """The shortest form that is found: double angles put together."""
    return Line(
        "double-angle",
        say("Use the formulas for double angles and sums from right to left."),
        say("They make one function of a product or a sum."),
        trigsimp(current),
        say("Is there a formula with this on its right side?"),
    )


def _changed(stage: Callable[[Expr], Line], current: Expr, line: Line) -> bool:
    """Whether a line says something new: more than another order of the terms."""
    return line.after != current and (stage is shifted or evaluated(line.after) != evaluated(current))


def simplifying_lines(start: Expr, beside: Expr = S.Zero) -> list[Line]:
    """All lines of the general method; the angles are brought to those that serve for an expression beside, too."""
    lines: list[Line] = []
    current = start
    stages = (
        shifted,
        pythagorean,
        cancelled,
        to_sine_and_cosine,
        to_one_angle,
        to_one_fraction,
        multiplied_out,
        pythagorean,
        cancelled,
        cancelled_with_pythagoras,
    )
    for stage in stages:
        line = to_one_angle(current, beside) if stage is to_one_angle else stage(current)
        if _changed(stage, current, line):
            lines.append(line)
            current = line.after
    return lines


def zero_lines(difference: Expr) -> list[Line]:
    """The lines that show that a difference is zero: one fraction whose numerator vanishes by Pythagoras."""
    lines: list[Line] = []
    current = difference
    for stage in (shifted, to_sine_and_cosine, to_one_angle, to_one_fraction, multiplied_out, vanishing):
        line = stage(current)
        if _changed(stage, current, line):
            lines.append(line)
            current = line.after
    return lines


def vanishing(current: Expr) -> Line:
    """The numerator with every even power of a sine replaced by cosines."""
    line = pythagorean(current)
    above, below = fraction(current)
    return Line(line.rule, line.title, line.because, reduced_form(above) / below, line.idea)


def reduced_form(above: Expr) -> Expr:
    """A polynomial in sines and cosines without squares of sines: zero if it is zero at all angles."""
    angles = sorted({part.args[0] for part in above.atoms(*CIRCULAR)}, key=str)
    names: dict[Expr, Symbol] = {}
    for place, angle in enumerate(angles):
        names[sin(angle)], names[cos(angle)] = Symbol(f"s__{place}"), Symbol(f"c__{place}")
    if not names:
        return expand(above)
    put_in = expand(above).xreplace(names)
    squares = [names[sin(angle)] ** 2 + names[cos(angle)] ** 2 - 1 for angle in angles]
    rest = reduced(put_in, squares, *names.values(), order="lex")[1]
    return expand(rest.xreplace({name: part for part, name in names.items()}))
