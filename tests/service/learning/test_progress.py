"""Days in a row, counted honestly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tutor.records.attempts import Day
from tutor.service.learning.progress import streak

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("ago", "run"),
    [
        ((), 0),
        ((0,), 1),
        ((1,), 1),
        ((2,), 0),
        ((2, 1), 2),
        ((2, 1, 0), 3),
        ((4, 3, 1, 0), 2),
        ((30, 29, 28), 0),
    ],
)
def test_a_day_that_is_not_over_breaks_nothing_and_a_missed_one_does(ago, run):
    days = [Day(TODAY - timedelta(days=each), 1, 1, 10.0) for each in ago]
    assert streak(days, TODAY) == run
