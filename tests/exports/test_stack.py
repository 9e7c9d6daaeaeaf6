"""STACK questions: the key in Maxima, the answer test that fits, fields for the parts of an answer."""

from pathlib import Path

import pytest
from lxml import etree

from tutor.exports.layout import Layout
from tutor.exports.maxima import keys, maxima
from tutor.exports.stack import write
from tutor.messages import untranslated

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("moodle.xsd")))


def exported(*items, key=True):
    root = etree.fromstring(write(items, key=key, translate=untranslated, layout=Layout()))
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root[1:]


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("2*pi*e^(3*x)", "2*%pi*%e^(3*x)"),
        ("3 + 4*i", "3+4*%i"),
        ("ln(5) + sqrt(2)", "log(5)+sqrt(2)"),
        ("|x - 1|", "abs(x-1)"),
        ("9.49*x", "(949/100)*x"),
        ("-oo", "-inf"),
        ("{-3, 1/2}", "{-3,1/2}"),
        ("{}", "{}"),
        ("(-oo, 11]", "oc(-inf,11)"),
        ("(-oo, -8) ∪ (8, oo)", "%union(oo(-inf,-8),oo(8,inf))"),
        ("[[1, x], [3, 4]]", "matrix([1,x],[3,4])"),
        ("(41, -43)", "[41,-43]"),
        ("-7 <= y < -4 or y > 2", "-7<=y nounand y<-4 nounor y>2"),
        ("y = 12*x - 35", "y=12*x-35"),
        ("{2*pi*n | n ∈ ℤ}", None),
        ("Saturday", None),
        ("x != 2", None),
    ],
)
def test_plain_notation_is_maxima(plain, written):
    assert maxima(plain) == written


@pytest.mark.parametrize(
    ("value", "plain", "more", "tests"),
    [
        ("9/88", "9/88", {}, ["AlgEquiv", "AlgEquiv"]),
        ("(x - 1)*(x + 1)", "", {"form": "factored"}, ["AlgEquiv", "FacForm"]),
        ("x^2 - 1", "", {"form": "expanded"}, ["AlgEquiv", "Expanded"]),
        ("4/(x - 5) + 1/(x + 6)", "", {"form": "partial-fractions"}, ["AlgEquiv", "PartFrac"]),
        ("(a - 3)^2 + 7", "", {"form": "completed-square"}, ["AlgEquiv", "CompSquare"]),
        ("2*sin(t)", "", {"form": "simplified"}, ["AlgEquiv", "EqualComAss"]),
        ("x^2", "x^2 + C", {"goal": "antiderivative", "latex": r"\int 2 x\, dx"}, ["Int"]),
        ("C*e^x", "y = C*e^x", {"goal": "function", "latex": r"\frac{d}{d x} y = y"}, ["SubstEquiv"]),
        ("4.29", "4.29%", {"latex": r"\operatorname{rounded}\left(a, \frac{1}{100}\right)"}, ["NumAbsolute"]),
        ("{1, 2}", "x = 1 or x = 2", {}, ["AlgEquiv"]),
    ],
)
def test_the_answer_test_fits(item, value, plain, more, tests):
    (question,) = exported(item(value, plain or value, **more))
    assert question.get("type") == "stack"
    assert [node.findtext("answertest") for node in question.findall("prt/node")] == tests


def test_an_integral_is_graded_in_its_letter_and_wants_a_constant(item):
    (key,) = keys(item("u^2", "u^2 + C", goal="antiderivative", latex=r"\int 2 u\, du"))
    assert (key.key, key.target, key.option) == ("u^2+c", "u^2", "u")


def test_a_solution_is_right_as_a_set_as_equations_and_alone(item):
    (key,) = keys(item("{12}", "p = 12", goal="solutions"))
    assert key.target == "if setp(ans) then {12} elseif equationp(ans) then p=12 else 12"
    (key,) = keys(item("{1, 2}", "x = 1 or x = 2", goal="solutions"))
    assert key.target == "if setp(ans) then {1,2} else x=1 nounor x=2"


def test_a_system_has_a_field_for_each_unknown(item):
    (question,) = exported(item("{(-6, 3)}", "p = -6, q = 3", goal="solutions"))
    assert text(question, "questionvariables") == "ta1: -6;\nta2: 3;"
    assert [prt.findtext("value") for prt in question.findall("prt")] == ["0.5000000", "0.5000000"]
    shown = text(question, "questiontext")
    assert r"\(p =\) [[input:ans1]] [[validation:ans1]]" in shown
    assert r"\(q =\) [[input:ans2]] [[validation:ans2]]" in shown


def test_a_system_with_several_solutions_is_a_set_of_lists(item):
    (key,) = keys(item("{(-8, 2), (2, -8)}", "x = -8, y = 2 or x = 2, y = -8", goal="solutions"))
    assert key.key == "{[-8,2],[2,-8]}"


def test_a_missing_line_of_an_integral_wants_no_constant(item):
    more = {"kind": "missing-step", "goal": "antiderivative", "lines": ["2 u", None]}
    (key,) = keys(item("u^2", "u^2", latex=r"\int 2 u\, du", **more))
    assert (key.key, key.test) == ("u^2", "AlgEquiv")


def test_a_matrix_is_a_grid(item):
    (question,) = exported(item("[[1, 2], [3, 4]]"))
    assert question.findtext("input/type") == "matrix"


@pytest.mark.parametrize("value", ["true", "Saturday", "{2*pi*n | n ∈ ℤ}"])
def test_what_stack_cannot_grade_is_another_question(item, value):
    (question,) = exported(item(value))
    assert question.get("type") in ("truefalse", "shortanswer", "essay")


def test_choices_are_multiple_choice(choice):
    assert exported(choice)[0].get("type") == "multichoice"


def test_text_starts_no_block_of_stack(item):
    (question,) = exported(item(statement="Let $[[1, 2]]$ and {@x@} be {#y#}."))
    shown = text(question, "questiontext").replace("[[input:", "").replace("[[validation:", "")
    assert "[[" not in shown
    assert "{@" not in shown
    assert "{#" not in shown


def test_the_key_is_a_test_case(item):
    (question,) = exported(item("(x - 1)*(x + 1)", form="factored"))
    case = question.find("qtest")
    assert case.findtext("testinput/value") == "ta1"
    assert case.findtext("expected/expectedanswernote") == "prt1-2-T"
    notes = [node.findtext("trueanswernote") for node in question.findall("prt/node")]
    assert notes[-1] == "prt1-2-T"


def test_without_a_key_there_is_no_help(item):
    (question,) = exported(item(), key=False)
    assert not question.findall("hint")
    assert not text(question, "generalfeedback")
    assert text(question, "questionvariables") == "ta1: 4;"


def text(question, path):
    return question.findtext(f"{path}/text")
