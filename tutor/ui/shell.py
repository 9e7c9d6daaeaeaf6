"""The page's first HTML: Gradio's, with our head in it, so that styles and scripts load at once and in order."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.locales import LANGUAGES
from tutor.ui.files import coding, packed
from tutor.ui.words import texts, word

FONTS = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")
"""Fonts that nearly every formula needs, asked for at once, so that nothing is drawn twice."""
FIRST = """
window.stepwise = new Promise((ready) => { window.stepwiseReady = ready; });
{
  const frame = window.requestAnimationFrame.bind(window);
  const clock = /performance\\.now\\(\\)-[^,]*1e3/;
  window.requestAnimationFrame = (act) => (clock.test(act) ? setTimeout(act, 1000) : frame(act));
}
"""
"""What runs before Gradio: a promise of our scripts. And Gradio's clock counts seconds: the first one of a page never
stops, and would have the browser draw every frame for ever, although nobody sees it."""
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


def head(base: str, language: str, early: Sequence[str] = ()) -> str:
    """Return what the page loads: our words, styles, KaTeX and scripts, and ``early`` links; all from here."""
    words = json.dumps({code: texts(code) for code in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
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
            f'<script type="application/json" id="sw-words">{words}</script>',
            f"<script>{FIRST}</script>",
            f'<script defer fetchpriority="high" src="{base}/katex/katex.min.js"></script>',
            f'<script type="module" src="{base}/js/page.js"></script>',
            *early,
        ]
    )


class Shell:
    """The application with our head in its first page."""

    def __init__(
        self, app: ASGIApp, base: str, language: str, tabs: Sequence[str] = (), early: Sequence[str] = ()
    ) -> None:
        self.app = app
        self.language = language
        self.heads = {code: head(base, code, early).encode() for code in LANGUAGES}
        self.paths = frozenset(["/", *(f"/{tab}" for tab in tabs)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; only the page itself is changed, which every tab's address leads to."""
        if scope["type"] != "http" or scope["path"] not in self.paths or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
        page = _Page(self, send, self.spoken(scope), coding(accepted))
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

    def __init__(self, shell: Shell, send: Send, language: str, coding: str) -> None:
        self._shell = shell
        self._coding = coding
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
        if self._coding:
            body = packed(body, self._coding)
            ours.append((b"content-encoding", self._coding.encode()))
        ours.append((b"content-length", str(len(body)).encode()))
        await self._send({**self._start, "headers": [*kept, *ours]})
        await self._send({"type": "http.response.body", "body": body})
