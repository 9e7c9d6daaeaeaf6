"""A teacher makes a worksheet, changes it, shares it, and takes it home; on a desktop in English, a phone in Korean."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.ui.conftest import AXE

pytestmark = pytest.mark.browser
SET = "#sw-view-worksheet"
IDLE = f"!document.querySelector('{SET} .sw-ws-busy') && !Stepwise.views.worksheet.busy"


def idle(teacher, timeout=90_000):
    teacher.page.wait_for_function(IDLE, timeout=timeout)


def row(teacher, number, **wanted):
    for name, value in wanted.items():
        if name == "count":
            teacher.page.fill(f"{SET} [data-focus=count-{number}]", str(value))
        else:
            teacher.page.select_option(f"{SET} select[data-name={name}-{number}]", value)


def made(teacher, *, versions=1, title="Quiz 3", seed=5):
    """A worksheet of two topics."""
    teacher.tab("worksheets")
    teacher.page.fill(f"{SET} [data-focus=title]", title)
    row(teacher, 0, topic="linear-equations", level="beginner", kind="compute", count=2)
    teacher.page.click(f"{SET} [data-focus=add-row]")
    row(teacher, 1, topic="quadratic-equations", level="beginner", kind="choice", count=1)
    teacher.page.click(f"{SET} [data-focus=add-row]")
    row(teacher, 2, topic="linear-equations", level="beginner", kind="find-error", count=1)
    teacher.page.select_option(f"{SET} select[data-name=versions]", str(versions))
    teacher.page.fill(f"{SET} [data-focus=seed]", str(seed))
    teacher.page.click(f"{SET} [data-act=make]")
    teacher.see(f"{SET} .sw-ws-problem >> nth=3", timeout=90_000)
    idle(teacher)
    return teacher


def statements(teacher):
    return teacher.page.eval_on_selector_all(f"{SET} .sw-ws-asked", "found => found.map(one => one.textContent)")


def keys(teacher):
    return teacher.page.eval_on_selector_all(f"{SET} .sw-ws-problem", "found => found.map(one => one.dataset.key)")


def do(teacher, act, number):
    teacher.page.click(f"{SET} .sw-ws-problem >> nth={number} >> [data-act={act}]")
    idle(teacher)


def downloaded(teacher, form):
    teacher.page.select_option(f"{SET} select[data-name=format]", form)
    with teacher.page.expect_download() as started:
        teacher.page.click(f"{SET} [data-act=download]")
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


@pytest.fixture(scope="module")
def teacher(chromium, real):
    from tests.ui.conftest import _visit

    one = made(_visit(chromium, real), versions=2)
    yield one
    one.close()


def test_the_set_is_typeset_proven_and_timed(teacher):
    assert teacher.count(f"{SET} .sw-ws-problem") == 4
    assert teacher.count(f"{SET} .sw-ws-problem .sw-badge.sw-proved") == 4
    assert teacher.count(f"{SET} .sw-ws-asked .katex") >= 4
    assert teacher.count(f"{SET} .katex-error") == 0
    assert re.search(r"4 problems · about \d+ min", teacher.text(f"{SET} .sw-ws-totals"))
    teacher.shot("worksheet")


def test_a_swap_changes_one_problem(teacher):
    before = statements(teacher)
    do(teacher, "swap", 0)
    after = statements(teacher)
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True, True, True]


def test_versions_have_the_same_kinds_and_other_numbers(teacher):
    first = statements(teacher)
    teacher.page.click(f"{SET} [data-focus=version-1]")
    second = statements(teacher)
    assert len(second) == 4
    assert all(a != b for a, b in zip(first, second, strict=True))
    teacher.page.click(f"{SET} [data-focus=version-0]")


def test_problems_move_by_button_and_by_keyboard(teacher):
    assert keys(teacher) == ["p1", "p2", "p3", "p4"]
    do(teacher, "down", 0)
    assert keys(teacher) == ["p2", "p1", "p3", "p4"]
    teacher.page.focus(f"{SET} [data-focus=p1-swap]")
    teacher.page.keyboard.press("Alt+ArrowUp")
    idle(teacher)
    assert keys(teacher) == ["p1", "p2", "p3", "p4"]
    assert teacher.page.evaluate("document.activeElement.dataset.focus") == "p1-swap"


def test_a_locked_problem_stays_when_the_set_is_made_again(teacher):
    before = statements(teacher)
    do(teacher, "lock", 1)
    teacher.see(f"{SET} .sw-ws-locked")
    teacher.page.fill(f"{SET} [data-focus=seed]", "77")
    teacher.page.click(f"{SET} [data-act=make]")
    idle(teacher)
    after = statements(teacher)
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True, False, False]


def test_an_edited_problem_is_checked_again(teacher):
    def edit(text, answer):
        teacher.page.click(f"{SET} .sw-ws-problem >> nth=0 >> [data-act=edit]")
        teacher.page.fill(f"{SET} .sw-ws-editor textarea", text)
        teacher.page.fill(f"{SET} .sw-ws-editor input", answer)
        teacher.page.click(f"{SET} [data-act=check]")
        idle(teacher)

    edit("Solve 3x + 1 = 10", "3")
    teacher.see(f"{SET} .sw-ws-note[data-outcome=proven]")
    edit("Solve 3x + 1 = 10", "4")
    assert "3" in teacher.text(f"{SET} .sw-ws-note[data-outcome=wrong]")
    edit("<b>What</b> is the colour of Tuesday?", "blue")
    teacher.see(f"{SET} .sw-ws-note[data-outcome=unknown]")
    assert "Not proven" in teacher.text(f"{SET} .sw-ws-problem >> nth=0")
    assert "<b>What</b>" in teacher.text(f"{SET} .sw-ws-asked >> nth=0")
    do(teacher, "remove", 0)
    assert teacher.count(f"{SET} .sw-ws-problem") == 3


def test_one_more_like_this(teacher):
    do(teacher, "like", 0)
    assert teacher.count(f"{SET} .sw-ws-problem") == 4
    first, second, *_ = statements(teacher)
    assert first != second


def test_what_is_shown_is_chosen(teacher):
    for name, seen in (("answers", ".sw-ws-answer"), ("hints", ".sw-ws-hints"), ("solutions", ".sw-ws-steps li")):
        assert teacher.count(f"{SET} {seen}") == 0
        teacher.page.click(f"{SET} [data-show={name}]")
        teacher.see(f"{SET} {seen} >> nth=0")
    teacher.shot("worksheet-solutions")
    for name in ("answers", "hints", "solutions"):
        teacher.page.click(f"{SET} [data-show={name}]")
    assert teacher.count(f"{SET} .sw-ws-key") == 0


def test_files_have_every_version(teacher):
    name, content = downloaded(teacher, "pdf")
    assert name == "Quiz-3.pdf"
    assert content.startswith(b"%PDF")
    name, content = downloaded(teacher, "qti")
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert (name, names) == ("Quiz-3.zip", ["Quiz-3-A.qti.zip", "Quiz-3-B.qti.zip"])


def test_the_page_with_a_set_is_accessible(teacher):
    teacher.page.evaluate(AXE.read_text(encoding="utf-8"))
    for dark in (False, True):
        teacher.page.evaluate(f"document.body.classList.toggle('dark', {str(dark).lower()})")
        teacher.page.wait_for_timeout(350)
        found = teacher.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        serious = [each for each in found if each["impact"] in {"serious", "critical"}]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in serious] == []
        if dark:
            teacher.shot("worksheet-dark")
    teacher.page.evaluate("document.body.classList.remove('dark')")


def test_a_set_is_there_again_after_a_reload_and_read_by_whoever_has_the_link(teacher, visit):
    before = statements(teacher)
    assert "?set=" in teacher.page.url
    teacher.page.reload()
    teacher.see(f"{SET} .sw-ws-problem >> nth=0")
    assert statements(teacher) == before
    assert teacher.page.input_value(f"{SET} [data-focus=title]") == "Quiz 3"

    other = visit(teacher.address)
    other.page.goto(teacher.page.url)
    other.see(f"{SET} .sw-ws-theirs")
    assert statements(other) == before
    assert other.count(f"{SET} .sw-ws-tools") == 0
    other.shot("worksheet-shared")
    other.page.click(f"{SET} [data-act=ws-copy]")
    other.see(f"{SET} .sw-ws-tools >> nth=0")
    idle(other)
    do(other, "swap", 0)
    assert statements(other) != before
    teacher.page.reload()
    teacher.see(f"{SET} .sw-ws-problem >> nth=0")
    assert statements(teacher) == before


def test_a_phone_in_korean(visit, real):
    teacher = visit(real, width=390, height=844, is_mobile=True, has_touch=True)
    teacher.speak("ko")
    made(teacher, title="쪽지 시험", seed=9)
    assert re.search("[가-힣]", statements(teacher)[0])
    assert "문제 4개" in teacher.text(f"{SET} .sw-ws-totals")
    do(teacher, "swap", 2)
    wide = teacher.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    teacher.shot("worksheet-phone")
    name, content = downloaded(teacher, "docx")
    assert (name, content[:2]) == ("쪽지-시험.docx", b"PK")
