"""A step and its substeps are judged in one worker, which is kept; one that takes too long spoils no other."""

from __future__ import annotations

import pytest

from tutor.maths.worker import Pool
from tutor.messages import Formula, say
from tutor.service.solving.judging import Judge
from tutor.solution import Restates, SameValue, Step
from tutor.verdict import Status

FORMULA = Formula("1", "1", '["I",1]')


def step(claim, *substeps):
    words = say("Nothing.")
    return Step("rule", words, words, FORMULA, FORMULA, claim, tuple(substeps))


TREE = step(Restates(), step(SameValue(FORMULA, FORMULA)), step(Restates(), step(SameValue(FORMULA, FORMULA))))


@pytest.fixture(scope="module")
def pool():
    with Pool(1) as pool:
        yield pool


def test_substeps_are_judged_in_order_by_a_worker_that_is_kept(pool):
    found = list(Judge(pool, 30).step(TREE, (4,)))
    assert [path for path, _ in found] == [(4,), (4, 0), (4, 1), (4, 1, 0)]
    assert [verdict.note == "restates" for _, verdict in found] == [True, False, True, False]
    assert pool.lost == 0


def test_who_takes_only_what_was_judged_loses_no_worker_either(pool):
    judged = Judge(pool, 30).step(TREE, ())
    for _ in range(4):
        next(judged)
    judged.close()
    assert pool.lost == 0


def test_when_a_deadline_is_over_the_rest_is_judged_one_by_one(pool, monkeypatch):
    stream = pool.stream

    def short(function, *args, deadline):
        yield next(stream(function, *args, deadline=deadline))
        yield from pool.stream_of_sleep()

    monkeypatch.setattr(pool, "stream", short)
    monkeypatch.setattr(pool, "stream_of_sleep", lambda: pool._run("time:sleep", (9,), 0.05), raising=False)
    found = list(Judge(pool, 30).step(TREE, ()))
    assert [verdict.note == "restates" for _, verdict in found] == [True, False, True, False]
    assert all(verdict.status in {Status.PROVED, Status.UNCHECKED} for _, verdict in found)
