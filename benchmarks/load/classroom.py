"""A school at once: every student asks a problem each so many seconds, and reads the solution as it streams."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

import httpx
from sqlalchemy import create_engine, text

from benchmarks.load.problems import problems
from benchmarks.load.server import Served, serving

TIMEOUT = 60.0


@dataclass
class Seen:
    """What the students saw."""

    seconds: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    ended: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def measure(students: int = 200, every: float = 20.0, minutes: float = 10.0, page: bool = False) -> str:
    """Have a school solve problems at once against a server with the symbolic engine."""
    with serving(SETTINGS) as server:
        asyncio.run(_asked(server.url, 1, Seen()))
        before = _recorded(server)
        memory, busy = [server.memory()], server.seconds()
        context = multiprocessing.get_context("spawn")
        queue: Any = context.Queue()
        load = context.Process(target=_load, args=(server.url, students, every, minutes * 60, queue))
        start = time.monotonic()
        load.start()
        while load.is_alive() and queue.empty():
            time.sleep(min(10.0, minutes * 6))
            memory.append(server.memory())
        seen: Seen = queue.get(timeout=TIMEOUT)
        load.join()
        took = time.monotonic() - start
        spent = [after - at for at, after in zip(busy, server.seconds(), strict=True)]
        recorded = _recorded(server) - before
    return _told(students, every, took, seen, recorded, memory, spent)


SETTINGS: dict[str, str] = {}
"""What the server is told beside its database and engine."""


def _load(url: str, students: int, every: float, seconds: float, queue: Any) -> None:
    """Be the students, in a process of their own."""
    queue.put(asyncio.run(_school(url, students, every, seconds)))


async def _school(url: str, students: int, every: float, seconds: float) -> Seen:
    seen = Seen()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=students)
    async with httpx.AsyncClient(base_url=url, timeout=TIMEOUT, limits=limits) as client:
        end = time.monotonic() + seconds
        await asyncio.gather(*(_student(client, number, every, end, seen) for number in range(students)))
    return seen


async def _student(client: httpx.AsyncClient, number: int, every: float, end: float, seen: Seen) -> None:
    """Ask each ``every`` seconds, from a moment of one's own on."""
    own = problems(number)
    due = time.monotonic() + Random(number).uniform(0, every)
    while due < end:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        await _solve(client, next(own), seen)
        due += every


async def _asked(url: str, seed: int, seen: Seen) -> None:
    """Ask one problem of each kind, so that what is made at first use is made."""
    async with httpx.AsyncClient(base_url=url, timeout=TIMEOUT) as client:
        own = problems(seed)
        for _ in range(60):
            await _solve(client, next(own), seen)


async def _solve(client: httpx.AsyncClient, problem: str, seen: Seen) -> None:
    start, first, last = time.monotonic(), 0.0, ""
    try:
        async with client.stream("POST", "/api/solve-math/stream", json={"problem": problem}) as reply:
            async for line in reply.aiter_lines():
                if line.startswith("event: "):
                    last = line.removeprefix("event: ")
                    if last == "step-found" and not first:
                        first = time.monotonic() - start
                elif line.startswith("data: ") and last == "finished":
                    verdict = json.loads(line.removeprefix("data: "))["verdict"]
                    if verdict is None or verdict["status"] != "proved":
                        seen.ended["not proved"] += 1
                        seen.wrong.append(problem)
        status = str(reply.status_code)
    except httpx.HTTPError as error:
        status, last = type(error).__name__, ""
    seen.ended[last if status == "200" else status] += 1
    if last != "finished":
        seen.wrong.append(f"{status} {last}: {problem}")
    seen.seconds.append(time.monotonic() - start)
    if first:
        seen.first.append(first)


def _recorded(server: Served) -> int:
    engine = create_engine(server.database)
    with engine.connect() as connection:
        count: int = connection.execute(text("SELECT count(*) FROM exchanges WHERE state = 'finished'")).scalar_one()
    engine.dispose()
    return count


def _told(
    students: int, every: float, took: float, seen: Seen, recorded: int, memory: list[float], spent: list[float]
) -> str:
    asked, finished = len(seen.seconds), seen.ended["finished"]
    cuts = quantiles(seen.seconds, n=100)
    half = len(memory) // 2
    lines = [
        f"{students} students, a problem every {every:g} s each, for {took / 60:.1f} min (streamed over HTTP, symbolic "
        f"engine, the students on the same two cores): **{asked} problems, {asked - finished} errors**, "
        f"{recorded} recorded as finished; {seen.ended['not proved']} not proved.",
        f"A whole solution: median {cuts[49]:.3f} s, **95th percentile {cuts[94]:.3f} s**, 99th {cuts[98]:.3f} s, "
        f"slowest {max(seen.seconds):.3f} s; the first step: 95th percentile {quantiles(seen.first, n=100)[94]:.3f} s.",
        f"Memory of the server and its workers (Pss, without programs and libraries): {memory[0]:.0f} MiB before, "
        f"{max(memory[: half + 1]):.0f} at most in the first half, {max(memory[half:]):.0f} in the second, "
        f"{memory[-1]:.0f} at the end.",
        f"Processor time per problem: {1000 * spent[0] / asked:.0f} ms in the server, {1000 * spent[1] / asked:.0f} ms "
        "in workers.",
    ]
    return "\n\n".join([*lines, *(f"- {wrong}" for wrong in sorted(set(seen.wrong))[:10])])


def log(server: Served) -> str:
    """Return what the server wrote."""
    return Path(server.folder / "server.log").read_text(encoding="utf-8")
