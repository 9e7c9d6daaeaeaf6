"""The fast model against the slow one, and both against what the published code wrote down."""

import json
from pathlib import Path

import pytest
import torch

from tutor.sambay import Phi4FlashConfig, Phi4FlashForCausalLM, reference
from tutor.sambay.weights import load

FIXTURE = Path(__file__).parents[3] / "shared/sambay/tiny8.safetensors"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"num_attention_heads": 4, "num_key_value_heads": 4},
        {"num_hidden_layers": 12, "sliding_window": 3},
        {"num_hidden_layers": 4, "sliding_window": 100},
        {"mamba_d_state": 8, "mamba_expand": 1, "mamba_d_conv": 3},
    ],
)
def test_fast_equals_slow(builder, ids, changes):
    model = builder(**changes)
    want = torch.stack([reference.logits(model.config, model.state_dict(), row) for row in ids.tolist()])
    with torch.no_grad():
        got = model(ids).logits
    assert want.std() > 1
    assert (got - want).abs().max() < 1e-4


@pytest.fixture(scope="module")
def fixture():
    if not FIXTURE.exists():
        pytest.skip("the published code's outputs (tiny8.safetensors) are not beside this checkout")
    from safetensors import safe_open

    with safe_open(FIXTURE, "pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
        config = Phi4FlashConfig(**json.loads(file.metadata()["config"]))
    model = Phi4FlashForCausalLM(config).eval()
    weights = {name.removeprefix("w."): tensor for name, tensor in tensors.items() if name.startswith("w.")}
    load(model, weights)
    return model, weights, tensors


def test_published_logits(fixture):
    model, _, tensors = fixture
    with torch.no_grad():
        assert (model(tensors["ids"]).logits - tensors["logits"]).abs().max() < 1e-4


def test_published_logits_by_the_reference(fixture):
    model, weights, tensors = fixture
    for ids, want in zip(tensors["ids"].tolist(), tensors["logits"], strict=True):
        assert (reference.logits(model.config, weights, ids) - want).abs().max() < 1e-4


def test_published_hidden_states(fixture):
    model, _, tensors = fixture
    with torch.no_grad():
        got = model(tensors["ids"], output_hidden_states=True).hidden_states
    assert len(got) == 9
    for layer, hidden in enumerate(got):
        assert (hidden - tensors[f"hidden.{layer}"]).abs().max() < 1e-4, layer


def test_published_states(fixture):
    model, _, tensors = fixture
    with torch.no_grad():
        cache = model(tensors["ids"]).past_key_values
    for layer in range(0, 5, 2):
        state = cache.states[layer]
        assert (state.scan - tensors[f"cache.{layer}.b"]).abs().max() < 1e-4
        assert (state.recent - tensors[f"cache.{layer}.a"][:, :, -3:].transpose(1, 2)).abs().max() < 1e-4
    shared = cache.states[5]
    assert (shared.keys[:, :, : shared.end] - tensors["cache.5.a"]).abs().max() < 1e-4
