"""What misconceptions are called. Runs in a worker."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.checking.mistakes import MISCONCEPTIONS
from tutor.messages import Message


def titles(codes: Sequence[str]) -> dict[str, tuple[Message, Message]]:
    """Return the title and the explanation of each misconception that there is."""
    return {known.code: (known.title, known.explanation) for known in MISCONCEPTIONS if known.code in set(codes)}
