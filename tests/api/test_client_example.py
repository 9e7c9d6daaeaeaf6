"""The example of a client, run against a real server as its docstring says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from tutor.api import create_app

CLIENT = Path(__file__).parents[2] / "examples" / "client.py"


@pytest.fixture(scope="module")
def address(tutor):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(tutor, tutor.settings, page=False)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def run(*arguments, **variables):
    command = [sys.executable, CLIENT, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=os.environ | variables)


def test_the_client_shows_steps_and_answers(address):
    told = run(address, "Solve x^2 - 5x + 6 = 0", "Differentiate x^3", "What is love?").stdout.splitlines()
    assert "  -> proved" in told
    assert told[-3] == "Solve x^2 - 5x + 6 = 0:  x = 2 or x = 3"
    assert told[-2].startswith("Differentiate x^3:  3*x^2")
    assert told[-1].startswith("What is love?:  ")


def test_a_wrong_key_is_said_in_the_servers_words(address):
    assert "not known here" in run(address, "x + 1 = 2", STEPWISE_KEY="sw_wrong").stderr
