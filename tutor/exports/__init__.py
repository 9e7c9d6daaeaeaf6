"""Formats of a practice set, one file each; a set is a list of items as `tutor.wire.item_json` writes them.

To add a format: a module with ``write(items, *, key, translate, layout) -> bytes``, its ``MEDIA_TYPE`` and the
``SUFFIX`` of its files, and its line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from tutor.errors import UnknownName
from tutor.messages import say

FORMATS = {
    "json": "tutor.exports.json_list",
    "md": "tutor.exports.markdown",
    "pdf": "tutor.exports.pdf",
    "docx": "tutor.exports.word",
    "html": "tutor.exports.html_page",
    "tex": "tutor.exports.latex",
    "moodle": "tutor.exports.moodle",
    "stack": "tutor.exports.stack",
    "qti": "tutor.exports.qti",
    "gift": "tutor.exports.gift",
    "anki": "tutor.exports.anki",
    "csv": "tutor.exports.csv_table",
}
"""Name of the format → its module."""

GRADED = frozenset(("moodle", "stack", "qti", "gift"))
"""Formats that a program grades: without a key they keep what grading needs, and leave out hints and solutions."""

Writer = Callable[..., bytes]


def export(name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        UnknownName: there is no such format.
    """
    if name not in FORMATS:
        raise UnknownName(
            say("There is no format “{name}”.", name=name[:40]),
            hint=say("Choose one of: {names}.", names=", ".join(FORMATS)),
        )
    module: Any = import_module(FORMATS[name])
    return cast("Writer", module.write)


def media(name: str) -> tuple[str, str]:
    """Return the media type of a format and how its files' names end.

    Raises:
        UnknownName: there is no such format.
    """
    export(name)
    module: Any = import_module(FORMATS[name])
    return getattr(module, "MEDIA_TYPE", "application/octet-stream"), getattr(module, "SUFFIX", f".{name}")
