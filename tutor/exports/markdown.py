"""Markdown with ``$LaTeX$``: the problems, then (with the key) the answers and worked solutions."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from tutor.exports.document import Answer, Document, Math, Picture, Problem, Solution, Step, Words, document
from tutor.exports.layout import Layout
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "text/markdown; charset=utf-8", ".md"
BLANK = r"\_" * 20
"""A line to fill in."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a UTF-8 Markdown document."""
    return ("\n".join(_lines(document(items, key=key, translate=translate, layout=layout))) + "\n").encode()


def _lines(of: Document) -> Iterator[str]:
    yield f"# {of.title}\n\n{of.subtitle}"
    if of.problems:
        if of.layout.name_line:
            yield f"\n**{of.headings.name}** {BLANK} **{of.headings.date}** {BLANK}"
        for problem in of.problems:
            yield from _problem(problem)
    if of.answers:
        yield f"\n## {of.headings.answers}\n"
        if of.headings.proven:
            yield f"{of.headings.proven}\n"
        yield from map(_answer, of.answers)
    if of.solutions:
        yield f"\n## {of.headings.solutions}"
        for solution in of.solutions:
            yield from _solution(solution, of.headings.answer)


def _problem(problem: Problem) -> Iterator[str]:
    yield f"\n**{problem.number}.** {_words(problem.statement)}"
    for line in problem.lines:
        yield f"\n   ({line.number}) {_math(line.value) if line.value else BLANK}"
    for choice in problem.choices:
        yield f"\n   {choice.letter}. {_math(choice.value)}"


def _answer(answer: Answer) -> str:
    told = answer.remark + answer.caution
    return f"{answer.number}. {_value(answer)}{f' — {_words(told)}' if told else ''}"


def _value(answer: Answer) -> str:
    return (f"**{answer.letter}.** " if answer.letter else "") + _math(answer.value)


def _solution(solution: Solution, heading: str) -> Iterator[str]:
    yield f"\n### {solution.problem.number}. {_words(solution.problem.statement)}\n"
    for step in solution.steps:
        yield from _step(step, indent=0)
    yield f"**{heading}** {_value(solution.answer)} — {_words(solution.checked)}\n"
    yield from map(_picture, solution.pictures)


def _step(step: Step, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield f"{pad}- {step.label} **{_words(step.title)}** {_words(step.because)}\n"
    for substep in step.substeps:
        yield from _step(substep, indent + 2)
    if step.lines:
        yield f"{pad}  {' → '.join(map(_math, step.lines))}\n"


def _picture(picture: Picture) -> str:
    """The picture within the document itself: a worksheet is one file."""
    data = base64.b64encode(picture.svg.encode()).decode()
    told = picture.alt.replace("[", r"\[").replace("]", r"\]")
    return f"![{told}](data:image/svg+xml;base64,{data})\n"


def _math(formula: Math) -> str:
    return f"${formula.latex}$"


def _words(words: Words) -> str:
    return "".join(_math(span) if isinstance(span, Math) else span.replace("$", r"\$") for span in words)
