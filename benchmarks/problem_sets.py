"""Public problem sets through the embedded engine: right, refused, wrong, and wrong though marked proven.

Reads the folder of problems named by ``PROBLEMS`` or given on the command line (one JSON object a line with ``id``,
``problem``, ``answer``, and ``topic`` or ``module``):

    python -m benchmarks.problem_sets FOLDER [--set NAME] [--only REGEX] [--misses] [--claims]

``--only`` takes the generators whose name matches, ``--misses`` prints every problem not answered right, ``--claims``
also judges every step, whether consecutive lines hang together, and whether steps change anything.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import keys, mathsteps
from benchmarks.lines import idle, links
from tutor.checking.answers import check_answer
from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.engines.symbolic.proposing import propose
from tutor.errors import StepwiseError
from tutor.events import AnswerFound
from tutor.maths.worker import within
from tutor.messages import render_plain
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer, Restates, Step
from tutor.understanding import understand
from tutor.understanding.framing import rounding_in
from tutor.verdict import Status

Row = dict[str, Any]

Judge = Callable[..., bool]
"""Key, answer, goal, and whether the answer is proven → whether it is right."""

DEADLINE = 20.0
"""Seconds of CPU time for one problem."""


@dataclass
class Outcome:
    """What became of one problem."""

    kind: str
    told: str = ""
    proved: bool = False
    seconds: float = 0.0
    claims: Counter[str] = field(default_factory=Counter)
    """Verdicts on steps, and how consecutive lines hang together."""
    steps: tuple[int, int] = (0, 0)
    """Steps, and steps with their substeps."""


def dm(row: Row) -> tuple[str, list[str]]:
    """DeepMind's mathematics_dataset: the question as it is."""
    return row["problem"], [row["answer"]]


def titled(row: Row) -> tuple[str, list[str]]:
    """mathgenerator: the question is the title and the problem; its j is our i."""
    key = row["answer"].replace("j", "i") if "complex" in row["title"] else row["answer"]
    if row["title"] == "Trigonometric Differentiation":  # functions by themselves
        key = re.sub(r"\\(sin|cos|tan|cot|sec|csc)(\^\{+2\}+)?", r"\\\1\2(x)", key)
    return f"{row['title']}: {row['problem']}", [key]


def gym(row: Row) -> tuple[str, list[str]]:
    """reasoning-gym: a key that is written out is also right rounded as the question asks."""
    asked = rounding_in(row["problem"])
    rounded = keys.to_figures(row["answer"], asked.count) if asked and asked.significant else None
    return row["problem"], [row["answer"], *([rounded] if rounded else [])]


def integral(row: Row) -> tuple[str, list[str]]:
    """An integrand of SymPy's tests, asked as a formula."""
    return row["problem"], [row["answer"]]


def limit(row: Row) -> tuple[str, list[str]]:
    """A limit of SymPy's tests, with its key in our notation: no real limit has the value complex infinity."""
    key = re.sub(r"\bexp\((\w+)\)", r"e^\1", row["answer"])
    return row["problem"], ["does not exist" if key == "zoo" else key]


SETS: dict[str, tuple[str, Any, Any]] = {
    "dm-interpolate": ("dm_interpolate", dm, None),
    "dm-extrapolate": ("dm_extrapolate", dm, None),
    "mathgenerator": ("mathgenerator", titled, lambda row: row["key_check"] == "ok"),
    "mathsteps": ("mathsteps", mathsteps.asked, lambda row: row.get("final")),
    "mathsteps-more": ("mathsteps", mathsteps.asked, lambda row: not row.get("final")),
    "reasoning-gym": ("reasoning_gym", gym, None),
    "integrals": ("sympy_integrals", integral, lambda row: row.get("student_level")),
    "limits": ("sympy_limits", limit, lambda row: row.get("student_level")),
    "math500": ("math500", dm, None),
}
"""Name → file, how a row asks and what counts as right, which rows."""


