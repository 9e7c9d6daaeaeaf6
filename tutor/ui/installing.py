"""What makes the page an application that can be installed: its manifest, its service worker, the page without a line.

The worker keeps versioned files only, never a question or an answer, and says in a sentence when there is no line.
"""

from __future__ import annotations

import json
from html import escape

import gradio as gr
from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse, JSONResponse

from tutor.locales import LANGUAGES
from tutor.ui.files import STATIC
from tutor.ui.shell import POLICY
from tutor.ui.words import word

COLOUR = "#4046ca"
GROUND = "#f6f5f1"
"""As ``static/css/tokens.css`` has them."""
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-512.png", "512x512", "maskable"),
)
TABS_AT_HAND = ("practice", "worksheets", "history")
"""Tabs that a long press on the icon offers."""


def add_installing(app: FastAPI, base: str, language: str) -> None:
    """Add the routes to an application whose files are under ``base``."""
    worker = _worker(base)
    offline = _offline(base)

    @app.get("/manifest.webmanifest", include_in_schema=False)
    def manifest_of(lang: str = "") -> JSONResponse:
        told = manifest(base, lang if lang in LANGUAGES else language)
        return JSONResponse(told, media_type="application/manifest+json")

    @app.get("/service-worker.js", include_in_schema=False)
    def worker_of() -> Response:
        return Response(worker, media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    @app.get("/offline", include_in_schema=False)
    def offline_of() -> HTMLResponse:
        return HTMLResponse(offline, headers={"Content-Security-Policy": POLICY})


def manifest(base: str, language: str) -> dict[str, object]:
    """Return the manifest in a language."""
    icons = [
        {"src": f"{base}/icons/{name}", "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    icons.append({"src": f"{base}/icons/mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"})
    shortcuts = [
        {"name": word(f"tab-{name}", language), "url": f"./{name}", "icons": icons[:1]} for name in TABS_AT_HAND
    ]
    return {
        "id": "./",
        "name": word("name", language),
        "short_name": word("name", language),
        "description": word("tagline", language),
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": COLOUR,
        "categories": ["education"],
        "icons": icons,
        "shortcuts": shortcuts,
    }


def _worker(base: str) -> str:
    """The worker's script, which knows the version of the files."""
    kept = ["offline", f"{base}/css/tokens.css", f"{base}/css/offline.css", f"{base}/js/offline.js"]
    told = {"version": f"{base}/{gr.__version__}", "kept": [*kept, f"{base}/icons/mark.svg"]}
    source = (STATIC / "worker" / "service-worker.js").read_text(encoding="utf-8")
    return f"const STEPWISE = {json.dumps(told)};\n{source}"


def _offline(base: str) -> str:
    """The page without a line, in every language; its script shows the one that was chosen."""
    sections = "".join(
        f'<section lang="{code}"><h1>{escape(word("offline-title", code))}</h1>'
        f"<p>{escape(word('offline-text', code))}</p>"
        f'<a href="./">{escape(word("offline-again", code))}</a></section>'
        for code in LANGUAGES
    )
    return (
        f'<!doctype html><html lang="{LANGUAGES[0]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(word('name', LANGUAGES[0]))}</title>"
        f'<link rel="stylesheet" href="{base}/css/tokens.css"><link rel="stylesheet" href="{base}/css/offline.css">'
        f'<script type="module" src="{base}/js/offline.js"></script></head>'
        f'<body><main><img src="{base}/icons/mark.svg" alt="" width="72" height="72">{sections}</main></body></html>'
    )
