"""A student checks their own work: lines typed and pasted, marks, the first wrong one, hints; nothing is ever lost."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
LINE = "#sw-tab-work .sw-line-input"
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const told = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', told));
}"""


def fresh(student):
    """The tab with nothing in it."""
    student.tab("work")
    if student.count("[data-act=work-clear]"):
        student.page.click("[data-act=work-clear]")
    student.see("[data-act=work-example]")
    return student


def texts(student):
    return student.page.eval_on_selector_all(LINE, "found => found.map(one => one.value)")


def test_lines_work_like_a_text(watcher):
    student = fresh(watcher)
    student.page.focus(LINE)
    keyboard = student.page.keyboard
    keyboard.type("2x = 4")
    keyboard.press("Enter")
    keyboard.type("x = 2")
    assert texts(student) == ["2x = 4", "x = 2"]
    keyboard.press("ArrowUp")
    keyboard.press("Home")
    keyboard.press("Enter")
    assert texts(student) == ["", "2x = 4", "x = 2"]
    keyboard.press("Backspace")
    keyboard.press("ArrowDown")
    keyboard.press("Home")
    keyboard.press("Backspace")
    assert texts(student) == ["2x = 4x = 2"]
    keyboard.press("Control+a")
    student.page.evaluate(PASTE, "1) a\n\n  b \nc\n")
    assert texts(student) == ["1) a", "b", "c"]


def test_nothing_typed_is_lost(visit, fake):
    student = fresh(visit(fake.address))
    student.page.fill("#sw-work-problem", "Solve it")
    student.page.fill(LINE, "x = 1")
    student.open()
    student.tab("work")
    assert texts(student) == ["x = 1"]
    assert student.page.input_value("#sw-work-problem") == "Solve it"
    student.page.click("[data-act=work-clear]")
    student.page.click("[data-act=work-undo]")
    assert texts(student) == ["x = 1"]


def test_each_line_is_marked_and_the_first_wrong_one_named(student):
    fresh(student)
    student.page.fill("#sw-work-problem", "3(x - 2) = 2x + 5")
    student.page.press("#sw-work-problem", "Enter")
    student.page.evaluate(PASTE, "3x - 6 = 2x + 5\nx = 1\n2((x")
    student.see(".sw-line[data-kind=not-read] .sw-place")
    assert student.count(".sw-line[data-status=proved]") == 1
    wrong = student.text(".sw-line[data-status=refuted]")
    assert "Does not follow" in wrong
    assert "Line 2 is the first" in student.text(".sw-sum")
    student.shot("work")
    student.page.click("#sw-tab-work [data-rung='1']")
    student.see("#sw-tab-work .sw-hint")
    assert "x = 11" not in student.text("#sw-tab-work .sw-hints")


def test_a_mistake_is_named_with_an_exercise_and_a_right_end_is_said_clearly(student):
    fresh(student)
    student.page.click("[data-act=work-example]")
    student.see(".sw-line[data-status=refuted] .sw-line-mistake strong")
    student.page.fill(LINE, "3x - 6 = 2x + 5")
    student.page.fill(f"{LINE} >> nth=1", "x = 11")
    student.page.fill(f"{LINE} >> nth=2", "")
    student.see(".sw-sum[data-status=proved]:has-text('Finished, and right')")
    assert student.count("#sw-tab-work .sw-ladder") == 0
    student.page.fill(LINE, "3x - 2 = 2x + 5")
    student.page.click(".sw-line-practise")
    student.see("#sw-tab-practice .sw-exercise")
    student.page.click(".sw-leave")


def test_korean(student):
    fresh(student)
    student.page.fill("#sw-work-problem", "x^2 = 3x")
    student.page.fill(LINE, "x = 3")
    student.speak("ko")
    student.see(".sw-line-mark:has-text('해')")
    student.shot("work-ko")
    student.speak("en")
