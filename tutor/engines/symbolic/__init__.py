"""The embedded engine: our own topics, in a worker process; no model, no network."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.errors import NotSolved, TookTooLong
from tutor.events import EngineEvent, Refused
from tutor.maths.worker import Pool
from tutor.messages import say
from tutor.problem import Ask, Goal, Problem
from tutor.settings import Settings

_HINT = say(
    "Write the task and a formula, such as “solve 2x + 3 = 7” or “differentiate x^2 sin x”. "
    "Word problems need a language model."
)


class SymbolicEngine:
    """Solves what a topic fits, step by step; refuses the rest in a sentence."""

    name = "symbolic"
    model: str | None = None

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self._deadline = settings.solve_deadline
        self._pool = pool

    def stream(self, problem: Problem, ask: Ask) -> Iterator[EngineEvent]:
        """Yield the steps and the answer of the topic that fits the problem, as its worker finds them."""
        if problem.goal is Goal.WORDS:
            if problem.obstacle is not None:
                yield Refused(problem.obstacle.code, problem.obstacle.message, problem.obstacle.hint or _HINT)
                return
            yield Refused(
                "not-understood",
                say("I cannot read this as a mathematics problem I know."),
                hint=_HINT,
            )
            return
        job = "tutor.engines.symbolic.proposing:propose"
        try:
            yield from self._pool.stream(job, problem, ask.level, deadline=self._deadline)
        except TookTooLong as error:
            yield Refused(
                error.code,
                say("Working this out took longer than {seconds} seconds, so I stopped.", seconds=int(self._deadline)),
            )
        except NotSolved as error:
            yield Refused(error.code, error.message, error.hint)

    def warm(self) -> None:
        """Start the workers."""
        self._pool.warm()

    def gauges(self) -> dict[str, float]:
        """Return how many problems wait for a worker, and how many have one."""
        known = self._pool.gauges()
        return {"waiting": known["waiting"], "running": known["busy"], "slots": known["size"]}

    def close(self) -> None:
        """Nothing of its own to release."""
