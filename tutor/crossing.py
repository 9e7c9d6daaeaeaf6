"""How frozen values cross from one process to another: by their fields, in order. Knows none of them."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def crossing(kind: type[T]) -> type[T]:
    """Have values of a frozen class of two fields or more pickled as a call of it.

    Left to themselves dataclasses with slots look up their fields for every value that is packed or unpacked; a
    solution has hundreds.
    """
    state = attrgetter(*(field.name for field in fields(kind)))  # type: ignore[arg-type]

    def reduce(self: T) -> tuple[type[T], tuple[Any, ...]]:
        return kind, state(self)

    kind.__reduce__ = reduce  # type: ignore[assignment, method-assign]
    return kind
