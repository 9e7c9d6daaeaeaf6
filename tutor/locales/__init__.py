"""Languages: one folder each, with a gettext catalogue and a ``language.toml``; no mathematics.

People edit ``messages.po``; the program reads ``messages.mo``, which is compiled from it. The English is in the code
(`tutor.messages.say`) and is the key of every translation. A sentence that a catalogue lacks is shown in English.

To add a language: make a folder named by its code with a ``language.toml`` (copy ``en/language.toml``), run
``scripts/messages`` and translate what it lists in the new ``messages.po``. The page, the programs and the reading of
questions find the folder; nothing else names a language. ``STEPWISE_LOCALES`` may name one more folder of such folders,
for a school's own languages.
To translate what somebody added to the code: run ``scripts/messages`` (it extracts every ``say("…")`` and every
phrase that a topic declares, updates the catalogues and lists what is missing), fill the empty ``msgstr``.

Rules of a catalogue: a translation has the same ``{blanks}`` as its sentence. A phrase (``msgctxt "asking"``) is
translated by one or more templates, one a line, each with the same blanks as the phrase; write the plainest form, the
``same`` groups of ``language.toml`` stand for its variants (endings, particles, synonyms). Where words must agree with
what fills a blank, the language's folder has a ``sentence.py`` (see Korean's).
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import UnknownName
from tutor.messages import say

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from tutor.messages import Translate

FOLDER = Path(__file__).parent
"""Where the languages' folders are."""
SOURCE = "en"
"""The language that the code is written in."""


def _found() -> dict[str, Path]:
    """Return the folder of every language there is, that of the code first."""
    places = [FOLDER, *(Path(place) for place in [os.environ.get("STEPWISE_LOCALES")] if place)]
    told = [path.parent for place in places for path in sorted(place.glob("*/language.toml"))]
    return {SOURCE: FOLDER / SOURCE} | {folder.name: folder for folder in told}


FOLDERS: dict[str, Path] = _found()
LANGUAGES: tuple[str, ...] = tuple(FOLDERS)
"""The codes of the languages; the first is the one the code is written in."""


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
    """A language: its own name, its letters, its sentences, its ways of asking, its number notation.

    ``letters`` are the characters that tell a text in it from one in the others, as a range of a pattern; none where
    it has no letters of its own. ``tag`` names it to word processors, with a region; ``typeface`` has its letters,
    where the one of the formulas has not.
    """

    language: str
    name: str
    tag: str
    letters: str
    typeface: str
    decimal_mark: str
    group_mark: str
    wording: Wording
    translations: NullTranslations
    sentence: type[str] = str

    def translate(self, text: str) -> str:
        """Return the sentence in this language, or as it is when there is no translation.

        What is returned fills its blanks (``format``) as the language has it: words may agree with what stands there.
        """
        return self.sentence(self.translations.gettext(text)) if text else text

    def askings(self, phrase: str) -> tuple[str, ...]:
        """Return this language's templates of an English phrase; none when it has no other than the English."""
        if self.language == SOURCE:
            return (phrase,)
        told = self.translations.pgettext("asking", phrase)
        return () if told == phrase else lines(told)


def language_of(text: str) -> str:
    """Return the language that a text is worded in by its letters; one without such letters is in that of the code."""
    own = ((code, locale(code).letters) for code in LANGUAGES)
    return next((code for code, letters in own if letters and re.search(f"[{letters}]", text)), SOURCE)


def worded_in(text: str, language: str) -> bool:
    """Return whether a text has letters of that language; of one without letters of its own, whether of no other."""
    found = language_of(text)
    return found == language if locale(language).letters else not locale(found).letters


def language_into(translate: Translate) -> str:
    """Return the language into which this translates; that of the code where no language does."""
    return next((code for code in LANGUAGES if locale(code).translate == translate), SOURCE)


@cache
def locale(language: str) -> Locale:
    """Return the language of that code.

    Raises:
        UnknownName: there is no such language.
    """
    if language not in LANGUAGES:
        raise UnknownName(
            say("There is no language called “{name}”.", name=language[:40]),
            hint=say("Choose one of: {names}.", names=", ".join(LANGUAGES)),
        )
    told = tomllib.loads((FOLDERS[language] / "language.toml").read_text(encoding="utf-8"))
    words = told["wording"]
    return Locale(
        language=language,
        name=told["name"],
        tag=told.get("tag", language),
        letters=told.get("letters", ""),
        typeface=told.get("typeface", ""),
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
        sentence=_sentence(language),
    )


def _sentence(language: str) -> type[str]:
    """The language's own kind of sentence (``sentence.py`` in its folder), where it has one."""
    if not (FOLDER / language / "sentence.py").exists():
        return str
    own: type[str] = import_module(f"tutor.locales.{language}.sentence").Sentence
    return own


def _compiled(language: str) -> NullTranslations:
    """Read the compiled catalogue, which loads in a hundredth of the time of the one that people edit."""
    path = FOLDERS[language] / "messages.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def catalogue(language: str) -> Catalog:
    """Read the language's catalogue; empty for the language of the code."""
    from babel.messages.catalog import Catalog  # not needed to import this package: starting must be quick
    from babel.messages.pofile import read_po

    path = FOLDERS[language] / "messages.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def lines(text: str) -> tuple[str, ...]:
    """Return the templates of a translated phrase, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
