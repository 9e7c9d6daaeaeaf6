"""A small page about the server's work, at ``/stats``: drawn by ``static/js/stats.js``, which asks again and again."""

from __future__ import annotations

import json

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tutor.locales import LANGUAGES, locale
from tutor.ui.words import STATS, word

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'"


def add_page(app: FastAPI, files: str, language: str) -> None:
    """Add the page; ``?lang=`` chooses its language."""

    @app.get("/stats", include_in_schema=False)
    def stats(request: Request, lang: str = language) -> HTMLResponse:
        root = request.scope.get("root_path", "").rstrip("/")
        return HTMLResponse(page(root, files, lang if lang in LANGUAGES else language), headers=HEADERS)


HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}


def page(root: str, files: str, language: str) -> str:
    """Return the page in a language."""
    words = json.dumps({key: word(key, language) for key in STATS}, ensure_ascii=False).replace("<", "\\u003c")
    links = " · ".join(f'<a href="?lang={code}" lang="{code}">{locale(code).name}</a>' for code in LANGUAGES)
    styles = "".join(f'<link rel="stylesheet" href="{root}/{files}/css/{name}.css">' for name in ("tokens", "stats"))
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{word("name", language)} · {word("stats-title", language)}</title>{styles}
<script type="application/json" id="sw-words" data-language="{language}">{words}</script>
<script type="module" src="{root}/{files}/js/stats.js" data-from="{root}/api/stats"></script></head>
<body class="sw-stats"><main><h1>{word("stats-title", language)}</h1><p>{word("stats-lead", language)}</p>
<div id="sw-stats"></div><p><a href="{root}/">{word("name", language)}</a> · {links}</p></main></body></html>"""
