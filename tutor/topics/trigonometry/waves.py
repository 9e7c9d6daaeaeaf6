"""Waves a sin(bx + c) + d: amplitude, period, phase shift, midline; and a sin x + b cos x as one wave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympy import Abs, Add, Expr, Pow, Symbol, Tuple, acos, atan, cos, cot, expand, pi, sin, sqrt, tan

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.lines import law
from tutor.rules.working import product, quotient, total, worked
from tutor.solution import Answer, Step
from tutor.topics.trigonometry.angles import turn

QUANTITIES = ("amplitude_of", "period_of", "phase_shift_of", "midline_of")


class Wave(NamedTuple):
    """The parts of ``a·f(bx + c) + d``."""

    a: Expr
    function: type[Expr]
    b: Expr
    c: Expr
    d: Expr


def wave_of(statement: Expr) -> Wave | None:
    """Read a wave; None where the function is something else."""
    letters = statement.free_symbols
    found = list(statement.atoms(sin, cos, tan, cot))  # as written: SymPy turns sin(2x - π/3) into another function
    if len(letters) != 1 or len(found) != 1:
        return None
    (x,), (part,) = letters, found
    inside = expand(evaluated(part.args[0]))
    b, c = inside.coeff(x, 1), inside.coeff(x, 0)
    outer = expand(evaluated(statement.xreplace({part: Symbol("f__")})))
    a, d = outer.coeff(Symbol("f__"), 1), outer.coeff(Symbol("f__"), 0)
    whole = expand(a * Symbol("f__") + d - outer) == 0 and expand(b * x + c - inside) == 0
    numbers = all(number.is_number and number.is_real for number in (a, b, c, d))
    return Wave(a, type(part), b, c, d) if whole and numbers and a != 0 and b != 0 else None


def solve_wave(statement: Expr) -> Iterator[Step | Answer]:
    """Yield each quantity asked for, and them all as the answer.

    Raises:
        NotSolved: a quantity that this function does not have.
    """
    asked = list(statement) if isinstance(statement, Tuple) else [statement]
    values = []
    for quantity in asked:
        wave = wave_of(quantity.args[0])
        assert wave is not None
        step = _quantity(quantity, wave)
        yield step
        values.append(evaluated_value(quantity, wave))
    answer = formula(values[0] if len(values) == 1 else Tuple(*values))
    yield Answer(answer, answer)


def evaluated_value(quantity: Expr, wave: Wave) -> Expr:
    """The value of one quantity, by the formulas for waves."""
    match type(quantity).__name__:
        case "amplitude_of":
            return Abs(wave.a)
        case "period_of":
            return (2 if wave.function in (sin, cos) else 1) * pi / Abs(wave.b)
        case "phase_shift_of":
            return -wave.c / wave.b
        case _:
            return wave.d


def _quantity(quantity: Expr, wave: Wave) -> Step:
    name, value = type(quantity).__name__, evaluated_value(quantity, wave)
    if name == "amplitude_of" and wave.function not in (sin, cos):
        raise NotSolved(say("The tangent and the cotangent have no amplitude: they have no largest value."))
    rule, words = _WORDS[name]
    title, because, idea = words(wave, value)
    return worked(rule, title, because, quantity, value, idea=idea)


def _amplitude(wave: Wave, value: Expr) -> tuple[Message, Message, Message]:
    return (
        say("The amplitude is {value}.", value=formula(value)),
        say(
            "It is the size of the factor {a} before the function: sine and cosine go from -1 to 1.", a=formula(wave.a)
        ),
        say("How far does the graph go above and below its middle?"),
    )


def _period(wave: Wave, value: Expr) -> tuple[Message, Message, Message]:
    plain = 2 * pi if wave.function in (sin, cos) else pi
    return (
        say("The period is {calculation} = {value}.", calculation=formula(quotient(plain, Abs(wave.b))),
            value=formula(value)),
        say("The plain function repeats after {plain}; with {b} as the factor of the variable it does so as many "
            "times faster.", plain=formula(plain), b=formula(wave.b)),
        say("After which distance does what stands inside the function grow by one full period?"),
    )  # fmt: skip


def _phase(wave: Wave, value: Expr) -> tuple[Message, Message, Message]:
    return (
        say("The phase shift is {value}.", value=formula(value)),
        say("There what stands inside the function is zero, so the graph is shifted by that along the axis."),
        say("Where is what stands inside the function zero?"),
    )


def _midline(wave: Wave, value: Expr) -> tuple[Message, Message, Message]:
    return (
        say("The vertical shift is {value}.", value=formula(value)),
        say("The constant that is added moves the whole graph up or down."),
        say("Around which height does the graph swing?"),
    )


_WORDS = {
    "amplitude_of": ("amplitude", _amplitude),
    "period_of": ("period", _period),
    "phase_shift_of": ("phase-shift", _phase),
    "midline_of": ("midline", _midline),
}


def pair_of(statement: Expr) -> tuple[Expr, Expr, Expr] | None:
    """The a, b and angle of ``a sin θ + b cos θ``; None for anything else."""
    value = expand(evaluated(statement))
    angles = {part.args[0] for part in value.atoms(sin, cos)}
    if len(angles) != 1:
        return None
    (angle,) = angles
    a, b = value.coeff(sin(angle), 1), value.coeff(cos(angle), 1)
    if not (a.is_number and b.is_number and a.is_real and b.is_real and a != 0 and b != 0 and angle.free_symbols):
        return None
    return (a, b, angle) if expand(value - a * sin(angle) - b * cos(angle)) == 0 else None


_LENGTH = law(r"\sqrt{a^2 + b^2}", "sqrt(a^2 + b^2)")


def solve_harmonic(statement: Expr, kind: str) -> Iterator[Step | Answer]:
    """Yield the steps from ``a sin θ + b cos θ`` to one sine or cosine with a positive factor.

    Raises:
        NotSolved: it is no such sum.
    """
    found = pair_of(statement)
    if found is None:
        raise NotSolved(say("This is no sum of a sine and a cosine of the same angle."))
    a, b, angle = found
    length = sqrt(expand(a**2 + b**2))
    along, up = (a, b) if kind.startswith("sin") else (b, a)
    up = -up if kind in ("sin-", "cos+") else up
    shift = _direction(along, up, length)
    sign = -1 if kind.endswith("-") else 1
    yield worked(
        "amplitude",
        say("The amplitude is {value}.", value=formula(length)),
        say(
            "It is {law}: the length of the vector of the two coefficients.",
            law=law(r"\sqrt{a^2 + b^2}", "sqrt(a^2 + b^2)"),
        ),
        sqrt(Add(Pow(a, 2, evaluate=False), Pow(b, 2, evaluate=False), evaluate=False)),
        length,
        idea=say("How long is the vector of the two coefficients?"),
    )
    function, other = (sin, cos) if kind.startswith("sin") else (cos, sin)
    normal = total(product(along / length, function(angle)), product(a * b / along / length, other(angle)))
    whole = product(length, normal)
    yield worked(
        "factor-out",
        say("Take the amplitude out as a factor."),
        say("Then the squares of the two coefficients add up to 1: they are the cosine and the sine of one angle."),
        statement,
        whole,
        idea=say("What is left when the amplitude is taken out?"),
    )
    result = length * function(Add(angle, sign * shift, evaluate=False), evaluate=False)
    yield worked(
        "sum-formula",
        say("The angle is {angle}: use the formula for a sum or difference from right to left.", angle=formula(shift)),
        say("The cosine and the sine of this angle are the two coefficients."),
        whole,
        result,
        idea=say("Which angle has these as its cosine and sine?"),
    )
    shown = formula(result)
    yield Answer(shown, shown)


def _direction(along: Expr, up: Expr, length: Expr) -> Expr:
    """The angle whose cosine and sine go as the two numbers, between -π and π."""
    known = acos(along / length)
    if turn(known) is not None:
        return known if up > 0 else -known
    basic = atan(up / along)
    if along > 0:
        return basic
    return basic + pi if up > 0 else basic - pi
