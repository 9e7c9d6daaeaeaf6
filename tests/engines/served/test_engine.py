"""The served engine against a small OpenAI-compatible server of our own."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tutor.engines.served import ServedEngine
from tutor.errors import Unavailable
from tutor.events import Refused, Text, Thinking
from tutor.problem import Ask, Problem
from tutor.settings import Settings

pytest.importorskip("openai")
ASK = Ask("What is 2 + 3?")


class Server(ThreadingHTTPServer):
    """Streams ``deltas``; an Event among them is waited for, a number is an HTTP status."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.deltas = []
        self.asked = {}
        self.left = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if isinstance(self.server.deltas, int):
            self.send_error(self.server.deltas)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for delta in self.server.deltas:
                if isinstance(delta, threading.Event):
                    delta.wait(10)
                    self.send({"content": "late"})
                    self.send({"content": "later"})
                else:
                    self.send(delta, delta.pop("finish", None))
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.server.left.set()

    def send(self, delta, finish=None):
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()
        time.sleep(0.01)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def engine(server, no_pool):
    engine = ServedEngine(Settings(served_url=server.url, model="some-model", max_new_tokens=7), no_pool)
    yield engine
    engine.close()


def texts(events, kind=Text):
    return "".join(event.text for event in events if isinstance(event, kind))


def test_text_and_tags(server, engine):
    server.deltas = [{"role": "assistant"}, {"content": "<thi"}, {"content": "nk>hm</think>It"}, {"content": " is 5"}]
    events = list(engine.stream(Problem(ASK.text), ASK))
    assert (texts(events, Thinking), texts(events)) == ("hm", "It is 5")
    assert server.asked["model"] == "some-model"
    assert server.asked["max_tokens"] == 7
    assert [turn["role"] for turn in server.asked["messages"]] == ["system", "user"]


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
def test_reasoning_field_and_limit(server, engine, field):
    server.deltas = [{field: "hm"}, {"content": "It"}, {"content": "", "finish": "length"}]
    events = list(engine.stream(Problem(ASK.text), ASK))
    assert (texts(events, Thinking), texts(events)) == ("hm", "It")
    assert isinstance(events[-1], Refused)


def test_leaving_closes_the_connection_even_while_nothing_comes(server, engine):
    wait = threading.Event()
    server.deltas = [{"content": "It "}, wait, *({"content": "x"} for _ in range(50))]
    stream = engine.stream(Problem(ASK.text), ASK)
    while next(stream) != Text("It "):
        pass
    before = time.monotonic()
    stream.close()
    assert time.monotonic() - before < 1
    wait.set()
    assert server.left.wait(5)


@pytest.mark.parametrize(("status", "sentence"), [(404, "does not have the model"), (401, "the key"), (400, "failed")])
def test_refusals(server, engine, status, sentence):
    server.deltas = status
    with pytest.raises(Unavailable, match=sentence):
        list(engine.stream(Problem(ASK.text), ASK))


def test_a_server_that_lists_no_models_is_there(engine):
    engine.warm()


def test_nobody_there(no_pool):
    engine = ServedEngine(Settings(served_url="http://127.0.0.1:9/v1"), no_pool)
    with pytest.raises(Unavailable, match="cannot be reached"):
        list(engine.stream(Problem(ASK.text), ASK))
    with pytest.raises(Unavailable, match="cannot be reached"):
        engine.warm()
