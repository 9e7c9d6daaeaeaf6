"""Moodle XML with STACK questions: the student types mathematics, Maxima decides whether it is right.

Each question holds the key in Maxima, a field for each part of the answer (a grid for a matrix, one field for each
unknown of a system) and a potential response tree of STACK's own answer tests: AlgEquiv for value, Int for an
antiderivative, SubstEquiv for free constants, FacForm, PartFrac, CompSquare, Expanded and EqualComAss for the form that
was asked for. A right value in another form gets half. Every question carries a test case, so that STACK's own page
shows at once that the key passes. Items that STACK cannot grade (a choice, a word, a family of solutions) are the
questions of `tutor.exports.moodle`, in the same file. Needs the plugin qtype_stack 4.4 or later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from tutor.exports import markup
from tutor.exports.document import Problem, Solution, document
from tutor.exports.layout import Layout
from tutor.exports.maxima import FORMS, Key, keys
from tutor.exports.moodle import Course, asked, text, whole
from tutor.messages import Message, Translate, render_plain, say

MEDIA_TYPE, SUFFIX = "application/xml", ".stack.xml"

VERSION = "2024032501"
"""The oldest version of the plugin for which the questions are meant."""
BARE = 'bare: freeof("+","*","^",ans)'
"""Whether an answer was worked out: a number is written with digits, a sign, a point and a fraction bar alone."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as Moodle XML with STACK questions; without ``key`` they help with nothing."""
    course = Course(document(items, key=True, translate=translate, layout=whole(layout)), translate, key=key)
    return course.write(items, symbolic)


def symbolic(course: Course, item: dict[str, Any], problem: Problem, solution: Solution) -> Element:
    """Return an item as a STACK question, or as another question of Moodle where STACK cannot grade it."""
    fields = () if item["choices"] else keys(item)
    if not fields:
        return asked(course, item, problem, solution)
    made = course.frame("stack", item, problem, solution, _question(problem, fields, course.translate))
    feedback = made.find("generalfeedback/text")
    if feedback is not None and feedback.text:
        feedback.text = _castext(feedback.text)
    _head(made, item, fields, course.translate)
    for number, field in enumerate(fields, start=1):
        _input(made, number, field)
    for number, field in enumerate(fields, start=1):
        _tree(made, number, field, len(fields), course.translate)
    course.hints(made, item)
    for hint in made.findall("hint/text"):
        hint.text = _castext(hint.text or "")
    _test(made, fields)
    return made


def _castext(content: str) -> str:
    """Text that STACK leaves alone: what would start its own blocks is written as entities."""
    return content.replace("[[", "[&#91;").replace("{@", "{&#64;").replace("{#", "{&#35;")


def _question(problem: Problem, fields: tuple[Key, ...], translate: Translate) -> str:
    """The problem, how to type what is not obvious, and the fields with what STACK makes of the answer."""
    shown = [_castext(markup.problem(problem))]
    if hint := _syntax(fields[0]):
        shown.append(f"<p><em>{markup.escaped(_castext(render_plain(hint, translate)))}</em></p>")
    for number, field in enumerate(fields, start=1):
        label = f"{markup.formula(field.label)} " if field.label else ""
        shown.append(f"<p>{label}[[input:ans{number}]] [[validation:ans{number}]]</p>")
    return "".join(shown)


def _syntax(field: Key) -> Message | None:
    """How to type an answer of this kind."""
    if field.syntax == "{ }":
        return say(
            "Type all values in braces, such as {example}; {none} if there is none.", example="{1, 2}", none="{}"
        )
    if field.syntax:
        return say("Type the values in brackets, such as {example}.", example="[1, 2]")
    if "nounand" in field.key or "nounor" in field.key:
        return say("Join several parts with “and” or “or”, such as {example}.", example="-1 <= x and x < 3")
    return None


def _head(made: Element, item: dict[str, Any], fields: tuple[Key, ...], translate: Translate) -> None:
    """What STACK keeps besides its fields and trees."""
    text(SubElement(made, "stackversion"), VERSION)
    variables = (f"ta{number}: {field.key};" for number, field in enumerate(fields, start=1))
    text(SubElement(made, "questionvariables"), "\n".join(variables))
    trees = "".join(f"<p>[[feedback:prt{number}]]</p>" for number in range(1, len(fields) + 1))
    text(SubElement(made, "specificfeedback", format="html"), trees)
    text(SubElement(made, "questionnote", format="html"), markup.escaped(_castext(item["id"])))
    told = {
        "prtcorrect": say("Right."),
        "prtpartiallycorrect": say("Partly right."),
        "prtincorrect": say("Not right yet."),
    }
    settings = {"questionsimplify": "0", "assumepositive": "0", "assumereal": "0"}
    for name, value in settings.items():
        SubElement(made, name).text = value
    for name, sentence in told.items():
        text(SubElement(made, name, format="html"), f"<p>{markup.escaped(render_plain(sentence, translate))}</p>")
    signs = {"multiplicationsign": "dot", "sqrtsign": "1", "complexno": "i", "inversetrig": "arccos"}
    for name, value in {**signs, "matrixparens": "(", "variantsselectionseed": ""}.items():
        SubElement(made, name).text = value


