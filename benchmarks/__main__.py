"""Run benchmarks and write what they measured into benchmarks/RESULTS.md, each its own section.

Usage: python -m benchmarks [name …]. To add one: a module with ``measure() -> str`` (Markdown), and its line here.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from importlib import import_module
from pathlib import Path

BENCHMARKS = {
    "solving": "Solving with the embedded engine",
    "practice": "Practice problems",
    "page": "The page, in Chromium",
    "visit": "What a first visit costs",
    "reading": "Reading mathematics",
    "answers": "Judging answers",
    "bounds": "Judging answers: bounds",
    "fuzzing": "Judging answers: any text at all",
    "variety": "Practice: how many different problems there are",
    "kinds": "Practice: kinds of problems, formats, repeated problems",
    "keys_audit": "Practice: keys found again without SymPy",
    "problem_sets": "Public problem sets, with the embedded engine",
    "auditing": "Checking what models write",
    "working": "Checking students' work",
    "planted": "Mistakes planted in generated solutions",
    "hints": "Hints that hold back",
    "sambay": "The native Phi-4-mini-flash model",
    "streaming": "A long answer streaming into the page",
    "serving": "One local model for a whole class",
    "load": "A school at once, writers, kills, hostile requests",
    "records": "A million attempts in the records",
}
RESULTS = Path(__file__).with_name("RESULTS.md")


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; choose from {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        start = time.monotonic()
        body = import_module(f"benchmarks.{name}").measure()
        note = f"_{time.strftime('%Y-%m-%d')}, {_machine()}; `scripts/bench {name}`, {time.monotonic() - start:.0f} s._"
        _write(name, f"## {BENCHMARKS[name]}\n\n{note}\n\n{body.strip()}\n")
        print(f"\n{body.strip()}\n")
    return 0


def _machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} x86 cores" if os.cpu_count() else platform.machine()


def _write(name: str, section: str) -> None:
    """Put a section into its place; the others stay."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    sections = dict(re.findall(r"<!-- (\w+) -->\n(.*?)(?=\n<!-- \w+ -->\n|\Z)", text, flags=re.DOTALL))
    sections[name] = section
    parts = [f"<!-- {key} -->\n{sections[key].strip()}\n" for key in BENCHMARKS if key in sections]
    RESULTS.write_text("# Measured\n\n" + "\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
