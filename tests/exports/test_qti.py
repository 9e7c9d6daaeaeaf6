"""QTI 1.2: a package that validates, graded as Canvas grades, of the structure that text2qti makes for Canvas."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from tutor.exports.layout import Layout
from tutor.exports.qti import write
from tutor.messages import untranslated

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("qti.xsd")))
SPACE = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
PACKAGE = {"p": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}


def package(*items, key=True):
    return zipfile.ZipFile(io.BytesIO(write(items, key=key, translate=untranslated, layout=Layout(title="Week <1>"))))


def assessment(archive):
    manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    (path,) = manifest.xpath("//p:resource[@type='imsqti_xmlv1p2']/p:file/@href", namespaces=PACKAGE)
    root = etree.fromstring(archive.read(path))
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def exported(*items, key=True):
    return assessment(package(*items, key=key)).findall(".//q:item", SPACE)


def field(question, label):
    return question.xpath(f".//q:qtimetadatafield[q:fieldlabel='{label}']/q:fieldentry/text()", namespaces=SPACE)


def scored(question):
    """The values that earn the point."""
    path = ".//q:respcondition[q:setvar]//q:varequal/text()"
    return question.xpath(path, namespaces=SPACE)


@pytest.mark.parametrize(
    ("value", "plain", "kind"),
    [
        ("12", "12", "numerical_question"),
        ("true", "true", "true_false_question"),
        ("12*t + 6", "12*t + 6", "short_answer_question"),
        ("{2*pi*n | n ∈ ℤ}", "x = 2*pi*n, n ∈ ℤ", "essay_question"),
    ],
)
def test_the_kind_is_one_of_canvas(item, value, plain, kind):
    (question,) = exported(item(value, plain))
    assert field(question, "question_type") == [kind]


def test_every_file_is_in_the_manifest_and_every_entry_is_a_file(choice, item):
    archive = package(choice, item())
    manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    assert archive.testzip() is None
    assert {"imsmanifest.xml", *manifest.xpath("//p:file/@href", namespaces=PACKAGE)} == set(archive.namelist())
    identifiers = manifest.xpath("//p:resource/@identifier", namespaces=PACKAGE)
    assert len(set(identifiers)) == len(identifiers)
    assert set(manifest.xpath("//p:dependency/@identifierref", namespaces=PACKAGE)) <= set(identifiers)


def test_a_picture_is_shown_from_the_package(choice):
    archive = package(choice)
    comment = assessment(archive).findtext(".//q:itemfeedback[@ident='general_fb']//q:mattext", namespaces=SPACE)
    (path,) = [name for name in archive.namelist() if name.endswith(".svg")]
    assert f'src="%24IMS-CC-FILEBASE%24/{path}"' in comment
    assert archive.read(path).decode() == choice["figures"][0]["svg"]


def test_a_short_answer_has_every_spelling(item):
    (question,) = exported(item("{11/2}", "k = 11/2"))
    assert {"k = 11/2", "5.5", "{11/2}", "k=5.5"} <= set(scored(question))


def test_a_number_is_exact_unless_the_key_was_rounded(item):
    (question,) = exported(item("12"))
    assert scored(question) == ["12"]
    assert question.xpath(".//q:vargte/text() | .//q:varlte/text()", namespaces=SPACE) == ["12", "12"]
    latex = r"\operatorname{rounded}\left(a, \frac{1}{100}\right)"
    (question,) = exported(item("4.29", "4.29", latex=latex))
    assert question.xpath(".//q:vargte/text() | .//q:varlte/text()", namespaces=SPACE) == ["4.285", "4.295"]


def test_a_choice_says_what_is_wrong_with_it(choice):
    (question,) = exported(choice)
    (right,) = scored(question)
    label = question.find(f".//q:response_label[@ident='{right}']//q:mattext", SPACE)
    assert label.text == r"\(\frac{1}{2}\)"
    said = {each.get("ident"): each.findtext(".//q:mattext", namespaces=SPACE)
            for each in question.findall("q:itemfeedback", SPACE)}  # fmt: skip
    assert "lost a sign" in said["c1_fb"]
    shown = question.xpath(".//q:displayfeedback/@linkrefid", namespaces=SPACE)
    assert sorted(shown) == sorted(said)


def test_an_essay_has_the_key_for_the_grader(item):
    (question,) = exported(item("{2*pi*n | n ∈ ℤ}", "x = 2*pi*n, n ∈ ℤ"))
    assert field(question, "grading_notes") == ["x = 2*pi*n, n ∈ ℤ"]


def test_without_a_key_it_grades_and_says_nothing(choice, item):
    archive = package(choice, item("12"), key=False)
    root = assessment(archive)
    assert not root.findall(".//q:itemfeedback", SPACE)
    assert len(root.findall(".//q:setvar", SPACE)) == 2
    assert not [name for name in archive.namelist() if name.endswith(".svg")]


QUIZ = """\
1. What is $2+3$?
a) 4
*b) 5
c) 6

2. Half of 11?
* 5.5
* 11/2

3. Twelve?
= 12
"""


def test_the_structure_is_that_of_text2qti(item):
    """For the same kinds of question the elements are those that text2qti makes for Canvas, in the same order."""
    theirs = etree.fromstring(QTI(Quiz(QUIZ, config=Config())).assessment.encode())
    wrong = {"misconception": "sign"}
    choices = [{"latex": "4", **wrong}, {"latex": "5", "misconception": None}, {"latex": "6", **wrong}]
    ours = exported(item("5", choices=choices), item("11/2"), item("12"), key=False)
    for question, model in zip(ours, theirs.findall(".//q:item", SPACE), strict=True):
        assert shape(question) == shape(model)
        assert field(question, "question_type") == field(model, "question_type")


def shape(question):
    """The elements of an item, repeated ones once, without the material that texts are wrapped in."""
    names = [etree.QName(element).localname for element in question.iter()]
    return list(dict.fromkeys(names))
