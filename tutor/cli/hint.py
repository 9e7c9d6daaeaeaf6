"""``tutor hint`` and ``tutor why``: a hint that holds back, and the rule behind a step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.locales import LANGUAGES

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

LANG = Annotated[str, typer.Option(help=f"Language of the words: {', '.join(LANGUAGES)}.")]
AS_JSON = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def hint(
    problem: Annotated[str | None, typer.Option(help="The problem that is worked on.", show_default=False)] = None,
    source: Annotated[
        Path | None,
        typer.Option("--in", help="The lines so far; with --out, JSON lines with id, problem, lines, level."),
    ] = None,
    level: Annotated[
        int, typer.Option(help="1 a question back, 2 the idea, 3 the rule, 4 the step, 5 the step done.")
    ] = 1,
    lang: LANG = "en",
    engine: Annotated[str, typer.Option(help="Whose words: symbolic, local, served or auto.")] = "symbolic",
    model: Annotated[str | None, typer.Option(help="The model of that engine.", show_default=False)] = None,
    as_json: AS_JSON = False,
    out: Annotated[Path | None, typer.Option("--out", help="Where the hints go, as JSON lines.")] = None,
    workers: Annotated[int, typer.Option(help="Hints made at the same time.", min=1)] = 2,
) -> None:
    """Give a hint from the student's own last line; the answer is in none below level 5."""
    from tutor.service.hinting.wishes import HintWish
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    if (out is None) == (problem is None) or (out is not None and source is None):
        raise typer.BadParameter("give --problem (and the lines with --in), or --in and --out")
    wish = HintWish("", (), level, lang, engine, model)
    if out is not None and source is not None:
        from tutor.cli.bulk import run

        with Tutor(Settings(workers=workers)) as tutor:
            run(source, out, lambda row: _row(tutor, row, wish), workers, "Giving hints")
        return
    lines: list[str] = []
    if source is not None:
        from tutor.cli.audit import read_text

        lines = read_text(source).splitlines()
    with Tutor() as tutor:
        tutor.prepare(workers=1)
        found = hint_of(tutor, problem or "", lines, wish)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201
    else:
        print(found["hint"].replace("$", ""))  # noqa: T201


def hint_of(tutor: Tutor, problem: str, lines: list[str], wish: Any) -> dict[str, Any]:
    """Give a hint and return it as JSON."""
    from dataclasses import replace

    from tutor.locales import locale
    from tutor.service.hinting.as_json import hint_json

    asked = replace(wish, problem=problem, lines=tuple(lines))
    return hint_json(tutor.learning.hint(asked), locale(wish.language).translate)


def _row(tutor: Tutor, row: dict[str, Any], wish: Any) -> dict[str, Any]:
    from dataclasses import replace

    from tutor.errors import BadInput, StepwiseError
    from tutor.locales import locale
    from tutor.messages import say
    from tutor.wire import error_json

    problem, lines, level = row.get("problem") or "", row.get("lines") or [], row.get("level", wish.level)
    try:
        if not isinstance(problem, str) or not isinstance(lines, list) or not all(isinstance(x, str) for x in lines):
            raise BadInput(say("This line has no “problem”, or its “lines” are no list of texts."))
        if not isinstance(level, int):
            raise BadInput(say("A hint has a level from 1 to {last}.", last=5))
        return {"id": row["id"], **hint_of(tutor, problem, lines, replace(wish, level=level))}
    except StepwiseError as error:
        return {"id": row["id"], **error_json(error, locale(wish.language).translate)}


def why(
    rule: Annotated[str, typer.Argument(help="The name of a rule; may be left out.")] = "",
    problem: Annotated[str, typer.Option(help="A problem.")] = "",
    step: Annotated[str, typer.Option(help="The step of its solution: 0 is the first, 0.1 the second inside it.")] = "",
    lang: LANG = "en",
    simpler: Annotated[bool, typer.Option("--simpler", help="Say it in plain words.")] = False,
    as_json: AS_JSON = False,
) -> None:
    """Say why a step may be done: its rule, when it holds, and a proven example."""
    from tutor.locales import locale
    from tutor.service.hinting.as_json import why_json
    from tutor.service.hinting.wishes import WhyWish
    from tutor.service.tutor import Tutor

    if step and not all(part.isdecimal() for part in step.split(".")):
        raise typer.BadParameter("--step takes numbers with points between them, such as 0 or 2.1")
    path = tuple(int(part) for part in step.split(".")) if step else ()
    with Tutor() as tutor:
        translate = locale(lang).translate
        found = why_json(tutor.learning.why(WhyWish(problem, rule, path, language=lang)), translate, simpler=simpler)
    print(json.dumps(found, ensure_ascii=False) if as_json else found["text"].replace("$", ""))  # noqa: T201
