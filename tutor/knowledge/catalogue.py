"""The cards as they are written in ``data/cards``: every language of each, with what they are found by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tutor.card import Card

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Entry:
    """A card in all its languages: language → words."""

    name: str
    topics: tuple[str, ...]
    title: Mapping[str, str]
    text: Mapping[str, str]
    keywords: tuple[str, ...]
    source: str

    def card(self, language: str) -> Card:
        """Return the card in a language, in English where it lacks it."""
        return Card(self.name, _in(self.title, language), _in(self.text, language), self.source)


@cache
def entries() -> tuple[Entry, ...]:
    """Return every card, file by file."""
    return tuple(
        Entry(
            name,
            tuple(fields["topics"]),
            fields["title"],
            fields["text"],
            tuple(fields["keywords"]),
            fields["source"],
        )
        for path in sorted(folder().glob("*.toml"))
        for name, fields in tomllib.loads(path.read_text(encoding="utf-8")).items()
    )


@cache
def folder() -> Path:
    """Return the folder of the cards: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    places = (package / "data" / "cards", package.parent / "data" / "cards")
    return next((path for path in places if path.is_dir()), places[0])


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words[FALLBACK]
