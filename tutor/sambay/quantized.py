"""Weights in 8 or 4 bits, by torchao or bitsandbytes where installed; state, decay rates and norms stay as they are.

``Phi4FlashForCausalLM.from_pretrained(name, quantization_config=quantization(8))``
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

DELICATE = ["lm_head", "x_proj", "dt_proj"]
"""Small layers that steer the scan, and the head, which is the embedding: left as they are in 4 bits."""


def quantization(bits: int) -> Any:
    """Return transformers' configuration for weights of 8 bits (torchao; CPU and GPU) or 4 (bitsandbytes; GPU).

    Raises:
        ImportError: the library is not installed; the message names it.
        ValueError: there is no such number of bits.
    """
    import torch
    import transformers

    match bits:
        case 8:
            _need("torchao")
            weights = import_module("torchao.quantization").Int8WeightOnlyConfig()
            return transformers.TorchAoConfig(weights, modules_to_not_convert=DELICATE)
        case 4:
            _need("bitsandbytes")
            return transformers.BitsAndBytesConfig(
                load_in_4bit=True,
                bnb_4bit_quant_type="nf4",
                bnb_4bit_compute_dtype=torch.bfloat16,
                llm_int8_skip_modules=DELICATE,
            )
        case _:
            raise ValueError(f"Weights have 8 or 4 bits, not {bits}")


def _need(library: str) -> None:
    if find_spec(library) is None:
        raise ImportError(f"Weights of fewer bits need {library}, which is not installed: pip install {library}")
