"""What is counted of a model at work; only ever grows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """Steps made, tokens written; answers that came to their end, failed, or were left; how long first tokens took."""

    steps: int = 0
    tokens: int = 0
    answers: int = 0
    failures: int = 0
    cancelled: int = 0
    first_tokens: int = 0
    first_token_seconds: float = 0.0
