"""What servers send, chunk by chunk, as pieces of an answer. Servers name the reasoning field in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tutor.engines.transcription import CutOff, Piece
from tutor.events import Thinking

REASONING = ("reasoning_content", "reasoning")


def pieces(chunk: Any, limit: int) -> Iterator[Piece]:
    """Yield what one chunk of a chat completion says; chunks without words (a role, counts) say nothing."""
    for choice in (getattr(chunk, "choices", None) or ())[:1]:
        delta = choice.delta
        reasoning = next((text for name in REASONING if (text := getattr(delta, name, None))), None)
        if reasoning:
            yield Thinking(str(reasoning))
        if delta is not None and delta.content:
            yield str(delta.content)
        if choice.finish_reason == "length":
            yield CutOff(limit)


def ended(chunk: Any) -> bool:
    """Return whether a chunk says that the answer is complete, or at its limit."""
    return any(choice.finish_reason for choice in getattr(chunk, "choices", None) or ())
