"""The exceptions of Stepwise; each knows its exit code, its HTTP status and a stable code for programs.

StepwiseError
├── BadInput            2 / 422   what was typed cannot be used
│   ├── Unreadable      2 / 422   mathematics that cannot be read; carries the position and what was expected
│   ├── TooLarge        2 / 422   over a limit on length, depth, or size of numbers
│   ├── UnknownName     2 / 404   a topic, language, engine, form or level that does not exist
│   ├── Conflict        2 / 409   what is to be changed was changed meanwhile by somebody else
│   └── NotAllowed      2 / 403   something that this person may not do
│       ├── NotSignedIn 2 / 401   something that only people who are signed in may do
│       └── TooOften    2 / 429   tried too often; later it may be tried again
├── NotSolved           3 / 422   understood, but cannot be solved
│   └── TookTooLong     3 / 422   stopped at its deadline: nothing is wrong with the server
└── Unavailable         4 / 503   an engine, a model or the store cannot be used
    ├── Busy            4 / 503   too many people are waiting already
    └── WorkerLost      4 / 503   a worker process died (memory limit, crash)
"""

from __future__ import annotations

from tutor.messages import Message, render


class StepwiseError(Exception):
    """The root of the tree.

    ``message`` is one plain sentence for a person; ``hint`` says what to do; ``position`` is the index of the
    offending character in the text the person typed, when there is one.
    """

    code = "error"
    exit_code = 1
    http_status = 500

    def __init__(
        self,
        message: Message,
        *,
        hint: Message | None = None,
        position: int | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(message, hint, position, code)
        self.message = message
        self.hint = hint
        self.position = position
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return render(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.hint, self.position, self.code)


def _rebuild(
    kind: type[StepwiseError], message: Message, hint: Message | None, position: int | None, code: str
) -> StepwiseError:
    return kind(message, hint=hint, position=position, code=code)


class BadInput(StepwiseError):
    """What was typed cannot be used."""

    code = "bad-input"
    exit_code = 2
    http_status = 422


class Unreadable(BadInput):
    """Mathematics that cannot be read; ``position`` says where."""

    code = "unreadable"


class TooLarge(BadInput):
    """Over a limit on length, depth, or the size of numbers."""

    code = "too-large"


class UnknownName(BadInput):
    """A topic, language, engine, form or level that does not exist."""

    code = "unknown-name"
    http_status = 404


class Conflict(BadInput):
    """What is to be changed was changed meanwhile, in another tab or by somebody else."""

    code = "conflict"
    http_status = 409


class NotAllowed(BadInput):
    """Something that this person may not do."""

    code = "not-allowed"
    http_status = 403


class NotSignedIn(NotAllowed):
    """Something that only people who are signed in may do."""

    code = "not-signed-in"
    http_status = 401


class TooOften(NotAllowed):
    """Tried too often; later it may be tried again."""

    code = "too-often"
    http_status = 429


class NotSolved(StepwiseError):
    """Understood, but cannot be solved."""

    code = "not-solved"
    exit_code = 3
    http_status = 422


class TookTooLong(NotSolved):
    """Stopped at its deadline."""

    code = "took-too-long"


class Unavailable(StepwiseError):
    """An engine, a model or the store cannot be used."""

    code = "unavailable"
    exit_code = 4
    http_status = 503


class Busy(Unavailable):
    """Too many people are waiting already."""

    code = "busy"


class WorkerLost(Unavailable):
    """A worker process died: over its memory limit, or crashed."""

    code = "worker-lost"
