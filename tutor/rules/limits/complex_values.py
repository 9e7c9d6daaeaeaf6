"""Functions that are not real close to the point: by their distance from zero, or by real and imaginary part."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, I, Mul, Pow, S

from tutor.maths.complex_parts import EITHER, NoParts, complex_parts, size
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.limits.tasks import BOTH, Move, Task, close_to
from tutor.rules.trouble import TROUBLE


def distance_from_zero(task: Task) -> Move | None:
    """What comes as close to zero as one likes, in whichever direction."""
    far = _size(task)
    if far is None or task.value(far) != 0:
        return None
    return Move(
        "distance-from-zero",
        task.of(far),
        say("Look at the distance from 0."),
        say(
            "Close to {a} the values of {f} are not real. Their distance from 0 is {s}: where that goes to 0, so does "
            "the function.",
            a=formula(task.a),
            f=formula(task.f),
            s=formula(far),
        ),
        say("The values are not real. How far are they from 0?"),
    )


def turns_around(task: Task) -> Move | None:
    """A moving power of a negative number, which does not shrink: its values turn around zero without end."""
    turning = [part for part in Mul.make_args(task.f) if _moving_power(part, task)]
    far = _size(task)
    if len(turning) != 1 or far is None:
        return None
    (power,) = turning
    angle, value = task.value(power.exp), task.value(far)
    if value is None or value == 0 or angle is None or not angle.is_infinite or not _is_real(task.f / power, task):
        return None
    return Move(
        "turns-around",
        S.NaN,
        say("The function keeps turning."),
        say(
            "The base {b} is negative, so the power turns around 0 again and again, while its distance from 0, {s}, "
            "does not go to 0: the function approaches nothing.",
            b=formula(power.base),
            s=formula(far),
        ),
        say("Which sign does the base have? What does a power of it do?"),
    )


def real_and_imaginary(task: Task) -> Move | None:
    """Each part by itself; an imaginary part that stays bounded beside an infinite real part counts for nothing."""
    if not _one_way(task) or _is_real(task.f, task):
        return None
    try:
        real, imaginary = complex_parts(task.f, lambda part: _sign(part, task))
    except (NoParts, *TROUBLE):
        return None
    values = task.value(real), task.value(imaginary.xreplace({EITHER: S.One}))
    if values[0] is None or values[1] is None or values[1].is_infinite:
        return None
    if not values[0].is_infinite and imaginary.has(EITHER) and values[1] != 0:
        return None
    shown = imaginary.xreplace({EITHER: S.One})
    line = task.of(real)
    if values[0].is_finite and values[1] != 0:
        line = sp.Add(line, Mul(I, task.of(shown), evaluate=False), evaluate=False)
    because = (
        say("The imaginary part goes to {v}, which counts for nothing beside a real part that grows without bound.",
            v=formula(values[1]))
        if values[0].is_infinite
        else say("The real part is {p}. The imaginary part is {q}, up to its sign.", p=formula(real), q=formula(shown))
    )  # fmt: skip
    return Move(
        "real-and-imaginary-part",
        line,
        say("Look at the real and the imaginary part."),
        because,
        say("Close to the point the values are complex. What are their parts?"),
    )


def settles(task: Task) -> bool:
    """Whether one of these methods, or the continuity of the outer function, gives the limit of complex values."""
    if any(method(task) is not None for method in (distance_from_zero, turns_around, real_and_imaginary)):
        return True
    return task.side == BOTH and isinstance(task.f, sp.Function) and task.value(task.f.args[0]) is not None


def _size(task: Task) -> Expr | None:
    """The absolute value of a function that is not real on the side that is asked for."""
    if not _one_way(task) or _is_real(task.f, task):
        return None
    try:
        return size(task.f, lambda part: _sign(part, task))
    except (NoParts, *TROUBLE):
        return None


def _one_way(task: Task) -> bool:
    return task.side != BOTH or bool(task.a.is_infinite)


def _moving_power(part: Expr, task: Task) -> bool:
    return (
        isinstance(part, Pow)
        and part.base is not S.Exp1
        and task.x in part.exp.free_symbols
        and _is_real(part.base, task)
        and _sign(part.base, task) < 0
    )


def _near(task: Task) -> Expr:
    """A decimal number close to the point, no whole number."""
    if task.a.is_infinite:
        return sp.Float("10007.3", 40) * (1 if task.a is S.Infinity else -1)
    return sp.Float(sp.N(close_to(task.a, task.side), 40), 40)


def _is_real(f: Expr, task: Task) -> bool:
    value = sp.N(f.subs(task.x, _near(task)), 25)
    if not value.is_number or value.has(S.NaN, S.ComplexInfinity):
        return not any(_moving_power(part, task) for part in f.atoms(Pow) if part != f)
    return bool(abs(sp.im(value)) <= sp.Float("1e-20") * abs(value))


def _sign(part: Expr, task: Task) -> int:
    value = sp.N(part.subs(task.x, _near(task)), 40)
    if not value.is_comparable or value == 0:
        raise NoParts("a sign that is not seen")
    return 1 if value > 0 else -1
