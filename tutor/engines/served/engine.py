"""The served engine behind the seam: asks servers, reads what they send; leaving closes the connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from importlib.util import find_spec
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from tutor import journal
from tutor.engines.background import in_background
from tutor.engines.served.replicas import Replicas
from tutor.engines.transcription import Piece, transcribe
from tutor.errors import StepwiseError, Unavailable
from tutor.events import EngineEvent
from tutor.messages import say
from tutor.problem import Ask, Problem
from tutor.prompting import chat

if TYPE_CHECKING:
    from tutor.engines.served.asking import Asking
    from tutor.maths.worker import Pool
    from tutor.settings import Settings

CONNECT_SECONDS = 5.0
READ_SECONDS = 300.0
AT_ONCE = 64
"""How many answers are read at the same time; more wait here."""


class ServedEngine:
    """One client for the servers at ``settings.served_url`` (several addresses with commas between them)."""

    name = "served"

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self.model: str | None = settings.model
        self._settings = settings
        self._pool = pool
        self._readers = journal.Threads(AT_ONCE, thread_name_prefix="served")
        self._replicas = Replicas(addresses(settings.served_url))
        self._clients: dict[str, Any] = {}
        self._asking: Asking | None = None
        self._lock = Lock()

    def stream(self, problem: Problem, ask: Ask) -> Iterator[EngineEvent]:
        """Ask a server, and read what it sends; closing ends the request.

        Raises:
            Unavailable: no server can be reached, or has the model; or it fails.
        """
        name = ask.model or self._settings.model
        wish = {
            "model": name,
            "messages": [{"role": turn.role, "content": turn.text} for turn in chat(ask)],
            "max_tokens": self._settings.max_new_tokens,
            "stream": True,
            **({} if ask.temperature is None else {"temperature": ask.temperature}),
        }
        if (request := journal.request_id()) is not None:  # the server's own journal can name it too
            wish["extra_headers"] = {"X-Request-ID": request}
        calls: list[Any] = []

        def work(put: Callable[[Piece], None], stop: Event) -> None:
            self._connected().ask(wish, put, stop, calls)

        try:
            with closing(in_background(self._readers, work)) as pieces:
                yield from transcribe(pieces, problem, ask, name, self._pool)
        finally:
            if calls:
                from tutor.engines.served.asking import hang_up

                for call in tuple(calls):
                    hang_up(call)

    def warm(self) -> None:
        """Say hello to every server, so that a wrong address is found now; any answer will do, one of them is enough.

        Raises:
            Unavailable: none can be reached.
        """
        self._connected()
        import openai

        from tutor.engines.served.troubles import explained

        troubles: list[StepwiseError] = []
        for url in self._replicas.urls:
            try:
                self._clients[url].models.with_raw_response.list()
            except openai.APIStatusError:
                pass
            except openai.OpenAIError as error:
                troubles.append(explained(error, url))
        if len(troubles) == len(self._replicas):
            raise troubles[0]

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure: what came of the requests, and each replica's health and counts."""
        counts = asdict(self._asking.counts) if self._asking is not None else {}
        return {name: float(value) for name, value in counts.items()} | self._replicas.gauges()

    def close(self) -> None:
        """Close the connections."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        for client in self._clients.values():
            client.close()

    def _connected(self) -> Asking:
        with self._lock:
            if self._asking is None:
                self._asking = self._connect()
            return self._asking

    def _connect(self) -> Asking:
        if find_spec("openai") is None:
            raise Unavailable(
                say("The served engine needs {library}, which is not installed.", library="openai"),
                hint=say("Install it with: pip install 'stepwise-tutor[served]'"),
            )
        import openai

        from tutor.engines.served.asking import Asking

        timeout = openai.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        for url in self._replicas.urls:
            self._clients[url] = openai.OpenAI(
                base_url=url, api_key=self._settings.served_key, timeout=timeout, max_retries=0
            )
        return Asking(self._replicas, self._clients, self._settings.max_new_tokens)


def addresses(text: str) -> tuple[str, ...]:
    """Return the addresses in a setting, where commas stand between them."""
    return tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())
