"""Rows of models with the caches of transformers: attention of every length or in windows, and recurrent layers.

Letters: n rows of a step · S visible places.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from transformers import cache_utils as kinds
from transformers.cache_utils import Cache

from tutor.engines.local.rows import states
from tutor.engines.local.rows.cost import Cost
from tutor.engines.local.rows.slots import Slots
from tutor.engines.local.rows.views import HybridView, KeyValueView, Moment, StateView

ATTENTION = (kinds.DynamicLayer, kinds.DynamicSlidingWindowLayer)
RECURRENT = (kinds.LinearAttentionLayer,)
HYBRID = (kinds.LinearAttentionAndFullAttentionLayer,)
EMPTY = (kinds.DummyLayer,)

States = dict[tuple[str, int], Tensor]
"""The states of a recurrent layer, by what transformers calls them and their number."""


class DynamicRows:
    """The texts under way. Sliding layers keep every token too: a mask hides what is out of their window."""

    def __init__(self, model: Any, cache: Any) -> None:
        self.count = 0
        self._model = model
        self._lengths: list[int] = []
        self._kinds = [type(layer) for layer in cache.layers]
        self._slots = [Slots() if kind in ATTENTION + HYBRID else None for kind in self._kinds]
        self._states: list[States] = [{} for _ in self._kinds]
        windows = {layer.sliding_window for layer in cache.layers if isinstance(layer, kinds.DynamicSlidingWindowLayer)}
        self._window: int | None = min(windows) if windows else None
        self.together = all(kind is kinds.DynamicLayer for kind in self._kinds)
        self._mixed = self._window is not None and kinds.DynamicLayer in self._kinds

    @staticmethod
    def fits(cache: Any) -> bool:
        """Return whether all layers of a cache are of a known kind."""
        known = ATTENTION + RECURRENT + HYBRID + EMPTY
        return isinstance(cache, Cache) and all(type(layer) in known for layer in cache.layers)

    def cost(self, cache: Any, length: int) -> Cost:
        """Return what a text takes, by the cache of one."""
        growing = sum(
            (layer.keys.nbytes + layer.values.nbytes) / layer.keys.shape[2]
            for layer, slots in zip(cache.layers, self._slots, strict=True)
            if slots is not None
        )
        fixed = sum(state.nbytes for layer in cache.layers for state in _states(layer).values())
        return Cost(growing, fixed)

    def join(self, cache: Any, length: int, row: int = 0) -> None:
        """Take a text in."""
        grown: list[States] = []
        for layer, slots, old in zip(cache.layers, self._slots, self._states, strict=True):
            if slots is not None:
                keys, values = (held[row : row + 1, :, :length] for held in (layer.keys, layer.values))
                slots.put(self.count, keys, values, length, max(self._lengths, default=0))
            grown.append({key: states.joined(old.get(key), state) for key, state in _states(layer).items()})
        self._states = grown
        self._lengths.append(length)
        self.count += 1

    def leave(self, row: int) -> None:
        """Forget a row."""
        last = self.count - 1
        for slots in filter(None, self._slots):
            if not last:
                slots.clear()
            elif row < last:
                slots.move(last, row, self._lengths[last])
        self._states = [
            {key: states.without(state, row) for key, state in old.items()} if last else {} for old in self._states
        ]
        self._lengths[row] = self._lengths[last]
        self._lengths.pop()
        self.count = last

    def step(self, first: int, tokens: Tensor) -> Tensor:
        """Read one more token of each row."""
        rows = slice(first, first + len(tokens))
        lengths = self._lengths[rows]
        for slots in filter(None, self._slots):
            slots.reserve(self.count, max(lengths), max(self._lengths))
        moment = Moment(rows, torch.tensor(lengths, device=tokens.device), max(lengths) + 1)
        views = [self._view(number, moment) for number in range(len(self._kinds))]
        output = self._model(
            tokens[:, None],
            attention_mask=self._masks(moment, lengths),
            position_ids=moment.places[:, None],
            past_key_values=Cache(layers=views),
            use_cache=True,
        )
        for old, view in zip(self._states, views, strict=True):
            for key, new in _states(view).items():
                old[key] = states.replaced(old[key], first, new)
        self._lengths[rows] = [length + 1 for length in lengths]
        return output.logits[:, -1]  # type: ignore[no-any-return]

    def _view(self, number: int, moment: Moment) -> Any:
        kind, slots, held = self._kinds[number], self._slots[number], self._states[number]
        mine = {key: state[moment.rows] for key, state in held.items()}
        if kind in HYBRID:
            return HybridView(slots, mine, moment)
        if kind in RECURRENT:
            return StateView(mine)
        return kinds.DummyLayer() if slots is None else KeyValueView(slots, moment)

    def _masks(self, moment: Moment, lengths: list[int]) -> Any:
        """What each row may see, as transformers takes it: by kind of layer where they differ; None where it is all."""
        whole = min(lengths) == max(lengths)
        if self._window is None:
            return None if whole else moment.mask(self._model.dtype)
        near = moment.mask(self._model.dtype, self._window)
        if not self._mixed:
            return near
        return {"full_attention": moment.mask(self._model.dtype), "sliding_attention": near}


def _states(layer: Any) -> States:
    """The states of a recurrent layer that are in use."""
    found: States = {}
    for name in ("conv_states", "recurrent_states"):
        for number, state in getattr(layer, name, {}).items():
            if state is not None:
                found[name, number] = state
    return found
