"""The SambaY model for transformers: blocks, the decoder-hybrid-decoder order, and generation.

"Decoder-Hybrid-Decoder Architecture for Efficient Reasoning with Long Generation", arXiv 2507.06607.
Letters: B batch · T new tokens · S tokens so far · E hidden size · D inner size · V vocabulary.

Prefill is linear: where only the last position's logits are wanted, the layers after the shared one run on that position
alone, and the shared layer projects keys and values for all but attends for the last.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import silu
from transformers import GenerationMixin, PreTrainedModel
from transformers.modeling_outputs import BaseModelOutputWithPast, CausalLMOutputWithPast

from tutor.sambay.attention import DifferentialAttention
from tutor.sambay.cache import SambaYCache, SharedState
from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.mamba import GatedMemoryUnit, Mamba


class GatedPerceptron(nn.Module):
    """W2 (SiLU(g) * u) with [g | u] = W1 x."""

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__()
        self.fc1 = nn.Linear(config.hidden_size, 2 * config.intermediate_size, bias=False)
        self.fc2 = nn.Linear(config.intermediate_size, config.hidden_size, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, T, E) for (B, T, E)."""
        gate, up = self.fc1(x).chunk(2, dim=-1)
        return self.fc2(silu(gate) * up)


class Block(nn.Module):
    """A mixer and a perceptron, each after a norm and added to the residual stream, which is float32."""

    def __init__(self, config: Phi4FlashConfig, layer: int) -> None:
        super().__init__()
        self.kind = config.mixer(layer)
        self.input_layernorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.post_attention_layernorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.mlp = GatedPerceptron(config)
        if self.kind == "mamba":
            self.attn: nn.Module = Mamba(config)
        elif self.kind == "memory":
            self.attn = GatedMemoryUnit(config)
        else:
            self.attn = DifferentialAttention(config, layer)

    def normed(self, x: Tensor) -> Tensor:
        """Return the mixer's input for the residual stream (B, T, E)."""
        return self.input_layernorm(x.to(self.input_layernorm.weight.dtype))

    def rest(self, x: Tensor, mixed: Tensor) -> Tensor:
        """Add the mixer's output and the perceptron's to the residual stream (B, T, E)."""
        x = x + mixed.float()
        norm = self.post_attention_layernorm
        return x + self.mlp(norm(x.to(norm.weight.dtype))).float()


class Phi4FlashPreTrainedModel(PreTrainedModel):
    """What transformers needs to know of the family."""

    config: Phi4FlashConfig
    config_class = Phi4FlashConfig
    base_model_prefix = "model"
    _no_split_modules = ("Block",)
    _is_stateful = True
    _supports_sdpa = True
    _keep_in_fp32_modules_strict = ("A_log", "D", "lambda_q1", "lambda_k1", "lambda_q2", "lambda_k2")
    supports_gradient_checkpointing = False


