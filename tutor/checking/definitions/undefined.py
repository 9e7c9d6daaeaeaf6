"""An operation that means nothing for what it was given."""

from __future__ import annotations

from tutor.messages import Message


class Undefined(Exception):
    """The operation is not defined here; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
