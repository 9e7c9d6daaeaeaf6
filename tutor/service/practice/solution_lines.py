"""The main line of a solution: the lines that a student would write one below the other. Runs in workers."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import And, Basic, Expr, Tuple
from sympy.core.relational import Relational

from tutor.maths.equivalence import compare
from tutor.maths.transport import expression
from tutor.messages import Formula
from tutor.service.practice.drafts import Draft
from tutor.solution import Restates, Step
from tutor.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a solution, the step that led to it, and that step's verdict; the first line has neither.

    ``asked`` is what the step began with, where the line above is shown without the name of its operation.
    """

    formula: Formula
    step: Step | None = None
    verdict: Verdict | None = None
    asked: Formula | None = None


def main_lines(draft: Draft) -> list[Line]:
    """The problem and what each proved step makes of the line before; side calculations and checks left out."""
    verdicts = dict(draft.verdicts)
    lines = [Line(draft.problem.statement)]
    for index, step in enumerate(draft.steps):
        verdict = verdicts[(index,)]
        if isinstance(step.claim, Restates) or not verdict.proved or not (step.before.tree and step.after.tree):
            continue
        if step.after.latex != lines[-1].formula.latex and same_line(step.before, lines[-1].formula):
            lines.append(Line(step.after, step, verdict))
    return lines


def same_line(one: Formula, other: Formula) -> bool:
    """Whether two formulas are the same line, perhaps in another order or notation."""
    if one.tree == other.tree or one.plain == other.plain:
        return True
    a, b = system(expression(one)), system(expression(other))
    if isinstance(a, Relational) != isinstance(b, Relational) and (isinstance(a, Expr) or isinstance(b, Expr)):
        return False
    if isinstance(a, And) and isinstance(b, And):
        return frozenset(a.args) == frozenset(b.args)
    return bool(compare(a, b).equal)


def system(line: Basic) -> Basic:
    """Equations written side by side, as the one statement that they are."""
    if isinstance(line, Tuple) and len(line) > 1 and all(isinstance(part, Relational) for part in line.args):
        return And(*line.args, evaluate=False)
    return line
