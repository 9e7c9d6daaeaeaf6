"""What the model remembers between calls, as a value: it can be copied, moved, restored and measured.

Mamba layers keep K - 1 inputs and one scan state; sliding layers the keys and values of a true window; the shared layer
those of every token, in buffers that grow by doubling; all others keep nothing.

Letters: B batch · S remembered tokens · W window · D inner size · N state size · K taps · M key-value pairs · d head width.
Keys lie stripe by stripe, (B, 2M, S, d); a value pair is one value of twice the width, (B, M, S, 2d).
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

import torch
from torch import Tensor

from tutor.sambay.configuration import Phi4FlashConfig

FIRST_BUFFER = 256
"""Tokens that a shared layer's first buffer holds."""


@dataclass
class MambaState:
    """The last inputs of the convolution, (B, K - 1, D), and the state of the scan, (B, D, N), in float32."""

    recent: Tensor
    scan: Tensor

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """Everything held."""
        return self.recent, self.scan


class WindowState:
    """Keys and values of the last W - 1 tokens: with the query's own that is a window of W."""

    def __init__(self, keys: Tensor, values: Tensor, window: int) -> None:
        self.keys, self.values, self.window = keys, values, window

    def extend(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Return the keys and values that the new tokens may see, the new ones last; remember what later ones may."""
        keys, values = torch.cat([self.keys, keys], dim=2), torch.cat([self.values, values], dim=2)
        kept = min(self.window - 1, keys.shape[2])
        self.keys = keys[:, :, keys.shape[2] - kept :].contiguous()
        self.values = values[:, :, values.shape[2] - kept :].contiguous()
        return keys, values

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """Everything held."""
        return self.keys, self.values


class SharedState:
    """Keys and values of every token, in buffers that double when full, so that a token costs no copy of the rest."""

    def __init__(self, keys: Tensor, values: Tensor) -> None:
        self._keys, self._values, self.length = keys, values, 0

    def extend(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Add new tokens; return the keys and values of all."""
        end = self.length + keys.shape[2]
        if torch.is_grad_enabled() and keys.requires_grad:
            keys = torch.cat([self._keys[:, :, : self.length], keys], dim=2)
            values = torch.cat([self._values[:, :, : self.length], values], dim=2)
            self._keys, self._values, self.length = keys, values, end
            return keys, values
        if end > self._keys.shape[2]:
            self._keys, self._values = self._grown(self._keys, end), self._grown(self._values, end)
        self._keys[:, :, self.length : end] = keys
        self._values[:, :, self.length : end] = values
        self.length = end
        return self._keys[:, :, :end], self._values[:, :, :end]

    def _grown(self, buffer: Tensor, needed: int) -> Tensor:
        room = max(FIRST_BUFFER, 2 * buffer.shape[2], needed)
        larger = buffer.new_zeros(*buffer.shape[:2], room, buffer.shape[3])
        larger[:, :, : self.length] = buffer[:, :, : self.length]
        return larger

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """Everything held, without the empty room of the buffers."""
        return self._keys[:, :, : self.length], self._values[:, :, : self.length]


State = MambaState | WindowState | SharedState


class SambaYCache:
    """The memory of every layer for a batch of texts, and how many tokens they have so far (padding included)."""

    is_compileable = False

    def __init__(self, config: Phi4FlashConfig, batch: int, dtype: torch.dtype, device: torch.device | str) -> None:
        self.length = 0
        self.padded: bool | None = None
        """Whether some text has padding on its left; None before the first call."""
        self.states: dict[int, State] = {}
        pairs, width = config.num_key_value_heads // 2, config.head_dim
        for layer in range(config.shared_layer + 1):
            match config.mixer(layer):
                case "mamba":
                    recent = torch.zeros(batch, config.mamba_d_conv - 1, config.inner_size, dtype=dtype, device=device)
                    scan = torch.zeros(batch, config.inner_size, config.mamba_d_state, device=device)
                    self.states[layer] = MambaState(recent, scan)
                case kind:
                    keys = torch.zeros(batch, 2 * pairs, 0, width, dtype=dtype, device=device)
                    values = torch.zeros(batch, pairs, 0, 2 * width, dtype=dtype, device=device)
                    window = int(config.sliding_window)  # type: ignore[arg-type]
                    sliding = kind == "sliding"
                    self.states[layer] = WindowState(keys, values, window) if sliding else SharedState(keys, values)

    def get_seq_length(self, layer_idx: int = 0) -> int:
        """Return how many tokens are remembered; the name that transformers calls."""
        return self.length

    def snapshot(self) -> SambaYCache:
        """Return a copy that shares nothing with this one: the state at this moment."""
        return copy.deepcopy(self)

    def memory(self) -> dict[str, int]:
        """Return the bytes held, by kind: Mamba states, windows, shared keys and values."""
        sizes = {"mamba": 0, "windows": 0, "shared": 0}
        names = {MambaState: "mamba", WindowState: "windows", SharedState: "shared"}
        for state in self.states.values():
            sizes[names[type(state)]] += sum(tensor.nbytes for tensor in state.tensors)
        return sizes
