"""A student solves problems on the page: the whole tutor in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

QUADRATIC = "Solve 2x^2+5x-3=0 for x"
SOLVED = "#sw-view-solve .sw-answer[data-status=proved]"


def test_a_problem_streams_in_is_proven_and_is_found_again(visit, real):
    student = visit(real)
    student.shot("solve-empty", whole=False)
    student.solved(QUADRATIC)
    assert "Proven" in student.text(SOLVED)
    assert student.count(".sw-step") >= 3
    assert student.count(".sw-step[data-status=proved] .katex") >= 3
    assert student.count(".sw-answer .katex-mathml") == 1
    student.shot("solve-solution")
    shown = student.text("#sw-view-solve .sw-steps"), student.text("#sw-view-solve .sw-answer")

    student.open()
    student.tab("history")
    student.see(".sw-entry")
    assert student.count(".sw-entry") == 1
    assert QUADRATIC in student.text(".sw-entry")
    student.shot("history", whole=False)
    student.page.click(".sw-entry")
    student.see("#sw-view-reopened .sw-answer[data-status=proved]")
    assert (student.text("#sw-view-reopened .sw-steps"), student.text("#sw-view-reopened .sw-answer")) == shown
    student.page.click(".sw-back")
    student.see(".sw-entry")


def test_a_picture_shows_the_roots_and_says_so(student):
    student.solved(QUADRATIC)
    student.see("#sw-view-solve .sw-figure svg")
    assert student.count(".sw-figure circle.figure-mark") == 2
    assert "crosses" in student.page.text_content(".sw-figure title")
    assert student.count(".sw-figure figcaption .katex") >= 2


def test_what_changed_is_marked_in_the_lines(student):
    student.solved("2x + 3 = 7")
    assert student.count(".sw-work .changed") >= 2
    assert student.count(".sw-work .katex-error, .sw-work code") == 0


def test_another_way_to_solve_can_be_chosen(student):
    student.solved("Solve x^2 + 6x + 5 = 0")
    first = student.text("#sw-view-solve .sw-steps")
    student.page.focus(".sw-ways [role=tab][aria-selected=true]:has-text('The tutor’s choice')")
    while "Completing the square" not in student.text(":focus"):
        student.page.keyboard.press("ArrowRight")
    student.page.keyboard.press("Enter")
    student.see(".sw-ways [role=tab][aria-selected=true]:focus:has-text('Completing the square')")
    assert student.count("#sw-solved[role=tabpanel][aria-labelledby=sw-way-completing-the-square] .sw-steps") == 1
    student.see(SOLVED)
    assert student.text("#sw-view-solve .sw-steps") != first
    assert "square" in student.text("#sw-view-solve .sw-steps")
    student.solved("Solve x^2 + 6x + 8 = 0")
    assert student.text(".sw-ways [aria-selected=true]") == "The tutor’s choice"


def test_a_history_belongs_to_one_browser(visit, real, student):
    student.solved("7x = 21")
    stranger = visit(real)
    stranger.tab("history")
    stranger.see("#sw-view-history .sw-empty")
    assert stranger.count(".sw-entry") == 0


def test_guide_me_gives_a_hint_then_the_step_and_the_answer_last(student):
    student.ask(QUADRATIC, mode="guide")
    student.see("#sw-view-solve .sw-guide [data-act=hint]")
    assert student.count("#sw-view-solve :is(.sw-step, .sw-answer)") == 0
    student.page.click("#sw-view-solve [data-act=hint]")
    student.see("#sw-view-solve .sw-guide .sw-hint")
    assert student.count("#sw-view-solve .sw-step") == 0
    student.page.click("#sw-view-solve [data-act=rule]")
    student.page.click("#sw-view-solve [data-act=show-step]")
    student.see("#sw-view-solve .sw-step")
    assert student.count("#sw-view-solve .sw-step") == 1
    student.see("#sw-view-solve .sw-guide:has-text(' of ')")
    student.shot("guide")
    while student.count("#sw-view-solve [data-act=show-step]"):
        assert student.count("#sw-view-solve .sw-answer") == 0
        student.page.click("#sw-view-solve [data-act=show-step]")
    student.page.click("#sw-view-solve [data-act=show-answer]")
    student.see(SOLVED)
    assert student.count("#sw-view-solve .sw-guide") == 0


def test_guiding_is_the_default(visit, real):
    newcomer = visit(real)
    assert newcomer.page.is_checked("#sw-mode input[value=guide]")
    assert "symbolic engine" in newcomer.text(".sw-engine")
    newcomer.choose("mode", "show")
    newcomer.page.click(".sw-chip >> nth=3")
    newcomer.see(SOLVED)
    assert newcomer.page.input_value("#sw-problem textarea")


def test_beginners_see_the_details_and_others_can_open_them(student):
    for level, open_ in (("beginner", True), ("advanced", False)):
        student.choose("level", level)
        student.solved(f"Solve 3(x - 2) = 5x + {len(level)} for x")
        folds = student.page.locator("#sw-view-solve details.sw-details")
        assert folds.count() > 0
        assert all(folds.nth(n).get_attribute("open") is not None for n in range(folds.count())) is open_


@pytest.mark.parametrize(
    ("text", "title", "caret"),
    [
        ("2x + ) = 3", "This cannot be read", ")"),
        ("", "This cannot be read", None),
        ("9^9^9^9", "This is too large", "^"),
        ("__import__('os').system('id')", "This cannot be", None),
        ("1" * 100_000, "This is too large", None),
    ],
)
def test_bad_input_stays_and_is_told_what_and_where(student, text, title, caret):
    student.solved(text)
    assert title in student.text(".sw-notice h2")
    assert student.page.input_value("#sw-problem textarea") == text
    if caret:
        assert student.text(".sw-place mark") == caret
        student.shot("bad-input", whole=False)
    student.see("#sw-solve-button:visible")


def test_korean_is_korean_everywhere_and_is_remembered(visit, real):
    student = visit(real)
    student.speak("ko")
    student.see("#sw-solve-button:has-text('풀')")
    student.solved("x^2 sin x를 미분하시오")
    assert "증명" in student.text(".sw-answer .sw-badge")
    student.shot("solve-solution-ko")
    student.tab("about")
    assert "수학" in student.text("#sw-tab-about") or "풀이" in student.text("#sw-tab-about")
    student.shot("about-ko")
    student.open()
    assert student.page.evaluate("document.documentElement.lang") == "ko"
    student.see(".sw-nav [data-tab=solve]:has-text('풀')")


def test_a_phone_of_360_pixels_shows_all_of_it(visit, real):
    student = visit(real, width=360, height=740, has_touch=True)
    for language in ("en", "ko"):
        student.speak(language)
        student.solved(QUADRATIC)
        student.shot(f"phone-{language}")
        for tab in ("practice", "history", "about", "solve"):
            student.tab(tab)
            assert student.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_dark_is_remembered(visit, real):
    student = visit(real)
    student.page.click("[data-act=theme]")
    student.open()
    assert student.page.evaluate("document.body.classList.contains('dark')")
    student.solved(QUADRATIC)
    student.shot("solve-dark")
