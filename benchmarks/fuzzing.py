"""Any text at all to the answer checker: no crash, no hang, no code run, no file or network touched, memory flat.

Texts are made from a seed: pieces of the grammar joined, and answers of the public cases (``ANSWER_CASES``, where there
are any) with pieces cut out, doubled, swapped, spliced and wrapped. Every one is compared with another, in a worker.

    python -m benchmarks.fuzzing [--count N] [--seed S]        (FUZZ_COUNT for `python -m benchmarks fuzzing`)
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tutor.errors import StepwiseError, TookTooLong
from tutor.maths.worker import Pool

COUNT = 100_000
DEADLINE = 2.0
GRACE = 0.2
FORBIDDEN = ("open", "socket.", "subprocess.", "os.system", "os.exec", "shutil.", "urllib.", "ctypes.dlopen")
"""Events of the interpreter that a text must never cause; reading the program's own code is no such event."""

SIGNS = tuple("xyzabcnkfgeidπ0123456789(){}[]|^_+-*/=<>,;:.!'%$&~@#\\\"°²³½√∛∫∑∏π∞∪∩∈≤≥≠±∀∃⊆∘ℝℤ𝑥２／＝가 \n\t")
PIECES = (
    *(f"\\{name}" for name in (
        "frac", "dfrac", "sqrt", "sum", "int", "lim", "prod", "sin", "cos", "tan", "log", "ln", "exp", "left(",
        "right)", "left[", "right]", "left\\{", "right\\}", "begin{matrix}", "end{matrix}", "begin{cases}",
        "end{cases}", "pi", "infty", "cup", "cap", "in", "mathbb{R}", "text{cm}", "text{and}", "text{or}", "boxed{",
        "pm", "mp", "cdot",
        "times", "div", "le", "ge", "ne", "binom", "overline{3}", "circ", "%", "\\", "quad", "forall", "exists", "to",
        "bigcup_", "operatorname{lcm}", "gcd", "bmod", "pmod{5}", "det", "vec{v}", "langle", "rangle", "lfloor",
        "rfloor", "mathrm{e}", "displaystyle", "color{red}", "unknown", "prime", "partial", "alpha", "theta",
    )),
    "{", "}", "}{", "^{", "_{", "}^{", "_1", "x^2", "2x", "sin(x)", "sqrt(", "log_2 ", "1/2", "3 1/2", "0.333...",
    "1,000", "1e9", "1e-9", "x=", "f(x)", "y'", "dy/dx", "d/dx", "dx", " or ", " and ", "<=", ">=", "!=", "**", "->",
    "[[1,2],[3,4]]", "(1,2]", "{1,2}", "no solution", "true", "kg", "m/s^2", "10%", "5!", "9^9", "gcd(12,18)",
    "7 mod 3",
    "__import__('os').system('true')", "lambda x: x", "eval('1')", "exec(", "open('/etc/passwd')", "{{7*7}}",
    "%s", "\x00",
    "100!", "2^{2^{2^{2}}}", "C(5,2)", "the answer is ", "따라서 답은 ", "**4**", "a_{n+1}", "x_1",
    "|x|", "i", "e^{i\\pi}",
)  # fmt: skip
WRAPPERS = (("(", ")"), ("\\frac{", "}{x}"), ("\\sqrt{", "}"), ("{", "}"), ("|", "|"), ("x^{", "}"), ("\\boxed{", "}"),
            ("$", "$"), ("[", "]"), ("\\left(", "\\right)"), ("-(", ")"), ("sin(", ")"),
            ("The answer is $", "$."))  # fmt: skip


def measure() -> str:
    """Return the figures as Markdown."""
    return report(int(os.environ.get("FUZZ_COUNT", COUNT)), 1)


