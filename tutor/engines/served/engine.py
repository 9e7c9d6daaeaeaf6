"""The served engine: a model that any OpenAI-compatible server runs (vLLM, SGLang, llama.cpp, transformers serve, …).

Streams over the openai client, which is imported only here and only when used. Reasoning comes in a field of its own
or between tags; leaving closes the connection, so that the server stops writing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from importlib.util import find_spec
from threading import Event
from typing import TYPE_CHECKING, Any

from tutor.engines.background import in_background
from tutor.engines.transcription import CutOff, Piece, transcribe
from tutor.errors import Unavailable
from tutor.events import EngineEvent, Thinking
from tutor.messages import say
from tutor.problem import Ask, Problem
from tutor.prompting import Turn, chat

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.settings import Settings

CONNECT_SECONDS = 5.0
READ_SECONDS = 300.0
AT_ONCE = 64
"""How many answers are read at the same time; more wait here."""


class ServedEngine:
    """One client for the server at ``settings.served_url``."""

    name = "served"

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self.model: str | None = settings.model
        self._settings = settings
        self._pool = pool
        self._readers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="served")
        self._client: Any = None

    def stream(self, problem: Problem, ask: Ask) -> Iterator[EngineEvent]:
        """Ask the server, and read what it sends; closing ends the request.

        Raises:
            Unavailable: the server cannot be reached, does not have the model, or fails.
        """
        turns = chat(ask)
        name = ask.model or self._settings.model
        calls: list[Any] = []

        def work(put: Callable[[Piece], None], stop: Event) -> None:
            self._read(name, turns, put, stop, calls)

        try:
            with closing(in_background(self._readers, work)) as pieces:
                yield from transcribe(pieces, problem, ask, name, self._pool)
        finally:
            for call in calls:
                _hang_up(call)

    def warm(self) -> None:
        """Say hello, so that a wrong address is found now; any answer will do."""
        self._asking(lambda: self._connected().models.with_raw_response.list(), any_answer=True)

    def close(self) -> None:
        """Close the connections."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        if self._client is not None:
            self._client.close()

    def _read(
        self, name: str, turns: tuple[Turn, ...], put: Callable[[Piece], None], stop: Event, calls: list[Any]
    ) -> None:
        """Hand over what the server sends until its end, or until told to stop."""

        def read() -> None:
            call = self._connected().chat.completions.create(
                model=name,
                messages=[{"role": turn.role, "content": turn.text} for turn in turns],
                max_tokens=self._settings.max_new_tokens,
                stream=True,
            )
            calls.append(call)
            with call:
                for chunk in call:
                    if stop.is_set():
                        return
                    for piece in _pieces(chunk, self._settings.max_new_tokens):
                        put(piece)
                calls.remove(call)

        self._asking(read)

    def _connected(self) -> Any:
        if self._client is None:
            if find_spec("openai") is None:
                raise Unavailable(
                    say("The served engine needs {library}, which is not installed.", library="openai"),
                    hint=say("Install it with: pip install 'stepwise-tutor[served]'"),
                )
            import openai

            self._client = openai.OpenAI(
                base_url=self._settings.served_url,
                api_key=self._settings.served_key,
                timeout=openai.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
                max_retries=1,
            )
        return self._client

    def _asking(self, act: Callable[[], Any], *, any_answer: bool = False) -> None:
        """Run ``act``, turning what can go wrong with a server into sentences; ``any_answer`` forgives refusals."""
        self._connected()
        import openai

        url = self._settings.served_url
        try:
            try:
                act()
            except openai.APIStatusError:
                if not any_answer:
                    raise
        except openai.APIConnectionError as error:
            raise Unavailable(
                say("The model server at {url} cannot be reached.", url=url),
                hint=say("Start it, or set STEPWISE_SERVED_URL to its address."),
            ) from error
        except openai.NotFoundError as error:
            raise Unavailable(
                say("The model server at {url} does not have the model that was asked for.", url=url),
                hint=say("Set STEPWISE_MODEL to one of the server's models."),
            ) from error
        except openai.AuthenticationError as error:
            raise Unavailable(
                say("The model server at {url} does not accept the key.", url=url),
                hint=say("Set STEPWISE_SERVED_KEY to a key that it accepts."),
            ) from error
        except openai.OpenAIError as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise Unavailable(say("The model server at {url} failed: {reason}", url=url, reason=reason)) from error


def _pieces(chunk: Any, limit: int) -> Iterator[Piece]:
    """What one chunk of a chat completion says; servers name the reasoning field in two ways."""
    for choice in chunk.choices[:1]:
        reasoning = getattr(choice.delta, "reasoning_content", None) or getattr(choice.delta, "reasoning", None)
        if reasoning:
            yield Thinking(reasoning)
        if choice.delta.content:
            yield choice.delta.content
        if choice.finish_reason == "length":
            yield CutOff(limit)


def _hang_up(call: Any) -> None:
    """Close the connection under a read that is still waiting; closing the response alone would wait with it."""
    stream = call.response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