def _input(made: Element, number: int, field: Key) -> None:
    settings = {
        "name": f"ans{number}",
        "type": field.kind,
        "tans": f"ta{number}",
        "boxsize": "8" if field.kind == "matrix" else str(max(15, len(field.key) + 5)),
        "strictsyntax": "1",
        "insertstars": "2",
        "syntaxhint": "",
        "syntaxattribute": "0",
        "forbidwords": "int,integrate,diff,limit,sum,solve,factor,expand",
        "allowwords": "",
        "forbidfloat": "0",
        "requirelowestterms": "0",
        "checkanswertype": "0",
        "mustverify": "1",
        "showvalidation": "1",
        "options": "",
    }
    shown = SubElement(made, "input")
    for name, value in settings.items():
        SubElement(shown, name).text = value


def _tree(made: Element, number: int, field: Key, trees: int, translate: Translate) -> None:
    """A potential response tree: the value decides, then the form."""
    tree = SubElement(made, "prt")
    for name, value in {"name": f"prt{number}", "value": f"{1 / trees:.7f}", "autosimplify": "0"}.items():
        SubElement(tree, name).text = value
    SubElement(tree, "feedbackstyle").text = "1"
    answer = f"ans{number}"
    text(SubElement(tree, "feedbackvariables"), _variables(field, answer))
    option = field.option if not field.form else ""
    then = "1" if field.form else "-1"
    _node(tree, 0, field.test, (answer, "target"), option, then, "0", "")
    if field.form == "bare":
        told = say("The value is right; work it out to one number.")
        _node(tree, 1, "AlgEquiv", ("bare", "true"), "", "-1", field.credit, render_plain(told, translate))
    elif field.form:
        told = say("The value is right, but the form is not the one asked for.")
        sides = (answer, "target")
        _node(tree, 1, field.form, sides, field.option, "-1", field.credit, render_plain(told, translate))


def _variables(field: Key, answer: str) -> str:
    lines = [f"target: {field.target.replace('(ans)', f'({answer})')}"]
    if field.form == "bare":
        lines.append(BARE.replace("ans", answer))
    return ";\n".join(lines) + ";"


def _node(
    tree: Element, number: int, test: str, sides: tuple[str, str], option: str, then: str, credit: str, told: str
) -> None:
    node = SubElement(tree, "node")
    settings = {"name": str(number), "description": "", "answertest": test, "sans": sides[0], "tans": sides[1]}
    quiet = "0" if test in {"Int", *FORMS.values()} else "1"
    for name, value in {**settings, "testoptions": option, "quiet": quiet}.items():
        SubElement(node, name).text = value
    label = (tree.findtext("name") or "") + f"-{number + 1}"
    for outcome, score, following in (("true", "1", then), ("false", credit, "-1")):
        SubElement(node, f"{outcome}scoremode").text = "="
        SubElement(node, f"{outcome}score").text = score
        SubElement(node, f"{outcome}penalty").text = ""
        SubElement(node, f"{outcome}nextnode").text = following
        SubElement(node, f"{outcome}answernote").text = f"{label}-{outcome[0].upper()}"
        feedback = SubElement(node, f"{outcome}feedback", format="html")
        text(feedback, f"<p>{markup.escaped(told)}</p>" if told and outcome == "false" else "")


def _test(made: Element, fields: tuple[Key, ...]) -> None:
    """A case that STACK's own page of tests runs: the key itself gets full marks."""
    case = SubElement(made, "qtest")
    SubElement(case, "testcase").text = "1"
    SubElement(case, "description").text = "The key."
    for number in range(1, len(fields) + 1):
        given = SubElement(case, "testinput")
        SubElement(given, "name").text = f"ans{number}"
        SubElement(given, "value").text = f"ta{number}"
    for number, field in enumerate(fields, start=1):
        expected = SubElement(case, "expected")
        note = f"prt{number}-{2 if field.form else 1}-T"
        settings = {"name": f"prt{number}", "expectedscore": "1.0000000", "expectedpenalty": "0.0000000"}
        for name, value in {**settings, "expectedanswernote": note}.items():
            SubElement(expected, name).text = value
