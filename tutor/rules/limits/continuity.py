"""Direct substitution: when the value at the point is the limit."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Pow, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.limits.tasks import BOTH, Move, Task, close_to

_NEEDS_POSITIVE = (sp.log,)
_BROKEN = (sp.floor, sp.ceiling, sp.frac, sp.sign)


def continuous_value(f: Expr, x: Symbol, a: Expr, side: str) -> Expr | None:
    """The value at the point when f is built of functions that are continuous there, else None."""
    if x not in f.free_symbols:
        return f
    try:
        value = f.subs(x, a)
    except (ValueError, TypeError):
        return None
    if value.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity, sp.AccumBounds):
        return None
    if not all(_fine(part, x, a, side) for part in sp.preorder_traversal(f) if isinstance(part, Expr)):
        return None
    return value


def _fine(part: Expr, x: Symbol, a: Expr, side: str) -> bool:
    """Whether this part is defined and continuous around the point (on the side that is asked for)."""
    if x not in part.free_symbols or not isinstance(part, Pow | sp.Function):
        return True
    if isinstance(part, Pow):
        base = part.base.subs(x, a)
        if x in part.exp.free_symbols:
            return _sign(base) == 1
        if part.exp.is_Integer:
            return not part.exp.is_negative or _sign(base) != 0
        return _sign(base) == 1 or (base.is_number is False) or (_sign(base) == 0 and _real_near(part, x, a, side))
    inner = part.args[0].subs(x, a)
    if isinstance(part, sp.log):
        return _sign(inner) == 1 or not inner.is_number
    if isinstance(part, sp.tan | sp.sec):
        return _sign(sp.cos(inner)) != 0
    if isinstance(part, sp.cot | sp.csc):
        return _sign(sp.sin(inner)) != 0
    if isinstance(part, _BROKEN):
        return not inner.is_number or (_sign(inner) != 0 if isinstance(part, sp.sign) else not _whole(inner))
    if isinstance(part, sp.asin | sp.acos | sp.acosh | sp.atanh | sp.acoth | sp.asec | sp.acsc | sp.asech):
        return _real_near(part, x, a, side)
    if isinstance(part, sp.coth | sp.csch | sp.acsch | sp.acot):
        return _sign(inner) != 0
    return True


def _whole(value: Expr) -> bool:
    return bool(value.is_integer) or abs(sp.N(value) - round(float(value))) < 1e-12


def _sign(value: Expr) -> int | None:
    if not value.is_number:
        return None
    if value.is_zero:
        return 0
    number = sp.N(value, 25)
    if abs(sp.re(number)) < 1e-20 and abs(sp.im(number)) < 1e-20:
        return 0
    if not number.is_real:
        return None
    return 1 if number > 0 else -1


def _real_near(part: Expr, x: Symbol, a: Expr, side: str) -> bool:
    sides = ("-", "+") if side == BOTH else (side,)
    return all(sp.N(part.subs(x, close_to(a, one)), 25).is_real for one in sides)


def constant(task: Task) -> Move | None:
    """The limit of a constant."""
    if task.x in task.f.free_symbols:
        return None
    return Move(
        "constant-limit",
        task.f,
        say("The limit of a constant is the constant."),
        say("{f} does not change when {x} changes.", f=formula(task.f), x=formula(task.x)),
        say("Does {f} depend on {x}?", f=formula(task.f), x=formula(task.x)),
    )


def direct(task: Task) -> Move | None:
    """Put the point in."""
    if task.a.is_infinite:
        return None
    value = continuous_value(task.f, task.x, task.a, task.side)
    if value is None:
        return None
    return Move(
        "direct-substitution",
        value,
        say("Put {a} in for {x}.", a=formula(task.a), x=formula(task.x)),
        say("{f} is continuous at this point, so its limit is its value there.", f=formula(task.f)),
        say("Is the function continuous at {a}? Then what is its limit?", a=formula(task.a)),
    )


def vanishing(task: Task) -> Move | None:
    """At infinity: everything with the variable in the denominator goes to 0, the rest is constant."""
    if not task.a.is_infinite:
        return None
    y = sp.Dummy("y")
    if any(part.base == task.x and not part.exp.is_negative for part in task.f.atoms(Pow)):
        return None
    g = task.f.subs(task.x, 1 / y)
    value = continuous_value(g, y, S.Zero, "+" if task.a is S.Infinity else "-")
    if value is None:
        return None
    return Move(
        "terms-vanish",
        value,
        say("Let the terms with {x} in the denominator go to zero.", x=formula(task.x)),
        say("A constant divided by larger and larger numbers comes as close to 0 as you like."),
        say("What happens to a constant divided by {x} when {x} grows without bound?", x=formula(task.x)),
    )
