"""One contract for every export format of a practice set."""

import io
import re
import zipfile
from html import unescape
from unicodedata import normalize

import pymupdf
import pytest

from tutor.errors import UnknownName
from tutor.exports import FORMATS, export
from tutor.exports.layout import Layout
from tutor.locales import LANGUAGES, locale
from tutor.problem import Level
from tutor.service.tutor import Tutor
from tutor.wire import item_json

every = pytest.mark.parametrize("name", list(FORMATS))
documents = pytest.mark.parametrize("name", ["md", "pdf", "docx", "html", "tex"])
languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def practice():
    with Tutor() as tutor:
        yield list(tutor.practice("linear-equations", Level.BEGINNER, 2, seed=4))


def written(practice, name, language="en", *, key=True, layout=Layout()):  # noqa: B008
    translate = locale(language).translate
    items = [item_json(item, translate) for item in practice]
    return items, export(name)(items, key=key, translate=translate, layout=layout)


def text(name, document):
    """What a reader sees, or for formats that a program reads the text of all parts."""
    if name == "pdf":
        return "".join(page.get_text() for page in pymupdf.open(stream=document, filetype="pdf"))
    if name == "docx":
        body = zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
        return unescape("".join(re.findall(r"<[wm]:t[^>]*>([^<]*)", body)))
    if document.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(document))
        document = b"".join(archive.read(part) for part in archive.namelist())
    return unescape(document.decode(errors="ignore"))


def bare(words):
    """Letters and digits alone: what no format writes differently."""
    return re.sub(r"[\W_]", "", normalize("NFKC", words))


def told(item):
    """The pieces of a problem as it is asked, each by itself."""
    words = re.sub(r"\$[^$]*\$", " ", item["statement"]).split()
    return [*map(bare, words), bare(re.sub(r"\\[a-zA-Z]+", "", item["latex"]))]


@every
@languages
def test_every_problem_is_in_it(practice, name, language):
    items, document = written(practice, name, language)
    found = bare(text(name, document))
    assert all(piece in found for item in items for piece in told(item))


@documents
@languages
def test_it_has_every_step_and_the_answers(practice, name, language):
    items, document = written(practice, name, language)
    found = bare(text(name, document))
    assert all(bare(step["because"].split("$")[0]) in found for item in items for step in item["steps"])
    assert all(bare(item["answer"]["latex"]) in found for item in items)


@documents
def test_the_key_is_left_out_where_it_is_not_wanted(practice, name):
    items, with_key = written(practice, name)
    _, without = written(practice, name, key=False)
    assert len(without) < len(with_key)
    found = bare(text(name, without))
    assert not any(bare(step["because"].split("$")[0]) in found for item in items for step in item["steps"])
    assert not any(bare(item["verdict"]["message"]) in found for item in items)


def test_json_without_a_key_does_not_tell_which_choice_is_right():
    choices = [{"latex": "1", "misconception": None}, {"latex": "2", "misconception": "lost-sign"}]
    document = export("json")([{"choices": choices}], key=False, translate=str, layout=Layout())
    assert b"misconception" not in document


@every
def test_the_same_set_is_the_same_document(practice, name):
    assert written(practice, name) == written(practice, name)


def test_a_format_that_does_not_exist_is_said():
    with pytest.raises(UnknownName, match="papyrus"):
        export("papyrus")


@documents
def test_solutions_come_with_their_pictures(practice, name):
    items, document = written(practice, name)
    signs = {"md": "data:image/svg", "html": "<figure>", "tex": r"\pictured{", "docx": "word/media/picture2.png"}
    count = sum(len(item["figures"]) for item in items)
    assert count
    if name == "pdf":
        captions = [item["figures"][0]["caption"].split("$")[0] for item in items]
        assert all(bare(caption) in bare(text(name, document)) for caption in captions)
    else:
        assert document.count(signs[name].encode()) >= count or (name == "docx" and signs[name].encode() in document)


@documents
@pytest.mark.parametrize("part", ["worksheet", "answers", "solutions"])
def test_a_part_can_be_had_alone(practice, name, part):
    layout = Layout(title="Quiz 3", version="B").only([part])
    _, document = written(practice, name, layout=layout)
    found = text(name, document)
    assert ("Answer key" in found) == (part == "answers")
    assert ("Worked solutions" in found) == (part == "solutions")
    assert "Quiz 3" in found
    assert "Version B" in found
    assert (bare("Name") in bare(found)) == (part == "worksheet")


def test_a_part_that_does_not_exist_is_said():
    with pytest.raises(UnknownName, match="appendix"):
        Layout().only(["appendix"])
