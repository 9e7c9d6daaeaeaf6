"""``tutor check``: is this answer the same as that one, and has it the asked-for form."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor


def check(
    gold: Annotated[str | None, typer.Option(help="The right answer.", show_default=False)] = None,
    answer: Annotated[str | None, typer.Option(help="The answer to judge.", show_default=False)] = None,
    form: Annotated[str | None, typer.Option(help="A form that the answer must have, such as factored.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    source: Annotated[Path | None, typer.Option("--in", help="JSON lines with id, gold, answer and form.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where the verdicts go, as JSON lines.")] = None,
    workers: Annotated[int, typer.Option(help="Pairs compared at the same time.", min=1)] = 2,
) -> None:
    """Compare an answer with the right one: equal, different (with a witness), undecided or unreadable."""
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    if source is not None and out is not None and gold is None and answer is None:
        from tutor.cli.bulk import run

        with Tutor(Settings(workers=workers)) as tutor:
            run(source, out, lambda row: _row(tutor, row), workers, "Checking")
        return
    if gold is None or answer is None or source is not None or out is not None:
        raise typer.BadParameter("give --gold and --answer, or --in and --out")
    with Tutor() as tutor:
        found = verdict_json(tutor, gold, answer, form)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201
    else:
        print(_sentence(found))  # noqa: T201
    if found["verdict"] == "unreadable":
        raise typer.Exit(2)


def verdict_json(tutor: Tutor, gold: str, answer: str, form: str | None) -> dict[str, Any]:
    """Compare and return the contract's object; a comparison over its deadline is undecided."""
    from tutor.errors import TookTooLong, WorkerLost
    from tutor.messages import render_plain

    try:
        found = asdict(tutor.compare(gold, answer, form))
    except (TookTooLong, WorkerLost) as error:
        found = {"verdict": "undecided", "method": error.code, "error": render_plain(error.message)}
    return {key: value for key, value in found.items() if value is not None}


def _row(tutor: Tutor, row: dict[str, Any]) -> dict[str, Any]:
    from tutor.errors import StepwiseError

    gold, answer, form = row.get("gold"), row.get("answer"), row.get("form")
    if not isinstance(gold, str) or not isinstance(answer, str):
        return {"id": row["id"], "verdict": "unreadable", "error": "“gold” and “answer” must be texts"}
    try:
        return {"id": row["id"], **verdict_json(tutor, gold, answer, form)}
    except StepwiseError as error:
        return {"id": row["id"], "verdict": "undecided", "error": str(error)}


def _sentence(found: dict[str, Any]) -> str:
    parts = [found["verdict"]]
    if "form_ok" in found:
        parts.append("in the asked form" if found["form_ok"] else "not in the asked form")
    parts += [f"{key}: {found[key]}" for key in ("method", "witness", "error") if found.get(key)]
    return "; ".join(str(part) for part in parts)
