"""``tutor write``: word problems that a model writes on a theme, those that agree marked for a teacher's review."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.locales import LANGUAGES
from tutor.problem import Level

if TYPE_CHECKING:
    from tutor.messages import Translate


def write(
    theme: Annotated[str, typer.Option(help="What the problems are about: basketball.")],
    topic: Annotated[list[str], typer.Option(help="A topic of `tutor topics`; may be given several times.")],
    level: Annotated[Level, typer.Option(help="How hard.")] = Level.INTERMEDIATE,
    count: Annotated[int, typer.Option(help="How many.", min=1)] = 5,
    lang: Annotated[str, typer.Option(help=f"Language: {', '.join(LANGUAGES)}.")] = "en",
    engine: Annotated[str, typer.Option(help="Who writes: an engine with a model.")] = "auto",
    model: Annotated[str | None, typer.Option(help="Model of a model engine.")] = None,
    samples: Annotated[int, typer.Option(help="How often the model solves each problem.", min=2)] = 5,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the report with the items as one JSON object.")
    ] = False,
    form: Annotated[str, typer.Option("--format", help="Format of the file, as in `tutor practice`.")] = "json",
    out: Annotated[Path | None, typer.Option("--out", help="Where the items go.")] = None,
    title: Annotated[str, typer.Option(help="Title of the document.")] = "",
    key: Annotated[bool, typer.Option("--key/--no-key", help="With the answers and solutions.")] = True,
) -> None:
    """Have a model write word problems; only those whose answers agree are kept, for you to review."""
    from rich.console import Console

    from tutor.exports import export
    from tutor.exports.layout import Layout
    from tutor.locales import locale
    from tutor.service.tutor import Tutor
    from tutor.service.writing.written import Wish, report

    wish = Wish(theme, tuple(topic), level, lang, count, samples, engine, model)
    writer = export(form)
    with Tutor() as tutor, Console(stderr=True).status("Writing problems"):
        found = list(tutor.write_problems(wish))
        translate = locale(lang).translate
        told = report(found, wish, tutor.engine(engine, model), translate)
    if out is not None:
        out.write_bytes(writer(told["items"], key=key, translate=translate, layout=Layout(title=title)))
    lines = [json.dumps(told, ensure_ascii=False)] if as_json else list(_lines(told, translate))
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _lines(told: dict[str, Any], translate: Translate) -> Iterator[str]:
    """The problems with their answers and what is to be known of them, then what was refused."""
    for number, item in enumerate(told["items"], start=1):
        yield f"{number}. {item['statement']}"
        yield f"   = {item['answer']['plain']}"
        yield f"   {item['verdict']['message']}"
        yield ""
    yield told["message"]
    for refused in told["refused"]:
        yield f"- {refused['count']}: {refused['message']}"
