"""Servers for the served engine: one of our own that can go wrong as told, and two real ones with a small model."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tutor.engines.served import ServedEngine, asking, replicas
from tutor.settings import Settings

MODELS = Path(__file__).parents[3] / ".cache" / "models"
PATIENCE = 180
"""Seconds for a real server to start; a busy machine takes its time."""

LLAMA = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.hostnames, params.port = sys.argv[1], ["127.0.0.1"], int(sys.argv[2])
params.n_parallel, params.n_ctx, params.warmup = 2, 4096, False
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
while True:
    time.sleep(1)
"""


class FaultyServer(ThreadingHTTPServer):
    """Streams ``deltas`` (an Event among them is waited for), unless ``plan`` says how the next request goes wrong.

    A plan is a status, a status with headers, or: "drop" (no answer), "half" (it breaks off), "nonsense" (no JSON),
    "strange" (JSON that is no chat completion), "empty" (nothing in it).
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), FaultyHandler)
        self.deltas = [{"content": "It is "}, {"content": "5", "finish": "stop"}]
        self.plan = deque()
        self.asked = []
        self.times = []
        self.left = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class FaultyHandler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.times.append(time.monotonic())
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        fault = self.server.plan.popleft() if self.server.plan else None
        if fault == "drop":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if isinstance(fault, int | tuple):
            status, headers = fault if isinstance(fault, tuple) else (fault, {})
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        if fault == "half":
            self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            self.answer(fault)
        except OSError:
            self.server.left.set()

    def answer(self, fault):
        if fault == "nonsense":
            self.wfile.write(b"data: {nonsense\n\n")
        elif fault == "strange":
            self.wfile.write(b'data: {"choices": [{"index": 0}]}\n\n')
        elif fault == "half":
            self.send({"content": "It "})
            return
        elif fault is None:
            for delta in self.server.deltas:
                if isinstance(delta, threading.Event):
                    delta.wait(10)
                    self.send({"content": "late"})
                    self.send({"content": "later"})
                else:
                    delta = dict(delta)
                    self.send(delta, delta.pop("finish", None))
        self.wfile.write(b"data: [DONE]\n\n")

    def send(self, delta, finish=None):
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()
        time.sleep(0.01)

    def log_message(self, *_):
        pass


@pytest.fixture
def start():
    """Start a server that can go wrong."""
    servers = []

    def one():
        servers.append(FaultyServer())
        threading.Thread(target=servers[-1].serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return servers[-1]

    yield one
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def server(start):
    return start()


@pytest.fixture
def engine_at(no_pool):
    """An engine for those servers."""
    engines = []

    def at(*servers, **settings):
        url = ", ".join(server if isinstance(server, str) else server.url for server in servers)
        engines.append(ServedEngine(Settings(**{"served_url": url, "model": "some-model"} | settings), no_pool))
        return engines[-1]

    yield at
    for engine in engines:
        engine.close()


@pytest.fixture
def hurried(monkeypatch):
    """Waits that are short enough for a test."""
    monkeypatch.setattr(asking, "FIRST_WAIT", 0.1)
    monkeypatch.setattr(replicas, "FIRST_OUT", 0.2)


@pytest.fixture(scope="session")
def starting(tmp_path_factory):
    """Both real servers, starting at the same time: name → process, address, log."""
    if not (MODELS / "smollm2.gguf").exists():
        pytest.skip("run scripts/fetch-test-model first")
    logs = tmp_path_factory.mktemp("servers")
    quiet = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE", "HF_HUB_OFFLINE": "1"}
    ports = {name: _free_port() for name in ("transformers", "llama.cpp")}
    commands = {
        "transformers": [
            *(str(Path(sys.executable).with_name("transformers")), "serve", str(MODELS / "smollm2")),
            *("--device", "cpu", "--host", "127.0.0.1", "--port", str(ports["transformers"])),
            *("--continuous-batching", "--cb-num-blocks", "64", "--cb-max-batch-tokens", "256"),
        ],
        "llama.cpp": [sys.executable, "-c", LLAMA, str(MODELS / "smollm2.gguf"), str(ports["llama.cpp"])],
    }
    running = {}
    for name, command in commands.items():
        log = logs / name
        with log.open("wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=quiet)
        running[name] = process, f"http://127.0.0.1:{ports[name]}", log
    yield running
    for process, _, _ in running.values():
        process.terminate()
    for process, _, _ in running.values():
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session", params=["llama.cpp", "transformers"])
def real(request, starting):
    """The address of a real server that is ready."""
    return ready(*starting[request.param])


def ready(process, address, log):
    """Wait until a server is well; return its address for clients."""
    for _ in range(PATIENCE * 4):
        assert process.poll() is None, log.read_text(errors="replace")[-2000:]
        try:
            with urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    return f"{address}/v1"
        except (URLError, OSError):
            pass
        time.sleep(0.25)
    raise AssertionError(f"no server after {PATIENCE} s: {log.read_text(errors='replace')[-2000:]}")


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
