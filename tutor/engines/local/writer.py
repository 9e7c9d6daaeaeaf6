"""One model and the texts that it is writing: they come and go between steps. Runs in one thread; knows of no queue."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from tutor.engines.local.admission import Admission, available
from tutor.engines.local.counts import Counts
from tutor.engines.local.decoding import Decoder
from tutor.engines.local.failures import failure, late
from tutor.engines.local.loading import Loaded
from tutor.engines.local.prompts import OPENING, Prompts
from tutor.engines.local.reading import Reader, Reading, read
from tutor.engines.local.requests import Answer, Sampling
from tutor.engines.local.rows import rows_for
from tutor.engines.local.sampling import choose, published
from tutor.engines.local.stops import Stops
from tutor.engines.transcription import CutOff
from tutor.errors import Unavailable
from tutor.messages import say

PIECE = {"cpu": 256, "cuda": 2048}
"""How many tokens of prompts are read between two steps, by device."""

FEWEST = 2
"""Tokens of a prompt: one is read by itself, and one by the first step."""


@dataclass(slots=True, eq=False)
class Text:
    """A text under way: ``token`` is its last one, which the model has not read yet."""

    answer: Answer
    decoder: Decoder
    stops: Stops
    sampling: Sampling
    random: random.Random
    limit: int
    longest: int = 0
    token: int = 0
    written: int = 0


class Writer:
    """A loaded model at work.

    Args:
        loaded: the model.
        slots: how many texts it writes at once at most.
        memory: bytes that they may take; None for what the machine has.
        counts: what is counted.
    """

    def __init__(self, loaded: Loaded, slots: int, memory: int | None, counts: Counts) -> None:
        self.loaded = loaded
        self._counts = counts
        self._texts: list[Text] = []
        self._prompts = Prompts(loaded.tokenizer)
        self._piece = PIECE.get(loaded.model.device.type, PIECE["cpu"])
        self._ends = _ends(loaded.model)
        self._published = published(loaded.model)
        with torch.inference_mode():
            cache = read(loaded.model, [[min(self._ends, default=0)]], None)
        self._rows = rows_for(loaded.model, cache)
        self._reader = Reader(loaded.model, together=self._rows.together)
        memory = available(loaded.model.device) if memory is None else memory
        self._admission = Admission(memory, self._rows.cost(cache, 1), slots)

    @property
    def count(self) -> int:
        """How many texts are under way, those whose prompt is being read included."""
        return len(self._texts) + len(self._reader.readings)

    @property
    def requests(self) -> list[str | None]:
        """The ids of the requests under way."""
        under_way: list[Text | Reading] = [*self._texts, *self._reader.readings]
        return [each.answer.request for each in under_way]

    def prepare(self, answer: Answer) -> Reading:
        """Make the prompt.

        Raises:
            TooLarge: it leaves no room for an answer.
            Unavailable: it is empty.
        """
        wish, loaded = answer.wish, self.loaded
        tokens, shared, opens = self._prompts.make(wish.turns, wish.shared)
        if len(tokens) < FEWEST:
            raise Unavailable(say("The model “{name}” has no chat template: it is not a chat model.", name=loaded.name))
        limit = self._admission.limit(len(tokens), wish.limit, loaded.context, loaded.name)
        return Reading(answer, tokens, shared, limit, opens)

    def fits(self, reading: Reading) -> bool:
        """Return whether there is a place for one more text."""
        under_way: list[Text | Reading] = [*self._texts, *self._reader.readings]
        return self._admission.fits([each.longest for each in (reading, *under_way)])

    def add(self, reading: Reading) -> None:
        """Let one more in."""
        self._reader.readings.append(reading)

    @torch.inference_mode()
    def read(self) -> None:
        """Read prompts, but not so many tokens that those who are writing wait long."""
        room = self._piece
        while room > 0 and self._reader.readings:
            room -= self._reader.work(room, self._begin, lambda reading, error: self._fail(reading.answer, error))

    def _begin(self, reading: Reading, cache: Any, row: int) -> None:
        """Let a prompt that was read take part."""
        answer, tokenizer = reading.answer, self.loaded.tokenizer
        how = answer.wish.sampling or self._published
        text = Text(answer, Decoder(tokenizer), Stops(answer.wish.stops), how, random.Random(how.seed), reading.limit)
        text.longest, text.token = reading.longest, reading.tokens[-1]
        self._rows.join(cache, reading.length, row)
        self._texts.append(text)
        if reading.opens:
            answer.tell(OPENING)

    @torch.inference_mode()
    def sweep(self) -> None:
        """Let go of the texts that nobody waits for any more, and of those whose time is over."""
        for reading in list(self._reader.readings):
            if self._gone(reading.answer):
                self._reader.readings.remove(reading)
        for row in reversed(range(len(self._texts))):
            if self._gone(self._texts[row].answer):
                self._leave(row)

    def _gone(self, answer: Answer) -> bool:
        """Whether nobody waits for an answer any more; where its time is over, that is said."""
        if answer.left:
            self._counts.cancelled += 1
        elif answer.late:
            self._fail(answer, late(answer.wish.seconds))
        return answer.left or answer.late

    @torch.inference_mode()
    def step(self) -> None:
        """Write one token of every text; a text with which the model fails ends, the others go on."""
        if not self._texts:
            return
        self._counts.steps += 1
        tokens = torch.tensor([text.token for text in self._texts], device=self.loaded.model.device)
        try:
            self._take(range(len(self._texts)), self._rows.step(0, tokens))
        except Exception as error:  # noqa: BLE001 - found out below whose it is
            self._separately(tokens, error)

    def _separately(self, tokens: Tensor, error: Exception) -> None:
        """After a step that failed: step row by row, so that only those end with which it fails."""
        _release()
        good: list[int] = []
        logits: list[Tensor] = []
        for row in range(len(self._texts)):
            try:
                logits.append(self._rows.step(row, tokens[row : row + 1]) if len(self._texts) > 1 else _raise(error))
                good.append(row)
            except Exception as own:  # noqa: BLE001 - told to the person whose request it is
                self._fail(self._texts[row].answer, own)
        bad = set(range(len(self._texts))) - set(good)
        self._take(good, torch.cat(logits) if logits else None, bad)

    def _take(self, rows: Sequence[int], logits: Tensor | None, ended: set[int] | None = None) -> None:
        """Choose the next token of these rows; those that come to their end leave, and those that ended before."""
        texts = [self._texts[row] for row in rows]
        leaving = set(ended or ())
        if logits is not None:
            chosen = choose(logits, [text.sampling for text in texts], [text.random.random() for text in texts])
            leaving |= {row for row, text, token in zip(rows, texts, chosen, strict=True) if self._write(text, token)}
        for row in sorted(leaving, reverse=True):
            self._leave(row)

    def _write(self, text: Text, token: int) -> bool:
        """Tell a token's text; return whether it was the last."""
        text.token, text.written = token, text.written + 1
        self._counts.tokens += 1
        if text.written == 1:
            self._counts.first_tokens += 1
            self._counts.first_token_seconds += time.monotonic() - text.answer.asked
        ended = token in self._ends
        if not ended:
            text.answer.tell(text.stops.push(text.decoder.push(token)))
        cut = not ended and not text.stops.met and text.written >= text.limit
        if not (ended or cut or text.stops.met):
            return False
        text.answer.tell(text.stops.push(text.decoder.finish()) + text.stops.finish())
        if cut:
            text.answer.tell(CutOff(text.limit))
        text.answer.end()
        self._counts.answers += 1
        return True

    def _fail(self, answer: Answer, error: Exception) -> None:
        self._counts.failures += 1
        answer.end(failure(error, self.loaded.name))

    def _leave(self, row: int) -> None:
        self._rows.leave(row)
        self._texts[row] = self._texts[-1]
        self._texts.pop()

    def abandon(self, error: Exception) -> None:
        """End everything with a sentence, and begin anew."""
        under_way: list[Text | Reading] = [*self._texts, *self._reader.readings]
        for each in under_way:
            self._fail(each.answer, error)
        self._reader.readings.clear()
        with torch.inference_mode():
            while self._texts:
                self._leave(len(self._texts) - 1)


def _ends(model: Any) -> frozenset[int]:
    """The tokens that end an answer."""
    ids = model.generation_config.eos_token_id
    return frozenset([] if ids is None else [ids] if isinstance(ids, int) else ids)


def _release() -> None:
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def _raise(error: Exception) -> Tensor:
    raise error
