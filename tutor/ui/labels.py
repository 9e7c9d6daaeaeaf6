"""Which words stand on which component, so that changing the language changes the whole page at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import gradio as gr
from gradio.blocks import Block

from tutor.ui.words import word

Told = Callable[[str], object]
"""What a property of a component is, by language."""
B = TypeVar("B", bound=Block)


def words_of(*keys: str) -> Told:
    """Return the choices of a component whose values are the keys of their words."""
    return lambda language: [(word(key, language), key) for key in keys]


class Labels:
    """Collects the components with words and translates them together."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._told: list[tuple[Block, dict[str, Told]]] = []

    def __call__(self, make: Callable[..., B], *arguments: object, told: dict[str, str | Told], **others: object) -> B:
        """Make a component whose properties ``told`` are words: keys of `tutor.ui.words`, or functions of language."""
        functions = {name: _function(value) for name, value in told.items()}
        component = make(*arguments, **{name: value(self.language) for name, value in functions.items()}, **others)
        self._told.append((component, functions))
        return component

    @property
    def components(self) -> list[Block]:
        """The components with words, in order."""
        return [component for component, _ in self._told]

    def updates(self, language: str) -> list[object]:
        """Return the update of each component for the language, in the same order."""
        return [gr.update(**{name: value(language) for name, value in told.items()}) for _, told in self._told]


def _function(value: str | Told) -> Told:
    return (lambda language: word(value, language)) if isinstance(value, str) else value
