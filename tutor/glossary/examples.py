"""A proven example of every rule: a line before it and the line after it, with the claim that this makes.

The table ``examples.jsonl`` holds one for every entry, by its name; a test has the checker prove each of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tutor.glossary.entry import Entry
from tutor.messages import Formula
from tutor.solution import Claim, Implies, SameSolutions, SameUpToConstant, SameValue

TABLE = Path(__file__).with_name("examples.jsonl")


@dataclass(frozen=True, slots=True)
class Example:
    """One use of a rule: the line before, the line after, and what that claims."""

    before: Formula
    after: Formula
    claim: Claim


def example_of(entry: Entry) -> Example | None:
    """Return the example of an entry."""
    return _table().get(entry.name.text)


@cache
def _table() -> dict[str, Example]:
    rows = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["name"]: Example(Formula(**row["before"]), Formula(**row["after"]), _claim(row)) for row in rows}


def _claim(row: dict[str, object]) -> Claim:
    left, right = (Formula(**(row.get(one) or row[other])) for one, other in (("left", "before"), ("right", "after")))  # type: ignore[arg-type]
    names = tuple(str(name) for name in row.get("unknowns", ()))  # type: ignore[attr-defined]
    match row["claim"]:
        case "SameValue":
            where = row.get("where")
            return SameValue(left, right, Formula(**where) if isinstance(where, dict) else None)
        case "SameUpToConstant":
            return SameUpToConstant(left, right, str(row["variable"]))
        case "SameSolutions":
            return SameSolutions(left, right, names)
        case "Implies":
            return Implies(left, right, names)
        case other:
            raise ValueError(other)
