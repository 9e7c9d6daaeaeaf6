"""The same function in a form in which its limit is easier to see: without bars, or in a new variable."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Pow, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.limits.tasks import BOTH, RIGHT, Move, Task, without_bars
from tutor.rules.lines import fresh


def open_bars(task: Task) -> Move | None:
    """Absolute values of what keeps its sign close to the point."""
    if not task.f.has(sp.Abs, sp.sign) or (task.side == BOTH and not task.a.is_infinite):
        return None
    new = without_bars(task.f, task.x, task.a, task.side)
    if new == task.f or new.has(sp.Abs, sp.sign):
        return None
    return Move(
        "open-bars",
        task.of(new),
        say("Leave the absolute values out."),
        say(
            "Close to {a} what stands between the bars keeps its sign: |u| is u where u is positive, and -u where it "
            "is negative.",
            a=formula(task.a),
        ),
        say("Which sign does each of them have close to {a}?", a=formula(task.a)),
    )


def new_variable(task: Task) -> Move | None:
    """A root of powers of one number: that power as the new variable."""
    if not task.a.is_infinite or not any(_root_of_power(part, task.x) for part in task.f.atoms(Pow)):
        return None
    f = task.f.replace(lambda part: _is_power(part, task.x), lambda part: _prime_power(part))
    bases = {part.base for part in f.atoms(Pow) if _is_power(part, task.x)}
    if len(bases) != 1:
        return None
    (base,) = bases
    if not base.is_comparable or not base > 1:
        return None
    t = fresh(task.f, names=("t", "s", "u", "v"))
    new = f.replace(lambda part: _is_power(part, task.x), lambda part: _in_letter(part, base, task.x, t))
    if task.x in new.free_symbols:
        return None
    grows = task.a is S.Infinity
    u = base**task.x
    return Move(
        "new-variable",
        Task(new, t, S.Infinity if grows else S.Zero, RIGHT).written,
        say("Write {t} for {u}.", t=formula(t), u=formula(u)),
        say("{f} holds {x} in powers of {b} only.", f=formula(task.f), x=formula(task.x), b=formula(base)),
        say("Which power occurs again and again?"),
    )


def _is_power(part: Expr, x: Symbol) -> bool:
    return isinstance(part, Pow | sp.exp) and x not in part.as_base_exp()[0].free_symbols and x in part.exp.free_symbols


def _root_of_power(part: Pow, x: Symbol) -> bool:
    inside = part.base.atoms(Pow, sp.exp) if part.exp.is_Rational and not part.exp.is_Integer else ()
    return any(_is_power(inner, x) for inner in inside)


def _prime_power(part: Expr) -> Expr:
    """``4^(x + 1)`` as ``4 * 2^(2x)``."""
    base, exponent = part.as_base_exp()
    found = sp.perfect_power(base) if base.is_Integer else False
    if isinstance(found, tuple):
        part = found[0] ** sp.expand(found[1] * exponent)
    return sp.expand_power_exp(part)


def _in_letter(part: Expr, base: Expr, x: Symbol, t: Symbol) -> Expr:
    """``b^(2x + 1)`` as ``b t^2``; unchanged where the exponent is not of that kind."""
    exponent = sp.expand(part.as_base_exp()[1])
    slope = exponent.coeff(x)
    rest = exponent - slope * x
    if not slope.is_Integer or x in rest.free_symbols:
        return part
    return base**rest * t**slope


def whole_part(task: Task) -> Move | None:
    """A number rounded down or up, of what stays between two whole numbers close to the point."""
    if not isinstance(task.f, sp.floor | sp.ceiling) or (task.side == BOTH and not task.a.is_infinite):
        return None
    value = task.value(task.f)
    if value is None or not value.is_Integer:
        return None
    down = isinstance(task.f, sp.floor)
    return Move(
        "whole-part",
        value,
        say("Find the whole numbers on both sides of {g}.", g=formula(task.f.args[0])),
        say(
            "Close to the point {g} stays between {p} and {q}, so rounding it down gives {v}.",
            g=formula(task.f.args[0]),
            p=formula(value),
            q=formula(value + 1),
            v=formula(value),
        )
        if down
        else say(
            "Close to the point {g} stays between {p} and {q}, so rounding it up gives {v}.",
            g=formula(task.f.args[0]),
            p=formula(value - 1),
            q=formula(value),
            v=formula(value),
        ),
        say("Between which whole numbers does {g} lie close to the point?", g=formula(task.f.args[0])),
    )
