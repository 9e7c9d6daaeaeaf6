"""Our files as they are sent: scripts and styles joined, compressed once, and kept by browsers for good.

The address of a file has the version of all of them, so a browser never mixes old and new.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from mimetypes import guess_type
from pathlib import Path

import brotli
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from tutor.ui.bundling import bundle

STATIC = Path(__file__).parent / "static"
"""Scripts, styles, fonts."""
STYLES = (
    "tokens",
    "composer",
    "entry",
    "page",
    "nav",
    "solution",
    "marks",
    "claims",
    "answer",
    "tools",
    "tabs",
    "worksheet",
    "work",
    "practice",
    "progress",
    "school",
    "print",
)
"""Style sheets of the page, in order."""
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
TEXTS = frozenset({".css", ".js", ".mjs", ".svg"})
"""Endings of files that are worth compressing."""


def styles() -> str:
    """Return all style sheets as one, so that the page waits for one answer only."""
    return "\n".join((STATIC / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


Made = Mapping[str, Callable[[], str]]
MADE: Made = {
    "all.css": styles,
    "js/page.js": partial(bundle, STATIC / "js", "page.js"),
    "js/mathfield.js": partial(bundle, STATIC / "js", "mathfield.js", "page.js"),
    "js/stats.js": partial(bundle, STATIC / "js", "stats.js"),
}
"""Files that are made of others."""


def version(made: Made = MADE) -> str:
    """Return a name that changes with what is sent."""
    files = sorted(path for folder in ("js", "css", "icons") for path in (STATIC / folder).iterdir())
    texts = (make().encode() for make in made.values())
    return hashlib.sha256(b"".join([*(path.read_bytes() for path in files), *texts])).hexdigest()[:10]


class Files(StaticFiles):
    """Our files under their version, and those ``made`` of others."""

    def __init__(self, made: Made = MADE) -> None:
        super().__init__(directory=STATIC)
        self._made = made
        self._packed = cache(self._pack)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file that may be kept, compressed where that is worth it."""
        if path in self._made or (Path(path).suffix in TEXTS and self.lookup_path(path)[1]):
            how = coding(Headers(scope=scope).get("accept-encoding", ""))
            headers = KEPT | {"Vary": "Accept-Encoding"} | ({"Content-Encoding": how} if how else {})
            media = "text/javascript" if path.endswith("js") else guess_type(path)[0]
            return Response(self._packed(path, how), media_type=media, headers=headers)
        answer = await super().get_response(path, scope)
        answer.headers.update(KEPT)
        return answer

    def _pack(self, path: str, coding: str) -> bytes:
        body = self._made[path]().encode() if path in self._made else (STATIC / path).read_bytes()
        return packed(body, coding, 9)


def coding(accepted: str) -> str:
    """Return the best coding that a browser accepts, or none."""
    return next((name for name in ("br", "gzip") if name in accepted), "")


def packed(body: bytes, coding: str, effort: int = 5) -> bytes:
    """Return a text in a coding that HTTP knows, or as it is."""
    match coding:
        case "br":
            compressed: bytes = brotli.compress(body, quality=effort)
            return compressed
        case "gzip":
            return gzip.compress(body, effort)
        case _:
            return body
