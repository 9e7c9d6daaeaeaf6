"""Rows of a model whose cache is not known: each keeps its own, and a step goes through them one after another."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from tutor.engines.local.rows.cost import Cost


class SingleRows:
    """Gains nothing by batching, but comes and goes like the others."""

    together = False

    def __init__(self, model: Any) -> None:
        self._model = model
        self._caches: list[Any] = []

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._caches)

    def cost(self, cache: Any, length: int) -> Cost:
        """Guess from the configuration: keys and values of every layer."""
        config = self._model.config.get_text_config()
        heads = getattr(config, "num_key_value_heads", None) or config.num_attention_heads
        width = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        return Cost(2.0 * heads * width * config.num_hidden_layers * self._model.dtype.itemsize, 0)

    def join(self, cache: Any, length: int, row: int = 0) -> None:
        """Take a text in."""
        self._caches.append(cache)

    def leave(self, row: int) -> None:
        """Forget a row."""
        self._caches[row] = self._caches[-1]
        self._caches.pop()

    def step(self, first: int, tokens: Tensor) -> Tensor:
        """Read one more token of each row."""
        logits = []
        for row, token in enumerate(tokens, start=first):
            output = self._model(token[None, None], past_key_values=self._caches[row], use_cache=True)
            self._caches[row] = output.past_key_values
            logits.append(output.logits[:, -1])
        return torch.cat(logits)
