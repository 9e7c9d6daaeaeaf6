"""Mistakes planted in generated solutions: is the line found, is the mistake named, and is right work left alone?

Problems are drawn from the topics' practice, their solutions are the engine's. In 300 of them one misconception of the
catalogue is made at one line, and the lines after it go on from there; 300 others are right, with steps left out, sides
exchanged and terms in another order. Every line is given as text, as a student types it.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sympy import Add, And, Basic, Derivative, Eq, Integral, Limit, Mul, Or, Sum

from tutor.checking.mistakes import mistaken
from tutor.errors import StepwiseError
from tutor.maths.printing import formula
from tutor.maths.transport import expression, remade
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula, render_plain
from tutor.problem import Problem
from tutor.service.jobs import make_item
from tutor.service.practice.drafts import Draft
from tutor.service.practice.items import NAMED
from tutor.service.practice.mistaken_answers import continued, planted
from tutor.service.practice.solution_lines import main_lines, system
from tutor.service.work.lines import judge_work
from tutor.topics import TOPICS
from tutor.understanding import understand

COUNT = 300
SEED = 2026
MOST_OF_A_CODE = 10
"""Planted mistakes of one misconception, at most."""
MAKING = 20.0
"""Seconds for one problem."""
_OPERATION = re.compile(r"\b[a-z]+_[a-z_]+\(|\bSubs\(|≈|∈")


@dataclass(frozen=True)
class Case:
    """A work: the question, its lines as typed, and where and what the planted mistake is."""

    topic: str
    question: str
    problem: Problem
    lines: list[str]
    place: int | None = None
    code: str = ""
    codes: frozenset[str] = frozenset()
    """The misconceptions that make the very same line of the right one, as written."""


def measure() -> str:
    """Judge both kinds of work and tell how many judgements are right."""
    took: list[float] = []
    rows = [*planted_rows(took), *right_rows(took)]
    took.sort()
    median, most = took[len(took) // 2], took[int(0.99 * len(took))]
    rows.append(f"| time per line, median and 99 % | {1000 * median:.0f} ms, {most:.2f} s |")
    return "\n".join(["| | |", "| --- | --- |", *rows])


def planted_rows(took: list[float]) -> Iterator[str]:
    """Work with one planted mistake."""
    found = named = planted_one = 0
    missed: list[str] = []
    other: list[str] = []
    cases = list(with_mistakes())
    for case in cases:
        work = judged(case, took)
        at = work.first_error == case.place
        found += at
        if not at:
            missed.append(f"{case.topic}: `{' / '.join(case.lines)}` (line {case.place}, found {work.first_error})")
            continue
        mistake = work.lines[case.place or 0].mistake
        right = mistake is not None and mistake.code in case.codes
        named += right
        planted_one += mistake is not None and mistake.code == case.code
        if not right:
            other.append(f"`{case.lines[case.place or 0]}` ({case.code}: {mistake.code if mistake else '-'})")
    codes = Counter(case.code for case in cases)
    total = len(cases)
    yield f"| planted mistakes | {total}, of {len(codes)} misconceptions in {len({c.topic for c in cases})} topics |"
    yield f"| the line found | {found} ({100 * found / total:.1f} %) |"
    yield f"| not found | {'; '.join(missed)} |"
    yield f"| the mistake named | {named} ({100 * named / total:.1f} %); as the one planted {planted_one} |"
    yield f"| named otherwise | {'; '.join(other)} |"


def right_rows(took: list[float]) -> Iterator[str]:
    """Right work, with steps left out and in another order."""
    blamed: list[str] = []
    finished = 0
    cases = list(right())
    for case in cases:
        work = judged(case, took)
        finished += work.finished
        if work.first_error is not None:
            line = work.lines[work.first_error]
            told = render_plain(line.verdict.message)
            blamed.append(
                f"{case.topic}: `{case.question}` `{' / '.join(case.lines)}` (line {work.first_error}: {told})"
            )
    yield f"| right work | {len(cases)}, in {len({c.topic for c in cases})} topics |"
    yield f"| blamed | {len(blamed)}: {'; '.join(blamed)} |"
    yield f"| told to be finished, of those that end in the answer | {finished} |"


def judged(case: Case, took: list[float]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Judge a work, and note the time per line."""
    start = time.perf_counter()
    work = judge_work(case.problem, case.lines)
    took += [(time.perf_counter() - start) / len(case.lines)] * len(case.lines)
    return work


