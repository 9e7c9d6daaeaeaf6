"""Words and formulas as HTML for learning-management systems and card programs: mathematics as ``\\( \\)``.

Knows nothing of one system: where a picture's file lies is told by whoever writes the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from tutor.exports.document import Answer, Line, Math, Picture, Problem, Solution, Step, Words

Place = Callable[[Picture], str]
"""A picture → the address under which the page finds it."""

UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to hold."""


def escaped(text: str) -> str:
    """Return text that HTML shows as it is, without what no XML file can hold."""
    return html.escape(UNFIT.sub("", text), quote=False)


def formula(latex: str) -> str:
    """Return LaTeX as a formula within a line."""
    return rf"\({escaped(latex)}\)"


def inline(words: Words) -> str:
    """Return words and formulas as HTML within a line; a line break stays one, ``**`` is strong."""
    return "".join(formula(span.latex) if isinstance(span, Math) else _text(span) for span in words)


def problem(of: Problem) -> str:
    """Return what is asked, with the lines of work that it shows; choices are the format's own."""
    return f"<p>{inline(of.statement)}</p>" + _lines(of.lines)


def solution(of: Solution, place: Place) -> str:
    """Return the worked solution: steps, pictures, the answer, and how it was checked."""
    return "".join(_solution(of, place))


def key(of: Answer) -> str:
    """Return the answer with its remark."""
    remark = f"<br>{inline(of.remark)}" if of.remark else ""
    letter = f"{of.letter}. " if of.letter else ""
    return f"{letter}{formula(of.value.latex)}{remark}"


def picture(of: Picture, place: Place) -> str:
    """Return a picture with what is to be seen on it."""
    alt = html.escape(UNFIT.sub("", of.alt), quote=True)
    return f'<p><img src="{html.escape(place(of))}" alt="{alt}" width="420"></p>'


def _solution(of: Solution, place: Place) -> Iterator[str]:
    yield _steps(of.steps)
    yield from (picture(each, place) for each in of.pictures)
    yield f"<p><strong>{key(of.answer)}</strong></p>"
    if of.checked:
        yield f"<p><em>{inline(of.checked)}</em></p>"


def _steps(steps: tuple[Step, ...]) -> str:
    return f"<ol>{''.join(map(_step, steps))}</ol>" if steps else ""


def _step(step: Step) -> str:
    lines = r" \(\rightarrow\) ".join(formula(line.latex) for line in step.lines)
    told = f"<strong>{inline(step.title)}</strong> {inline(step.because)}"
    return f"<li>{told}{_steps(step.substeps)}<br>{lines}</li>" if lines else f"<li>{told}{_steps(step.substeps)}</li>"


def _lines(lines: tuple[Line, ...]) -> str:
    shown = (formula(line.value.latex if line.value else r"\square") for line in lines)
    return f"<ol>{''.join(f'<li>{line}</li>' for line in shown)}</ol>" if lines else ""


def _text(text: str) -> str:
    strong = re.sub(r"\*\*(\S(?:[^*]*\S)?)\*\*", r"<strong>\1</strong>", escaped(text))
    return strong.replace("\n\n", "</p><p>").replace("\n", "<br>")
