"""Weights in fewer bits, where the libraries are."""

from importlib.util import find_spec

import pytest
import torch
from transformers import AutoModelForCausalLM

from tutor.sambay.quantized import quantization


@pytest.mark.skipif(not find_spec("torchao"), reason="torchao is not installed")
def test_eight_bits(builder, ids, tmp_path):
    model = builder(hidden_size=96)
    model.save_pretrained(tmp_path)
    small = AutoModelForCausalLM.from_pretrained(tmp_path, quantization_config=quantization(8))
    assert small.model.layers[0].attn.A_log.dtype == torch.float32
    with torch.no_grad():
        want, got = model(ids).logits, small(ids).logits
    assert (got - want).pow(2).mean().sqrt() < 0.15 * want.std()


@pytest.mark.parametrize(("bits", "library"), [(8, "torchao"), (4, "bitsandbytes")])
def test_a_missing_library_is_named(bits, library):
    if find_spec(library):
        pytest.skip(f"{library} is installed")
    with pytest.raises(ImportError, match=library):
        quantization(bits)


def test_other_numbers_of_bits():
    with pytest.raises(ValueError, match="8 or 4"):
        quantization(3)
