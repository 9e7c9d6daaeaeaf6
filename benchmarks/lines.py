"""Whether the lines of a solution hold together: each step begins where the one before it ended, up to value.

Independent of how the steps were made: the formula after a step and the one before the next are given to the checker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.messages import Formula
from tutor.problem import Goal, Problem
from tutor.solution import Answer, Claim, Implies, Restates, SameSolutions, SameUpToConstant, SameValue, Step


def links(problem: Problem, steps: Sequence[Step], answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield for each pair of consecutive lines how they hang together, and the two lines.

    ``next`` where a step continues the line before it, ``branch`` where it takes up an earlier line (a case, one
    factor, one equation of several), ``aside`` where it begins a side calculation (a discriminant, a check), and
    ``broken`` where the answer follows from no line and its own certificate does not prove it either (one unknown of
    several, a thing called by its name).
    """
    lines = [problem.statement]
    claim: Claim = _about(problem)
    for step in steps:
        if isinstance(step.claim, Restates):
            lines.append(step.after)
            continue
        kind = _kind(lines, step.before, claim)
        yield kind, f"{lines[-1].plain}  ~  {step.before.plain}"
        aside = kind == "aside"
        lines[0:0] = [step.before, step.after] if aside else []
        lines += [] if aside else [step.before, step.after]
        claim = claim if aside else step.claim
    if steps:
        kind = _kind(lines, answer.value, claim)
        kind = _kind(lines, answer.value, _about(problem)) if kind == "aside" else kind
        kind = "next" if kind == "aside" and certify(problem, answer).proved else kind
        yield "broken" if kind == "aside" else kind, f"{lines[-1].plain}  ~  {answer.value.plain}"


def _about(problem: Problem) -> Claim:
    if problem.goal is Goal.SOLUTIONS:
        return SameSolutions(problem.statement, problem.statement, problem.unknowns)
    return SameValue(problem.statement, problem.statement)


def _kind(lines: Sequence[Formula], before: Formula, claim: Claim) -> str:
    if _same(lines[-1], before, claim):
        return "next"
    return "branch" if any(_same(line, before, claim) for line in lines[:-1]) else "aside"


def _same(line: Formula, before: Formula, claim: Claim) -> bool:
    if line.latex == before.latex:
        return True
    if not (line.tree and before.tree):
        return False
    return check_claim(_between(line, before, claim)).proved


def _between(left: Formula, right: Formula, claim: Claim) -> Claim:
    """The claim of that kind about two other lines."""
    match claim:
        case SameSolutions(unknowns=unknowns) | Implies(unknowns=unknowns):
            return SameSolutions(left, right, unknowns)
        case SameUpToConstant(variable=variable):
            return SameUpToConstant(left, right, variable)
        case _:
            return SameValue(left, right)


def idle(steps: Sequence[Step]) -> Iterator[str]:
    """Yield the rules of steps that change nothing, or that say again what the step before them said."""
    last: Step | None = None
    for step in steps:
        if not isinstance(step.claim, Restates):
            again = last is not None and (step.before.latex, step.after.latex) == (last.before.latex, last.after.latex)
            if again or step.before.latex == step.after.latex:
                yield f"{step.rule}: {step.before.plain}"
        yield from idle(step.substeps)
        last = step
