"""The journal: one JSON object a line on standard error, with the id of the request that it is about.

Only what a line is made of goes in: names, numbers, kinds. No problem, answer or name of a person does, and of an
exception its kind and place but not its words, which may quote them. The id passes from thread to thread with
`carried` and `Threads`, and to worker processes with their jobs.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, Literal, ParamSpec, TextIO, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
"""An id of a request that is taken from outside."""
SCOPE = "stepwise.request"
"""Where the scope of a request over HTTP keeps its id."""
DEEPEST = 8
"""Places of an exception's way that are told."""

_REQUEST: ContextVar[str | None] = ContextVar("request", default=None)
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def request_id() -> str | None:
    """Return the id of the request that is served here, None outside of any."""
    return _REQUEST.get()


@contextmanager
def request(name: str | None = None) -> Iterator[str]:
    """Serve a request under a sane id from outside, else under a new one."""
    name = name if name and SANE.fullmatch(name) else uuid.uuid4().hex
    token = _REQUEST.set(name)
    try:
        yield name
    finally:
        _REQUEST.reset(token)


@contextmanager
def going_on() -> Iterator[str]:
    """Serve on under the present id, or under a new one where there is none."""
    if (name := _REQUEST.get()) is not None:
        yield name
    else:
        with request() as name:
            yield name


def adopt(name: str | None) -> None:
    """Go on under an id that came with a job from another process."""
    _REQUEST.set(name)


def carried(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function so that it serves the present request wherever it is called, in another thread too."""
    context = copy_context()

    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        return context.copy().run(function, *args, **kwargs)

    return call


class Threads(ThreadPoolExecutor):
    """Threads that serve the request of whoever gives them work."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function called, under the present request."""
        return super().submit(carried(function), *args, **kwargs)


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (name := _REQUEST.get()) is not None:
            told["request"] = name
        own = _OWN | told.keys()  # nothing beside a message takes the place of what every line has
        told |= {key: value for key, value in vars(record).items() if key not in own and key[0] != "_"}
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = trouble(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False, default=str)


class Words(Lines):
    """A record as a line that people like to read; it says the same."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told = json.loads(super().format(record))
        head = f"{told.pop('time')} {told.pop('level').upper():<7} {told.pop('logger')}: {told.pop('message')}"
        return head + "".join(f" {key}={json.dumps(value, ensure_ascii=False)}" for key, value in told.items())


class Quiet(logging.StreamHandler[TextIO]):
    """Writes lines; one that cannot be written (a full disk, a closed pipe) is dropped and counted."""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__(stream)
        self.dropped = 0

    def handleError(self, _record: logging.LogRecord) -> None:
        """Count what could not be written; the work goes on."""
        self.dropped += 1


def keep(form: Literal["json", "text"] = "json", level: str = "info", stream: TextIO | None = None) -> Quiet:
    """Write the journal from now on, libraries' warnings too; return what writes it."""
    handler = Quiet(stream or sys.stderr)
    handler.setFormatter(Words() if form == "text" else Lines())
    root, ours = logging.getLogger(), logging.getLogger("tutor")
    for old in [each for each in root.handlers if isinstance(each, Quiet)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    ours.setLevel(level.upper())
    return handler


def trouble(error: BaseException) -> dict[str, Any]:
    """Return an exception's kind and way, and those of what caused it, without its words."""
    told: dict[str, Any] = {"kind": type(error).__name__, "way": _way(error.__traceback__)}
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return (
        told if cause is None else {**told, "cause": {"kind": type(cause).__name__, "way": _way(cause.__traceback__)}}
    )


def _way(trace: TracebackType | None) -> list[str]:
    places = [
        f"{'/'.join(Path(frame.f_code.co_filename).parts[-2:])}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(trace)
    ]
    return places[-DEEPEST:]


logging.getLogger("tutor").addHandler(logging.NullHandler())  # commands say what went wrong themselves
