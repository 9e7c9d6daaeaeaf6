"""QTI 1.2 as Canvas takes it (classic and new quizzes): a zip with imsmanifest.xml, one assessment, and pictures.

The questions are those that Canvas makes of QTI 1.2: multiple choice, true/false, a number (exact, or within what the
rounding of the key allows), short answer with every spelling that says the same, and essay with the key as grading
notes. The worked solution is the general comment, the first hint what a wrong answer is told; Canvas shows mathematics
written as ``\\( \\)``. Without a key the file keeps what grading needs and no comments. Other systems that read
QTI 1.2 (Blackboard, Sakai, D2L) find the same questions and ignore what is Canvas's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from tutor.exports import markup
from tutor.exports.archive import zipped
from tutor.exports.document import Picture, Problem, Solution, document, words
from tutor.exports.layout import Layout
from tutor.exports.moodle import whole
from tutor.exports.qti_package import manifest, settings, xml
from tutor.exports.questions import Choice, Numeric, Question, Short, TrueFalse, question
from tutor.messages import Translate, render_plain, say

MEDIA_TYPE, SUFFIX = "application/zip", ".qti.zip"

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
BASE = "$IMS-CC-FILEBASE$"
"""What Canvas puts its own address for; Canvas reads it percent-encoded."""
KINDS = {Choice: "multiple_choice_question", TrueFalse: "true_false_question", Numeric: "numerical_question"}


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a QTI package; without ``key`` there are no comments and solutions in it."""
    of = document(items, key=True, translate=translate, layout=whole(layout))
    ident = "g" + hashlib.sha256("\n".join([of.title, *(str(item["id"]) for item in items)]).encode()).hexdigest()[:31]
    root = Element("questestinterop", _attributes())
    assessment = SubElement(root, "assessment", ident=ident, title=markup.UNFIT.sub("", of.title))
    _fields(assessment, {"cc_maxattempts": "1"})
    section = SubElement(assessment, "section", ident="root_section")
    pictures: dict[str, bytes] = {}
    for item, problem, solution in zip(items, of.problems, of.solutions, strict=True):
        section.append(_Item(item, problem, solution, translate, helps=key).made())
        pictures |= {_path(solution, each): each.svg.encode() for each in solution.pictures if key}
    files = {
        "imsmanifest.xml": manifest(ident, of.title, pictures),
        f"{ident}/assessment_meta.xml": settings(ident, of.title, len(items)),
        f"{ident}/{ident}.xml": xml(root),
    }
    return zipped(files | pictures)


