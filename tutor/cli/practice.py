"""``tutor practice``: a set of practice problems with proven answers, in a format of `tutor.exports`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tutor.problem import Level


def practice(
    topic: Annotated[str, typer.Argument(help="The topic; `tutor topics` lists them.", show_default=False)],
    level: Annotated[Level, typer.Option(help="How hard.")] = Level.INTERMEDIATE,
    count: Annotated[int, typer.Option(help="How many.", min=1, max=10_000)] = 10,
    seed: Annotated[int, typer.Option(help="The same seed makes the same problems.")] = 0,
    lang: Annotated[str, typer.Option(help="Language: en or ko.")] = "en",
    form: Annotated[str, typer.Option("--format", help="json, md, …")] = "json",
    out: Annotated[Path | None, typer.Option("--out", help="File to write; standard output if not given.")] = None,
    key: Annotated[bool, typer.Option("--key/--no-key", help="With the answers and solutions.")] = True,
) -> None:
    """Make practice problems whose every answer and step is proven."""
    from tutor.exports import export
    from tutor.exports.layout import Layout
    from tutor.locales import locale
    from tutor.service.tutor import Tutor
    from tutor.wire import item_json

    translate = locale(lang).translate
    writer = export(form)
    with Tutor() as tutor:
        items = [item_json(item, translate) for item in tutor.practice(topic, level, count, seed)]
    written = writer(items, key=key, translate=translate, layout=Layout())
    if out is None:
        sys.stdout.buffer.write(written)
    else:
        out.write_bytes(written)
