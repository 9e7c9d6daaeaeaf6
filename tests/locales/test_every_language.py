"""The contract of every language: complete, with the blanks of the English, and its ways of asking usable."""

from __future__ import annotations

from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from tutor.errors import UnknownName
from tutor.locales import FOLDER, LANGUAGES, catalogue, lines, locale
from tutor.locales.extraction import extract, sentences_of, updated

TRANSLATED = LANGUAGES[1:]


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def translated(language: str, context: str | None = None) -> dict[str, str]:
    """The translations of the catalogue that people edit: of sentences, or of phrases."""
    told = (message for message in catalogue(language) if message.context == context)
    return {str(message.id): str(message.string) for message in told if message.id and message.string}


def sentences() -> list[str]:
    return [text for text, context in extract(FOLDER.parent, ()) if context is None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_its_own_name_and_number_notation(language: str) -> None:
    told = locale(language)
    assert told.language == language
    assert told.name
    assert told.decimal_mark in (".", ",")


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownName, match="tlh"):
        locale("tlh")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_the_code_is_translated(language: str) -> None:
    known = translated(language)
    missing = [text for text in sentences() if text not in known]
    assert not missing, f"{len(missing)} untranslated; run scripts/messages: {missing[:20]}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_blanks_of_their_sentence(language: str) -> None:
    wrong = [text for text, other in translated(language).items() if blanks(text) != blanks(other)]
    phrases = translated(language, "asking").items()
    wrong += [text for text, others in phrases if any(blanks(text) != blanks(other) for other in lines(others))]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_one_that_people_edit(language: str) -> None:
    told = locale(language)
    stale = [text for text, other in translated(language).items() if told.translate(text) != other]
    phrases = translated(language, "asking").items()
    stale += [text for text, others in phrases if told.askings(text) not in (lines(others), ())]
    assert not stale, f"run scripts/messages: {stale[:20]}"


def test_english_is_the_key() -> None:
    assert locale("en").translate("Add {term} to both sides.") == "Add {term} to both sides."
    assert locale("en").askings("factor {f}") == ("factor {f}",)


def test_a_missing_sentence_falls_back_to_english() -> None:
    assert locale("ko").translate("Nobody ever said this.") == "Nobody ever said this."
    assert locale("ko").askings("nobody asks {f} so") == ()


def test_updating_keeps_translations_and_drops_what_is_gone() -> None:
    old = Catalog(locale="ko")
    old.add("kept {a}", "둔 {a}")
    old.add("gone", "없어진")
    new = updated(old, {("kept {a}", None): [("tutor/x.py", 0)], ("new", None): []}, "ko")
    assert {message.id: message.string for message in new if message.id} == {"kept {a}": "둔 {a}", "new": ""}


def test_sentences_are_found_in_source() -> None:
    source = 'def f():\n    return say("one {x} " "two", x=1), other("not this"), say(variable)\n'
    assert list(sentences_of(source)) == ["one {x} two"]


def test_catalogues_are_readable_files() -> None:
    for language in TRANSLATED:
        assert len(catalogue(language)) > 100
