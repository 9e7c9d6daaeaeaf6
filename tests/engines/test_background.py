"""Work in the background ends when its reader leaves, and says why when it fails."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tutor.engines.background import in_background


@pytest.fixture
def executor():
    with ThreadPoolExecutor(1) as executor:
        yield executor


def test_results_come_in_order(executor):
    def work(put, stop):
        for number in range(100):
            put(number)

    assert list(in_background(executor, work)) == list(range(100))


def test_a_failure_comes_after_the_results(executor):
    def work(put, stop):
        put(1)
        raise ValueError("broken")

    results = in_background(executor, work)
    assert next(results) == 1
    with pytest.raises(ValueError, match="broken"):
        next(results)


def test_signs_of_life_and_leaving(executor):
    ended = threading.Event()

    def work(put, stop):
        stop.wait(10)
        ended.set()

    results = in_background(executor, work, patience=0.01)
    assert [next(results), next(results)] == [None, None]
    results.close()
    assert ended.wait(5)


def test_who_leaves_the_line_is_never_served(executor):
    release = threading.Event()
    served = []

    def first(put, stop):
        release.wait(10)

    def second(put, stop):
        served.append(1)

    one, two = in_background(executor, first, 0.01), in_background(executor, second, 0.01)
    assert [next(one), next(two)] == [None, None]
    two.close()
    release.set()
    assert set(one) <= {None}
    assert served == []
