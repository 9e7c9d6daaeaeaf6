"""The About tab: what this is, what the marks mean, which engine is in use, what is kept."""

from __future__ import annotations

from html import escape

import gradio as gr

from tutor import __version__
from tutor.ui.page import Page
from tutor.ui.words import word

MARKS = {
    "proved": "M5 12.5l4.5 4.5L19 7.5",
    "refuted": "M6.5 6.5l11 11M17.5 6.5l-11 11",
    "unchecked": "M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M12 17.4v.1",
}
"""The three marks and their icons, as ``static/js/marks.js`` draws them."""


def about_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`."""
    page.labels(gr.HTML, told={"value": lambda language: about(page, language)}, apply_default_css=False)


def about(page: Page, language: str) -> str:
    """Return the text of the tab."""

    def w(key: str) -> str:
        return escape(word(key, language))

    marks = "".join(
        f'<dt><span class="sw-badge sw-{mark}"><svg class="sw-icon" viewBox="0 0 24 24" aria-hidden="true">'
        f'<path d="{icon}"/></svg>{w(mark)}</span></dt><dd>{w(f"about-{mark}")}</dd>'
        for mark, icon in MARKS.items()
    )
    topics = "".join(f"<li>{escape(title)}</li>" for title, _ in page.titles(language))
    return f"""<div class="sw-root sw-about">
<div><h2>{w("about-title")}</h2><p>{w("about-lead")}</p></div>
<div><h2>{w("about-marks")}</h2><dl>{marks}</dl></div>
<div><h2>{w("engine")}</h2><p>{escape(page.engine(language))}</p></div>
<div><h2>{w("about-topics")}</h2><ul>{topics}</ul></div>
<div><h2>{w("about-privacy")}</h2><p>{w("about-privacy-text")}</p></div>
<div><h2>{w("about-account")}</h2>{_consent(page, language)}</div>
<div><h2>{w("about-programs")}</h2><p>{w("about-api")} <a href="docs">{w("about-api-link")}</a></p>
<p><a href="stats?lang={language}">{w("about-stats")}</a></p></div>
<p class="sw-soft">{escape(word("about-version", language).format(version=__version__))}</p>
</div>"""


def _consent(page: Page, language: str) -> str:
    """What an account means: the same sentences that one agrees to when making one."""
    days = page.tutor.settings.retention_days
    kept = word("ac-consent-days", language).format(n=days) if days else word("ac-consent-ever", language)
    what, who, how = (word(f"ac-consent-{part}", language) for part in ("what", "who", "erase"))
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in (what, who, kept, how))
