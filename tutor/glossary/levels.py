"""The words of a step by level: plain words for beginners, the rule's name alone for the advanced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tutor.glossary.entry import Entry
from tutor.glossary.registry import entry_of
from tutor.messages import Blank, Message, say
from tutor.problem import Answer, Level
from tutor.solution import Restates, Step


class Wording:
    """Words the steps of one solution for a level; each rule is explained to a beginner only once."""

    def __init__(self, level: Level) -> None:
        """Begin a solution."""
        self._level = level
        self._explained: set[Entry] = set()

    def of(self, step: Step) -> Step:
        """Return the step, and the steps inside it, in the words of the level."""
        if self._level is Level.INTERMEDIATE:
            return step
        because = self._because(step)
        return replace(step, because=because, substeps=tuple(map(self.of, step.substeps)))

    def all(self, found: Iterable[Step | Answer]) -> list[Step | Answer]:
        """Return a solution in the words of the level."""
        return [self.of(part) if isinstance(part, Step) else part for part in found]

    def _because(self, step: Step) -> Message:
        entry = entry_of(step)
        if entry is None:
            return step.because
        if self._level is Level.ADVANCED:
            return step.because if _must_be_told(step) else say("{name}.", name=entry.name)
        if entry in self._explained:
            return step.because
        self._explained.add(entry)
        return say("{first} {second}", first=step.because, second=entry.simply)


def _must_be_told(step: Step) -> bool:
    """Whether the reason is about this very problem, or is all there is because nothing is checked."""
    return isinstance(step.claim, Restates) or any(_fills(blank) for _, blank in step.because.blanks)


def _fills(blank: Blank) -> bool:
    """Whether a blank holds more than fixed words."""
    return not isinstance(blank, Message) or any(_fills(inner) for _, inner in blank.blanks)
