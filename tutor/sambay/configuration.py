"""The configuration of Phi-4-mini-flash (SambaY), with the field names of the published ``config.json``.

Which layer is what, for ``n = num_hidden_layers`` and ``half = n / 2`` (0-based layer index i):

=====================  =============================================================
even i <= half         Mamba; layer ``half`` also hands on its scan output, the memory
even i > half          gated memory unit, reading that memory
odd i < half           differential attention over a sliding window
i = half + 1           differential attention over everything; hands on its keys and values
odd i > half + 1       differential cross-attention: own queries, those keys and values
=====================  =============================================================
"""

from __future__ import annotations

import math
from typing import Any, cast

from huggingface_hub.dataclasses import strict
from transformers import PreTrainedConfig


@strict
class Phi4FlashConfig(PreTrainedConfig):  # type: ignore[misc]
    """Configuration of a SambaY model; the defaults are those of Phi-4-mini-flash-reasoning.

    Raises:
        ValueError: the number of layers is not a multiple of 4, or the heads do not divide as stripes need.
    """

    model_type = "phi4flash"
    keys_to_ignore_at_inference = ("past_key_values",)

    vocab_size: int = 200064
    hidden_size: int = 2560
    intermediate_size: int = 10240
    num_hidden_layers: int = 32
    num_attention_heads: int = 40
    num_key_value_heads: int = 20
    hidden_act: str = "silu"
    max_position_embeddings: int = 262144
    sliding_window: int | list[int | None] = 512
    mb_per_layer: int = 2
    layer_norm_eps: float = 1e-5
    initializer_range: float = 0.02
    attention_dropout: float | int = 0.0
    embd_pdrop: float | int = 0.0
    resid_pdrop: float | int = 0.0
    mlp_bias: bool = False
    lm_head_bias: bool = False
    mamba_d_state: int = 16
    mamba_d_conv: int = 4
    mamba_expand: int = 2
    use_cache: bool = True
    tie_word_embeddings: bool = True
    bos_token_id: int | None = 199999
    eos_token_id: int | list[int] | None = 199999
    pad_token_id: int | None = 199999

    def __post_init__(self, **kwargs: Any) -> None:
        """Drop what the published file says of attention kernels; make the window one number."""
        # The published file asks for flash_attention_2, which makes loading fail for any native class.
        kwargs.pop("_attn_implementation", None)
        if isinstance(self.sliding_window, list):
            self.sliding_window = next((window for window in self.sliding_window if window), 512)
        super().__post_init__(**kwargs)

    @property
    def window(self) -> int:
        """W, the window of the sliding layers, a query's own token included."""
        return cast(int, self.sliding_window)

    def validate_architecture(self) -> None:
        """Check the numbers against each other; called by the strict configuration."""
        if self.num_hidden_layers % 4:
            raise ValueError(f"num_hidden_layers must be a multiple of 4, not {self.num_hidden_layers}")
        if self.num_attention_heads % self.num_key_value_heads or self.num_key_value_heads % 2:
            raise ValueError("num_attention_heads must be a multiple of num_key_value_heads, and that must be even")

    @property
    def head_dim(self) -> int:
        """d, the width of one head."""
        return self.hidden_size // self.num_attention_heads

    @property
    def inner_size(self) -> int:
        """D, the width inside Mamba and the memory."""
        return self.mamba_expand * self.hidden_size

    @property
    def dt_rank(self) -> int:
        """R, the rank of the time-step projection."""
        return math.ceil(self.hidden_size / 16)

    @property
    def memory_layer(self) -> int:
        """The Mamba layer whose scan output is the memory."""
        return self.num_hidden_layers // 2

    @property
    def shared_layer(self) -> int:
        """The attention layer whose keys and values the cross layers read."""
        return self.num_hidden_layers // 2 + 1

    def mixer(self, layer: int) -> str:
        """Return what mixes tokens in a layer: mamba, memory, sliding, full or cross."""
        if layer % 2 == 0:
            return "mamba" if layer <= self.memory_layer else "memory"
        if layer < self.shared_layer:
            return "sliding"
        return "full" if layer == self.shared_layer else "cross"
