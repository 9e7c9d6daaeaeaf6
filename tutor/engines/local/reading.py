"""Prompts are read into caches: alone and piece by piece, or several at once that go on from the same beginning.

All but a prompt's last token is read here; the last one is read in the first step that writes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from tutor.engines.local.prefixes import Prefixes
from tutor.engines.local.requests import Answer


@dataclass(slots=True, eq=False)
class Reading:
    """A prompt under way.

    ``shared`` is how many of its first tokens others have too, ``limit`` how many may be written after it; ``opens``
    says that the prompt itself opens the reasoning. ``done`` tokens are in ``cache``; ``alone`` is set where it must
    not be read together with others.
    """

    answer: Answer
    tokens: list[int]
    shared: int
    limit: int
    opens: bool
    done: int = 0
    cache: Any = None
    alone: bool = False

    @property
    def length(self) -> int:
        """How many tokens are to be read here."""
        return len(self.tokens) - 1

    @property
    def longest(self) -> int:
        """How many tokens prompt and answer may have together."""
        return len(self.tokens) + self.limit


Join = Callable[[Reading, Any, int], None]
"""Takes a prompt that was read, the cache and its row there."""


class Reader:
    """Reads prompts with one model, in the order they come.

    Args:
        model: the model.
        together: whether several prompts can be read at once, padded on the right: not where a layer keeps a state.
    """

    def __init__(self, model: Any, *, together: bool) -> None:
        self.readings: list[Reading] = []
        self._model = model
        self._together = together
        self._prefixes = Prefixes()

    def work(self, room: int, join: Join, fail: Callable[[Reading, Exception], None]) -> int:
        """Read at most so many tokens of what comes first; return how many.

        What breaks ends only the prompt with which the model fails.
        """
        group = self._group(room)
        try:
            taken, cache = self._read_alone(group[0], room) if len(group) == 1 else self._read_together(group)
        except Exception as error:  # noqa: BLE001 - told to the person whose request it is
            for reading in group:
                reading.alone = True
            if len(group) == 1:
                self._end(group[0], fail, error)
            return 0
        for row, reading in enumerate(group):
            if reading.done == reading.length:
                try:
                    join(reading, cache, row)
                except Exception as error:  # noqa: BLE001 - told to the person whose request it is
                    self._end(reading, fail, error)
                else:
                    self.readings.remove(reading)
        return taken

    def _end(self, reading: Reading, fail: Callable[[Reading, Exception], None], error: Exception) -> None:
        self.readings.remove(reading)
        fail(reading, error)

    def _group(self, room: int) -> list[Reading]:
        """The first prompt, with those that go on from the same beginning and can be read at once."""
        first, *others = self.readings
        known = self._prefixes.known(first.tokens)
        if not self._together or not self._ready(first, known) or first.length - known > room:
            return [first]
        group, width = [first], first.length - known
        for other in others:
            same = self._ready(other, known) and other.tokens[:known] == first.tokens[:known]
            wider = max(width, other.length - known)
            if same and wider * (len(group) + 1) <= room:
                group.append(other)
                width = wider
        return group

    def _ready(self, reading: Reading, known: int) -> bool:
        """Whether a prompt has not begun, and what it shares is known already."""
        fresh = reading.cache is None and not reading.alone
        return fresh and 0 < known < reading.length and reading.shared <= known

    def _read_alone(self, reading: Reading, room: int) -> tuple[int, Any]:
        if reading.cache is None:
            reading.done, reading.cache = self._prefixes.longest(reading.tokens)
        start = reading.done
        end = min(start + room, reading.shared if start < reading.shared else reading.length)
        if end > start:
            reading.cache = read(self._model, [reading.tokens[start:end]], reading.cache)
        reading.done = end
        if start < end == reading.shared:
            self._prefixes.keep(reading.tokens[:end], reading.cache)
        return end - start, reading.cache

    def _read_together(self, group: Sequence[Reading]) -> tuple[int, Any]:
        known, cache = self._prefixes.longest(group[0].tokens)
        width = max(reading.length for reading in group) - known
        texts = [reading.tokens[known : reading.length] for reading in group]
        cache.batch_repeat_interleave(len(group))
        cache = read(self._model, [text + [0] * (width - len(text)) for text in texts], cache)
        for reading in group:
            reading.done = reading.length
        return width * len(group), cache


def read(model: Any, texts: Sequence[Sequence[int]], cache: Any) -> Any:
    """Read texts of one length; return the cache, which is extended in place where there was one."""
    ids = torch.tensor([list(text) for text in texts], device=model.device)
    known = inspect.signature(model.forward).parameters
    options: dict[str, Any] = {"logits_to_keep": 1} if "logits_to_keep" in known else {}
    if "position_ids" in known:  # some count from 0 again where they are not told
        first = 0 if cache is None else cache.get_seq_length()
        options["position_ids"] = torch.arange(first, first + ids.shape[1], device=ids.device)[None]
    return model(ids, past_key_values=cache, use_cache=True, **options).past_key_values
