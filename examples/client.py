"""A small client of the HTTP API: solve one problem as it is worked out, then a batch in the background.

    python examples/client.py http://127.0.0.1:7860 "Solve x^2 - 5x + 6 = 0" "Differentiate x^2 sin x"

Needs httpx. A server that wants a key finds it in the variable STEPWISE_KEY.
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any

import httpx


class Stepwise:
    """A server of Stepwise.

    Args:
        address: such as https://math.example.org.
        key: what ``tutor keys new`` showed; None where the server wants none.
    """

    def __init__(self, address: str, key: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=f"{address}/api/v1", headers=headers, timeout=60)

    def solve(self, problem: str, **how: Any) -> Iterator[dict[str, Any]]:
        """Yield the events of a solution as they happen; ``how`` is level, lang, method, …

        Raises:
            RuntimeError: the server says why not, in a sentence.
        """
        with self._http.stream("POST", "/solve-math/stream", json={"problem": problem, **how}) as reply:
            _checked(reply)
            for line in reply.iter_lines():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

    def solve_all(self, problems: list[str], **how: Any) -> Iterator[dict[str, Any]]:
        """Leave problems to be solved in the background, and yield what comes of them, in order."""
        body = {"problems": [{"id": n, "problem": text} for n, text in enumerate(problems)], **how}
        # The same key with the same body is the same batch: after a lost answer it may simply be sent again.
        batch = self._ask("POST", "/batches", json=body, headers={"Idempotency-Key": uuid.uuid4().hex})
        first = 0
        while first < batch["total"]:
            found = self._ask("GET", f"/batches/{batch['id']}/results", params={"first": first})
            yield from found["results"]
            if found["next"] == first:
                time.sleep(0.3)
            first = found["next"]

    def _ask(self, method: str, path: str, **sent: Any) -> Any:
        while True:
            reply = self._http.request(method, path, **sent)
            if reply.status_code != 429:
                return _checked(reply).json()
            time.sleep(float(reply.headers["Retry-After"]))


def _checked(reply: httpx.Response) -> httpx.Response:
    """The reply, unless it is an error; that is raised with its sentence."""
    if reply.is_error:
        reply.read()
        error = reply.json()["error"]
        raise RuntimeError(" ".join(filter(None, (error["message"], error.get("hint")))))
    return reply


def main(address: str, *problems: str) -> None:
    """Show the first problem's steps as they come, and the answers of all."""
    server = Stepwise(address, os.environ.get("STEPWISE_KEY"))
    for event in server.solve(problems[0], level="intermediate"):
        if event["event"] == "step-found":
            print(f"  {event['step']['title']}:  {event['step']['after']}")
        elif event["event"] == "answer-checked":
            print(f"  -> {event['verdict']['status']}")
    for problem, result in zip(problems, server.solve_all(list(problems)), strict=True):
        told = result.get("answer") or {"plain": result.get("error", {}).get("message", "no answer")}
        print(f"{problem}:  {told['plain']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
