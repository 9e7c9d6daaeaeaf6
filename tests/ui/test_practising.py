"""A student practises: a problem, hints, a wrong answer, the right one, the solution."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def practise(student):
    student.tab("practice")
    student.page.click("#sw-new")
    student.see(".sw-exercise")
    student.page.wait_for_function("!document.querySelector('.sw-practice .sw-hint')")
    return student


def test_hints_come_one_at_a_time_and_the_key_stays_away(watcher):
    student = practise(watcher)
    for number in (1, 2, 3):
        student.page.click("#sw-hint")
        student.see(f"#sw-view-feedback .sw-hint >> nth={number - 1}")
        assert student.count("#sw-view-feedback .sw-hint") == number
    assert "x = -3" not in student.page.inner_html("#sw-tab-practice")


def test_an_answer_is_told_right_or_wrong_and_why(watcher):
    student = practise(watcher)
    student.page.click("#sw-check")
    student.see(".sw-result-line:has-text('Type an answer')")
    student.page.fill("#sw-answer textarea", "x = 5")
    student.page.click("#sw-check")
    student.see(".sw-result-line[data-status=refuted]:has-text('Not yet')")
    assert "differ" in student.text(".sw-result-line")
    assert student.text(".sw-score").startswith("0 of ")
    student.page.fill("#sw-answer textarea", "-3, 1/2")
    student.page.press("#sw-answer textarea", "Enter")
    student.see(".sw-result-line[data-status=proved]")
    student.page.click("#sw-see")
    student.see("#sw-view-feedback .sw-answer[data-status=proved]")
    student.page.click("#sw-new")
    student.see(".sw-result-line", state="detached")


def test_a_real_problem_and_its_real_solution(student):
    practise(student)
    student.page.click("#sw-hint")
    student.see("#sw-view-feedback .sw-hint")
    student.page.fill("#sw-answer textarea", "12345")
    student.page.click("#sw-check")
    student.see(".sw-result-line")
    student.shot("practice")
    student.page.click("#sw-see")
    student.see("#sw-view-feedback .sw-answer[data-status=proved]")
