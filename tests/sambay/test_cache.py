"""The state as a value: copied, restored, moved, repeated, cropped to marks; and its size as in the definition."""

import pytest
import torch

from tutor.sambay import Phi4FlashConfig
from tutor.sambay.cache import KeyValues, SambaYCache
from tutor.sambay.memory import memory_report, parameters_by_part, readers

MIB = 2**20


@pytest.fixture(autouse=True)
def without_gradients():
    with torch.no_grad():
        yield


@pytest.fixture
def cache(model, ids) -> SambaYCache:
    return model(ids[:, :15]).past_key_values


def follow(model, ids, cache):
    return model(ids[:, 15:30], past_key_values=cache).logits


def test_a_snapshot_is_not_changed(model, ids, cache):
    snapshot = cache.snapshot()
    first = follow(model, ids, cache)
    assert (cache.get_seq_length(), snapshot.get_seq_length()) == (30, 15)
    assert torch.equal(follow(model, ids, snapshot.snapshot()), first)
    assert torch.equal(follow(model, ids, snapshot), first)


def test_restoring(model, ids, cache):
    snapshot = cache.snapshot()
    first = follow(model, ids, cache)
    for _ in range(2):
        cache.restore(snapshot)
        assert torch.equal(follow(model, ids, cache), first)


def test_moving(model, ids, cache):
    away = cache.moved("meta")
    assert {tensor.device.type for state in away.states.values() for tensor in state.tensors} == {"meta"}
    assert away.memory() == cache.memory()
    assert torch.equal(follow(model, ids, cache.moved("cpu")), follow(model, ids, cache))


def test_one_prefix_for_many(model, ids):
    prefix = model(ids[:1, :15]).past_key_values
    alone = follow(model, ids[:1], prefix.snapshot())
    together = follow(model, ids[:1].expand(3, -1), prefix.repeated(3))
    assert (together - alone).abs().max() < 1e-4


def test_some_texts_of_a_batch(model, ids, cache):
    want = follow(model, ids, cache.snapshot())
    assert (follow(model, ids[1:], cache.selected(torch.tensor([1]))) - want[1:]).abs().max() < 1e-4


def test_cropping_to_marks(model, ids, cache):
    cache.mark()
    first = follow(model, ids, cache)
    cache.mark()
    model(ids[:, 30:], past_key_values=cache)
    cache.crop(-10)
    assert cache.get_seq_length() == 30
    cache.crop(15)
    assert torch.equal(follow(model, ids, cache), first)


def test_elsewhere_it_cannot_be_cropped(cache):
    cache.mark()
    with pytest.raises(ValueError, match="to marks only: 15"):
        cache.crop(9)


def filled(config: Phi4FlashConfig, tokens: int) -> SambaYCache:
    """Fill a cache without a model, in bfloat16, in pieces as prefill does; no memory is taken."""
    cache, pairs, width = SambaYCache(config), config.num_key_value_heads // 2, config.head_dim
    for state in cache.states.values():
        if not isinstance(state, KeyValues):
            u = torch.empty(1, 1, config.inner_size, dtype=torch.bfloat16, device="meta")
            state.start(u, config.mamba_d_conv, config.mamba_d_state)
            continue
        for start in range(0, tokens, 1024):
            size = min(1024, tokens - start)
            keys = torch.empty(1, 2 * pairs, size, width, dtype=torch.bfloat16, device="meta")
            state.extend(keys, keys.view(1, pairs, size, 2 * width), None)
    return cache


def test_memory_of_the_published_size():
    report = memory_report(Phi4FlashConfig())
    assert report.per_token == 5 * 1024
    assert report.plain_per_token == 128 * 1024
    assert [round(report.at(k * 1024) / MIB) for k in (2, 8, 32, 64)] == [33, 63, 183, 343]
    assert [report.plain_at(k * 1024) // MIB for k in (2, 8, 32, 64)] == [256, 1024, 4096, 8192]
    read = [report.read_per_step(k * 1024, readers(Phi4FlashConfig())) for k in (2, 8, 32)]
    assert [round(size / MIB, -1) for size in read] == [100, 340, 1300]


@pytest.mark.parametrize("tokens", [2048, 8192, 32768])
def test_what_is_held_is_what_was_computed(tokens):
    held = sum(filled(Phi4FlashConfig(), tokens).memory().values())
    want = memory_report(Phi4FlashConfig()).at(tokens)
    assert want <= held <= want + 5 * MIB
    assert tokens < 32768 or held <= 190 * MIB


def test_parameters_by_part(model):
    assert sum(parameters_by_part(model.config).values()) == model.num_parameters()
    assert sum(parameters_by_part(Phi4FlashConfig()).values()) == 3_852_562_944
