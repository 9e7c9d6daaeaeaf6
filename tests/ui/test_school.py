"""A teacher and a student: accounts, a class, an assignment, its report; what one did before comes along."""

from __future__ import annotations

import re

import pytest

from tests.ui.conftest import AXE, SHOTS, _visit

pytestmark = pytest.mark.browser
PASSWORD = "four brown horses"
CORNER, DIALOG, CLASSES = ".sw-account-button", "dialog[open]", "#sw-view-classes"


def sign_up(somebody, name, *, take=False):
    page = somebody.page
    page.click(CORNER)
    page.click(f"{DIALOG} [data-act=ac-sign-up]")
    page.fill("#sw-f-ac-name", name)
    page.fill("#sw-f-ac-password", PASSWORD)
    page.check(f"{DIALOG} input[name=consent]")
    if take:
        page.check(f"{DIALOG} input[name=take]")
    with page.expect_navigation():
        page.click(f"{DIALOG} button[type=submit]")
    here(somebody, name)


def here(somebody, name):
    somebody.page.wait_for_function("window.Stepwise?.settled")
    somebody.page.wait_for_function(
        "name => document.querySelector('.sw-account-button')?.textContent === name", arg=name
    )


def classes(somebody):
    somebody.tab("classes")
    return somebody.see(f"{CLASSES} .sw-class-head, {CLASSES} [data-act=cl-join-button]")


def pictures(somebody, name):
    """The page on a desktop and a phone, in both languages, light and dark."""
    page = somebody.page
    for language in ("en", "ko") if SHOTS else ():
        page.evaluate(f"Stepwise.language('{language}')")
        page.wait_for_timeout(300)
        for width, dark in ((1200, False), (1200, True), (360, False)):
            page.set_viewport_size({"width": width, "height": 850})
            page.evaluate(f"document.body.classList.toggle('dark', {str(dark).lower()})")
            somebody.shot(f"{name}-{language}-{width}{'-dark' if dark else ''}", whole=not page.query_selector(DIALOG))
    page.evaluate("document.body.classList.remove('dark')")
    page.evaluate("Stepwise.language('en')")
    page.set_viewport_size({"width": 1200, "height": 850})


def serious(somebody):
    """What axe finds wrong, light and dark."""
    page = somebody.page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for dark in (False, True):
        page.evaluate(f"document.body.classList.toggle('dark', {str(dark).lower()})")
        page.wait_for_timeout(300)
        told = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        found += [(each["id"], each["nodes"][0]["html"][:200]) for each in told
                  if each["impact"] in {"serious", "critical"}]  # fmt: skip
    page.evaluate("document.body.classList.remove('dark')")
    return found


def wide(somebody):
    return somebody.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture(scope="module")
def teacher(chromium, real):
    """Somebody who made a worksheet before there was an account."""
    one = _visit(chromium, real)
    one.tab("worksheets")
    sheet = "#sw-view-worksheet"
    one.page.fill(f"{sheet} [data-focus=title]", "Quiz 3")
    one.page.select_option(f"{sheet} select[data-name=topic-0]", "linear-equations")
    one.page.select_option(f"{sheet} select[data-name=level-0]", "beginner")
    one.page.fill(f"{sheet} [data-focus=count-0]", "2")
    one.page.click(f"{sheet} [data-act=make]")
    one.see(f"{sheet} .sw-ws-problem >> nth=1", timeout=90_000)
    one.page.wait_for_function("!Stepwise.views.worksheet.busy")
    sign_up(one, "Ms Kim", take=True)
    yield one
    one.close()


@pytest.fixture(scope="module")
def learner(chromium, real):
    one = _visit(chromium, real, width=360, height=780, is_mobile=True, has_touch=True)
    sign_up(one, "Mina <b>")
    yield one
    one.close()


def test_signing_up_says_what_is_stored_and_asks(visit, real):
    somebody = visit(real)
    page = somebody.page
    page.click(CORNER)
    somebody.shot("sign-in", whole=False)
    page.click(f"{DIALOG} [data-act=ac-sign-up]")
    assert "erase your account" in somebody.text(f"{DIALOG} .sw-consent")
    assert not page.is_checked(f"{DIALOG} input[name=consent]")
    page.fill("#sw-f-ac-name", "Mina")
    page.fill("#sw-f-ac-password", PASSWORD)
    page.click(f"{DIALOG} button[type=submit]")
    assert "agree" in somebody.text(f"{DIALOG} .sw-notice")
    assert serious(somebody) == []
    pictures(somebody, "sign-up")
    page.keyboard.press("Escape")
    somebody.gone(DIALOG)
    somebody.tab("classes")
    somebody.see(f"{CLASSES} .sw-invite")


