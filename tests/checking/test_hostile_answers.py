"""Whatever is given as an answer: a verdict in time, from a worker that may die of it."""

import time

import pytest

from benchmarks.bounds import BOMBS, CHECK, DEADLINE
from benchmarks.fuzzing import pair
from tutor.checking.answers import check_answer
from tutor.errors import TookTooLong
from tutor.maths.worker import Pool

VERDICTS = ("equal", "different", "undecided", "unreadable")


@pytest.fixture(scope="module")
def pool():
    with Pool(size=1, preload=["tutor.checking.answers"]) as pool:
        pool.call(CHECK, "x", "x", None, deadline=60)
        yield pool


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_answers_keep_the_deadline(pool, name):
    gold, answer = BOMBS[name]
    start = time.monotonic()
    try:
        verdict = pool.call(CHECK, gold, answer, None, deadline=DEADLINE / 2).verdict
    except TookTooLong:
        verdict = "undecided"
    assert verdict in VERDICTS
    assert time.monotonic() - start < DEADLINE


def test_any_two_texts_have_a_verdict():
    for index in range(300):
        assert check_answer(*pair(7, index)).verdict in VERDICTS


def test_the_pairs_of_a_seed_stay_the_same():
    assert pair(7, 11) == pair(7, 11) != pair(8, 11)
