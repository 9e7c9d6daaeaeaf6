"""An Anki deck: the cards that Anki shows, read from the package and, where Anki is installed, by Anki itself."""

import io
import json
import sqlite3
import zipfile

import pytest

from tutor.errors import BadInput
from tutor.exports.anki import FIELDS, write
from tutor.exports.layout import Layout
from tutor.messages import untranslated

LAYOUT = Layout(title="Week 1")


@pytest.fixture
def opened(tmp_path):
    """A function that returns the notes of a package by field, and its pictures by name."""

    def notes(package):
        archive = zipfile.ZipFile(io.BytesIO(package))
        (tmp_path / "collection.anki2").write_bytes(archive.read("collection.anki2"))
        with sqlite3.connect(tmp_path / "collection.anki2") as database:
            rows = database.execute("select flds, guid, tags from notes order by id").fetchall()
        media = {name: archive.read(index) for index, name in json.loads(archive.read("media")).items()}
        found = [dict(zip(FIELDS, row[0].split("\x1f"), strict=True)) | {"guid": row[1]} for row in rows]
        return found, media

    return notes


def test_a_card_has_the_problem_in_front_and_the_steps_behind(item, opened):
    ((note,), _) = opened(write([item()], key=True, translate=untranslated, layout=LAYOUT))
    assert note["Problem"] == r"<p>Solve \(x - 3 &lt; 1\) &amp; more.</p>"
    assert note["Hint 1"] == r"Look at \(x\)."
    assert note["Answer"] == r"\(4\)"
    assert r"Add \(3\) &amp; keep a &lt; b" in note["Solution"]


def test_a_picture_is_in_the_package(choice, opened):
    ((note,), media) = opened(write([choice], key=True, translate=untranslated, layout=LAYOUT))
    ((name, content),) = media.items()
    assert f'<img src="{name}"' in note["Solution"]
    assert content.decode() == choice["figures"][0]["svg"]
    assert r"<li>\(\frac{1}{2}\)</li>" in note["Choices"]
    assert note["Answer"].startswith("B. ")


def test_the_same_set_is_the_same_deck_and_another_one_keeps_its_cards(item, choice, opened):
    first = write([item(id="other"), choice], key=True, translate=untranslated, layout=LAYOUT)
    assert first == write([item(id="other"), choice], key=True, translate=untranslated, layout=LAYOUT)
    (alone, _) = opened(write([choice], key=True, translate=untranslated, layout=LAYOUT))
    (both, _) = opened(first)
    assert alone[0]["guid"] == both[1]["guid"] != both[0]["guid"]


def test_there_are_no_cards_without_answers(item):
    with pytest.raises(BadInput, match="answers"):
        write([item()], key=False, translate=untranslated, layout=LAYOUT)


def test_anki_imports_the_deck(tmp_path, item, choice):
    collection = pytest.importorskip("anki.collection")
    path = tmp_path / "set.apkg"
    path.write_bytes(write([item(id="other"), choice], key=True, translate=untranslated, layout=LAYOUT))
    opened = collection.Collection(str(tmp_path / "collection.anki2"))
    options = collection.ImportAnkiPackageOptions()
    log = opened.import_anki_package(collection.ImportAnkiPackageRequest(package_path=str(path), options=options))
    assert len(log.log.new) == opened.card_count() == 2
    question = opened.get_note(opened.find_notes("tag:beginner")[0]).cards()[0].question()
    assert r"\(x - 3 &lt; 1\)" in question
    assert not opened.media.check().missing
    assert "Week 1" in [deck.name for deck in opened.decks.all_names_and_ids()]
    opened.close()
