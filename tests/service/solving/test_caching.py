"""What a model wrote before is told again, checked anew and marked; nothing wrong or unfinished is kept."""

import shutil
import socket
import subprocess
import time
from dataclasses import replace

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import Unavailable
from tutor.events import Started, Text, Thinking
from tutor.locales import locale
from tutor.messages import say
from tutor.problem import Ask, Level
from tutor.records.answers import DatabaseAnswers
from tutor.records.redis_answers import RedisAnswers
from tutor.service.solving import caching
from tutor.service.solving.caching import normalised
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript
from tutor.wire import event_json, solution_json

LINEAR = "Solve 2x + 3 = 7"
RIGHT = "Subtract 3: $2x = 4$. So $x = 2$.\n\nThe answer is $\\boxed{x = 2}$."
WRONG_LINE = "2x + 3 = 7, so 2x = 5.\nThe answer is $\\boxed{x = 2}$."
WRONG_ANSWER = "The answer is $\\boxed{x = 3}$."


@pytest.fixture(scope="session")
def redis_url():
    """The address of a Redis server that lives as long as the tests."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("run scripts/setup-system first")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    client = RedisAnswers(f"redis://127.0.0.1:{port}/0")
    for _ in range(200):
        try:
            client.get("x")
            break
        except Unavailable:
            time.sleep(0.05)
    client.close()
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait(10)


@pytest.fixture(params=["database", "redis"])
def place(request, tmp_path):
    """Where answers are kept, as settings."""
    database = f"sqlite:///{tmp_path / 'stepwise.db'}"
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    return {"database_url": database, "cache_url": url}


@pytest.fixture
def kept(place):
    answers = RedisAnswers(place["cache_url"]) if place["cache_url"] else DatabaseAnswers(place["database_url"])
    yield answers
    answers.close()


def test_what_is_kept_is_found_until_its_time_is_over(kept):
    kept.put("a", "one", 60)
    kept.put("a", "two", 60)
    kept.put("b", "brief", 1)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("two", "brief", None)
    time.sleep(1.2)
    assert kept.get("b") is None
    kept.drop("a")
    assert kept.get("a") is None


class Model(ScriptedEngine):
    """Writes one thing after another, and counts how often it is asked."""

    texts = ()
    asked = 0

    def __init__(self, settings, pool):
        super().__init__(settings, pool, self.script)
        self.name, self.model = "served", "m"

    def script(self, problem, ask):
        self.asked += 1
        yield from self.texts[min(self.asked, len(self.texts)) - 1]


@pytest.fixture(scope="module")
def workers():
    with Tutor(Settings(engine="scripted", workers=1)) as tutor:
        yield tutor


@pytest.fixture
def tutor(workers, tmp_path, monkeypatch):
    """A tutor with a model and a fresh database; the worker processes are everybody's."""
    made = []

    def start(*texts, **settings):
        database = {"database_url": f"sqlite:///{tmp_path / 'stepwise.db'}"}
        one = Tutor(Settings(**{"engine": "served", "workers": 1} | database | settings))
        one._solvers, one._checkers, one._judge = workers._solvers, workers._checkers, workers._judge
        model = one._engines["served/"] = Model(one.settings, one._solvers)
        model.texts = [text if isinstance(text, list) else [text] for text in texts]
        made.append(one)
        return one, model

    yield start
    for one in made:
        for part in (one._store, one._cache, one._shelf):
            if part is not None:
                part.close()


def ask(tutor, text=LINEAR, **how):
    return Transcript.of(tutor.solve(replace(Ask(text), **how)))


def test_the_second_time_the_same_words_are_told_and_checked_anew(tutor, place):
    one, model = tutor([Thinking("Hm. "), RIGHT], **place)
    # a script's own events are no text of the model: its thoughts are passed on as they are
    first, second = ask(one), ask(one, "  Solve\u00a02x \u200b+ 3 = 7 ")
    assert model.asked == 1
    assert (first.started.cached, second.started.cached) == (False, True)
    assert (first.text, first.thinking) == (second.text, second.thinking)
    assert len([event for event in second.events if isinstance(event, Text) and event.text]) > 5
    assert second.verdict.proved
    assert [claim.verdict.status for claim in second.claims] == [claim.verdict.status for claim in first.claims]
    assert second.steps == first.steps
    wire = solution_json(second, locale("en").translate)
    assert wire["cached"] is True
    assert "cached" not in solution_json(first, locale("en").translate)
    started = next(event for event in second.events if isinstance(event, Started))
    assert event_json(started, locale("en").translate)["cached"] is True
    assert one.cache.gauges() == {"hits": 1, "misses": 1, "stored": 1}


