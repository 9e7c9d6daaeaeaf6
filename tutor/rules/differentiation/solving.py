"""From a derivative to its value, line by line: one rule of differentiation at a time, the rest of the line kept."""

from __future__ import annotations

from sympy import Derivative, Expr, Subs, Symbol
from sympy.core.function import AppliedUndef

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.differentiation.found import Found, d
from tutor.rules.differentiation.rules import differentiate_once
from tutor.rules.lines import occurrences, replaced
from tutor.rules.tidying import evaluated, tidied
from tutor.solution import SameValue, Step

_MOST_STEPS = 200
_LINEAR = ("sum-rule", "constant-multiple-rule")


def derive(function: Expr, variable: Symbol) -> tuple[list[Step], Expr]:
    """All steps from ``d/dx f`` to its simplified value.

    Raises:
        NotSolved: no rule is known for a part of it.
    """
    steps: list[Step] = []
    line: Expr = d(function, variable)
    while pending := _pending(line):
        if len(steps) > _MOST_STEPS:
            raise NotSolved(say("This function is too long to differentiate step by step."))
        step, line = _advance(line, pending, variable)
        steps.append(step)
    last = tidied(line)
    if formula(last).plain != formula(line).plain:
        steps.append(_simplify(line, last))
    return steps, last


def derive_repeatedly(function: Expr, orders: list[tuple[Symbol, int]]) -> tuple[list[Step], Expr]:
    """Higher and mixed derivatives: one derivative at a time, each with its own steps inside."""
    sequence = [variable for variable, count in orders for _ in range(count)]
    if len(sequence) == 1:
        return derive(function, sequence[0])
    steps: list[Step] = []
    current = function
    for done, variable in enumerate(sequence):
        before = formula(_remaining(current, sequence[done:]))
        inner, current = derive(current, variable)
        after = formula(_remaining(current, sequence[done + 1 :]))
        steps.append(
            Step(
                rule="differentiate-again" if done else "differentiate-once",
                title=say("Derivative number {n}: differentiate with respect to {x}.", n=done + 1, x=formula(variable)),
                because=say("A higher derivative is taken one derivative at a time."),
                before=before,
                after=after,
                claim=SameValue(before, after),
                substeps=tuple(inner),
                idea=say("Differentiate once, simplify, then differentiate the result."),
            )
        )
    return steps, current


def _remaining(function: Expr, sequence: list[Symbol]) -> Expr:
    return Derivative(function, *sequence, evaluate=False) if sequence else function


def _pending(line: Expr) -> list[Expr]:
    return [part for part in occurrences(line, Derivative) if not isinstance(part.expr, AppliedUndef)]


def _advance(line: Expr, pending: list[Expr], variable: Symbol) -> tuple[Step, Expr]:
    found = [(part, _rule_for(part.expr, variable)) for part in pending]
    compound = [(part, rule) for part, rule in found if rule.result.has(Derivative)]
    if compound:
        linear = compound[0][1].rule in _LINEAR
        chosen = [pair for pair in compound if pair[1].rule == compound[0][1].rule] if linear else compound[:1]
    else:
        first = found[0][1].rule
        chosen = [(part, rule) for part, rule in found if rule.rule == first]
    after = replaced(line, {part: rule.result for part, rule in chosen})
    return _step(line, after, chosen), after


def _rule_for(function: Expr, variable: Symbol) -> Found:
    rule = differentiate_once(function, variable) or differentiate_once(evaluated(function), variable)
    if rule is None:
        raise NotSolved(say("No rule of differentiation is known here for {f}.", f=formula(function)), code="no-rule")
    return rule


def _step(line: Expr, after: Expr, chosen: list[tuple[Expr, Found]]) -> Step:
    first = chosen[0][1]
    title = first.title
    if len(chosen) > 1:
        title = _TOGETHER.get(first.rule, say("Do the same with each of the {n} pieces.", n=len(chosen)))
    substeps = tuple(step for _, rule in chosen for step in rule.substeps)
    if line not in {part for part, _ in chosen}:
        substeps += tuple(_alone(part, rule) for part, rule in chosen)
    return Step(
        rule=first.rule,
        title=title,
        because=first.because,
        before=formula(line),
        after=formula(after),
        claim=SameValue(formula(line), formula(after)),
        substeps=substeps,
        idea=first.idea,
    )


def _alone(part: Expr, rule: Found) -> Step:
    """The piece by itself."""
    return Step(
        rule=rule.rule,
        title=rule.title,
        because=rule.because,
        before=formula(part),
        after=formula(rule.result),
        claim=SameValue(formula(part), formula(rule.result)),
        idea=rule.idea,
    )


def _simplify(line: Expr, last: Expr) -> Step:
    return Step(
        rule="simplify",
        title=say("Simplify."),
        because=say("No derivative is left; collect and cancel what can be."),
        before=formula(line),
        after=formula(last),
        claim=SameValue(formula(line), formula(last)),
        idea=say("All derivatives are taken. What can be multiplied, collected or cancelled?"),
    )


_TOGETHER = {
    "power-rule": say("Apply the power rule to each power."),
    "trigonometric-rule": say("Differentiate the trigonometric functions."),
    "exponential-rule": say("Differentiate the exponentials."),
    "logarithm-rule": say("Differentiate the logarithms."),
}


def put_point_in(derivative: Expr, variable: Symbol, point: Expr) -> tuple[list[Step], Expr]:
    """Put the point into the derivative."""
    written = formula(Subs(derivative, variable, point))
    value = tidied(derivative.subs(variable, point))
    step = Step(
        rule="substitute-point",
        title=say("Put {a} in for {x}.", a=formula(point), x=formula(variable)),
        because=say("The value of the derivative at a point is found by substituting the point."),
        before=written,
        after=formula(value),
        claim=SameValue(written, formula(value)),
        idea=say("The derivative is known. What is its value at {a}?", a=formula(point)),
    )
    return [step], value
