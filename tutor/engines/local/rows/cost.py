"""What a text takes of the memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes of one text: for every token, and once."""

    per_token: float
    fixed: int

    def at(self, tokens: int) -> int:
        """Return the bytes of a text of so many tokens."""
        return self.fixed + round(self.per_token * tokens)

    def tokens(self, memory: int) -> int:
        """Return how many tokens fit."""
        left = memory - self.fixed
        return max(0, int(left / self.per_token)) if self.per_token else (2**62 if left >= 0 else 0)
