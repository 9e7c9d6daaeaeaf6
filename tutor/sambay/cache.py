"""What the model remembers between calls, as a value: it can be copied, restored, moved, repeated and measured.

Mamba layers keep K - 1 inputs and one scan state; sliding layers the keys and values of a true window; the shared layer
those of every token; all others keep nothing. Nothing here can be cut to a shorter text, but to a mark set before.

Letters: B batch · S remembered tokens · W window · D inner size · N state size · K taps · M key-value pairs ·
d head width.
Keys lie stripe by stripe, (B, 2M, S, d); a value pair is one value of twice the width, (B, M, S, 2d).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import pad

from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.states import FixedKeyValues, KeyValues, MambaState, State

__all__ = ["FixedKeyValues", "KeyValues", "MambaState", "SambaYCache", "State"]


@dataclass(frozen=True)
class Mark:
    """A moment to which a cache can be cropped: everything but the shared keys and values, which only grow."""

    length: int
    states: dict[int, State]


class SambaYCache:
    """The memory of every layer for a batch of texts, and how many tokens they have so far (padding included).

    The states are made by the layers on their first tokens, on the device where the layer is.
    """

    is_compileable = False
    """What transformers asks: whether its ``generate`` may compile with this cache by itself."""

    def __init__(self, config: Phi4FlashConfig) -> None:
        self.config = config
        self.length = 0
        self.present: Tensor | None = None
        """Which of the tokens so far are no padding, (B, S); None when all are."""
        self.position: Tensor | None = None
        """In a cache of fixed shapes: the place of the next token, (1), where a compiled step can change it."""
        self.states: dict[int, State] = {}
        self._marks: list[Mark] = []
        for layer in range(config.shared_layer + 1):
            match config.mixer(layer):
                case "mamba":
                    self.states[layer] = MambaState()
                case "sliding":
                    self.states[layer] = KeyValues(config.window)
                case _:
                    self.states[layer] = KeyValues(None)

    @property
    def fixed(self) -> bool:
        """Whether no shape changes from token to token."""
        return self.position is not None

    def advance(self, tokens: int, mask: Tensor | None = None) -> Tensor | None:
        """Count new tokens.

        Args:
            tokens: how many tokens come.
            mask: 1 for tokens, 0 for padding, (B, S), the tokens before included; None when none is padding.

        Returns:
            Which of all tokens, the new ones included, are no padding, (B, S); None when all are.

        Raises:
            ValueError: there is padding, but not on the left of a text.
        """
        if self.position is not None:
            self.position += tokens
            return None
        before, self.length = self.length, self.length + tokens
        if self.present is not None:
            self.present = pad(self.present, (0, tokens), value=True)
        if mask is None or (before and tokens == 1):
            return self.present
        new = mask[:, -self.length :].bool()
        if self.present is not None or not bool(new.all()):
            if (before and not bool(new[:, -tokens:].all())) or bool((new[:, 1:] < new[:, :-1]).any()):
                raise ValueError("padding must stand on the left of each text")
            self.present = new
        return self.present

    def get_seq_length(self, layer_idx: int = 0) -> int:
        """Return how many tokens are remembered; the name that transformers calls."""
        return self.length if self.position is None else int(self.position)

    def reserve(self, tokens: int) -> None:
        """Make room for so many more tokens at once, so that nothing is copied while they come."""
        for state in self.states.values():
            if isinstance(state, KeyValues):
                state.reserve(tokens)

    # A value: copied, restored, moved, repeated

    def snapshot(self) -> SambaYCache:
        """Return a copy that shares nothing with this one: the state at this moment."""
        return self._mapped(Tensor.clone)

    def restore(self, snapshot: SambaYCache) -> None:
        """Become a copy of a snapshot again."""
        self.__dict__.update(snapshot.snapshot().__dict__)

    def moved(self, device: torch.device | str) -> SambaYCache:
        """Return a copy on another device, such as the main memory."""
        return self._mapped(lambda tensor: tensor.to(device, copy=True))

    def repeated(self, times: int) -> SambaYCache:
        """Return a copy for a larger batch: each text so many times in a row (one prefix, many students)."""
        return self._mapped(lambda tensor: tensor.repeat_interleave(times, dim=0))

    def selected(self, texts: Tensor) -> SambaYCache:
        """Return a copy for some texts of the batch, by index, (B)."""
        return self._mapped(lambda tensor: tensor.index_select(0, texts.to(tensor.device)))

    def reorder_cache(self, beam_idx: Tensor) -> None:
        """Keep these texts of the batch; the name that beam search calls."""
        self.__dict__.update(self.selected(beam_idx).__dict__)

    def _mapped(self, change: Callable[[Tensor], Tensor]) -> SambaYCache:
        new = copy.copy(self)
        new.states = {layer: state.mapped(change) for layer, state in self.states.items()}
        new._marks = []
        new.present = None if self.present is None else change(self.present)
        if self.position is not None:
            new.position = self.position.clone().to(new.states[self.config.shared_layer].tensors[0].device)
        return new

    # Going back

    def mark(self) -> Mark:
        """Remember this moment, so that the cache can be cropped to it; costs no copy of the shared keys and values."""
        shared = self.config.shared_layer
        states = {layer: state.mapped(Tensor.clone) for layer, state in self.states.items() if layer != shared}
        mark = Mark(self.get_seq_length(), states)
        self._marks.append(mark)
        return mark

    def crop(self, length: int) -> None:
        """Forget the tokens after a mark.

        Args:
            length: how many tokens to keep; if negative, how many to forget.

        Raises:
            ValueError: no mark was set at that length: a scan state cannot be cut.
        """
        now = self.get_seq_length()
        target = length if length >= 0 else now + length
        if target == now:
            return
        kept = [mark for mark in self._marks if mark.length <= target]
        if not kept or kept[-1].length != target or self.fixed:
            places = ", ".join(str(mark.length) for mark in self._marks) or "none is set"
            raise ValueError(f"The state cannot be cropped to {target} tokens, but to marks only: {places}")
        shared = self.states[self.config.shared_layer]
        assert isinstance(shared, KeyValues)
        shared.cut(target)
        for layer, state in kept[-1].states.items():
            self.states[layer] = state.mapped(Tensor.clone)
        self.length, self._marks = target, kept
        self.present = None if self.present is None else self.present[:, :target]

    # Fixed shapes

    def with_fixed_shapes(self, capacity: int) -> SambaYCache:
        """Return a copy that holds up to ``capacity`` tokens and takes one at a time without a change of shapes.

        That is what ``torch.compile(mode="reduce-overhead")`` and CUDA graphs need.
        """
        new = self.snapshot()
        keys = self.states[self.config.shared_layer].tensors[0]
        new.position = torch.tensor([self.length], device=keys.device)
        for layer, state in new.states.items():
            if isinstance(state, MambaState):
                state.in_place = True
            if isinstance(state, KeyValues):
                new.states[layer] = FixedKeyValues.of(state, self.length, capacity, self.present)
        return new

    def all_tensors(self) -> list[Tensor]:
        """Return every tensor of the cache, those that say where tokens are included."""
        found = [tensor for state in self.states.values() for tensor in state.tensors]
        for state in self.states.values():
            if isinstance(state, FixedKeyValues):
                found += state.places
        return [tensor for tensor in (*found, self.position, self.present) if tensor is not None]

    def memory(self) -> dict[str, int]:
        """Return the bytes held, the free room of buffers included: Mamba states, windows, shared keys and values."""
        sizes = {"mamba": 0, "windows": 0, "shared": 0}
        for layer, state in self.states.items():
            kind = {"mamba": "mamba", "sliding": "windows"}.get(self.config.mixer(layer), "shared")
            sizes[kind] += sum(tensor.nbytes for tensor in state.tensors)
        return sizes
