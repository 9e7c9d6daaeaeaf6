"""What a scripted tutor can show and the real one should not: slow streams, Stop, models, crashes, hostile text."""

from __future__ import annotations

import time

import pytest

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
    student.see(".sw-step >> nth=0")
    assert student.page.locator(".sw-answer").count() == 0
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
    assert "First I look at the signs" in student.text(".sw-thinking .sw-prose")


def test_a_refuted_step_shows_where_it_fails(watcher, fake):
    student = watcher
    student.solved("wrong")
    assert "Refuted" in student.text(".sw-step[data-status=refuted] .sw-badge")
    assert "left side" in student.text(".sw-step[data-status=refuted] .sw-foot")


def test_a_crash_is_told_without_its_secrets(watcher, fake):
    student = watcher
    student.solved("crash")
    student.see(".sw-notice-failed")
    assert "secret detail" not in student.page.content()
    student.solved("quick")


def test_hostile_text_stays_text(watcher, fake):
    student = watcher
    student.solved("payloads " + " ".join(fake.payloads))
    student.page.click(".sw-thinking summary")
    student.tab("history")
    student.see(".sw-entry")
    student.page.click(".sw-entry >> nth=0")
    student.see("#sw-view-reopened .sw-answer")
    assert student.page.evaluate("window.pwned") is None
    inside = ".sw-root :is(img, script, iframe, style, link, a, form, object, embed)"
    assert student.page.locator("#sw-tab-solve, #sw-tab-history").locator(inside).count() == 0
    assert student.page.locator(".sw-root [onerror], .sw-root [onload], .sw-root [style*=fixed]").count() == 0
    assert "<script>window.pwned=1</script>" in student.page.inner_text("#sw-view-reopened")