def report(count: int, seed: int) -> str:
    """Compare that many pairs of texts and say what happened."""
    verdicts: Counter[str] = Counter()
    times: list[float] = []
    events: list[str] = []
    memory: list[int] = []
    with Pool(1, preload=["tutor.checking.answers"]) as pool:
        pool.call("benchmarks.fuzzing:one", seed, 0, deadline=60.0)
        for index in range(count):
            start = time.perf_counter()
            try:
                verdict, seen, resident = pool.call("benchmarks.fuzzing:one", seed, index, deadline=DEADLINE)
            except TookTooLong:
                verdict, seen, resident = "stopped", [], None
            except StepwiseError as error:
                print(f"lost at {index}: {pair(seed, index)}: {error}", file=sys.stderr)
                verdict, seen, resident = "lost", [], None
            times.append(time.perf_counter() - start)
            verdicts[verdict] += 1
            events += seen
            if resident is not None and (index + 1) % (count // 10 or 1) == 0:
                memory.append(resident)
    return _table(count, verdicts, sorted(times), events, memory)


def _table(count: int, verdicts: Counter[str], times: list[float], events: list[str], memory: list[int]) -> str:
    late = sum(seconds > DEADLINE + GRACE for seconds in times)
    kinds = ", ".join(f"{name} {verdicts[name]:,}" for name in ("equal", "different", "undecided", "unreadable"))
    lines = [
        "| what | figure |",
        "| --- | --- |",
        f"| pairs of texts compared | {count:,}: {kinds}, stopped at the deadline {verdicts['stopped']} |",
        f"| crashes (an exception that is none of ours), workers lost | {verdicts['crash']}, {verdicts['lost']} |",
        f"| code of a text run, files, processes or network touched | {len(events)} |",
        f"| there and back: median, 99 %, most | {_ms(times, 0.5)}, {_ms(times, 0.99)}, {_ms(times, 1.0)} |",
        f"| longer than {DEADLINE + GRACE:g} s | {late} |",
        f"| memory of the worker after each tenth | {', '.join(f'{size} MiB' for size in memory)} |",
    ]
    return "\n".join(lines) + "".join(f"\n- {event}" for event in events[:10])


def _ms(times: list[float], share: float) -> str:
    return f"{times[min(len(times) - 1, int(len(times) * share))] * 1000:.1f} ms" if times else "-"


# -- in the worker --

_events: list[str] = []
_watching: list[bool] = []
_RUN = 8
"""A text counts as run when so many characters of it in a row are compiled; SymPy compiles short texts of its own."""


def one(seed: int, index: int) -> tuple[str, list[str], int]:
    """Compare one pair: the verdict, what was touched, and the memory in MiB."""
    from tutor.checking.answers import check_answer

    if not _watching:
        sys.addaudithook(_watch)
        _watching.append(True)
    gold, answer = pair(seed, index)
    _events.clear()
    try:
        verdict = check_answer(gold, answer).verdict
    except Exception as error:  # noqa: BLE001 - that there is none is what is measured
        print(f"crash: {gold!r} | {answer!r}: {type(error).__name__}: {error}", file=sys.stderr)
        verdict = "crash"
    return (
        verdict,
        [f"{event[:80]} for {gold!r} | {answer!r}" for event in _events if _of_the_text(event, gold, answer)],
        _resident(),
    )


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note code that is compiled from a string, and anything outside the process; importing is no such thing."""
    if event != "compile" and not event.startswith(FORBIDDEN):
        return
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return
        frame = frame.f_back
    if event == "compile" and arguments[0] is not None:
        source = arguments[0]
        _events.append("compile " + (source.decode(errors="replace") if isinstance(source, bytes) else str(source)))
    elif event != "compile" and not str(arguments[0]).endswith((".py", ".pyc")):
        _events.append(f"{event} {arguments[0]}")


def _of_the_text(event: str, *texts: str) -> bool:
    """Whether an event is due to a text: anything but a compilation, or one of characters that stand in it."""
    if not event.startswith("compile "):
        return True
    source, *given = ("".join(part.split()) for part in (event.removeprefix("compile "), *texts))
    runs = {source[at : at + _RUN] for at in range(len(source) - _RUN + 1)}
    return any(run in text for run in runs for text in given)


def _resident() -> int:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() >> 20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


# -- texts --


def pair(seed: int, index: int) -> tuple[str, str]:
    """Two texts, always the same for a seed and an index."""
    random = Random(f"{seed} {index}")
    gold = random.choice(corpus()) if random.random() < 0.5 else text(random)
    return gold, mutated(gold, random) if random.random() < 0.6 else text(random)


def text(random: Random) -> str:
    """A text: from the grammar, or an answer of the cases with changes."""
    known = corpus()
    if len(known) > 1 and random.random() < 0.6:
        return mutated(random.choice(known), random)
    made = [
        random.choice(SIGNS if random.random() < 0.4 else PIECES) for _ in range(random.choice((1, 2, 3, 4, 6, 9, 14)))
    ]
    return random.choice(("", " ")).join(made)


def mutated(written: str, random: Random) -> str:
    """The text after one to three changes."""
    for _ in range(random.choice((1, 1, 2, 3))):
        written = _changed(written, random)
    return written[:2000]


def _changed(written: str, random: Random) -> str:
    first, last = sorted(random.randint(0, len(written)) for _ in range(2))
    last = min(last, first + 12)
    match random.randrange(8):
        case 0:
            return written[:first] + written[last:]
        case 1:
            return written[:last] + written[first:last] * random.randint(1, 3) + written[last:]
        case 2:
            return written[:first] + random.choice(PIECES) + written[first:]
        case 3:
            return written[:first] + random.choice(SIGNS) + written[first + 1 :]
        case 4:
            opening, closing = random.choice(WRAPPERS)
            depth = random.choice((1, 1, 1, 2, 40))
            return opening * depth + written + closing * depth
        case 5:
            opening, closing = random.choice(WRAPPERS)
            return written[:first] + opening + written[first:last] + closing + written[last:]
        case 6:
            return written[first:] + random.choice(("", " ", ", ", " or ", "=")) + written[:first]
        case _:
            return written[:first] + str(random.randrange(10 ** random.randint(1, 12))) + written[first:]


_CORPUS: list[str] = []


def corpus() -> list[str]:
    """The answers of the public cases; none where they are not there."""
    if not _CORPUS:
        folder = Path(os.environ.get("ANSWER_CASES", "../shared/answers"))
        for name, fields in (("gold", ["gold"]), ("equivalence", ["gold", "answer"]), ("reading", ["input"])):
            path = folder / f"{name}.jsonl"
            rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            _CORPUS.extend(json.loads(row)[field] for row in rows for field in fields)
        _CORPUS.append("x")
    return _CORPUS


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    print(report(chosen.count, chosen.seed))
