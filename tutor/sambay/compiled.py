"""Write with a compiled step: fixed shapes, one graph, no Python between the kernels (CUDA graphs on a GPU).

A setting for long answers on a GPU: the first tokens wait for the compiler, and a step looks at all reserved room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

from tutor.sambay.cache import SambaYCache
from tutor.sambay.model import Phi4FlashForCausalLM

Choose = Callable[[Tensor], Tensor]
"""From logits, (B, V), to the next tokens, (B)."""


class CompiledDecoder:
    """Prefill as usual, then one compiled step a token.

    Args:
        model: on the device where it is to run.
        capacity: the most tokens that prompt and answer have together.
        options: for ``torch.compile``; by default CUDA graphs on a GPU.
    """

    def __init__(self, model: Phi4FlashForCausalLM, capacity: int, **options: Any) -> None:
        self.model, self.capacity = model, capacity
        on_gpu = model.device.type == "cuda"
        options = options or ({"mode": "reduce-overhead"} if on_gpu else {})
        self._step = torch.compile(_step, fullgraph=True, **options)

    @torch.no_grad()
    def write(self, ids: Tensor, mask: Tensor | None = None, choose: Choose | None = None) -> Iterator[Tensor]:
        """Yield the next tokens, (B), until the room is full or the caller stops.

        Args:
            ids: the prompts, (B, T).
            mask: 1 for tokens, 0 for padding on the left, (B, T).
            choose: greedy if not given.
        """
        choose = choose or (lambda logits: logits.argmax(dim=-1))
        output = self.model(ids, attention_mask=mask, use_cache=True, logits_to_keep=1)
        cache: SambaYCache = output.past_key_values.with_fixed_shapes(self.capacity)
        for tensor in cache.all_tensors():
            torch._dynamo.mark_static_address(tensor)
        new = choose(output.logits[:, -1])
        yield new
        for _ in range(self.capacity - ids.shape[1]):
            new = choose(self._step(self.model, new[:, None], cache).clone())
            yield new


def _step(model: Phi4FlashForCausalLM, ids: Tensor, cache: SambaYCache) -> Tensor:
    logits: Tensor = model(ids, past_key_values=cache, use_cache=True, logits_to_keep=1).logits
    return logits[:, -1]
