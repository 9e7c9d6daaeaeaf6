"""What `Tutor.learning` offers; every verb lives in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.maths.worker import Pool
from tutor.service.learning.practising import Practice
from tutor.service.learning.progress import Progress

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor


class Learning:
    """What a student can ask for; ``person`` is whose it is."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool
        self.practice = Practice(tutor, pool)
        self.progress = Progress(tutor, pool)
