"""A student practises: a problem, hints of their choice, a wrong answer, the right one, the solution, the next one."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
ANSWER = "#sw-answer textarea"


def practise(student):
    student.tab("practice")
    if student.count(".sw-leave"):
        student.page.click(".sw-leave")
    student.page.click("#sw-new")
    student.see(".sw-exercise")
    return student


def test_hints_are_of_the_students_choice_and_the_key_stays_away(watcher):
    student = practise(watcher)
    for rung in (1, 4):
        student.page.click(f"#sw-tab-practice [data-rung='{rung}']")
        student.see(f"#sw-tab-practice .sw-hints .sw-hint >> nth={0 if rung == 1 else 1}")
    assert student.count("#sw-tab-practice .sw-hints .sw-hint") == 2
    assert "x = -3" not in student.page.inner_html("#sw-tab-practice")


def test_an_answer_is_told_right_or_wrong_and_moves_what_is_known(watcher):
    student = practise(watcher)
    assert student.page.get_attribute(".sw-mastery-bar", "aria-valuenow") == "42"
    student.page.click("#sw-check")
    student.see("#sw-tab-practice .sw-result-line:has-text('Type an answer')")
    student.page.fill(ANSWER, "x = 5")
    student.page.click("#sw-check")
    student.see("#sw-tab-practice .sw-result-line[data-status=refuted]:has-text('Not yet')")
    assert "differ" in student.text("#sw-tab-practice .sw-result-line")
    assert student.page.get_attribute(".sw-mastery-bar", "aria-valuenow") == "60"
    student.page.fill(ANSWER, "-3, 1/2")
    student.page.press(ANSWER, "Enter")
    student.see("#sw-tab-practice .sw-result-line[data-status=proved]")
    student.see("#sw-tab-practice .sw-answer[data-status=proved]")
    student.page.keyboard.press("Enter")  # the next problem is what comes next by the keyboard
    student.see("#sw-tab-practice .sw-result-line", state="detached")


def test_what_was_typed_is_there_after_a_reload(visit, fake):
    student = practise(visit(fake.address))
    student.page.fill(ANSWER, "x = 7")
    student.open()
    student.tab("practice")
    student.page.wait_for_function(f"document.querySelector('{ANSWER}')?.value === 'x = 7'")


def test_a_real_problem_and_its_real_solution(student):
    practise(student)
    student.page.click("#sw-tab-practice [data-rung='1']")
    student.see("#sw-tab-practice .sw-hints .sw-hint")
    student.page.fill(ANSWER, "12345")
    student.page.click("#sw-check")
    student.see("#sw-tab-practice .sw-result-line")
    student.shot("practice")
    student.page.click("#sw-see")
    student.see("#sw-tab-practice .sw-answer[data-status=proved]")
    student.page.click("#sw-tab-practice .sw-explain-button >> nth=0")
    student.see("#sw-tab-practice .sw-explain-panel h4")
