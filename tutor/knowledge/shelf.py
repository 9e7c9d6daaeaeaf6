"""Finding the cards that fit a problem: by its topic where that is known, else by its words (SQLite FTS5, BM25).

With an embedding model (`tutor.knowledge.embedding`) closeness in meaning takes the place of the words.
"""

from __future__ import annotations

import sqlite3
from threading import Lock
from typing import Protocol

from tutor.card import Card
from tutor.knowledge.catalogue import Entry, entries
from tutor.knowledge.terms import terms

TITLE_WEIGHT, KEYWORD_WEIGHT = 2.0, 1.0
"""How much a word in the title counts against one among the keywords (column weights of BM25)."""


class Vectors(Protocol):
    """An embedding model: how near two texts are in meaning."""

    def ranked(self, query: str, texts: tuple[str, ...]) -> list[int]:
        """Return the places of the texts that are near the query, the nearest first."""


class Shelf:
    """All cards, ready to be searched from any thread."""

    def __init__(self, vectors: Vectors | None = None) -> None:
        self._entries = entries()
        self._vectors = vectors
        self._lock = Lock()
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        self._index.execute("CREATE VIRTUAL TABLE cards USING fts5(title, keywords, tokenize = 'porter unicode61')")
        self._index.executemany("INSERT INTO cards(rowid, title, keywords) VALUES (?, ?, ?)", self._rows())

    def fitting(self, text: str, topic: str | None, language: str, limit: int = 2) -> tuple[Card, ...]:
        """Return at most ``limit`` cards for a problem, the most fitting first; none where none fits.

        Where the topic is known, only its cards are given.
        """
        ranked = self._ranked(text)
        if topic is not None:
            of_topic = [place for place, entry in enumerate(self._entries) if topic in entry.topics]
            ranked = sorted(of_topic, key=lambda place: _order(ranked, place, self._entries[place], topic))
        return tuple(self._entries[place].card(language) for place in ranked[:limit])

    def close(self) -> None:
        """Let the index go."""
        self._index.close()

    def _ranked(self, text: str) -> list[int]:
        if self._vectors is not None:
            return self._vectors.ranked(text, tuple(_described(entry) for entry in self._entries))
        words = terms(text)
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words)
        with self._lock:
            rows = self._index.execute(
                "SELECT rowid FROM cards WHERE cards MATCH ? ORDER BY bm25(cards, ?, ?), rowid",
                (query, TITLE_WEIGHT, KEYWORD_WEIGHT),
            ).fetchall()
        return [row[0] for row in rows]

    def _rows(self) -> list[tuple[int, str, str]]:
        return [
            (place, " ".join(terms(" ".join(entry.title.values()))), " ".join(terms(_found_by(entry))))
            for place, entry in enumerate(self._entries)
        ]


def _found_by(entry: Entry) -> str:
    return " ".join((*entry.keywords, *(topic.replace("-", " ") for topic in entry.topics)))


def _described(entry: Entry) -> str:
    return f"{' '.join(entry.title.values())}. {', '.join(entry.keywords)}. {' '.join(entry.text.values())}"


def _order(ranked: list[int], place: int, entry: Entry, topic: str) -> tuple[int, int, int]:
    """By the words, then the cards that have the topic first in their list, then as they are written."""
    return ranked.index(place) if place in ranked else len(ranked), entry.topics.index(topic), place