def test_another_tutor_finds_it_too(tutor, place):
    ask(tutor(RIGHT, **place)[0])
    other, model = tutor(RIGHT, **place)
    assert ask(other).started.cached
    assert model.asked == 0


@pytest.mark.parametrize(
    "how",
    [{"text": "Solve 2x + 3 = 9"}, {"language": "ko"}, {"subject": "logic"}, {"level": Level.BEGINNER}, {"samples": 2}],
    ids=str,
)
def test_another_question_is_asked(tutor, how):
    one, model = tutor(RIGHT)
    ask(one)
    assert not ask(one, **how).started.cached
    assert model.asked >= 2


@pytest.mark.parametrize(
    "text",
    [
        WRONG_LINE,
        WRONG_ANSWER,
        "I do not know.",
        [RIGHT, Unavailable(say("The server broke."))],
    ],
    ids=["a line is refuted", "the answer is refuted", "no answer", "it failed"],
)
def test_what_is_wrong_or_unfinished_is_not_kept(tutor, text):
    one, model = tutor(text, text, RIGHT)
    ask(one)
    assert not ask(one).started.cached
    assert model.asked == 2


def test_what_was_stopped_is_not_kept(tutor):
    one, _ = tutor(RIGHT)
    events = one.solve(Ask(LINEAR))
    while not isinstance(next(events), Text):
        pass
    events.close()
    assert not ask(one).started.cached


def test_what_was_cut_off_is_not_kept(tutor):
    from tutor.engines.transcription import CutOff, transcribe

    one, model = tutor(RIGHT)
    model.stream = lambda problem, asked: transcribe(
        [*(RIGHT + "\n\nAnd now", ""), CutOff(7)], problem, asked, "m", one._solvers
    )
    seen = ask(one)
    assert seen.answer is not None
    assert not ask(one).started.cached


def test_what_is_refuted_now_is_forgotten(tutor, monkeypatch):
    one, _ = tutor(RIGHT)
    ask(one)
    monkeypatch.setattr(caching, "_pieces", lambda text: iter([WRONG_LINE]))
    assert ask(one).started.cached
    monkeypatch.undo()
    assert not ask(one).started.cached


def test_after_its_time_it_is_asked_again(tutor):
    one, _ = tutor(RIGHT, cache_seconds=1)
    ask(one)
    time.sleep(1.2)
    assert not ask(one).started.cached


def test_it_can_be_turned_off(tutor):
    one, _ = tutor(RIGHT, cache_seconds=0)
    ask(one)
    assert not ask(one).started.cached
    assert one.cache is None


def test_redis_that_is_away_costs_only_the_memory(tutor):
    one, _ = tutor(RIGHT, cache_url="redis://127.0.0.1:9/0")
    assert ask(one).verdict.proved
    assert not ask(one).started.cached


def test_an_address_that_is_none_is_said(tutor):
    one, _ = tutor(RIGHT, cache_url="mongodb://x")
    with pytest.raises(Unavailable, match="cannot be understood"):
        one.solve(Ask(LINEAR))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("  2x + 3\r\n = 7", "2x + 3 = 7", True),
        ("２ｘ＋３＝７", "2x+3=7", True),
        ("5 − 3", "5 - 3", True),
        ("cafe\u0301", "café", True),
        ("x²", "x2", False),
        ("X + x", "x + x", False),
        ("12", "1 2", False),
        ("½", "1/2", False),
    ],
)
def test_the_same_question_typed_otherwise(one, other, same):
    assert (normalised(one) == normalised(other)) is same


def test_the_indentation_of_code_counts():
    code = "if x:\n    y()\nz()"
    assert normalised(code, code=True) == normalised("\n" + code.replace("\n", "  \n") + "\n\n", code=True)
    assert normalised(code, code=True) != normalised(code.replace("\nz", "\n    z"), code=True)
