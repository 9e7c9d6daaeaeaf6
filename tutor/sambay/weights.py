"""What a checkpoint must hold, and how fresh weights are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn
from transformers import initialization as init

from tutor.sambay.attention import Difference, SublayerNorm
from tutor.sambay.configuration import Phi4FlashConfig
from tutor.sambay.mamba import Mamba

HEAD = "lm_head.weight"
"""A name that a checkpoint need not have: the head is the embedding."""

SHORTEST, LONGEST = 0.001, 0.1
"""Between which the time steps of a fresh Mamba layer lie."""


class WrongWeights(ValueError):
    """A checkpoint lacks a tensor, has one too many, or one of another shape; the message names every one.

    Attributes:
        missing: names that the model has and the checkpoint has not.
        surplus: names that the checkpoint has and the model has not.
        misshapen: names with the shape found and the shape wanted.
    """

    def __init__(
        self,
        missing: Iterable[str] = (),
        surplus: Iterable[str] = (),
        misshapen: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] | None = None,
    ) -> None:
        self.missing, self.surplus = tuple(sorted(missing)), tuple(sorted(surplus))
        self.misshapen = dict(sorted((misshapen or {}).items()))
        parts = [f"missing: {', '.join(self.missing)}"] if self.missing else []
        parts += [f"surplus: {', '.join(self.surplus)}"] if self.surplus else []
        parts += [f"{name} is {_size(found)}, not {_size(want)}" for name, (found, want) in self.misshapen.items()]
        super().__init__("The checkpoint does not fit the model: " + "; ".join(parts))


def _size(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape)) or "a scalar"


def published(model: nn.Module) -> dict[str, tuple[int, ...]]:
    """Return the names and shapes of a checkpoint of the model: all of its tensors but the tied head."""
    return {name: tuple(tensor.shape) for name, tensor in model.state_dict().items() if name != HEAD}


def check_shapes(want: Mapping[str, tuple[int, ...]], found: Mapping[str, tuple[int, ...]]) -> None:
    """Compare a checkpoint's names and shapes with the wanted ones.

    Raises:
        WrongWeights: they differ.
    """
    there = {name: tuple(shape) for name, shape in found.items() if name != HEAD or HEAD in want}
    misshapen = {name: (there[name], want[name]) for name in want.keys() & there.keys() if there[name] != want[name]}
    missing, surplus = want.keys() - there.keys(), there.keys() - want.keys()
    if missing or surplus or misshapen:
        raise WrongWeights(missing, surplus, misshapen)


def load(model: nn.Module, weights: Mapping[str, Tensor]) -> None:
    """Copy published tensors into a model.

    Raises:
        WrongWeights: they do not fit.
    """
    check_shapes(published(model), {name: tuple(tensor.shape) for name, tensor in weights.items()})
    model.load_state_dict({name: tensor for name, tensor in weights.items() if name != HEAD}, strict=False)


def draw(module: nn.Module, config: Phi4FlashConfig) -> None:
    """Draw fresh weights for what is SambaY's own, as its training began; the rest is transformers' business."""
    match module:
        case Mamba():
            rates = torch.arange(1.0, config.mamba_d_state + 1, device=module.A_log.device)
            init.copy_(module.A_log, rates.log().expand_as(module.A_log))
            init.ones_(module.D)
            bound = config.dt_rank**-0.5
            init.uniform_(module.dt_proj.weight, -bound, bound)
            low, high = math.log(SHORTEST), math.log(LONGEST)
            steps = torch.exp(torch.rand_like(module.dt_proj.bias) * (high - low) + low).clamp(min=1e-4)
            init.copy_(module.dt_proj.bias, steps + torch.log(-torch.expm1(-steps)))  # softplus of it is steps
        case Difference():
            for vector in (module.lambda_q1, module.lambda_k1, module.lambda_q2, module.lambda_k2):
                init.normal_(vector, std=0.1)
        case SublayerNorm():
            init.ones_(module.weight)
        case _:
            pass
