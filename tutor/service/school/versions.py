"""Which parallel version of an assignment somebody gets, and which problems those are."""

from __future__ import annotations

from hashlib import sha256

from tutor.records.school import Assignment
from tutor.service.school.standing import Asked
from tutor.service.sets.as_json import read
from tutor.service.sets.practice_set import Copy, Place


def version_of(found: Assignment, person: str) -> int:
    """Return which parallel version somebody gets: always the same."""
    return int(sha256(f"{found.id} {person}".encode()).hexdigest(), 16) % int(found.content["versions"])


def copy_of(place: Place, version: int) -> Copy:
    """Return the problem of a place in a version."""
    return place.copies[min(version, len(place.copies) - 1)]


def questions(found: Assignment) -> list[list[Asked]]:
    """Return the problems of every version."""
    content = read(found.content)
    return [
        [Asked(place.key, item["id"], item["kind"])
         for place in content.places for item in (copy_of(place, version).item,)]
        for version in range(content.versions)
    ]  # fmt: skip
