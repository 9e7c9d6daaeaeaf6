"""Distributions and rates: by the definition."""

from __future__ import annotations

import pytest

from tutor.service.metrics import Distribution, Rate


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [
        ([], 0.5, None),
        ([1] * 4, 0.5, 0.5),
        ([1, 1, 3, 3], 0.5, 1.0),
        ([1, 3, 3, 3], 0.75, 1 + 3 * 2 / 3),
        ([9], 0.9, 4),
    ],
    ids=["none", "one bucket", "edge", "within", "above all"],
)
def test_a_quantile_is_read_off_the_buckets(values, part, expected):
    distribution = Distribution((1.0, 4.0))
    for value in values:
        distribution.add(value)
    found = distribution.quantile(part)
    assert found == (expected if expected is None else pytest.approx(expected))


def test_a_value_on_a_bound_belongs_below_it():
    distribution = Distribution((1.0, 4.0))
    for value in (1.0, 1.1, 4.0, 5.0):
        distribution.add(value)
    assert (distribution.counts, distribution.count, distribution.sum) == ([1, 2, 1], 4, pytest.approx(11.1))


@pytest.mark.parametrize(
    ("seen", "now", "expected"),
    [
        ([], (0, 0), 0),
        ([(1, 10.0), (5, 11.0)], (11, 15.0), 2),
        ([(0, 0.0), (0, 30.0), (0, 49.0), (10, 50.0)], (10, 51.0), 5),
        ([(1, 0.0), (100, 1.0)], (100, 70.0), 0),
    ],
    ids=["nothing", "since it began", "idle before", "idle for a minute"],
)
def test_a_rate_is_that_of_late(seen, now, expected):
    rate = Rate()
    for total, moment in seen:
        rate.note(total, moment)
    assert rate.now(*now) == pytest.approx(expected)
