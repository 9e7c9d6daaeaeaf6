"""The state of one layer, of each kind. Keys and values lie in buffers with free room, so that a token costs no copy.

Letters: B batch · T new tokens · S visible tokens · W window · D inner size · N state size · K taps ·
M key-value pairs · d head width.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor

ROOM = 64
"""Free tokens in the buffer of a window: it is moved together once in so many tokens."""

GROWTH = 512
"""By how many tokens the buffer of everything grows: small against its size when that matters."""

Change = Callable[[Tensor], Tensor]


@dataclass
class MambaState:
    """The last inputs of the convolution, (B, K - 1, D), and the state of the scan, (B, D, N), in float32."""

    recent: Tensor | None = None
    scan: Tensor | None = None
    in_place: bool = False
    """Whether the tensors stay where they are, as compiled steps need."""

    def start(self, u: Tensor, taps: int, states: int) -> None:
        """Make an empty state for inputs like (B, T, D), unless there is one."""
        if self.recent is None:
            self.recent = u.new_zeros(u.shape[0], taps - 1, u.shape[2])
            self.scan = torch.zeros(u.shape[0], u.shape[2], states, dtype=torch.float32, device=u.device)

    def replace(self, recent: Tensor, scan: Tensor) -> None:
        """Remember these from now on."""
        if self.in_place and self.recent is not None and self.scan is not None:
            self.recent.copy_(recent)
            self.scan.copy_(scan)
        else:
            self.recent, self.scan = recent, scan

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """Everything held."""
        return () if self.recent is None or self.scan is None else (self.recent, self.scan)

    def mapped(self, change: Change) -> MambaState:
        """Return the state with every tensor changed."""
        recent, scan = self.tensors or (None, None)
        if recent is None or scan is None:
            return MambaState()
        return MambaState(change(recent), change(scan), self.in_place)


class KeyValues:
    """The keys and values of every token, or of the last W - 1: with a query's own that is a window of W."""

    def __init__(self, window: int | None) -> None:
        self.window = window
        self.keys: Tensor | None = None
        self.values: Tensor | None = None
        self.start = self.end = 0
        """What is remembered lies between these places of the buffers."""

    def extend(self, keys: Tensor, values: Tensor, present: Tensor | None) -> tuple[Tensor, Tensor, Tensor | None]:
        """Add new tokens.

        Args:
            keys: (B, 2M, T, d).
            values: (B, M, T, 2d).
            present: which of all tokens so far are no padding, (B, ≥ S), the new ones last.

        Returns:
            The keys and values that the new tokens may see, the new ones last, and which of them are no padding.
        """
        tokens = keys.shape[2]
        if (torch.is_grad_enabled() and keys.requires_grad) or (self.window is not None and tokens > ROOM):
            keys, values = self._joined(keys, values)
        else:
            if self.keys is None or self.end + tokens > self.keys.shape[2]:
                self._make_room(keys, values)
            buffers = cast(Tensor, self.keys), cast(Tensor, self.values)
            place = slice(self.end, self.end + tokens)
            buffers[0][:, :, place] = keys
            buffers[1][:, :, place] = values
            self.end += tokens
            keys, values = (buffer[:, :, self.start : self.end] for buffer in buffers)
            self._forget()
        return keys, values, None if present is None else present[:, present.shape[1] - keys.shape[2] :]

    def reserve(self, tokens: int) -> None:
        """Make room for so many more tokens, where every token is kept."""
        if self.window is None and self.keys is not None and self.values is not None:
            self._move(self.keys, self.values, self.end - self.start + tokens)

    def cut(self, length: int) -> None:
        """Forget all but the first tokens."""
        self.end = self.start + length

    def _forget(self) -> None:
        if self.window is not None:
            self.start = max(self.start, self.end - self.window + 1)

    def _joined(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Return old and new as new tensors, and hold them, or what a window needs of them."""
        if self.keys is not None and self.values is not None:
            keys = torch.cat([self.keys[:, :, self.start : self.end], keys], dim=2)
            values = torch.cat([self.values[:, :, self.start : self.end], values], dim=2)
        self.keys, self.values, self.start, self.end = keys, values, 0, keys.shape[2]
        self._forget()
        if self.window is not None and not keys.requires_grad:
            self._move(keys, values, self.window - 1 + ROOM)
        return keys, values

    def _make_room(self, keys: Tensor, values: Tensor) -> None:
        """Move what is remembered into new buffers, or make the first ones, with room for tokens like these."""
        needed = self.end - self.start + keys.shape[2]
        room = -(-needed // GROWTH) * GROWTH if self.window is None else min(needed, self.window - 1) + ROOM
        self._move(keys if self.keys is None else self.keys, values if self.values is None else self.values, room)

    def _move(self, keys: Tensor, values: Tensor, room: int) -> None:
        held, place = self.end - self.start, slice(self.start, self.end)
        for name, buffer in (("keys", keys), ("values", values)):
            larger = _buffer(buffer, room, turned=name == "keys")
            larger[:, :, :held] = buffer[:, :, place]
            setattr(self, name, larger)
        self.start, self.end = 0, held

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """Everything held, the free room of the buffers included."""
        return () if self.keys is None or self.values is None else (self.keys, self.values)

    def mapped(self, change: Change) -> KeyValues:
        """Return the state with every tensor changed."""
        new = KeyValues(self.window)
        if self.keys is not None and self.values is not None:
            new.keys, new.values = change(self.keys), change(self.values)
            if new.keys.stride()[2:] != self.keys.stride()[2:]:
                new.keys = _buffer(new.keys, new.keys.shape[2], turned=True).copy_(new.keys)
        new.start, new.end = self.start, self.end
        return new


def _buffer(like: Tensor, room: int, turned: bool) -> Tensor:
    """Return zeros, (B, heads, room, width).

    Turned, on a CPU, a head's tokens lie side by side in memory: its library multiplies few queries with keys that lie
    so more than twice as fast. Nothing else sees the difference.
    """
    batch, heads, _, width = like.shape
    if turned and like.device.type == "cpu":
        return like.new_zeros(batch, heads, width, room).transpose(2, 3)
    return like.new_zeros(batch, heads, room, width)


class FixedKeyValues:
    """Keys and values in buffers whose shape never changes, one new token at a time; a mask says which are there."""

    def __init__(self, keys: Tensor, values: Tensor, seen: Tensor, position: Tensor | None) -> None:
        self.keys, self.values, self.seen, self.position = keys, values, seen, position

    @classmethod
    def of(cls, state: KeyValues, length: int, capacity: int, present: Tensor | None) -> FixedKeyValues:
        """Make one of a growing state: a window's newest token is its last, a whole text's first is its first."""
        keys, values = (tensor[:, :, state.start : state.end] for tensor in state.tensors)
        held, size = keys.shape[2], capacity if state.window is None else state.window
        if held > size:
            raise ValueError(f"{held} tokens do not fit into {size}")
        seen = torch.zeros(keys.shape[0], size, dtype=torch.bool, device=keys.device)
        place = slice(0, held) if state.window is None else slice(size - held, size)
        seen[:, place] = True if present is None else present[:, length - held :]
        all_keys, all_values = (t.new_zeros(*t.shape[:2], size, t.shape[3]) for t in (keys, values))
        all_keys[:, :, place], all_values[:, :, place] = keys, values
        position = torch.tensor([length], device=keys.device) if state.window is None else None
        return cls(all_keys, all_values, seen, position)

    def extend(self, keys: Tensor, values: Tensor, present: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """Add one token, (B, 2M, 1, d) and (B, M, 1, 2d); return all buffers and which of their tokens are there."""
        new = torch.ones_like(self.seen[:, :1])
        if self.position is None:
            self.keys.copy_(torch.cat([self.keys[:, :, 1:], keys], dim=2))
            self.values.copy_(torch.cat([self.values[:, :, 1:], values], dim=2))
            self.seen.copy_(torch.cat([self.seen[:, 1:], new], dim=1))
        else:
            self.keys.index_copy_(2, self.position, keys)
            self.values.index_copy_(2, self.position, values)
            self.seen.index_copy_(1, self.position, new)
            self.position += 1
        return self.keys, self.values, self.seen

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """The keys and values held."""
        return self.keys, self.values

    @property
    def places(self) -> tuple[Tensor, ...]:
        """What says where the tokens are."""
        return (self.seen,) if self.position is None else (self.seen, self.position)

    def mapped(self, change: Change) -> FixedKeyValues:
        """Return the state with every tensor changed."""
        keys = change(self.keys)
        position = None if self.position is None else self.position.clone().to(keys.device)
        return FixedKeyValues(keys, change(self.values), change(self.seen), position)


State = MambaState | KeyValues | FixedKeyValues
