"""The scheduler: everybody gets what the model would have written for them alone, whoever comes and goes meanwhile."""

from __future__ import annotations

import gc
import random
import threading
import time
from contextlib import closing

import pytest

from tests.engines.local.conftest import ENDLESS, MODELS, SIZE, told
from tutor.engines.local.loading import Loaded
from tutor.engines.local.requests import Sampling
from tutor.engines.transcription import CutOff
from tutor.errors import Busy, TookTooLong, TooLarge, Unavailable
from tutor.events import Queued

torch = pytest.importorskip("torch")


def text(rng, most=40):
    return "".join(rng.choice("abcdefghijklmnop +-=0123456789") for _ in range(rng.randint(2, most)))


def until(condition, seconds=20.0):
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.001)


@pytest.mark.parametrize("model", MODELS)
def test_one_request_is_what_generate_writes(model, built, scheduler, wish, alone):
    wished = wish("2x + 3 = 7", limit=40, model=model)
    assert told(scheduler().submit(wished)) == alone(built(model), wished)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("seed", range(2))
def test_whoever_joins_or_leaves_each_gets_what_generate_writes(model, seed, built, scheduler, wish, alone):
    rng = random.Random(seed)
    line = scheduler(slots=rng.choice((2, 3, 8)))
    readers, found = [], {}

    def read(number, wished, leave):
        with closing(line.submit(wished)) as answer:
            pieces = []
            for piece in answer.pieces(0.05):
                pieces.append(piece)
                if leave is not None and sum(map(bool, pieces)) >= leave:
                    break
            found[number] = "".join(piece for piece in pieces if isinstance(piece, str))

    wishes = [
        (wish(text(rng), rng.randint(1, 30), model, rng.choice(("", "be kind", "solve it in very small steps"))),
         rng.choice((None, None, rng.randint(0, 9))))
        for _ in range(12)
    ]  # fmt: skip
    for number, (wished, leave) in enumerate(wishes):
        readers.append(threading.Thread(target=read, args=(number, wished, leave)))
        readers[-1].start()
        time.sleep(rng.choice((0, 0, 0.01, 0.05)))
    for reader in readers:
        reader.join()
    for number, (wished, leave) in enumerate(wishes):
        expected = alone(built(model), wished)
        assert found[number] == expected if leave is None else expected.startswith(found[number])


@pytest.mark.parametrize("model", ["llama", "sambay", "bamba"])
def test_a_long_prompt_is_read_in_pieces(model, built, scheduler, wish, alone):
    rng = random.Random(5)
    line, wishes = scheduler(), [wish(text(rng, 400) * 2, 10, model) for _ in range(3)]
    line.warm(model)
    line._writer._piece = 37
    answers = [line.submit(wished) for wished in wishes]
    assert [told(answer) for answer in answers] == [alone(built(model), wished) for wished in wishes]


def test_sampling_with_a_seed_is_the_same_whoever_else_writes(scheduler, wish):
    how = Sampling(temperature=1.0, top_p=0.9, seed=7)
    wished = wish("roll", sampling=how)
    line = scheduler()
    first = told(line.submit(wished))
    others = [line.submit(wish(f"other {n}", sampling=Sampling(1.0, seed=n))) for n in range(5)]
    again = told(line.submit(wished))
    assert first == again
    assert len({told(other) for other in others}) == 5


def test_an_answer_ends_at_its_limit_and_says_so(scheduler, wish, built):
    pieces = list(scheduler().submit(wish("on and on", limit=3, model=ENDLESS)).pieces(0.05))
    assert pieces[-1] == CutOff(3)
    assert len("".join(piece for piece in pieces if isinstance(piece, str))) == 3


def test_an_answer_ends_before_its_stop_word(scheduler, wish):
    line = scheduler()
    whole = told(line.submit(wish("tell me", limit=30)))
    word = whole[10:13]
    assert told(line.submit(wish("tell me", limit=30, stops=(word,)))) == whole[: whole.index(word)]


def test_who_waits_is_told_the_place_and_served_in_order(scheduler, wish):
    line = scheduler(slots=1)
    first = line.submit(wish("first", limit=60, model=ENDLESS))
    until(lambda: line.running == 1)
    answers = [line.submit(wish(f"number {number}", limit=4, model=ENDLESS)) for number in range(3)]
    places = [[event for event in answer.waiting(0.05) if event] for answer in answers]
    assert places == [
        [Queued(1)],
        [Queued(2), Queued(1)],
        [Queued(3), Queued(2), Queued(1)],
    ]
    told(first)


