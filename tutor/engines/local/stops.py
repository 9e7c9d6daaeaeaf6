"""Words at which a text is to end: nothing of them is told, and nothing is held back longer than it could be one."""

from __future__ import annotations

from collections.abc import Sequence


class Stops:
    """The end of one growing text."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [word for word in words if word]
        self._held = ""
        self.met = False

    def push(self, text: str) -> str:
        """Take a piece and return what can be told now."""
        if not self._words or self.met:
            return "" if self.met else text
        self._held += text
        places = [place for word in self._words if (place := self._held.find(word)) >= 0]
        if places:
            self.met = True
            told, self._held = self._held[: min(places)], ""
            return told
        return self._tell(len(self._held) - self._begun())

    def finish(self) -> str:
        """Return what was held back."""
        return self._tell(len(self._held))

    def _tell(self, length: int) -> str:
        told, self._held = self._held[:length], self._held[length:]
        return told

    def _begun(self) -> int:
        """How many of the last characters could begin a word."""
        longest = max(map(len, self._words)) - 1
        lengths = range(min(longest, len(self._held)), 0, -1)
        return next((n for n in lengths if any(word.startswith(self._held[-n:]) for word in self._words)), 0)
