"""The bounds of the answer checker: its deadline, the place of a killed worker filled, no neighbour's answer lost.

python -m benchmarks.bounds
"""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections.abc import Callable
from typing import Any

from tutor.errors import StepwiseError, TookTooLong
from tutor.maths.worker import Pool
from tutor.verdict import AnswerCheck

DEADLINE = 2.0
GRACE = 0.2
ROUNDS = 20
CHECK = "tutor.checking.answers:check_answer"

BOMBS: dict[str, tuple[str, str]] = {
    "10,000 nested braces": ("x", "{" * 10_000 + "x" + "}" * 10_000),
    "10,000 nested brackets": ("x", "(" * 10_000 + "x" + ")" * 10_000),
    "200 nested fractions": ("x", "\\frac{1}{" * 200 + "x" + "}" * 200),
    "unclosed brackets": ("x", "((((((((((" * 100),
    "1 MB of digits": ("1", "7" * 1_000_000),
    "1 MB of letters": ("x", "x" * 1_000_000),
    "1 MB of sums": ("x", "x+" * 500_000 + "x"),
    "1 MB of a page": ("42", "word " * 200_000 + "the answer is 42"),
    "9^9^9^9": ("1", "9^9^9^9"),
    "9**9**9 - 9**9**9": ("0", "9**9**9 - 9**9**9"),
    "(10^8)!": ("1", "(10^8)!"),
    "((10!)!)!": ("1", "((10!)!)!"),
    "10^(10^10)": ("10^{10}", "10^{10^{10^{10}}}"),
    "binomial(10^9, 5·10^8)": ("1", "\\binom{10^9}{5 \\cdot 10^8}"),
    "(1+x)^1000000": ("(1+x)^{1000000}", "(x+1)^{999999}(x+1)"),
    "(1+x)^1000000, another": ("(1+x)^{1000000}", "(x+2)^{1000000}"),
    "a sum of 10^9 terms": ("1", "\\sum_{k=1}^{10^9} \\frac{1}{k^2+k+1}"),
    "a product of 10^7 terms": ("1", "\\prod_{k=1}^{10^7} (1 + \\sin k)"),
    "the determinant of 12 × 12 symbols": (
        "1",
        "\\det\\begin{pmatrix}"
        + "\\\\".join(" & ".join(f"a_{{{row},{column}}}" for column in range(12)) for row in range(12))
        + "\\end{pmatrix}",
    ),
    "the inverse of 8 × 8 symbols": (
        "1",
        "\\begin{pmatrix}"
        + "\\\\".join(" & ".join(f"a_{{{row},{column}}}" for column in range(8)) for row in range(8))
        + "\\end{pmatrix}^{-1}",
    ),
    "an integral without a closed form": ("1", "\\int_0^1 \\sin(\\cos(\\sin(x^x))) \\, dx"),
    "an integral that SymPy does not end": ("x", "\\int \\frac{\\sqrt{x^5+\\tan x}}{\\ln(x+e^x)} \\, dx"),
    "a limit that SymPy does not end": (
        "1",
        "\\lim_{x \\to 0} \\frac{\\sin(\\tan x) - \\tan(\\sin x)}{x^{17}\\Gamma(x)^{x!}}",
    ),
    "1,000 sines in each other": ("x", "\\sin(" * 60 + "x" + ")" * 60),
    "nested roots": ("x", "\\sqrt{1+" * 60 + "x" + "}" * 60),
    "1,000 equations": ("x=1", ", ".join(f"x_{{{k}}} = {k}" for k in range(1000))),
    "an inequality of high degree": ("x > 1", "x^{200} - x^{199} + x^{57} - 3x + 1 > \\sin x"),
    "a system of high degree": ("x=1, y=1", "x^9+y^8+xy=3, x^8-y^9+x^3y^5=1"),
    "code": ("x", "__import__('os').system('sleep 10')"),
    "code in a sum": ("x", "sum((lambda: 0).__globals__ for x in [1])"),
    "a pattern that backtracks": ("x", "\\text{" + "a " * 4_000 + "!"),
    "ten thousand dollars signs": ("x", "$" * 10_000),
    "boxes in boxes": ("x", "\\boxed{" * 2_000 + "x" + "}" * 2_000),
}


