"""Languages: one folder each, with a gettext catalogue and a ``language.toml``; no mathematics.

People edit ``messages.po``; the program reads ``messages.mo``, which is compiled from it. The English is in the code
(`tutor.messages.say`) and is the key of every translation. A sentence that a catalogue lacks is shown in English.

To add a language: make a folder named by its code with a ``language.toml`` (copy ``en/language.toml``), add the code
to `LANGUAGES`, run ``scripts/messages`` and translate what it lists in the new ``messages.po``.
To translate what somebody added to the code: run ``scripts/messages`` (it extracts every ``say("…")`` and every
phrase that a topic declares, updates the catalogues and lists what is missing), fill the empty ``msgstr``.

Rules of a catalogue: a translation has the same ``{blanks}`` as its sentence. A phrase (``msgctxt "asking"``) is
translated by one or more templates, one a line, each with the same blanks as the phrase; write the plainest form, the
``same`` groups of ``language.toml`` stand for its variants (endings, particles, synonyms).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import UnknownName
from tutor.messages import say

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES: tuple[str, ...] = ("en", "ko")
"""The codes of the languages; the first is the one the code is written in."""

FOLDER = Path(__file__).parent
"""Where the languages' folders are."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """How questions are worded in a language, for matching phrases; all words in lower case.

    ``courtesy`` and ``closing`` are words around a question that mean nothing to it, ``nouns`` may stand before a
    formula ("the expression"), ``articles`` before any word; each group of ``same`` is a set of interchangeable
    spellings; ``joined`` says that words are written without spaces where the writer likes.
    """

    courtesy: tuple[str, ...]
    closing: tuple[str, ...]
    nouns: tuple[str, ...]
    articles: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    joined: bool


@dataclass(frozen=True, slots=True)
class Locale:
    """A language: its own name, its sentences, its ways of asking, its number notation."""

    language: str
    name: str
    decimal_mark: str
    group_mark: str
    wording: Wording
    translations: NullTranslations

    def translate(self, text: str) -> str:
        """Return the sentence in this language, or as it is when there is no translation."""
        return self.translations.gettext(text) if text else text

    def askings(self, phrase: str) -> tuple[str, ...]:
        """Return this language's templates of an English phrase; none when it has no other than the English."""
        if self.language == LANGUAGES[0]:
            return (phrase,)
        told = self.translations.pgettext("asking", phrase)
        return () if told == phrase else lines(told)


@cache
def locale(language: str) -> Locale:
    """Return the language of that code.

    Raises:
        UnknownName: there is no such language.
    """
    if language not in LANGUAGES:
        raise UnknownName(
            say("There is no language called “{name}”.", name=language),
            hint=say("Choose one of: {names}.", names=", ".join(LANGUAGES)),
        )
    told = tomllib.loads((FOLDER / language / "language.toml").read_text(encoding="utf-8"))
    words = told["wording"]
    return Locale(
        language=language,
        name=told["name"],
        decimal_mark=told["decimal_mark"],
        group_mark=told["group_mark"],
        wording=Wording(
            courtesy=tuple(words["courtesy"]),
            closing=tuple(words["closing"]),
            nouns=tuple(words["nouns"]),
            articles=tuple(words["articles"]),
            same=tuple(tuple(group) for group in words["same"]),
            joined=words["joined"],
        ),
        translations=_compiled(language),
    )


def _compiled(language: str) -> NullTranslations:
    """Read the compiled catalogue, which loads in a hundredth of the time of the one that people edit."""
    path = FOLDER / language / "messages.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def catalogue(language: str) -> Catalog:
    """Read the language's catalogue; empty for the language of the code."""
    from babel.messages.catalog import Catalog  # not needed to import this package: starting must be quick
    from babel.messages.pofile import read_po

    path = FOLDER / language / "messages.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def lines(text: str) -> tuple[str, ...]:
    """Return the templates of a translated phrase, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
