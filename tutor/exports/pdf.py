"""PDF, typeset by Typst: the worksheet, then (with the key) the answers and the worked solutions.

How it looks is in ``static/worksheet.typ``; here the document becomes calls of what is defined there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tutor.exports.document import (
    Answer,
    Document,
    Line,
    Math,
    Picture,
    Problem,
    Solution,
    Step,
    Words,
    document,
    formulas,
)
from tutor.exports.formulas import mathml
from tutor.exports.layout import Layout, Paper
from tutor.exports.pictures import KOREAN, LATIN, STATIC, fonts, with_fonts
from tutor.exports.qr import qr_svg
from tutor.exports.typst_math import pieces, quoted, typst
from tutor.locales import locale
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "application/pdf", ".pdf"
PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
COVERED = re.compile(r"[\x00-\u05ff\u1100-\u11ff\u2000-\u2bff\u3000-\u303f\u3130-\u318f\uac00-\ud7a3\uff00-\uffef]*")
"""Characters of the fonts that are shipped; others need a font of the system."""

WIDE = 60
"""Length in Typst's notation from which a piece of a formula may be wider than a column."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a PDF document."""
    of = document(items, key=key, translate=translate, layout=layout)
    return typeset(source(of))


def write_all(sheets: Sequence[tuple[Sequence[dict[str, Any]], Layout]], *, key: bool, translate: Translate) -> bytes:
    """Return several sets, such as the parallel versions of one, as one PDF document."""
    made = [document(items, key=key, translate=translate, layout=layout) for items, layout in sheets]
    return typeset(source(*made))


def typeset(text: str) -> bytes:
    """Return Typst source as PDF; the same source is the same file."""
    import typst as compiler

    compiled = compiler.compile(
        text.encode(), font_paths=fonts(system=not COVERED.fullmatch(text)), format="pdf", timestamp=0
    )
    return bytes(compiled)


def source(*documents: Document) -> str:
    """Return a document, or several one after the other, as Typst source."""
    template = (STATIC / "worksheet.typ").read_text(encoding="utf-8")
    parts = [line for of in documents for line in ("#[", *_Typst(of, mathml(formulas(of))).lines(), "]")]
    return "\n".join([template, *parts]) + "\n"


class _Typst:
    """A document as lines of Typst; ``found`` has its formulas in MathML."""

    def __init__(self, of: Document, found: dict[str, str]) -> None:
        self.of = of
        self.large = {latex: _fitting(element) for latex, element in found.items()}
        self.small = {latex: f"${typst(element, large=False)}$" for latex, element in found.items()}

    def lines(self) -> Iterator[str]:
        """The whole document: the page, then the parts."""
        of, layout = self.of, self.of.layout
        families = dict.fromkeys(family for family in (locale(of.language).typeface, LATIN, KOREAN) if family)
        yield _call(
            "show: paper.with",
            size=quoted(PAPERS[layout.paper]),
            columns=str(layout.columns),
            language=quoted(of.language),
            fonts=_list(quoted(font) for font in families),
            title=quoted(of.title),
            foot=quoted(" · ".join((of.title, of.subtitle))),
        )
        width = {Paper.A4: 21.0, Paper.LETTER: 21.59}[layout.paper] - 3.8
        column = (width - (layout.columns - 1)) / layout.columns
        yield f"#room-for-formula.update({column - 1.6:.2f}cm)"
        first = True
        for heading, names, body in self._parts():
            yield self._head(heading, names, first=first)
            yield from body
            yield "#part-end"
            first = False

    def _parts(self) -> Iterator[tuple[str, Sequence[str], Iterator[str]]]:
        of = self.of
        names = (of.headings.name, of.headings.date) if of.layout.name_line else ()
        if of.problems:
            yield "", names, map(self._problem, of.problems)
        if of.answers:
            yield of.headings.answers, (), map(self._answer, of.answers)
        if of.solutions:
            yield of.headings.solutions, (), map(self._solution, of.solutions)

    def _head(self, heading: str, names: Sequence[str], *, first: bool) -> str:
        of = self.of
        proven = of.headings.proven if heading == of.headings.answers else ""
        image = f'image(bytes({quoted(qr_svg(of.code))}), format: "svg", width: 1.5cm, alt: {quoted(of.code)})'
        return _call(
            "part",
            quoted(" – ".join(part for part in (of.title, heading) if part)),
            told=quoted(" · ".join(part for part in (of.subtitle, proven) if part)),
            names=_list(map(quoted, names)),
            code=image,
            first=str(first).lower(),
        )

    def _problem(self, problem: Problem) -> str:
        return _call(
            "problem",
            str(problem.number),
            self._words(problem.statement),
            lines=_list(map(self._line, problem.lines)),
            choices=_list(f"({quoted(each.letter)}, {self._lone(each.value)})" for each in problem.choices),
            room=f"{self.of.layout.room:g}cm",
        )

    def _line(self, line: Line) -> str:
        return self._lone(line.value) if line.value else "none"

    def _answer(self, answer: Answer) -> str:
        remark = answer.remark + answer.caution
        return _call(
            "answer",
            str(answer.number),
            self._value(answer),
            remark=self._words(remark, large=False) if remark else "none",
        )

    def _value(self, answer: Answer) -> str:
        letter = f"#strong({quoted(answer.letter + '.')})#h(0.5em)" if answer.letter else ""
        return f"[{letter}{self.large[answer.value.latex]}]"

    def _solution(self, solution: Solution) -> str:
        answer = self._value(solution.answer)
        named = f"[#strong({quoted(self.of.headings.answer)})#h(0.8em)#{answer}]"
        return _call(
            "solution",
            str(solution.problem.number),
            self._words(solution.problem.statement),
            _list(map(self._step, solution.steps)),
            named,
            self._words(solution.checked, large=False),
            pictures=_list(map(self._picture, solution.pictures)),
        )

    def _step(self, step: Step) -> str:
        return _call(
            "step",
            quoted(step.label),
            self._words(step.title, large=False),
            self._words(step.because, large=False) if step.because else "none",
            _list(map(self._lone, step.lines)),
            substeps=_list(map(self._step, step.substeps)),
            hash_sign="",
        )

    def _picture(self, picture: Picture) -> str:
        drawn = quoted(with_fonts(picture.svg))
        caption = self._words(picture.caption, large=False)
        return _call("picture", drawn, quoted(picture.alt), caption, hash_sign="")

    def _lone(self, formula: Math) -> str:
        return f"[{self.large[formula.latex]}]"

    def _words(self, words: Words, *, large: bool = True) -> str:
        found = self.large if large else self.small
        spans = (found[span.latex] if isinstance(span, Math) else f"#{quoted(span)}" for span in words)
        return f"[{''.join(spans)}]"


def _fitting(element: str) -> str:
    """A formula between dollar signs; one with wide pieces is made to fit its column."""
    whole, parts = typst(element), pieces(element)
    if max(map(len, parts), default=0) < WIDE:
        return f"${whole}$"
    return f"#fit({', '.join(f'${part}$' for part in (whole, *parts))})"


def _call(function: str, /, *values: str, hash_sign: str = "#", **named: str) -> str:
    return f"{hash_sign}{function}({', '.join([*values, *(f'{name}: {value}' for name, value in named.items())])})"


def _list(values: Iterable[str]) -> str:
    """A list of Typst; the comma at the end makes one of a single value too."""
    return "(" + "".join(f"{value}, " for value in values) + ")"
