"""Markdown with ``$LaTeX$``: the problems, then (with the key) the answers and worked solutions."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from tutor.exports.layout import Layout
from tutor.messages import Translate, render, say


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a UTF-8 Markdown document."""
    return ("\n".join(_lines(items, key, translate)) + "\n").encode()


def _lines(items: Sequence[dict[str, Any]], key: bool, translate: Translate) -> Iterator[str]:
    yield f"# {render(say('Practice'), translate)}"
    for number, item in enumerate(items, start=1):
        yield f"\n**{number}.** {item['statement']}"
        for letter, choice in zip("ABCDEFGH", item["choices"], strict=False):
            yield f"\n   {letter}. ${choice['latex']}$"
    if not key:
        return
    yield f"\n## {render(say('Answers'), translate)}\n"
    for number, item in enumerate(items, start=1):
        yield f"{number}. ${item['answer']['latex']}$ — {item['verdict']['message']}"
    yield f"\n## {render(say('Solutions'), translate)}"
    for number, item in enumerate(items, start=1):
        yield f"\n### {number}. {item['statement']}\n"
        for place, step in enumerate(item["steps"], start=1):
            yield from _step(f"{place}.", step, indent=0)
        yield from map(_picture, item["figures"])


def _picture(figure: dict[str, Any]) -> str:
    """The picture within the document itself: a worksheet is one file."""
    data = base64.b64encode(figure["svg"].encode()).decode()
    return f"![{figure['alt']}](data:image/svg+xml;base64,{data})\n"


def _step(number: str, step: dict[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    yield f"{pad}{number} **{step['title']}** {step['because']}\n"
    for place, substep in enumerate(step["substeps"], start=1):
        yield from _step(f"{place}.", substep, indent + 3)
    yield f"{pad}   ${step['before']}$ → ${step['after']}$\n"
