"""The page's first HTML: Gradio's, with our head in it, so that styles and scripts load at once and in order."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.locales import LANGUAGES
from tutor.ui.words import texts, word

STATIC = Path(__file__).parent / "static"
"""Scripts, styles, fonts."""
STYLES = ("tokens", "composer", "page", "solution", "marks", "claims", "answer", "tools", "tabs", "worksheet", "print")
"""Style sheets, in order."""
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
    files = sorted(path for folder in ("js", "css") for path in (STATIC / folder).iterdir())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


def head(base: str, language: str) -> str:
    """Return what the page loads: our words, styles, KaTeX and scripts; all from here."""
    words = json.dumps({code: texts(code) for code in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
    scripts = sorted(path.name for path in (STATIC / "js").glob("*.js"))
    return "\n".join(
        [
            f"<title>{word('name', language)}</title>",
            f'<meta name="description" content="{word("tagline", language)}">',
            f'<link rel="stylesheet" href="{base}/katex/katex.min.css">',
            *(f'<link rel="stylesheet" href="{base}/css/{name}.css">' for name in STYLES),
            *(f'<link rel="modulepreload" href="{base}/js/{name}">' for name in scripts),
            f'<script type="application/json" id="sw-words">{words}</script>',
            "<script>window.stepwise = new Promise((ready) => { window.stepwiseReady = ready; });</script>",
            f'<script defer src="{base}/katex/katex.min.js"></script>',
            f'<script type="module" src="{base}/js/page.js"></script>',
        ]
    )


class Shell:
    """The application with our head in its first page."""

    def __init__(self, app: ASGIApp, base: str, language: str) -> None:
        self.app = app
        self.language = language.encode()
        self.head = head(base, language).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; only the page itself is changed."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        page = _Page(self, send)
        await self.app({**scope, "headers": plain}, receive, page.receive)

    def dressed(self, html: bytes) -> bytes:
        """Return the page with our head and language."""
        html = FOREIGN.sub(b"", html).replace(b'lang="en"', b'lang="' + self.language + b'"', 1)
        return html.replace(b"</head>", self.head + b"\n</head>", 1)


class _Page:
    """Gathers one answer whole, then sends it on."""

    def __init__(self, shell: Shell, send: Send) -> None:
        self._shell = shell
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
        body = self._shell.dressed(self._body)
        kept = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        ours = [(b"content-length", str(len(body)).encode()), (b"content-security-policy", POLICY.encode())]
        await self._send({**self._start, "headers": [*kept, *ours]})
        await self._send({"type": "http.response.body", "body": body})
