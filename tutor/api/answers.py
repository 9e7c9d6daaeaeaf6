"""Routes about answers: comparing one with a key, and practice problems with proven keys."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Response

from tutor.api.bodies import Check, Practice, Served, files
from tutor.errors import TookTooLong, WorkerLost
from tutor.exports import export, media
from tutor.locales import locale
from tutor.messages import render_plain
from tutor.wire import item_json, topic_json

router = APIRouter(prefix="/api", tags=["answers and practice"])


@router.post("/check", summary="Compare an answer with a key", response_model=None)
def check(body: Check, tutor: Served) -> dict[str, Any]:
    """Return the verdict as ``tutor check --json`` prints it: equal, different, undecided or unreadable."""
    try:
        found = asdict(tutor.compare(body.gold, body.answer, body.form))
    except (TookTooLong, WorkerLost) as error:
        found = {"verdict": "undecided", "method": error.code, "error": render_plain(error.message)}
    return {key: value for key, value in found.items() if value is not None}


@router.post("/practice", summary="Make practice problems", response_class=Response, responses=files("*/*"))
def practice(body: Practice, tutor: Served) -> Response:
    """Return proven practice problems as ``tutor practice`` writes them: JSON, or a file in another ``format``."""
    translate = locale(body.lang).translate
    written = export(body.format)
    media_type, suffix = media(body.format)
    if body.like:
        alike = tutor.like(body.like, body.level, body.count, body.seed, body.lang)
        items = [item_json(item, translate) for item in alike]
    else:
        items = list(tutor.practice_json(body.topic, body.level, body.count, body.seed, body.lang, body.kind))
    content = written(items, key=body.key, translate=translate, layout=body.layout())
    if body.format == "json":
        return Response(content, media_type=media_type)
    name = f"{body.topic}-{body.level}-{body.seed}{suffix}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/topics", summary="List the topics", response_model=None)
def topics(tutor: Served, lang: str = "en") -> list[dict[str, Any]]:
    """Return the topics as ``tutor topics --json`` lists them."""
    translate = locale(lang).translate
    return [topic_json(topic, translate) for topic in tutor.topics()]
