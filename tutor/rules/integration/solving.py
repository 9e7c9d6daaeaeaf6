"""From an integral to its answer: plan, tell, add the constant or put in the bounds."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Expr, Integral, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.rules.integration.bars import Piece, without_bars
from tutor.rules.integration.borrowed import borrowed_plan
from tutor.rules.integration.definite import Diverges, antiderivative_step, neat_number, shown, value_steps
from tutor.rules.integration.planning import plan_for, with_plain_letters
from tutor.rules.integration.plans import Plan
from tutor.rules.integration.telling import steps_of
from tutor.rules.lines import fresh, plus, replaced
from tutor.rules.tidying import evaluated, tidied
from tutor.solution import Answer, SameUpToConstant, SameValue, Step


def solve_indefinite(statement: Integral) -> Iterator[Step | Answer]:
    """Steps and answer of an integral without bounds.

    Raises:
        NotSolved: no method leads to an antiderivative.
    """
    x = statement.limits[0][0]
    f = evaluated(statement.function)
    yield from _tidy_first(statement, Integral(f, x), statement.function, f, x)
    plan = _plan(f, x)
    steps = steps_of(plan)
    yield from steps
    last = _shortest(plan.result)
    if formula(last).plain != steps[-1].after.plain:
        yield _simplify(steps[-1].after, formula(last), x)
    constant = fresh(statement, names=("C", "K", "C_0"))
    shown = formula(sp.Add(last, constant, evaluate=False), latex=f"{formula(last).latex} + {constant}",
                    plain=f"{formula(last).plain} + {constant}")  # fmt: skip
    yield Step(
        rule="constant-of-integration",
        title=say("Add the constant of integration {c}.", c=formula(constant)),
        because=say("The derivative of a constant is 0, so every antiderivative has this form."),
        before=formula(last),
        after=shown,
        claim=SameUpToConstant(formula(last), shown, x.name),
        idea=say("Is this the only function with that derivative?"),
    )
    remark = None
    if last.has(*_SPECIAL):
        remark = say("There is no antiderivative in elementary functions; this one is written with a special function.")
    yield Answer(shown, formula(last), remark)


_SPECIAL = (sp.erf, sp.erfi, sp.Ei, sp.Si, sp.Ci, sp.Shi, sp.Chi, sp.li, sp.fresnels, sp.fresnelc, sp.uppergamma,
            sp.elliptic_f, sp.elliptic_e, sp.polylog)  # fmt: skip


def solve_definite(statement: Integral) -> Iterator[Step | Answer]:
    """Steps and answer of an integral with bounds; several variables are taken from the inside out.

    Raises:
        NotSolved: no antiderivative is found, or a limit at a bound is not.
    """
    current: Expr = statement.function
    limits = list(statement.limits)
    for done, (x, a, b) in enumerate(limits):
        rest = limits[done + 1 :]
        f = evaluated(current)
        if not rest:
            yield from _tidy_first(statement, Integral(f, (x, a, b)), current, f, None)
        try:
            steps, value = _one_variable(f, x, evaluated(a), evaluated(b))
        except Diverges as found:
            yield from _diverging(found, bool(rest))
            return
        if rest:
            yield _inner(f, (x, a, b), rest, value, tuple(steps))
        else:
            yield from steps
        current = value
    yield Answer(formula(current), formula(current))


def _one_variable(f: Expr, x: Symbol, a: Expr, b: Expr) -> tuple[list[Step], Expr]:
    if a == b:
        whole = formula(Integral(f, (x, a, b)))
        zero = formula(S.Zero)
        title, because = say("The integral is zero."), say("Both bounds are the same point.")
        return [Step("equal-bounds", title, because, whole, zero, SameValue(whole, zero))], S.Zero
    opened = without_bars(f, x, a, b)
    if opened is not None:
        return _piecewise(f, x, *opened)
    plan = _plan(f, x)
    big = _shortest(plan.result)
    first = antiderivative_step(plan, big)
    try:
        more, value = value_steps(f, x, a, b, big)
    except Diverges as found:
        raise Diverges(found.value, [first, *found.steps]) from None
    return [first, *more], value


def _piecewise(f: Expr, x: Symbol, steps: list[Step], pieces: list[Piece]) -> tuple[list[Step], Expr]:
    """Each piece by itself, then the sum."""
    line = plus(*(Integral(g, (x, low, high)) for low, high, g in pieces))
    values = []
    for low, high, g in pieces:
        inner, value = _one_variable(g, x, low, high)
        one = Integral(g, (x, low, high))
        before, after = formula(line), replaced(line, {one: value})
        steps.append(
            Step(
                rule="piece",
                title=say("Find {integral}.", integral=formula(one)),
                because=say("Look at this part by itself."),
                before=before,
                after=formula(after),
                claim=SameValue(before, formula(after)),
                substeps=tuple(inner),
                idea=inner[0].idea,
            )
        )
        line = after
        values.append(value)
    total = neat_number(sp.expand(sp.Add(*values)))
    if formula(total).plain != formula(line).plain:
        before = formula(line)
        title, because = say("Add the pieces."), say("Every piece has a finite value.")
        steps.append(Step("add", title, because, before, formula(total), SameValue(before, formula(total))))
    return steps, total


def _inner(
    f: Expr,
    limits: tuple[Symbol, Expr, Expr],
    rest: list[tuple[Symbol, Expr, Expr]],
    value: Expr,
    steps: tuple[Step, ...],
) -> Step:
    before, after = formula(Integral(f, limits, *rest)), formula(Integral(value, *rest))
    return Step(
        rule="inner-integral",
        title=say("Integrate with respect to {x} first.", x=formula(limits[0])),
        because=say("In an iterated integral the inner one comes first; the other variables count as constants."),
        before=before,
        after=after,
        claim=SameValue(before, after),
        substeps=steps,
        idea=say("Which of the integrals is the inner one?"),
    )


def _diverging(found: Diverges, inside: bool) -> Iterator[Step | Answer]:
    yield from found.steps
    value = shown(S.NaN if inside else found.value)
    yield Answer(value, value, say("The integral diverges: the limit is not a finite number."))


def _plan(f: Expr, x: Symbol) -> Plan:
    plan = plan_for(f, x) or borrowed_plan(f, x)
    if plan is None:
        raise NotSolved(
            say("No antiderivative of {f} was found; it may have none in elementary functions.", f=formula(f)),
            code="no-antiderivative",
        )
    return plan


def _shortest(result: Expr) -> Expr:
    return with_plain_letters(tidied(result))


def _simplify(before: Formula, after: Formula, x: Symbol) -> Step:
    return Step(
        rule="simplify",
        title=say("Simplify."),
        because=say("No integral is left; collect what can be collected."),
        before=before,
        after=after,
        claim=SameUpToConstant(before, after, x.name),
        idea=say("What can be multiplied, collected or cancelled?"),
    )


def _tidy_first(before: Expr, after: Expr, old: Expr, new: Expr, x: Symbol | None) -> Iterator[Step]:
    """A step that shows the simplified integrand, where it became shorter."""
    if not isinstance(old, Expr) or new.count_ops() >= old.count_ops():
        return
    left, right = formula(before), formula(after)
    yield Step(
        rule="simplify-first",
        title=say("Simplify the function first."),
        because=say("{f} is shorter to integrate.", f=formula(new)),
        before=left,
        after=right,
        claim=SameValue(left, right) if x is None else SameUpToConstant(left, right, x.name),
        idea=say("Can the function be written in a shorter way before it is integrated?"),
    )
