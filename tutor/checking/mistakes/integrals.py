"""Mistakes with integrals, with and without bounds, and with limits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import (
    Add,
    Basic,
    Expr,
    Integral,
    Limit,
    Mul,
    Poly,
    PolynomialError,
    Pow,
    S,
    Symbol,
    cos,
    diff,
    exp,
    expand,
    log,
    nan,
    oo,
    sin,
    zoo,
)

from tutor.checking.mistakes.misconception import Misconception, Slip, written
from tutor.checking.mistakes.shapes import fraction, is_negative, size, terms, times, without
from tutor.maths.reading import evaluated
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Message, say
from tutor.problem import Level

Named = tuple[str, Expr]
CONSTANT = Symbol("C")


@lru_cache(maxsize=256)
def antiderivative(f: Expr, x: Symbol) -> Expr | None:
    """An antiderivative of what is integrated at sight in a classroom; None for anything else."""
    if x not in f.free_symbols:
        return f * x
    if isinstance(f, Add):
        parts = [antiderivative(part, x) for part in f.args]
        return None if None in parts else Add(*parts)
    constant, rest = f.as_independent(x, as_Add=False)
    if constant != 1:
        found = antiderivative(rest, x)
        return None if found is None else constant * found
    found = _at_sight(f, x)
    if found is None and isinstance(f, Mul | Pow):
        opened = expand(f)
        if opened != f and isinstance(opened, Add):
            return antiderivative(opened, x)
    return found


def _linear(u: Expr, x: Symbol) -> Expr | None:
    """The slope of a linear inside."""
    slope = diff(u, x)
    return slope if slope != 0 and x not in slope.free_symbols else None


def _at_sight(f: Expr, x: Symbol) -> Expr | None:
    match f:
        case Pow(base=b, exp=n) if x not in n.free_symbols and (a := _linear(b, x)) is not None:
            return log(b) / a if n == -1 else b ** (n + 1) / (a * (n + 1))
        case Pow(base=b, exp=u) if x not in b.free_symbols and (a := _linear(u, x)) is not None:
            return f / (a * log(b))
        case Symbol():
            return x**2 / 2
        case exp() if (a := _linear(f.args[0], x)) is not None:
            return f / a
        case sin() if (a := _linear(f.args[0], x)) is not None:
            return -cos(f.args[0]) / a
        case cos() if (a := _linear(f.args[0], x)) is not None:
            return sin(f.args[0]) / a
        case _:
            return None


@lru_cache(maxsize=256)
def wrong_antiderivatives(f: Expr, x: Symbol) -> tuple[Named, ...]:
    """Every antiderivative with one mistake in it, and which mistake."""
    return tuple(_wrong(f, x))


def _wrong(f: Expr, x: Symbol) -> Iterator[Named]:
    if x not in f.free_symbols:
        if f != 0:
            yield "constant-not-integrated", f
            yield "constant-not-integrated", S.Zero
        return
    if isinstance(f, Add):
        for index, part in enumerate(f.args):
            others = [antiderivative(other, x) for other in without(f.args, index)]
            if None not in others:
                for code, wrong in _wrong(part, x):
                    yield code, Add(*others, wrong)
        return
    constant, rest = f.as_independent(x, as_Add=False)
    if constant != 1:
        for code, wrong in _wrong(rest, x):
            yield code, constant * wrong
        return
    yield from _wrong_at_sight(f, x)


def _wrong_at_sight(f: Expr, x: Symbol) -> Iterator[Named]:
    match f:
        case Symbol():
            yield from _wrong_power(x, S.One, x)
        case Pow(base=b, exp=n) if n.is_number and _linear(b, x) is not None:
            yield from _wrong_power(b, n, x)
        case exp() | sin() | cos() if (a := _linear(f.args[0], x)) is not None:
            right = antiderivative(f, x)
            assert right is not None
            if a != 1:
                yield "inner-slope-not-divided", right * a
                yield "inner-slope-multiplied", right * a * a
            if isinstance(f, exp):
                yield "exponential-integrated-as-power", exp(f.args[0] + 1) / (f.args[0] + 1)
            else:
                yield "sign-of-trigonometric-integral", -right
        case Pow(base=b, exp=u) if x not in b.free_symbols and (a := _linear(u, x)) is not None:
            yield "logarithm-of-base-not-divided", f / a
            yield "exponential-integrated-as-power", b ** (u + 1) / (u + 1)
        case Mul():
            first = f.args[0]
            parts = [antiderivative(part, x) for part in (first, times(*f.args[1:]))]
            if None not in parts:
                yield "product-of-integrals", Mul(*parts)
            if (found := fraction(f)) and found[0] != 1:
                above, below = (antiderivative(part, x) for part in found)
                if above is not None and below is not None:
                    yield "product-of-integrals", above / below


def _wrong_power(b: Expr, n: Expr, x: Symbol) -> Iterator[Named]:
    a = _linear(b, x) or S.One
    if n == -1:
        yield "reciprocal-by-power-rule", -(b**-2) / a
        yield "reciprocal-by-power-rule", S.One / a
        return
    yield "integral-power-not-divided", b ** (n + 1) / a
    yield "integral-divided-by-old-exponent", b ** (n + 1) / (a * n)
    yield "differentiated-for-integrated", diff(b**n, x)
    yield "integral-power-multiplied", (n + 1) * b ** (n + 1) / a
    if n.is_negative:
        yield "logarithm-for-every-reciprocal", log(b**-n) / a
    if a != 1:
        yield "inner-slope-not-divided", b ** (n + 1) / (n + 1)
        yield "inner-slope-multiplied", a * b ** (n + 1) / (n + 1)


def _of(node: Basic) -> tuple[Expr, Symbol, tuple[Expr, ...]] | None:
    """What is integrated, by which letter, and the bounds."""
    if isinstance(node, Integral) and len(node.limits) == 1:
        x, *bounds = node.limits[0]
        if len(bounds) in (0, 2):
            return evaluated(node.function), x, tuple(bounds)
    return None


def slip(code: str) -> Slip:
    """The integrals of a line with this mistake; without bounds, with a constant added."""

    def slips(node: Basic) -> Iterator[Basic]:
        found = _of(node)
        if found is None:
            return
        f, x, bounds = found
        try:
            wrong = [each for name, each in wrong_antiderivatives(f, x) if name == code]
            right = antiderivative(f, x)
            for each in wrong:
                if bounds:
                    value = _between(each, x, bounds)
                    if right is None or value != _between(right, x, bounds):
                        yield value
                elif expand(diff(each, x) - f) != 0:
                    yield each + CONSTANT
        except SYMPY_TROUBLE:
            return

    return slips


def _between(F: Expr, x: Symbol, bounds: tuple[Expr, ...]) -> Expr:
    return F.subs(x, bounds[1]) - F.subs(x, bounds[0])


def _with_bounds(node: Basic) -> tuple[Expr, Symbol, Expr, Expr, Expr] | None:
    found = _of(node)
    if found is None or not found[2] or any(bound in (oo, -oo) for bound in found[2]):
        return None
    f, x, (low, high) = found
    try:
        whole = antiderivative(f, x)
        return None if whole is None else (f, x, whole, low, high)
    except SYMPY_TROUBLE:
        return None


def constant_forgotten(node: Basic) -> Iterator[Basic]:
    """∫ 2x dx → x²: "+ C" is missing."""
    found = _of(node)
    if found and not found[2] and (whole := antiderivative(found[0], found[1])) is not None:
        yield whole
    if isinstance(node, Add) and len(node.args) > 1 and not is_negative(node):
        for index, part in enumerate(node.args):
            if isinstance(size(part), Symbol) and size(part).name in ("C", "c", "K"):
                yield Add(*without(node.args, index), evaluate=False) if len(node.args) > 2 else node.args[1 - index]


def bounds_swapped(node: Basic) -> Iterator[Basic]:
    """F(a) - F(b) for F(b) - F(a)."""
    if found := _with_bounds(node):
        _, x, F, low, high = found
        yield F.subs(x, low) - F.subs(x, high)


def bounds_added(node: Basic) -> Iterator[Basic]:
    """F(b) + F(a)."""
    if found := _with_bounds(node):
        _, x, F, low, high = found
        yield F.subs(x, low) + F.subs(x, high)


def lower_bound_ignored(node: Basic) -> Iterator[Basic]:
    """F(b): the lower bound is not put in."""
    if found := _with_bounds(node):
        _, x, F, _low, high = found
        yield F.subs(x, high)


def bounds_into_integrand(node: Basic) -> Iterator[Basic]:
    """f(b) - f(a)."""
    if found := _with_bounds(node):
        f, x, _, low, high = found
        yield f.subs(x, high) - f.subs(x, low)


def bounds_not_changed(node: Basic) -> Iterator[Basic]:
    """The old bounds are kept after a substitution."""
    found = _of(node)
    if found is None or not found[2]:
        return
    f, x, (low, high) = found
    u = Symbol("u")
    for inside in sorted(_insides(f, x), key=str):
        try:
            rest = (f / diff(inside, x)).subs(inside, u)
            if x not in rest.free_symbols and (whole := antiderivative(rest, u)) is not None:
                yield whole.subs(u, high) - whole.subs(u, low)
        except SYMPY_TROUBLE:
            continue


def _insides(f: Expr, x: Symbol) -> set[Expr]:
    found = {node.base for node in f.atoms(Pow)} | {node.args[0] for node in f.atoms(exp, sin, cos)}
    return {inside for inside in found if x in inside.free_symbols and inside != x}


def absolute_area_ignored(node: Basic) -> Iterator[Basic]:
    """An area below the axis is taken as negative."""
    from sympy import Abs

    found = _of(node)
    if found and found[2] and isinstance(found[0], Abs):
        whole = antiderivative(found[0].args[0], found[1])
        if whole is not None:
            yield _between(whole, found[1], found[2])
            yield -_between(whole, found[1], found[2])


# -- limits --


def _parts(node: Basic) -> tuple[Expr, Symbol, Expr, tuple[Expr, Expr] | None] | None:
    if not isinstance(node, Limit):
        return None
    f, x, point = node.args[:3]
    return f, x, point, fraction(f)


def _at(f: Expr, x: Symbol, point: Expr) -> Expr:
    try:
        return f.subs(x, point)
    except SYMPY_TROUBLE:
        return nan


def zero_over_zero(node: Basic) -> Iterator[Basic]:
    """0/0 → 0."""
    found = _parts(node)
    if found and found[3] and found[2].is_finite and all(_at(part, found[1], found[2]) == 0 for part in found[3]):
        yield S.Zero


def infinite_parts(node: Basic) -> Iterator[Basic]:
    """∞/∞ → 1, and ∞/∞ → 0."""
    found = _parts(node)
    if found and found[3] and found[2] in (oo, -oo):
        yield S.One
        yield S.Zero


def infinity_minus_infinity(node: Basic) -> Iterator[Basic]:
    """∞ - ∞ → 0."""
    found = _parts(node)
    if (
        found
        and isinstance(found[0], Add)
        and found[2] in (oo, -oo)
        and any(map(is_negative, found[0].args))
        and len([t for t in found[0].args if t.free_symbols]) > 1
    ):
        yield S.Zero


def hospital_as_quotient_rule(node: Basic) -> Iterator[Basic]:
    """The whole fraction is differentiated where numerator and denominator should be, each for itself."""
    found = _parts(node)
    if found and found[3]:
        value = _at(diff(found[0], found[1]), found[1], found[2])
        if value.is_finite and value.is_number:
            yield value


def hospital_without_need(node: Basic) -> Iterator[Basic]:
    """L'Hôpital's rule where the fraction is not 0/0."""
    found = _parts(node)
    if found and found[3] and found[2].is_finite:
        x, point, (u, v) = found[1], found[2], found[3]
        if _at(v, x, point) not in (0, nan, zoo) and diff(v, x) != 0:
            value = _at(diff(u, x) / diff(v, x), x, point)
            if value.is_finite:
                yield value


def inner_factor_of_limit(node: Basic) -> Iterator[Basic]:
    """sin(3x)/x → 1: the factor of the inside is forgotten."""
    found = _parts(node)
    if found and found[3] and found[2] == 0:
        u, v = found[3]
        if u.has(sin, exp, log) and isinstance(v, Symbol | Mul):
            number = v.as_coefficient(found[1])
            if number is not None and number.is_number:
                yield S.One
                yield 1 / number


def constants_ratio(node: Basic) -> Iterator[Basic]:
    """(3x² + 1)/(2x² - 5) → -1/5 at infinity: the constants are compared, not the highest powers."""
    found = _parts(node)
    if found and found[3] and found[2] in (oo, -oo):
        try:
            above, below = (Poly(part, found[1]) for part in found[3])
        except PolynomialError:
            return
        if below.nth(0) != 0:
            yield above.nth(0) / below.nth(0)
        if above.degree() != below.degree():
            yield above.LC() / below.LC()


def point_put_for_limit(node: Basic) -> Iterator[Basic]:
    """A term that vanishes is taken for one that counts: the limit of one term only."""
    found = _parts(node)
    if found and isinstance(found[0], Add) and found[2].is_finite:
        for part in terms(found[0]):
            value = _at(found[0] - part, found[1], found[2])
            if value.is_number and value.is_finite:
                yield value


def _int(
    code: str, title: Message, explanation: Message, examples: tuple[tuple[str, str], ...], *,
    slips: Slip | None = None, breadth: int = 0, trains: str = "integrals", level: Level = Level.BEGINNER,
) -> Misconception:  # fmt: skip
    return Misconception(
        code,
        title,
        explanation,
        ("calculus",),
        trains,
        level,
        slips or slip(code),
        examples,
        breadth,
    )


_POWER = written("\\int x^n \\, dx = \\frac{x^{n+1}}{n+1} + C", "∫ x^n dx = x^(n+1)/(n+1) + C")
_BOUNDS = written("\\int_a^b f(x) \\, dx = F(b) - F(a)", "∫[a..b] f(x) dx = F(b) - F(a)")

MISCONCEPTIONS = (
    _int(
        "integral-power-not-divided",
        say("The power is divided by the new exponent"),
        say("The exponent gets one larger, and the power is divided by it: {rule}.", rule=_POWER),
        (("\\int x^2 dx", "x^3 + C"), ("\\int_0^1 x^2 dx", "1")),
    ),
    _int(
        "integral-divided-by-old-exponent",
        say("The power is divided by the new exponent, not by the old one"),
        say("The exponent gets one larger, and the power is divided by it: {rule}.", rule=_POWER),
        (("\\int x^2 dx", "x^3/2 + C"),),
    ),
    _int(
        "integral-power-multiplied",
        say("Divide by the new exponent, do not multiply"),
        say("The exponent gets one larger, and the power is divided by it: {rule}.", rule=_POWER),
        (("\\int x^2 dx", "3x^3 + C"),),
    ),
    _int(
        "differentiated-for-integrated",
        say("Differentiated instead of integrated"),
        say("Integrating raises the exponent; differentiate the result to test it."),
        (("\\int x^2 dx", "2x + C"),),
    ),
    _int(
        "reciprocal-by-power-rule",
        say("The power rule does not hold for 1/x"),
        say(
            "The new exponent would be zero, and dividing by zero is not allowed: {rule}.",
            rule=written("\\int \\frac{1}{x} \\, dx = \\ln|x| + C", "∫ 1/x dx = ln|x| + C"),
        ),
        (("\\int 1/x dx", "-1/x^2 + C"),),
    ),
    _int(
        "logarithm-for-every-reciprocal",
        say("Only 1/x integrates to a logarithm"),
        say("Other powers in the denominator follow the power rule with a negative exponent."),
        (("\\int 1/x^2 dx", "ln(x^2) + C"),),
    ),
    _int(
        "inner-slope-not-divided",
        say("The inner slope was not divided out"),
        say("Differentiating the result multiplies by the inner slope, so integrating divides by it."),
        (("\\int cos(3x) dx", "sin(3x) + C"),),
    ),
    _int(
        "inner-slope-multiplied",
        say("The inner slope is divided, not multiplied"),
        say("Differentiating the result multiplies by the inner slope, so integrating divides by it."),
        (("\\int cos(3x) dx", "3sin(3x) + C"),),
    ),
    _int(
        "exponential-integrated-as-power",
        say("An exponential function is not integrated like a power"),
        say(
            "The variable stands in the exponent, so the power rule does not apply: {rule}.",
            rule=written("\\int e^x \\, dx = e^x + C", "∫ e^x dx = e^x + C"),
        ),
        (("\\int e^x dx", "e^(x + 1)/(x + 1) + C"),),
    ),
    _int(
        "logarithm-of-base-not-divided",
        say("The logarithm of the base is missing in the integral"),
        say("Differentiating the result multiplies by the logarithm of the base, so integrating divides by it."),
        (("\\int 2^x dx", "2^x + C"),),
        level=Level.INTERMEDIATE,
    ),
    _int(
        "sign-of-trigonometric-integral",
        say("The sign of the integral is wrong"),
        say("Sine integrates to minus cosine, cosine to sine; differentiate to test it."),
        (("\\int sin(x) dx", "cos(x) + C"),),
    ),
    _int(
        "product-of-integrals",
        say("The integral of a product is not the product of the integrals"),
        say("Multiply out first, substitute, or integrate by parts."),
        (("\\int x cos(x) dx", "x^2/2*sin(x) + C"),),
        level=Level.INTERMEDIATE,
    ),
    _int(
        "constant-not-integrated",
        say("A constant integrates to a multiple of x"),
        say(
            "The slope of a multiple of x is the constant: {rule}.",
            rule=written("\\int 5 \\, dx = 5x + C", "∫ 5 dx = 5x + C"),
        ),
        (("\\int (2x + 5) dx", "x^2 + 5 + C"),),
        breadth=1,
    ),
    _int(
        "constant-of-integration-forgotten",
        say("The constant of integration is missing"),
        say("Functions that differ by a constant have the same derivative, so “+ C” belongs to the answer."),
        (("\\int 2x dx", "x^2"), ("x^2 + C", "x^2")),
        slips=constant_forgotten,
        breadth=2,
    ),
    _int(
        "bounds-subtracted-wrong-way",
        say("The bounds are the wrong way round"),
        say("The value at the upper bound comes first: {rule}.", rule=_BOUNDS),
        (("\\int_1^2 2x dx", "1 - 4"),),
        slips=bounds_swapped,
    ),
    _int(
        "bounds-added",
        say("The values at the bounds are subtracted"),
        say("The value at the lower bound is taken away: {rule}.", rule=_BOUNDS),
        (("\\int_1^2 2x dx", "5"),),
        slips=bounds_added,
    ),
    _int(
        "lower-bound-ignored",
        say("The lower bound was left out"),
        say("The value at the lower bound is taken away, even if the bound is zero: {rule}.", rule=_BOUNDS),
        (("\\int_1^2 2x dx", "4"),),
        slips=lower_bound_ignored,
    ),
    _int(
        "bounds-into-integrand",
        say("The bounds go into the antiderivative"),
        say("Integrate first, then put in the bounds: {rule}.", rule=_BOUNDS),
        (("\\int_1^2 2x dx", "2"),),
        slips=bounds_into_integrand,
    ),
    _int(
        "bounds-not-changed",
        say("A substitution changes the bounds too"),
        say("The bounds are values of the old variable; work out the new one at both, or substitute back first."),
        (("\\int_0^1 2x(x^2 + 1)^3 dx", "1/4"),),
        slips=bounds_not_changed,
        level=Level.INTERMEDIATE,
    ),
    _int(
        "area-below-axis-negative",
        say("An area is never negative"),
        say("Where the graph lies below, the integral is negative; the area is its size, part by part."),
        (("\\int_0^2 |x - 1| dx", "0"),),
        slips=absolute_area_ignored,
        trains="integral-applications",
    ),
    _int(
        "zero-over-zero",
        say("Zero divided by zero has no value"),
        say("If numerator and denominator both become zero, the limit can be anything: factor and cancel first."),
        (("\\lim_{x\\to 2} (x^2 - 4)/(x - 2)", "0"),),
        slips=zero_over_zero,
        trains="limits",
    ),
    _int(
        "infinity-over-infinity",
        say("Infinity divided by infinity has no value"),
        say("Divide numerator and denominator by the highest power to compare how fast they grow."),
        (("\\lim_{x\\to\\infty} (3x + 1)/(x + 5)", "1"),),
        slips=infinite_parts,
        trains="limits",
    ),
    _int(
        "infinity-minus-infinity",
        say("Infinity minus infinity has no value"),
        say("Put the terms together first: which of them grows faster decides."),
        (("\\lim_{x\\to\\infty} (x^2 - x)", "0"),),
        slips=infinity_minus_infinity,
        trains="limits",
    ),
    _int(
        "hospital-as-quotient-rule",
        say("Numerator and denominator are differentiated separately"),
        say("L'Hôpital's rule does not use the quotient rule."),
        (("\\lim_{x\\to 1} (x^2 + 1)/(x + 1)", "1/2"),),
        slips=hospital_as_quotient_rule,
        trains="limits",
        level=Level.INTERMEDIATE,
    ),
    _int(
        "hospital-without-need",
        say("L'Hôpital's rule needs zero over zero"),
        say("Put the point in first: if the denominator is not zero, that is already the limit."),
        (("\\lim_{x\\to 1} (x^2 + 1)/(x + 1)", "2"),),
        slips=hospital_without_need,
        trains="limits",
        breadth=1,
        level=Level.INTERMEDIATE,
    ),
    _int(
        "inner-factor-of-limit",
        say("The inside must be the same above and below"),
        say(
            "Multiply above and below by the number that makes them the same: {rule}.",
            rule=written("\\frac{\\sin 3x}{x} = 3 \\cdot \\frac{\\sin 3x}{3x}", "sin(3x)/x = 3*sin(3x)/(3x)"),
        ),
        (("\\lim_{x\\to 0} sin(3x)/x", "1"),),
        slips=inner_factor_of_limit,
        trains="limits",
    ),
    _int(
        "constants-for-highest-powers",
        say("For large numbers the highest powers count"),
        say("Compare the highest powers above and below; the constants do not matter in the end."),
        (("\\lim_{x\\to\\infty} (3x^2 + 1)/(2x^2 - 5)", "-1/5"),),
        slips=constants_ratio,
        trains="limits",
    ),
    _int(
        "term-of-limit-dropped",
        say("Every term counts in a limit"),
        say("Put the point into each term; only terms that become zero there vanish."),
        (("\\lim_{x\\to 2} (x^2 + 3x)", "4"),),
        slips=point_put_for_limit,
        trains="limits",
        breadth=1,
    ),
)
