"""A student's lines read and judged, and what is known after the last of them. Runs in a worker (SymPy).

Formulas are judged by `tutor.checking.work`, sentences by their claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sympy import Add, And, Basic, Eq, Mul, Or, Pow, Symbol, preorder_traversal
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.checking.certificates import certify
from tutor.checking.judging import unchecked
from tutor.checking.mistakes import named
from tutor.checking.work.desk import Desk
from tutor.checking.work.families import are_families
from tutor.checking.work.judged import RUN_ON, Judged, Mistake
from tutor.checking.work.judging import NOTHING, judge_line, mistake_of
from tutor.checking.work.lines import Line, Part, is_statement, read_line
from tutor.checking.work.meaning import meant
from tutor.checking.work.relation import relation
from tutor.checking.work.values import ON_THE_WAY, OTHER_VALUE, equations_in_a_row
from tutor.claims import Written, claims
from tutor.claims.judging import judge
from tutor.engines.transcription.answers import read_answer
from tutor.errors import StepwiseError
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.maths.transport import remade
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Formula, say
from tutor.problem import Answer, Goal, Problem
from tutor.service.work.ours import is_value_of, passes
from tutor.verdict import Status, Verdict

STORY = 12
"""Words from which on a question that is no formula is a story."""
LARGE = 60
"""Base times exponent from which on a power may stand in an answer."""
SIMPLE = 1.5
"""How much longer than our own answer a value may be, and still be one."""


@dataclass(frozen=True, slots=True)
class Review:
    """The lines as read and as judged, the first wrong one (from 0), and the desk as the last line left it."""

    problem: Problem
    lines: tuple[Line, ...]
    judged: tuple[Judged, ...]
    desk: Desk

    @property
    def first_error(self) -> int | None:
        """The first line that does not follow."""
        return next((number for number, each in enumerate(self.judged) if each.wrong), None)

    def finished(self, ours: Answer | None) -> bool:
        """Whether every line stands and the last one states the answer, and it is right."""
        if self.first_error is not None:
            return False
        if self.desk.operation is not None and isinstance(self.desk.asked, Eq):
            return _says_equation(self.desk.asked, self.lines, self.judged)
        last = next((line for line in reversed(self.lines) if line.text.strip()), None)
        if self.desk.asked is not None and last is not None and last.parts and are_families(last.parts[-1].content):
            return relation(self.desk.asked, last.parts[-1].content).same
        return _finished(self.problem, self.lines, self.judged, ours)


def review(problem: Problem, texts: Sequence[str]) -> Review:
    """Judge every line of a work."""
    desk = Desk.of(problem, partial(passes, problem))
    read_lines = [meant(read_line(text), desk) for text in texts]
    told = _claims(texts)
    story = _is_story(problem, read_lines)
    judged: list[Judged] = []
    for number, line in enumerate(read_lines):
        if not line.text.strip():
            judged.append(Judged(line.text, NOTHING, unchecked("empty", say("An empty line."))))
        elif line.parts and not (story and told.get(number)):
            later = [part.content for each in read_lines[number + 1 :] for part in each.parts]
            judged.append(judge_line(line, desk, [content for content in later if is_statement(content)]))
        else:
            judged.append(_of_words(line, told.get(number, []), problem))
            _put_on(desk, line, judged[-1], told.get(number, []), story=story)
    return Review(problem, tuple(read_lines), tuple(_with_ways(problem, read_lines, judged)), desk)


def _with_ways(problem: Problem, lines: Sequence[Line], judged: Sequence[Judged]) -> Iterator[Judged]:
    """What was found, but that a value was one on the way where a line after it has the value asked for."""
    other = [number for number, each in enumerate(judged) if each.verdict.note == OTHER_VALUE]
    told = (
        [line.parts[-1].sides[-1] for line in lines[other[0] + 1 :] if line.parts and line.parts[-1].sides]
        if other
        else []
    )
    arrives = any(is_value_of(problem, value) for value in told)
    for number, each in enumerate(judged):
        yield replace(each, verdict=ON_THE_WAY, mistake=None) if arrives and number in other else each


def _is_story(problem: Problem, lines: Sequence[Line]) -> bool:
    """Whether the work is about a word problem: then its equations bring in what the story says."""
    if problem.goal is not Goal.WORDS:
        return False
    words = sum(line.words for line in lines)
    return len(problem.text.split()) >= STORY or 2 * words > sum(bool(line.text.strip()) for line in lines)


def _claims(texts: Sequence[str]) -> dict[int, list[Written]]:
    found: dict[int, list[Written]] = {}
    for claim in claims("\n".join(re.sub(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text) for text in texts)):
        found.setdefault(claim.line, []).append(claim)
    return found


def _of_words(line: Line, told: Sequence[Written], problem: Problem) -> Judged:
    """A line of words: its claims, the worst of them first."""
    if not told:
        if line.words:
            return Judged(line.text, NOTHING, unchecked("text", say("Nothing to check here: these are words.")))
        return _not_read(line)
    order = {Status.REFUTED: 0, Status.UNCHECKED: 2, Status.PROVED: 3}
    found = [(claim, judge(claim, problem)) for claim in told]
    claim, verdict = min(found, key=lambda each: 1 if each[1].note == "run-on" else order[each[1].status])
    if verdict.status is Status.UNCHECKED and any(each.proved for _, each in found):
        verdict = next((each for _, each in found if each.note == "run-on"), None) or _some_proved(found)
    shown = _shown(claim)
    if verdict.note == "run-on":
        return Judged(line.text, shown, replace(verdict, note=RUN_ON), Mistake(RUN_ON, verdict.message))
    mistake = _named(claim) if verdict.status is Status.REFUTED else None
    return Judged(line.text, shown, verdict, mistake)


def _not_read(line: Line) -> Judged:
    """A line that is no words and cannot be read, with what stands in the way, and where."""
    try:
        read(line.text)
    except StepwiseError as error:
        verdict = unchecked("not-read", say("Not checked, because it cannot be read: {reason}", reason=error.message))
        return Judged(line.text, NOTHING, verdict, position=error.position)
    except SYMPY_TROUBLE:
        pass
    return Judged(line.text, NOTHING, unchecked("not-read", say("Not checked: this could not be read.")))


def _some_proved(found: Sequence[tuple[Written, Verdict]]) -> Verdict:
    return next(verdict for _, verdict in found if verdict.proved)


def _shown(claim: Written) -> Formula:
    try:
        return formula(_equation(claim))
    except (StepwiseError, *SYMPY_TROUBLE):
        return Formula("", claim.text)


def _equation(claim: Written) -> Basic:
    return read(f"{claim.left.text} {claim.sign if claim.sign != '≈' else '='} {claim.right.text}")


def _named(claim: Written) -> Mistake | None:
    try:
        found = named(read(claim.left.text), read(claim.right.text))
    except (StepwiseError, *SYMPY_TROUBLE):
        return None
    return None if found is None else mistake_of(found)


def _put_on(desk: Desk, line: Line, judged: Judged, told: Sequence[Written], *, story: bool) -> None:
    """What a sentence says in letters is what the next line may follow from."""
    desk.words(line.text)
    if story or judged.wrong or desk.calculates or not told:
        return
    try:
        said = _equation(told[-1])
    except (StepwiseError, *SYMPY_TROUBLE):
        return
    if is_statement(said) and said.free_symbols:
        desk.goes_on(said, stands=True)
        desk.loose = True


# -- the answer --


def _finished(problem: Problem, lines: Sequence[Line], judged: Sequence[Judged], ours: Answer | None) -> bool:
    """Whether the last line that is no check states the answer, and it is right; of a system, the last lines do."""
    if problem.goal is Goal.WORDS:
        return False
    told = [number for number, line in enumerate(lines) if line.text.strip()]
    while told and _is_check(problem, lines[told[-1]], judged[told[-1]]):
        told.pop()
    if not told or judged[told[-1]].wrong:
        return False
    line = _unslipped(lines[told[-1]], judged[told[-1]])
    if len(problem.unknowns) > 1 and (all_of_them := _together(problem, lines)) is not None:
        return _is_right(rf"\boxed{{{formula(all_of_them).latex}}}", problem)
    if judged[told[-1]].verdict.note == "branch":
        cases = _cases(problem, lines, judged)
        return cases is not None and _is_right(rf"\boxed{{{formula(cases).latex}}}", problem)
    if line.parts and not _may_be_answer(line.parts[-1], problem, ours):
        return False
    return any(_is_right(text, problem) for text in _told(line))


def _says_equation(asked: Eq, lines: Sequence[Line], judged: Sequence[Judged]) -> bool:
    """Whether the last line is the equation asked for (of a line, say), in the form in which it is asked for."""
    told = [(line, each) for line, each in zip(lines, judged, strict=True) if line.text.strip()]
    if not told or not told[-1][0].parts or told[-1][1].verdict.note != "same-solutions":
        return False
    said = _turned(told[-1][0].parts[-1].content)
    return isinstance(said, Eq) and (not asked.lhs.is_Symbol or said.lhs == asked.lhs)


def _is_check(problem: Problem, line: Line, judged: Judged) -> bool:
    """Whether a line only checks what was found: numbers on both sides, and they are equal."""
    return (
        problem.goal is Goal.SOLUTIONS
        and judged.verdict.proved
        and bool(line.parts)
        and all(is_statement(part.content) and not part.content.free_symbols and part.sides for part in line.parts)
    )


def _cases(problem: Problem, lines: Sequence[Line], judged: Sequence[Judged]) -> Basic | None:
    """The solutions that are told case by case, on lines of their own."""
    unknowns = {Symbol(name) for name in problem.unknowns}
    told = [line.parts[-1].content for line, each in zip(lines, judged, strict=True)
            if line.parts and each.verdict.note == "branch"]  # fmt: skip
    cases = [each for each in told if is_solved(each, unknowns)]
    return Or(*dict.fromkeys(cases), evaluate=False) if len(cases) > 1 else None


def _unslipped(line: Line, judged: Judged) -> Line:
    """The last equation of a line whose equals signs run on."""
    if judged.mistake is None or judged.mistake.code != RUN_ON or not line.parts:
        return line
    rows = equations_in_a_row(line.parts[-1].sides)
    if not rows:
        return line
    last = replace(line.parts[-1], text=formula(rows[-1]).plain, content=rows[-1], sides=())
    return replace(line, parts=(last,))


def _together(problem: Problem, lines: Sequence[Line]) -> Basic | None:
    """The values of all unknowns of a system, told on lines of their own; None where one is missing."""
    values: dict[Symbol, Basic] = {}
    for line in lines:
        for part in line.parts:
            equations = part.content.args if isinstance(part.content, And) else (part.content,)
            for each in equations:
                if isinstance(each, Eq) and each.lhs.is_Symbol and not each.rhs.free_symbols:
                    values[each.lhs] = each
    wanted = [Symbol(name) for name in problem.unknowns]
    last = lines[-1].parts[-1].content if lines and lines[-1].parts else None
    if not all(name in values for name in wanted) or (last is not None and not is_solved(last, set(wanted))):
        return None
    return And(*(values[name] for name in wanted), evaluate=False)


def _told(line: Line) -> list[str]:
    """The answer of a line as a model would write it, to be read like one."""
    if not line.parts:
        return [line.text]
    part = line.parts[-1]
    part = replace(part, content=_turned(part.content))
    ends = [part.sides[-1]] if len(part.sides) > 1 else []
    return [rf"\boxed{{{formula(each).latex}}}" for each in (part.content, *ends)] + [rf"\boxed{{{part.text}}}"]


def _turned(content: Basic) -> Basic:
    """The same statement with the letter that it gives on the left: ``3 = x`` as ``x = 3``."""
    if isinstance(content, And | Or):
        return remade(content, [_turned(part) for part in content.args])
    named = isinstance(content, Eq) and (
        (content.rhs.is_Symbol and content.rhs not in content.lhs.free_symbols and not content.lhs.is_Symbol)
        or (isinstance(content.rhs, AppliedUndef) and not content.lhs.has(content.rhs.func))
    )
    if named:
        return Eq(content.rhs, content.lhs, evaluate=False)
    return content


def _is_right(text: str, problem: Problem) -> bool:
    try:
        answer = read_answer(text, problem)
        return answer is not None and certify(problem, answer).proved
    except (StepwiseError, *SYMPY_TROUBLE):
        return False


def _may_be_answer(part: Part, problem: Problem, ours: Answer | None) -> bool:
    """Whether a line is in the form of an answer, rather than a step on the way."""
    if problem.goal is Goal.SOLUTIONS:
        unknowns = {Symbol(name) for name in problem.unknowns}
        ends = len(part.sides) > 2 and part.sides[0] in unknowns and not part.sides[-1].free_symbols
        return ends or is_solved(part.content, unknowns)
    if problem.goal is not Goal.VALUE or not part.sides or ours is None or not problem.statement.tree:
        return True
    value = part.sides[-1]
    if problem.form is not None:
        return True
    if _is_calculation(value) and not _is_calculation(read(ours.value.plain)):
        return False
    try:
        return bool(value.count_ops() <= SIMPLE * read(ours.value.plain).count_ops() + 1)
    except (StepwiseError, *SYMPY_TROUBLE):
        return False


def _is_calculation(value: Basic) -> bool:
    """Whether there is still something to add, multiply or raise to a power among plain numbers."""
    for node in preorder_traversal(value):
        if isinstance(node, Add) and sum(part.is_Rational for part in node.args) > 1:
            return True
        if isinstance(node, Mul) and sum(part.is_Integer and abs(part) != 1 for part in node.args) > 1:
            return True
        if isinstance(node, Pow) and node.base.is_Integer and node.exp.is_Integer and node.exp > 1:
            return not _is_large(node)
    return False


def _is_large(power: Pow) -> bool:
    """Whether a power is better left as one."""
    return bool(power.exp * abs(power.base) > LARGE)


def is_solved(content: Basic, unknowns: set[Symbol]) -> bool:
    """Whether every part of a statement says what an unknown is."""
    if isinstance(content, And | Or):
        return all(is_solved(part, unknowns) for part in content.args)
    if isinstance(content, Relational):
        asked = unknowns or content.free_symbols
        return any(one in asked and not other.free_symbols & asked for one, other in (content.args, content.args[::-1]))
    return True
