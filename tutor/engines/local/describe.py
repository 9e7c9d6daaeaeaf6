"""What is known about a model without loading its weights: the facts behind ``tutor model info``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tutor.engines.local.loading import device, dtype, found, libraries


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model as it would run on this machine.

    ``architecture`` is transformers' name for its kind; ``context`` is how many tokens it can look back on;
    ``memory`` is the size of its weights in ``dtype``, in MiB.
    """

    name: str
    architecture: str
    parameters: int
    context: int | None
    dtype: str
    device: str
    memory: int


def describe(name: str) -> ModelInfo:
    """Describe a model; its weights are neither loaded nor fetched.

    Raises:
        Unavailable: there is no such model, or torch is not installed.
    """
    libraries()
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    def read(source: str, **options: Any) -> ModelInfo:
        config = AutoConfig.from_pretrained(source, **options)
        with torch.device("meta"):
            model = AutoModelForCausalLM.from_config(config, dtype=dtype())
        parameters = model.num_parameters()
        return ModelInfo(
            name=name,
            architecture=config.model_type,
            parameters=parameters,
            context=getattr(config, "max_position_embeddings", None),
            dtype=str(dtype()).removeprefix("torch."),
            device=device(),
            memory=round(parameters * dtype().itemsize / 2**20),
        )

    return found(name, read)


def configuration_of(name: str) -> Any:
    """Return a model's configuration.

    Raises:
        Unavailable: there is no such model, or torch is not installed.
    """
    libraries()
    from transformers import AutoConfig

    return found(name, AutoConfig.from_pretrained)
