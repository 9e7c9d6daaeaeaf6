"""Quotients of the forms 0/0 and infinite/infinite: L'Hôpital's rule; products 0 times infinite made into quotients."""

from __future__ import annotations

import sympy as sp
from sympy import Derivative, Expr, Mul, Pow, S

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.limits.tasks import Move, Task
from tutor.rules.lines import fraction_of, law
from tutor.rules.tidying import tidied
from tutor.solution import SameValue, Step


def lhopital(task: Task) -> Move | None:
    """Differentiate numerator and denominator."""
    above, below = _fraction(task.f, task)
    if isinstance(task.f, sp.Add):
        above, below = sp.fraction(sp.together(task.f))
    if task.x not in below.free_symbols or task.x not in above.free_symbols:
        return None
    values = task.value(above), task.value(below)
    if None in values:
        return None
    top, bottom = (value for value in values if value is not None)
    zero = top == 0 and bottom == 0
    if not zero and not (top.is_infinite and bottom.is_infinite):
        return None
    slopes = tidied(sp.diff(above, task.x)), tidied(sp.diff(below, task.x))
    if slopes[1] == 0 or any(slope.has(Derivative, sp.Subs) for slope in slopes):
        return None
    new = tidied(slopes[0] / slopes[1])
    if new.count_ops() > 4 * task.f.count_ops() + 30 or task.value(new) is None:
        return None
    form = law(r"\tfrac{0}{0}", "0/0") if zero else law(r"\tfrac{\infty}{\infty}", "oo/oo")
    return Move(
        "lhopital",
        task.of(new),
        say("Apply L'Hôpital's rule."),
        say(
            "The quotient has the form {form}, so its limit is that of the quotient of the derivatives, {p} over {q}.",
            form=form,
            p=formula(slopes[0]),
            q=formula(slopes[1]),
        ),
        say("What are the limits of numerator and denominator, and which rule is made for that form?"),
        tuple(_derivative(part, slope, task) for part, slope in zip((above, below), slopes, strict=True)),
    )


def _fraction(f: Expr, task: Task) -> tuple[Expr, Expr]:
    """Numerator and denominator, where ``e^(-x)`` counts as a denominator if it goes to zero."""
    above, below = fraction_of(f)
    if task.x in below.free_symbols:
        return above, below
    sinking = [factor for factor in Mul.make_args(above) if isinstance(factor, sp.exp) and task.value(factor) == 0]
    return above / Mul(*sinking), below / Mul(*sinking)


def _derivative(part: Expr, slope: Expr, task: Task) -> Step:
    before = formula(Derivative(part, task.x))
    return Step(
        rule="differentiate",
        title=say("Differentiate {f}.", f=formula(part)),
        because=say("L'Hôpital's rule needs the derivatives of numerator and denominator, each by itself."),
        before=before,
        after=formula(slope),
        claim=SameValue(before, formula(slope)),
    )


def as_quotient(task: Task) -> Move | None:
    """Zero times infinite: one factor goes into the denominator."""
    if not isinstance(task.f, Mul):
        return None
    moving = [factor for factor in task.f.args if task.x in factor.free_symbols]
    zeros = [factor for factor in moving if task.value(factor) == 0]
    infinite = [factor for factor in moving if (value := task.value(factor)) is not None and value.is_infinite]
    if not zeros or not infinite or fraction_of(task.f)[1].has(task.x):
        return None
    down = _simplest(zeros if _invertible(zeros) else infinite)
    new = Mul(task.f / down, Pow(1 / down, -1, evaluate=False), evaluate=False)
    return Move(
        "as-quotient",
        task.of(new),
        say("Write the product as a quotient."),
        say("Zero times infinity says nothing; as a quotient, L'Hôpital's rule applies."),
        say("How can a product be written as a quotient?"),
    )


def _invertible(factors: list[Expr]) -> bool:
    return not any(factor.has(sp.log, sp.atan, sp.acot) for factor in factors)


