"""Several answers of a model to one problem: how many are the same, told only where nothing is proven."""

import threading
from itertools import count

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import Unavailable
from tutor.locales import locale
from tutor.messages import Formula, say
from tutor.problem import Answer, Ask, Problem
from tutor.service.solving.agreement import agreed
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript
from tutor.wire import solution_json

DUCKS = "Ducks lay 16 eggs. She eats three and four more, and sells the rest for $2 each. How much is that?"
BOXED = r"So the answer is \boxed{%s}."


def answer(text):
    return text and Answer(Formula(text, text), Formula(text, text))


@pytest.mark.parametrize(
    ("shown", "others", "count", "majority", "same"),
    [
        ("18", ["18", "36/2", "17", "$18"], 4, "18", True),
        ("17", ["18", "18.0", None, "18"], 3, "18", False),
        ("17", ["18"], 1, "17", True),
        (None, ["18", "18"], 2, "18", False),
        ("x = 2", ["2", "x=2.0"], 3, "x = 2", True),
        ("1/3", ["0.3", "2/6"], 2, "1/3", True),
    ],
)
def test_equivalent_answers_are_counted_together(inline_pool, shown, others, count, majority, same):
    found = agreed(Problem("w"), answer(shown), [answer(other) for other in others], inline_pool)
    assert (found.count, found.of, found.answer.shown.plain, found.same) == (count, 1 + len(others), majority, same)


def test_without_any_answer_nothing_is_said(inline_pool):
    assert agreed(Problem("w"), None, [None, None], inline_pool) is None


@pytest.fixture(scope="module")
def told():
    """A tutor whose model gives the answers in turn; (samples, text, answers) → the transcript."""
    with Tutor(Settings(engine="scripted", workers=1)) as tutor:

        def tell(samples, text, *answers, **ask):
            turns, lock = count(), threading.Lock()

            def script(problem, asked):
                if asked.purpose == "equations":
                    yield "m = (16 - 3 - 4)*2\nFind: m"
                    return
                with lock:
                    given = answers[0 if asked.temperature is None else 1 + next(turns)]
                yield Unavailable(say("There is no server.")) if given is None else BOXED % given

            tutor._engines["scripted/"] = ScriptedEngine(tutor.settings, tutor._solvers, script)
            seen = Transcript.of(tutor.solve(Ask(text, samples=samples, **ask), record=False))
            return seen, solution_json(seen, locale("en").translate)

        yield tell


def test_it_is_told_how_many_agree(told):
    _, wire = told(5, DUCKS, "18", "18", "17", "18", "36/2")
    assert wire["agreement"]["count"] == 4
    assert wire["agreement"]["of"] == 5
    assert wire["agreement"]["same"] is True
    assert wire["verdict"]["status"] == "unchecked"


def test_a_sample_that_fails_is_one_that_does_not_agree(told):
    _, wire = told(3, DUCKS, "18", None, "18")
    assert (wire["agreement"]["count"], wire["agreement"]["of"]) == (2, 3)


def test_what_is_proven_needs_no_vote(told):
    _, wire = told(3, "Solve 2x + 3 = 7", "2", "5", "5")
    assert wire["verdict"]["status"] == "proved"
    assert "agreement" not in wire


def test_one_answer_is_no_vote(told):
    assert "agreement" not in told(1, DUCKS, "18")[1]


@pytest.mark.parametrize(("given", "agree"), [("18", True), ("26", False)])
def test_the_equations_of_a_word_problem_are_told_beside_its_answer(told, given, agree):
    _, wire = told(1, DUCKS, given, equations=True)
    assert (wire["equations"]["agree"], wire["equations"]["answer"]["plain"]) == (agree, "18")
    assert wire["verdict"]["status"] == "unchecked"


def test_what_is_read_as_mathematics_needs_no_equations(told):
    assert "equations" not in told(1, "Solve 2x + 3 = 7", "2", equations=True)[1]
