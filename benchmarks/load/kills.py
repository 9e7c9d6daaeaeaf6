"""Killing a process while it writes: every record that it acknowledged is there afterwards."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = """
import sys, threading
from tutor.problem import Ask
from tutor.records import Store
store, lock = Store(sys.argv[1]), threading.Lock()
def write():
    while True:
        exchange = store.begin(Ask("2x = 4"), "me")
        store.add(exchange, 0, {"event": "finished", "seconds": 0.1, "verdict": None})
        with lock:
            sys.stdout.write(exchange + "\\n")
            sys.stdout.flush()
for _ in range(4):
    threading.Thread(target=write).start()
"""
"""Writes with four threads, and says the id of each exchange when it is recorded whole."""


def measure(kills: int = 50) -> str:
    """Kill a writing process again and again, at a random moment of its writing."""
    with tempfile.TemporaryDirectory(prefix="stepwise-load-") as folder:
        file = Path(folder) / "records.db"
        told: set[str] = set()
        for number in range(kills):
            told |= _killed(file, random.Random(number))
        with sqlite3.connect(file) as connection:
            finished = {row[0] for row in connection.execute("SELECT id FROM exchanges WHERE state = 'finished'")}
            events = {row[0] for row in connection.execute("SELECT exchange FROM events WHERE number = 0")}
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    return (
        f"{kills} × `kill -9` while four threads write to SQLite: {len(told):,} exchanges acknowledged, "
        f"**{len(told - (finished & events))} of them lost**; {len(finished - told)} more were recorded and not yet "
        f"acknowledged; the file's integrity: {sound}."
    )


def _killed(file: Path, moment: random.Random) -> set[str]:
    """Let a process write for a while, kill it, and return what it acknowledged."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, f"sqlite:///{file}"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    time.sleep(moment.uniform(0.05, 0.5))
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.read().splitlines(keepends=True)
    process.wait()
    return {line.strip() for line in lines if line.endswith("\n")}
