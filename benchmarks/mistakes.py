"""How many known misconceptions are named: published ones with a question, the right and a wrong answer.

    python -m benchmarks.mistakes ../shared/problems/misconceptions_mae.jsonl [--all]

An item counts as expressible as a formula when its right and wrong answer can be read as mathematics and it needs no
figure. ``--all`` prints what each was named.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import perf_counter

from tutor.service.practice.mistaking import expressible, name_answer


def main(arguments: list[str] | None = None) -> int:
    """Name each misconception of a file and print the rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--all", action="store_true", help="print every item")
    asked = parser.parse_args(arguments)
    items = [json.loads(line) for line in asked.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    counted = named = 0
    slowest = 0.0
    for item in items:
        texts = (item["problem"], item["answer"], item["wrong_answer"])
        if item["needs_figure"] or not expressible(*texts):
            continue
        counted += 1
        started = perf_counter()
        found = name_answer(*texts)
        slowest = max(slowest, perf_counter() - started)
        named += found is not None
        if asked.all:
            print(f"{item['id']}: {found.code if found else '-'}   {item['problem'][:60]!r}")
    print(f"{named} of {counted} named ({100 * named / max(counted, 1):.1f} %), slowest {1000 * slowest:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
