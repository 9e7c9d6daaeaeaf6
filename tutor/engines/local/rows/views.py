"""What a model of transformers sees of the rows in one step: layers of a cache that write into the slots.

A step changes no state in place, so that one that fails has changed nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers.cache_utils import CacheLayerMixin, LinearAttentionLayer

from tutor.engines.local.rows.slots import Slots


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One step: which rows, where each one's token goes, (n), and how many places are to be seen, S."""

    rows: slice
    places: Tensor
    visible: int

    def mask(self, dtype: torch.dtype, window: int | None = None) -> Tensor:
        """Return what is added to each row's scores, (n, 1, 1, S): nothing where it may look."""
        key = torch.arange(self.visible, device=self.places.device)
        hidden = key > self.places[:, None]
        if window is not None:
            hidden |= key <= self.places[:, None] - window
        mask = torch.zeros(hidden.shape, dtype=dtype, device=hidden.device)
        return mask.masked_fill_(hidden, torch.finfo(dtype).min)[:, None, None]


class KeyValueView(CacheLayerMixin):  # type: ignore[misc]
    """The keys and values of one attention layer."""

    is_sliding = False

    def __init__(self, slots: Slots, moment: Moment) -> None:
        super().__init__()
        self._slots = slots
        self._moment = moment

    def lazy_initialization(self, key_states: Tensor, value_states: Tensor) -> None:
        """Nothing to do: the slots are there."""

    def update(self, key_states: Tensor, value_states: Tensor, *_: Any, **__: Any) -> tuple[Tensor, Tensor]:
        """Write the new token of each row; return all that is visible."""
        moment = self._moment
        return self._slots.extend(moment.rows, moment.places, moment.visible, key_states, value_states)

    def get_mask_sizes(self, query_length: int) -> tuple[int, int]:
        """Return how many places are visible, from the first."""
        return self._moment.visible, 0

    def get_seq_length(self) -> int:
        """Return how many tokens the longest row had before."""
        return self._moment.visible - 1

    def get_max_length(self) -> int:
        """Return that there is no limit."""
        return -1


class StateView(LinearAttentionLayer):  # type: ignore[misc]
    """The states of one recurrent layer: new ones take the place of the old, which stay as they were."""

    def __init__(self, held: dict[tuple[str, int], Tensor]) -> None:
        numbers = {number for _, number in held}
        LinearAttentionLayer.__init__(self, number_of_states=len(numbers))
        _fill(self, held)

    def update_conv_state(self, conv_states: Tensor, state_idx: int = 0, **_: Any) -> Tensor:
        """Return old and new inputs of a convolution, and keep the last."""
        whole = torch.cat([self.conv_states[state_idx], conv_states], dim=-1)
        self.conv_states[state_idx] = whole[..., -self.conv_kernel_size[state_idx] :].clone()
        return whole

    def update_recurrent_state(self, recurrent_states: Tensor, state_idx: int = 0, **_: Any) -> Tensor:
        """Keep the new state."""
        self.recurrent_states[state_idx] = recurrent_states
        return recurrent_states


class HybridView(StateView, KeyValueView):
    """A layer with both."""

    def __init__(self, slots: Slots | None, held: dict[tuple[str, int], Tensor], moment: Moment) -> None:
        assert slots is not None
        KeyValueView.__init__(self, slots, moment)
        StateView.__init__(self, held)

    lazy_initialization = KeyValueView.lazy_initialization
    get_max_length = KeyValueView.get_max_length


def _fill(view: Any, held: dict[tuple[str, int], Tensor]) -> None:
    for (name, number), state in held.items():
        getattr(view, name)[number] = state
        view.has_previous_state[number] = True
        view.device, view.dtype = state.device, state.dtype
        if name == "conv_states":
            view.is_conv_states_initialized[number] = True
            view.conv_kernel_size[number] = state.shape[-1]
        else:
            view.is_recurrent_states_initialized[number] = True
