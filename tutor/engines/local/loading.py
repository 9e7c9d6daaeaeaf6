"""Find a chat model by its Hub name, folder or GGUF file, and load it in the best way this machine has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import httpx

from tutor.engines.local.gguf import converted, gguf_in
from tutor.errors import Unavailable
from tutor.messages import Message, say

T = TypeVar("T")

CONNECT_SECONDS = 5.0
"""How long to wait for the Hub before saying that it cannot be reached."""


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A model and its tokenizer, ready to write."""

    name: str
    model: Any
    tokenizer: Any

    @property
    def context(self) -> int | None:
        """How many tokens the model can look back on, where its configuration says so."""
        length = getattr(self.model.config, "max_position_embeddings", None)
        return int(length) if length else None


def load(name: str) -> Loaded:
    """Load a chat model.

    Raises:
        Unavailable: there is no such model, it has no chat template, it does not fit, or torch is not installed.
    """
    libraries()
    from tutor.sambay.tokenizer import load_tokenizer

    def read(source: str, **options: Any) -> Loaded:
        tokenizer = load_tokenizer(source, **options)
        return Loaded(name, _placed(source, **options), tokenizer)

    loaded = _fitting(name, read)
    if not loaded.tokenizer.chat_template:
        raise Unavailable(say("The model “{name}” has no chat template: it is not a chat model.", name=name))
    return loaded


def load_model(name: str) -> Any:
    """Load a model of any kind without its tokenizer, to measure it.

    Raises:
        Unavailable: there is no such model, it does not fit, or torch is not installed.
    """
    libraries()
    return _fitting(name, _placed)


def _placed(source: str, **options: Any) -> Any:
    """Load a model's weights onto the device where it is to run, or onto all GPUs."""
    import torch
    from transformers import AutoModelForCausalLM

    from tutor.engines.local.linear import hasten

    spread = {"device_map": "auto"} if torch.cuda.device_count() > 1 else {}
    model = AutoModelForCausalLM.from_pretrained(source, dtype=dtype(), **spread, **options)
    model = (model if spread else model.to(device())).eval()
    hasten(model)
    return model


def _fitting(name: str, read: Callable[..., T]) -> T:
    import torch

    try:
        return found(name, read)
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise Unavailable(say("The model “{name}” does not fit into the memory of this machine.", name=name)) from error


def found(name: str, read: Callable[..., T]) -> T:
    """Return ``read(source, **options)`` for the model of that name: from this machine if it is there, else the Hub.

    Raises:
        Unavailable: there is no such model, the Hub cannot be reached, or the model cannot be read.
    """
    path = Path(name).expanduser()
    try:
        if path.exists():
            gguf = gguf_in(path)
            return read(str(converted(gguf) if gguf else path))
        return _from_hub(name, read)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise Unavailable(_unreadable(name, error), hint=OTHER_MODEL) from error


OTHER_MODEL = say("Set STEPWISE_MODEL to the Hub name or the folder of another chat model.")


def _from_hub(name: str, read: Callable[..., T]) -> T:
    from huggingface_hub import constants
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return read(name, local_files_only=True)
    except (OSError, ValueError) as error:
        cause = error.__cause__ or error
        if isinstance(cause, HFValidationError):
            raise Unavailable(_missing(name), hint=OTHER_MODEL) from error
        if constants.HF_HUB_OFFLINE and isinstance(cause, LocalEntryNotFoundError):
            raise Unavailable(_offline(name), hint=OTHER_MODEL) from error
        if constants.HF_HUB_OFFLINE:
            raise
    _ask_hub(name)
    return read(name)


def _ask_hub(name: str) -> None:
    """Ask the Hub once whether it has the model: its own client tries for half a minute where there is no network."""
    from huggingface_hub import constants, get_token

    token = get_token()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    url = f"{constants.ENDPOINT}/api/models/{name}"
    try:
        answer = httpx.get(url, headers=headers, timeout=CONNECT_SECONDS, follow_redirects=True)
    except httpx.HTTPError as error:
        raise Unavailable(_offline(name), hint=OTHER_MODEL) from error
    if answer.status_code in {401, 404}:  # the Hub says 401 for what does not exist, lest it tell of private models
        raise Unavailable(_missing(name), hint=OTHER_MODEL)


def _missing(name: str) -> Message:
    return say("There is no model called “{name}”, neither on this machine nor on the Hugging Face Hub.", name=name)


def _offline(name: str) -> Message:
    return say("The model “{name}” is not on this machine, and the Hugging Face Hub cannot be reached.", name=name)


def _unreadable(name: str, error: Exception) -> Message:
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    return say("The model “{name}” cannot be loaded: {reason}", name=name, reason=reason)


def libraries() -> None:
    """Import what a model needs, and register the models that this package brings.

    Raises:
        Unavailable: torch or transformers is not installed.
    """
    for library in ("torch", "transformers"):
        if find_spec(library) is None:
            raise Unavailable(
                say("The local engine needs {library}, which is not installed.", library=library),
                hint=say("Install it with: pip install 'stepwise-tutor[local]'"),
            )
    from transformers.utils import logging

    logging.disable_progress_bar()
    if find_spec("tutor.sambay") is not None:
        import_module("tutor.sambay")


def device() -> str:
    """Return the device that a model is loaded on: a GPU where there is one."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def dtype() -> Any:
    """Return the number format for that device: half the memory on a GPU, full precision on a CPU."""
    import torch

    match device():
        case "cuda":
            return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
        case "mps":
            return torch.float16
        case _:
            return torch.float32
