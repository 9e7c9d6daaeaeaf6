"""Basic trigonometric equations, ``sin(2x) = 1/2``: what the angle is, then what the unknown is."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Eq, Expr, S, Symbol, acos, asin, atan, cos, cot, csc, pi, sec, sin, tan
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.answers import either
from tutor.rules.equations.families import HALF_TURN, TURN, Family, merged, of_unknown, shown_families
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import SameSolutions, Step

Families = Generator[Step, None, list[Family]]
RECIPROCAL = {sec: cos, csc: sin, cot: tan}


def solve_basic(cases: Sequence[Relational], unknown: Symbol) -> Families:
    """Solve equations ``function(angle) = number`` that are joined by "or"."""
    cases = yield from _reciprocals(cases, unknown)
    possible = [case for case in cases if _is_reached(case)]
    if len(possible) < len(cases):
        yield _unreachable(cases, possible, unknown)
    found: list[Family] = []
    for case in possible:
        found += yield from _one(case, unknown, alone=len(possible) == 1)
    together = merged(found)
    if len(possible) > 1:
        yield _together(possible, together, unknown)
    return together


def _reciprocals(cases: Sequence[Relational], unknown: Symbol) -> Generator[Step, None, list[Relational]]:
    """Exchange secant, cosecant and cotangent for the functions whose reciprocals they are."""
    after = [_turned(case) for case in cases]
    if after == list(cases):
        return after
    yield statement_step(
        "take-reciprocal",
        say("Take the reciprocal of both sides."),
        say("The secant is one over the cosine, the cosecant one over the sine, the cotangent one over the tangent."),
        either(list(cases)),
        either(after) if after else S.EmptySet,
        (unknown,),
        idea=say("Of which function is this the reciprocal?"),
    )
    return after


def _turned(case: Relational) -> Relational:
    function = RECIPROCAL.get(type(case.lhs))
    if function is None:
        return case
    if case.rhs == 0:
        return relation(Eq, cos(case.lhs.args[0]), S.Zero if function is tan else S(2))
    return relation(Eq, function(case.lhs.args[0]), 1 / case.rhs)


def _is_reached(case: Relational) -> bool:
    return isinstance(case.lhs, tan) or not bool(evaluated(abs(case.rhs) > 1))


def _unreachable(cases: Sequence[Relational], possible: Sequence[Relational], unknown: Symbol) -> Step:
    lost = [case for case in cases if case not in possible]
    return statement_step(
        "outside-range",
        say("{cases} has no solution.", cases=formula(either(lost))),
        say("Sine and cosine lie between -1 and 1."),
        either(list(cases)),
        either(list(possible)) if possible else S.EmptySet,
        (unknown,),
        idea=say("Which values can a sine or a cosine have?"),
    )


def _one(case: Relational, unknown: Symbol, *, alone: bool) -> Families:
    angle, families = case.lhs.args[0], _angles(case.lhs, case.rhs)
    values = [of_unknown(family, angle, unknown) for family in families]
    yield _angle_step(case, angle, families, unknown)
    if angle != unknown:
        before, after = shown_families(families, unknown, angle), shown_families(_tidy(values), unknown)
        yield Step(
            "solve-for-unknown",
            say("Solve for {unknown}.", unknown=formula(unknown)),
            say("The period is divided by the factor before {unknown} as well.", unknown=formula(unknown)),
            before,
            after,
            SameSolutions(before, after, (unknown.name,)),
            (),
            say("The angle is known. What is {unknown} then?", unknown=formula(unknown)),
        )
    return values if not alone else _tidy(values)


def _tidy(families: Sequence[Family]) -> list[Family]:
    return [family.reduced() for family in families]


def _angle_step(case: Relational, angle: Expr, families: Sequence[Family], unknown: Symbol) -> Step:
    before = shown(case)
    after = shown_families(families, unknown, None if angle == unknown else angle)
    return Step(
        "basic-angles",
        say("Find all angles with {equation}.", equation=before),
        _why(case),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("Where on the unit circle is this value taken? After which turn does it come again?"),
    )


def _why(case: Relational) -> Message:
    value = formula(case.rhs)
    if isinstance(case.lhs, tan):
        first = formula(atan(case.rhs))
        return say("{angle} is one such angle, and the tangent repeats after every half turn.", angle=first)
    if case.rhs in (0, 1, -1):
        return say("The unit circle shows where {value} is taken; it comes again after each turn.", value=value)
    if isinstance(case.lhs, sin):
        return say(
            "{first} is one such angle; {second} has the same height on the unit circle. Both repeat after every turn.",
            first=formula(asin(case.rhs)),
            second=formula(pi - asin(case.rhs)),
        )
    return say(
        "{first} is one such angle; its opposite has the same cosine. Both repeat after every turn.",
        first=formula(acos(case.rhs)),
    )


def _angles(function: Expr, value: Expr) -> list[Family]:
    """The angles at which the function has the value."""
    if isinstance(function, tan):
        return [Family(atan(value), HALF_TURN)]
    if isinstance(function, sin):
        if value == 0:
            return [Family(S.Zero, HALF_TURN)]
        if value in (1, -1):
            return [Family(pi / 2 if value == 1 else 3 * pi / 2, TURN)]
        return [Family(asin(value), TURN), Family(pi - asin(value), TURN)]
    if value == 0:
        return [Family(pi / 2, HALF_TURN)]
    if value in (1, -1):
        return [Family(S.Zero if value == 1 else pi, TURN)]
    return [Family(acos(value), TURN), Family(-acos(value), TURN)]


def _together(cases: Sequence[Relational], families: Sequence[Family], unknown: Symbol) -> Step:
    before, after = shown(either(list(cases))), shown_families(families, unknown)
    return Step(
        "put-together",
        say("Put the solutions together."),
        say("Each case gives some of them; those half a turn apart are written as one."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("Do some of the solutions lie half a turn apart?"),
    )
