"""Every way to scan gives what the formula gives, token by token."""

import pytest
import torch

from tutor.sambay import kernels, scan


def random_text(tokens, batch=2, width=5, states=3):
    torch.manual_seed(tokens)
    c, dt = torch.randn(batch, tokens, width), torch.rand(batch, tokens, width)
    a, skip = -torch.rand(width, states) * 3, torch.randn(width)
    b, read = torch.randn(batch, tokens, states), torch.randn(batch, tokens, states)
    return c, dt, a, b, read, skip, torch.randn(batch, width, states)


def by_the_formula(c, dt, a, b, read, skip, state):
    outputs = []
    for t in range(c.shape[1]):
        state = torch.exp(dt[:, t, :, None] * a) * state + (dt * c)[:, t, :, None] * b[:, t, None, :]
        outputs.append((state * read[:, t, None]).sum(-1) + skip * c[:, t])
    return torch.stack(outputs, dim=1), state


@pytest.mark.parametrize("gradients", [False, True])
@pytest.mark.parametrize("tokens", [1, 2, 15, 16, 17, 64, 100])
def test_scan(tokens, gradients, monkeypatch):
    monkeypatch.setattr(scan, "SEGMENT", 48)
    monkeypatch.setattr(scan, "CACHE", 10 * 30)
    text = random_text(tokens)
    with torch.set_grad_enabled(gradients):
        got, want = scan.selective_scan(*text), by_the_formula(*text)
    for one, other in zip(got, want, strict=True):
        assert (one - other).abs().max() < 1e-5


def test_the_state_before_is_not_changed():
    text = random_text(20)
    before = text[-1].clone()
    with torch.no_grad():
        scan.selective_scan(*text)
    assert torch.equal(text[-1], before)


def test_as_transformers_has_it():
    """The whole mixer against transformers' own."""
    from transformers import MambaConfig
    from transformers.models.mamba.modeling_mamba import MambaMixer

    from tutor.sambay import Phi4FlashConfig
    from tutor.sambay.mamba import Mamba
    from tutor.sambay.states import MambaState

    torch.manual_seed(0)
    ours = Mamba(Phi4FlashConfig(hidden_size=32, num_attention_heads=4, num_key_value_heads=2))
    theirs = MambaMixer(MambaConfig(hidden_size=32, num_hidden_layers=1, use_conv_bias=True), layer_idx=0)
    for weight in theirs.parameters():
        torch.nn.init.normal_(weight, std=0.3)
    ours.load_state_dict(theirs.state_dict())
    x = torch.randn(2, 30, 32)
    with torch.no_grad():
        assert (ours(x, MambaState(), None)[0] - theirs(x)).abs().max() < 1e-4


@pytest.mark.skipif(not kernels.library(), reason="mamba-ssm or a GPU is not there")
def test_the_kernel_agrees():
    text = [x.cuda() for x in random_text(100, width=64, states=16)]
    text[-1].zero_()
    for one, other in zip(kernels.scan(*text[:-1]), by_the_formula(*text), strict=True):
        assert (one - other).abs().max() < 1e-3
