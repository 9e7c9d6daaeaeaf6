"""Addresses: a problem, a tab, a language; Back and Forward; the row of tabs by keyboard and on a phone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tutor.ui import TABS

pytestmark = pytest.mark.browser
BOX = "#sw-problem textarea"


def selected(student):
    return student.page.get_attribute(".sw-nav [aria-selected=true]", "data-tab")


def path(student):
    return urlsplit(student.page.url).path


def test_a_shared_problem_opens_as_it_was_and_is_solved(visit, real):
    student = visit(real, path="/?problem=Solve%20x%5E2%20%3D%2049&level=advanced&mode=show&lang=ko&solve=1")
    student.see("#sw-view-solve .sw-answer[data-status=proved]")
    assert student.page.input_value(BOX) == "Solve x^2 = 49"
    assert student.page.is_checked("#sw-level input[value=advanced]")
    assert student.page.is_checked("#sw-mode input[value=show]")
    assert student.page.evaluate("document.documentElement.lang") == "ko"
    assert "7" in student.text("#sw-view-solve .sw-answer")


def test_hostile_addresses_stay_text(visit, real):
    problem = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    student = visit(real, path=f"/?problem={problem}&tab=%3Cscript%3E&lang=%22%3E&level=x")
    assert student.page.input_value(BOX) == "<img src=x onerror=alert(1)>"
    assert selected(student) == "solve"
    assert student.count("#sw-view-solve .sw-step") == 0


@pytest.mark.parametrize("address", ["/history", "/?tab=history"])
def test_a_tab_has_an_address(visit, real, address):
    student = visit(real, path=address)
    student.see("#sw-tab-history")
    assert selected(student) == "history"
    assert "History" in student.page.title()


def test_back_and_forward_follow_tabs_and_problems(visit, real):
    student = visit(real)
    for tab in ("about", "history"):
        student.tab(tab)
        assert path(student) == f"/{tab}"
    student.page.go_back()
    student.see("#sw-tab-about")
    assert selected(student) == "about"
    student.page.go_forward()
    student.see("#sw-tab-history")
    student.solved("x + 1 = 3")
    assert parse_qs(urlsplit(student.page.url).query)["problem"] == ["x + 1 = 3"]
    student.solved("x + 1 = 4")
    student.page.go_back()
    student.page.wait_for_function("document.querySelector('#sw-problem textarea').value === 'x + 1 = 3'")
    student.page.go_back()
    student.page.go_back()
    student.see("#sw-tab-history")
    student.page.reload()
    student.page.wait_for_function("window.Stepwise?.settled")
    student.see("#sw-tab-history")


def shown(student):
    """The tabs that are offered: classes only to those who signed in."""
    tabs = student.page.eval_on_selector_all(".sw-nav [data-tab]:visible", "found => found.map(one => one.dataset.tab)")
    assert set(TABS) - set(tabs) <= {"classes"}
    return tabs


def test_tabs_are_reached_by_keyboard(student):
    student.tab("solve")
    student.page.focus(".sw-nav [data-tab=solve]")
    student.page.keyboard.press("ArrowRight")
    assert selected(student) == TABS[1]
    student.page.keyboard.press("End")
    assert selected(student) == TABS[-1]
    assert student.page.evaluate("document.activeElement.dataset.tab") == TABS[-1]
    student.see(f"#sw-tab-{TABS[-1]}")
    student.page.keyboard.press("ArrowRight")
    assert selected(student) == TABS[0]
    roles = student.page.eval_on_selector_all("[role=tablist]:visible", "found => found.length")
    assert roles == 1


def test_every_tab_is_reached_on_a_phone(visit, real):
    student = visit(real, width=360, height=740, has_touch=True)
    for tab in shown(student):
        student.tab(tab)
        box = student.page.locator(f".sw-nav [data-tab={tab}]").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert student.page.evaluate("document.documentElement.scrollWidth") <= 360, tab
    assert student.count(".overflow-menu:visible") == 0
    student.shot("phone-tabs", whole=False)


def test_the_browsers_language_is_spoken_and_another_is_remembered(visit, real):
    student = visit(real, locale="ko-KR")
    student.see("#sw-solve-button:has-text('풀')")
    assert student.page.evaluate("document.documentElement.lang") == "ko"
    student.speak("en")
    student.see("#sw-solve-button:has-text('Solve')")
    student.open()
    assert student.page.evaluate("document.documentElement.lang") == "en"
