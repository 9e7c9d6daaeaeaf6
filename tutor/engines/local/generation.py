"""Write token by token with one model, one prompt at a time. Knows nothing of threads, events or mathematics.

`transformers.generate` does the writing, so that every model keeps its own cache and its own sampling; our streamer
hands out each token as it is made, and our stopping criterion ends the writing within one token.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from jinja2 import TemplateError
from transformers import StoppingCriteria, StoppingCriteriaList
from transformers.generation.streamers import BaseStreamer

from tutor.engines.local.decoding import Decoder
from tutor.engines.local.loading import Loaded
from tutor.errors import TooLarge, Unavailable
from tutor.messages import say
from tutor.prompting import Turn

SAMPLING: dict[str, dict[str, Any]] = {
    "phi4flash": {"do_sample": True, "temperature": 0.6, "top_p": 0.95},
}
"""By model type: how models are sampled whose published generation settings do not say (from their model cards)."""

OPENING = "<think>"


def write(
    loaded: Loaded, turns: Sequence[Turn], limit: int, put: Callable[[str], None], stopped: Callable[[], bool]
) -> bool:
    """Hand the answer to ``put``, piece by piece, and return whether it came to its own end.

    At most ``limit`` tokens are written; it ends within one token once ``stopped()``. Where the prompt itself opens the
    reasoning, the answer begins with the opening tag, as if the model had written it.

    Raises:
        TooLarge: the question leaves no room for an answer.
        Unavailable: the model failed, or the memory was not enough.
    """
    prompt = rendered(loaded.tokenizer, turns)
    inputs = loaded.tokenizer(prompt, add_special_tokens=False, return_tensors="pt").to(loaded.model.device)
    length = inputs["input_ids"].shape[1]
    if loaded.context and length >= loaded.context:
        raise TooLarge(say("The question is longer than the model “{name}” can read.", name=loaded.name))
    limit = min(limit, loaded.context - length) if loaded.context else limit
    if prompt.rstrip().endswith(OPENING):
        put(OPENING)
    told = _Told(Decoder(loaded.tokenizer), put)
    try:
        loaded.model.generate(
            **inputs,
            **sampling(loaded.model),
            max_new_tokens=limit,
            streamer=told,
            stopping_criteria=StoppingCriteriaList([_Stop(stopped)]),
        )
    except (torch.OutOfMemoryError, MemoryError) as error:
        torch.cuda.empty_cache()
        raise Unavailable(
            say("The memory of this machine was not enough for this answer."),
            hint=say("Ask a shorter question, or try again when fewer people are asking."),
        ) from error
    except RuntimeError as error:
        reason = (str(error).splitlines() or ["RuntimeError"])[0]
        raise Unavailable(
            say("The model “{name}” failed while writing: {reason}", name=loaded.name, reason=reason)
        ) from error
    return told.count < limit


def rendered(tokenizer: Any, turns: Sequence[Turn]) -> str:
    """Return the prompt in the model's own chat format; a model that knows no system turn gets it with the question."""
    try:
        return _rendered(tokenizer, turns)
    except TemplateError:
        merged = "\n\n".join(turn.text for turn in turns)
        return _rendered(tokenizer, [Turn("user", merged)])


def _rendered(tokenizer: Any, turns: Sequence[Turn]) -> str:
    messages = [{"role": turn.role, "content": turn.text} for turn in turns]
    return str(tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))


def sampling(model: Any) -> dict[str, Any]:
    """Return what to add to the model's own generation settings."""
    published = model.generation_config
    if published.do_sample or published.temperature is not None:
        return {}
    return SAMPLING.get(model.config.model_type, {})


class _Told(BaseStreamer):  # type: ignore[misc]
    """Hands each token's text on; ``generate`` shows it the prompt first, which is skipped."""

    def __init__(self, decoder: Decoder, put: Callable[[str], None]) -> None:
        self._decoder = decoder
        self._put = put
        self.count = -1

    def put(self, value: torch.Tensor) -> None:
        self.count += 1
        if self.count:
            self._tell(self._decoder.push(int(value.reshape(-1)[0])))

    def end(self) -> None:
        self._tell(self._decoder.finish())

    def _tell(self, text: str) -> None:
        if text:
            self._put(text)


class _Stop(StoppingCriteria):  # type: ignore[misc]
    def __init__(self, stopped: Callable[[], bool]) -> None:
        self._stopped = stopped

    def __call__(self, input_ids: torch.Tensor, scores: Any, **_: Any) -> torch.Tensor:
        return torch.full((input_ids.shape[0],), self._stopped(), dtype=torch.bool, device=input_ids.device)
