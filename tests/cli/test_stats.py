"""``tutor stats``: the records' counts, or a running server's."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

ANSWER = {"exchanges": {"finished": 2}, "process": {"engines": {"local": {"replicas": [{"busy": 1}], "waiting": None}}}}


@pytest.fixture
def server():
    """A server that knows one path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/api/stats" else 404)
            self.end_headers()
            self.wfile.write(json.dumps(ANSWER).encode())

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/"
        served.shutdown()


def test_without_an_address_the_records_are_counted(tutor, tutor_json):
    before = tutor_json("stats")["exchanges"].get("finished", 0)
    tutor("solve", "2x = 4")
    found = tutor_json("stats")
    assert found["exchanges"]["finished"] == before + 1
    assert found["verdicts"]["proved"] >= 1
    assert "exchanges finished" in tutor("stats").stdout


def test_a_running_server_is_asked(tutor, tutor_json, server):
    assert tutor_json("stats", "--url", server) == ANSWER
    shown = tutor("stats", "--url", server).stdout
    assert "process engines local replicas 0 busy" in shown
    assert shown.splitlines()[0].split() == ["exchanges", "finished", "2"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "nonsense", "http://[", "{server}elsewhere"])
def test_an_address_without_stepwise_is_said(tutor, server, url):
    assert "does not answer" in tutor("stats", "--url", url.format(server=server), code=4).stderr
