"""Which parallel version of an assignment somebody gets, and which problems those are."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from tutor.records.school import Assignment
from tutor.service.school.standing import Asked
from tutor.service.sets.practice_set import Copy, Place

T = TypeVar("T")


def version_of(found: Assignment, person: str) -> int:
    """Return which parallel version somebody gets: always the same."""
    return int(sha256(f"{found.id} {person}".encode()).hexdigest(), 16) % int(found.content["versions"])


def copy_of(place: Place, version: int) -> Copy:
    """Return the problem of a place in a version."""
    return _in_version(place.copies, version)


def questions(found: Assignment) -> list[list[Asked]]:
    """Return the problems of every version."""
    places = found.content["problems"]
    return [
        [Asked(place["key"], item["id"], item["kind"])
         for place in places for item in (_in_version(place["copies"], version)["item"],)]
        for version in range(int(found.content["versions"]))
    ]  # fmt: skip


def _in_version(copies: Sequence[T], version: int) -> T:
    """The copy that a version has, the last one where a place has fewer."""
    return copies[min(version, len(copies) - 1)]
