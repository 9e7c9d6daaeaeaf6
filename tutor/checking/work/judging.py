"""Judges the lines of a student's work one after the other. Runs in a worker (SymPy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sympy import And, Basic, Eq, Expr, Symbol

from tutor.checking.judging import proved, unchecked
from tutor.checking.mistakes import named
from tutor.checking.mistakes.misconception import Misconception
from tutor.checking.steps import guarded
from tutor.checking.work.desk import Desk
from tutor.checking.work.families import are_families
from tutor.checking.work.judged import RUN_ON, Judged, Mistake
from tutor.checking.work.lines import Line, Link, Part, is_statement, sides_of
from tutor.checking.work.meaning import defined, put
from tutor.checking.work.statements import judge_statement
from tutor.checking.work.values import Pair, equations_in_a_row, judge_definition, judge_value, runs_on
from tutor.errors import StepwiseError
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Formula, say
from tutor.verdict import Status, Verdict

NOTHING = Formula("", "")
_ARROWS = {
    Link.NONE: r",\quad ",
    Link.EQUALS: r",\quad ",
    Link.IMPLIES: r" \Rightarrow ",
    Link.IMPLIED: r" \Leftarrow ",
    Link.EQUIVALENT: r" \Leftrightarrow ",
}


def judge_line(line: Line, desk: Desk, later: Sequence[Basic] = ()) -> Judged:
    """Judge a line of formulas and put it on the desk; ``later`` are the statements of the lines after it."""
    worst: Judged | None = None
    for part in line.parts:
        found = _judged(part, desk, later)
        if worst is None or _rank(found) < _rank(worst):
            worst = found
    if worst is None:
        note = unchecked("not-read", say("Not checked: this could not be read."))
        return Judged(line.text, NOTHING, note)
    return replace(worst, text=line.text, read=_shown(line.parts))


def _rank(judged: Judged) -> int:
    """What counts most of the parts of a line: the wrong, the slip, the undecided; last what merely begins."""
    if judged.verdict.note == "first":
        return 4
    if judged.mistake is not None and judged.verdict.status is Status.UNCHECKED:
        return 1
    return {Status.REFUTED: 0, Status.UNCHECKED: 2, Status.PROVED: 3}[judged.verdict.status]


def _shown(parts: Sequence[Part]) -> Formula:
    told = [_printed(part) for part in parts]
    latex = told[0].latex
    for part, each in zip(parts[1:], told[1:], strict=True):
        latex += _ARROWS[part.link] + each.latex
    if parts[0].link is Link.EQUALS:
        latex = f"= {latex}"
    plain = "; ".join(each.plain for each in told)
    return Formula(latex, plain, told[-1].tree)


def _printed(part: Part) -> Formula:
    """A part as it is printed, a chain of equals signs as a chain."""
    whole = formula(read(part.text)) if are_families(part.content) else formula(part.content)
    if len(part.sides) < 3:
        return whole
    return replace(whole, latex=" = ".join(formula(side).latex for side in part.sides))


def _judged(part: Part, desk: Desk, later: Sequence[Basic]) -> Judged:
    """Judge a part as it is read; where that is wrong, as what it may mean too."""
    if part.other is None:
        return _judged_as_read(part, desk, later)
    begun = replace(desk, standing=list(desk.standing), named=dict(desk.named))
    found = _judged_as_read(part, desk, later)
    if not found.wrong:
        return found
    again = _judged_as_read(replace(part, content=part.other, sides=sides_of(part.other), other=None), begun, later)
    if again.wrong:
        return found
    vars(desk).update(vars(begun))
    return again


def _judged_as_read(part: Part, desk: Desk, later: Sequence[Basic]) -> Judged:
    pair: list[Pair | None] = [None]

    def judge() -> Verdict:
        if new is not None:
            verdict, pair[0] = judge_definition(new, part.sides[1:], desk)
            return verdict
        if part.sides and _is_of_values(part, desk):
            verdict, pair[0] = judge_value(part, desk)
            return verdict
        pair[0] = None if desk.above is None else (desk.above, part.content)
        return judge_statement(part.content, part.link, desk, later)

    before = desk.above
    new = None if desk.calculates else defined(part, desk)
    part = part if new is not None else _put_in(part, desk)
    verdict = guarded(judge)
    if new is not None and verdict.status is not Status.REFUTED:
        return Judged(part.text, NOTHING, verdict)
    if verdict.status is not Status.PROVED and (slip := _slip(part, desk, later)) is not None:
        return slip
    if not _is_of_values(part, desk):
        desk.goes_on(part.content, stands=verdict.status is not Status.REFUTED)
    desk.loose = False
    desk.spoiled = desk.spoiled or verdict.status is Status.REFUTED
    if verdict.proved and not desk.spoiled:
        desk.right = desk.value
    if verdict.status is not Status.REFUTED:
        return Judged(part.text, NOTHING, verdict)
    mistake = None if desk.operation is None else _mistake((desk.operation, part.content))
    return Judged(part.text, NOTHING, verdict, mistake or _mistake(pair[0] or (before, part.content)))


def _put_in(part: Part, desk: Desk) -> Part:
    """A statement with what was defined in the place of its letters."""
    names = {name: value for name, value in desk.named.items() if isinstance(name, Symbol)}
    if desk.calculates or not part.content.free_symbols & names.keys():
        return part
    content = put(part.content, names)
    return replace(part, content=content, sides=sides_of(content))


def _is_of_values(part: Part, desk: Desk) -> bool:
    """Whether a line is part of a calculation, rather than a statement about unknowns."""
    if part.link is Link.EQUALS or desk.calculates:
        return bool(part.sides)
    return bool(part.sides) and not is_statement(part.content)


def _slip(part: Part, desk: Desk, later: Sequence[Basic]) -> Judged | None:
    """A chain whose equals signs run on, though all that is meant is right."""
    if len(part.sides) < 3:
        return None
    rows = [] if desk.calculates else equations_in_a_row(part.sides)
    if rows and guarded(lambda: _in_a_row(rows, desk, later)).proved:
        for row in rows:
            desk.goes_on(row, stands=True)
        text = say("Write {first} and {then} on two lines, or with ⇒ between them: the = in the middle is not meant.",
                   first=formula(_ends(rows[-2])), then=formula(_ends(rows[-1])))  # fmt: skip
    elif runs_on(part.sides):
        if desk.calculates:
            desk.value = part.sides[-1]
        text = say("Right numbers, but = runs on: what stands left and right of it is not equal. Begin a new line.")
    else:
        return None
    return Judged(part.text, NOTHING, unchecked(RUN_ON, text, "run-on"), Mistake(RUN_ON, text))


def _ends(row: Basic) -> Basic:
    """The first and the last side of a chain."""
    if not isinstance(row, And):
        return row
    rights, lefts = {each.rhs for each in row.args}, {each.lhs for each in row.args}
    first = next((each.lhs for each in row.args if each.lhs not in rights), row.args[0].lhs)
    last = next((each.rhs for each in row.args if each.rhs not in lefts), row.args[-1].rhs)
    return Eq(first, last, evaluate=False)


def _in_a_row(rows: Sequence[Basic], desk: Desk, later: Sequence[Basic]) -> Verdict:
    """Judge equations one after the other, without leaving them on the desk."""
    trial = replace(desk, standing=list(desk.standing))
    verdict = proved("none", "same-solutions", say("Same solutions as the line above."))
    for row in rows:
        verdict = judge_statement(row, Link.NONE, trial, later)
        if not verdict.proved and verdict.note != "first":
            return verdict
        trial.goes_on(row, stands=True)
    return verdict


def mistake_of(found: Misconception) -> Mistake:
    """Return a misconception as what is wrong in a line."""
    return Mistake(found.code, found.explanation, found.title, found.trains, found.level)


def _mistake(pair: tuple[Basic | None, Basic]) -> Mistake | None:
    """The misconception that leads from a right line to the wrong one, where one is known."""
    before, wrong = pair
    if before is None or not isinstance(before, Basic) or not isinstance(wrong, Basic | Expr):
        return None
    try:
        found = named(before, wrong)
    except (StepwiseError, *SYMPY_TROUBLE):
        return None
    return None if found is None else mistake_of(found)
