"""Sends claims and answers to the checker, each with a deadline; a check that cannot end is a verdict too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from tutor.claims import Written
from tutor.errors import StepwiseError, TookTooLong, Unavailable
from tutor.events import Path
from tutor.figure import Figure
from tutor.maths.worker import Pool
from tutor.messages import say
from tutor.problem import Problem
from tutor.solution import Answer, Claim, Step
from tutor.verdict import Status, Verdict

PATIENCE = 4
"""How many times the deadline a claim of a text may take: nobody waits for it, and its processor time is limited."""


class Judge:
    """The checker behind a pool of workers; the same for every engine. Safe to use from any thread."""

    def __init__(self, pool: Pool, deadline: float) -> None:
        self._pool = pool
        self._deadline = deadline

    def step(self, step: Step, path: Path) -> Iterator[tuple[Path, Verdict]]:
        """Judge a step, then its substeps, each by its claim."""
        parts = list(_parts(step, path))
        verdicts = self._together([claim for _, claim in parts]) if len(parts) > 1 else iter(())
        for left, (place, claim) in zip(reversed(range(len(parts))), parts, strict=True):
            verdict = next(verdicts, None) or self.claim(claim)
            if not left:
                next(verdicts, None)  # its worker is done then, and need not be stopped
            yield place, verdict

    def claim(self, claim: Claim) -> Verdict:
        """Judge one claim."""
        return self._verdict("tutor.checking.steps:check_claim", claim)

    def written(self, claim: Written, problem: Problem) -> Verdict:
        """Judge a claim as it stands in a text about a problem."""
        return self._verdict("tutor.claims.judging:judge", claim, problem, deadline=PATIENCE * self._deadline)

    def code(self, text: str) -> Verdict:
        """Judge a listing of Python by its syntax; it is never run."""
        return self._verdict("tutor.claims.code:judge_code", text)

    def answer(self, problem: Problem, answer: Answer) -> Verdict:
        """Judge an answer against its problem, with no key."""
        return self._verdict("tutor.checking.certificates:certify", problem, answer)

    def figures(self, problem: Problem, answer: Answer) -> tuple[Figure, ...]:
        """Draw a proven answer; none where nobody would, or where drawing takes too long."""
        try:
            found: tuple[Figure, ...] = self._pool.call("tutor.figures:draw", problem, answer, deadline=self._deadline)
        except StepwiseError:
            return ()
        return found

    def _together(self, claims: list[Claim]) -> Iterator[Verdict]:
        """Judge claims in one worker, in order, as many of them as one deadline allows."""
        with suppress(StepwiseError):
            yield from self._pool.stream("tutor.checking.steps:check_claims", claims, deadline=self._deadline)

    def _verdict(self, function: str, *args: object, deadline: float | None = None) -> Verdict:
        deadline = deadline or self._deadline
        try:
            verdict: Verdict = self._pool.call(function, *args, deadline=deadline)
        except TookTooLong:
            message = say("Checking this took longer than {seconds} seconds.", seconds=f"{deadline:g}")
            return Verdict(Status.UNCHECKED, "none", "took-too-long", message)
        except Unavailable as error:
            return Verdict(Status.UNCHECKED, "none", error.code, error.message)
        return verdict


def _parts(step: Step, path: Path) -> Iterator[tuple[Path, Claim]]:
    """The claims of a step and of its substeps, in order."""
    yield path, step.claim
    for index, substep in enumerate(step.substeps):
        yield from _parts(substep, (*path, index))
