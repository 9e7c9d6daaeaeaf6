"""What a practice set is on paper, whatever the format: problems, then a key, then worked solutions.

A `Document` is made of plain values: words with formulas among them (`Words`), never markup of one format. Formats
turn it into theirs and choose only how it looks. Knows nothing of fonts, files or pandoc.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from tutor.exports.layout import Layout
from tutor.locales import language_into
from tutor.messages import Message, Translate, render, say

MATHEMATICS = re.compile(r"(?<!\\)\$(?=\S)((?:[^$\\\n]|\\.)*?(?:\\.|[^\s\\$]))\$(?!\d)")
"""``$latex$`` within words, as the page reads it: "$5 and a book $12" is money."""

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits of a code that nobody mistakes for another when copying it from paper."""


@dataclass(frozen=True, slots=True)
class Math:
    """A formula among words, as LaTeX without dollar signs."""

    latex: str


Words = tuple[str | Math, ...]
"""A sentence: words and formulas in order; a line break in words is one on paper."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose, with its letter."""

    letter: str
    value: Math


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered line of work that a problem shows; without a value it is a box to fill in."""

    number: int
    value: Math | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a student is given."""

    number: int
    statement: Words
    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the key: the value, the letter of the right choice where there are choices, a remark, a caution.

    ``caution`` says why the answer is not proven; empty where it is.
    """

    number: int
    value: Math
    letter: str
    remark: Words
    caution: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a worked solution; ``lines`` are its first and last line, one alone where they are the same."""

    label: str
    title: Words
    because: Words
    lines: tuple[Math, ...]
    substeps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, what is to be seen on it as plain text, and its caption."""

    svg: str
    alt: str
    caption: Words


@dataclass(frozen=True, slots=True)
class Solution:
    """The worked solution of a problem, with how its answer was checked."""

    problem: Problem
    steps: tuple[Step, ...]
    answer: Answer
    checked: Words
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The words that stand around the problems, in the language of the document."""

    name: str
    date: str
    answers: str
    solutions: str
    answer: str
    code: str
    version: str
    proven: str


@dataclass(frozen=True, slots=True)
class Document:
    """A practice set to be typeset; a part that is not wanted is empty."""

    title: str
    language: str
    layout: Layout
    code: str
    headings: Headings
    problems: tuple[Problem, ...]
    answers: tuple[Answer, ...]
    solutions: tuple[Solution, ...]

    @property
    def subtitle(self) -> str:
        """The version, if it is one of several, and the code that ties the key to the sheet."""
        told = (self.headings.version, f"{self.headings.code} {self.code}")
        return " · ".join(part for part in told if part)


def document(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> Document:
    """Return the set as a document; without ``key`` it has the worksheet alone."""
    worksheet = layout.worksheet or not key
    problems = tuple(_problem(number, item) for number, item in enumerate(items, start=1))
    answers = tuple(map(_answer, problems, items))
    solutions = tuple(map(_solution, problems, answers, items)) if key and layout.solutions else ()
    proven = all(item["verdict"]["status"] == "proved" for item in items)
    return Document(
        title=layout.title or render(say("Practice"), translate),
        language=language_into(translate),
        layout=layout,
        code=layout.code or code(items),
        headings=_headings(translate, layout, proven),
        problems=problems if worksheet else (),
        answers=answers if key and layout.answers else (),
        solutions=solutions,
    )


def code(items: Sequence[dict[str, Any]]) -> str:
    """Return a short code of a set: the same problems have the same code."""
    digest = int.from_bytes(hashlib.sha256("\n".join(str(item["id"]) for item in items).encode()).digest()[:8])
    return "".join(CODE_LETTERS[digest // len(CODE_LETTERS) ** place % len(CODE_LETTERS)] for place in range(6))


def words(text: str) -> Words:
    """Return a rendered sentence as words and formulas; ``\\$`` is a dollar."""
    pieces = MATHEMATICS.split(text)
    spans = (Math(piece) if place % 2 else piece.replace(r"\$", "$") for place, piece in enumerate(pieces))
    return tuple(span for span in spans if span)


def formulas(of: Document) -> Iterator[str]:
    """Yield the LaTeX of every formula of a document, in order, as often as it stands there."""
    for problem in of.problems:
        yield from _problem_formulas(problem)
    for answer in of.answers:
        yield from _answer_formulas(answer)
    for solution in of.solutions:
        yield from _in(solution.problem.statement)
        for step in solution.steps:
            yield from _step_formulas(step)
        yield solution.answer.value.latex
        yield from _in(solution.checked)
        for picture in solution.pictures:
            yield from _in(picture.caption)


def _headings(translate: Translate, layout: Layout, proven: bool) -> Headings:
    def word(message: Message) -> str:
        return render(message, translate)

    return Headings(
        name=word(say("Name")),
        date=word(say("Date")),
        answers=word(say("Answer key")),
        solutions=word(say("Worked solutions")),
        answer=word(say("Answer")),
        code=word(say("Set")),
        version=word(say("Version {letter}", letter=layout.version)) if layout.version else "",
        proven=word(say("Every answer was proven by the program.")) if proven else "",
    )


def _problem(number: int, item: dict[str, Any]) -> Problem:
    lines = enumerate(item.get("lines", ()), start=1)
    choices = zip(ascii_uppercase, item["choices"], strict=False)
    return Problem(
        number=number,
        statement=words(item["statement"]),
        lines=tuple(Line(place, None if latex is None else Math(latex)) for place, latex in lines),
        choices=tuple(Choice(letter, Math(choice["latex"])) for letter, choice in choices),
    )


def _answer(problem: Problem, item: dict[str, Any]) -> Answer:
    marked = zip(problem.choices, item["choices"], strict=False)
    verdict = item["verdict"]
    return Answer(
        number=problem.number,
        value=Math(item["answer"]["latex"]),
        letter=next((choice.letter for choice, told in marked if told["misconception"] is None), ""),
        remark=words(item["answer"]["remark"] or ""),
        caution=() if verdict["status"] == "proved" else words(verdict["message"]),
    )


def _solution(problem: Problem, answer: Answer, item: dict[str, Any]) -> Solution:
    return Solution(
        problem=problem,
        steps=tuple(_step(f"{place}.", step) for place, step in enumerate(item["steps"], start=1)),
        answer=answer,
        checked=words(item["verdict"]["message"]),
        pictures=tuple(Picture(each["svg"], each["alt"], words(each["caption"])) for each in item["figures"]),
    )


def _step(label: str, step: dict[str, Any]) -> Step:
    lines = dict.fromkeys((step["before"], step["after"]))
    return Step(
        label=label,
        title=words(step["title"]),
        because=words(step["because"]),
        lines=tuple(Math(latex) for latex in lines if latex),
        substeps=tuple(_step(f"{label}{place}.", each) for place, each in enumerate(step["substeps"], start=1)),
    )


def _in(spans: Words) -> Iterator[str]:
    return (span.latex for span in spans if isinstance(span, Math))


def _problem_formulas(problem: Problem) -> Iterator[str]:
    yield from _in(problem.statement)
    yield from (line.value.latex for line in problem.lines if line.value)
    yield from (choice.value.latex for choice in problem.choices)


def _answer_formulas(answer: Answer) -> Iterator[str]:
    yield answer.value.latex
    yield from _in(answer.remark + answer.caution)


def _step_formulas(step: Step) -> Iterator[str]:
    yield from _in(step.title + step.because)
    for substep in step.substeps:
        yield from _step_formulas(substep)
    yield from (line.latex for line in step.lines)