def drafts() -> Iterator[tuple[str, Draft, Random]]:
    """Problems of all topics and levels in turn, without end."""
    for seed in range(SEED, SEED + 40):
        for topic in TOPICS:
            for level in topic.levels:
                try:
                    with within(MAKING):
                        draft = make_item(topic.name, level, seed, 0, frozenset())
                        if len(main_lines(draft)) > 2:
                            yield topic.name, draft, Random(f"{topic.name}{level}{seed}")
                except (StepwiseError, *SYMPY_TROUBLE):
                    continue


def as_typed(draft: Draft) -> tuple[str, Problem] | None:
    """The question as text, and as it is understood again."""
    text = render_plain(draft.statement)
    try:
        problem = understand(text, "en", None)
    except StepwiseError:
        return None
    return (text, problem) if problem.statement.plain == draft.problem.statement.plain else None


def typed(line: Formula) -> str | None:
    """A line as a student types it; None where it holds an operation that only has a name."""
    return None if NAMED in line.latex or _OPERATION.search(line.plain) else line.plain


def with_mistakes() -> Iterator[Case]:
    """Works with one planted mistake each."""
    codes: Counter[str] = Counter()
    made = 0
    for topic, draft, random in drafts():
        asked = as_typed(draft)
        case = None if asked is None else _planted(topic, draft, random, asked, codes)
        if case is not None:
            codes[case.code] += 1
            made += 1
            yield case
        if made == COUNT:
            return


def _planted(topic: str, draft: Draft, random: Random, asked: tuple[str, Problem], codes: Counter[str]) -> Case | None:
    lines = main_lines(draft)
    places = list(range(len(lines) - 1))
    random.shuffle(places)
    for place in places:
        for wrong, _ in planted(draft, lines[place].formula, random):
            if codes[wrong.code] >= MOST_OF_A_CODE:
                continue
            rest = continued(draft, wrong.value, draft_level(draft))
            shown = [*(line.formula for line in lines[1 : place + 1]), wrong.shown, *rest]
            texts = [typed(each) for each in shown]
            if None not in texts and len(set(texts)) == len(texts):
                codes = _makers(lines[place].formula, wrong.value) | {wrong.code}
                return Case(topic, asked[0], asked[1], [text for text in texts if text], place, wrong.code, codes)
    return None


def _makers(line: Formula, wrong: Basic) -> frozenset[str]:
    """The misconceptions that make exactly this line of a right one: the student may have made any of them."""
    try:
        with within(MAKING):
            return frozenset(code for code, made in mistaken(system(expression(line))) if made == wrong)
    except (StepwiseError, *SYMPY_TROUBLE):
        return frozenset()


def draft_level(draft: Draft):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """The level in whose words a wrong line is worked on."""
    from tutor.problem import Level

    return Level.INTERMEDIATE


def right() -> Iterator[Case]:
    """Right works: some steps left out, the rest written in another order."""
    made = 0
    for topic, draft, random in drafts():
        asked = as_typed(draft)
        if asked is None:
            continue
        lines = [line.formula for line in main_lines(draft)[1:]]
        kept = [line for line in lines[:-1] if random.random() < 0.6] + lines[-1:]
        texts = [typed(turned(line, random)) for line in kept]
        if None in texts:
            continue
        made += 1
        yield Case(topic, asked[0], asked[1], [text for text in texts if text])
        if made == COUNT:
            return


def turned(line: Formula, random: Random) -> Formula:
    """The same line with terms, factors, sides and cases in another order."""
    return formula(_turned(expression(line), random)) if line.tree and random.random() < 0.7 else line


def _turned(node: Basic, random: Random) -> Basic:
    if not node.args or not isinstance(node, Add | Mul | Eq | And | Or):
        return node
    if node.has(Derivative, Integral, Limit, Sum) and node.atoms(Mul):
        return node  # a factor put behind such a sign would belong to it
    parts = [_turned(part, random) for part in node.args]
    if random.random() < 0.5 and not node.is_Matrix and all(getattr(part, "is_commutative", True) for part in parts):
        parts.reverse()
    return remade(node, parts)
