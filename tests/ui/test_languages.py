"""Adding a language is adding a folder: one made up, with every sentence in ⟦ ⟧, and no word of the page outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tutor.locales import FOLDER, catalogue
from tutor.ui import TABS

pytestmark = pytest.mark.browser
PSEUDO = "eo"
"""A language that Gradio and browsers know by name and that we do not have."""


@pytest.fixture(scope="module")
def abroad(tmp_path_factory):
    """The address of the whole tutor with one language more, made now in a folder of its own."""
    folder = tmp_path_factory.mktemp("locales")
    made = folder / PSEUDO
    made.mkdir()
    told = (FOLDER / "en" / "language.toml").read_text(encoding="utf-8")
    made.joinpath("language.toml").write_text(told.replace("English", "⟦Esperanto⟧"), encoding="utf-8")
    pseudo = Catalog(locale=PSEUDO)
    for message in catalogue("ko"):
        if message.id and not message.context:
            pseudo.add(message.id, f"⟦{message.id}⟧")
    with made.joinpath("messages.mo").open("wb") as file:
        write_mo(file, pseudo)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = f"sqlite:///{folder}/stepwise.db"
    settings = {"STEPWISE_LOCALES": str(folder), "STEPWISE_DATABASE_URL": database, "STEPWISE_ENGINE": "symbolic"}
    command = [sys.executable, "-W", "ignore", "-m", "tutor", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=os.environ | settings, cwd=Path(__file__).parents[2])
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            assert server.poll() is None, "the server did not start"
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address):
    try:
        with urllib.request.urlopen(address, timeout=30) as page:
            return page.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


STRAY = """(languages) => {
    const OWN = '.sw-typed, .sw-entry-text, .sw-entry-answer, time, [translate=no], textarea, math-field, code';
    const SKIP = `${OWN}, .katex, svg.figure, kbd, script, style, #sw-language label`;
    const found = [];
    const named = (node) => node.className || node.tagName;
    const word = (text) => /\\p{L}{2,}/u.test(text);
    let depth = 0;
    const outside = (text) => {
        let left = '';
        for (const sign of text) {
            if (sign === '⟦') depth += 1;
            else if (sign === '⟧') depth -= 1;
            else if (!depth) left += sign;
        }
        return left;
    };
    const walk = (node) => {
        if (node.nodeType === Node.TEXT_NODE) {
            const left = outside(node.data);
            if (word(left)) found.push(`${named(node.parentElement)}: ${left.trim().slice(0, 60)}`);
            return;
        }
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIP)) return;
        if (node.matches('.sr-only') || !node.checkVisibility({ visibilityProperty: true })) return;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
            const told = node.getAttribute(name);
            const before = depth;
            depth = 0;
            if (told && word(outside(told))) found.push(`${name} of ${named(node)}: ${told.slice(0, 60)}`);
            depth = before;
        }
        for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return [...new Set(found)];
}"""
"""The words in sight that no catalogue gave, wherever they stand."""


def test_a_language_is_a_folder_and_no_word_is_left_untranslated(visit, abroad):
    student = visit(abroad)
    student.speak(PSEUDO)
    student.choose("mode", "show")
    student.page.fill("#sw-problem textarea", "Solve x^2 - 5x + 6 = 0")
    student.page.click("#sw-solve-button")
    student.page.wait_for_function("Stepwise.views.solve.finished", polling=200)
    found = {"title": [] if "⟦" in student.page.title() else [student.page.title()]}
    for tab in TABS:
        student.tab(tab)
        student.page.wait_for_timeout(400)
        found[tab] = student.page.evaluate(STRAY)
    assert {tab: words for tab, words in found.items() if words} == {}
