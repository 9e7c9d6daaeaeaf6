"""What a scripted tutor can show and the real one should not: slow streams, Stop, models, crashes, hostile text."""

from __future__ import annotations

import re
import time

import pytest

from tests.ui.conftest import Served, page_of

pytestmark = pytest.mark.browser


def test_stop_stops_the_engine_and_the_next_question_works_at_once(watcher, fake):
    student = watcher
    closed = fake.closed
    student.ask("long")
    student.see(".sw-step")
    assert student.page.is_visible("#sw-stop-button")
    assert not student.page.is_visible("#sw-solve-button")
    student.shot("solving", whole=False)
    student.page.click("#sw-stop-button")
    student.see(".sw-notice-stopped")
    steps = student.page.locator(".sw-step").count()
    student.solved("quick")
    assert steps < 3
    deadline = time.monotonic() + 20
    while fake.closed == closed:
        assert time.monotonic() < deadline, "the engine was not stopped"
        time.sleep(0.05)


def test_a_closed_page_stops_the_engine(visit, fake):
    student = visit(fake.address)
    closed = fake.closed
    student.ask("slow")
    student.see(".sw-step")
    student.page.close()
    deadline = time.monotonic() + 10
    while fake.closed == closed:
        assert time.monotonic() < deadline, "the engine was not stopped"
        time.sleep(0.05)


def test_steps_appear_one_after_another(watcher, fake):
    student = watcher
    student.ask("slow")
    student.see(".sw-solution.sw-live .sw-step >> nth=0")
    assert student.page.locator("#sw-view-solve .sw-answer").count() == 0
    student.see(".sw-step >> nth=1")
    student.see(".sw-answer[data-status=proved]")


def test_nothing_jumps_while_steps_arrive(watcher, fake):
    student = watcher
    student.page.evaluate(
        "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: false })"
    )
    student.ask("slow")
    student.see(".sw-answer[data-status=proved]")
    assert student.page.evaluate("window.shift") <= 0.05


def test_a_models_words_are_typeset_and_its_reasoning_is_folded(watcher, fake):
    student = watcher
    student.solved("model")
    words = student.text(".sw-words")
    assert "$5 and a book costs $12" in words
    assert "if x<y and y>2 then x < y" in words
    assert student.page.locator(".sw-words .katex").count() == 4
    assert not student.page.is_visible(".sw-thinking .sw-prose")
    student.page.click(".sw-thinking summary")
    student.see(".sw-thinking .sw-prose:has-text('First I look at the signs')")


def test_a_refuted_step_shows_where_it_fails(watcher, fake):
    student = watcher
    student.solved("wrong")
    assert "Refuted" in student.text(".sw-step[data-status=refuted] .sw-badge")
    assert "left side" in student.text(".sw-step[data-status=refuted] .sw-foot")


def test_a_crash_is_told_without_its_secrets(watcher, fake):
    student = watcher
    student.solved("crash")
    student.see(".sw-notice-failed")
    assert re.search(r"To report this, give the number [0-9a-f]{32}\.", student.text(".sw-notice-failed"))
    assert "secret detail" not in student.page.content()
    student.solved("quick")


def test_a_server_that_is_gone_is_told_in_a_sentence_and_the_question_stays(visit, fake):
    served = Served(page_of(fake))
    student = visit(served.address)
    student.ask("slow")
    student.see(".sw-step")
    served.stop()
    assert "connection was lost" in student.text(".sw-notice-failed")
    assert student.count("#sw-view-solve .sw-step") > 0
    student.ask("quick")
    student.page.wait_for_function("Stepwise.views.solve.finished")
    assert "connection was lost" in student.text(".sw-notice-failed")
    student.page.fill("#sw-problem textarea", "quicker")
    with student.page.expect_navigation():  # Gradio's, when it finds another server at the address
        again = Served(page_of(fake), served.port)
    student.errors.clear()  # what could not be fetched
    student.page.wait_for_function("window.Stepwise?.settled")
    assert student.page.input_value("#sw-problem textarea") == "quicker"
    student.solved("quick")
    student.page.close()
    again.stop()


