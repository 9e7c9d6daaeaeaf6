"""The small page about the server's work."""

from __future__ import annotations

import pytest


@pytest.mark.browser
@pytest.mark.parametrize(("language", "title"), [("en", "How the server is doing"), ("ko", "서버 상태")])
def test_the_page_shows_the_numbers_in_both_languages(chromium, real, language, title):
    context = chromium.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{real}/stats?lang={language}")
    page.wait_for_selector("section th")
    assert page.inner_text("h1") == title
    assert page.get_attribute("html", "lang") == language
    assert errors == []
    context.close()


@pytest.mark.browser
def test_the_numbers_change_without_a_click(chromium, real):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{real}/stats?lang=en")
    page.wait_for_selector("section th")
    reply = page.request.post(f"{real}/api/solve-math", data={"problem": "7x = 21"})
    assert reply.ok
    page.wait_for_function("document.body.innerText.includes('Engine: symbolic')", timeout=20_000)
    context.close()
