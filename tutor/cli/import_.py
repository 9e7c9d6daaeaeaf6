"""``tutor import``: a teacher's own problems, each checked on the way in, with a report."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from tutor.locales import LANGUAGES
from tutor.problem import Level


def import_(
    file: Annotated[Path, typer.Argument(help="Problems as CSV, Markdown or JSON lines.", show_default=False)],
    out: Annotated[Path | None, typer.Option("--out", help="Where the items go, as JSON lines.")] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="csv, md or jsonl; by the file's name if left out.")
    ] = None,
    level: Annotated[Level, typer.Option(help="Level of problems that do not say theirs.")] = Level.INTERMEDIATE,
    lang: Annotated[str, typer.Option(help=f"Language of steps and report: {', '.join(LANGUAGES)}.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
    workers: Annotated[int, typer.Option(help="Problems checked at the same time.", min=1)] = 2,
) -> None:
    """Check your own problems: is each answer proven, wrong, or can it not be told."""
    from rich.console import Console
    from rich.progress import track

    from tutor.errors import BadInput
    from tutor.imports import read
    from tutor.imports.report import report, table
    from tutor.locales import locale
    from tutor.messages import say
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings
    from tutor.wire import item_json

    translate = locale(lang).translate
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(say("The file {path} cannot be read: {reason}.", path=str(file), reason=reason)) from error
    rows = read(content, file.name, form)
    with Tutor(Settings(workers=workers)) as tutor, ThreadPoolExecutor(workers) as threads:
        checked = threads.map(lambda row: tutor.import_problem(row, level, lang), rows)
        shown = track(checked, "Checking", len(rows), console=Console(stderr=True), disable=len(rows) < 2)
        found = list(shown)
    if out is not None:
        items = (json.dumps(item_json(each.item, translate), ensure_ascii=False) for each in found if each.item)
        out.write_text("".join(f"{line}\n" for line in items), encoding="utf-8")
    told = report(file.name, [each.json(translate) for each in found])
    print(json.dumps(told, ensure_ascii=False) if as_json else table(told, translate), end="\n" if as_json else "")  # noqa: T201
