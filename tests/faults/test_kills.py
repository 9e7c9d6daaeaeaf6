"""Whatever is killed: nothing that was recorded is lost, people are told in a sentence, and it goes on by itself."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections import Counter

import httpx
import pytest
from sqlalchemy import text

from tutor.maths.worker import Pool
from tutor.problem import Ask
from tutor.records import Store
from tutor.service.solving.judging import Judge
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript
from tutor.verdict import Status

PATIENCE = 180
"""Seconds for an answer on a busy machine."""
SLOW = "Solve x^2 - 5x + 6 = 0"
"""Something with many events."""


def listen(server, told):
    """Hear a solution, kill the server at its first event, and go on listening."""
    with httpx.stream("POST", f"{server.url}/api/solve-math/stream", json={"problem": SLOW}, timeout=PATIENCE) as reply:
        for line in reply.iter_lines():
            if line.startswith("event: "):
                told.append(line.removeprefix("event: "))
                if len(told) == 1:
                    server.kill()


def ended(server):
    """How many exchanges ended in each way."""
    return Counter(httpx.get(f"{server.url}/api/stats", timeout=30).json()["exchanges"])


def test_a_server_killed_in_the_middle_of_a_stream_has_kept_what_it_told(server):
    before = ended(server)
    told: list[str] = []
    with pytest.raises(httpx.RemoteProtocolError):
        listen(server, told)
    with Store(server.database) as store, store._engine.connect() as connection:
        ((exchange, state),) = connection.execute(
            text("SELECT id, state FROM exchanges WHERE text = :text"), {"text": SLOW}
        ).all()
        kinds = connection.execute(
            text("SELECT kind FROM events WHERE exchange = :exchange ORDER BY number"), {"exchange": exchange}
        ).scalars()
        assert list(kinds)[: len(told)] == told
    assert state == "running"
    server.start()
    again = httpx.post(f"{server.url}/api/solve-math", json={"problem": "2x = 4"}, timeout=PATIENCE)
    assert again.json()["verdict"]["status"] == "proved"
    assert ended(server) - before == {"running": 1, "finished": 1}


def children(pool):
    return [worker._process.pid for worker in (*pool._idle, *pool._busy)]


class Killing(Pool):
    """A pool whose worker is killed in the middle of its first check."""

    armed = True

    def _run(self, function, args, deadline):
        if self.armed and "check_claim" in str(function):
            self.armed = False
            self.warm()
            threading.Timer(0.05, lambda: [os.kill(pid, signal.SIGKILL) for pid in children(self)]).start()
            return super()._run(time.sleep, (20,), deadline)
        return super()._run(function, args, deadline)


def test_a_worker_killed_in_the_middle_of_a_check_leaves_it_unchecked_and_the_next_is_judged(tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'records.db'}", engine="symbolic", workers=1)
    with Tutor(settings) as tutor, Killing(1) as checkers:
        tutor._judge = Judge(checkers, 30)
        seen = Transcript.of(tutor.solve(Ask("Solve 2x + 3 = 7")))
        assert seen.trouble is None
        statuses = [verdict.status for verdict in seen.verdicts.values()]
        assert Status.PROVED in statuses
        assert seen.verdict.status is Status.PROVED
        assert checkers.lost == 1


def test_a_check_whose_worker_is_killed_is_unchecked_with_a_sentence():
    with Killing(1) as checkers:
        checkers.warm()
        verdict = Judge(checkers, 30)._verdict("tutor.checking.steps:check_claim", None)
        assert (verdict.status, verdict.note) == (Status.UNCHECKED, "worker-lost")
        assert "was stopped" in verdict.message.text
        assert checkers.call(os.getpid, deadline=30) not in {os.getpid()}


def test_an_idle_worker_that_was_killed_is_replaced():
    with Pool(1) as pool:
        first = pool.call(os.getpid, deadline=60)
        os.kill(first, signal.SIGKILL)
        end = time.monotonic() + 10
        while pool.gauges()["alive"] and time.monotonic() < end:
            time.sleep(0.01)
        assert pool.call(os.getpid, deadline=60) != first


def test_a_client_that_never_reads_holds_no_worker_and_its_questions_are_recorded(server):
    before = ended(server)
    body = b'{"problem": "Solve 2x + 3 = 7"}'
    head = "POST /api/solve-math/stream HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        deaf.sendall((head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body) * 3)
        reply = httpx.post(f"{server.url}/api/solve-math", json={"problem": "3x = 9"}, timeout=PATIENCE)
        assert reply.json()["answer"]["plain"] == "x = 3"
        end = time.monotonic() + 60
        while (ended(server) - before)["finished"] < 4 and time.monotonic() < end:
            time.sleep(0.05)
    assert ended(server) - before == {"finished": 4}
