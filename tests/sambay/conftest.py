"""A small model with random weights, eight layers and a window of six, and texts for it."""

from functools import partial
from typing import Any

import pytest
import torch

from tutor.sambay import Phi4FlashConfig, Phi4FlashForCausalLM

SMALL: dict[str, Any] = {
    "vocab_size": 61,
    "hidden_size": 48,
    "intermediate_size": 64,
    "num_hidden_layers": 8,
    "num_attention_heads": 12,
    "num_key_value_heads": 4,
    "sliding_window": 6,
    "bos_token_id": 1,
    "eos_token_id": 1,
    "pad_token_id": 0,
}


def build(seed: int = 0, **changes: Any) -> Phi4FlashForCausalLM:
    """Return a small model whose weights are large enough for every part to matter."""
    torch.manual_seed(seed)
    model = Phi4FlashForCausalLM(Phi4FlashConfig(**(SMALL | changes)))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.dim() == 2 and "A_log" not in name:
                weight.normal_(std=2 / weight.shape[1] ** 0.5)
            elif name.endswith("bias"):
                weight.normal_(std=0.2)
    return model.eval()


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Let torch compute in one thread: more are slower on busy machines."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def model() -> Phi4FlashForCausalLM:
    """Return the small model; tests do not change it."""
    return build()


@pytest.fixture(scope="session")
def builder() -> Any:
    """Return the function that builds such models."""
    return partial(build)


@pytest.fixture
def ids() -> torch.Tensor:
    """Return two texts of 40 tokens."""
    return torch.randint(2, 61, (2, 40), generator=torch.Generator().manual_seed(1))
