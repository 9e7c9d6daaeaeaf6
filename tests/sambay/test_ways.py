"""Every way to read a text gives the same logits: at once, one by one, in pieces, padded, the last only."""

import pytest
import torch

from tutor.sambay import attention
from tutor.sambay import model as module
from tutor.sambay.cache import SambaYCache


@pytest.fixture(autouse=True)
def without_gradients():
    with torch.no_grad():
        yield


def read(model, ids, sizes, **options):
    """Return the logits of a text read in pieces of these sizes, the last size until the end."""
    cache, logits, start = None, [], 0
    while start < ids.shape[1]:
        size = sizes[min(len(logits), len(sizes) - 1)]
        output = model(ids[:, start : start + size], past_key_values=cache, **options)
        cache, start = output.past_key_values, start + size
        logits.append(output.logits)
    return torch.cat(logits, dim=1), cache


@pytest.mark.parametrize("sizes", [[1], [5, 1], [6, 1], [7, 1], [13], [2, 30, 1], [40]])
def test_pieces(model, ids, sizes):
    got, cache = read(model, ids, sizes)
    assert (got - model(ids).logits).abs().max() < 1e-4
    assert cache.get_seq_length() == 40


def test_many_tokens_one_by_one(builder):
    """The window's buffer is moved together many times, and the shared one grows."""
    model = builder(num_hidden_layers=4, sliding_window=16)
    ids = torch.randint(2, 61, (1, 600), generator=torch.Generator().manual_seed(2))
    got, _ = read(model, ids, [480, 1])
    assert (got - model(ids).logits).abs().max() < 1e-4


def test_the_window_is_true(builder):
    """Around the boundary at which the published cache loses a key, decoding equals prefill."""
    model = builder(num_hidden_layers=4, sliding_window=512, hidden_size=16, num_attention_heads=4)
    ids = torch.randint(2, 61, (1, 530), generator=torch.Generator().manual_seed(3))
    got, _ = read(model, ids, [500, 1])
    assert (got - model(ids).logits).abs().max() < 1e-4


def test_left_padding(model, ids):
    want = model(ids).logits
    mask = torch.ones(2, 45, dtype=torch.long)
    mask[0, :5], mask[1, :0] = 0, 0
    padded = torch.stack([torch.cat([torch.zeros(5, dtype=torch.long), ids[0]]), torch.cat([ids[1], ids[1, :5]])])
    alone = model(padded[1:]).logits
    got = model(padded, attention_mask=mask).logits
    assert (got[0, 5:] - want[0]).abs().max() < 1e-4
    assert (got[1] - alone[0]).abs().max() < 1e-4
    cache = model(padded[:, :20], attention_mask=mask[:, :20]).past_key_values
    for t in range(20, 45):
        step = model(padded[:, t : t + 1], attention_mask=mask[:, : t + 1], past_key_values=cache).logits
        assert (step - got[:, t : t + 1]).abs().max() < 1e-4


def test_padding_on_the_right_is_refused(model, ids):
    mask = torch.ones_like(ids)
    mask[0, -3:] = 0
    with pytest.raises(ValueError, match="left"):
        model(ids, attention_mask=mask)


def test_a_batch_equals_its_texts(model, ids):
    together = model(ids).logits
    assert (together[1:] - model(ids[1:]).logits).abs().max() < 1e-4


@pytest.mark.parametrize("kept", [1, 4, 40])
def test_linear_prefill(model, ids, kept, monkeypatch):
    monkeypatch.setattr(module, "PIECE", 16)
    want = model(ids, logits_to_keep=0)
    got = model(ids, logits_to_keep=kept)
    assert got.logits.shape[1] == kept
    assert (got.logits - want.logits[:, -kept:]).abs().max() < 1e-4
    follow = [model(ids[:, :1], past_key_values=out.past_key_values).logits for out in (want, got)]
    assert (follow[0] - follow[1]).abs().max() < 1e-4


def test_linear_prefill_with_padding(model, ids, monkeypatch):
    monkeypatch.setattr(module, "PIECE", 16)
    mask = torch.ones_like(ids)
    mask[0, :21] = 0
    want = model(ids, attention_mask=mask).logits[:, -1:]
    assert (model(ids, attention_mask=mask, logits_to_keep=1).logits - want).abs().max() < 1e-4


def test_linear_prefill_spares_the_later_layers(model, ids):
    seen = []
    hooks = [
        block.register_forward_hook(lambda _b, _in, out, layer=layer: seen.append((layer, out[0].shape[1])))
        for layer, block in enumerate(model.model.layers)
    ]
    model(ids, logits_to_keep=1)
    for hook in hooks:
        hook.remove()
    assert [length for _, length in seen] == [40, 40, 40, 40, 40, 1, 1, 1]


def test_blocks_of_queries(model, ids, monkeypatch):
    want = model(ids).logits
    monkeypatch.setattr(attention, "BLOCK", 7)
    assert (model(ids).logits - want).abs().max() < 1e-4


def test_fused_attention_agrees(model, ids, monkeypatch):
    mask = torch.ones_like(ids)
    mask[0, :3] = 0
    want = model(ids, attention_mask=mask).logits[:, 3:]
    monkeypatch.setattr(attention, "mix", attention.mix_fused)
    assert (model(ids, attention_mask=mask).logits[:, 3:] - want).abs().max() < 1e-4


def test_fixed_shapes(model, ids):
    mask = torch.ones_like(ids)
    mask[0, :3] = 0
    want = model(ids, attention_mask=mask).logits
    cache: SambaYCache = model(ids[:, :20], attention_mask=mask[:, :20]).past_key_values
    cache = cache.with_fixed_shapes(64)
    for t in range(20, 40):
        step = model(ids[:, t : t + 1], past_key_values=cache).logits
        assert (step - want[:, t : t + 1]).abs().max() < 1e-4
    assert cache.get_seq_length() == 40
