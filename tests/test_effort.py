"""How long and how hard: more work is never quicker, and every estimate is within its bounds."""

from __future__ import annotations

import pytest

from tutor.effort import difficulty, minutes
from tutor.messages import Formula, say
from tutor.problem import Level
from tutor.solution import Restates, Step

F = Formula("x", "x")


def steps(count, within=0):
    inner = tuple(Step("r", say("a"), say("b"), F, F, Restates(), ()) for _ in range(within))
    return tuple(Step("r", say("a"), say("b"), F, F, Restates(), inner) for _ in range(count))


def test_more_work_takes_longer_and_is_not_easier():
    times = [minutes(steps(n, 1), "compute") for n in range(12)]
    hard = [difficulty(steps(n, 1), "compute", Level.INTERMEDIATE) for n in range(12)]
    assert times == sorted(times)
    assert hard == sorted(hard)
    assert minutes(steps(12), "word") > minutes(steps(12), "compute") > minutes(steps(12), "choice")


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("kind", ["compute", "choice", "find-error", "missing-step", "true-false", "word"])
@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_estimates_stay_within_their_bounds(level, kind, count):
    assert minutes(steps(count, 2), kind) >= 0.5
    assert minutes(steps(count, 2), kind) % 0.5 == 0
    assert 1 <= difficulty(steps(count, 2), kind, level) <= 5


def test_levels_are_in_order():
    beginner, intermediate, advanced = (difficulty(steps(3), "compute", level) for level in Level)
    assert (beginner, intermediate, advanced) == (1, 2, 3)


def test_lines_that_are_shown_are_read():
    assert minutes((), "find-error", 6) > minutes((), "find-error", 2)
