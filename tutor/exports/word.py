"""Word: the worksheet, then (with the key) the answers and the worked solutions, every formula an editable equation."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Any

from tutor.exports import word_marks as marks
from tutor.exports.document import Answer, Document, Line, Math, Problem, Solution, Step, Words, document, formulas
from tutor.exports.formulas import omml
from tutor.exports.layout import Layout
from tutor.exports.pictures import WIDTH, png
from tutor.exports.qr import qr_png
from tutor.exports.word_marks import paragraph, run
from tutor.exports.word_package import package
from tutor.locales import locale
from tutor.messages import Translate

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIX = ".docx"
NUMBER = 480
"""Twips that a number takes before its problem."""

DEEPER = 340
"""Twips by which substeps are shifted."""

THEN = "<m:r><m:t>→ </m:t></m:r>"
CHOICES = ((4, 14), (2, 36), (1, 10_000))
"""How many choices stand side by side, and how long their LaTeX may be for that."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a ``.docx`` document."""
    of = document(items, key=key, translate=translate, layout=layout)
    pictures = [qr_png(of.code), *png([picture.svg for solution in of.solutions for picture in solution.pictures])]
    text = _Word(of, omml(formulas(of)), pictures)
    tag = locale(of.language).tag
    return package("".join(text.body()), text.footer(), pictures, title=of.title, language=tag)


