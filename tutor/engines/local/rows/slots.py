"""Keys and values of several texts of one layer, in buffers that are grown now and then: a token costs no copy.

A row's tokens stand at places 0, 1, … of its row, whatever the others have; in a ring of W places the token t stands at
t mod W. Nobody cares for the order of keys: positions are in the keys already, or nowhere.

Letters: R rows that there is room for · n rows of a step · H heads · S visible places · d width.
"""

from __future__ import annotations

import torch
from torch import Tensor

GROWTH = 256
"""By how many places the buffers grow."""

HEIGHT = 4
"""By how many rows."""


class Slots:
    """The buffers of one layer, (R, H, room, d).

    Args:
        ring: how many places a ring has; None when every token is kept.
        turned: whether a head's keys lie side by side for each of its d numbers (see `tutor.sambay.states`).
    """

    def __init__(self, ring: int | None = None, *, turned: bool = False) -> None:
        self.ring = ring
        self._turned = turned
        self._keys: Tensor | None = None
        self._values: Tensor | None = None

    def put(self, row: int, keys: Tensor, values: Tensor, length: int, longest: int) -> None:
        """Put the last tokens of a text, (1, H, T, d), into a row.

        Args:
            row: which; the rows before it are kept.
            keys: the keys.
            values: the values.
            length: how many tokens the text has.
            longest: how many the longest of the rows before it has.
        """
        tokens = keys.shape[2]
        self._fit(row, row + 1, length, longest, keys, values)
        assert self._keys is not None
        assert self._values is not None
        places = torch.arange(length - tokens, length, device=keys.device)
        places = places if self.ring is None else places % self.ring
        self._keys[row].index_copy_(1, places, keys[0])
        self._values[row].index_copy_(1, places, values[0])

    def move(self, source: int, target: int, length: int) -> None:
        """Copy a row of that many tokens over another."""
        used = length if self.ring is None else min(length, self.ring)
        for buffer in (self._keys, self._values):
            if buffer is not None:
                buffer[target, :, :used] = buffer[source, :, :used]

    def clear(self) -> None:
        """Let go of the memory."""
        self._keys = self._values = None

    def reserve(self, rows: int, length: int, longest: int) -> None:
        """Make room for one more token of a text of that length; on an error nothing has changed.

        Args:
            rows: how many rows there are.
            length: how many tokens the text has.
            longest: how many the longest of the rows has.
        """
        if self._keys is not None and self._values is not None:
            self._fit(rows, rows, length + 1, longest, self._keys, self._values)

    def extend(self, rows: slice, places: Tensor, visible: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Write one token of each row, (n, H, 1, d), and return all that is visible, (n, H, S, d).

        Args:
            rows: which rows.
            places: where each row's token goes, (n).
            visible: S.
            keys: the new keys.
            values: the new values.
        """
        assert self._keys is not None
        assert self._values is not None
        number = torch.arange(keys.shape[0], device=keys.device)
        old, new = (self._keys[rows], self._values[rows]), (keys, values)
        for buffer, fresh in zip(old, new, strict=True):
            buffer[number, :, places] = fresh[:, :, 0]
        return old[0][:, :, :visible], old[1][:, :, :visible]

    def _fit(self, kept: int, rows: int, places: int, longest: int, keys: Tensor, values: Tensor) -> None:
        """Have so many rows and places; the first ``kept`` rows stay, the longest of which has so many places in use.

        Buffers that do not do are made anew, as large as is needed now: they may become smaller in the other direction.
        """
        there = (0, 0) if self._keys is None else (self._keys.shape[0], self._keys.shape[2])
        if rows <= there[0] and (self.ring or places) <= there[1]:
            return
        room = self.ring or -(-max(places, longest) // GROWTH) * GROWTH
        height = -(-rows // HEIGHT) * HEIGHT if rows > 1 else 1
        larger = _buffer(keys, height, room, turned=self._turned), _buffer(values, height, room, turned=False)
        used = min(there[1], room)
        if self._keys is not None and self._values is not None:
            for old, new in zip((self._keys, self._values), larger, strict=True):
                new[:kept, :, :used] = old[:kept, :, :used]
        self._keys, self._values = larger


def _buffer(like: Tensor, rows: int, room: int, *, turned: bool) -> Tensor:
    """Return zeros, (rows, H, room, d): what is masked must still be a number."""
    heads, width = like.shape[1], like.shape[3]
    if turned and like.device.type == "cpu":
        return like.new_zeros(rows, heads, width, room).transpose(2, 3)
    return like.new_zeros(rows, heads, room, width)
