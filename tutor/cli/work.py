"""``tutor work``: which lines of a student's work follow from the line above, and what to think of next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.locales import LANGUAGES

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor


def work(
    problem: Annotated[str | None, typer.Option(help="The problem that is worked on.", show_default=False)] = None,
    source: Annotated[
        Path | None, typer.Option("--in", help="The work, a line each; with --out, JSON lines with id, problem, lines.")
    ] = None,
    lang: Annotated[str, typer.Option(help=f"Language of the verdicts: {', '.join(LANGUAGES)}.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Where the verdicts go, as JSON lines.")] = None,
    workers: Annotated[int, typer.Option(help="Works checked at the same time.", min=1)] = 2,
) -> None:
    """Check a student's work line by line: which line goes wrong first, and a hint for the next one."""
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    if source is None or (out is not None and problem is not None):
        raise typer.BadParameter("give --problem and --in, or --in and --out")
    if out is not None:
        from tutor.cli.bulk import run

        with Tutor(Settings(workers=workers)) as tutor:
            run(source, out, lambda row: _row(tutor, row, lang), workers, "Checking work")
        return
    from tutor.cli.audit import read_text

    lines = read_text(source).splitlines()
    with Tutor() as tutor:
        tutor.prepare(workers=1)
        found = work_of(tutor, problem or "", lines, lang)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201
    else:
        _show(found, lang)


def work_of(tutor: Tutor, problem: str, lines: list[str], lang: str) -> dict[str, Any]:
    """Check the lines and return the contract's object."""
    from tutor.locales import locale
    from tutor.wire import work_json

    return work_json(tutor.check_work(problem, lines, lang), locale(lang).translate)


def _row(tutor: Tutor, row: dict[str, Any], lang: str) -> dict[str, Any]:
    from tutor.errors import BadInput, StepwiseError
    from tutor.locales import locale
    from tutor.messages import say
    from tutor.wire import error_json

    problem, lines = row.get("problem") or "", row.get("lines")
    try:
        if not isinstance(problem, str) or not isinstance(lines, list) or not all(isinstance(x, str) for x in lines):
            raise BadInput(say("This line has no “lines”, or its “problem” is no text."))
        return {"id": row["id"], **work_of(tutor, problem, lines, lang)}
    except StepwiseError as error:
        return {"id": row["id"], **error_json(error, locale(lang).translate)}


def _show(found: dict[str, Any], lang: str) -> None:
    """Every line with its mark and why, then the hint."""
    from rich.console import Console
    from rich.text import Text

    from tutor.cli.show import MARKS
    from tutor.locales import locale
    from tutor.messages import render_plain, say

    console, translate = Console(highlight=False, soft_wrap=True), locale(lang).translate
    for line in found["lines"]:
        if not line["text"].strip():
            continue
        verdict, mistake = line["verdict"], line["mistake"]
        sign, words, colour = MARKS[verdict["status"]]
        console.print(Text(line["text"]))
        told = f"   {sign} {render_plain(words, translate)}: {verdict['message'].replace('$', '')}"
        console.print(Text(told, style=colour))
        if mistake and mistake["message"] != verdict["message"]:
            console.print(Text(f"     {mistake['message'].replace('$', '')}"))
    console.print(
        Text(f"\n{render_plain(say('Next'), translate)}: {found['next_hint'].replace('$', '')}", style="bold")
    )