class _Word:
    """A document as WordprocessingML; ``found`` has its formulas, the first picture is the code."""

    def __init__(self, of: Document, found: dict[str, str], pictures: Sequence[bytes]) -> None:
        self.of, self.found, self.pictures = of, found, pictures
        self.drawn = 1
        self.width = marks.body_width(of.layout.paper, of.layout.columns)

    def body(self) -> Iterator[str]:
        """The parts, each in sections of its own: its head over the whole width, the rest in columns."""
        parts = list(self._parts())
        for place, (heading, body) in enumerate(parts):
            yield from self._head(heading, names=not heading and self.of.layout.name_line)
            yield from body
            last = marks.section(
                self.of.layout.paper, columns=self.of.layout.columns, starts=self._starts(), restart=self._one_column()
            )
            yield last if place == len(parts) - 1 else paragraph("Subtitle", section=last)

    def footer(self) -> str:
        """The foot of every page."""
        width = marks.body_width(self.of.layout.paper, 1)
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        told = run(" · ".join((self.of.title, self.of.subtitle)))
        return paragraph("Footer", told, marks.tab(), marks.page_number(), tabs=stop)

    def _one_column(self) -> bool:
        return self.of.layout.columns == 1

    def _starts(self) -> str:
        return "nextPage" if self._one_column() else "continuous"

    def _parts(self) -> Iterator[tuple[str, Iterator[str]]]:
        of = self.of
        if of.problems:
            yield "", (text for problem in of.problems for text in self._problem(problem))
        if of.answers:
            yield of.headings.answers, (text for answer in of.answers for text in self._answer(answer))
        if of.solutions:
            yield of.headings.solutions, (text for solution in of.solutions for text in self._solution(solution))

    def _head(self, heading: str, *, names: bool) -> Iterator[str]:
        of, width = self.of, marks.body_width(self.of.layout.paper, 1)
        proven = of.headings.proven if heading == of.headings.answers else ""
        title = paragraph("Title", run(" – ".join(part for part in (of.title, heading) if part)))
        told = paragraph("Subtitle", run(" · ".join(part for part in (of.subtitle, proven) if part)))
        code = marks.picture(1, of.code, 1.6, 1.6)
        yield marks.table([(title + told, paragraph("Subtitle", code))], (width - 1000, 1000))
        if names:
            half = width * 2 // 3
            stops = marks.tab_stops((half - 200, "underscore"), (half, "none"), (width, "underscore"))
            line = (run(of.headings.name + " "), marks.tab(), marks.tab(), run(of.headings.date + " "), marks.tab())
            yield paragraph("NameLine", *line, tabs=stops)
        ends = "" if self._one_column() else marks.section(of.layout.paper, restart=True)
        yield paragraph("Rule", section=ends)

    def _problem(self, problem: Problem) -> Iterator[str]:
        room = self.of.layout.room
        more = bool(problem.lines or problem.choices)
        number = (run(f"{problem.number}.", bold=True), marks.tab())
        after = None if more else room
        yield paragraph("Problem", *number, self._words(problem.statement), keep=more, after=after)
        if problem.lines:
            yield marks.table(
                map(self._line, problem.lines),
                (560, self.width - NUMBER - 560),
                indent=NUMBER,
                borders=marks.left_border(),
            )
        if problem.choices:
            yield from self._choices(problem)
        if more:
            yield paragraph("Choice", after=max(room - 0.5, 0))

    def _line(self, line: Line) -> tuple[str, str]:
        number = paragraph("Work", run(f"({line.number})", grey=True), keep=True)
        if line.value:
            return number, paragraph("Work", marks.display(self.found[line.value.latex]), keep=True)
        box = f"<w:pBdr>{''.join(f'{_border(side)}' for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"
        shifted = '<w:spacing w:before="100" w:after="100"/><w:ind w:left="120" w:right="1800"/>'
        return number, paragraph("Work", run(" "), keep=True, tabs=box + shifted)

    def _choices(self, problem: Problem) -> Iterator[str]:
        longest = max(len(choice.value.latex) for choice in problem.choices)
        across = next(count for count, most in CHOICES if longest <= most)
        cells = [
            paragraph("Choice", run(f"{each.letter}.", bold=True), run("  "), self._lone(each.value), keep=True)
            for each in problem.choices
        ]
        cells += [paragraph("Choice")] * (-len(cells) % across)
        rows = [cells[start : start + across] for start in range(0, len(cells), across)]
        yield marks.table(rows, [(self.width - NUMBER) // across] * across, indent=NUMBER)

    def _answer(self, answer: Answer) -> Iterator[str]:
        told = answer.remark + answer.caution
        number = (run(f"{answer.number}.", bold=True), marks.tab())
        yield paragraph("Problem", *number, *self._value(answer), keep=bool(told))
        if told:
            yield paragraph("Because", self._words(told), indent=NUMBER)

    def _value(self, answer: Answer) -> Iterator[str]:
        if answer.letter:
            yield run(f"{answer.letter}.  ", bold=True)
        yield self._lone(answer.value)

    def _solution(self, solution: Solution) -> Iterator[str]:
        problem = solution.problem
        number = (run(f"{problem.number}.", bold=True), marks.tab())
        yield paragraph("Problem", *number, self._words(problem.statement), keep=True)
        for step in solution.steps:
            yield from self._step(step, NUMBER)
        named = run(self.of.headings.answer + "  ", bold=True)
        yield paragraph("Answer", named, *self._value(solution.answer), indent=NUMBER, keep=True)
        yield paragraph("Checked", self._words(solution.checked), indent=NUMBER)
        for picture in solution.pictures:
            self.drawn += 1
            width = min(WIDTH, self.width / marks.CENTIMETRE)
            height = width * _proportion(self.pictures[self.drawn - 1])
            yield paragraph("Picture", marks.picture(self.drawn, picture.alt, width, height))
            yield paragraph("Caption", self._words(picture.caption))

    def _step(self, step: Step, indent: int) -> Iterator[str]:
        label = run(f"{step.label} ", grey=True)
        yield paragraph("StepTitle", label, self._words(step.title, bold=True), indent=indent)
        if step.because:
            yield paragraph("Because", self._words(step.because), indent=indent)
        for substep in step.substeps:
            yield from self._step(substep, indent + DEEPER)
        for place, line in enumerate(step.lines):
            formula = self._lone(line)
            later = formula.replace("<m:oMath>", f"<m:oMath>{THEN}", 1) if place else formula
            last = place == len(step.lines) - 1
            yield paragraph("Work", marks.display(later), indent=indent + DEEPER // 2, keep=not last)

    def _lone(self, formula: Math) -> str:
        return self.found[formula.latex]

    def _words(self, words: Words, *, bold: bool = False) -> str:
        return "".join(self.found[span.latex] if isinstance(span, Math) else run(span, bold=bold) for span in words)


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="595959"/>'


def _proportion(image: bytes) -> float:
    """Height over width of a PNG, from its header."""
    width, height = struct.unpack(">II", image[16:24])
    return float(height / width)
