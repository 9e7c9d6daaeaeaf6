"""A token: what the parser reads, with its place in the original text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``key`` is what the parser looks up, ``text`` its content, ``start`` and ``end`` its place.

    Keys: ``number``, ``name`` (a symbol or constant), ``function``, ``word`` (upright letters), ``text``, ``end``, and
    otherwise the operator itself. ``spaced``: there is white space before it.
    """

    key: str
    text: str
    start: int
    end: int
    spaced: bool = False
