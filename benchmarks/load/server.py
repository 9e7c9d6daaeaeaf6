"""A server of our own for measuring: started in a folder of its own, watched, stopped; and what its processes take."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
START = 300.0
"""Seconds that a server may take to be ready."""


@dataclass
class Served:
    """A running server: its address, its folder and its process."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def database(self) -> str:
        """The address of its records."""
        return f"sqlite:///{self.folder / 'stepwise.db'}"

    def family(self) -> list[int]:
        """Return the ids of its process and of all below it."""
        parents: dict[int, list[int]] = {}
        for number in filter(str.isdigit, os.listdir("/proc")):
            found = _stat(int(number))
            if found:
                parents.setdefault(int(found[1]), []).append(int(number))
        family = [self.process.pid]
        for member in family:
            family += parents.get(member, [])
        return family

    def memory(self) -> float:
        """Return the MiB that its processes take together; what several of them share counts once.

        Programs and libraries are left out: how much of them is ours changes with what else runs on the machine.
        """
        total = 0
        for member in self.family():
            try:
                text = Path(f"/proc/{member}/smaps_rollup").read_text(encoding="ascii")
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss_Anon:"))
        return total / 1024

    def seconds(self) -> tuple[float, float]:
        """Return the processor seconds of the main process, and those of all below it that still live."""
        mine, *others = (_stat(member) for member in self.family())
        return _spent(mine), sum(map(_spent, others))

    def kill(self) -> None:
        """Kill the process as the kernel does when memory is out: nothing is tidied up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(settings: Mapping[str, str] | None = None, folder: Path | None = None) -> Iterator[Served]:
    """Give a server that is ready, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="stepwise-load-", ignore_cleanup_errors=True) as made:
        folder = folder or Path(made)
        port = free_port()
        environment = {
            **os.environ,
            "STEPWISE_DATABASE_URL": f"sqlite:///{folder / 'stepwise.db'}",
            "STEPWISE_ENGINE": "symbolic",
            **(settings or {}),
        }
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tutor", "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
            )
        server = Served(f"http://127.0.0.1:{port}", folder, process)
        try:
            _ready(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _ready(server: Served) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError((server.folder / "server.log").read_text(encoding="utf-8")[-2000:])
        try:
            if httpx.get(f"{server.url}/readyz", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise RuntimeError("The server was not ready in time.")


def _stat(number: int) -> list[str] | None:
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None


def _spent(fields: list[str] | None) -> float:
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0