def test_hostile_text_stays_text(watcher, fake):
    student = watcher
    assert len(fake.payloads) >= 60
    before = student.page.evaluate(STANDING)
    student.solved("payloads " + " ".join(fake.payloads))
    student.page.click(".sw-thinking summary")
    assert student.page.evaluate(STANDING) == before
    assert student.page.evaluate(HARMED) == []
    student.tab("history")
    student.see(".sw-entry")
    student.page.click(".sw-entry >> nth=0")
    student.see("#sw-view-reopened .sw-answer")
    assert student.page.evaluate(HARMED) == []
    assert student.page.evaluate(STANDING) == before
    shown = student.page.inner_text("#sw-view-reopened")
    for payload in (
        "<script>window.pwned=1</script>",
        "<style>*{display:none}</style>",
        "<base href=https://evil.example/>",
    ):
        assert payload in shown


STANDING = "[document.forms.length, document.images.length, location.origin]"
"""What hostile text would change."""
HARMED = """() => {
    const roots = [...document.querySelectorAll('#sw-view-solve, #sw-view-reopened')];
    const every = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    const bad = ({ name, value }) => /^(on.*|srcdoc|srcset|src|href|action|formaction|target)$/.test(name)
        || (name === 'style' && /evil|url|fixed/.test(value));
    const wild = every('*').filter((node) => [...node.attributes].some(bad));
    const fixed = every('*').filter((node) => ['fixed', 'sticky'].includes(getComputedStyle(node).position));
    const foreign = every(`img, script, iframe, frame, style, link, a, form, object, embed, base, meta, video, audio,
        input, template, marquee, .katex [id], .katex [class~=sw-answer], .katex [data-act]`);
    const ran = window.pwned ? ['a script ran'] : [];
    return [...ran, ...[...wild, ...fixed, ...foreign].map((node) => node.outerHTML.slice(0, 99))];
}"""
"""What hostile text must not have brought into the solution, here or reopened."""


def test_money_stays_money_and_comparisons_stay_mathematics(watcher):
    shown = watcher.page.evaluate(BLOCKS, list(READ))
    assert {source: tuple(found) for source, found in zip(READ, shown, strict=True)} == READ


READ = {
    "A pen costs $5 and a book $6.": ("A pen costs $5 and a book $6.", 0),
    "$5 and $6": ("$5 and $6", 0),
    "from $5,000 to $6,000": ("from $5,000 to $6,000", 0),
    "if x < 3 and y > 2 then": ("if x < 3 and y > 2 then", 0),
    "so $x < 3$ here": ("so x<3 here", 1),
    "a <b and c> d": ("a <b and c> d", 0),
    r"\(x<3\) holds": ("x<3 holds", 1),
    "It is $5x + 3$ dollars": ("It is 5x+3 dollars", 1),
    "1 < 2 <script> 3": ("1 < 2 <script> 3", 0),
}
"""What is written → what is read, and how many formulas are in it."""
BLOCKS = """async (sources) => {
    const { src } = document.querySelector('script[src$="page.js"]');
    const { block } = await import(src.replace('page.js', 'markdown.js'));
    return sources.map((source) => {
        const node = block(source);
        for (const twice of node.querySelectorAll('.katex-html, annotation')) twice.remove();
        return [node.textContent, node.querySelectorAll('.katex').length];
    });
}"""


def test_nothing_of_a_formula_is_painted_outside_its_text(watcher, fake):
    student = watcher
    student.solved("payloads " + fake.payloads[0])
    free = """() => [...document.querySelectorAll('#sw-view-solve .sw-math')].filter((node) => {
        const holder = node.closest('.sw-prose, .sw-because, h2, h3, .sw-display, .sw-reason');
        const style = holder && getComputedStyle(holder);
        return !style || !(/clip|hidden|auto/.test(style.overflowX) || /paint/.test(style.contain));
    }).length"""
    assert student.page.evaluate(free) == 0