def test_a_full_line_is_said(scheduler, wish):
    line = scheduler(slots=1, line=2)
    answers = [line.submit(wish("long", limit=400, model=ENDLESS))]
    until(lambda: line.running == 1)
    answers += [line.submit(wish("wait", model=ENDLESS)) for _ in range(2)]
    with pytest.raises(Busy, match="2 people are waiting") as caught:
        line.submit(wish("too many", model=ENDLESS))
    assert (caught.value.exit_code, caught.value.http_status) == (4, 503)
    answers[1].close()
    line.submit(wish("a place became free", model=ENDLESS)).close()


def test_a_slot_is_free_within_one_step_of_leaving(scheduler, wish):
    line = scheduler(slots=2)
    answers = [line.submit(wish(f"number {number}", limit=400, model=ENDLESS)) for number in range(2)]
    for answer in answers:
        next(piece for piece in answer.pieces(0.05) if piece)
    steps, step = [], line._writer.step
    line._writer.step = lambda: (steps.append(line.running), step())
    until(lambda: len(steps) > 3)
    answers[0].close()
    count = len(steps)
    until(lambda: 1 in steps)
    assert steps.index(1) <= count + 1


def test_time_is_limited_in_the_line_and_while_writing(scheduler, wish):
    line = scheduler(slots=1)
    slow = line.submit(wish("slow", limit=4000, model=ENDLESS, seconds=0.3))
    until(lambda: line.running == 1)
    waiting = line.submit(wish("waiting", seconds=0.1, model=ENDLESS))
    for answer in (waiting, slow):
        with pytest.raises(TookTooLong, match="the limit for one answer"):
            list(answer.pieces(0.05))
    until(lambda: line.running == 0)


@pytest.mark.parametrize("error", [torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("CUDA error: assert")])
@pytest.mark.parametrize("model", ["llama", "sambay"])
def test_who_breaks_the_model_fails_alone_and_the_others_go_on(
    error, model, built, scheduler, wish, alone, monkeypatch
):
    good = built(model)
    bad = Breaking(good.model, error)
    line = scheduler(load=lambda name: Loaded(name, bad, good.tokenizer))
    fine = [wish(f"fine {number}", 30, model) for number in range(4)]
    answers = [line.submit(each) for each in fine]
    broken = line.submit(wish("broken", 30, model))
    until(lambda: line.running == 5 and line.gauges()["tokens"] > 10)
    bad.broken = True
    with pytest.raises(Unavailable, match=r"not enough for this answer|failed while writing: CUDA error"):
        told(broken)
    assert [told(answer) for answer in answers] == [alone(good, each) for each in fine]
    bad.broken = False
    assert told(line.submit(fine[0])) == alone(good, fine[0])


def test_a_model_that_always_fails_fails_everybody_and_the_thread_lives(built, scheduler, wish):
    good = built("llama")
    bad = Breaking(good.model, RuntimeError("no"), everything=True)
    line = scheduler(load=lambda name: Loaded(name, bad, good.tokenizer))
    line.warm("llama")
    bad.broken = True
    for answer in [line.submit(wish(f"number {number}")) for number in range(5)]:
        with pytest.raises(Unavailable, match="failed while writing: no"):
            told(answer)
    bad.broken = False
    assert told(line.submit(wish("again")))


class Breaking(torch.nn.Module):
    """A model that fails on the fifth row of a step (a batch of that size, or that row alone), once it is broken."""

    def __init__(self, model, error, everything=False):
        super().__init__()
        self._model, self._error, self._everything = model, error, everything
        self.config, self.generation_config = model.config, model.generation_config
        self.device, self.dtype = model.device, model.dtype
        self.broken = False
        self._alone = 0

    def forward(self, input_ids, logits_to_keep=0, **options):
        rows = input_ids.shape[0]
        self._alone = self._alone + 1 if rows == 1 and input_ids.shape[1] == 1 else 0
        if self.broken and (self._everything or rows >= 5 or self._alone == 5):
            raise self._error
        return self._model(input_ids, logits_to_keep=logits_to_keep, **options)


def test_memory_is_kept_for_who_is_there(built, scheduler, wish):
    line = scheduler(memory=100_000)
    line.warm("llama")
    per_token = line._writer._admission._cost.per_token
    assert per_token == 2 * 2 * 8 * 4 * 4
    answers = [line.submit(wish("x" * 9, limit=85)) for _ in range(3)]
    until(lambda: line.gauges()["tokens"] > 4)
    assert line.running == 2
    assert all(told(answer) is not None for answer in answers)
    with pytest.raises(TooLarge, match="too long for the memory"):
        told(line.submit(wish("x" * 300)))


