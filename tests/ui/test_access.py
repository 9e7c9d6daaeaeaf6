"""Accessibility: axe-core finds nothing serious on any tab, and what it cannot see: keyboard, focus, zoom, quiet."""

from __future__ import annotations

import pytest

from tests.ui.conftest import AXE
from tutor.ui import TABS

pytestmark = pytest.mark.browser
ALL = """axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })"""
COLOURS = "axe.run(document, { runOnly: ['color-contrast'] })"
OPEN = "name => document.dispatchEvent(new CustomEvent('stepwise-tab', { detail: name }))"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STILL = "for (const one of document.getAnimations()) try { one.finish(); } catch { one.cancel(); }"


def serious(page, run):
    page.evaluate(STILL)
    found = page.evaluate(run)["violations"]
    return [
        (one["id"], node["html"][:200])
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:3]
    ]


def everywhere(page):
    """What axe finds in light and in dark."""
    light = serious(page, ALL)
    page.evaluate("document.body.classList.add('dark')")
    page.wait_for_timeout(250)
    dark = serious(page, COLOURS)
    page.evaluate("document.body.classList.remove('dark')")
    return light + dark


@pytest.fixture
def examined(watcher):
    watcher.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    return watcher


def test_axe_finds_nothing_serious_on_any_tab(examined):
    found = {}
    for tab in TABS[1:]:
        examined.tab(tab)
        examined.page.wait_for_timeout(300)
        found[tab] = everywhere(examined.page)
    assert {tab: what for tab, what in found.items() if what} == {}


def test_axe_finds_nothing_serious_in_solutions(examined):
    examined.solved("wrong")
    assert everywhere(examined.page) == []
    examined.solved("model")
    assert serious(examined.page, ALL) == []
    examined.ask("quick", mode="guide")
    examined.page.click("[data-act=hint]")
    assert everywhere(examined.page) == []
    examined.solved("( 2x")
    assert everywhere(examined.page) == []


def test_on_a_phone_or_zoomed_to_four_hundred_percent_nothing_scrolls_sideways_and_axe_finds_nothing(examined):
    examined.solved("wrong")
    examined.page.set_viewport_size({"width": 320, "height": 700})
    try:
        found = {}
        for tab in (*TABS[1:], TABS[0]):
            examined.page.evaluate(
                "name => document.dispatchEvent(new CustomEvent('stepwise-tab', { detail: name }))", tab
            )
            examined.page.wait_for_timeout(300)
            found[tab] = [examined.page.evaluate(SIDEWAYS), *serious(examined.page, ALL)]
        assert {tab: what for tab, what in found.items() if what != [0]} == {}
    finally:
        examined.page.set_viewport_size({"width": 1200, "height": 850})


FOCUSED = """() => {
    const node = document.activeElement;
    const near = [node, ...node.querySelectorAll('*'), node.parentElement, node.closest('label')].filter(Boolean);
    const ringed = near.some((one) => {
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
    });
    return [node.id || node.className || node.tagName, ringed, node.closest('#sw-view-solve .sw-step') !== null];
}"""


def test_a_problem_is_solved_and_read_by_keyboard_with_the_focus_in_sight(watcher):
    watcher.solved("first")
    watcher.page.focus("#sw-problem textarea")
    watcher.page.keyboard.press("Control+A")
    watcher.page.keyboard.type("quick")
    watcher.page.keyboard.press("Enter")
    watcher.page.wait_for_function("Stepwise.views.solve.finished && Stepwise.views.solve.value.text === 'quick'")
    unseen = []
    for _ in range(40):
        watcher.page.keyboard.press("Tab")
        name, ringed, within = watcher.page.evaluate(FOCUSED)
        if not ringed:
            unseen.append(name)
        if within:
            break
    else:
        pytest.fail("the steps are not reached")
    assert unseen == []


def test_mathematics_can_be_read_aloud_and_marks_have_words(watcher):
    watcher.solved("wrong")
    formulas = watcher.count("#sw-view-solve .katex")
    assert formulas >= 6
    assert watcher.count("#sw-view-solve .katex-mathml math") == formulas
    assert watcher.count("#sw-view-solve .katex-html[aria-hidden=true]") == formulas
    assert "Step 2" in watcher.page.text_content("#sw-view-solve .sw-step >> nth=1")
    for status in ("proved", "refuted", "unchecked"):
        for words in watcher.page.locator(f"#sw-view-solve .sw-badge.sw-{status}").all_text_contents():
            assert words.strip()


def test_nobody_is_told_every_token(watcher):
    """What is read aloud by itself changes with what is done, not with every piece of a text."""
    watcher.page.evaluate(
        """() => {
            window.said = 0;
            const told = { childList: true, subtree: true, characterData: true };
            const live = (node) => node.closest?.('[aria-live]:not([aria-live=off]), [role=status], [role=alert]');
            new MutationObserver((changes) => {
                for (const { target } of changes) {
                    const place = live(target.nodeType === 1 ? target : target.parentElement);
                    if (place?.closest('.sw-root') && place.getAttribute('aria-hidden') !== 'true') window.said += 1;
                }
            }).observe(document.querySelector('#sw-view-solve'), told);
        }"""
    )
    watcher.solved("model")
    assert watcher.count(".sw-words .katex") >= 4
    assert watcher.page.evaluate("window.said") <= 12
    assert "Proven" in watcher.page.text_content("#sw-view-solve .sw-status [role=status]")


def test_who_wants_no_motion_has_none(visit, fake):
    calm = visit(fake.address, reduced_motion="reduce")
    calm.ask("slow")
    calm.see(".sw-step")
    moving = (
        "document.getAnimations().filter((one) => one.effect.target.closest('.sw-root')).map((one) => one.playState)"
    )
    assert "running" not in calm.page.evaluate(moving)