def measure() -> str:
    """Return the figures as Markdown."""
    with Pool(2, preload=["tutor.checking.answers"]) as pool:
        pool.warm()
        pool.call(CHECK, "x", "sin(x)/2 + 0.5", None, deadline=30.0)
        longest, bombs = hostile(pool)
        parts = [
            "| what | figure |",
            "| --- | --- |",
            f"| {len(BOMBS)} hostile inputs, each on either side: the longest check | {longest:.2f} s |",
            f"| work that hangs in C, stopped after (deadline {DEADLINE:g} s): most of 3 | {_stopped(pool):.2f} s |",
            *_replaced(),
            f"| sound pairs judged right while a neighbour hangs, from 4 threads and asyncio | {_beside(pool)} |",
        ]
    rows = [f"| {name} | {verdict} | {seconds * 1000:.0f} ms |" for name, verdict, seconds in bombs]
    return "\n".join([*parts, "", "| hostile input | verdict | |", "| --- | --- | ---: |", *rows])


def hostile(pool: Pool) -> tuple[float, list[tuple[str, str, float]]]:
    """The longest check of any hostile input, and each input's verdict and time (the slower side)."""
    found = []
    for name, (gold, answer) in BOMBS.items():
        sides = [timed(pool, *pair) for pair in ((gold, answer), (answer, gold))]
        verdict, seconds = max(sides, key=lambda side: side[1])
        found.append((name, verdict, seconds))
    return max(seconds for *_, seconds in found), found


def timed(pool: Pool, gold: str, answer: str) -> tuple[str, float]:
    """The verdict on a pair, and the seconds until it was there."""
    start = time.perf_counter()
    try:
        check: AnswerCheck = pool.call(CHECK, gold, answer, None, deadline=DEADLINE)
        verdict = check.verdict
    except TookTooLong:
        verdict = "undecided: stopped at the deadline"
    except StepwiseError as error:
        verdict = f"undecided: {error.code}"
    return verdict, time.perf_counter() - start


def hang() -> None:
    """Work in C that no signal of Python stops."""
    len(str(3 ** (3 * 10**7)))


def _stopped(pool: Pool) -> float:
    return max(_seconds(lambda: _killed(pool, DEADLINE)) for _ in range(3))


def _killed(pool: Pool, deadline: float) -> None:
    try:
        pool.call("benchmarks.bounds:hang", deadline=deadline)
    except TookTooLong:
        return
    raise AssertionError("the job was not stopped")


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _replaced() -> list[str]:
    """How long a pool of one is without a worker after its worker was killed."""
    with Pool(1, preload=["tutor.checking.answers"]) as pool:
        pool.call(CHECK, "x", "x+0.5", None, deadline=30.0)
        times = []
        for _ in range(ROUNDS):
            _killed(pool, 1.0)
            times.append(_seconds(lambda: pool.call("operator:add", 1, 2, deadline=10.0)))
    ordered = sorted(times)
    return [
        f"| a killed worker's place filled and answering, {ROUNDS} times: median, most | "
        f"{statistics.median(ordered) * 1000:.0f} ms, {ordered[-1] * 1000:.0f} ms |"
    ]


def _beside(pool: Pool) -> str:
    """Right answers to sound pairs from threads and coroutines, while one worker hangs again and again."""
    pairs = [(f"{k}x + {k}", f"{k}(x+1)", "equal") for k in range(1, 26)]
    pairs += [(f"{k}x", f"{k + 1}x", "different") for k in range(1, 26)]
    right: list[bool] = []
    ended = threading.Event()

    def hanging() -> None:
        while not ended.is_set():
            _killed(pool, 0.2)

    def sound(part: list[tuple[str, str, str]]) -> None:
        right.extend(timed(pool, gold, answer)[0] == verdict for gold, answer, verdict in part)

    async def coroutine() -> None:
        await asyncio.gather(*(asyncio.to_thread(sound, [pair]) for pair in pairs))

    neighbour = threading.Thread(target=hanging)
    neighbour.start()
    threads = [threading.Thread(target=sound, args=(pairs[k::4],)) for k in range(4)]
    for thread in threads:
        thread.start()
    asyncio.run(coroutine())
    for thread in threads:
        thread.join()
    ended.set()
    neighbour.join()
    return f"{sum(right)} of {len(right)}"


if __name__ == "__main__":
    print(measure())
