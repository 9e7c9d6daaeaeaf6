"""JSON: a list of the items as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tutor.exports.layout import Layout
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "application/json", ".json"
KEY = ("answer", "steps", "verdict", "hints", "figures", "written")
"""What a set without a key leaves out."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as UTF-8 JSON; without ``key``, without answers, steps, hints, pictures and names of mistakes."""
    kept = items if key else [_without_key(item) for item in items]
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()


def _without_key(item: dict[str, Any]) -> dict[str, Any]:
    choices = [{"latex": choice["latex"]} for choice in item["choices"]]
    return {name: item[name] for name in item if name not in KEY} | {"choices": choices}