def test_nothing_is_left_behind_by_a_thousand_who_came_and_went(built, scheduler, wish):
    line = scheduler(slots=4)
    told(line.submit(wish("warm up", system="be kind")))
    threads = threading.active_count()

    def cycle(count):
        for number in range(count):
            with closing(line.submit(wish("come and go", limit=50, system="be kind"))) as answer:
                if number % 10 == 0:
                    next(piece for piece in answer.pieces(0.05) if piece)
        until(lambda: line.running == line.waiting == 0)
        gc.collect()
        objects = gc.get_objects()
        ours = sum(str(type(each).__module__).startswith("tutor.engines") for each in objects)
        return ours, sum(each.nbytes for each in objects if torch.is_tensor(each))

    before = cycle(50)
    after = cycle(1000)
    assert threading.active_count() == threads
    assert after[1] == before[1]
    assert after[0] - before[0] < 10
    assert line.gauges()["cancelled"] == 1050


def test_what_is_counted(scheduler, wish):
    line = scheduler(slots=3)
    for number in range(4):
        told(line.submit(wish(f"number {number}", limit=6)))
    until(lambda: line.running == 0)
    gauges = line.gauges()
    assert gauges["answers"] == gauges["first_tokens"] == 4
    assert 4 <= gauges["tokens"] <= 24
    assert gauges["first_token_seconds"] > 0
    assert (gauges["waiting"], gauges["running"], gauges["slots"], gauges["failures"]) == (0, 0, 3, 0)


def test_closing_ends_what_is_written_and_what_waits(scheduler, wish):
    line = scheduler(slots=1)
    answers = [line.submit(wish("never done", limit=100_000, model=ENDLESS)) for _ in range(2)]
    until(lambda: line.running == 1)
    line.close()
    for answer in answers:
        with pytest.raises(Unavailable, match="closed"):
            told(answer)
    with pytest.raises(Unavailable, match="closed"):
        line.submit(wish("late"))


def test_the_tokenizer_of_these_tests_has_a_character_for_every_token(built):
    assert len(set(built("llama").tokenizer.alphabet)) == SIZE


def test_buffers_are_as_large_as_is_needed_now(built, scheduler, wish, alone):
    line = scheduler(slots=8)
    long = line.submit(wish("x" * 1200, limit=400, model=ENDLESS))
    until(lambda: line.gauges()["tokens"] > 2)
    short = [wish(f"short {number}", limit=60, model=ENDLESS) for number in range(7)]
    answers = [line.submit(each) for each in short]
    until(lambda: line.running == 8 and line.gauges()["tokens"] > 30)
    long.close()
    more = [wish(f"more {number}", limit=60, model=ENDLESS) for number in range(6)]
    answers += [line.submit(each) for each in more]
    assert [told(answer) for answer in answers] == [alone(built(ENDLESS), each) for each in (*short, *more)]


def test_a_broken_template_fails_the_request_and_not_the_thread(built, scheduler, wish):
    good = built("llama")

    class Broken(type(good.tokenizer)):
        def apply_chat_template(self, messages, **_):
            raise KeyError("role")

    line = scheduler(load=lambda name: Loaded(name, good.model, Broken()) if name == "broken" else good)
    for _ in range(2):
        with pytest.raises(Unavailable, match="“broken” failed while writing"):
            told(line.submit(wish("anything", model="broken")))
    assert told(line.submit(wish("anything")))


def test_a_model_that_cannot_be_loaded_is_said_to_everybody(scheduler, wish):
    def load(name):
        raise RuntimeError("no such thing")

    line = scheduler(load=load)
    with pytest.raises(Unavailable, match="no such thing"):
        line.warm("nothing")
    answers = [line.submit(wish("anything")) for _ in range(3)]
    for answer in answers:
        with pytest.raises(Unavailable, match="no such thing"):
            told(answer)


def test_another_model_comes_when_the_first_is_done(scheduler, wish, built, alone):
    line = scheduler()
    wishes = [wish("one", model="llama"), wish("two", model="sambay"), wish("three", model="llama")]
    answers = [line.submit(each) for each in wishes]
    assert [told(answer) for answer in answers] == [alone(built(each.model), each) for each in wishes]