class _Item:
    """One question in the making."""

    def __init__(
        self, item: dict[str, Any], problem: Problem, solution: Solution, translate: Translate, *, helps: bool
    ) -> None:
        self.item, self.problem, self.solution = item, problem, solution
        self.translate = translate
        self.helps = helps
        self.question: Question = question(item, translate)
        self.root = Element("item", ident=f"q{problem.number}", title=f"{problem.number:03} {item['topic']}")

    def made(self) -> Element:
        """Return the item: what it is, what is shown, what is right, what is said to an answer."""
        kind = KINDS.get(type(self.question), "short_answer_question" if self._is_short else "essay_question")
        fields = {"question_type": kind, "points_possible": "1", "original_answer_ids": ",".join(self._labels())}
        fields["assessment_question_identifierref"] = f"a{self.problem.number}"
        if kind == "essay_question":
            fields["grading_notes"] = f"{self.item['answer']['plain']}"
        _fields(SubElement(self.root, "itemmetadata"), fields)
        self._presentation()
        self._processing()
        for ident, comment in self._comments():
            flow = SubElement(SubElement(self.root, "itemfeedback", ident=ident), "flow_mat")
            _material(flow, comment)
        return self.root

    @property
    def _is_short(self) -> bool:
        return isinstance(self.question, Short)

    def _labels(self) -> list[str]:
        match self.question:
            case Choice(options):
                return [f"c{place}" for place in range(1, len(options) + 1)]
            case TrueFalse():
                return ["true", "false"]
            case _:
                return ["answer1"]

    def _presentation(self) -> None:
        shown = SubElement(self.root, "presentation")
        _material(shown, f"<div>{markup.problem(self.problem)}</div>")
        match self.question:
            case Choice(options):
                self._choices(shown, [markup.formula(option.latex) for option in options])
            case TrueFalse():
                self._choices(shown, [self._word("True"), self._word("False")])
            case _:
                answer = SubElement(shown, "response_str", ident="response1", rcardinality="Single")
                decimal = {"fibtype": "Decimal"} if isinstance(self.question, Numeric) else {}
                SubElement(SubElement(answer, "render_fib", decimal), "response_label", ident="answer1", rshuffle="No")

    def _word(self, word: str) -> str:
        return markup.escaped(render_plain(say("True") if word == "True" else say("False"), self.translate))

    def _choices(self, shown: Element, values: list[str]) -> None:
        answer = SubElement(shown, "response_lid", ident="response1", rcardinality="Single")
        render = SubElement(answer, "render_choice")
        for ident, value in zip(self._labels(), values, strict=True):
            _material(SubElement(render, "response_label", ident=ident), value)

    def _processing(self) -> None:
        processing = SubElement(self.root, "resprocessing")
        outcomes = SubElement(processing, "outcomes")
        SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        said = [ident for ident, _ in self._comments()]
        if "general_fb" in said:
            _says(_condition(processing, "Yes"), "general_fb")
        for ident in (ident for ident in said if ident.endswith("_fb") and ident[0] == "c"):
            _says(_condition(processing, "Yes", ident.removesuffix("_fb")), ident)
        for right in self._right():
            scored = SubElement(processing, "respcondition", {"continue": "No"})
            scored.append(right)
            SubElement(scored, "setvar", action="Set", varname="SCORE").text = "100"
        if type(self.question) not in KINDS and not self._is_short:
            _condition(processing, "No")
        if "general_incorrect_fb" in said:
            _says(_condition(processing, "Yes"), "general_incorrect_fb")

    def _right(self) -> Iterator[Element]:
        """The conditions under which an answer is right."""
        match self.question:
            case Choice(options):
                rights = [f"c{place}" for place, option in enumerate(options, start=1) if option.right]
                yield from (_equals(right) for right in rights)
            case TrueFalse(holds):
                yield _equals("true" if holds else "false")
            case Short(accepted):
                yield _equals(*accepted)
            case Numeric(numbers):
                yield from (_near(number, tolerance) for number, tolerance in numbers)
            case _:
                return

    def _comments(self) -> Iterator[tuple[str, str]]:
        if not self.helps:
            return
        yield "general_fb", markup.solution(self.solution, lambda picture: _address(self.solution, picture))
        if isinstance(self.question, Choice):
            for place, option in enumerate(self.question.options, start=1):
                if option.why:
                    yield f"c{place}_fb", f"<p>{markup.inline(words(option.why))}</p>"
        if self.item["hints"]:
            yield "general_incorrect_fb", f"<p>{markup.inline(words(self.item['hints'][0]))}</p>"


def _condition(processing: Element, continues: str, ident: str = "") -> Element:
    condition = SubElement(processing, "respcondition", {"continue": continues})
    if ident:
        condition.append(_equals(ident))
    else:
        SubElement(SubElement(condition, "conditionvar"), "other")
    return condition


def _says(condition: Element, ident: str) -> None:
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=ident)


def _equals(*values: str) -> Element:
    """Equal to one of the values."""
    condition = Element("conditionvar")
    for value in values:
        SubElement(condition, "varequal", respident="response1").text = markup.UNFIT.sub("", value)
    return condition


def _near(number: str, tolerance: str) -> Element:
    """Equal to a number, or between the ends of what rounds to it."""
    condition = Element("conditionvar")
    ends = [str(Decimal(number) - Decimal(tolerance)), str(Decimal(number) + Decimal(tolerance))]
    parent = condition
    if ends[0] == ends[1]:
        either = SubElement(condition, "or")
        SubElement(either, "varequal", respident="response1").text = number
        parent = SubElement(either, "and")
    for sign, end in zip(("vargte", "varlte"), ends, strict=True):
        SubElement(parent, sign, respident="response1").text = end
    return condition


def _material(parent: Element, content: str) -> None:
    text = SubElement(SubElement(parent, "material"), "mattext", texttype="text/html")
    text.text = content


def _fields(parent: Element, fields: dict[str, str]) -> None:
    metadata = SubElement(parent, "qtimetadata")
    for label, entry in fields.items():
        field = SubElement(metadata, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = markup.UNFIT.sub("", entry)


def _path(solution: Solution, picture: Picture) -> str:
    return f"figures/figure-{solution.problem.number}-{solution.pictures.index(picture) + 1}.svg"


def _address(solution: Solution, picture: Picture) -> str:
    return f"{BASE.replace('$', '%24')}/{_path(solution, picture)}"


def _attributes() -> dict[str, str]:
    return {
        "xmlns": SPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{SPACE} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd",
    }
