"""What there is to practise and which mistakes have names: asked of a worker once, it does not change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tutor.maths.worker import Pool
from tutor.service.learning.feedback import Named
from tutor.service.practice.drafts import Listing

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

DEADLINE = 30.0


class Catalogue:
    """The topics and the misconceptions."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool

    @cached_property
    def topics(self) -> dict[str, Listing]:
        """The topics by name, in order."""
        return {topic.name: topic for topic in self._tutor.topics()}

    @cached_property
    def mistakes(self) -> dict[str, Named]:
        """The misconceptions by code."""
        found: dict[str, Named] = self._pool.call("tutor.service.learning.naming:catalogue", deadline=DEADLINE)
        return found
