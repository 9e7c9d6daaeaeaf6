"""``tutor topics``: what the embedded engine solves."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from tutor.locales import LANGUAGES


def topics(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
    lang: Annotated[str, typer.Option(help=f"Language: {', '.join(LANGUAGES)}.")] = "en",
) -> None:
    """List the topics with their levels and examples."""
    from tutor.locales import locale
    from tutor.service.tutor import Tutor
    from tutor.wire import topic_json

    translate = locale(lang).translate
    with Tutor() as tutor:
        rows = [topic_json(topic, translate) for topic in tutor.topics()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))  # noqa: T201
        return
    for row in rows:
        print(f"{row['name']}  ({row['title']}; {row['area']})")  # noqa: T201
        for example in row["examples"]:
            print(f"    {example}")  # noqa: T201
