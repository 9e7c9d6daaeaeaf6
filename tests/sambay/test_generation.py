"""transformers' generate with this model: greedy, sampled, batched, from a prefix; and what it stops at."""

import pytest
import torch
from transformers import GenerationConfig

from tutor.sambay import Phi4FlashConfig
from tutor.sambay.compiled import CompiledDecoder
from tutor.sambay.generation import with_defaults


def greedy(model, ids, count):
    """Write by hand: the whole text again for every token."""
    with torch.no_grad():
        for _ in range(count):
            ids = torch.cat([ids, model(ids).logits[:, -1:].argmax(-1)], dim=1)
    return ids


def test_greedy(model, ids):
    got = model.generate(ids[:, :9], max_new_tokens=8, do_sample=False, eos_token_id=None)
    assert torch.equal(got, greedy(model, ids[:, :9], 8))


def test_greedy_with_padding(model, ids):
    short, mask = ids[:, :9].clone(), torch.ones(2, 9, dtype=torch.long)
    short[0, :4], mask[0, :4] = 0, 0
    got = model.generate(short, attention_mask=mask, max_new_tokens=8, do_sample=False, eos_token_id=None)
    assert torch.equal(got[0, 4:], greedy(model, short[:1, 4:], 8)[0])
    assert torch.equal(got[1], greedy(model, short[1:], 8)[0])


def test_greedy_from_a_prefix(model, ids):
    with torch.no_grad():
        prefix = model(ids[:1, :7], logits_to_keep=1).past_key_values
    for _ in range(2):
        got = model.generate(
            ids[:1, :9], past_key_values=prefix.snapshot(), max_new_tokens=6, do_sample=False, eos_token_id=None
        )
        assert torch.equal(got, greedy(model, ids[:1, :9], 6))


def test_compiled_steps_write_the_same(model, ids):
    mask = torch.ones(2, 9, dtype=torch.long)
    mask[0, :2] = 0
    decoder = CompiledDecoder(model, capacity=14, backend="eager")
    got = torch.stack(list(decoder.write(ids[:, :9], mask)), dim=1)
    want = model.generate(ids[:, :9], attention_mask=mask, max_new_tokens=6, do_sample=False, eos_token_id=None)
    assert torch.equal(got, want[:, 9:])


def test_sampling_is_reproducible(model, ids):
    torch.manual_seed(5)
    first = model.generate(ids[:, :9], max_new_tokens=8, eos_token_id=None)
    torch.manual_seed(5)
    assert torch.equal(first, model.generate(ids[:, :9], max_new_tokens=8, eos_token_id=None))


def test_beams(model, ids):
    got = model.generate(ids[:, :9], max_new_tokens=4, num_beams=3, do_sample=False, eos_token_id=None)
    assert got.shape == (2, 13)


def test_a_small_model_samples_as_published(model):
    settings = model.generation_config
    assert (settings.do_sample, settings.temperature, settings.top_p) == (True, 0.6, 0.95)


@pytest.mark.parametrize("ends", [None, 199999, [200020, 199999]])
def test_both_end_tokens(ends):
    settings = with_defaults(GenerationConfig(eos_token_id=ends), Phi4FlashConfig())
    assert settings.eos_token_id == [200020, 199999]


def test_given_settings_stay():
    settings = with_defaults(GenerationConfig(do_sample=False, eos_token_id=7), Phi4FlashConfig())
    assert (settings.do_sample, settings.temperature, settings.eos_token_id) == (False, None, 7)
