"""Models' answers kept for a time, in Redis: shared by all processes that know its address (the extra ``redis``)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from tutor.errors import Unavailable
from tutor.messages import say

PREFIX = "stepwise:answer:"
SECONDS = 1.0
"""The longest wait for Redis: an answer that must be written anew takes longer, but not by much."""


class RedisAnswers:
    """Texts by key; Redis forgets them when their time is over."""

    def __init__(self, url: str) -> None:
        """Take the address; nothing is asked yet.

        Raises:
            Unavailable: the address is no Redis address, or the client is not installed.
        """
        if find_spec("redis") is None:
            raise Unavailable(
                say("Keeping answers in Redis needs {library}, which is not installed.", library="redis"),
                hint=say("Install it with: pip install 'stepwise-tutor[redis]'"),
            )
        import redis

        self._error: type[Exception] = redis.RedisError
        try:
            self._client: Any = redis.Redis.from_url(
                url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS, decode_responses=True
            )
        except ValueError as error:
            raise Unavailable(
                say("The address of the answers that are kept, “{address}”, cannot be understood.", address=url),
                hint=say("STEPWISE_CACHE_URL looks like redis://host:6379/0."),
            ) from error

    def get(self, key: str) -> str | None:
        """Return the text of a key, None where there is none or its time is over.

        Raises:
            Unavailable: Redis cannot be reached.
        """
        with self._asking():
            found: str | None = self._client.get(PREFIX + key)
        return found

    def put(self, key: str, text: str, seconds: int) -> None:
        """Keep a text for that long, in the place of what was kept before.

        Raises:
            Unavailable: Redis cannot be reached.
        """
        with self._asking():
            self._client.set(PREFIX + key, text, ex=seconds)

    def drop(self, key: str) -> None:
        """Forget a text.

        Raises:
            Unavailable: Redis cannot be reached.
        """
        with self._asking():
            self._client.delete(PREFIX + key)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except self._error as error:
            raise Unavailable(say("Redis cannot be reached: {reason}.", reason=str(error).rstrip("."))) from error
