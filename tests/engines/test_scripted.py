"""The scripted engine plays texts through the transcription, events as they are, and errors."""

from __future__ import annotations

import json

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.engines.transcription import CutOff, transcribe
from tutor.errors import Unavailable
from tutor.events import AnswerFound, Refused, StepFound, Text, Thinking
from tutor.messages import Formula, render, say
from tutor.problem import Ask, Problem
from tutor.settings import Settings
from tutor.solution import Answer, SameValue

ANSWER = AnswerFound(Answer(Formula("5", "5"), Formula("5", "5")))
MODEL_TEXT = r"""<think>Two and three.</think>
## Understand the problem
1. Add two numbers.
## Step-by-step work
1. **Count on from 2**: $2 + 3 = 5$
2. Write it down.
## Conclusion
It is $\boxed{5}$.
"""


def play(pool, *acts, **options):
    engine = ScriptedEngine(Settings(), pool, lambda problem, ask: iter(acts), **options)
    ask = Ask("What is 2 + 3?")
    return list(engine.stream(Problem(ask.text), ask))


def test_a_model_text_becomes_events(pool):
    events = play(pool, MODEL_TEXT)
    assert "".join(e.text for e in events if isinstance(e, Thinking)) == "Two and three."
    assert "".join(e.text for e in events if isinstance(e, Text)) == MODEL_TEXT.partition("</think>\n")[2]
    steps = [e for e in events if isinstance(e, StepFound)]
    assert [e.index for e in steps] == [0, 1]
    assert [render(e.step.title) for e in steps] == ["Count on from 2: $2 + 3 = 5$", "Write it down."]
    assert isinstance(steps[0].step.claim, SameValue)
    assert events[-1].answer.value.plain == "5"
    assert len(events) > 30


def test_steps_come_as_soon_as_they_are_complete(pool):
    events = play(pool, MODEL_TEXT)
    first = next(i for i, e in enumerate(events) if isinstance(e, StepFound))
    later = "".join(e.text for e in events[first:] if isinstance(e, Text))
    assert "Conclusion" in later


def test_a_worker_that_is_lost_costs_only_its_verdict(no_pool):
    events = play(no_pool, MODEL_TEXT)
    assert len([e for e in events if isinstance(e, StepFound)]) == 2
    assert not any(isinstance(e, AnswerFound) for e in events)


def test_events_pass_and_errors_are_raised(no_pool):
    assert play(no_pool, Thinking("hm"), ANSWER) == [Thinking("hm"), ANSWER]
    with pytest.raises(Unavailable, match="out of order"):
        play(no_pool, "text", Unavailable(say("out of order")))


def test_recorded_answers(tmp_path, no_pool):
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps({"problem": "What is 2 + 3?", "text": "It is 5."}) + "\n")
    engine = ScriptedEngine(Settings(script=path), no_pool)
    ask = Ask("What is 2 + 3?")
    assert "".join(e.text for e in engine.stream(Problem(ask.text), ask)) == "It is 5."
    with pytest.raises(Unavailable, match="no answer to this"):
        list(engine.stream(Problem("x"), Ask("x")))
    with pytest.raises(Unavailable, match="no script"):
        list(ScriptedEngine(Settings(), no_pool).stream(Problem("x"), Ask("x")))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The final answer is 7.\nSo the final answer is 1", "7"),
        ("It is \\boxed{7}, and mo", "7"),
        ("So the final answer is 1", None),
    ],
)
def test_a_line_that_was_cut_off_is_no_answer(pool, text, answer):
    ask = Ask("What is 3 + 4?")
    events = list(transcribe([text, CutOff(9)], Problem(ask.text), ask, "m", pool))
    assert next((e.answer.value.plain for e in events if isinstance(e, AnswerFound)), None) == answer
    assert isinstance(events[-1], Refused) is (answer is None)


def test_a_sign_of_life_is_an_empty_text(no_pool):
    ask = Ask("What is 3 + 4?")
    events = transcribe([None, "<think>a", None, "</think>7", None], Problem(ask.text), ask, "m", no_pool)
    assert list(events) == [Text(""), Thinking("a"), Thinking(""), Text("7"), Text("")]


def test_a_final_answer_in_unclosed_reasoning(pool):
    events = play(pool, r"<think>So it is \boxed{7}")
    assert events[-1].answer.value.plain == "7"
