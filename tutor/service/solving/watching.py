"""Checks what a model writes while it writes: claims of its text and its steps, without holding the stream up.

Checks run in threads that wait for workers of the checker's pool; their verdicts are told when they are ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field

from tutor import journal
from tutor.claims import Reader, Written
from tutor.claims.code import Listing, Listings
from tutor.events import ClaimChecked, Path, StepChecked
from tutor.problem import Problem
from tutor.service.solving.judging import Judge
from tutor.solution import Step
from tutor.verdict import Status, Verdict

Checked = ClaimChecked | StepChecked


@dataclass(frozen=True, slots=True)
class Wrong:
    """The first thing that was refuted: where it stands in the text, what it says, and why it is wrong."""

    position: int
    text: str
    verdict: Verdict


@dataclass
class Watch:
    """The checks of one text; `close` it at the end."""

    judge: Judge
    problem: Problem
    wrong: Wrong | None = None
    text: str = ""
    _reader: Reader = field(default_factory=Reader)
    _listings: Listings = field(default_factory=Listings)
    _at: int = 0
    """Where in the whole text this reader's text begins."""
    _waiting: dict[Future[Verdict], Callable[[Verdict], Checked]] = field(default_factory=dict)
    _threads: journal.Threads = field(default_factory=lambda: journal.Threads(2, "checks"))

    def read(self, piece: str) -> None:
        """Take a piece of the text and begin to check the claims that are complete now."""
        self.text += piece
        for claim in self._reader.feed(piece):
            self._claim(claim)
        for listing in self._listings.feed(piece):
            self._listing(listing)

    def step(self, step: Step, path: Path) -> None:
        """Begin to check a step and its substeps."""
        self._begin(lambda verdict: StepChecked(path, verdict), self.judge.claim, step.claim)
        for index, substep in enumerate(step.substeps):
            self.step(substep, (*path, index))

    def ready(self) -> Iterator[Checked]:
        """Yield the verdicts that have come."""
        for future in [future for future in self._waiting if future.done()]:
            yield self._told(future)

    def rest(self) -> Iterator[Checked]:
        """The text is complete: yield all verdicts that are still to come."""
        for claim in self._reader.finish():
            self._claim(claim)
        for listing in self._listings.finish():
            self._listing(listing)
        for future in as_completed(list(self._waiting)):
            yield self._told(future)

    def restart(self) -> None:
        """What follows is another text; what was not checked of the one before is let go."""
        for future in self._waiting:
            future.cancel()
        self._waiting.clear()
        self._reader, self._listings, self._at, self.wrong = Reader(), Listings(), len(self.text), None

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _claim(self, claim: Written) -> None:
        span = (claim.span[0] + self._at, claim.span[1] + self._at)
        self._begin(lambda verdict: ClaimChecked(span, claim.text, verdict), self.judge.written, claim, self.problem)

    def _listing(self, listing: Listing) -> None:
        span = (listing.span[0] + self._at, listing.span[1] + self._at)
        self._begin(lambda verdict: ClaimChecked(span, listing.text, verdict), self.judge.code, listing.text)

    def _begin(self, tell: Callable[[Verdict], Checked], check: Callable[..., Verdict], *args: object) -> None:
        self._waiting[self._threads.submit(check, *args)] = tell

    def _told(self, future: Future[Verdict]) -> Checked:
        event = self._waiting.pop(future)(future.result())
        if isinstance(event, ClaimChecked) and event.verdict.status is Status.REFUTED:
            found = Wrong(event.span[0], event.text, event.verdict)
            self.wrong = min(self.wrong or found, found, key=lambda wrong: wrong.position)
        return event
