"""HTML that stands alone: one file without a script, formulas as MathML, fonts and pictures within it.

The key is folded; what is folded is not printed, so that the same file prints as a worksheet or with its key.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from html import escape
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
from tutor.exports.pictures import STATIC
from tutor.exports.qr import qr_svg
from tutor.exports.rows import pieces_of
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "text/html; charset=utf-8", ".html"
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
OVERLINE = re.compile(r'<mover>((?:(?!<mover>).)*?)<mo accent="true">[¯‾]</mo></mover>')
"""A line over letters, which browsers do not stretch."""

LONG = 60
"""Length of LaTeX from which a formula may be longer than a line."""

MATH = ' display="inline" displaystyle="true" xmlns="http://www.w3.org/1998/Math/MathML"'
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
"""What the page may load: nothing from elsewhere."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as one HTML file in UTF-8."""
    of = document(items, key=key, translate=translate, layout=layout)
    found = {latex: OVERLINE.sub(r'<mrow class="over">\1</mrow>', each) for latex, each in mathml(formulas(of)).items()}
    body = "\n".join(_Page(of, found).body())
    return "\n".join([*_head(of, korean=bool(HANGUL.search(body))), body, "</body>", "</html>", ""]).encode()


def _head(of: Document, *, korean: bool) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{of.language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(of.title)}</title>\n<style>"
    yield _font("Stepwise Math", "StepwiseMath-Regular.woff2")
    if korean:
        yield _font("Stepwise Sans KR", "StepwiseSansKR-Regular.woff2")
    style = (STATIC / "worksheet.css").read_text(encoding="utf-8")
    paper = {Paper.A4: "A4", Paper.LETTER: "letter"}[of.layout.paper]
    for name, value in (("PAPER", paper), ("COLUMNS", of.layout.columns), ("ROOM", f"{of.layout.room:g}cm")):
        style = style.replace(name, str(value))
    yield f"{style}</style>\n</head>\n<body>"


def _font(family: str, file: str) -> str:
    data = base64.b64encode((STATIC / "fonts" / file).read_bytes()).decode()
    source = f'url("data:font/woff2;base64,{data}") format("woff2")'
    return f'@font-face {{ font-family: "{family}"; src: {source}; font-display: block; }}'


class _Page:
    """The body of the page; ``found`` has its formulas in MathML."""

    def __init__(self, of: Document, found: dict[str, str]) -> None:
        self.of, self.found = of, found

    def body(self) -> Iterator[str]:
        """The head, the problems, and the folded key and solutions."""
        of = self.of
        yield from self._title()
        if of.problems:
            yield '<ol class="problems">'
            yield from map(self._problem, of.problems)
            yield "</ol>"
        if of.answers:
            yield from self._folded("answers", of.headings.answers)
            yield f'<p class="checked">{escape(of.headings.proven)}</p>\n<ol class="answers">'
            yield from map(self._answer, of.answers)
            yield "</ol>\n</details>"
        if of.solutions:
            yield from self._folded("solutions", of.headings.solutions)
            yield from map(self._solution, of.solutions)
            yield "</details>"

    def _title(self) -> Iterator[str]:
        of = self.of
        yield f"<header><div><h1>{escape(of.title)}</h1><p>{escape(of.subtitle)}</p></div>{qr_svg(of.code)}"
        if of.layout.name_line and of.problems:
            names = "".join(f"<span>{escape(name)}</span>" for name in (of.headings.name, of.headings.date))
            yield f'<div class="names">{names}</div>'
        yield "</header>"

    def _folded(self, name: str, heading: str) -> Iterator[str]:
        opened = "" if self.of.problems else " open"
        yield f'<details id="{name}"{opened}><summary><h2>{escape(heading)}</h2></summary>'

    def _problem(self, problem: Problem) -> str:
        lines = f'<ol class="work">{"".join(map(self._line, problem.lines))}</ol>' if problem.lines else ""
        longest = max((len(choice.value.latex) for choice in problem.choices), default=0)
        choices = "".join(f"<li>{self._math(choice.value)}</li>" for choice in problem.choices)
        choices = (
            f'<ol class="choices" style="--across: {min(max(9, longest * 0.4), 44):g}rem">{choices}</ol>'
            if choices
            else ""
        )
        return f"<li>{_number(problem.number)}{self._words(problem.statement)}{lines}{choices}</li>"

    def _line(self, line: Line) -> str:
        value = self._math(line.value) if line.value else '<span class="blank"></span>'
        return f"<li><small>({line.number})</small>{value}</li>"

    def _answer(self, answer: Answer) -> str:
        told = answer.remark + answer.caution
        remark = f'<span class="remark">{self._words(told)}</span>' if told else ""
        return f"<li>{_number(answer.number)}{self._value(answer)}{remark}</li>"

    def _value(self, answer: Answer) -> str:
        letter = f"<strong>{answer.letter}.</strong> " if answer.letter else ""
        return letter + self._math(answer.value)

    def _solution(self, solution: Solution) -> str:
        problem, heading = solution.problem, escape(self.of.headings.answer)
        steps = "\n".join(map(self._step, solution.steps))
        checked = f'<span class="checked">{self._words(solution.checked)}</span>'
        answer = f'<p class="answer"><strong>{heading}</strong> {self._value(solution.answer)}{checked}</p>'
        pictures = "".join(map(self._picture, solution.pictures))
        statement = f"{_number(problem.number)}{self._words(problem.statement)}"
        return f'<section class="solution"><p>{statement}</p>\n{steps}\n{answer}{pictures}</section>'

    def _step(self, step: Step) -> str:
        title = f'<p><span class="label">{step.label}</span> <strong>{self._words(step.title)}</strong></p>'
        because = f'<p class="because">{self._words(step.because)}</p>' if step.because else ""
        lines = " → ".join(map(self._math, step.lines))
        lines = f'<p class="line">{lines}</p>' if lines else ""
        return f'<div class="step">{title}{because}{"".join(map(self._step, step.substeps))}{lines}</div>'

    def _picture(self, picture: Picture) -> str:
        return f"<figure>{picture.svg}<figcaption>{self._words(picture.caption)}</figcaption></figure>"

    def _math(self, formula: Math) -> str:
        element = self.found[formula.latex]
        return breakable(element) if len(formula.latex) > LONG else element

    def _words(self, words: Words) -> str:
        spans = (self._math(span) if isinstance(span, Math) else escape(span, quote=False) for span in words)
        return "".join(spans).replace("\n", "<br>")


def breakable(element: str) -> str:
    """Return a formula as several, so that a line may end between them: browsers do not break formulas."""
    return "<wbr>".join(f"<math{MATH}>{piece}</math>" for piece in pieces_of(element))


def _number(number: int) -> str:
    return f'<span class="number">{number}.</span>'
