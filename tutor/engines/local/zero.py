"""ZeroGPU, a Space's shared hardware: a GPU is lent for one answer at a time, to a process forked for it.

What the lent process runs is our own writer with one text. The model is loaded before, in the process of the page, and
comes with the fork; many answers in one batch are not possible there (a Space with a GPU of its own has them).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import Any

from tutor.engines.local.counts import Counts
from tutor.engines.local.loading import Loaded, load
from tutor.engines.local.requests import Answer, Wish
from tutor.engines.transcription import CutOff
from tutor.errors import Unavailable
from tutor.events import Queued
from tutor.messages import say

SECONDS = 120
"""For how long the GPU is asked for; the answer ends before."""

_models: dict[str, Loaded] = {}
"""The one model; a forked process finds it here."""


class ZeroAnswer:
    """An answer that is written while it is read, by whoever reads it."""

    def __init__(self, pieces: Iterator[str | CutOff], counts: Counts) -> None:
        self._pieces = pieces
        self._counts = counts

    def waiting(self) -> Iterator[Queued | None]:
        """Yield nothing: the line for the GPU is the Space's, and its page shows it."""
        return iter(())

    def pieces(self) -> Iterator[str | CutOff | None]:
        """Yield the answer, piece by piece.

        Raises:
            Unavailable: no GPU could be had, or the model failed.
        """
        try:
            yield from self._pieces
        except Unavailable:
            raise
        except Exception as error:
            self._counts.failures += 1
            raise Unavailable(
                say("The Space has no GPU for this answer now: {reason}.", reason=str(error)[:200] or "?"),
                hint=say("Please try again in a moment."),
            ) from error
        self._counts.answers += 1

    def close(self) -> None:
        """Leave: the GPU goes back."""
        close = getattr(self._pieces, "close", None)
        if close is not None:
            close()


class ZeroScheduler:
    """What `tutor.engines.local.scheduler.Scheduler` is on other hardware."""

    def __init__(self) -> None:
        import spaces  # before torch: it stands in for CUDA until a GPU is lent

        self._counts = Counts()
        self._written = spaces.GPU(duration=SECONDS)(written)

    def submit(self, wish: Wish) -> ZeroAnswer:
        """Return the answer to a wish.

        Raises:
            Unavailable: the model cannot be loaded.
        """
        self.warm(wish.model)
        return ZeroAnswer(self._written(wish), self._counts)

    def warm(self, name: str) -> None:
        """Load a model, and tell the Space that it is ready to be lent a GPU.

        Raises:
            Unavailable: it cannot be loaded.
        """
        if name not in _models:
            _models.clear()
            _models[name] = load(name)
            _report()

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure."""
        return {name: float(value) for name, value in asdict(self._counts).items()}

    def close(self) -> None:
        """Let the model go."""
        _models.clear()


def written(wish: Wish) -> Iterator[str | CutOff]:
    """Yield the answer to a wish; runs where the GPU is.

    Raises:
        StepwiseError: why there is no answer, or no more of it.
    """
    from tutor.engines.local.writer import Writer

    writer = Writer(_models[wish.model], 1, None, Counts())
    with closing(Answer(wish)) as answer:
        writer.add(writer.prepare(answer))
        for piece in answer.pieces(patience=0):
            if piece is None:
                writer.sweep()
                writer.read()
                writer.step()
            else:
                yield piece


def _report() -> None:
    """Tell the Space that the model is loaded; Gradio's launch would, through which a mounted page does not pass."""
    from spaces import zero

    startup: Any = getattr(zero, "startup", None)
    if startup is not None:
        startup()
