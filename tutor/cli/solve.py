"""``tutor solve``: one problem with its steps, as text, one JSON object, or events; or a file of problems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tutor.locales import LANGUAGES
from tutor.problem import Level

if TYPE_CHECKING:
    from tutor.events import Event
    from tutor.problem import Ask
    from tutor.service.tutor import Tutor


class Subject(StrEnum):
    """What kind of problem it is."""

    MATH = "math"
    LOGIC = "logic"
    CODING = "coding"


class EngineName(StrEnum):
    """Who proposes the steps."""

    AUTO = "auto"
    SYMBOLIC = "symbolic"
    LOCAL = "local"
    SERVED = "served"


def solve(
    problem: Annotated[
        str | None, typer.Argument(help="The problem, in words or notation.", show_default=False)
    ] = None,
    level: Annotated[Level, typer.Option(help="How much is explained.")] = Level.INTERMEDIATE,
    lang: Annotated[str, typer.Option(help=f"Language of the explanations: {', '.join(LANGUAGES)}.")] = "en",
    subject: Annotated[Subject, typer.Option(help="Kind of problem.")] = Subject.MATH,
    engine: Annotated[EngineName, typer.Option(help="Who proposes the steps.")] = EngineName.AUTO,
    model: Annotated[str | None, typer.Option(help="Model of a model engine.")] = None,
    method: Annotated[str | None, typer.Option(help="Way to solve it, where there are several.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    events: Annotated[bool, typer.Option("--events", help="Print one JSON event a line, as they happen.")] = False,
    samples: Annotated[
        int | None, typer.Option(help="Answers asked of a model, to say how many agree.", min=1, max=32)
    ] = None,
    equations: Annotated[
        bool | None,
        typer.Option("--equations/--no-equations", help="Solve the equations that a model writes for a word problem."),
    ] = None,
    source: Annotated[Path | None, typer.Option("--in", help="JSON lines with id and problem.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where the solutions go, as JSON lines.")] = None,
    workers: Annotated[
        int | None,
        typer.Option(help="Problems worked on at the same time; by default as many as suit the engine.", min=1),
    ] = None,
    ray: Annotated[
        str | None, typer.Option(help="With --in: a Ray cluster that does the work: its address, auto or local.")
    ] = None,
) -> None:
    """Solve a problem step by step; every step and the answer are checked."""
    from tutor.engines.choice import at_once, engine_name
    from tutor.problem import Ask
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    if (problem is None) == (source is None) or (source is None) != (out is None):
        raise typer.BadParameter("give a problem, or --in and --out")
    if ray is not None and source is None:
        raise typer.BadParameter("--ray goes with --in and --out")
    ask = Ask(
        problem or "", level, lang, subject.value, engine.value, model, method, samples=samples, equations=equations
    )
    if source is not None and out is not None and ray is not None:
        from tutor.cli.ray_bulk import run

        run(source, out, ask, Settings(), ray, workers)
        return
    if source is not None and out is not None:
        settings = Settings()
        several = workers or at_once(ask.engine, settings)
        if several < settings.workers or engine_name(settings, ask.engine) == "symbolic":
            settings = settings.model_copy(update={"workers": several})
        with Tutor(settings) as tutor:
            _bulk(tutor, ask, source, out, several)
        return
    with Tutor() as tutor:
        tutor.prepare(workers=1)
        code = _single(tutor, ask, as_json=as_json, events=events)
    raise typer.Exit(code)


def _single(tutor: Tutor, ask: Ask, *, as_json: bool, events: bool) -> int:
    from tutor.cli.show import show
    from tutor.cli.trouble import report
    from tutor.locales import locale
    from tutor.transcript import Transcript
    from tutor.wire import solution_json

    stream = tutor.solve(ask)
    translate = locale(ask.language).translate
    if events:
        seen = Transcript.of(_printed(stream, translate))
        return seen.trouble.exit_code if seen.trouble else 0
    if as_json:
        seen = Transcript.of(stream)
        if seen.trouble is not None:
            return report(seen.trouble, as_json=True, translate=translate)
        print(json.dumps(solution_json(seen, translate), ensure_ascii=False))  # noqa: T201
        return 0
    trouble = show(stream, translate)
    return report(trouble, translate=translate) if trouble else 0


def _printed(stream: Iterator[Event], translate: Any) -> Iterator[Event]:
    from tutor.wire import event_json

    for event in stream:
        print(json.dumps(event_json(event, translate), ensure_ascii=False), flush=True)  # noqa: T201
        yield event


def _bulk(tutor: Tutor, ask: Ask, source: Path, out: Path, workers: int) -> None:
    from tutor.cli.bulk import run

    run(source, out, lambda row: solved(tutor, ask, row), workers, "Solving")


def solved(tutor: Tutor, ask: Ask, row: dict[str, Any]) -> dict[str, Any]:
    """Return the solution of a row of bulk work, or what went wrong, with the row's id."""
    from dataclasses import replace

    from tutor.errors import BadInput, StepwiseError, UnknownName
    from tutor.locales import locale
    from tutor.messages import say
    from tutor.wire import error_json

    try:
        text, level = row.get("problem"), row.get("level", ask.level.value)
        if not isinstance(text, str):
            raise BadInput(say("This line has no “problem” text."))
        if level not in set(Level):
            raise UnknownName(say("There is no level “{name}”.", name=str(level)[:40]))
        return {"id": row["id"], **tutor.outcome(replace(ask, text=text, level=Level(level)))}
    except StepwiseError as error:
        return {"id": row["id"], **error_json(error, locale(ask.language).translate)}
