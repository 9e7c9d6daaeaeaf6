"""Moodle XML: one question an item, graded by Moodle; mathematics as ``\\( \\)``, pictures within the file.

The kind of question follows the item: multiple choice where it has choices (with what is wrong with each), true/false,
numerical (tolerance 0 unless the key was rounded; a unit may be typed or left out), short answer with every spelling
that says the same, and essay with the key for the grader where only a person can judge. The worked solution is the
general feedback, the three hints are those of "interactive with multiple tries". Without a key the file keeps what
grading needs and nothing that helps. For answers compared as mathematics, not as text, there is `tutor.exports.stack`.

Format: https://docs.moodle.org/en/Moodle_XML_format. A short answer's ``*`` is a wildcard there, so a sign of
multiplication is written ``\\*``.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tutor.exports import markup
from tutor.exports.document import Document, Picture, Problem, Solution, document, words
from tutor.exports.layout import Layout
from tutor.exports.questions import Choice, Numeric, Short, TrueFalse, Written, question
from tutor.messages import Translate, render_plain, say

MEDIA_TYPE, SUFFIX = "application/xml", ".moodle.xml"

Ask = Callable[["Course", dict[str, Any], Problem, Solution], Element]
"""What makes a question of an item."""


class Course:
    """A file of questions in the making: whether it helps, and in which language."""

    def __init__(self, set_: Document, translate: Translate, *, key: bool) -> None:
        self.set = set_
        self.translate = translate
        self.helps = key

    def write(self, items: Sequence[dict[str, Any]], ask: Ask) -> bytes:
        """Return the file; ``ask`` makes one question."""
        quiz = Element("quiz")
        category = SubElement(quiz, "question", type="category")
        text(SubElement(category, "category"), f"$course$/top/{self.set.title.replace('/', '//')}")
        for item, problem, solution in zip(items, self.set.problems, self.set.solutions, strict=True):
            quiz.append(ask(self, item, problem, solution))
        indent(quiz)
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(quiz, encoding="unicode").encode() + b"\n"

    def frame(self, kind: str, item: dict[str, Any], problem: Problem, solution: Solution, asked: str) -> Element:
        """Return a question of a kind with all that kinds have in common; ``asked`` is HTML."""
        made = Element("question", type=kind)
        text(SubElement(made, "name"), f"{problem.number:03} {item['topic']} ({item['level']})")
        text(SubElement(made, "questiontext", format="html"), asked)
        feedback = SubElement(made, "generalfeedback", format="html")
        text(feedback, markup.solution(solution, self._place(solution)) if self.helps else "")
        for picture in solution.pictures if self.helps else ():
            file = SubElement(feedback, "file", name=self._name(solution, picture), path="/", encoding="base64")
            file.text = base64.b64encode(picture.svg.encode()).decode()
        for tag, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0"), ("idnumber", item["id"])):
            SubElement(made, tag).text = markup.UNFIT.sub("", value)[:100]
        return made

    def hints(self, made: Element, item: dict[str, Any]) -> Element:
        """Add the hints, which stand behind the answers, and return the question."""
        for hint in item["hints"] if self.helps else ():
            text(SubElement(made, "hint", format="html"), f"<p>{markup.inline(words(hint))}</p>")
        return made

    def told(self, sentence: str) -> str:
        """Return a sentence with formulas as feedback, or nothing where the file does not help."""
        return markup.inline(words(sentence)) if self.helps and sentence else ""

    def _place(self, solution: Solution) -> markup.Place:
        return lambda picture: f"@@PLUGINFILE@@/{self._name(solution, picture)}"

    def _name(self, solution: Solution, picture: Picture) -> str:
        return f"figure-{solution.problem.number}-{solution.pictures.index(picture) + 1}.svg"


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as Moodle XML; without ``key`` there are no hints, feedback and solutions in it."""
    course = Course(document(items, key=True, translate=translate, layout=whole(layout)), translate, key=key)
    return course.write(items, asked)


def whole(layout: Layout) -> Layout:
    """Return the layout with every part of the set: these formats put them together anew."""
    return Layout(title=layout.title, version=layout.version, code=layout.code)


def asked(course: Course, item: dict[str, Any], problem: Problem, solution: Solution) -> Element:
    """Return an item as the kind of question that fits it."""
    found = question(item, course.translate)
    shown = markup.problem(problem)
    match found:
        case Choice(options):
            made = course.frame("multichoice", item, problem, solution, shown)
            settings = {"single": "true", "shuffleanswers": "true", "answernumbering": "abc"}
            _settings(made, {**settings, "showstandardinstruction": "0"})
            for option in options:
                value = f"<p>{markup.formula(option.latex)}</p>"
                _answer(made, value, right=option.right, told=course.told(option.why), form="html")
        case TrueFalse(holds):
            made = course.frame("truefalse", item, problem, solution, shown)
            for truth in (True, False):
                _answer(made, str(truth).lower(), right=truth is holds)
        case Numeric():
            made = course.frame("numerical", item, problem, solution, shown)
            _numerical(made, found)
        case Short(accepted, exact_case):
            made = course.frame("shortanswer", item, problem, solution, shown)
            _settings(made, {"usecase": str(int(exact_case))})
            for spelling in accepted:
                _answer(made, spelling.replace("*", r"\*"), right=True)
        case Written():
            made = course.frame("essay", item, problem, solution, shown)
            _essay(made, solution, course.translate)
    return course.hints(made, item)


def text(parent: Element, content: str) -> None:
    """Add the ``<text>`` that Moodle wants around every text."""
    SubElement(parent, "text").text = markup.UNFIT.sub("", content)


def _answer(made: Element, value: str, *, right: bool, told: str = "", form: str = "moodle_auto_format") -> Element:
    answer = SubElement(made, "answer", fraction="100" if right else "0", format=form)
    text(answer, value)
    text(SubElement(answer, "feedback", format="html"), told)
    return answer


def _numerical(made: Element, found: Numeric) -> None:
    """Grade a number; its unit is understood where it is typed."""
    for number, tolerance in found.numbers:
        SubElement(_answer(made, number, right=True), "tolerance").text = tolerance
    if found.unit:
        unit = SubElement(SubElement(made, "units"), "unit")
        _settings(unit, {"multiplier": "1", "unit_name": found.unit})
    _settings(made, {"unitgradingtype": "0", "unitpenalty": "0.1000000", "showunits": "0" if found.unit else "3"})
    _settings(made, {"unitsleft": "0"})


def _essay(made: Element, solution: Solution, translate: Translate) -> None:
    _settings(made, {"responseformat": "editor", "responserequired": "1", "responsefieldlines": "10"})
    _settings(made, {"attachments": "0", "attachmentsrequired": "0"})
    title = html.escape(render_plain(say("Answer"), translate), quote=False)
    text(SubElement(made, "graderinfo", format="html"), f"<p>{title}: {markup.key(solution.answer)}</p>")
    text(SubElement(made, "responsetemplate", format="html"), "")


def _settings(made: Element, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        SubElement(made, name).text = value
