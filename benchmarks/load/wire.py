"""HTTP as a careless client speaks it: whatever is to be sent is sent, and the answer is read to its end.

A client library would refuse half of the requests that a server must survive, and takes longer than the server itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

KEPT = 2_000
"""Bytes of an answer that are kept."""


@dataclass(frozen=True, slots=True)
class Request:
    """A method, an address on the server, a body and headers."""

    method: str
    path: str
    content: bytes
    headers: Mapping[str, str]

    def written(self, host: str) -> bytes:
        """Return it as it goes over the wire; spaces and line breaks in its address would end it, and are quoted."""
        headers = {"host": host, "content-length": str(len(self.content)), **self.headers}
        lines = [f"{self.method} {quote(self.path, safe=SAFE)} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.content


SAFE = "%/?=&;'.:!*()"
"""Signs of an address that are sent as they are."""


class Wire:
    """A connection to a server, kept as long as the server keeps it."""

    def __init__(self, url: str) -> None:
        place = urlsplit(url)
        self._host, self._port = str(place.hostname), int(place.port or 80)
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: Request) -> tuple[int, bytes]:
        """Return the status and the beginning of the answer.

        Raises:
            OSError, EOFError: the server hung up.
            ValueError: what it sends is no HTTP.
        """
        if self._ends is None:
            self._ends = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._ends
        writer.write(request.written(f"{self._host}:{self._port}"))
        with suppress(ConnectionError):  # it may answer, and hang up, before it has read everything
            await writer.drain()
        status, headers = await _head(reader)
        body = b"" if request.method == "HEAD" or status in {204, 304} else await _body(reader, headers)
        if headers.get("connection") == "close":
            await self.close()
        return status, body

    async def close(self) -> None:
        """Hang up."""
        if self._ends is not None:
            ends, self._ends = self._ends, None
            ends[1].close()
            with suppress(OSError):
                await ends[1].wait_closed()

    async def __aenter__(self) -> Wire:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    """The status and the headers; answers that only say "go on" are passed over."""
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        status = int(first.split(" ", 2)[1])
        if status >= 200:
            pairs = (line.partition(":") for line in lines if line)
            return status, {name.strip().lower(): value.strip() for name, _, value in pairs}


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return (await reader.readexactly(int(headers.get("content-length", 0))))[:KEPT]
    body = b""
    while size := int(await reader.readline(), 16):
        part = await reader.readexactly(size + 2)
        body = body if len(body) > KEPT else body + part[:-2]
    await reader.readline()
    return body