def measure() -> str:
    """Return the table as Markdown."""
    folder = Path(os.environ.get("PROBLEMS", "../shared/problems"))
    if not folder.exists():
        return f"No problems in `{folder}`: set `PROBLEMS`."
    lines = [
        "| set | problems | right | refused | wrong | wrong but proven | right and proven "
        "| median ms | 99 % ms | max ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in SETS:
        outcomes = [outcome for _, outcome in _run(folder, name, "", claims=False)]
        lines.append(_line(name, outcomes))
    return "\n".join(lines)


def _run(folder: Path, name: str, only: str, *, claims: bool) -> Iterator[tuple[Row, Outcome]]:
    file, asked, wanted = SETS[name]
    for text in (folder / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        if (wanted is None or wanted(row)) and re.search(only, _generator(row)):
            question, golds = asked(row)
            judge = mathsteps.is_right if file == "mathsteps" else is_right
            yield row, _try(question, golds, judge, claims=claims)


def _generator(row: Row) -> str:
    names = dict.fromkeys(str(row.get(key)) for key in ("topic", "module", "title") if row.get(key))
    return "/".join(names)


def _try(question: str, golds: list[str], judge: Judge, *, claims: bool) -> Outcome:
    start = time.process_time()
    try:
        with within(DEADLINE):
            outcome = _solved(question, golds, judge, claims=claims)
    except StepwiseError as error:
        outcome = Outcome("refused", f"{type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001 - a crash is counted, and the next problem is tried
        outcome = Outcome("crash", f"{type(error).__name__}: {error}"[:200])
    outcome.seconds = outcome.seconds or time.process_time() - start
    return outcome


def _solved(question: str, golds: list[str], judge: Judge, *, claims: bool) -> Outcome:
    start = time.process_time()
    problem = understand(question, "en")
    if problem.goal is Goal.WORDS:
        return Outcome("refused", "not understood")
    answer: Answer | None = None
    steps: list[Step] = []
    for found in propose(problem, Level.BEGINNER):
        if isinstance(found, AnswerFound):
            answer = found.answer
        else:
            steps.append(found.step)
    if answer is None:
        return Outcome("refused", "no answer")
    proved = certify(problem, answer).proved
    seconds = time.process_time() - start
    counted = _judged(problem, steps, answer) if claims else Counter()
    right = any(judge(gold, answer, problem.goal, proved=proved) for gold in golds)
    told = answer.value.plain + (f" [{render_plain(answer.remark)}]" if answer.remark else "")
    size = len(steps), sum(_size(step) for step in steps)
    return Outcome("right" if right else "wrong", told, proved, seconds, counted, size)


def _size(step: Step) -> int:
    return 1 + sum(_size(substep) for substep in step.substeps)


def _judged(problem: Problem, steps: list[Step], answer: Answer) -> Counter[str]:
    counted = Counter(status for step in steps for status in _claims(step))
    for kind, lines in links(problem, steps, answer):
        counted[kind] += 1
        if kind in ("aside", "broken"):
            print(f"  {kind}: {lines}")
    for step in idle(steps):
        counted["idle"] += 1
        print(f"  idle: {step}")
    return counted


def _claims(step: Step) -> Iterator[str]:
    if not isinstance(step.claim, Restates):
        status = check_claim(step.claim).status
        yield status.value
        if status is not Status.PROVED:
            print(f"  step {step.rule}: {step.before.plain} -> {step.after.plain}: {status.value}")
    for substep in step.substeps:
        yield from _claims(substep)


def is_right(gold: str, answer: Answer, goal: Goal, *, proved: bool) -> bool:
    """Whether an answer is what the key says, however both are written."""
    told = (answer.value.plain, answer.shown.plain, answer.value.latex)
    if goal is Goal.ANTIDERIVATIVE and proved:  # differentiated by rules of the checker's own
        return True
    if any(gold.strip().lower() == text.strip().lower() for text in told):
        return True
    if any(keys.rounded(gold, text) for text in told[:2]) or keys.agrees(gold, answer, _same):
        return True
    gold = f"{{{gold}}}" if "," in gold and told[0].startswith("{") and not gold.startswith("{") else gold
    form = "up-to-constant" if goal is Goal.ANTIDERIVATIVE else None
    return any(check_answer(gold, text, form).verdict == "equal" for text in told)


def _same(gold: str, told: str) -> bool:
    return keys.rounded(gold, told) or check_answer(gold, told).verdict == "equal"


def _line(name: str, outcomes: list[Outcome]) -> str:
    total = max(1, len(outcomes))
    count = Counter("refused" if o.kind == "crash" else o.kind for o in outcomes)
    shares = " | ".join(f"{count[kind]} ({count[kind] / total:.1%})" for kind in ("right", "refused", "wrong"))
    spent = sorted(o.seconds * 1000 for o in outcomes) or [0.0]
    times = " | ".join(f"{spent[min(len(spent) - 1, int(len(spent) * q))]:.0f}" for q in (0.5, 0.99, 1.0))
    proven = sum(o.proved and o.kind == "right" for o in outcomes)
    badly = sum(o.proved and o.kind == "wrong" for o in outcomes)
    return f"| {name} | {len(outcomes)} | {shares} | {badly} | {proven} | {times} |"


def _lines_told(outcomes: Iterable[Outcome]) -> str:
    """Shares of proven steps and of consecutive lines that hang together."""
    total: Counter[str] = sum((outcome.claims for outcome in outcomes), Counter())
    steps = max(1, sum(total[status] for status in Status))
    lines = max(1, sum(total[kind] for kind in ("next", "branch", "aside", "broken")))
    together = lines - total["broken"]
    proven = f"{total['proved']} of {steps} steps proven ({total['proved'] / steps:.1%})"
    idle_ones = f"{total['idle']} steps change nothing"
    others = f"{total['branch']} take up an earlier line, {total['aside']} begin a side calculation"
    return (
        f"{proven}; of {lines} pairs of lines {together} hang together ({together / lines:.1%}; {others}); {idle_ones}"
    )


def _steps_told(compared: list[tuple[Row, Outcome]]) -> str:
    """How many steps are explained beside those of mathsteps."""
    theirs = [(row["mathsteps_steps"] or 0, row["mathsteps_substeps"] or 0) for row, _ in compared]
    ours = [outcome.steps for _, outcome in compared]
    as_many = sum(mine[1] >= their[0] for mine, their in zip(ours, theirs, strict=True))
    return (
        f"steps, with substeps: {sum(top for top, _ in ours)}, {sum(all_ for _, all_ in ours)}; mathsteps "
        f"{sum(top for top, _ in theirs)}, {sum(sum(their) for their in theirs)}; at least as many steps explained in "
        f"{as_many} of {len(compared)}"
    )


def main() -> None:
    """Run the sets that are asked for and print what happened, by generator."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=list(SETS), action="append")
    parser.add_argument("--only", default="")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--claims", action="store_true")
    chosen = parser.parse_args()
    for name in chosen.set or SETS:
        by: defaultdict[str, list[Outcome]] = defaultdict(list)
        compared: list[tuple[Row, Outcome]] = []
        for row, outcome in _run(chosen.folder, name, chosen.only, claims=chosen.claims):
            by[_generator(row)].append(outcome)
            if "mathsteps_steps" in row and outcome.kind == "right":
                compared.append((row, outcome))
            if chosen.misses and outcome.kind != "right":
                asked = row["problem"].replace("\n", " / ")[:300]
                mark = " PROVEN" if outcome.proved else ""
                head = f"{outcome.kind}{mark} | {row['id']} | {_generator(row)} | {asked}"
                print(f"{head} | {row['answer']} | {outcome.told}")
        for generator, outcomes in sorted(by.items()):
            print(_line(generator, outcomes))
        print(_line(f"**{name}**", [o for outcomes in by.values() for o in outcomes]), flush=True)
        if chosen.claims:
            print(_lines_told(outcome for outcomes in by.values() for outcome in outcomes), flush=True)
        if compared:
            print(_steps_told(compared), flush=True)


if __name__ == "__main__":
    main()
