"""The work that a problem about work can show: lines that go on from each other, or calculations each by itself.

The main line of a solution is best (`solution_lines`). Where it is short, or is about an operation that has a name and
no sign, its side calculations are work too: what is done inside of the operation, what a step says below it. Runs in
workers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sympy import Basic, Equivalent, Expr, Implies, Not, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import BooleanAtom
from sympy.matrices import MatrixBase

from tutor.checking.definitions import Undefined
from tutor.checking.steps import check_claim
from tutor.checking.unfolding import Folded, Unfolding
from tutor.errors import StepwiseError
from tutor.events import Path
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula
from tutor.service.practice.drafts import Draft
from tutor.service.practice.mistaken_answers import claim
from tutor.service.practice.sameness import ordered
from tutor.service.practice.solution_lines import Line, main_lines
from tutor.solution import Restates, SameValue, Step
from tutor.verdict import Verdict

NAMED = re.compile(r"\\operatorname\{(?!(?:lcm|rank|tr|adj|sgn|mod)\})")
"""An operation that has a name and no sign, but for those whose name is the sign."""
MOST_CALCULATIONS = 6
CARRYING_OUT = 1.0
"""Seconds for what follows from a wrong line."""
LONGEST = 160
"""Characters of LaTeX of one line."""


@dataclass(frozen=True, slots=True)
class Work:
    """Lines that follow from each other; ``whole`` says whether they are the whole way from the problem on."""

    lines: list[Line]
    whole: bool


def works(draft: Draft) -> Iterator[Work]:
    """Yield the main line, then runs of three lines or more within the solution, the longest first."""
    main = readable(main_lines(draft))
    yield Work(main, whole=True)
    shown = {line.formula.latex for line in main}
    runs = [run for steps in _families(draft) for run in _runs(steps) if len(run) > 2]
    start = formula(_peeled(expression(draft.problem.statement)))
    for run in sorted(runs, key=len, reverse=True):
        if not shown.issuperset(line.formula.latex for line in run):
            yield Work(run, whole=_same(run[0].formula, start))


def finished(following: Sequence[Line], wrong: Basic) -> list[Formula]:
    """Return what the named operations of the lines after a wrong one make of it; none where there is none."""
    found: list[Formula] = []
    for line in following[1:]:
        operation, inner = _innermost(expression(line.asked)) if line.asked else (wrong, wrong)
        if operation == inner:
            return []
        try:
            with within(CARRYING_OUT):
                wrong = Unfolding().of(operation.xreplace({inner: wrong}))
        except (StepwiseError, Folded, Undefined, *SYMPY_TROUBLE):
            return []
        shown = formula(wrong)
        if NAMED.search(shown.latex) or len(shown.latex) > LONGEST:
            return []
        found.append(shown)
    return found


def calculations(draft: Draft) -> list[Line]:
    """The values that the solution works out one after another, each with its step; fewer than two are none."""
    for deep in (False, True):
        found: dict[str, Line] = {}
        for line in _calculated(draft.steps, dict(draft.verdicts), (), deep=deep):
            assert line.step is not None
            found.setdefault(line.step.before.latex, line)
        if len(found) > 1:
            return list(found.values())[:MOST_CALCULATIONS]
    return []


def readable(lines: list[Line]) -> list[Line]:
    """The lines that can be read as mathematics: none with an operation that has a name and no sign.

    The first line only says the problem again, so that it may be left out.
    """
    named = [NAMED.search(line.formula.latex) for line in lines]
    kept = lines[1:] if named[0] else lines
    return [] if any(named[1:]) or (kept and not _says_something(kept[0])) else kept


def _says_something(line: Line) -> bool:
    """Whether a line is more than a number, from which nothing follows."""
    return not expression(line.formula).is_Number


def _families(draft: Draft) -> Iterator[list[tuple[Step, Verdict]]]:
    """The steps, and the substeps of each, with their verdicts."""
    verdicts = dict(draft.verdicts)

    def below(steps: Sequence[Step], path: Path) -> Iterator[list[tuple[Step, Verdict]]]:
        yield [(step, verdicts[(*path, index)]) for index, step in enumerate(steps)]
        for index, step in enumerate(steps):
            if step.substeps:
                yield from below(step.substeps, (*path, index))

    yield from below(draft.steps, ())


def _runs(steps: list[tuple[Step, Verdict]]) -> Iterator[list[Line]]:
    """The lines of steps that go on from each other."""
    run: list[Line] = []
    for step, verdict in steps:
        bare = _bare(step, verdict)
        if run and (bare is None or not _same(bare.before, run[-1].formula)):
            yield run
            run = []
        if bare is not None:
            run = run or [Line(bare.before)]
            if bare.after.latex != run[-1].formula.latex:
                run.append(Line(bare.after, bare, verdict, step.before))
    yield run


def follows(draft: Draft, above: Line, line: Line) -> bool:
    """Whether a line says the same as the line above it: not so where an operation without its name is between them."""
    if line.asked is None or line.asked.tree == above.formula.tree:
        return True
    return check_claim(claim(draft.problem, above.formula, line.formula, expression(above.formula))).proved


def carried_out(above: Line, line: Line) -> Formula | None:
    """Return the named operation between a line and the one above it; None where there is none."""
    operation, inner = _innermost(expression(line.asked)) if line.asked else (None, None)
    if operation is None or operation == inner or formula(inner).latex != above.formula.latex:
        return None
    return formula(operation)


def _same(one: Formula, other: Formula) -> bool:
    return one.tree == other.tree or ordered(expression(one)) == ordered(expression(other))


def _bare(step: Step, verdict: Verdict, *, peeling: bool = True) -> Step | None:
    """A proved step between two lines that can be read; one within a named operation without its name.

    With ``peeling``, what a named operation is about is a line too, although it is not the same as what comes of it.
    """
    if isinstance(step.claim, Restates) or not verdict.proved or not (step.before.tree and step.after.tree):
        return None
    before, after = expression(step.before), expression(step.after)
    if NAMED.search(step.before.latex) and NAMED.search(step.after.latex) and (inner := _within(before, after)):
        bare = replace(step, before=formula(inner[0]), after=formula(inner[1]))
        bare = replace(bare, claim=SameValue(bare.before, bare.after))
        if not NAMED.search(bare.before.latex) and check_claim(bare.claim).proved:
            return bare if _is_line(inner[0], bare.before) and _is_line(inner[1], bare.after) else None
    if not peeling:
        return step if _is_line(before, step.before) and _is_line(after, step.after) else None
    before, after = _peeled(before), _peeled(after)
    step = replace(step, before=formula(before), after=formula(after))
    return step if _is_line(before, step.before) and _is_line(after, step.after) else None


def _within(before: Basic, after: Basic) -> tuple[Basic, Basic] | None:
    """What changes within a named operation, where it is one thing."""
    if not (isinstance(before, AppliedUndef) and isinstance(after, AppliedUndef) and before.func == after.func):
        return None
    changed = [pair for pair in zip(before.args, after.args, strict=False) if pair[0] != pair[1]]
    return changed[0] if len(changed) == 1 and len(before.args) == len(after.args) else None


def _peeled(line: Basic) -> Basic:
    """What a named operation is about, without its name, where that is one thing: a curve, a matrix, a list."""
    return _innermost(line)[1]


def _innermost(line: Basic) -> tuple[Basic, Basic]:
    """The innermost named operation about one thing, and the thing; both the line where there is none."""
    operation = line
    while isinstance(line, AppliedUndef) and NAMED.search(formula(line).latex):
        things = [part for part in line.args if not part.is_Number and not isinstance(part, Symbol)]
        if len(things) != 1 or isinstance(things[0], Tuple):
            return line, line
        operation, line = line, things[0]
    return operation, line


def _is_line(line: Basic, shown: Formula) -> bool:
    if NAMED.search(shown.latex) or not 0 < len(shown.latex) <= LONGEST:
        return False
    return not isinstance(line, Symbol | BooleanAtom) and not line.atoms(Not, Implies, Equivalent)


def _calculated(steps: Sequence[Step], verdicts: dict[Path, Verdict], path: Path, *, deep: bool) -> Iterator[Line]:
    for index, step in enumerate(steps):
        here = (*path, index)
        if deep:
            yield from _calculated(step.substeps, verdicts, here, deep=True)
        bare = _bare(step, verdicts[here], peeling=False)
        if bare is not None and isinstance(bare.claim, SameValue) and bare.claim.where is None and _is_sum(bare):
            yield Line(bare.after, bare, verdicts[here])


def _is_sum(step: Step) -> bool:
    """Whether something is worked out: not a value written in another way, and nothing but values."""
    before, after = expression(step.before), expression(step.after)
    values = (Expr, Tuple, MatrixBase)
    return (
        isinstance(before, values)
        and isinstance(after, values)
        and not before.is_Number
        and r"\text{" not in step.before.latex
        and step.before.latex != step.after.latex
        and not _same(step.before, step.after)
    )
