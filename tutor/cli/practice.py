"""``tutor practice``: a set of practice problems with proven answers, in a format of `tutor.exports`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from tutor.exports.layout import PARTS, Layout, Paper
from tutor.locales import LANGUAGES
from tutor.problem import Level
from tutor.service.practice.drafts import Kind

SEVERAL = 20
"""From so many problems on progress is shown."""


def practice(
    topic: Annotated[str, typer.Argument(help="The topic; `tutor topics` lists them.", show_default=False)] = "",
    level: Annotated[Level, typer.Option(help="How hard.")] = Level.INTERMEDIATE,
    count: Annotated[int, typer.Option(help="How many.", min=1, max=10_000)] = 10,
    seed: Annotated[int, typer.Option(help="The same seed makes the same problems.")] = 0,
    kind: Annotated[Kind, typer.Option(help="What is asked of the student.")] = Kind.COMPUTE,
    like: Annotated[str, typer.Option(help="A problem, or the id of one: make others like it.")] = "",
    lang: Annotated[str, typer.Option(help=f"Language: {', '.join(LANGUAGES)}.")] = "en",
    form: Annotated[
        str, typer.Option("--format", help="json, md, pdf, docx, html, tex, moodle, stack, qti, gift, anki or csv.")
    ] = "json",
    out: Annotated[Path | None, typer.Option("--out", help="File to write; standard output if not given.")] = None,
    key: Annotated[bool, typer.Option("--key/--no-key", help="With the answers and solutions.")] = True,
    title: Annotated[str, typer.Option(help="Title of the document.")] = "",
    paper: Annotated[Paper, typer.Option(help="Paper of a document.")] = Paper.A4,
    columns: Annotated[int, typer.Option(help="Columns of a document.", min=1, max=2)] = 1,
    room: Annotated[float, typer.Option(help="Room for working under each problem, in cm.", min=0, max=25)] = 2.5,
    name_line: Annotated[bool, typer.Option("--name-line/--no-name-line", help="A line for name and date.")] = True,
    version: Annotated[str, typer.Option("--sheet", help="Letter of a parallel version: A, B, …")] = "",
    parts: Annotated[str, typer.Option(help="Parts of a document, with commas between.")] = ",".join(PARTS),
    workers: Annotated[int, typer.Option(help="Problems made at the same time.", min=1)] = 2,
) -> None:
    """Make practice problems whose every answer and step is proven."""
    from tutor.exports import export
    from tutor.locales import locale
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings
    from tutor.wire import item_json

    translate = locale(lang).translate
    writer = export(form)
    layout = Layout(title=title, paper=paper, columns=columns, room=room, name_line=name_line, version=version)
    layout = layout.only([part.strip() for part in parts.split(",")])
    with Tutor(Settings(workers=workers)) as tutor:
        if like:
            made = [item_json(item, translate) for item in tutor.like(like, level, count, seed, lang)]
        else:
            made = list(_watched(tutor.practice_json(topic, level, count, seed, lang, kind), count))
    written = writer(made, key=key, translate=translate, layout=layout)
    if out is None:
        sys.stdout.buffer.write(written)
    else:
        out.write_bytes(written)


def _watched(items: Iterator[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """The items, with a progress bar on standard error where many are made."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, "Making problems", total=count, console=console, disable=count < SEVERAL, transient=True)
