"""Rows of the native Phi-4-mini-flash: scan states, rings for the windows, and the shared keys and values.

Letters: n rows of a step · S visible places · W window.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from tutor.engines.local.rows import states
from tutor.engines.local.rows.cost import Cost
from tutor.engines.local.rows.slots import Slots
from tutor.sambay.cache import KeyValues, MambaState, SambaYCache
from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.memory import memory_report


class SambaYRows:
    """The texts under way. Nothing in the model depends on positions, so no row needs padding."""

    together = False

    def __init__(self, model: Any) -> None:
        self.count = 0
        self._model = model
        self._config: Phi4FlashConfig = model.config
        self._lengths: list[int] = []
        self._scans: dict[int, tuple[Tensor, Tensor] | None] = {}
        self._slots: dict[int, Slots] = {}
        for layer in range(self._config.shared_layer + 1):
            match self._config.mixer(layer):
                case "mamba":
                    self._scans[layer] = None
                case "sliding":
                    self._slots[layer] = Slots(self._config.window, turned=True)
                case _:
                    self._slots[layer] = Slots(turned=True)

    def cost(self, cache: SambaYCache, length: int) -> Cost:
        """Return what a text takes; the windows are counted whole."""
        report = memory_report(self._config, self._model.dtype.itemsize)
        return Cost(report.per_token, report.fixed + report.per_window_token * report.window)

    def join(self, cache: SambaYCache, length: int, row: int = 0) -> None:
        """Take a text in."""
        scans = {}
        for layer, state in cache.states.items():
            if isinstance(state, MambaState):
                old = self._scans[layer] or (None, None)
                recent, scan = state.tensors
                scans[layer] = states.joined(old[0], recent), states.joined(old[1], scan)
            elif isinstance(state, KeyValues):
                keys, values = (tensor[:, :, state.start : state.end] for tensor in state.tensors)
                self._slots[layer].put(self.count, keys, values, length, max(self._lengths, default=0))
        self._scans.update(scans)
        self._lengths.append(length)
        self.count += 1

    def leave(self, row: int) -> None:
        """Forget a row."""
        last = self.count - 1
        for layer, pair in self._scans.items():
            if pair is not None:
                self._scans[layer] = (states.without(pair[0], row), states.without(pair[1], row)) if last else None
        for slots in self._slots.values():
            if not last:
                slots.clear()
            elif row < last:
                slots.move(last, row, self._lengths[last])
        self._lengths[row] = self._lengths[last]
        self._lengths.pop()
        self.count = last

    def step(self, first: int, tokens: Tensor) -> Tensor:
        """Read one more token of each row."""
        rows = slice(first, first + len(tokens))
        lengths = self._lengths[rows]
        for slots in self._slots.values():
            slots.reserve(self.count, max(lengths), max(self._lengths))
        step = _Step(self._config, rows, lengths, tokens.device)
        for layer, pair in self._scans.items():
            assert pair is not None
            step.states[layer] = MambaState(pair[0][rows], pair[1][rows])
        step.states |= {layer: _Visible(slots, step) for layer, slots in self._slots.items()}
        output = self._model(tokens[:, None], past_key_values=step, use_cache=True, logits_to_keep=1)
        for layer, pair in self._scans.items():
            assert pair is not None
            new = step.states[layer].tensors
            self._scans[layer] = states.replaced(pair[0], first, new[0]), states.replaced(pair[1], first, new[1])
        self._lengths[rows] = [length + 1 for length in lengths]
        return output.logits[:, -1]  # type: ignore[no-any-return]


class _Step:
    """The cache that the model sees for one step."""

    def __init__(self, config: Phi4FlashConfig, rows: slice, lengths: list[int], device: torch.device) -> None:
        self.config = config
        self.rows = rows
        self.states: dict[int, Any] = {}
        self.places = torch.tensor(lengths, device=device)
        self.visible = max(lengths) + 1
        self.seen = _seen(self.places, lengths, self.visible)
        ring = config.window
        self.ring_places = self.places % ring
        self.ring_visible = min(self.visible, ring)
        self.ring_seen = None if min(lengths) + 1 >= ring else _seen(self.places, lengths, self.ring_visible)

    def advance(self, tokens: int, mask: Tensor | None = None) -> None:
        """Nothing is padded."""


class _Visible:
    """The keys and values of one layer in a step."""

    def __init__(self, slots: Slots, step: _Step) -> None:
        self._slots = slots
        self._step = step

    def extend(self, keys: Tensor, values: Tensor, present: None) -> tuple[Tensor, Tensor, Tensor | None]:
        """Write the new token of each row; return what the rows may see, and which of it each."""
        step = self._step
        if self._slots.ring is None:
            return *self._slots.extend(step.rows, step.places, step.visible, keys, values), step.seen
        ringed = self._slots.extend(step.rows, step.ring_places, step.ring_visible, keys, values)
        return *ringed, step.ring_seen


def _seen(places: Tensor, lengths: list[int], visible: int) -> Tensor | None:
    """Return which places each row has, its new token included, (n, S); None when all have all."""
    if min(lengths) + 1 >= visible:
        return None
    return torch.arange(visible, device=places.device) <= places[:, None]
