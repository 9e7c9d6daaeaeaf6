"""Routes that read and solve nothing: what a text is understood as, and what a picture of a problem says."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Served
from tutor.locales import locale

router = APIRouter(prefix="/api", tags=["reading"])


class Text(Body):
    """A text as it stands in a box."""

    text: str = Field(max_length=20_000)
    lang: str = LANGUAGE


@router.post("/understand", summary="Say what a text is understood as", response_model=None)
def understand(body: Text, tutor: Served) -> dict[str, Any]:
    """Return the formulas, the topic, and what is asked; or, under ``error``, why and where it cannot be read.

    A text that cannot be read is no failure of this request: people ask while they type.
    """
    translate = locale(body.lang).translate
    return tutor.reading.understood(body.text, body.lang).json(translate)


@router.post("/read-image", summary="Read a picture of a problem", response_model=None)
def read_image(
    tutor: Served,
    image: Annotated[bytes, File(description="A photo or a screenshot: JPEG, PNG, WebP or GIF")],
    lang: Annotated[str, Form(max_length=16)] = "en",
) -> dict[str, Any]:
    """Return the problem that the picture shows, as text with LaTeX, for a person to confirm; nothing is solved.

    Needs a reader: STEPWISE_READER.
    """
    text = tutor.reading.picture(image, locale(lang).language)
    translate = locale(lang).translate
    return {
        "text": text,
        "reader": tutor.settings.reader,
        "model": tutor.settings.reader_model,
        "understood": tutor.reading.understood(text, lang).json(translate),
    }
