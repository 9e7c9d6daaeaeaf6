"""How many known misconceptions are named: published ones with a question, the right and a wrong answer.

    python -m benchmarks.mistakes ../shared/problems/misconceptions_mae.jsonl [--all]

An item counts as expressible as a formula when its right and wrong answer can be read as mathematics and it needs no
figure. ``--all`` prints what each was named.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tutor.service.practice.mistaking import expressible, name_answer


def main(arguments: list[str] | None = None) -> int:
    """Name each misconception of a file and print the rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--all", action="store_true", help="print every item")
    asked = parser.parse_args(arguments)
    for item, code in named_items(asked.file):
        if asked.all:
            print(f"{item['id']}: {code or '-'}   {item['problem'][:60]!r}")
    print(row(asked.file))
    return 0


def named_items(file: Path) -> Iterator[tuple[dict[str, Any], str | None]]:
    """The items that are expressible as a formula, each with the misconception that it was named."""
    for line in file.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        texts = (item["problem"], item["answer"], item["wrong_answer"])
        if not item["needs_figure"] and expressible(*texts):
            found = name_answer(*texts)
            yield item, None if found is None else found.code


def row(file: Path) -> str:
    """How many items are named, and of how many misconceptions (of several items each) at least one."""
    found = list(named_items(file))
    named = sum(code is not None for _, code in found)
    known = {item["id"].rpartition("-")[0]: False for item, _ in found}
    for item, code in found:
        known[item["id"].rpartition("-")[0]] |= code is not None
    return (
        f"| published misconceptions expressible as a formula, named | {named} of {len(found)} wrong answers "
        f"({100 * named / max(len(found), 1):.1f} %), {sum(known.values())} of {len(known)} misconceptions |"
    )


if __name__ == "__main__":
    sys.exit(main())
