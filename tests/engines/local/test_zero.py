"""On ZeroGPU the answer is the same, written where the Space's decorator runs it; the decorator is the hub's own."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

pytest.importorskip("torch")
pytest.importorskip("spaces")

from tests.engines.local.conftest import ENDLESS
from tutor.engines.choice import has_cuda
from tutor.engines.local import zero
from tutor.errors import Unavailable


def told(answer):
    return "".join(piece for piece in answer.pieces() if isinstance(piece, str))


@pytest.fixture
def line(built, monkeypatch):
    """A scheduler as on ZeroGPU, with the small models."""
    monkeypatch.setattr(zero, "load", built)
    scheduler = zero.ZeroScheduler()
    yield scheduler
    scheduler.close()


@pytest.mark.parametrize("model", ["llama", "sambay"])
def test_an_answer_is_what_generate_writes(model, built, line, wish, alone):
    wished = wish("2x + 3 = 7", limit=40, model=model)
    assert told(line.submit(wished)) == alone(built(model), wished)


def test_leaving_ends_the_writing(line, wish):
    answer = line.submit(wish("2x", limit=2000, model=ENDLESS))
    pieces = answer.pieces()
    next(pieces)

    answer.close()

    with pytest.raises(StopIteration):
        next(answer._pieces)


def test_what_goes_to_the_lent_process_and_comes_back_can_be_sent(line, wish):
    wished = wish("2x + 3 = 7", limit=8)
    line.warm(wished.model)
    assert pickle.loads(pickle.dumps(wished)) == wished
    assert [pickle.loads(pickle.dumps(piece)) for piece in zero.written(wished)]


def test_a_gpu_that_is_not_lent_is_said_in_a_sentence(line, wish, monkeypatch):
    def refused(_: object) -> Iterator[str]:
        raise RuntimeError("No GPU was available")
        yield ""

    monkeypatch.setattr(line, "_written", refused)
    with pytest.raises(Unavailable, match="no GPU"):
        told(line.submit(wish("2x")))


def test_the_model_is_chosen_there_by_itself(monkeypatch):
    monkeypatch.setenv("SPACES_ZERO_GPU", "true")
    has_cuda.cache_clear()
    try:
        assert has_cuda()
    finally:
        has_cuda.cache_clear()
