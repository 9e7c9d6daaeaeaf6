"""When no named rule applies: the leading term, the missing limit of an oscillation, or the values near the point."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, S

from tutor.maths.printing import formula
from tutor.maths.worker import within
from tutor.messages import say
from tutor.rules.limits.tasks import BOTH, LEFT, RIGHT, Move, Task
from tutor.rules.trouble import TROUBLE


def oscillates(task: Task) -> Move | None:
    """A wave whose angle grows without bound has no limit."""
    waves = [wave for wave in task.f.atoms(sp.sin, sp.cos, sp.tan) if task.x in wave.free_symbols]
    wild = [wave for wave in waves if _grows(wave.args[0], task)]
    if not wild or task.value(task.f) is not None:
        return None
    side = RIGHT if task.side == BOTH else task.side
    if task.a is S.Infinity:
        side = LEFT
    try:
        with within(1.5):
            found = sp.limit(task.f, task.x, task.a, side)
    except TROUBLE:
        return None
    if not isinstance(found, sp.AccumBounds):
        return None
    return Move(
        "oscillates",
        S.NaN,
        say("The function keeps oscillating."),
        say(
            "The angle in {w} grows without bound, so the function keeps taking all values between {l} and {r} and "
            "approaches none of them.",
            w=formula(wild[0]),
            l=formula(found.min),
            r=formula(found.max),
        ),
        say("Does the function settle down near one value?"),
    )


def swings_wider(task: Task) -> Move | None:
    """A wave times a factor that grows without bound, beside terms that stay bounded."""
    wave = widening_wave(task)
    if wave is None:
        return None
    return Move(
        "oscillates",
        S.NaN,
        say("The function keeps oscillating."),
        say(
            "{w} swings between -1 and 1 again and again while its factor grows without bound, so the function takes "
            "ever larger positive and ever larger negative values.",
            w=formula(wave),
        ),
        say("Does the function settle down near one value?"),
    )


def widening_wave(task: Task) -> Expr | None:
    """The only wave whose factor grows without bound, where all other terms stay bounded; None otherwise."""
    if task.side == BOTH and not task.a.is_infinite:
        task = Task(task.f, task.x, task.a, RIGHT)
    found: list[Expr] = []
    for term in sp.Add.make_args(sp.expand(task.f)):
        waves = [
            part for part in sp.Mul.make_args(term) if part.func in (sp.sin, sp.cos) and _grows(part.args[0], task)
        ]
        rest = task.value(term / sp.Mul(*waves))
        if rest is None or (rest.is_infinite and len(waves) != 1):
            return None
        if rest.is_infinite:
            found += waves
    return found[0] if len(found) == 1 else None


def _grows(angle: Expr, task: Task) -> bool:
    sides = (LEFT, RIGHT) if task.side == BOTH and not task.a.is_infinite else (task.side,)
    from tutor.rules.limits.tasks import value_of

    values = [value_of(angle, task.x, task.a, side) for side in sides]
    return any(value is not None and value.is_infinite for value in values)


def leading_term(task: Task) -> Move | None:
    """The first term of the series at the point."""
    if task.a.is_infinite or task.value(task.f) is None:
        return None
    shifted = task.f.subs(task.x, task.x + task.a)
    try:
        with within(1.5):
            lead = shifted.as_leading_term(task.x)
    except TROUBLE:
        return None
    if lead == shifted or lead.has(sp.I, sp.log) or lead.count_ops() > 25:
        return None
    lead = lead.subs(task.x, task.x - task.a)
    if task.value(lead) != task.value(task.f) or lead == task.f:
        return None
    return Move(
        "leading-term",
        task.of(lead),
        say("Replace the function by the first term of its series."),
        say("Close to {a} the function behaves like {t}.", a=formula(task.a), t=formula(lead)),
        say("Expand the function around {a}. What is the first term?", a=formula(task.a)),
    )


def values_near(task: Task) -> Move | None:
    """The limit by comparison of growth, shown with values near the point."""
    value = task.value(task.f)
    if value is None:
        return None
    shown = []
    for power in (2, 4, 6):
        point = _point(task, power)
        number = sp.N(task.f.subs(task.x, point), 6)
        if not number.is_real:
            return None
        shown.append(number)
    return Move(
        "values-near-the-point",
        value,
        say("Compare how fast the parts grow."),
        say(
            "Close to the point the function takes the values {p}, {q}, {r}: it approaches {v}.",
            p=formula(shown[0]),
            q=formula(shown[1]),
            r=formula(shown[2]),
            v=formula(value),
        ),
        say("Work out a few values close to the point. Where do they go?"),
    )


def _point(task: Task, power: int) -> Expr:
    if task.a is S.Infinity:
        return S(10) ** (power // 2 + 1)
    if task.a is S.NegativeInfinity:
        return -(S(10) ** (power // 2 + 1))
    step = sp.Rational(1, 10**power)
    return task.a - step if task.side == LEFT else task.a + step
