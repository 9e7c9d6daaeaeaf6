"""The laws of limits: sums, products and continuous functions of limits that exist; signs next to a pole; two sides."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Mul, Pow, S

from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.limits.tasks import BOTH, LEFT, RIGHT, Move, Task, close_to, limit_object, value_of
from tutor.rules.lines import fraction_of
from tutor.solution import SameValue, Step


def basic(task: Task) -> Move | None:
    """Limits at infinity, and at the ends of domains, that are known by heart."""
    f, x = task.f, task.x
    value = task.value(f)
    if value is None:
        return None
    simple = f == x or (isinstance(f, Pow) and (f.base == x or x not in f.base.free_symbols) and _plain(f, task))
    simple = simple or (isinstance(f, sp.Function) and f.args in ((x,), (-x,), (1 / x,)))
    if not simple:
        return None
    return Move(
        "basic-limit",
        value,
        say("This limit is known: look at the graph of {f}.", f=formula(f)),
        say(
            "As {x} approaches {a}, {f} approaches {v}.",
            x=formula(x),
            a=formula(task.a),
            f=formula(f),
            v=formula(value),
        ),
        say("Think of the graph of {f}: where does it go?", f=formula(f)),
    )


def _plain(f: Expr, task: Task) -> bool:
    if f.base == task.x:
        return task.x not in f.exp.free_symbols
    return f.exp in (task.x, -task.x)


def constant_factor(task: Task) -> Move | None:
    """A constant factor stays in front."""
    constant, rest = task.f.as_independent(task.x, as_Add=False)
    if constant is S.One or not isinstance(task.f, Mul):
        return None
    return Move(
        "constant-multiple",
        Mul(constant, task.of(rest), evaluate=False),
        say("Take the constant factor {c} out.", c=formula(constant)),
        say("A constant factor does not change how the rest behaves."),
        say("Which factor does not depend on {x}?", x=formula(task.x)),
    )


def sum_of_limits(task: Task) -> Move | None:
    """The limit of a sum is the sum of the limits, when those exist and do not cancel infinitely."""
    if not isinstance(task.f, sp.Add):
        return None
    parts = task.f.as_ordered_terms()
    if not _finite(parts, task):
        return _finite_apart(parts, task)
    return _law(sp.Add(*(task.of(part) if task.x in part.free_symbols else part for part in parts), evaluate=False),
                say("The limit of a sum is the sum of the limits, when each of them exists."))  # fmt: skip


def finite_terms_apart(task: Task) -> Move | None:
    """Terms with a limit of their own beside others that are infinite one by one."""
    if not isinstance(task.f, sp.Add):
        return None
    parts = task.f.as_ordered_terms()
    return None if _finite(parts, task) else _finite_apart(parts, task)


def product_of_limits(task: Task) -> Move | None:
    """The limit of a product or quotient is that of the limits, when those exist and do not conflict."""
    if not isinstance(task.f, Mul):
        return None
    above, below = fraction_of(task.f)
    if task.x in below.free_symbols and task.x in above.free_symbols:
        top, bottom = task.value(above), task.value(below)
        if top is not None and bottom is not None and _settled(top) and _settled(bottom) and bottom != 0:
            line = Mul(task.of(above), Pow(task.of(below), -1, evaluate=False), evaluate=False)
            because = say(
                "The limit of a quotient is the quotient of the limits, when both exist and the lower one is not zero."
            )
            return _law(line, because)
    parts = [part for part in task.f.as_ordered_factors() if isinstance(part, Expr)]
    if not _finite(parts, task):
        return None
    return _law(Mul(*(task.of(part) for part in parts), evaluate=False),
                say("The limit of a product is the product of the limits, when each of them exists."))  # fmt: skip


def _finite_apart(parts: list[Expr], task: Task) -> Move | None:
    """Terms that have a limit of their own split off from those that only have one together."""
    settled = [part for part in parts if (value := task.value(part)) is not None and _settled(value)]
    rest = sp.Add(*(part for part in parts if part not in settled))
    value = task.value(rest) if settled and len(settled) < len(parts) - 1 else None
    if value is None or not _settled(value):
        return None
    line = sp.Add(task.of(rest), *(task.of(part) for part in settled), evaluate=False)
    return _law(line, say("The limit of a sum is the sum of the limits, when each of them exists."))


def _finite(parts: list[Expr], task: Task) -> bool:
    return all(value is not None and _settled(value) for value in map(task.value, parts))


def _settled(value: Expr) -> bool:
    """A number, or an expression in other letters that holds nothing infinite."""
    return bool(value.is_finite) or (not value.is_number and not value.has(*_INFINITE))


_INFINITE = (S.Infinity, S.NegativeInfinity, S.ComplexInfinity, S.NaN)


def infinite_parts(task: Task) -> Move | None:
    """A sum, product or quotient in which infinite parts decide: infinite plus finite, infinite times not zero."""
    f = task.f
    if isinstance(f, sp.Add):
        parts, kind = list(f.args), sp.Add
    elif isinstance(f, Mul):
        parts, kind = _factors(f, task), Mul
    else:
        return None
    values = [task.value(part) for part in parts]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not any(value.is_infinite for value in known):
        return None
    together = kind(*known)
    if together not in (S.Infinity, S.NegativeInfinity, S.Zero):
        return None
    substeps = tuple(_part(part, value, task) for part, value in zip(parts, known, strict=True))
    because = (
        say("Some terms grow without bound in the same direction, and no term goes against them.")
        if kind is sp.Add
        else say("Together the limits of the factors leave no doubt: this is not one of the indeterminate forms.")
    )
    return Move(
        "infinite-parts",
        together,
        say("Compare the limits of the parts."),
        because,
        say("Which parts grow without bound, and in which direction?"),
        substeps,
    )


def _factors(f: Expr, task: Task) -> list[Expr]:
    """The factors, a denominator as the reciprocal of the whole of it."""
    above, below = fraction_of(f)
    if task.x not in below.free_symbols or below.is_Mul:
        return list(f.args)
    return [*Mul.make_args(above), 1 / below]


def _part(part: Expr, value: Expr, task: Task) -> Step:
    before, after = formula(task.of(part)), formula(value)
    return Step(
        rule="limit-of-part",
        title=say("The limit of {f}.", f=formula(part)),
        because=say("Look at this part by itself."),
        before=before,
        after=after,
        claim=SameValue(before, after),
    )


def _law(line: Expr, because: Message) -> Move:
    return Move(
        "limit-laws", line, say("Take the limit of each part."), because, say("Does each part have a limit of its own?")
    )


def inside(task: Task) -> Move | None:
    """A continuous outer function: take the limit inside."""
    f = task.f
    if isinstance(f, Pow) and task.x not in f.exp.free_symbols and task.x in f.base.free_symbols:
        inner, place = f.base, 0
    elif isinstance(f, Pow) and task.x not in f.base.free_symbols:
        inner, place = f.exp, 1
    elif isinstance(f, sp.Function) and len(f.args) == 1:
        inner, place = f.args[0], 0
    else:
        return None
    value, whole = task.value(inner), task.value(f)
    if inner == task.x or value is None or whole is None:
        return None
    if _outer(f, place, value).doit() != whole:
        return None
    return Move(
        "continuous-function",
        _outer(f, place, task.of(inner)),
        say("Take the limit inside."),
        say("The outer function is continuous at the limit of {g}.", g=formula(inner)),
        say("Which limit does the inner function have?"),
    )


def _outer(f: Expr, place: int, inner: Expr) -> Expr:
    """The outer function around something else."""
    parts = list(f.args)
    parts[place] = inner
    return f.func(*parts, evaluate=False)


def pole(task: Task) -> Move | None:
    """A numerator that does not go to zero over a denominator that does: infinite, with the sign of the quotient."""
    above, below = fraction_of(sp.together(task.f))
    if task.x not in below.free_symbols or task.value(below) != 0:
        return None
    top = task.value(above)
    if top is None or top == 0:
        return None
    if task.side == BOTH and not task.a.is_infinite:
        return None
    value = task.value(task.f)
    if value not in (S.Infinity, S.NegativeInfinity):
        return None
    sign = say("positive") if value is S.Infinity else say("negative")
    return Move(
        "pole",
        value,
        say("The quotient grows without bound."),
        say(
            "The numerator goes to {top} and the denominator to 0; close to {a} on this side the quotient is {sign}.",
            top=formula(top),
            a=formula(task.a),
            sign=sign,
        ),
        say("What happens when something that is not zero is divided by smaller and smaller numbers? With which sign?"),
    )


def both_sides(task: Task) -> Move | None:
    """Look at the two sides; when they differ, there is no limit."""
    if task.side != BOTH or task.a.is_infinite:
        return None
    left, right = (value_of(task.f, task.x, task.a, side) for side in (LEFT, RIGHT))
    real = [_real_on(task, side) for side in (LEFT, RIGHT)]
    if real == [False, True] and right is not None:
        return _only_side(task, RIGHT)
    if real == [True, False] and left is not None:
        return _only_side(task, LEFT)
    if left is None or right is None:
        return None
    substeps = (_side(task, LEFT, left), _side(task, RIGHT, right))
    if left == right or sp.expand(left - right) == 0:
        return Move(
            "both-sides",
            right,
            say("Take the limit from each side."),
            say("From the left and from the right the function approaches the same: {v}.", v=formula(right)),
            say("Look at the two sides of {a} one after the other.", a=formula(task.a)),
            substeps,
        )
    return Move(
        "sides-differ",
        S.NaN,
        say("Compare the limits from the two sides."),
        say(
            "From the left the function approaches {l}, from the right {r}: they differ, so there is no limit.",
            l=formula(left),
            r=formula(right),
        ),
        say("Look at the two sides of {a} one after the other.", a=formula(task.a)),
        substeps,
    )


def _real_on(task: Task, side: str) -> bool:
    value = sp.N(task.f.subs(task.x, close_to(task.a, side)), 25)
    return not value.is_number or bool(value.is_real)


def _only_side(task: Task, side: str) -> Move:
    return Move(
        "one-side-only",
        limit_object(task.f, task.x, task.a, side),
        say("Only one side counts."),
        say("On the other side of {a} the function is not defined over the real numbers.", a=formula(task.a)),
        say("On which side of {a} is the function defined?", a=formula(task.a)),
    )


def _side(task: Task, side: str, value: Expr) -> Step:
    before = formula(limit_object(task.f, task.x, task.a, side))
    return Step(
        rule="left-limit" if side == LEFT else "right-limit",
        title=say("The limit from the left.") if side == LEFT else say("The limit from the right."),
        because=say("Come closer to {a} from this side only.", a=formula(task.a)),
        before=before,
        after=formula(value),
        claim=SameValue(before, formula(value)),
    )
