"""A real server in a process of its own, to be treated badly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

SERVER = """
import sys
import uvicorn
from tutor import journal
from tutor.api import create_app
from tutor.service.tutor import Tutor
from tutor.settings import Settings
journal.keep()
settings = Settings()
if __name__ == "__main__":  # worker processes read this file too
  with Tutor(settings) as tutor:
    tutor.prepare(1)
    uvicorn.run(create_app(tutor, settings, page=False), port=int(sys.argv[1]), log_config=None, access_log=False)
"""
"""The server as ``tutor serve`` runs it, without the page, which takes long to import."""


class Server:
    """A server that can be killed and started again with the same records."""

    def __init__(self, folder, database=None):
        self.folder, self.database = folder, database or f"sqlite:///{folder / 'records.db'}"
        self.process = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self, **settings):
        environment = {
            **os.environ,
            "STEPWISE_DATABASE_URL": self.database,
            "STEPWISE_ENGINE": "symbolic",
            "STEPWISE_WORKERS": "1",
            **settings,
        }
        script = self.folder / "server.py"
        script.write_text(SERVER)
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen([sys.executable, str(script), str(self.port)], env=environment, stderr=log)
        log.close()
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                if httpx.get(f"{self.url}/healthz", timeout=5).status_code == 200:
                    return self
            except httpx.HTTPError:
                time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text()[-3000:])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server for a file of tests: each leaves it running."""
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    if server.process.poll() is None:
        server.stop()
