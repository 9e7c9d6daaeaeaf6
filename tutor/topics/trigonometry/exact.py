"""Exact values: reciprocal functions, coterminal and reference angles, special triangles, sums and halves."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr, Function, Integer, Mul, Pow, Rational, cos, cot, csc, pi, sec, sin, sqrt, tan

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.lines import law
from tutor.rules.rewriting import Rewrite, neat, parts, put
from tutor.rules.simplest import simplified
from tutor.rules.working import negated, power, product, quotient, total, worked
from tutor.solution import Answer, Step
from tutor.topics.trigonometry.angles import CIRCULAR, INVERSE, angle_formula, line_formula, turn
from tutor.topics.trigonometry.inverse import inverse_value, triangle_value

KNOWN = (1, 2, 3, 4, 5, 6, 8, 10, 12)
"""Denominators q for which the functions of π/q have values with square roots that are shown."""

HALF = Rational(1, 2)


def has_value(part: Expr) -> bool:
    """Whether a function at a number has an exact value that is worked out here (or is seen not to exist)."""
    (inside,) = part.args
    if isinstance(part, CIRCULAR):
        if isinstance(inside, INVERSE):
            return not evaluated(part).has(*CIRCULAR)
        angle = turn(inside)
        return angle is not None and angle.q in KNOWN
    return isinstance(part, INVERSE) and turn(evaluated(part)) is not None


def solve_exact(start: Expr, degrees: bool) -> Iterator[Step | Answer]:
    """Yield the steps that work out every function, then those of the calculation that is left.

    Raises:
        NotSolved: a function is not defined at its angle.
    """
    line = neat(start)
    while (found := _first(line)) is not None:
        path, part = found
        for rewrite in _rewrites(part, degrees):
            after = put(line, path, rewrite.after)
            old, new = line_formula(line, degrees), line_formula(after, degrees)
            if old.plain != new.plain:
                yield worked(rewrite.rule, rewrite.title, rewrite.because, old, new, idea=rewrite.idea)
            line = after
        line = neat(line)
    value = yield from simplified(line)
    shown = formula(evaluated(value))
    yield Answer(shown, shown)


def _first(line: Expr) -> tuple[tuple[int, ...], Expr] | None:
    """The innermost function with a known value; one around an inverse function is taken with it."""
    found = list(parts(line))
    for path, part in found:
        outer = next((p for place, p in found if place == path[:-1] and path), None)
        if isinstance(outer, CIRCULAR) and isinstance(part, INVERSE) and turn(evaluated(part)) is None:
            continue
        if isinstance(part, CIRCULAR + INVERSE) and not part.free_symbols and has_value(part):
            return path, part
    return None


def _rewrites(part: Expr, degrees: bool) -> Iterator[Rewrite]:
    if isinstance(part, INVERSE):
        yield inverse_value(part, degrees)
    elif isinstance(part.args[0], INVERSE):
        yield triangle_value(part)
    else:
        yield from _circular(part, degrees)


def _circular(part: Expr, degrees: bool) -> Iterator[Rewrite]:
    """The rewrites of one function at a known angle, each the whole part in its new form."""
    if _undefined(part):
        raise NotSolved(
            say("{f} is not defined: the denominator in its definition is 0 there.", f=line_formula(part, degrees))
        )
    simple, function = evaluated(part.args[0]), type(part)
    if function in (sin, cos, tan):
        yield from _reduced(function, simple, degrees)
        return
    under = {sec: cos, csc: sin, cot: tan}[function](simple, evaluate=False)
    if _undefined(under):
        yield _known(part, degrees)
        return
    yield Rewrite(
        "reciprocal-function",
        say(
            "Use the definition: {before} = {after}.",
            before=line_formula(part, degrees),
            after=line_formula(power(under, -1), degrees),
        ),
        say("Secant, cosecant and cotangent are the reciprocals of cosine, sine and tangent."),
        power(under, -1),
        say("How is this function defined by sine and cosine?"),
    )
    for found in _circular(under, degrees):
        yield Rewrite(found.rule, found.title, found.because, power(found.after, -1), found.idea)


def _undefined(part: Expr) -> bool:
    place = (turn(part.args[0]) or Integer(0)) % 1
    return (isinstance(part, tan | sec) and place == HALF) or (isinstance(part, cot | csc) and place == 0)


def _reduced(function: type[Function], angle: Expr, degrees: bool) -> Iterator[Rewrite]:
    """Bring the angle into one turn, then into the first quadrant, then give the value."""
    q = turn(angle)
    assert q is not None
    least = q % (1 if function is tan else 2)
    if least != q:
        yield Rewrite(
            "coterminal-angle",
            say("The angle {angle} gives the same value.", angle=angle_formula(least * pi, degrees)),
            say("Tangent repeats after every half turn.")
            if function is tan
            else say("Sine and cosine repeat after every whole turn."),
            function(least * pi, evaluate=False),
            say("Which angle within one turn gives the same point of the unit circle?"),
        )
    sharp, sign = _reference(function, least)
    if sharp != least:
        yield _to_reference(function, least, sharp, sign, degrees)
    for found in _sharp(function, sharp, degrees):
        after = found.after if sign == 1 else Mul(-1, found.after, evaluate=False)
        yield Rewrite(found.rule, found.title, found.because, after, found.idea)


def _to_reference(function: type[Function], q: Rational, sharp: Rational, sign: int, degrees: bool) -> Rewrite:
    first = function(sharp * pi, evaluate=False)
    angle = angle_formula(sharp * pi, degrees)
    return Rewrite(
        "reference-angle",
        say("The reference angle is {angle}, and the value is positive here.", angle=angle)
        if sign == 1
        else say("The reference angle is {angle}, and the value is negative here.", angle=angle),
        _QUADRANTS[int(q * 2)],
        first if sign == 1 else Mul(-1, first, evaluate=False),
        say("In which quadrant is the angle, and what sign has the function there?"),
    )


_QUADRANTS = {
    0: say("The angle lies in the first quadrant, where all functions are positive."),
    1: say("The angle lies in the second quadrant, where only the sine is positive."),
    2: say("The angle lies in the third quadrant, where only the tangent is positive."),
    3: say("The angle lies in the fourth quadrant, where only the cosine is positive."),
}


def _reference(function: type[Function], q: Rational) -> tuple[Rational, int]:
    """The acute angle with the same value up to sign, and the sign; a multiple of π/2 stays."""
    if (2 * q).is_Integer:
        return q, 1
    quadrant = int(q * 2)
    sharp = (q, 1 - q, q - 1, 2 - q)[quadrant]
    positive = {sin: (0, 1), cos: (0, 3), tan: (0, 2)}[function]
    return sharp, 1 if quadrant in positive else -1


def _sharp(function: type[Function], q: Rational, degrees: bool) -> Iterator[Rewrite]:
    if q.q == 12:
        yield from _twelfth(function, q, degrees)
    elif q.q == 8 and function is not tan:
        yield from _eighth(function, q, degrees)
    else:
        yield _known(function(q * pi, evaluate=False), degrees)


def _known(part: Expr, degrees: bool) -> Rewrite:
    after = evaluated(part)
    q = turn(part.args[0])
    assert q is not None
    if (2 * q).is_Integer:
        because = say("The angle points along an axis: read the value off the unit circle.")
    elif q.q in (3, 6):
        because = say("It is read off half of an equilateral triangle, with the sides 1, 2 and {root}.", root=_ROOT3)
    elif q.q == 4:
        because = say("It is read off half of a square, with the sides 1, 1 and {root}.", root=_ROOT2)
    else:
        because = say("This is an exact value worth knowing by heart.")
    return Rewrite(
        "known-value",
        say("Use the known value: {before} = {after}.", before=line_formula(part, degrees), after=formula(after)),
        because,
        after,
        say("Which exact values of this function do you know?"),
    )


_ROOT2, _ROOT3 = formula(sqrt(2)), formula(sqrt(3))

_SUMS = {
    sin: law(r"\sin(a \pm b) = \sin a \cos b \pm \cos a \sin b", "sin(a ± b) = sin(a) cos(b) ± cos(a) sin(b)"),
    cos: law(r"\cos(a \pm b) = \cos a \cos b \mp \sin a \sin b", "cos(a ± b) = cos(a) cos(b) ∓ sin(a) sin(b)"),
    tan: law(
        r"\tan(a \pm b) = \frac{\tan a \pm \tan b}{1 \mp \tan a \tan b}",
        "tan(a ± b) = (tan(a) ± tan(b))/(1 ∓ tan(a) tan(b))",
    ),
}


def _twelfth(function: type[Function], q: Rational, degrees: bool) -> Iterator[Rewrite]:
    """π/12 or 5π/12 as the difference or sum of two known angles."""
    a, b, sign = (pi / 4, pi / 6, 1) if q == Rational(5, 12) else (pi / 3, pi / 4, -1)
    yield Rewrite(
        "split-angle",
        say("Write {angle} with two angles whose values are known.", angle=angle_formula(q * pi, degrees)),
        say("The values at 30°, 45° and 60° are known, and there are formulas for sums and differences."),
        function(total(a, b if sign == 1 else negated(b)), evaluate=False),
        say("Which two known angles add up to this one, or differ by it?"),
    )
    raw = {f: (f(a, evaluate=False), f(b, evaluate=False)) for f in (sin, cos, tan)}
    yield Rewrite(
        "sum-formula",
        say("Use the formula for the sum or the difference of two angles."),
        say("The formula is {law}.", law=_SUMS[function]),
        _opened(function, raw, sign),
        say("Which formula takes a sum of angles apart?"),
    )
    values = {f: (evaluated(one), evaluated(other)) for f, (one, other) in raw.items()}
    yield Rewrite(
        "known-value",
        say("Put in the known values."),
        _FROM_TRIANGLES,
        _opened(function, values, sign),
        say("Which exact values of this function do you know?"),
    )
    end = evaluated(function(q * pi))
    yield Rewrite(
        "multiply-out",
        say("Multiply, and bring the result to its simplest form."),
        say("Roots are multiplied under one root; no root is left in a denominator."),
        end if function is tan else product(Rational(1, 4), (4 * end).expand()),
        say("Can both terms be put over one denominator?"),
    )


_FROM_TRIANGLES = say("The values at 30°, 45° and 60° come from half a square and half an equilateral triangle.")


def _opened(function: type[Function], values: dict[type[Function], tuple[Expr, Expr]], sign: int) -> Expr:
    """The formula for a sum (sign 1) or difference, filled in."""
    (sin_a, sin_b), (cos_a, cos_b), (tan_a, tan_b) = values[sin], values[cos], values[tan]
    if function is tan:
        above = total(tan_a, tan_b if sign == 1 else negated(tan_b))
        both = product(tan_a, tan_b)
        return quotient(above, Add(1, negated(both) if sign == 1 else both, evaluate=False))
    pairs = ((sin_a, cos_b), (cos_a, sin_b)) if function is sin else ((cos_a, cos_b), (sin_a, sin_b))
    first, second = (product(*pair) for pair in pairs)
    return total(first, second if (sign == 1) == (function is sin) else negated(second))


_HALVES = {
    sin: law(r"\sin^2 \frac{a}{2} = \frac{1 - \cos a}{2}", "sin(a/2)^2 = (1 - cos(a))/2"),
    cos: law(r"\cos^2 \frac{a}{2} = \frac{1 + \cos a}{2}", "cos(a/2)^2 = (1 + cos(a))/2"),
}


def _eighth(function: type[Function], q: Rational, degrees: bool) -> Iterator[Rewrite]:
    """Half of a known angle: the positive root, because the angle is acute."""
    double = cos(2 * q * pi, evaluate=False)
    inside = Add(1, negated(double) if function is sin else double, evaluate=False)
    yield Rewrite(
        "half-angle-formula",
        say("Use the half-angle formula with the angle {angle}.", angle=angle_formula(2 * q * pi, degrees)),
        say("The formula is {law}; for an acute angle the root is positive.", law=_HALVES[function]),
        Pow(product(inside, HALF), HALF, evaluate=False),
        say("Of which known angle is this the half?"),
    )
    yield Rewrite(
        "known-value",
        say("Put in the known value and simplify."),
        _FROM_TRIANGLES,
        product(HALF, sqrt((4 * evaluated(function(q * pi)) ** 2).expand())),
        say("Which exact values of this function do you know?"),
    )
