"""Every word of the page: said once, translated, and known to the scripts that use it."""

from __future__ import annotations

import re

import pytest

from tutor.locales import LANGUAGES
from tutor.ui.files import STATIC
from tutor.ui.header import header
from tutor.ui.shell import FOREIGN, head
from tutor.ui.words import TEXTS, texts

VENDORED = {"katex", "plotly", "mathlive"}
"""Folders of files that are not ours."""
SAME = {"name"}
"""Words that are the same in every language."""


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_word_is_translated(language):
    english, other = texts("en"), texts(language)
    assert [key for key in TEXTS if key not in SAME and english[key] == other[key]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_survive_translation(language):
    english, other = texts("en"), texts(language)
    for key in TEXTS:
        assert set(re.findall(r"\{\w+\}", english[key])) == set(re.findall(r"\{\w+\}", other[key])), key


def test_scripts_use_only_words_there_are():
    used = {
        key
        for path in (STATIC / "js").glob("*.js")
        for key in re.findall(r"\bt\(\"([\w-]+)\"", path.read_text(encoding="utf-8"))
    }
    assert used - set(TEXTS) == set()
    assert set(re.findall(r'data-t(?:-label)?="([\w-]+)"', header("en"))) <= set(TEXTS)


def test_nothing_of_the_page_is_named_by_another_host():
    files = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css"} and path.parent.name not in VENDORED]
    assert len(files) > 10
    for path in files:
        found = re.findall(r"(?:https?:)?//[\w.]+\.\w+", re.sub(r"(?m)//.*$", "", path.read_text(encoding="utf-8")))
        assert [place for place in found if "www.w3.org" not in place] == [], path
    assert "://" not in head("stepwise/x", "en")


def test_what_gradio_says_of_itself_to_other_sites_is_left_out():
    html = b'<meta property="og:title" content="Gradio" />\n<meta name="twitter:card"\n content="x" /><title>A</title>'
    assert FOREIGN.sub(b"", html) == b"<title>A</title>"


def test_no_file_of_ours_is_long():
    for path in STATIC.rglob("*"):
        if path.suffix in {".js", ".css"} and path.parent.name not in VENDORED:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
