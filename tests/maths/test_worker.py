"""The pool keeps deadlines, survives what kills a worker, and streams."""

import contextlib
import os
import threading
import time
from collections.abc import Iterator

import pytest

from tutor.errors import BadInput, TookTooLong, WorkerLost
from tutor.maths.worker import Pool, within
from tutor.messages import say


def add(a, b):
    return a + b


def sleep_for_ever():
    time.sleep(3600)


def hang_in_c_code():
    return len(str(3 ** (3 * 10**7)))


def count(n) -> Iterator[int]:
    yield from range(n)


def count_then_hang() -> Iterator[int]:
    yield 0
    time.sleep(3600)


def eat_memory():
    return len(bytearray(64 << 30))


def die():
    os._exit(7)


def refuse():
    raise BadInput(say("No {thing}, please.", thing="cheese"))


def crash():
    raise ZeroDivisionError("by zero")


def spin(seconds):
    with within(seconds):
        while True:
            with contextlib.suppress(Exception):
                sum(range(1000))


def who():
    return os.getpid()


@pytest.fixture(scope="module")
def pool():
    with Pool(size=2, memory_limit=1024) as pool:
        pool.warm()
        yield pool


def test_call_returns_the_value(pool):
    assert pool.call(add, 2, 3, deadline=20) == 5


def test_a_function_may_be_named(pool):
    assert pool.call("tests.maths.test_worker:add", 2, 3, deadline=20) == 5


def test_worker_is_kept_for_the_next_job(pool):
    assert len({pool.call(who, deadline=20) for _ in range(10)}) == 1


@pytest.mark.parametrize("job", [sleep_for_ever, hang_in_c_code])
def test_deadline_is_kept(pool, job):
    start = time.monotonic()
    with pytest.raises(TookTooLong):
        pool.call(job, deadline=0.5)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("job", [eat_memory, die, crash])
def test_lost_worker_is_an_error_and_is_replaced(pool, job):
    with pytest.raises(WorkerLost):
        pool.call(job, deadline=20)
    assert pool.call(add, 1, 1, deadline=20) == 2


def test_our_own_errors_arrive_with_their_words(pool):
    with pytest.raises(BadInput, match=r"No cheese, please\."):
        pool.call(refuse, deadline=20)


def test_stream_yields_items_in_order(pool):
    assert list(pool.stream(count, 5, deadline=20)) == [0, 1, 2, 3, 4]


def test_closing_a_stream_frees_its_worker_at_once(pool):
    stream = pool.stream(count_then_hang, deadline=60)
    assert next(stream) == 0
    start = time.monotonic()
    stream.close()
    assert pool.call(add, 1, 1, deadline=20) == 2
    assert time.monotonic() - start < 5


def test_a_hanging_job_does_not_hold_up_a_neighbour(pool):
    def hang():
        with pytest.raises(TookTooLong):
            pool.call(sleep_for_ever, deadline=8)

    thread = threading.Thread(target=hang)
    thread.start()
    start = time.monotonic()
    assert pool.call(add, 1, 1, deadline=20) == 2
    assert time.monotonic() - start < 5
    thread.join()


def test_a_spare_takes_the_place_of_a_worker_that_is_slow_to_death():
    with Pool(size=1, memory_limit=1024) as pool:
        first = pool.call(who, deadline=20)
        with pytest.raises(TookTooLong):
            pool.call(sleep_for_ever, deadline=2)
        start = time.monotonic()
        assert pool.call(who, deadline=20) != first
        assert time.monotonic() - start < 5


def test_within_stops_python_code_that_swallows_exceptions(pool):
    with pytest.raises(TookTooLong):
        pool.call(spin, 0.1, deadline=20)


def test_a_worker_in_which_something_was_interrupted_is_replaced(pool):
    before = pool.call(who, deadline=20)
    with pytest.raises(TookTooLong):
        pool.call(spin, 0.05, deadline=20)
    assert pool.call(who, deadline=20) != before


def test_within_may_be_nested_and_the_outer_one_rules():
    with pytest.raises(TookTooLong, match=r"0\.05"), within(0.05):
        spin(10)


def test_within_leaves_quick_blocks_alone():
    with within(5):
        value = add(1, 2)
    assert value == 3
