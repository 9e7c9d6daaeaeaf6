"""What stands beside a solution on the page: what one needs to know, agreement, equations, and an answer kept."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Served
from tutor.engines.scripted import ScriptedEngine
from tutor.service.tutor import Tutor
from tutor.settings import Settings

pytestmark = pytest.mark.browser

DUCKS = "Ducks lay 16 eggs. She eats three and four more, and sells the rest for $2 each. How much is that?"
QUADRATIC = "Solve x^2 - 5x + 6 = 0"
PIE = "Solve 2x + 3 = 7"


class Model(ScriptedEngine):
    """Writes the right answer, in other samples a wrong one, and the equations where it is asked for them."""

    def __init__(self, settings, pool):
        super().__init__(settings, pool, self.script)
        self.name, self.model = "served", "SmolLM2"

    def script(self, problem, ask):
        if ask.purpose == "equations":
            yield "m = (16 - 3 - 4)*2\nFind: m"
        elif ask.text == PIE:
            yield "The answer is $\\boxed{x = 2}$."
        else:
            yield f"She makes $\\boxed{{{26 if ask.temperature is None else 18}}}$ dollars."


@pytest.fixture(scope="module")
def modelled(tmp_path_factory):
    """The address of a tutor whose model is asked three times, and for the equations."""
    from tutor.api import create_app

    def start(**settings):
        database = tmp_path_factory.mktemp("beside") / "stepwise.db"
        tutor = Tutor(Settings(database_url=f"sqlite:///{database}", engine="served", workers=1, **settings))
        tutor._engines["served/"] = Model(tutor.settings, tutor._solvers)
        served = Served(create_app(tutor, tutor.settings))
        running.append((tutor, served))
        return served.address

    running = []
    yield start
    for tutor, served in running:
        served.stop()
        tutor.close()


@pytest.mark.parametrize(("language", "title"), [("en", "What you need to know"), ("ko", "알아야 할 것")])
def test_what_one_needs_to_know_is_there(student, language, title):
    student.speak(language)
    student.solved(QUADRATIC)
    assert title in student.text("#sw-view-solve .sw-known summary")
    student.page.click("#sw-view-solve .sw-known summary")
    student.see("#sw-view-solve .sw-known article")
    student.shot(f"known-{language}")
    student.speak("en")


def test_agreement_and_equations_stand_beside_an_answer_that_nothing_proves(visit, modelled):
    reader = visit(modelled(samples=3, equations=True))
    reader.solved(DUCKS)
    assert reader.page.get_attribute("#sw-view-solve .sw-answer", "data-status") == "unchecked"
    assert reader.text("#sw-view-solve .sw-agreement").startswith("2 of 3 agree on another answer:")
    assert "give 18: another answer" in reader.text("#sw-view-solve .sw-equations").replace("18 18", "18")
    assert reader.count("#sw-view-solve .sw-equations .katex") >= 1
    assert "no proof" in reader.text("#sw-view-solve .sw-equations")
    reader.shot("beside")


def test_an_answer_that_was_kept_is_marked(visit, modelled):
    reader = visit(modelled())
    reader.solved(PIE)
    assert reader.count("#sw-view-solve .sw-cached") == 0
    reader.solved(QUADRATIC)
    reader.solved(PIE)
    assert "before" in reader.text("#sw-view-solve .sw-cached")
    assert reader.page.get_attribute("#sw-view-solve .sw-answer", "data-status") == "proved"
    reader.shot("kept")
