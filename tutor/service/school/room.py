"""What `Tutor.school` offers; every group of verbs lives in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.service.school.accounts import Accounts
from tutor.service.school.assignments import Assignments
from tutor.service.school.classes import Classes
from tutor.service.school.reports import Reports
from tutor.service.verbs import opened

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.service.tutor import Tutor


class School:
    """Accounts, classes, assignments and reports of one tutor."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool

    @property
    def accounts(self) -> Accounts:
        """Who is who."""
        return opened(
            Accounts(self._tutor.store, self._tutor.settings), "accounts", self._tutor.metrics, ("who", "admin")
        )

    @property
    def classes(self) -> Classes:
        """Classes and who is in them."""
        return opened(Classes(self._tutor.store), "classes", self._tutor.metrics)

    @property
    def assignments(self) -> Assignments:
        """Sets given to classes."""
        return opened(Assignments(self._tutor, self._pool), "assignments", self._tutor.metrics)

    @property
    def reports(self) -> Reports:
        """What a class did."""
        return opened(Reports(self._tutor, self._pool), "reports", self._tutor.metrics)
