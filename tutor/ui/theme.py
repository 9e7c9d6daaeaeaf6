"""The theme: Stepwise's own colours and system fonts, so that nothing is fetched from elsewhere.

The colours live in ``static/css/tokens.css``; Gradio's variables are pointed at them, so light and dark are one place.
"""

from __future__ import annotations

import gradio as gr

SANS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Apple SD Gothic Neo",
    "Malgun Gothic",
    "Noto Sans KR",
    "Noto Sans CJK KR",
    "sans-serif",
)
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "D2Coding", "monospace")


def theme() -> gr.themes.Base:
    """Return the theme of the page."""
    base = gr.themes.Base(font=SANS, font_mono=MONO, radius_size="lg", spacing_size="md", text_size="md")
    return base.set(**_both(VARIABLES))


VARIABLES = {
    "body_background_fill": "var(--sw-ground)",
    "body_text_color": "var(--sw-ink)",
    "body_text_color_subdued": "var(--sw-soft)",
    "background_fill_primary": "var(--sw-paper)",
    "background_fill_secondary": "var(--sw-ground)",
    "block_background_fill": "transparent",
    "block_border_color": "var(--sw-line)",
    "block_label_text_color": "var(--sw-soft)",
    "block_title_text_color": "var(--sw-ink)",
    "border_color_primary": "var(--sw-line)",
    "border_color_accent": "var(--sw-brand)",
    "color_accent_soft": "var(--sw-brand-soft)",
    "link_text_color": "var(--sw-brand)",
    "input_background_fill": "var(--sw-paper)",
    "input_background_fill_focus": "var(--sw-paper)",
    "input_border_color": "var(--sw-edge)",
    "input_border_color_focus": "var(--sw-brand)",
    "input_placeholder_color": "var(--sw-soft)",
    "button_primary_background_fill": "var(--sw-brand)",
    "button_primary_background_fill_hover": "var(--sw-brand-strong)",
    "button_primary_border_color": "transparent",
    "button_primary_text_color": "var(--sw-on-brand)",
    "button_secondary_background_fill": "var(--sw-paper)",
    "button_secondary_background_fill_hover": "var(--sw-brand-soft)",
    "button_secondary_border_color": "var(--sw-edge)",
    "button_secondary_text_color": "var(--sw-ink)",
    "panel_background_fill": "transparent",
    "checkbox_label_background_fill": "transparent",
}
"""Gradio's names and what they are here."""


def _both(variables: dict[str, str]) -> dict[str, str]:
    return {**variables, **{f"{name}_dark": value for name, value in variables.items()}}