def test_a_wrong_password_is_told_in_the_dialog(teacher, visit, real):
    somebody = visit(real)
    somebody.page.click(CORNER)
    somebody.page.fill("#sw-f-ac-name", "Ms Kim")
    somebody.page.fill("#sw-f-ac-password", "another one")
    somebody.page.click(f"{DIALOG} button[type=submit]")
    assert "name or the password" in somebody.text(f"{DIALOG} .sw-notice")
    somebody.errors.clear()  # the browser notes the answer 403


def test_a_code_being_typed_survives_the_list_drawn_anew(learner):
    classes(learner)
    learner.page.fill("#sw-f-cl-code", "ABCD-")
    english = learner.text(f"{CLASSES} [data-act=cl-join-button]")

    learner.speak("ko")
    learner.page.wait_for_function(
        "english => !document.querySelector('[data-act=cl-join-button]').textContent.includes(english)", arg=english
    )
    assert learner.page.input_value("#sw-f-cl-code") == "ABCD-"

    learner.speak("en")
    learner.see(f"{CLASSES} [data-act=cl-join-button]:has-text('{english}')")
    with learner.page.expect_response("**/api/classes"):
        learner.page.evaluate("Stepwise.views.classes.look()")
    assert learner.page.input_value("#sw-f-cl-code") == "ABCD-"


def test_a_class_from_its_code_to_its_report(teacher, learner):
    classes(teacher)
    teacher.page.click(f"{CLASSES} summary")
    teacher.page.fill("#sw-f-cl-name", "Mathematics 8b")
    teacher.page.click(f"{CLASSES} [data-act=cl-make-button]")
    teacher.see(f"{CLASSES} .sw-code")
    code = teacher.text(f"{CLASSES} .sw-code")
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}", code)
    teacher.page.select_option("#sw-f-cl-set", label="Quiz 3")
    teacher.page.fill("#sw-f-cl-due", "2099-05-01T12:00")
    teacher.page.click(f"{CLASSES} [data-act=cl-give-button]")
    teacher.see(f"{CLASSES} .sw-given-list [data-act=cl-report]")
    assert serious(teacher) == []
    pictures(teacher, "class-teacher")

    classes(learner)
    learner.page.fill("#sw-f-cl-code", code.lower())
    learner.page.click(f"{CLASSES} [data-act=cl-join-button]")
    learner.page.click(f"{CLASSES} .sw-entry")
    learner.see(f"{CLASSES} .sw-task-problem >> nth=1")
    first = f"{CLASSES} .sw-task-problem >> nth=0"
    learner.page.fill(f"{first} >> input", "123456")
    learner.page.click(f"{first} >> [data-act=check]")
    learner.see(f"{CLASSES} .sw-task-problem[data-state=wrong]", timeout=60_000)
    learner.page.click(f"{first} >> [data-act=cl-hint]")
    learner.see(f"{first} >> .sw-hint")
    assert wide(learner) <= 0
    learner.shot("task-phone")
    learner.speak("ko")
    learner.shot("task-phone-ko")
    learner.speak("en")

    teacher.page.click(f"{CLASSES} [data-act=cl-report]")
    teacher.see(f"{CLASSES} .sw-who .sw-mark-wrong")
    assert teacher.text(f"{CLASSES} .sw-who tbody th") == "Mina <b>"
    assert teacher.count(f"{CLASSES} .sw-bar") == 2
    assert serious(teacher) == []
    pictures(teacher, "class-report")
    with teacher.page.expect_download() as started:
        teacher.page.click(f"{CLASSES} [data-act=cl-grades]")
    assert started.value.suggested_filename == "Quiz-3.csv"


def test_signing_out_leaves_nothing_on_the_page(teacher):
    teacher.tab("solve")
    teacher.page.fill("#sw-problem textarea", "x + 1 = 3")
    teacher.tab("worksheets")
    teacher.see("#sw-view-worksheet .sw-ws-set")
    teacher.page.click(CORNER)
    with teacher.page.expect_navigation():
        teacher.page.click(f"{DIALOG} [data-act=ac-sign-out]")
    here(teacher, "Sign in")
    assert teacher.page.input_value("#sw-problem textarea") == ""
    teacher.tab("worksheets")
    teacher.see("#sw-view-worksheet .sw-lead")
    assert teacher.count("#sw-view-worksheet .sw-ws-set") == 0
