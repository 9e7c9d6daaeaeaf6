"""The SambaY model for transformers: the decoder-hybrid-decoder order of the layers, loading, and generation.

"Decoder-Hybrid-Decoder Architecture for Efficient Reasoning with Long Generation", arXiv 2507.06607.
Letters: B batch · T new tokens · S tokens so far · E hidden size · V vocabulary.

Prefill is linear: where only the last position's logits are wanted, the layers after the shared one run on that
position alone, and the shared layer projects keys and values for all but attends for the last. The prompt is read in
pieces, so that memory does not grow with its length but for those keys and values.
"""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn
from transformers import GenerationConfig, GenerationMixin, PreTrainedModel
from transformers.modeling_outputs import BaseModelOutputWithPast, CausalLMOutputWithPast

from tutor.sambay.block import Block, KeysAndValues
from tutor.sambay.cache import SambaYCache
from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.generation import with_defaults
from tutor.sambay.weights import HEAD, WrongWeights, draw

PIECE = 1024
"""Tokens of a prompt that run through the layers at once."""


class Phi4FlashPreTrainedModel(PreTrainedModel):  # type: ignore[misc]
    """What transformers needs to know of the family."""

    config: Phi4FlashConfig
    config_class = Phi4FlashConfig
    base_model_prefix = "model"
    _no_split_modules = ("Block",)
    _skip_keys_device_placement = ("past_key_values", "state")
    _is_stateful = True
    _supports_sdpa = True
    _keep_in_fp32_modules_strict = ("A_log", "D", "lambda_q1", "lambda_k1", "lambda_q2", "lambda_k2")
    supports_gradient_checkpointing = False

    @torch.no_grad()
    def _init_weights(self, module: nn.Module) -> None:
        super()._init_weights(module)
        draw(module, self.config)


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
        wanted: int | None = None,
        output_hidden_states: bool = False,
        **_: Any,
    ) -> BaseModelOutputWithPast:
        """Run the model on T new tokens.

        Args:
            input_ids: (B, T); or ``inputs_embeds``, (B, T, E).
            attention_mask: 1 for tokens, 0 for padding on the left, (B, S), the tokens before included.
            past_key_values: what came before; extended in place.
            use_cache: whether to return what later calls need.
            wanted: how many of the last positions are wanted, None for all: the output is then (B, wanted, E).
            output_hidden_states: whether to return the residual stream before each layer, and the output last.

        Raises:
            ValueError: padding stands on the right of tokens.
        """
        given = cast(Tensor, input_ids if inputs_embeds is None else inputs_embeds)
        cache = SambaYCache(self.config) if past_key_values is None else past_key_values
        tokens, first = given.shape[1], 0
        present = cache.advance(tokens, attention_mask)
        wanted = None if wanted is None else min(wanted, tokens)
        while wanted is not None and not torch.is_grad_enabled() and tokens - first - PIECE >= wanted:
            left = tokens - first - PIECE
            seen = None if present is None else present[:, : present.shape[1] - left]
            self._layers(given[:, first : first + PIECE], cache, seen, 0)
            if first == 0:
                cache.reserve(left)
            first += PIECE
        stages: list[Tensor] | None = [] if output_hidden_states else None
        x = self._layers(given[:, first:], cache, present, wanted, stages)
        norm = self.final_layernorm
        hidden = norm(x.to(norm.weight.dtype))
        return BaseModelOutputWithPast(
            last_hidden_state=hidden,
            past_key_values=cache if use_cache else None,
            hidden_states=None if stages is None else (*stages, hidden),
        )

    def _layers(
        self,
        given: Tensor,
        cache: SambaYCache,
        present: Tensor | None,
        wanted: int | None,
        stages: list[Tensor] | None = None,
    ) -> Tensor:
        """Run a piece of text, ids or embeddings, through the layers; return the residual stream, (B, wanted, E)."""
        x = (given if given.is_floating_point() else self.embed_tokens(given)).float()  # (B, T, E)
        memory: Tensor | None = None
        shared: KeysAndValues | None = None
        for layer, block in enumerate(self.layers):
            if stages is not None:
                stages.append(x)
            x, memory, shared = block(x, memory, shared, present, state=cache.states.get(layer), wanted=wanted)
            if not x.shape[1]:
                break
        return x


class Phi4FlashForCausalLM(Phi4FlashPreTrainedModel, GenerationMixin):  # type: ignore[misc]
    """The model with its head, which is the embedding."""

    _tied_weights_keys = {HEAD: "model.embed_tokens.weight"}  # noqa: RUF012 - transformers reads a dict

    generation_config: GenerationConfig

    def __init__(self, config: Phi4FlashConfig) -> None:
        super().__init__(config)
        self.model = Phi4FlashModel(config)
        self.lm_head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)
        self.post_init()
        self.generation_config = with_defaults(self.generation_config, config)

    @classmethod
    def from_pretrained(cls, *args: Any, **options: Any) -> Any:
        """Load a checkpoint, as transformers does, but refuse one that does not fit.

        Raises:
            WrongWeights: a tensor is missing, surplus or of another shape.
        """
        informed = options.pop("output_loading_info", False)
        options["ignore_mismatched_sizes"] = True  # reported below, all of them, by name
        model, info = super().from_pretrained(*args, output_loading_info=True, **options)
        misshapen = {name: (tuple(found), tuple(want)) for name, found, want in info["mismatched_keys"]}
        missing = set(info["missing_keys"]) - misshapen.keys() - {HEAD}
        if missing or info["unexpected_keys"] or misshapen:
            raise WrongWeights(missing, info["unexpected_keys"], misshapen)
        model.generation_config = with_defaults(model.generation_config, model.config)
        return (model, info) if informed else model

    def forward(
        self,
        input_ids: Tensor | None = None,
        attention_mask: Tensor | None = None,
        past_key_values: SambaYCache | None = None,
        inputs_embeds: Tensor | None = None,
        labels: Tensor | None = None,
        use_cache: bool | None = None,
        logits_to_keep: int = 0,
        output_hidden_states: bool = False,
        **others: Any,
    ) -> CausalLMOutputWithPast:
        """Return the logits of the last ``logits_to_keep`` positions (0: of all), and the loss where labels are given.

        Asking for the last ones only makes prefill linear (see the module's docstring).
        """
        outputs = self.model(
            input_ids=input_ids,
            attention_mask=attention_mask,
            past_key_values=past_key_values,
            inputs_embeds=inputs_embeds,
            use_cache=self.config.use_cache if use_cache is None else use_cache,
            wanted=logits_to_keep or None,
            output_hidden_states=output_hidden_states,
        )
        logits = self.lm_head(outputs.last_hidden_state)
        loss = None
        if labels is not None:
            labels = labels[:, -logits.shape[1] :]
            loss = self.loss_function(logits=logits, labels=labels, vocab_size=self.config.vocab_size, **others)
        return CausalLMOutputWithPast(
            loss=loss, logits=logits, past_key_values=outputs.past_key_values, hidden_states=outputs.hidden_states
        )

    def _prepare_cache_for_generation(self, generation_config: Any, model_kwargs: dict[str, Any], *_: Any) -> None:
        """Leave the cache to the model, which makes its own on the first call."""
