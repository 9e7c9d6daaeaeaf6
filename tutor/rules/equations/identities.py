"""Rewriting a trigonometric equation by an identity, so that fewer functions or angles are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympy import Add, Eq, Expr, Mul, Poly, Pow, S, Symbol, atan2, cos, expand, factor_list, pi, sin, sqrt, tan
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import Formula, Message, say
from tutor.rules.equations.families import TURN, Family, merged, of_unknown, shown_families
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.written import relation
from tutor.solution import SameSolutions, Step


class Rewriting(NamedTuple):
    """The equation after an identity was used; ``may_gain``: solutions may have come in."""

    rule: str
    title: Message
    because: Message
    idea: Message
    after: Relational
    may_gain: bool = False


PYTHAGORAS = Formula(r"\sin^{2}\alpha + \cos^{2}\alpha = 1", "sin(α)^2 + cos(α)^2 = 1")
DOUBLE_SINE = Formula(r"\sin 2\alpha = 2\sin\alpha\cos\alpha", "sin(2α) = 2 sin(α) cos(α)")
DOUBLE_COSINE = Formula(r"\cos 2\alpha = 2\cos^{2}\alpha - 1 = 1 - 2\sin^{2}\alpha", "cos(2α) = 2 cos(α)^2 - 1")
TANGENT = Formula(r"\tan\alpha = \frac{\sin\alpha}{\cos\alpha}", "tan(α) = sin(α)/cos(α)")


def rewritings(equation: Relational, parts: Sequence[Expr], unknown: Symbol) -> Iterator[Rewriting]:
    """Yield what may be done, the best first."""
    value = expand(evaluated(equation.lhs) - evaluated(equation.rhs))
    angles = {part.args[0] for part in parts}
    if len(angles) == 2:
        small, large = sorted(angles, key=lambda angle: abs(angle.coeff(unknown, 1)))
        if (large - 2 * small).expand() == 0:
            yield _double(value, parts, small, large)
        return
    if len(angles) != 1:
        return
    (angle,) = angles
    if any(isinstance(part, tan) for part in parts):
        if all(isinstance(part, sin | cos | tan) for part in parts):
            yield _without_tangent(value, angle)
        return
    if not all(isinstance(part, sin | cos) for part in parts):
        return
    for way in (_half_product, _pythagoras, _tangent, _amplitude):
        found = way(value, angle)
        if found is not None:
            yield found


def _double(value: Expr, parts: Sequence[Expr], small: Expr, large: Expr) -> Rewriting:
    only_sine = not any(isinstance(part, cos) and part.args[0] == small for part in parts)
    cosine = 1 - 2 * sin(small) ** 2 if only_sine else 2 * cos(small) ** 2 - 1
    after = expand(value.xreplace({sin(large): 2 * sin(small) * cos(small), cos(large): cosine}))
    law = DOUBLE_SINE if any(isinstance(part, sin) and part.args[0] == large for part in parts) else DOUBLE_COSINE
    return Rewriting(
        "double-angle",
        say("Write the double angle by the single one: {law}.", law=law),
        say("Then all functions have the same angle."),
        say("One angle is twice the other. Which formula brings them together?"),
        relation(Eq, after, S.Zero),
    )


def _without_tangent(value: Expr, angle: Expr) -> Rewriting:
    """Multiply by the cosine, which is not zero where there is a tangent."""
    held = Symbol("tangent")
    polynomial = Poly(value.xreplace({tan(angle): held}), held)
    power = polynomial.degree()
    after = Add(
        *(
            coefficient * sin(angle) ** degree * cos(angle) ** (power - degree)
            for (degree,), coefficient in polynomial.terms()
        )
    )
    return Rewriting(
        "tangent-as-quotient",
        say("Write the tangent as {law}, and multiply by the cosine.", law=TANGENT),
        say("The cosine is not zero where the tangent is defined; other angles are left out at the end."),
        say("How is the tangent made of sine and cosine?"),
        relation(Eq, expand(after), S.Zero),
        may_gain=True,
    )


def _half_product(value: Expr, angle: Expr) -> Rewriting | None:
    """a·sin·cos + b is (a/2)·sin of the double angle + b."""
    s, c = Symbol("s"), Symbol("c")
    polynomial = Poly(value.xreplace({sin(angle): s, cos(angle): c}), s, c)
    if not set(polynomial.monoms()) <= {(1, 1), (0, 0)}:
        return None
    after = relation(Eq, sin(2 * angle), -2 * polynomial.coeff_monomial(1) / polynomial.coeff_monomial(s * c))
    return Rewriting(
        "double-angle",
        say("Write the product as a sine: {law}.", law=DOUBLE_SINE),
        say("Then one function of one angle is left."),
        say("Of which angle is the product of sine and cosine half the sine?"),
        after,
    )


def _pythagoras(value: Expr, angle: Expr) -> Rewriting | None:
    s, c = sin(angle), cos(angle)
    for kept, gone in ((s, c), (c, s)):
        held, other = Symbol("gone"), Symbol("kept")
        polynomial = Poly(value.xreplace({gone: held, kept: other}), held)
        if polynomial.degree() > 0 and all(degree % 2 == 0 for (degree,) in polynomial.monoms()):
            after = Add(*(number * (1 - kept**2) ** (degree // 2) for (degree,), number in _terms(polynomial)))
            after = expand(after.xreplace({other: kept}))
            return Rewriting(
                "pythagorean-identity",
                say("Use {law} to write everything with {function}.", law=PYTHAGORAS, function=formula(kept)),
                say("One function is easier to handle than two."),
                say("Which identity changes a square of the one function into a square of the other?"),
                relation(Eq, after, S.Zero),
            )
    return None


def _terms(polynomial: Poly) -> Iterator[tuple[tuple[int], Expr]]:
    yield from polynomial.terms()


def _tangent(value: Expr, angle: Expr) -> Rewriting | None:
    """Every term has the same degree in sine and cosine: divide by a power of the cosine."""
    s, c = Symbol("s"), Symbol("c")
    polynomial = Poly(value.xreplace({sin(angle): s, cos(angle): c}), s, c)
    degrees = {sum(monomial) for monomial in polynomial.monoms()}
    if len(degrees) != 1:
        return None
    (degree,) = degrees
    if polynomial.coeff_monomial(s**degree) == 0:
        return None
    after = Add(*(number * tan(angle) ** power for (power, _), number in polynomial.terms()))
    return Rewriting(
        "divide-by-cosine",
        say("Divide by {divisor}.", divisor=formula(cos(angle) ** degree)),
        say("Where the cosine is zero the sine is not, so no solution is lost; sine over cosine is the tangent."),
        say("Every term has the same number of sines and cosines. What happens when you divide by the cosine?"),
        relation(Eq, after, S.Zero),
    )


def _amplitude(value: Expr, angle: Expr) -> Rewriting | None:
    """a·sin + b·cos is one sine: R·sin(angle + shift)."""
    s, c = Symbol("s"), Symbol("c")
    polynomial = Poly(value.xreplace({sin(angle): s, cos(angle): c}), s, c)
    if polynomial.total_degree() != 1:
        return None
    a, b, rest = (polynomial.coeff_monomial(part) for part in (s, c, S.One))
    if a.could_extract_minus_sign():
        a, b, rest = -a, -b, -rest
    length, shift = sqrt(a**2 + b**2), atan2(b, a)
    after = relation(Eq, length * sin(Add(angle, shift)), -rest)
    return Rewriting(
        "one-sine",
        say("Write the sum of sine and cosine as one sine: {form}.", form=formula(after.lhs)),
        say(
            "The factor is the root of {squares}; the shift is the angle of the point {point}.",
            squares=formula(Add(Pow(a, 2, evaluate=False), Pow(b, 2, evaluate=False), evaluate=False)),
            point=Formula(rf"({formula(a).latex}, {formula(b).latex})", f"({formula(a).plain}, {formula(b).plain})"),
        ),
        say("A sum of a sine and a cosine of the same angle is a single, shifted sine. Which one?"),
        after,
    )


def product_factors(equation: Relational, parts: Sequence[Expr]) -> list[Expr]:
    """The factors with the unknown, where left side minus right side is a product of polynomials in the functions."""
    names = [Symbol(f"part {place}") for place in range(len(parts))]
    value = expand(evaluated(equation.lhs) - evaluated(equation.rhs)).xreplace(dict(zip(parts, names, strict=True)))
    polynomial = Poly(value, *names)
    if all(number.is_Rational for number in polynomial.coeffs()):
        factors = [factor for factor, _ in factor_list(value)[1]]
    else:
        shared = [name for place, name in enumerate(names) if all(m[place] for m in polynomial.monoms())]
        factors = [*shared, expand(value / Mul(*shared))] if shared else []
    if len(factors) < 2:
        return []
    return [factor.xreplace(dict(zip(names, parts, strict=True))) for factor in factors]


def equal_functions(equation: Relational, parts: Sequence[Expr], unknown: Symbol) -> tuple[list[Family], Step] | None:
    """``sin A = sin B`` and the like: the angles are equal or mirrored, up to whole turns."""
    angles = _mirrored(equation, parts, unknown)
    if angles is None:
        return None
    found = [_where(angle, period, unknown) for angle, period in angles]
    if any(family is None for family in found):
        return None
    families = merged([family for family in found if family is not None])
    before, after = shown(equation), shown_families(families, unknown)
    step = Step(
        "equal-functions",
        say("Compare the angles."),
        say(
            "Two angles have the same sine when they are equal or add up to half a turn, the same cosine when they "
            "are equal or opposite, the same tangent when they are equal or half a turn apart, each up to whole turns."
        ),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("When do two angles have the same value of this function?"),
    )
    return families, step


def _where(angle: Expr, period: Expr, unknown: Symbol) -> Family | None:
    """Where an expression is a whole multiple of the period; None where the unknown is not in it."""
    if unknown not in angle.free_symbols:
        return None
    return of_unknown(Family(S.Zero, period), angle, unknown)


def _mirrored(equation: Relational, parts: Sequence[Expr], unknown: Symbol) -> list[tuple[Expr, Expr]] | None:
    """Differences of angles that must be whole multiples of a period."""
    value = expand(evaluated(equation.lhs) - evaluated(equation.rhs))
    if len(parts) != 2 or parts[0].args[0] == parts[1].args[0]:
        return None
    one, two = parts
    names = Symbol("one"), Symbol("two")
    polynomial = Poly(value.xreplace(dict(zip(parts, names, strict=True))), *names)
    ratio = (
        polynomial.coeff_monomial(names[1]) / polynomial.coeff_monomial(names[0])
        if polynomial.total_degree() == 1
        else 0
    )
    if ratio not in (1, -1) or polynomial.coeff_monomial(1) != 0:
        return None
    a, b = one.args[0], two.args[0]
    slopes = [abs(angle.expand().coeff(unknown, 1)) for angle in (a, b)]
    if slopes[0] == 2 * slopes[1] or slopes[1] == 2 * slopes[0]:
        return None
    opposite = ratio == 1
    match one, two:
        case sin(), sin():
            b = -b if opposite else b
            return [(a - b, TURN), (a + b - pi, TURN)]
        case cos(), cos():
            b = pi - b if opposite else b
            return [(a - b, TURN), (a + b, TURN)]
        case (sin(), cos()) | (cos(), sin()):
            a, b = (a, b) if isinstance(one, sin) else (b, a)
            a = pi / 2 - a
            b = pi - b if opposite else b
            return [(a - b, TURN), (a + b, TURN)]
        case _:
            return None
