"""PostgreSQL and Redis killed under load: a clear answer meanwhile, and everything again when they are back."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import Unavailable
from tutor.problem import Ask
from tutor.records import Store
from tutor.service.solving import caching as caching_module
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript

DONE = {"event": "finished", "seconds": 0.1, "verdict": None}


class Postgres:
    """A PostgreSQL server of a test's own, which can be killed and started again."""

    def __init__(self):
        self.programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
        self.folder = Path(tempfile.mkdtemp(prefix="stepwise-postgres-"))
        self.user = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self.user = ["runuser", "-u", "postgres", "--"]
        self.port = free_port()
        self.url = f"postgresql://stepwise@127.0.0.1:{self.port}/postgres"
        self.run("initdb", "-U", "stepwise", "-A", "trust", "-E", "UTF8", "--no-sync")

    def run(self, program, *arguments):
        command = [*self.user, str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def start(self):
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder}"
        self.run("pg_ctl", "-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def kill(self):
        """Kill it and all its processes, as the kernel does when memory is out."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        found = subprocess.run(["pgrep", "-P", str(first)], capture_output=True, text=True, check=False)
        family = [first, *map(int, found.stdout.split())]
        for member in family:
            with suppress(ProcessLookupError):
                os.kill(member, signal.SIGKILL)
        while any(Path(f"/proc/{member}").exists() for member in family):
            time.sleep(0.05)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def postgres():
    server = Postgres()
    server.start()
    yield server
    with suppress(subprocess.CalledProcessError):
        server.run("pg_ctl", "-m", "immediate", "stop")
    shutil.rmtree(server.folder)


def test_postgresql_killed_under_load_loses_nothing_that_was_acknowledged(postgres):
    acknowledged, told, stop = [], [], threading.Event()
    with Store(postgres.url) as store:

        def write():
            while not stop.is_set():
                try:
                    exchange = store.begin(Ask("2x = 4"), "me")
                    store.add(exchange, 0, DONE)
                    acknowledged.append(exchange)
                except Unavailable as error:
                    told.append(error)
                    stop.wait(0.05)

        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        while len(acknowledged) < 20:
            stop.wait(0.01)
        postgres.kill()
        while not told:
            stop.wait(0.01)
        before = len(acknowledged)
        postgres.start()
        end = time.monotonic() + 60
        while len(acknowledged) < before + 20 and time.monotonic() < end:
            stop.wait(0.05)
        stop.set()
        for writer in writers:
            writer.join()
        assert len(acknowledged) >= before + 20, "it goes on by itself"
        assert {str(error) for error in told} == {"The records cannot be used at the moment."}
        with store._engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT id FROM exchanges WHERE state = 'finished'").scalars().all()
    assert set(acknowledged) <= set(found)


def test_redis_killed_is_left_out_and_used_again_when_it_is_back(tmp_path, monkeypatch):
    monkeypatch.setattr(caching_module, "MODELS", frozenset({"scripted"}))
    monkeypatch.setattr("tutor.service.tutor.MODELS", frozenset({"scripted"}))
    port = free_port()
    command = ["redis-server", "--port", str(port), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]

    def started():
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=tmp_path)
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return process
            except OSError:
                time.sleep(0.05)

    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'records.db'}",
        engine="scripted",
        workers=1,
        cache_url=f"redis://127.0.0.1:{port}/0",
    )
    redis = started()
    try:
        with Tutor(settings) as tutor:
            asked = []

            def written(problem, _):
                asked.append(problem.text)
                return iter(["Then $x = 2$.\n\nThe answer is $\\boxed{x = 2}$."])

            tutor._engines["scripted/"] = ScriptedEngine(settings, tutor._solvers, written)

            def solved():
                return Transcript.of(tutor.solve(Ask("Solve 2x = 4"), "me"))

            assert solved().verdict.proved
            assert solved().started.cached
            redis.send_signal(signal.SIGKILL)
            redis.wait()
            without = solved()
            assert without.verdict.proved
            assert not without.started.cached
            assert len(asked) == 2
            redis = started()
            assert solved().verdict.proved
            assert solved().started.cached
    finally:
        redis.kill()
        redis.wait()
