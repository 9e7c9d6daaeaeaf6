"""Gradients reach every weight, a low-rank adapter learns, and decoding compiles without a break."""

import pytest
import torch

from tutor.sambay import reference


def test_every_weight_gets_a_gradient(builder, ids):
    model = builder().train()
    model(ids, labels=ids).loss.backward()
    idle = [name for name, weight in model.named_parameters() if weight.grad is None or not weight.grad.abs().sum()]
    assert idle == []


def test_gradients_are_the_slow_ones(builder, ids):
    fast, slow = builder(num_hidden_layers=4), builder(num_hidden_layers=4)
    fast(ids[:1, :20], labels=ids[:1, :20]).loss.backward()
    logits = reference.logits(slow.config, dict(slow.named_parameters()), ids[0, :20].tolist())
    torch.nn.functional.cross_entropy(logits[:-1], ids[0, 1:20]).backward()
    for (name, one), other in zip(fast.named_parameters(), slow.parameters(), strict=True):
        assert (one.grad - other.grad).abs().max() < 1e-3 * max(1, float(other.grad.abs().max())), name


def test_a_low_rank_adapter_learns(builder, ids):
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(0)
    settings = LoraConfig(r=4, lora_alpha=8, target_modules=["Wqkv", "in_proj", "out_proj", "fc1", "fc2"])
    model = get_peft_model(builder(), settings).train()
    trained = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1e-2)
    losses = []
    for _ in range(5):
        loss = model(input_ids=ids, labels=ids).loss
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    assert losses[-1] < 0.9 * losses[0]
    assert all(weight.any() for name, weight in model.named_parameters() if "lora_B" in name)


@pytest.mark.parametrize("fixed", [True, False])
def test_decoding_compiles_without_breaks(builder, ids, fixed):
    """fullgraph=True raises at the first graph break."""
    torch._dynamo.reset()
    torch._dynamo.utils.counters.clear()
    model = builder(num_hidden_layers=4)
    compiled = torch.compile(model, backend="eager", fullgraph=True)
    with torch.no_grad():
        want = model(ids[:, :24]).logits
        cache = model(ids[:, :20]).past_key_values
        cache = cache.with_fixed_shapes(64) if fixed else cache
        for t in range(20, 24):
            step = compiled(ids[:, t : t + 1], past_key_values=cache).logits
            assert (step - want[:, t : t + 1]).abs().max() < 1e-4
    frames = torch._dynamo.utils.counters["stats"]["unique_graphs"]
    assert frames == 1 if fixed else frames <= 4
