"""One contract for every engine: cheap to build, proposes known events, can be left, and never judges itself."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tutor.engines import ENGINES, open_engine
from tutor.errors import UnknownName
from tutor.events import AnswerFound, Queued, Refused, StepFound, Text, Thinking
from tutor.maths.worker import Pool
from tutor.problem import Ask, Problem

PROPOSALS = (Queued, Thinking, Text, StepFound, AnswerFound, Refused)
ASK = Ask("2x + 3 = 7")
STORY = "Tell me a story about a train."
SCRIPT = {"problem": ASK.text, "text": "Subtract 3: $2x = 4$.\n\nThe answer is $\\boxed{x = 2}$."}


class ChatServer(BaseHTTPRequestHandler):
    """An OpenAI-compatible server that always says the same."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for piece in (SCRIPT["text"][:20], SCRIPT["text"][20:]):
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
            chunk["choices"] = [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def workers():
    with Pool(size=1) as pool:
        yield pool


@pytest.fixture(scope="module")
def problem(workers):
    return workers.call("tutor.understanding:understand", ASK.text, "en", deadline=60)


@pytest.fixture
def engine(request, settings, workers, tmp_path):
    """Every engine, with what it needs: a small model, a server, a script."""
    script = tmp_path / "script.jsonl"
    script.write_text("".join(json.dumps({**SCRIPT, "problem": text}) + "\n" for text in (ASK.text, STORY)))
    server = ThreadingHTTPServer(("127.0.0.1", 0), ChatServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    engine = open_engine(request.param, settings.model_copy(update={"script": script, "served_url": url}), workers)
    yield engine
    engine.close()
    server.shutdown()


every = pytest.mark.parametrize("engine", list(ENGINES), indirect=True)


@every
def test_it_is_known_by_its_name(engine):
    assert ENGINES[engine.name].startswith(f"tutor.engines.{engine.name}")
    assert engine.model is None or isinstance(engine.model, str)


@every
def test_it_proposes_and_does_not_judge(engine, problem):
    events = list(engine.stream(problem, ASK))
    assert events
    assert all(isinstance(event, PROPOSALS) for event in events)


@every
def test_steps_are_numbered_from_zero_without_a_gap(engine, problem):
    numbers = [event.index for event in engine.stream(problem, ASK) if isinstance(event, StepFound)]
    assert numbers == list(range(len(numbers)))


@every
def test_it_can_be_left_and_asked_again(engine, problem):
    stream = engine.stream(problem, ASK)
    next(stream)
    stream.close()
    assert isinstance(next(iter(engine.stream(problem, ASK))), PROPOSALS)


@every
def test_it_takes_a_question_in_words(engine):
    events = engine.stream(Problem(STORY), Ask(STORY))
    try:
        first = next(events)
    finally:
        events.close()
    assert isinstance(first, PROPOSALS)


def test_an_engine_that_does_not_exist_is_said(settings, workers):
    with pytest.raises(UnknownName, match="abacus"):
        open_engine("abacus", settings, workers)
