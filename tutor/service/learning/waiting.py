"""The problems that wait for their answers: in memory, and made again from their ids where they are not."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator

from tutor.errors import UnknownName
from tutor.messages import say
from tutor.problem import Level
from tutor.service.practice.drafts import Kind
from tutor.service.practice.items import Item

KEPT = 512
"""Problems in memory; of more the oldest are made again when they are asked for."""
FURTHEST = 200
"""The last place in a series of which a problem is made again: all before it are made too."""

_ID = re.compile(r"([a-z-]+)\.([a-z]+)\.(\d{1,18})\.(\d{1,4})(?:\.([a-z-]+))?")

Make = Callable[[str, Level, int, int, int, Kind], Iterator[Item]]
"""From topic, level, count, seed, number of the first and kind to the items: `Tutor.practice`."""


class Waiting:
    """Problems by their ids; safe to use from any thread."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._items: OrderedDict[str, Item] = OrderedDict()
        self._lock = threading.Lock()

    def posed(self, item: Item) -> Item:
        """Take a problem that was posed; return it."""
        with self._lock:
            self._items[item.id] = item
            self._items.move_to_end(item.id)
            while len(self._items) > KEPT:
                self._items.popitem(last=False)
        return item

    def find(self, name: str) -> Item:
        """Return the problem of an id.

        Raises:
            UnknownName: there is none.
        """
        with self._lock:
            if name in self._items:
                return self._items[name]
        return self.posed(self._again(name))

    def _again(self, name: str) -> Item:
        told = _ID.fullmatch(name)
        unknown = UnknownName(say("There is no practice problem with the id “{name}”.", name=name[:100]))
        if told is None:
            raise unknown
        topic, level, seed, index, kind = told.groups()
        if level not in set(Level) or (kind or "compute") not in set(Kind) or int(index) > FURTHEST:
            raise unknown
        return next(self._make(topic, Level(level), 1, int(seed), int(index), Kind(kind or "compute")))
