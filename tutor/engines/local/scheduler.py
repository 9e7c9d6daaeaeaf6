"""Who is next: one thread owns the model, a bounded line waits in the order they came, and all under way share steps.

A turn of the owner: let go of who left, let in who fits, read a piece of their prompts, write one token of every text.
Nobody overtakes: where the first in line does not fit yet, the others wait behind. Knows nothing of tensors.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict
from threading import Condition, Thread
from typing import TYPE_CHECKING

from tutor.engines.local.counts import Counts
from tutor.engines.local.failures import failure, late
from tutor.engines.local.loading import Loaded, libraries
from tutor.engines.local.requests import Answer, Wish
from tutor.errors import Busy, Unavailable
from tutor.messages import say

if TYPE_CHECKING:
    from tutor.engines.local.reading import Reading
    from tutor.engines.local.writer import Writer

LOG = logging.getLogger(__name__)


class Scheduler:
    """The one owner of the model.

    Args:
        load: loads a model by its name; one model is kept.
        slots: how many texts are written at once.
        line: how many requests may wait.
        memory: bytes that the texts under way may take; None for what the machine has.
    """

    def __init__(self, load: Callable[[str], Loaded], slots: int, line: int, memory: int | None = None) -> None:
        self._load = load
        self._slots = slots
        self._longest = line
        self._memory = memory
        self._changed = Condition()
        self._line: deque[Answer] = deque()
        self._errands: deque[tuple[str, Future[None]]] = deque()
        self._owner: Thread | None = None
        self._closed = False
        self._counts = Counts()
        self._writer: Writer | None = None
        self._next: Reading | None = None

    # For anybody

    def submit(self, wish: Wish) -> Answer:
        """Stand in line; close the answer to leave.

        Raises:
            Busy: the line is full.
            Unavailable: closed.
        """
        answer = Answer(wish)
        with self._changed:
            self._check()
            waiting = sum(not each.left for each in self._line)
            if waiting >= self._longest:
                raise Busy(
                    say("The model is busy: {count} people are waiting already.", count=waiting),
                    hint=say("Please try again in a moment."),
                )
            if waiting or self.running >= self._slots:
                answer.place(waiting + 1)
            self._line.append(answer)
            self._wake()
        return answer

    def warm(self, name: str) -> None:
        """Load a model, as soon as no other is in use, and wait for it.

        Raises:
            Unavailable: it cannot be loaded.
        """
        loaded: Future[None] = Future()
        with self._changed:
            self._check()
            self._errands.append((name, loaded))
            self._wake()
        loaded.result()

    def close(self) -> None:
        """End whatever is being written, and let the model go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._owner is not None:
            self._owner.join()

    @property
    def running(self) -> int:
        """How many texts are under way, those whose prompt is being read included."""
        return self._writer.count if self._writer else 0

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return len(self._line)

    @property
    def loaded(self) -> Loaded | None:
        """The model that is kept."""
        return self._writer.loaded if self._writer else None

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure: the line, the slots, and everything counted so far."""
        now = {"waiting": self.waiting, "running": self.running, "slots": self._slots}
        return {name: float(value) for name, value in (now | asdict(self._counts)).items()}

    def _check(self) -> None:
        if self._closed:
            raise Unavailable(say("The model is closed."))

    def _wake(self) -> None:
        if self._owner is None:
            self._owner = Thread(target=self._run, name="model", daemon=True)
            self._owner.start()
        self._changed.notify_all()

    # The owner's thread

    def _run(self) -> None:
        while self._something_to_do():
            try:
                self._turn()
            except Exception as error:
                LOG.exception("writing failed", extra={"requests": self._writer.requests if self._writer else []})
                self._abandon(error)
        self._abandon(Unavailable(say("The model is closed.")))
        self._writer = None

    def _something_to_do(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._line or self._errands or self.running)
            return not self._closed

    def _turn(self) -> None:
        self._run_errands()
        self._sweep()
        while reading := self._admitted():
            assert self._writer is not None
            self._writer.add(reading)
        if self._writer:
            self._writer.read()
            self._writer.step()
        with self._changed:
            for place, answer in enumerate(self._line, start=1):
                answer.place(place)

    def _sweep(self) -> None:
        """Let go of who left or waited too long."""
        with self._changed:
            gone = [answer for answer in self._line if answer.left or answer.late]
            for answer in gone:
                self._line.remove(answer)
        for answer in gone:
            self._dismiss(answer)
        if self._next and self._next.answer in gone:
            self._next = None
        if self._writer:
            self._writer.sweep()

    def _dismiss(self, answer: Answer) -> None:
        self._counts.cancelled += answer.left
        self._counts.failures += not answer.left
        answer.end(late(answer.wish.seconds))

    def _admitted(self) -> Reading | None:
        """The first in line, if there is a place for it."""
        while self._line:
            answer = self._line[0]
            try:
                if self._next is None and not self._ready(answer.wish.model):
                    return None
                assert self._writer is not None
                self._next = self._next or self._writer.prepare(answer)
            except Exception as error:  # noqa: BLE001 - told to the person whose request it is
                self._counts.failures += 1
                self._leave_line(answer)
                answer.end(failure(error, answer.wish.model))
                continue
            if not self._writer.fits(self._next):
                return None
            self._leave_line(answer)
            reading, self._next = self._next, None
            return reading
        return None

    def _leave_line(self, answer: Answer) -> None:
        with self._changed:
            self._line.remove(answer)

    def _ready(self, name: str) -> bool:
        """Have the model of that name, unless another is in use."""
        if self._writer and self._writer.loaded.name == name:
            return True
        if self._writer and self.running:
            return False
        libraries()
        from tutor.engines.local.writer import Writer

        self._writer = None
        self._writer = Writer(self._load(name), self._slots, self._memory, self._counts)
        return True

    def _run_errands(self) -> None:
        while self._errands:
            name, loaded = self._errands[0]
            try:
                if not self._ready(name):
                    return
                loaded.set_result(None)
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                loaded.set_exception(failure(error, name))
            self._errands.popleft()

    def _abandon(self, error: Exception) -> None:
        """End everything under way, and on closing also what waits, with a sentence."""
        name = self._writer.loaded.name if self._writer else ""
        ended: list[Answer] = []
        with self._changed:
            if self._closed:
                ended += self._line
                self._line.clear()
        self._next = None
        for answer in ended:
            self._counts.failures += 1
            answer.end(failure(error, name))
        if self._writer:
            self._writer.abandon(error)
        for _, loaded in self._errands if self._closed else ():
            loaded.set_exception(error)
