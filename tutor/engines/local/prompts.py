"""A chat as the model's own tokens, and how many of them are the same for every problem."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError

from tutor.prompting import Turn

OPENING = "<think>"


class Prompts:
    """Makes prompts for one tokenizer."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._known = lru_cache(32)(self._tokens)

    def make(self, turns: tuple[Turn, ...], shared: tuple[Turn, ...]) -> tuple[list[int], int, bool]:
        """Make a prompt.

        Args:
            turns: the chat.
            shared: the same chat without the problem; empty when nothing is to be shared.

        Returns:
            The tokens; how many of the first ones others with the same ``shared`` have too, never all; and whether the
            prompt itself opens the reasoning.
        """
        text = rendered(self._tokenizer, turns)
        tokens = self._encoded(text)
        same = common(tokens[:-1], self._known(shared)) if shared else 0
        return tokens, same, text.rstrip().endswith(OPENING)

    def _tokens(self, turns: tuple[Turn, ...]) -> list[int]:
        return self._encoded(rendered(self._tokenizer, turns))

    def _encoded(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])


def rendered(tokenizer: Any, turns: Sequence[Turn]) -> str:
    """Return the prompt in the model's own chat format; a model that knows no system turn gets it with the question."""
    try:
        return _rendered(tokenizer, turns)
    except TemplateError:
        merged = "\n\n".join(turn.text for turn in turns)
        return _rendered(tokenizer, [Turn("user", merged)])


def common(left: Sequence[int], right: Sequence[int]) -> int:
    """Return how many of the first tokens are the same."""
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _rendered(tokenizer: Any, turns: Sequence[Turn]) -> str:
    messages = [{"role": turn.role, "content": turn.text} for turn in turns]
    return str(tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))
