"""The page's first HTML: Gradio's, with our head in it, so that styles and scripts load at once and in order."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import FastAPI, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.locales import LANGUAGES
from tutor.ui.words import texts, word

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
"""Style sheets, in order."""
FONTS = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")
"""Fonts that nearly every formula needs, asked for at once, so that nothing is drawn twice."""
LATER = frozenset({"mathfield.js", "offline.js", "stats.js"})
"""Scripts that the first page does not need."""
GROUNDS = (("light", "#f6f5f1"), ("dark", "#12141b"))
"""The page's own colour, for the browser's frame."""
FOREIGN = re.compile(rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*|<link rel="manifest"[^>]*>\s*')
"""What Gradio says about itself to other sites."""

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)
"""What the page may load: only what is here. Gradio needs the two unsafe words for its own scripts."""


def version() -> str:
    """Return a name that changes with the files: it is in their address, so a browser never mixes old and new."""
    files = sorted(path for folder in ("js", "css", "icons") for path in (STATIC / folder).iterdir())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


def styles() -> str:
    """Return all style sheets as one, so that the page waits for one answer only."""
    return "\n".join((STATIC / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


def add_styles(app: FastAPI, base: str) -> None:
    """Add the route of the one style sheet."""
    text = styles()

    @app.get(f"/{base}/all.css", include_in_schema=False)
    def all_styles() -> Response:
        return Response(text, media_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})


def head(base: str, language: str) -> str:
    """Return what the page loads: our words, styles, KaTeX and scripts; all from here."""
    words = json.dumps({code: texts(code) for code in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
    scripts = sorted(path.name for path in (STATIC / "js").glob("*.js") if path.name not in LATER)
    return "\n".join(
        [
            f"<title>{word('name', language)}</title>",
            f'<meta name="description" content="{word("tagline", language)}">',
            '<meta name="color-scheme" content="light dark">',
            *(
                f'<meta name="theme-color" media="(prefers-color-scheme: {how})" content="{colour}">'
                for how, colour in GROUNDS
            ),
            f'<link rel="manifest" href="manifest.webmanifest?lang={language}">',
            f'<link rel="icon" type="image/svg+xml" href="{base}/icons/mark.svg">',
            f'<link rel="apple-touch-icon" href="{base}/icons/touch-180.png">',
            *(f'<link rel="preload" as="font" crossorigin href="{base}/katex/fonts/{name}.woff2">' for name in FONTS),
            f'<link rel="stylesheet" href="{base}/katex/katex.min.css">',
            f'<link rel="stylesheet" href="{base}/all.css">',
            *(f'<link rel="modulepreload" href="{base}/js/{name}">' for name in scripts),
            f'<script type="application/json" id="sw-words">{words}</script>',
            "<script>window.stepwise = new Promise((ready) => { window.stepwiseReady = ready; });</script>",
            f'<script defer src="{base}/katex/katex.min.js"></script>',
            f'<script type="module" src="{base}/js/page.js"></script>',
        ]
    )


class Shell:
    """The application with our head in its first page."""

    def __init__(self, app: ASGIApp, base: str, language: str, tabs: Sequence[str] = ()) -> None:
        self.app = app
        self.language = language
        self.heads = {code: head(base, code).encode() for code in LANGUAGES}
        self.paths = frozenset(["/", *(f"/{tab}" for tab in tabs)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; only the page itself is changed, which every tab's address leads to."""
        if scope["type"] != "http" or scope["path"] not in self.paths or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        zipped = b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b"")
        page = _Page(self, send, self.spoken(scope), zipped)
        await self.app({**scope, "path": "/", "raw_path": b"/", "headers": plain}, receive, page.receive)

    def spoken(self, scope: Scope) -> str:
        """Return the language that the address names, or else the browser's; the script knows what was chosen here."""
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [])
        accepted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1").split(",")
        wished = [*given, *(one.strip()[:2].lower() for one in accepted)]
        return next((code for code in wished if code in LANGUAGES), self.language)

    def dressed(self, html: bytes, language: str) -> bytes:
        """Return the page with our head and language."""
        html = FOREIGN.sub(b"", html).replace(b'lang="en"', f'lang="{language}"'.encode(), 1)
        return html.replace(b"</head>", self.heads[language] + b"\n</head>", 1)


class _Page:
    """Gathers one answer whole, then sends it on."""

    def __init__(self, shell: Shell, send: Send, language: str, zipped: bool) -> None:
        self._shell = shell
        self._zipped = zipped
        self._language = language
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def receive(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._shell.dressed(self._body, self._language)
        kept = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        ours = [(b"content-security-policy", POLICY.encode()), (b"vary", b"accept-encoding, accept-language")]
        if self._zipped:
            body = gzip.compress(body, 6)
            ours.append((b"content-encoding", b"gzip"))
        ours.append((b"content-length", str(len(body)).encode()))
        await self._send({**self._start, "headers": [*kept, *ours]})
        await self._send({"type": "http.response.body", "body": body})
