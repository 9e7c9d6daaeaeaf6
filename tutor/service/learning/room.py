"""What `Tutor.learning` offers; every verb lives in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.maths.worker import Pool
from tutor.service.hinting.conversation import Reply, talk
from tutor.service.hinting.explaining import explain
from tutor.service.hinting.giving import give
from tutor.service.hinting.hint import Hint
from tutor.service.hinting.why import Why
from tutor.service.hinting.wishes import HintWish, TalkWish, WhyWish
from tutor.service.learning.practising import Practice
from tutor.service.learning.progress import Progress
from tutor.service.verbs import opened

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor


class Learning:
    """What a student can ask for; ``person`` is whose it is."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool
        self.practice = opened(Practice(tutor, pool), "practise", tutor.metrics)
        self.progress = opened(Progress(tutor, pool), "progress", tutor.metrics)

    @property
    def _deadline(self) -> float:
        return self._tutor.settings.reading_deadline

    def hint(self, wish: HintWish, person: str | None = None) -> Hint:
        """Return a hint from where the student stands; recorded for a person.

        Raises:
            UnknownName, BadInput, TooLarge: what is wrong with the wish.
            TookTooLong: it could not be made in time.
            Unavailable: the records cannot be used.
        """
        found = give(wish, self._tutor.engine(wish.engine, wish.model), self._pool, self._deadline)
        if person is not None:
            self._tutor.store.hints.add(person, wish.problem, found.level, found.by)
        return found

    def why(self, wish: WhyWish) -> Why:
        """Return why a step may be done.

        Raises:
            UnknownName: there is no such language, rule or step.
            BadInput, TooLarge: there is neither a problem nor a rule, or too much of it.
        """
        return explain(wish, self._pool, self._deadline)

    def talk(self, wish: TalkWish) -> Reply:
        """Answer a question about a step.

        Raises:
            UnknownName, BadInput, TooLarge: what is wrong with the wish.
        """
        return talk(wish, self._tutor.engine(wish.engine, wish.model), self._pool, self._deadline)
