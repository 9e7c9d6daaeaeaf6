"""Choosing tokens: every row in its own way, and as often as the probabilities say."""

from __future__ import annotations

from collections import Counter

import pytest

torch = pytest.importorskip("torch")

from tutor.engines.local.requests import Sampling  # noqa: E402 - needs torch
from tutor.engines.local.sampling import choose  # noqa: E402
from tutor.engines.local.stops import Stops  # noqa: E402

SHARES = torch.tensor([0.05, 0.4, 0.1, 0.3, 0.15])


def drawn(how, shares=SHARES, times=1000):
    draws = [(n + 0.5) / times for n in range(times)]
    found = Counter(choose(shares.log().expand(times, -1), [how] * times, draws))
    return {token: count / times for token, count in sorted(found.items())}


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Sampling(), {1: 1.0}),
        (Sampling(1.0), {0: 0.05, 1: 0.4, 2: 0.1, 3: 0.3, 4: 0.15}),
        (Sampling(1.0, top_p=0.6), {1: 0.571, 3: 0.429}),
        (Sampling(1.0, top_p=0.01), {1: 1.0}),
        (Sampling(1.0, top_k=3), {1: 0.471, 3: 0.353, 4: 0.176}),
        (Sampling(0.5), {0: 0.0087, 1: 0.561, 2: 0.035, 3: 0.316, 4: 0.079}),
    ],
)
def test_tokens_come_as_often_as_they_should(how, expected):
    assert drawn(how) == pytest.approx(expected, abs=2e-3)


def test_a_flat_distribution_is_looked_at_as_a_whole():
    found = drawn(Sampling(1.0, top_p=0.999), torch.full((4000,), 1 / 4000))
    assert len(found) == 1000


def test_rows_are_chosen_each_in_its_way():
    logits = SHARES.log().expand(3, -1)
    assert choose(logits, [Sampling(), Sampling(1.0), Sampling(1.0, top_k=1)], [0.999, 0.999, 0.999]) == [1, 0, 1]


@pytest.mark.parametrize("size", [1, 2, 7])
def test_a_stop_word_is_found_across_pieces_and_nothing_of_it_is_told(size):
    text, stops = "so x = 3. <end> and more", Stops(("<end>", "zzz"))
    told = "".join(stops.push(text[i : i + size]) for i in range(0, len(text), size)) + stops.finish()
    assert told == "so x = 3. "
    assert stops.met


def test_what_only_begins_like_a_stop_word_is_told():
    stops = Stops(("<end>",))
    assert stops.push("a <e") == "a "
    assert stops.push("gg <en") == "<egg "
    assert stops.finish() == "<en"
