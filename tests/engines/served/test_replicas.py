"""Which replica a request goes to."""

from __future__ import annotations

import pytest

from tutor.engines.served.replicas import LONGEST_OUT, Replicas


class Clock:
    time = 0.0

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


def test_the_least_busy_one_is_taken(clock):
    replicas = Replicas(["a", "b", "c"], clock)
    taken = [replicas.take() for _ in range(6)]
    assert sorted(each.url for each in taken) == ["a", "a", "b", "b", "c", "c"]
    replicas.give(taken[1], answered=True)
    assert replicas.take() is taken[1]


def test_one_that_failed_is_left_out_longer_and_longer(clock):
    replicas = Replicas(["a", "b"], clock)
    times = []
    for _ in range(9):
        failing = next(each for each in (replicas.take() for _ in range(4)) if each.url == "a")
        replicas.give(failing, answered=False)
        times.append(failing.out_until - clock.time)
        assert {replicas.take().url for _ in range(3)} == {"b"}
        clock.time = failing.out_until
        for each in replicas._all:
            each.busy = 0
    assert times[0] < times[2] < times[4] < times[6]
    assert max(times) <= LONGEST_OUT * 1.25


def test_one_request_tries_it_before_the_others(clock):
    replicas = Replicas(["a", "b"], clock)
    first = replicas.take()
    replicas.give(first, answered=False)
    clock.time = 5
    assert [replicas.take().url for _ in range(4)].count(first.url) == 1
    replicas.works(first)
    assert replicas.take() is first


def test_where_all_are_out_the_first_to_return_is_tried(clock):
    replicas = Replicas(["a", "b"], clock)
    for _ in range(2):
        replicas.give(replicas.take(), answered=False)
    assert replicas.take().url == min(replicas._all, key=lambda each: each.out_until).url
    assert replicas.gauges()["replicas_healthy"] == 0


def test_a_request_that_was_left_says_nothing(clock):
    replicas = Replicas(["a"], clock)
    replicas.give(replicas.take(), answered=None)
    gauges = replicas.gauges()
    assert (gauges["replica_0_requests"], gauges["replica_0_answers"], gauges["replica_0_failures"]) == (1, 0, 0)
    assert gauges["replica_0_healthy"] == 1
