"""How the published model is meant to write: sampled at 0.6 within 0.95, until either of its two end tokens."""

from __future__ import annotations

from typing import Any

from transformers import GenerationConfig

from tutor.sambay.configuration import Phi4FlashConfig

TEMPERATURE, TOP_P = 0.6, 0.95

END_OF_TEXT, END_OF_TURN = 199999, 200020
"""The tokens <|endoftext|> and <|end|>; the published configuration names the first only."""


def with_defaults(given: GenerationConfig | None, config: Phi4FlashConfig) -> GenerationConfig:
    """Return the settings for generation, with what the checkpoint leaves open filled in."""
    settings = GenerationConfig.from_model_config(config) if given is None else given
    if settings.do_sample is None:
        settings.do_sample = True
    if settings.do_sample:
        settings.temperature = TEMPERATURE if settings.temperature is None else settings.temperature
        settings.top_p = TOP_P if settings.top_p is None else settings.top_p
    ends = _listed(settings.eos_token_id) or _listed(config.eos_token_id)
    if END_OF_TEXT in ends and END_OF_TURN not in ends and config.vocab_size > END_OF_TURN:
        settings.eos_token_id = [END_OF_TURN, *ends]
    return settings


def _listed(ids: Any) -> list[int]:
    """Return token ids as a list, however they were given."""
    return [] if ids is None else [ids] if isinstance(ids, int) else list(ids)
