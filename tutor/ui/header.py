"""The page's header: the mark, the name, light or dark; and the row of tabs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tutor.ui.words import word

MARK = """<svg class="sw-logo" viewBox="0 0 64 64" aria-hidden="true">
<rect width="64" height="64" rx="16" fill="#4046ca"/>
<g fill="none" stroke-linecap="round" stroke-linejoin="round" stroke-width="6">
<path stroke="#8ff0c0" d="M31 30l9 9 14-23"/>
<path stroke="#fff" d="M10 50h10.500V40H31V30"/></g></svg>"""
"""Steps that lead to a check mark; ``static/icons/mark.svg`` is the same."""
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


def navigation(tabs: Sequence[str], language: str) -> str:
    """Return the row of tabs; ``static/js/links.js`` opens Gradio's with it and keeps the address."""
    buttons = "".join(
        f'<button type="button" role="tab" id="sw-nav-{name}" data-tab="{name}" data-t="tab-{name}" '
        f'aria-selected="{"true" if name == tabs[0] else "false"}" tabindex="{0 if name == tabs[0] else -1}">'
        f"{escape(word(f'tab-{name}', language))}</button>"
        for name in tabs
    )
    label = escape(word("tabs", language))
    row = f'<div role="tablist" data-t-label="tabs" aria-label="{label}">{buttons}</div>'
    return f'<div class="sw-root sw-nav">{row}</div>'
