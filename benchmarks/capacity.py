"""How many students a replica and a GPU are enough for: from what was measured, by formulas that are stated.

Usage: python -m benchmarks.capacity, which writes the tables into docs/deployment/cluster.md. What a replica does is
taken from benchmarks/RESULTS.md; what a GPU could do is computed from its data sheet (`benchmarks.roofline`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.roofline import H100, Card, rate

RESULTS = Path(__file__).with_name("RESULTS.md")
PAGE = Path(__file__).parents[1] / "docs" / "deployment" / "cluster.md"
BEGIN, END = "<!-- capacity: python -m benchmarks.capacity -->", "<!-- end of capacity -->"

BUSY = 0.7
"""How busy a core or a GPU may be on average: above it waiting grows quickly."""
PACES = {"a test: a problem every 20 s": 20, "a lesson: every minute": 60, "homework: every 5 minutes": 300}
CORES = (2, 4, 8)
CARDS = (Card("L4", 0.30e12, 121e12, 24e9), Card("A100 80 GB", 2.04e12, 312e12, 80e9), H100)
REACHED = 0.5
"""The share of the roofline that real code is taken to reach."""
PROMPT, ANSWER, STREAMS = 500, 2_000, 64
"""Tokens of a prompt and of an answer with its reasoning, and answers written at once."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a problem costs with the symbolic engine, and what a replica holds."""

    server: float
    """Processor seconds of a problem in the main process, which runs on one core at a time."""
    workers: float
    """Processor seconds of a problem in the workers."""
    memory: float
    """MiB of a replica with two cores after ten minutes of a school at once."""

    @classmethod
    def read(cls, text: str) -> Measured:
        """Return what RESULTS.md says.

        Raises:
            ValueError: it does not say it.
        """
        cost = re.search(r"Processor time per problem: ([\d.]+) ms in the server, ([\d.]+) ms in workers", text)
        memory = re.search(r"workers \(Pss[^)]*\):.*?([\d.]+) at the end", text)
        if not cost or not memory:
            raise ValueError("benchmarks/RESULTS.md has no run of a school at once.")
        return cls(float(cost[1]) / 1000, float(cost[2]) / 1000, float(memory[1]))

    def problems(self, cores: int) -> float:
        """Return the problems a second of a replica: bound by its main process, or by all its cores."""
        return BUSY * min(1 / self.server, cores / (self.server + self.workers))


def tables(measured: Measured) -> str:
    """Return the text of the page between its marks."""
    replicas = [
        f"| {cores} | {measured.problems(cores):.1f} | "
        + " | ".join(f"{_rounded(measured.problems(cores) * pace)}" for pace in PACES.values())
        + " |"
        for cores in CORES
    ]
    cards = [_card(card) for card in CARDS]
    return "\n".join([
        "**Students per replica, symbolic engine** (from what was measured with 200 students on two cores, "
        "[RESULTS.md](../../benchmarks/RESULTS.md)):",
        "",
        f"| cores | problems a second | {' | '.join(PACES)} |",
        f"|---:|---:|{'---:|' * len(PACES)}",
        *replicas,
        "",
        f"A problem costs *s* = {1000 * measured.server:.0f} ms of processor time in the main process, which uses one "
        f"core at a time, and *w* = {1000 * measured.workers:.0f} ms in workers. With *c* cores, {100 * BUSY:.0f} % of "
        f"them busy, a replica does {BUSY} · min(1/*s*, *c*/(*s*+*w*)) problems a second, and as many students as that "
        "times the seconds between a student's problems. More than two cores help a replica little: take more "
        f"replicas. Memory: {measured.memory:.0f} MiB were held at the end of ten minutes; give 1 GiB to two cores. "
        "PostgreSQL: up to 15 connections for each replica, so `max_connections` is to be above 15 times the replicas.",
        "",
        "**Students per GPU, microsoft/Phi-4-mini-flash-reasoning** (computed from data sheets, not measured):",
        "",
        f"| GPU | tokens a second | each of {STREAMS} answers | an answer every 2 minutes | every 10 minutes |",
        "|---|---:|---:|---:|---:|",
        *cards,
        "",
        f"Answers of {ANSWER:,} tokens after prompts of {PROMPT}, {STREAMS} at once, each step bound by reading "
        f"weights and states or by arithmetic (`benchmarks/roofline.py`), {100 * REACHED:.0f} % of that reached, "
        f"{100 * BUSY:.0f} % of the time busy: students = {BUSY} · tokens a second / {ANSWER:,} · seconds between a "
        "student's questions.",
    ])  # fmt: skip


def _card(card: Card) -> str:
    best = rate(PROMPT + ANSWER, STREAMS, card)
    if best is None:
        return f"| {card.name} | does not fit | | | |"
    tokens = REACHED * best
    students = [_rounded(BUSY * tokens / ANSWER * pace) for pace in (120, 600)]
    return f"| {card.name} | {tokens:,.0f} | {tokens / STREAMS:.0f} tokens/s | {' | '.join(map(str, students))} |"


def _rounded(students: float) -> int:
    """Two digits, downwards."""
    size = 10 ** max(0, len(str(int(students))) - 2)
    return int(students) // size * size


def main() -> None:
    """Write the tables into the page."""
    told = tables(Measured.read(RESULTS.read_text(encoding="utf-8")))
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{told}\n\n{END}{after}", encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
