"""PostgreSQL and Redis killed under load: a clear answer meanwhile, and everything again when they are back."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import Unavailable
from tutor.problem import Ask
from tutor.records import Store
from tutor.service.clients.rates import Rates
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


class Redis:
    """A Redis server of a test's own, which can be killed and started again."""

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        command = ["redis-server", "--port", str(self.port), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=self.folder)
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def redis(tmp_path):
    server = Redis(tmp_path)
    server.start()
    yield server
    server.kill()


def test_redis_killed_under_load_is_left_out_and_used_again_when_it_is_back(tmp_path, monkeypatch, redis):
    monkeypatch.setattr(caching_module, "MODELS", frozenset({"scripted"}))
    monkeypatch.setattr("tutor.service.tutor.MODELS", frozenset({"scripted"}))
    database = f"sqlite:///{tmp_path / 'records.db'}"
    settings = Settings(database_url=database, engine="scripted", workers=1, cache_url=redis.url)
    seen, stop = [], threading.Event()
    with Tutor(settings) as tutor:
        script = ["Then $x = 2$.\n\nThe answer is $\\boxed{x = 2}$."]
        tutor._engines["scripted/"] = ScriptedEngine(settings, tutor._solvers, lambda *_: iter(script))

        def solve():
            seen.append(Transcript.of(tutor.solve(Ask("Solve 2x = 4"), "me")))

        def study():
            while not stop.is_set():
                solve()

        def until(cached):
            count = len(seen)
            while not any(one.started.cached is cached for one in seen[count:]):
                stop.wait(0.01)

        solve()  # the worker starts
        students = [threading.Thread(target=study) for _ in range(3)]
        for student in students:
            student.start()
        until(cached=True)
        redis.kill()
        until(cached=False)
        redis.start()
        until(cached=True)
        stop.set()
        for student in students:
            student.join()
        assert all(one.verdict.proved for one in seen)
        assert tutor.store.counts()["state:finished"] == len(seen)


def test_requests_are_counted_again_when_redis_is_back(redis):
    rates = Rates(redis.url)
    with ThreadPoolExecutor(1) as apart:  # a browser's tests leave a loop running in this thread
        loop = apart.submit(asyncio.Runner).result()

        def allowed():
            return [not apart.submit(loop.run, rates.ask("me", 1)).result().wait for _ in range(2)]

        assert allowed() == [True, False]
        redis.kill()
        assert allowed() == [True, True]
        redis.start()
        assert allowed() == [True, False]
        apart.submit(loop.close).result()
