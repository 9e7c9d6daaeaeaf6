"""Hints that hold back: 2,000 hints below "the step done", of which none may hold the answer.

Problems are drawn from the practice of every topic; the student stands at the beginning, or somewhere in the engine's
solution. Whether a hint tells the answer is looked at here again, with nothing but text: the answer as shown, its value
and every member of a set must not stand in the hint, in LaTeX or in plain notation, as a piece of its own.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from random import Random

from benchmarks.planted import SEED, as_typed, typed
from tutor.errors import StepwiseError
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.messages import Formula, Message, render, render_plain
from tutor.service.hinting.hint import LAST, Ladder
from tutor.service.hinting.ladder import ladder
from tutor.service.jobs import make_item
from tutor.service.practice.solution_lines import main_lines
from tutor.topics import TOPICS

COUNT = 2_000
MAKING = 20.0
"""Seconds for one problem."""


def measure() -> str:
    """Make the hints and look for the answer in each of them."""
    made = told = ladders = 0
    took: list[float] = []
    telling: list[str] = []
    rungs: Counter[int] = Counter()
    topics: set[str] = set()
    done: Counter[str] = Counter()
    for topic, question, found, seconds in found_ladders():
        took.append(seconds)
        if found.finished or found.answer is None:
            continue
        ladders += 1
        topics.add(topic)
        rungs[len(found.rungs)] += 1
        done[found.verdict.status.value if found.verdict else "none"] += 1
        for hint in found.rungs[: LAST - 1]:
            made += 1
            if holds(hint, found):
                told += 1
                telling.append(f"{question}: {render_plain(hint)}")
        if made >= COUNT:
            break
    took.sort()
    return "\n".join(
        [
            "| | |",
            "| --- | --- |",
            f"| hints below the step done | {made}, on {ladders} works in {len(topics)} topics |",
            f"| that hold the answer | {told}{': ' if telling else ''}{'; '.join(telling[:10])} |",
            f"| ladders with all five rungs | {rungs[LAST]} of {ladders} |",
            f"| the next step proved, nothing to check, none | {done['proved']}, {done['unchecked']}, {done['none']} |",
            f"| time for a ladder, median and 99 % | {1000 * took[len(took) // 2]:.0f} ms, "
            f"{took[int(0.99 * len(took))]:.2f} s |",
        ]
    )


def found_ladders():  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Ladders of all topics in turn, from the beginning of a solution and from somewhere in it."""
    for seed in range(SEED, SEED + 40):
        for topic in TOPICS:
            level = topic.levels[seed % len(topic.levels)]
            random = Random(f"{topic.name}{seed}")
            try:
                with within(MAKING):
                    draft = make_item(topic.name, level, seed, 1, frozenset())
                    asked = as_typed(draft)
                    lines = [typed(line.formula) for line in main_lines(draft)[1:]]
            except (StepwiseError, *SYMPY_TROUBLE):
                continue
            if asked is None:
                continue
            texts = [line for line in lines if line]
            for upto in sorted({0, random.randrange(len(texts) + 1)}):
                start = time.perf_counter()
                yield topic.name, asked[0], ladder(asked[1], texts[:upto]), time.perf_counter() - start


def holds(hint: Message, found: Ladder) -> bool:
    """Whether the answer stands in a hint, as text."""
    assert found.answer is not None
    told = (render(hint), render_plain(hint), *formulas(hint))
    answer = found.answer
    wanted = {answer.value.plain, answer.shown.plain, answer.value.latex, answer.shown.latex}
    value = answer.value.plain
    if value.startswith("{") and value.endswith("}") and "(" not in value:
        wanted |= set(value[1:-1].split(", "))
    return any(stands(_squeezed(each), _squeezed(text)) for each in wanted if each for text in told)


def formulas(hint: Message) -> list[str]:
    """The formulas of a hint, each by itself."""
    found: list[str] = []
    for _, blank in hint.blanks:
        if isinstance(blank, Formula):
            found += [blank.plain, blank.latex]
        elif isinstance(blank, Message):
            found += formulas(blank)
    return found


def stands(value: str, text: str) -> bool:
    """Whether a value stands in a text and is no part of a longer number or word."""
    before = r"(?<![\w.\\])" if value[0].isalnum() else ""
    after = r"(?![\w]|\.\d)" if value[-1].isalnum() else ""
    return re.search(f"{before}{re.escape(value)}{after}", text) is not None


def _squeezed(text: str) -> str:
    """Text with single spaces, none inside formulas' signs."""
    return re.sub(r"\s*([=+*/^<>(),-])\s*", r"\1", " ".join(text.split()))
