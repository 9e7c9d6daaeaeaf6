"""``tutor audit``: which claims of a text that somebody else wrote hold, and whether its answer is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.locales import LANGUAGES

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor


def audit(
    problem: Annotated[str | None, typer.Option(help="The problem that the text solves.", show_default=False)] = None,
    source: Annotated[
        Path | None, typer.Option("--in", help="The text; with --out, JSON lines with id, problem and text.")
    ] = None,
    lang: Annotated[str, typer.Option(help=f"Language of the verdicts: {', '.join(LANGUAGES)}.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Where the audits go, as JSON lines.")] = None,
    workers: Annotated[int, typer.Option(help="Texts checked at the same time.", min=1)] = 2,
) -> None:
    """Check a text claim by claim: which of its equations hold, and whether its answer is right."""
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    if source is None or (out is not None and problem is not None):
        raise typer.BadParameter("give --problem and --in, or --in and --out")
    if out is not None:
        from tutor.cli.bulk import run

        with Tutor(Settings(workers=workers)) as tutor:
            run(source, out, lambda row: _row(tutor, row, lang), workers, "Auditing")
        return
    text = read_text(source)
    with Tutor() as tutor:
        tutor.prepare(workers=1)
        found = audit_of(tutor, problem or "", text, lang)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201
    else:
        _show(text, found, lang)


def audit_of(tutor: Tutor, problem: str, text: str, lang: str) -> dict[str, Any]:
    """Audit and return the contract's object."""
    from tutor.locales import locale
    from tutor.wire import audit_json

    return audit_json(tutor.audit(problem, text, lang), locale(lang).translate)


def read_text(source: Path) -> str:
    """Return the text of a file.

    Raises:
        BadInput: it cannot be read.
    """
    from tutor.errors import BadInput
    from tutor.messages import say

    try:
        return source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(say("The file {path} cannot be read: {reason}.", path=str(source), reason=reason)) from error


def _row(tutor: Tutor, row: dict[str, Any], lang: str) -> dict[str, Any]:
    from tutor.errors import BadInput, StepwiseError
    from tutor.locales import locale
    from tutor.messages import say
    from tutor.wire import error_json

    problem, text = row.get("problem") or "", row.get("text")
    try:
        if not isinstance(text, str) or not isinstance(problem, str):
            raise BadInput(say("This line has no “text”, or its “problem” is no text."))
        return {"id": row["id"], **audit_of(tutor, problem, text, lang)}
    except StepwiseError as error:
        return {"id": row["id"], **error_json(error, locale(lang).translate)}


def _show(text: str, found: dict[str, Any], lang: str) -> None:
    """The text with a mark after each line that claims something, then the answer."""
    from rich.console import Console
    from rich.text import Text

    from tutor.cli.show import MARKS
    from tutor.locales import locale
    from tutor.messages import render_plain, say

    console, translate = Console(highlight=False, soft_wrap=True), locale(lang).translate

    def mark(verdict: dict[str, Any], said: str) -> None:
        sign, words, colour = MARKS[verdict["status"]]
        told = f"   {sign} {said}{render_plain(words, translate)}: {verdict['message'].replace('$', '')}"
        console.print(Text(told, style=colour))

    for number, line in enumerate(text.splitlines()):
        console.print(Text(line))
        for claim in found["claims"]:
            if claim["line"] == number:
                mark(claim["verdict"], f"{claim['text']}   ")
    answer = found["answer"]
    said = answer["plain"] if answer else "–"
    console.print(Text(f"\n{render_plain(say('Answer'), translate)}: {said}", style="bold"))
    mark(found["verdict"], "")
    compared = found.get("compared", {"agree": True, "answers": ()})
    for other in compared["answers"]:
        if other["by"] == "symbolic" and not compared["agree"]:
            another = say("The symbolic engine finds another answer: {answer}", answer=other["answer"]["plain"])
            console.print(Text(render_plain(another, translate), style="bold"))
            mark(other["verdict"], "")
