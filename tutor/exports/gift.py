"""GIFT, Moodle's format for typing questions: one block an item, read by Moodle and many others.

Texts are HTML with mathematics as ``\\( \\)``. ``~ = # { } :`` and the backslash itself are written with a backslash
before them: Moodle reads ``\\n`` as a line break, which would destroy ``\\nabla``. A short answer's ``*`` is a
wildcard, so a sign of multiplication is written ``\\*``, and that backslash again. The worked solution is the general
feedback; pictures are within it as data. GIFT has no hints. Without a key the file keeps what grading needs.

Format: https://docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tutor.exports import markup
from tutor.exports.document import Picture, Problem, Solution, document, words
from tutor.exports.layout import Layout
from tutor.exports.moodle import whole
from tutor.exports.questions import Choice, Numeric, Option, Short, TrueFalse, question
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "text/plain; charset=utf-8", ".gift.txt"

CONTROL = re.compile(r"[\\~=#{}:]")


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as UTF-8 GIFT; without ``key`` there is no feedback in it."""
    of = document(items, key=True, translate=translate, layout=whole(layout))
    head = f"$CATEGORY: $course$/top/{_line(of.title).replace('/', '//')}"
    blocks = (
        _block(item, problem, solution, translate, helps=key)
        for item, problem, solution in zip(items, of.problems, of.solutions, strict=True)
    )
    return ("\n\n".join([head, *blocks]) + "\n").encode()


def escape(text: str) -> str:
    """Return text that GIFT reads as it is, on one line."""
    return CONTROL.sub(lambda match: f"\\{match[0]}", _line(text))


def _block(item: dict[str, Any], problem: Problem, solution: Solution, translate: Translate, *, helps: bool) -> str:
    name = escape(f"{problem.number:03} {item['topic']} ({item['level']})")
    asked = escape(markup.problem(problem))
    answers = "".join(_answers(item, translate, helps=helps))
    feedback = f"####{escape(markup.solution(solution, _data))}" if helps else ""
    return f"// {_line(item['id'])}\n::{name}::[html]{asked}{{{answers}{feedback}}}"


def _answers(item: dict[str, Any], translate: Translate, *, helps: bool) -> Iterator[str]:
    match question(item, translate):
        case Choice(options):
            yield from (_choice(option, helps=helps) for option in options)
        case TrueFalse(holds):
            yield "TRUE" if holds else "FALSE"
        case Numeric(((number, tolerance),)):
            yield f"#{number}:{tolerance}"
        case Numeric(numbers):
            yield "#"
            yield from (f"={number}:{tolerance} " for number, tolerance in numbers)
        case Short(accepted):
            spelled = (spelling.replace("*", r"\*") for spelling in accepted if "->" not in spelling)
            yield from (f"={escape(spelling)} " for spelling in spelled)
        case _:
            return


def _choice(option: Option, *, helps: bool) -> str:
    why = f"#{escape(markup.inline(words(option.why)))}" if helps and option.why else ""
    return f"{'=' if option.right else '~'}{escape(markup.formula(option.latex))}{why} "


def _data(picture: Picture) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.svg.encode()).decode()}"


def _line(text: str) -> str:
    return " ".join(markup.UNFIT.sub("", text).split())
