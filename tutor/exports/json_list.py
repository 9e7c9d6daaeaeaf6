"""JSON: a list of the items as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tutor.exports.layout import Layout
from tutor.messages import Translate

KEY = ("answer", "steps", "verdict", "hints", "figures")
"""What a set without a key leaves out."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as UTF-8 JSON; without ``key``, without answers, steps, hints and pictures."""
    kept = items if key else [{name: item[name] for name in item if name not in KEY} for item in items]
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()
