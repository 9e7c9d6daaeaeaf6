"""A problem solved in one worker is the same as one whose parts were judged elsewhere."""

import pytest

from tutor.locales import locale
from tutor.problem import Ask, Level
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript
from tutor.wire import outcome_json


@pytest.fixture(scope="module")
def tutor():
    with Tutor(Settings(engine="symbolic", workers=1)) as tutor:
        yield tutor


@pytest.mark.parametrize(
    "ask",
    [
        Ask("x^2 - 5x + 6 = 0"),
        Ask("x^2 sin x를 미분하시오", language="ko", level=Level.BEGINNER),
        Ask("Let f(x) = 2x + 1. Suppose 3h = 6. What is f(h)?"),
        Ask("2x + * 3"),
        Ask("A train leaves at 3 pm. How far is it at 5 pm?"),
        Ask("x + = 3", language="ko"),
    ],
    ids=lambda ask: ask.text,
)
def test_the_outcome_is_that_of_the_stream(tutor, ask):
    streamed = outcome_json(Transcript.of(tutor.solve(ask, record=False)), locale(ask.language).translate)
    outcome = tutor.outcome(ask)
    for found in (streamed, outcome):
        found.pop("seconds", None)
    assert outcome == streamed


def test_a_problem_that_takes_too_long_in_one_go_is_solved_part_by_part():
    with Tutor(Settings(engine="symbolic", workers=1, reading_deadline=0.002)) as slow:
        assert slow.outcome(Ask("x^2 - 5x + 6 = 0"))["error"]["code"] == "took-too-long"
        assert slow._solvers.lost >= 2
