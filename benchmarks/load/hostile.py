"""Hostile requests: bodies, sizes, encodings, headers and paths that no honest client sends. No 5xx, and no hang.

An answer of the kinds that say "not now" (503 with a sentence, when the workers are all taken) is counted apart: it is
what a full server must say.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from benchmarks.load.server import serving
from benchmarks.load.wire import Request, Wire

TIMEOUT = 60.0
SETTINGS = {"STEPWISE_RATE_LIMIT": "0", "STEPWISE_CHECK_DEADLINE": "1", "STEPWISE_SOLVE_DEADLINE": "3"}
BOMBS = (
    "9^9^9^9", "((10!)!)!", "(1+x)^{1000000}", "\\int" * 200, "{" * 5000, "(" * 400, "x" * 19_999, "\\frac" * 3000,
    "__import__('os').system('id')", "\ud55c" * 500, "\u202e2+2", "\x00", "\ud800", "1e999999999", "0/0", "x^" * 999,
    "Differentiate sin(cos(tan(exp(x^x^x^x))))", "det(" + "[1,2];" * 300, "\\begin{matrix}" * 99, "=", "≠∞√√√", "$$$$",
)  # fmt: skip
FIELDS = [
    "problem", "text", "lines", "gold", "answer", "lang", "level", "topic", "count", "seed", "problems", "form", "name",
    "password", "format", "id", "recipe", "engine", "model", "samples", "method", "url", "image",
]  # fmt: skip


def measure(count: int = 100_000, at_once: int = 32, seed: int = 1, minutes: float = 120.0) -> str:
    """Send hostile requests to every address of the API."""
    with serving(SETTINGS) as server:
        paths = _paths(httpx.get(f"{server.url}/openapi.json", timeout=TIMEOUT).json())
        start, before, own = time.monotonic(), server.seconds(), time.process_time()
        seen = asyncio.run(_sent(server.url, paths, count, at_once, seed, start + 60 * minutes))
        took, own = time.monotonic() - start, time.process_time() - own
        spent = [after - at for at, after in zip(before, server.seconds(), strict=True)]
        raw = _raw(server.url)
        alive = httpx.post(f"{server.url}/api/solve-math", json={"problem": "2x + 3 = 7"}, timeout=TIMEOUT)
    sent = seen.status.total()
    bad = {key: number for key, number in seen.status.items() if key.startswith("5") and key != "503 said"}
    told = ", ".join(f"{key}: {number:,}" for key, number in sorted(seen.status.items()))
    each = [f"{1000 * seconds / max(1, sent):.1f} ms" for seconds in (*spent, own)]
    lines = [
        f"{sent:,} hostile requests in {took:.0f} s ({told}): **{sum(bad.values())} answers of "
        f"5xx, {seen.status['hung']} that took longer than {TIMEOUT:g} s**, slowest {seen.slowest:.1f} s. {raw} "
        f"An honest problem after them: {alive.status_code}, {alive.json()['answer']['plain']}. "
        f"Processor time for each: {each[0]} in the server, {each[1]} in workers that still live, {each[2]} here."
    ]
    return "\n".join([*lines, *(f"- {example}" for example in seen.examples[:12])])


@dataclass
class Seen:
    """What was answered, by status; how long the slowest answer took; answers that must not be."""

    status: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    examples: list[str] = field(default_factory=list)


async def _sent(url: str, paths: Sequence[tuple[str, str]], count: int, at_once: int, seed: int, end: float) -> Seen:
    seen, numbers = Seen(), iter(range(count))

    async def one_after_another() -> None:
        async with Wire(url) as wire:
            for number in numbers:
                if time.monotonic() > end:
                    return
                await _send(wire, _request(random.Random(f"{seed}-{number}"), paths), seen)

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return seen


async def _send(wire: Wire, request: Request, seen: Seen) -> None:
    start = time.monotonic()
    try:
        status, text = await asyncio.wait_for(wire.ask(request), TIMEOUT)
        key = str(status)
        if key == "503" and b'"message"' in text:
            key = "503 said"
        elif status == 200 and b'"code": "error"' in text:
            key = "500 in a stream"
    except TimeoutError:
        key, text = "hung", b""
        await wire.close()
    except (OSError, EOFError, ValueError) as error:
        key, text = f"hung up ({type(error).__name__})", b""
        await wire.close()
    seen.status[key] += 1
    seen.slowest = max(seen.slowest, time.monotonic() - start)
    if key == "hung" or (key.startswith("5") and key != "503 said"):
        body = str(request.content)[:300]
        seen.examples.append(f"{key} {request.method} {request.path}: `{body}` → `{text[:200]!r}`")


def _paths(description: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (method.upper(), path)
        for path, methods in description["paths"].items()
        for method in methods
        if path not in {"/metrics", "/healthz", "/readyz"}
    ]


def _request(random: random.Random, paths: Sequence[tuple[str, str]]) -> Request:
    method, path = random.choice(paths)
    if random.random() < 0.03:
        method = random.choice(["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"])
    make = random.choice((_json, _json, _json, _shaped, _shaped, _broken, _bytes, _large, _encoded))
    content, headers = make(random)
    return Request(method, _path(random, path), content, {**headers, **_headers(random)})


def _path(random: random.Random, path: str) -> str:
    while "{" in path:
        before, _, rest = path.partition("{")
        part = random.choice(["0" * 32, "..%2f..%2fetc%2fpasswd", "%00", "%ff", "a" * 3000, "-1", "한", "' OR 1=1 --"])
        path = before + part + rest.partition("}")[2]
    if random.random() < 0.1:
        path += random.choice(
            ["/", "/..", "?a=" + "b" * 5000, "?" + "&".join(f"x{n}=1" for n in range(500)), "%", "//", ";"]
        )
    return path


def _value(random: random.Random, depth: int = 0) -> Any:
    kinds: list[Callable[[], Any]] = [
        lambda: random.choice(BOMBS),
        lambda: random.choice(BOMBS) + random.choice(BOMBS),
        lambda: random.choice([0, -1, 2**63, 2**64, 10**400, 1.5, -0.0, 1e308, True, False, None, ""]),
        lambda: "".join(chr(random.choice((random.randrange(32, 127), random.randrange(0xD800)))) for _ in range(40)),
        lambda: random.choice(["en", "ko", "xx", "beginner", "advanced", "symbolic", "auto", "limits", "json", "pdf"]),
    ]
    if depth < 3:
        kinds += [
            lambda: [_value(random, depth + 1) for _ in range(random.randrange(6))],
            lambda: {random.choice(FIELDS): _value(random, depth + 1) for _ in range(random.randrange(5))},
        ]
    return random.choice(kinds)()


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode()


def _json(random: random.Random) -> tuple[bytes, dict[str, str]]:
    return _dumped({random.choice(FIELDS): _value(random) for _ in range(random.randrange(1, 7))}), _is(
        "application/json"
    )


def _shaped(random: random.Random) -> tuple[bytes, dict[str, str]]:
    """A body of the right shape, with hostile mathematics in it."""
    bomb = random.choice(BOMBS)
    shapes: list[Any] = [
        {"problem": bomb}, {"gold": bomb, "answer": random.choice(BOMBS)}, {"problem": bomb, "lines": [bomb] * 5},
        {"problem": bomb, "text": bomb * 3}, {"topic": bomb[:100], "count": random.choice([1, 100, 2])},
        {"problems": [{"id": n, "problem": random.choice(BOMBS)} for n in range(5)]}, {"text": f"a,b\n{bomb},1"},
        {"topic": "limits", "count": 2, "seed": random.randrange(2**63), "format": random.choice(["qti", "pdf"])},
    ]  # fmt: skip
    return _dumped(random.choice(shapes)), _is("application/json")


def _broken(random: random.Random) -> tuple[bytes, dict[str, str]]:
    text = bytearray(_json(random)[0])
    for _ in range(random.randrange(1, 8)):
        text[random.randrange(len(text))] = random.randrange(256)
    return bytes(text), _is("application/json")


def _bytes(random: random.Random) -> tuple[bytes, dict[str, str]]:
    return random.randbytes(random.randrange(2000)), _is(random.choice(["application/json", "text/plain", "", "a/b"]))


def _large(random: random.Random) -> tuple[bytes, dict[str, str]]:
    long = b'{"problem":"' + b"9" * random.choice([10**5, 10**6]) + b'"}'
    deep = random.choice([b"[" * 100_000, b'{"a":' * 50_000, long])
    return deep, _is("application/json")


def _encoded(random: random.Random) -> tuple[bytes, dict[str, str]]:
    text = json.dumps({"problem": "x² = 4 한국어"}, ensure_ascii=False)
    code = random.choice(["utf-16", "utf-32", "utf-8-sig", "euc-kr", "utf-7"])
    content = text.encode(code, errors="replace")
    if random.random() < 0.3:
        return gzip.compress(content), {**_is("application/json"), "content-encoding": "gzip"}
    return content, _is(f"application/json; charset={random.choice([code, 'nonsense', '', 'latin-1'])}")


def _is(kind: str) -> dict[str, str]:
    return {"content-type": kind}


def _headers(random: random.Random) -> dict[str, str]:
    odd: list[dict[str, str]] = [
        {"x-request-id": "a" * 2000}, {"x-request-id": "<script>"}, {"accept-language": "xx;q=" + "9" * 999},
        {"origin": "https://evil.example"}, {"authorization": "Bearer " + "A" * 4000}, {"cookie": "a=" + "b" * 3000},
        {"authorization": "Basic ////"}, {"range": "bytes=0-,1-,2-"}, {"host": "evil.example"},
        {"expect": "100-continue"},
        {"idempotency-key": "x" * 500}, {"x-forwarded-for": "127.0.0.1, x"},
        {"accept": "application/xml"},
    ]  # fmt: skip
    return random.choice(odd) if random.random() < 0.3 else {}


def _raw(url: str) -> str:
    """Send what no client library would, straight into the socket, and hang up."""
    place = urlsplit(url)
    texts = [
        b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/9.9\r\n\r\n",
        b"POST /api/check HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"POST /api/check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n", b"GET " + b"/" * 100_000,
        b"POST /api/check HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n{", b"\r\n" * 1000, b"A" * 70_000,
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100_000,
    ]  # fmt: skip
    answered: Counter[str] = Counter()
    for text in texts * 10:
        with socket.create_connection((str(place.hostname), int(place.port or 80)), 5) as wire:
            wire.settimeout(2)
            try:
                wire.sendall(text)
                answered[wire.recv(1000)[9:12].decode(errors="replace") or "closed"] += 1
            except OSError:
                answered["no answer"] += 1
    return f"Of {len(texts) * 10} that are no HTTP: {', '.join(f'{key} {n}' for key, n in sorted(answered.items()))}."
