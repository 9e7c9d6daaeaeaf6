"""A knowledge card: one fact that a problem needs, in the student's language, and where it is from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A formula or a concept: ``text`` is Markdown with ``$latex$``, ``source`` the book that has it."""

    name: str
    title: str
    text: str
    source: str
