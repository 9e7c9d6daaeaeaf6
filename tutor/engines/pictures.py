"""Readers of pictures by name, imported only when used: a picture of a problem → its text with LaTeX.

To add one: a module with a class that takes the settings and has ``read`` and ``close``, and its line here.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tutor.errors import Unavailable
from tutor.messages import say

if TYPE_CHECKING:
    from tutor.settings import Settings

READERS = {
    "served": "tutor.engines.served.pictures:ServedReader",
    "local": "tutor.engines.local.pictures:LocalReader",
}
MOST_TOKENS = 512
"""Tokens that a reader may write for one picture."""
FENCED = re.compile(r"\A```\w*\n(.*?)\n?```\Z", re.DOTALL)


class Reader(Protocol):
    """Says what a picture shows; safe to use from any thread."""

    def read(self, png: bytes, language: str) -> str:
        """Return the text of the picture.

        Raises:
            Unavailable: the model cannot be used.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


def open_reader(settings: Settings) -> Reader:
    """Build the reader that the settings name.

    Raises:
        Unavailable: there is no such reader.
    """
    if settings.reader not in READERS:
        raise Unavailable(
            say("There is no reader of pictures called “{name}”.", name=settings.reader),
            hint=say("Set STEPWISE_READER to one of: {names}.", names=", ".join(READERS)),
        )
    module, _, attribute = READERS[settings.reader].partition(":")
    return cast("Reader", getattr(import_module(module), attribute)(settings))


def cleaned(text: str) -> str:
    """Return what a model wrote without the fence that some put around everything."""
    bare = text.strip()
    fenced = FENCED.match(bare)
    return fenced[1].strip() if fenced else bare
