"""The worked simplification."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import Expr, Function, count_ops, simplify

from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, Steps, step_of
from tutor.rules.simplest import simplified
from tutor.solution import Answer, SameValue, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps of the simplification, then the result.

    Raises:
        NotSolved: it takes too many steps, or the expression is nowhere defined.
    """
    where = dict(problem.given).get("where")
    start = expression(problem.statement)
    if where is None:
        result = yield from simplified(start)
    else:
        result = yield from _under(where, simplified(start, expression(where).free_symbols))
    result = evaluated(result) if _is_canonical(result) else result
    last = _by_identity(result)
    if last is not None:
        yield last
        result = expression(last.after)
    shown = formula(result)
    yield Answer(shown, shown)


def _under(where: Formula, steps: Steps) -> Steps:
    """The same steps, each claimed only where the condition holds."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: Expr = end.value
            return result
        yield _claimed(step, where)


def _claimed(step: Step, where: Formula) -> Step:
    claim = SameValue(step.before, step.after, where)
    return replace(step, claim=claim, substeps=tuple(_claimed(substep, where) for substep in step.substeps))


def _is_canonical(result: Expr) -> bool:
    """Whether evaluation changes nothing but the order of terms and factors."""
    again = evaluated(result)
    return bool(count_ops(again) <= count_ops(result))


def _by_identity(result: Expr) -> Step | None:
    """One last step by identities of functions (sin² + cos² = 1, exponents of logarithms)."""
    if not result.atoms(Function):
        return None
    shorter = simplify(evaluated(result))
    if count_ops(shorter) >= count_ops(result):
        return None
    rewrite = Rewrite(
        "identity",
        say(
            "Use the identities of these functions: {before} = {after}.", before=formula(result), after=formula(shorter)
        ),
        say("For example, the squares of sine and cosine of the same angle add up to 1."),
        shorter,
        say("Which identities hold for these functions?"),
    )
    return step_of(rewrite, result, shorter)
