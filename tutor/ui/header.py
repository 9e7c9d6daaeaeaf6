"""The page's header: the mark, the name, light or dark."""

from __future__ import annotations

from html import escape

from tutor.ui.words import word

MARK = """<svg class="sw-logo" viewBox="0 0 40 40" aria-hidden="true">
<rect width="40" height="40" rx="11" fill="var(--sw-brand)"/>
<g fill="none" stroke="var(--sw-on-brand)" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
<path d="M9 29h7v-6h7v-6h8"/><path d="M24 10l3 3 6-6"/></g></svg>"""
"""Stairs and a check mark; ``static/favicon.png`` is the same."""
MOON = """<svg class="sw-icon" viewBox="0 0 24 24" aria-hidden="true">
<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/></svg>"""


def header(language: str) -> str:
    """Return the header; its words change with the language in the browser (``data-t``)."""
    name, tagline, theme = (escape(word(key, language)) for key in ("name", "tagline", "theme"))
    return (
        f'<header class="sw-root sw-top">{MARK}'
        f'<div><h1 data-t="name">{name}</h1><p data-t="tagline">{tagline}</p></div>'
        f'<button class="sw-theme" type="button" data-act="theme" data-t-label="theme" aria-label="{theme}">'
        f"{MOON}</button></header>"
    )
