"""Claims marked where they stand: in a pasted text, and in a model's text while it is written."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Served
from tutor.engines.scripted import ScriptedEngine
from tutor.service.tutor import Tutor
from tutor.settings import Settings

pytestmark = pytest.mark.browser

DUCKS = "Janet’s ducks lay 16 eggs. She eats three and sells the rest for $2 each. How much does she make?"
WRITTEN = """She eats three, so 16 - 3 = 12 eggs are left over for the farmers' market.
Each egg brings two dollars, so she makes $13 \\times 2 = 26$ dollars every day.

\\[
10/3 \\approx 3.33
\\]

- **Total:** 13 * 2 = **$26**
A: 26"""
REPAIRED = "The left side is 13: 16 - 3 = 13 eggs are left, and 13 * 2 = $26.\nA: 26"
LINEAR = "Solve 2x + 3 = 7"
WRONG = "2x + 3 = 7, so 2x = 5 and\nthus x = 2.5.\nThe answer is \\boxed{2.5}."


def script(problem, ask):
    """What the scripted model writes."""
    if ask.repair is not None:
        yield REPAIRED
    elif ask.text == LINEAR:
        yield WRONG
    else:
        yield WRITTEN


@pytest.fixture(scope="module")
def modelled(tmp_path_factory):
    """Addresses of a tutor whose engine writes a script: without repairs, and with them."""
    served, tutors = [], []
    from tutor.api import create_app

    for repair in (False, True):
        database = tmp_path_factory.mktemp("audit") / "stepwise.db"
        settings = Settings(database_url=f"sqlite:///{database}", engine="scripted", repair=repair)
        tutor = Tutor(settings)
        tutor._engines["scripted/"] = ScriptedEngine(settings, tutor._solvers, script, delay=0.03)
        tutor.warm()
        tutors.append(tutor)
        served.append(Served(create_app(tutor, settings)))
    yield [one.address for one in served]
    for one, tutor in zip(served, tutors, strict=True):
        one.stop()
        tutor.close()


def statuses(page, view):
    return page.eval_on_selector_all(f"#sw-view-{view} .sw-claim", "found => found.map(one => one.dataset.status)")


def test_a_pasted_text_shows_which_lines_hold(student):
    student.tab("audit")
    student.page.fill("#sw-audit-text textarea", WRITTEN)
    student.page.click("#sw-audit-button")
    student.see("#sw-view-audit .sw-claim")
    assert statuses(student.page, "audit") == ["refuted", "proved", "proved", "proved"]
    refuted = student.text("#sw-view-audit .sw-claim[data-status=refuted]")
    assert refuted.startswith("16 - 3 = 12 Refuted The left side is 13")
    assert "Proven: 3" in student.text("#sw-view-audit .sw-tallied")
    assert "26" in student.text("#sw-view-audit .sw-answer .sw-result")
    assert student.count("#sw-view-audit .sw-claim .katex") >= 1
    student.shot("audit")
    student.page.click("#sw-view-audit .sw-claim[data-status=proved] .sw-claim-mark >> nth=0")
    student.see("#sw-view-audit .sw-claim[data-status=proved] .sw-claim-why >> nth=0")


def test_the_problem_decides_about_the_answer(student):
    student.tab("audit")
    student.page.fill("#sw-audit-problem textarea", LINEAR)
    student.page.fill("#sw-audit-text textarea", WRONG)
    student.page.click("#sw-audit-button")
    student.see("#sw-view-audit .sw-answer[data-status=refuted]")
    first = student.page.get_attribute("#sw-view-audit .sw-compared li >> nth=0", "data-by")
    assert first == "symbolic"
    assert "another answer" in student.text("#sw-view-audit .sw-compared")
    student.page.fill("#sw-audit-problem textarea", "")


def test_the_tab_speaks_korean_and_says_when_there_is_nothing(student):
    student.tab("audit")
    student.speak("ko")
    student.page.fill("#sw-audit-text textarea", "민수는 12 - 5 = 8개를 가지고 있습니다.")
    student.page.click("#sw-audit-button")
    student.see("#sw-view-audit .sw-lines:has-text('민수')")
    student.see("#sw-view-audit .sw-claim[data-status=refuted]")
    korean = "/[가-힣]/.test(document.querySelector('#sw-view-audit .sw-claim-why')?.textContent)"
    student.page.wait_for_function(korean)
    student.page.fill("#sw-audit-text textarea", "<b>x</b>")
    student.page.click("#sw-audit-button")
    student.see("#sw-view-audit .sw-words .sw-soft")
    assert "<b>x</b>" in student.text("#sw-view-audit .sw-lines")
    student.speak("en")


WATCH = """() => {
  window.marked = [];
  const look = () => {
    const marked = document.querySelector('#sw-view-solve .sw-prose .sw-claim[data-status=refuted]');
    if (marked && !window.marked.length) window.marked.push(Boolean(Stepwise.views.solve.finished));
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""
"""Notes, when the first mark is on the page, whether the answer was there whole by then."""


def test_marks_appear_while_the_model_writes(visit, modelled):
    reader = visit(modelled[0])
    reader.page.evaluate(WATCH)
    reader.solved(DUCKS)
    reader.page.wait_for_function("document.querySelectorAll('#sw-view-solve .sw-claim[data-status]').length === 4")
    assert statuses(reader.page, "solve") == ["refuted", "proved", "proved", "proved"]
    assert reader.count("#sw-view-solve .sw-repair") == 0
    reader.shot("marks-streamed")
    assert reader.page.evaluate("window.marked") == [False]


def test_a_disagreement_is_shown_with_the_proven_answer_first(visit, modelled):
    reader = visit(modelled[0])
    reader.solved(LINEAR)
    assert reader.page.get_attribute("#sw-view-solve .sw-compared li >> nth=0", "data-by") == "symbolic"
    assert reader.page.get_attribute("#sw-view-solve .sw-compared li >> nth=0", "data-status") == "proved"


def test_a_repair_is_visible(visit, modelled):
    reader = visit(modelled[1])
    reader.solved(DUCKS)
    assert "16 - 3 = 12" in reader.text("#sw-view-solve .sw-repair")
    assert statuses(reader.page, "solve") == ["refuted", "proved", "proved"]
    reader.shot("repaired")
