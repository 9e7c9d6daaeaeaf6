"""Every tab on a desktop and a phone, in both languages, light and dark: its words, and nothing scrolls sideways."""

from __future__ import annotations

import re

import pytest

from tests.ui.conftest import SHOTS
from tutor.ui import TABS

pytestmark = pytest.mark.browser
PICTURED = (
    pytest.param(1200, "ko-KR", "dark", id="desktop-ko-dark"),
    pytest.param(360, "en-US", "dark", id="phone-en-dark"),
    pytest.param(360, "ko-KR", "light", id="phone-ko-light"),
)
"""More of them, for the pictures in the documentation."""
DRESSES = [
    pytest.param(1200, "en-US", "light", id="desktop-en-light"),
    pytest.param(360, "ko-KR", "dark", id="phone-ko-dark"),
    *(PICTURED if SHOTS else ()),
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("width", "locale", "scheme"), DRESSES)
def test_every_tab_speaks_the_language_and_fits(visit, real, width, locale, scheme):
    reader = visit(real, width=width, height=850, locale=locale, color_scheme=scheme)
    korean = locale.startswith("ko")
    name = f"{'phone' if width == 360 else 'desktop'}-{locale[:2]}-{scheme}"
    for tab in (each for each in TABS if each != "classes"):
        reader.tab(tab)
        reader.page.wait_for_function("name => document.getElementById(name).innerText.trim()", arg=f"sw-tab-{tab}")
        words = reader.text(f"#sw-tab-{tab}").replace("한국어", "")  # a language is named in itself
        assert bool(re.search("[가-힣]{2}", words)) is korean, tab
        assert reader.page.evaluate(SIDEWAYS) <= 0, tab
        reader.shot(f"{name}-{tab}")
    reader.solved("Solve 2x^2 + 5x - 3 = 0" if not korean else "2x^2 + 5x - 3 = 0을 푸시오")
    reader.see("#sw-view-solve .sw-answer[data-status=proved]")
    reader.page.wait_for_function(
        "document.querySelectorAll('#sw-view-solve .sw-step[data-status=proved]').length >= 4"
    )
    assert reader.page.evaluate(SIDEWAYS) <= 0
    reader.shot(f"{name}-solved")
