"""Calculations of a solution with one wrong result: a misconception's, or a slip's. Runs in workers.

Calculations after it go on with the wrong result, as a student's would; each of them is proved to be right in itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sympy import Basic, Rational

from tutor.checking.steps import check_claim
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression, remade
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Formula
from tutor.service.practice.drafts import Draft
from tutor.service.practice.mistaken_answers import carelessly, like_written, misworked, type_of
from tutor.service.practice.plausible import SIZE
from tutor.service.practice.slips import NUMBER
from tutor.service.practice.solution_lines import Line
from tutor.solution import SameValue
from tutor.verdict import Status, Verdict

MOST_TRIED = 6
TELLING = 10
"""From this size on a number that comes again is taken for the same one."""


@dataclass(frozen=True, slots=True)
class Mistaken:
    """Calculations as shown, one of which is wrong: by which mistake, and the verdict on it."""

    code: str
    shown: tuple[Formula, ...]
    verdict: Verdict


def written(line: Line) -> Formula:
    """Return a calculation with its result."""
    assert line.step is not None
    return _equation(line.step.before, line.formula)


def miscalculated(draft: Draft, lines: list[Line], place: int, random: Random) -> Mistaken | None:
    """Return the calculations with the one at a place wrong, each other one right in itself."""
    step, right = lines[place].step, expression(lines[place].formula)
    assert step is not None
    later = [_sides(line) for line in lines[place + 1 :]]
    for code, value in _wrong_results(draft, expression(step.before), right, random):
        shown = like_written(value, step.before, lines[place].formula)
        verdict = check_claim(SameValue(step.before, shown))
        if verdict.status is not Status.REFUTED:
            continue
        rest = _carried(later, right, value)
        if rest is None:
            continue
        every = (*map(written, lines[:place]), _equation(step.before, shown), *rest)
        if len({each.latex for each in every}) == len(every):
            return Mistaken(code, every, verdict)
    return None


def _wrong_results(draft: Draft, before: Basic, right: Basic, random: Random) -> Iterator[tuple[str, Basic]]:
    """What misconceptions make of a calculation, then slips in its result."""
    for code, value in misworked(draft, before, random):
        if type_of(value) == type_of(right) and _fits(value, right):
            yield code, value
    slips = [(code, value) for code, value in carelessly(right) if _fits(value, right)]
    random.shuffle(slips)
    slips.sort(key=lambda slip: slip[0] != NUMBER)
    yield from slips[:MOST_TRIED]


def _fits(value: Basic, right: Basic) -> bool:
    """Whether a wrong result has the size and the sort of the right one."""
    if not (isinstance(value, Rational) and isinstance(right, Rational)):
        return bool(value != right)
    if right.is_Integer and not value.is_Integer:
        return False
    small = bool(abs(value.p) <= SIZE * abs(right.p) + SIZE and value.q <= SIZE * right.q)
    return small and bool(value != right) and bool(right.p < 0 or value.p > 0)


def _sides(line: Line) -> tuple[Formula, Formula]:
    assert line.step is not None
    return line.step.before, line.formula


def _carried(later: list[tuple[Formula, Formula]], right: Basic, wrong: Basic) -> list[Formula] | None:
    """The calculations after a wrong one with its result in them; None where one cannot be gone on with."""
    changed, shown = _both_signs(right, wrong), list[Formula]()
    for before, after in later:
        used = [value for value in changed if _holds(expression(before), value)]
        if not used:
            shown.append(_equation(before, after))
            continue
        if not all(_tells(value) for value in used):
            return None
        try:
            new = _replaced(expression(before), changed)
            value = evaluated(new)
        except SYMPY_TROUBLE:
            return None
        old = expression(after)
        result, asked = like_written(value, before, after), formula(new)
        if type_of(value) != type_of(old) or not value.is_number or not check_claim(SameValue(asked, result)).proved:
            return None
        changed |= _both_signs(old, value)
        shown.append(_equation(asked, result))
    return shown


def _both_signs(right: Basic, wrong: Basic) -> dict[Basic, Basic]:
    """What stands for a result in later calculations; a number that is taken away stands there as its negative."""
    if isinstance(right, Rational) and isinstance(wrong, Rational):
        return {right: wrong, -right: -wrong}
    return {right: wrong}


def _holds(line: Basic, value: Basic) -> bool:
    return line == value or any(_holds(part, value) for part in line.args)


def _replaced(line: Basic, changed: dict[Basic, Basic]) -> Basic:
    if line in changed:
        return changed[line]
    return remade(line, [_replaced(part, changed) for part in line.args]) if line.args else line


def _tells(value: Basic) -> bool:
    return not isinstance(value, Rational) or not value.is_Integer or abs(value) >= TELLING


def _equation(left: Formula, right: Formula) -> Formula:
    return Formula(f"{left.latex} = {right.latex}", f"{left.plain} = {right.plain}")