class Phi4FlashModel(Phi4FlashPreTrainedModel):
    """Embedding, blocks and the final norm."""

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__(config)
        self.embed_tokens = nn.Embedding(config.vocab_size, config.hidden_size)
        self.layers = nn.ModuleList(Block(config, layer) for layer in range(config.num_hidden_layers))
        self.final_layernorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.post_init()

    def forward(
        self,
        input_ids: Tensor | None = None,
        attention_mask: Tensor | None = None,
        past_key_values: SambaYCache | None = None,
        inputs_embeds: Tensor | None = None,
        use_cache: bool | None = None,
        last_only: bool = False,
        **_: Any,
    ) -> BaseModelOutputWithPast:
        """Run the model on T new tokens.

        Args:
            input_ids: (B, T); or ``inputs_embeds``, (B, T, E).
            attention_mask: 1 for tokens, 0 for padding on the left, (B, S), the tokens before included.
            past_key_values: what came before; extended in place.
            use_cache: whether to return what later calls need.
            last_only: whether only the last position is wanted: the output is then (B, 1, E).

        Raises:
            ValueError: padding stands on the right of tokens.
        """
        x = (self.embed_tokens(input_ids) if inputs_embeds is None else inputs_embeds).float()  # (B, T, E)
        cache = past_key_values
        if cache is None:
            cache = SambaYCache(self.config, x.shape[0], self.dtype, x.device)
        cache.length += x.shape[1]
        present = self._present(attention_mask, cache)
        new = None if present is None else present[:, -x.shape[1] :, None].to(self.dtype)  # (B, T, 1)
        x = self._self_decoder(x, cache, present, new, last_only)
        norm = self.final_layernorm
        hidden = norm(x.to(norm.weight.dtype))
        return BaseModelOutputWithPast(last_hidden_state=hidden, past_key_values=cache if use_cache else None)

    def _self_decoder(
        self, x: Tensor, cache: SambaYCache, present: Tensor | None, new: Tensor | None, last_only: bool
    ) -> Tensor:
        memory = x
        shared: SharedState | None = None
        for layer, block in enumerate(self.layers):
            h = block.normed(x)
            match block.kind:
                case "mamba":
                    mixed, memory = block.attn(h, cache.states[layer], new)
                case "memory":
                    mixed = block.attn(h, memory)
                case "sliding":
                    mixed = block.attn(h, cache.states[layer], present)
                case "full":
                    shared = cache.states[layer]
                    keys, values = shared.extend(*block.attn.keys_values(h))
                    if last_only:
                        x, h, memory = x[:, -1:], h[:, -1:], memory[:, -1:]
                    mixed = block.attn.attend(block.attn.queries(h), keys, values, present)
                case _:
                    mixed = block.attn.attend(block.attn.queries(h), keys, values, present)
            x = block.rest(x, mixed)
        return x

    def _present(self, attention_mask: Tensor | None, cache: SambaYCache) -> Tensor | None:
        """Return which of all tokens so far are no padding, (B, S); None when all are."""
        if attention_mask is None or attention_mask.dim() != 2:
            return None
        if cache.padded is None:
            cache.padded = not bool(attention_mask.all())
            if cache.padded and bool((attention_mask[:, 1:] < attention_mask[:, :-1]).any()):
                raise ValueError("padding must stand on the left of each text")
        return attention_mask[:, -cache.length :] if cache.padded else None


class Phi4FlashForCausalLM(Phi4FlashPreTrainedModel, GenerationMixin):
    """The model with its head, which is the embedding."""

    _tied_weights_keys = {"lm_head.weight": "model.embed_tokens.weight"}  # noqa: RUF012 - transformers reads a dict

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__(config)
        self.model = Phi4FlashModel(config)
        self.lm_head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)
        self.post_init()

    def forward(
        self,
        input_ids: Tensor | None = None,
        attention_mask: Tensor | None = None,
        past_key_values: SambaYCache | None = None,
        inputs_embeds: Tensor | None = None,
        labels: Tensor | None = None,
        use_cache: bool | None = None,
        logits_to_keep: int = 0,
        **others: Any,
    ) -> CausalLMOutputWithPast:
        """Return the logits of the last ``logits_to_keep`` positions (0: of all), and the loss where labels are given.

        Asking for one position makes prefill linear (see the module's docstring).
        """
        outputs = self.model(
            input_ids=input_ids,
            attention_mask=attention_mask,
            past_key_values=past_key_values,
            inputs_embeds=inputs_embeds,
            use_cache=self.config.use_cache if use_cache is None else use_cache,
            last_only=logits_to_keep == 1 and labels is None,
        )
        hidden = outputs.last_hidden_state
        logits = self.lm_head(hidden[:, -logits_to_keep:] if logits_to_keep else hidden)
        loss = None
        if labels is not None:
            loss = self.loss_function(logits=logits, labels=labels, vocab_size=self.config.vocab_size, **others)
        return CausalLMOutputWithPast(loss=loss, logits=logits, past_key_values=outputs.past_key_values)

    def _prepare_cache_for_generation(self, generation_config: Any, model_kwargs: dict[str, Any], *_: Any) -> None:
        """Leave the cache to the model, which makes its own on the first call."""
