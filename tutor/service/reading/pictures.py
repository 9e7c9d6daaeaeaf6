"""Pictures that people send: what is accepted is decided by decoding them, never by their name or what they claim.

What is handed on is a picture of our own making: turned upright, no larger than a reader needs, and without anything
else that was in the file, such as where it was taken.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.errors import BadInput, TooLarge
from tutor.messages import say

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 10_000_000
"""Bytes of a file."""
MOST_PIXELS = 50_000_000
"""Pixels of a picture: more than telephones take."""
LONGEST_SIDE = 1600
"""Pixels of what is handed on."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was decoded, as a PNG file of our own."""

    png: bytes
    width: int
    height: int


def decoded(data: bytes) -> Picture:
    """Return what a file holds.

    Raises:
        TooLarge: too many bytes or pixels.
        BadInput: it is no picture, or none of a kind that is read.
    """
    from PIL import Image, ImageOps

    failures = (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError)
    if len(data) > LARGEST:
        limit = LARGEST // 1_000_000
        raise TooLarge(say("The picture is too large; at most {limit} MB are read.", limit=limit))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=FORMATS)
        if opened.width * opened.height > MOST_PIXELS:
            limit = MOST_PIXELS // 1_000_000
            raise TooLarge(say("The picture has too many pixels; at most {limit} million are read.", limit=limit))
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        seen = _on_white(upright)
    except TooLarge:
        raise
    except failures as error:
        raise BadInput(
            say("This file is not a picture that can be read."),
            hint=say("Use a photo or a screenshot as JPEG, PNG, WebP or GIF."),
        ) from error
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    seen.save(out, "PNG")
    return Picture(out.getvalue(), seen.width, seen.height)


def _on_white(image: Image) -> Image:
    """Return a picture without transparency."""
    from PIL import Image

    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert("RGB")