def _simplest(factors: list[Expr]) -> Expr:
    return min(factors, key=lambda factor: (factor.has(sp.log), factor.count_ops()))


def dominant_terms(task: Task) -> Move | None:
    """A quotient of sums at infinity: only the fastest growing term above and below counts."""
    if not task.a.is_infinite:
        return None
    above, below = sp.fraction(sp.together(task.f))
    if task.x not in below.free_symbols:
        return None
    tops = [_fastest(part, task) for part in (above, below)]
    if None in tops or tops == [above, below]:
        return None
    top, bottom = (part for part in tops if part is not None)
    if not _alike(task.f, top / bottom, task):
        return None
    return Move(
        "dominant-terms",
        task.of(sp.powsimp(top / bottom)),
        say("Keep the fastest growing terms only."),
        say(
            "Above, {p} outgrows the other terms; below, {q} does. Divided by them, the others go to 0.",
            p=formula(top),
            q=formula(bottom),
        ),
        say("Which term grows fastest above, and which below?"),
    )


def _alike(f: Expr, kept: Expr, task: Task) -> bool:
    """Whether far out the kept terms are most of the function."""
    far = S(60) * (1 if task.a is S.Infinity else -1)
    ratio = sp.N(f.subs(task.x, far) / kept.subs(task.x, far), 20)
    return not ratio.is_number or bool(abs(ratio - 1) < 0.9)


def _fastest(part: Expr, task: Task) -> Expr | None:
    """The term of a sum beside which all others vanish."""
    if not isinstance(part, sp.Add):
        return part
    for term in part.args:
        if all(task.value(sp.powsimp(other / term)) == 0 for other in part.args if other is not term):
            return term
    return None


def dominant(task: Task) -> Move | None:
    """A sum in which one term outgrows the others: take it out as a factor."""
    if not isinstance(task.f, sp.Add) or len(task.f.args) > 6:
        return None
    for term in task.f.args:
        value = task.value(term)
        if value is None or not value.is_infinite:
            continue
        rest = [sp.powsimp(other / term) for other in task.f.args if other is not term]
        if all(_tame(part, task) for part in rest):
            inner = sp.Add(S.One, *rest)
            if task.value(inner) in (None, 0) and not inner.has(sp.sin, sp.cos):
                continue
            return Move(
                "dominant-term",
                task.of(Mul(term, inner, evaluate=False)),
                say("Take the fastest growing term {t} out as a factor.", t=formula(term)),
                say("Beside {t} the other terms become small: the bracket that is left has a limit.", t=formula(term)),
                say("Which term grows fastest?"),
            )
    return None


def _tame(part: Expr, task: Task) -> bool:
    value = task.value(part)
    if value is not None:
        return bool(value.is_finite)
    return squeezed(part, task) is not None


def squeezed(part: Expr, task: Task) -> tuple[Expr, Expr] | None:
    """``(bounded factor, factor that goes to zero)`` of a product, or None."""
    bounded = [factor for factor in Mul.make_args(part) if _bounded(factor, task)]
    if not bounded:
        return None
    rest = part / Mul(*bounded)
    return (Mul(*bounded), rest) if task.value(rest) == 0 else None


def _bounded(factor: Expr, task: Task) -> bool:
    base, exponent = factor.as_base_exp()
    if not (exponent.is_Integer and exponent > 0):
        return False
    return isinstance(base, sp.sin | sp.cos | sp.atan | sp.tanh | sp.sign) and task.x in base.free_symbols


def squeeze(task: Task) -> Move | None:
    """A bounded factor times one that goes to zero."""
    found = squeezed(task.f, task)
    if found is None or task.value(task.f) not in (None, 0) or task.value(found[0]) is not None:
        return None
    return Move(
        "squeeze",
        S.Zero,
        say("Squeeze the function between two that go to zero."),
        say(
            "{b} stays between fixed bounds and {z} goes to 0, so the product lies between two functions that go to 0.",
            b=formula(found[0]),
            z=formula(found[1]),
        ),
        say("One factor is bounded. What does the other one do?"),
    )
