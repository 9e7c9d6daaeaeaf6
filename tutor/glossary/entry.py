"""What the glossary holds about a rule."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.messages import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as a student looks it up; ``rules`` are the names under which steps use it.

    ``simply`` is one sentence in plain words for beginners, ``condition`` when the rule may be used (None: always),
    ``example`` a line before and after it in calculator notation. Where one name means two rules (the power rule of
    derivatives and that of integrals), ``within`` is the LaTeX that the line of a step must show for this one.
    """

    rules: tuple[str, ...]
    name: Message
    simply: Message
    condition: Message | None = None
    example: tuple[str, str] | None = None
    within: str = ""
