"""The local model for a whole class: many streams against one, the cost of one, who joins late, who leaves.

Float32, one thread, seconds of processor time (so a busy machine changes them little); what counts are the ratios,
each taken in one run. First tokens are measured in seconds of processor time of this process too: all of it is spent on
those who wait.
"""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

import torch

from benchmarks.sambay import flash
from tutor.engines.local.linear import hasten
from tutor.engines.local.loading import Loaded, load
from tutor.engines.local.prompts import rendered
from tutor.engines.local.requests import Answer, Sampling, Wish
from tutor.engines.local.scheduler import Scheduler
from tutor.problem import Ask
from tutor.prompting import Turn, chat

MODEL = Path(__file__).parents[1] / ".cache" / "models" / "smollm2"
LENGTH = 64
"""Tokens of an answer."""

ROUNDS = 1


class Numbers:
    """A tokenizer for a model without one: a character is a token, and a token is a character."""

    chat_template = "joined"
    added_tokens_decoder: dict[int, Any] = {}  # noqa: RUF012 - as transformers has it

    def __call__(self, text: str, **_: Any) -> dict[str, list[int]]:
        """Return the tokens of a text."""
        return {"input_ids": [2 + ord(character) % 1000 for character in text]}

    def decode(self, tokens: list[int], **_: Any) -> str:
        """Return the text of tokens."""
        return "".join(chr(0x4E00 + token) for token in tokens)

    def apply_chat_template(self, messages: list[dict[str, str]], **_: Any) -> str:
        """Return the chat as one text."""
        return "|".join(message["content"] for message in messages)


def measure() -> str:
    """Run everything; return Markdown."""
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    smol, tiny = load(str(MODEL)), _sambay("small")
    for each in (smol, tiny):
        each.model.generation_config.eos_token_id = None  # every answer has its full length
    rows = [_streams("SmolLM2, 135 M", smol), _streams("SambaY, 8 layers of 192", tiny)]
    rows.append(_streams("SambaY, 12 layers of 384", _sambay("medium")))
    head = "| Model | 1 stream | 8 streams | Ratio | 16 streams | Ratio |\n|---|---:|---:|---:|---:|---:|"
    parts = [
        f"Tokens per second of processor time, answers of {LENGTH} tokens, prompts and their reading included:",
        "\n".join([head, *rows]),
        _one("SmolLM2", smol),
        _one("SambaY, 8 layers of 192", tiny),
        _late(smol),
        _leaving(smol),
        _cycles(tiny),
    ]
    return "\n\n".join(parts)


def _sambay(size: str) -> Loaded:
    model = flash(size)
    model.generation_config.eos_token_id = None
    hasten(model)
    return Loaded(size, model, Numbers())


def _wish(loaded: Loaded, number: int, length: int = LENGTH) -> Wish:
    ask = Ask(f"Solve {number}x + 5 = {3 * number + 5} for x.")
    turns, shared = chat(ask), chat(Ask(""))
    if loaded.model.config.model_type == "phi4flash":  # its tokens are characters: prompts of about as many tokens
        teacher = Turn("system", turns[0].text[:400])
        turns, shared = (teacher, Turn("user", ask.text)), (teacher, Turn("user", ""))
    return Wish(loaded.name, turns, length, shared=shared, sampling=Sampling())


def _scheduler(loaded: Loaded, slots: int = 16) -> Scheduler:
    scheduler = Scheduler(lambda _: loaded, slots, 64)
    scheduler.warm(loaded.name)
    return scheduler


def _read(answer: Answer, first: Callable[[], None] = lambda: None) -> None:
    for count, _ in enumerate(filter(None, answer.pieces())):
        if count == 0:
            first()


def _together(scheduler: Scheduler, wishes: Sequence[Wish]) -> float:
    """Return tokens per second of processor time for answers that are asked for at once."""
    before, start = scheduler.gauges()["tokens"], time.process_time()
    readers = [threading.Thread(target=_read, args=(scheduler.submit(wish),)) for wish in wishes]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return (scheduler.gauges()["tokens"] - before) / (time.process_time() - start)


def _streams(name: str, loaded: Loaded) -> str:
    with closing(_scheduler(loaded)) as scheduler:
        _together(scheduler, [_wish(loaded, 2, 4)])
        speeds: dict[int, list[float]] = {1: [], 8: [], 16: []}
        for _ in range(ROUNDS):
            for count, found in speeds.items():
                found.append(_together(scheduler, [_wish(loaded, number) for number in range(2, 2 + count)]))
    one, eight, sixteen = (max(found) for found in speeds.values())
    ratios = [f"**{many / one:.1f}**" for many in (eight, sixteen)]
    return f"| {name} | {one:.1f} | {eight:.1f} | {ratios[0]} | {sixteen:.1f} | {ratios[1]} |"


def _one(name: str, loaded: Loaded) -> str:
    """Compare one stream, its whole prompt read anew, with the model's own generate."""
    plain = Wish(loaded.name, _wish(loaded, 7).turns, LENGTH, sampling=Sampling())
    ids = torch.tensor([loaded.tokenizer(rendered(loaded.tokenizer, plain.turns))["input_ids"]])
    ours, bare = [], []
    with closing(_scheduler(loaded)) as scheduler:
        for _ in range(ROUNDS + 1):
            ours.append(LENGTH / _together(scheduler, [plain]))
            start = time.process_time()
            loaded.model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=LENGTH, do_sample=False)
            bare.append(time.process_time() - start)
    cost = min(ours) / min(bare) - 1
    return (
        f"One stream of {name}, a prompt of {ids.shape[1]} tokens read anew: {min(ours):.2f} s, bare `model.generate` "
        f"{min(bare):.2f} s: **{100 * cost:+.1f} %**."
    )


def _late(loaded: Loaded) -> str:
    """Measure the first token of eight who ask at once, of nine, and of a ninth who comes while eight are served."""
    with closing(_scheduler(loaded)) as scheduler:
        _together(scheduler, [_wish(loaded, 2, 4)])
        eight = _first_tokens(scheduler, [_wish(loaded, number) for number in range(10, 18)])
        nine = _first_tokens(scheduler, [_wish(loaded, number) for number in range(20, 29)])
        answers = [scheduler.submit(_wish(loaded, number, 400)) for number in range(30, 38)]
        for answer in answers:
            next(filter(None, answer.pieces()))
        (late,) = _first_tokens(scheduler, [_wish(loaded, 99, 4)])
        for answer in answers:
            answer.close()
    return (
        f"First tokens (SmolLM2): eight who ask at once have theirs after {min(eight):.2f} to {max(eight):.2f} s "
        f"(median {median(eight):.2f}), nine after {min(nine):.2f} to {max(nine):.2f} s; a ninth who comes while eight "
        f"are written for after {late:.2f} s, **{late - median(eight):+.2f} s** against theirs."
    )


def _first_tokens(scheduler: Scheduler, wishes: Sequence[Wish]) -> list[float]:
    found: list[float] = []
    start = time.process_time()
    note = lambda: found.append(time.process_time() - start)  # noqa: E731
    readers = [threading.Thread(target=_read, args=(scheduler.submit(wish), note)) for wish in wishes]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return found


def _leaving(loaded: Loaded) -> str:
    """Count the tokens that are still written for somebody who left."""
    most = 0
    with closing(_scheduler(loaded)) as scheduler:
        for number in range(5):
            others = [scheduler.submit(_wish(loaded, number, 400)) for _ in range(3)]
            leaver = scheduler.submit(_wish(loaded, number, 400))
            next(filter(None, leaver.pieces()))
            while scheduler.running < 4:
                time.sleep(0.001)
            before = scheduler.gauges()["steps"]
            leaver.close()
            while scheduler.running > 3:
                time.sleep(0.0005)
            most = max(most, round(scheduler.gauges()["steps"] - before))
            for other in others:
                other.close()
            while scheduler.running:
                time.sleep(0.001)
    return f"Leaving: the slot is free after at most **{most} step** (five times, three others writing on)."


def _cycles(loaded: Loaded) -> str:
    """Start and leave a thousand times."""
    with closing(_scheduler(loaded)) as scheduler:
        _come_and_go(scheduler, loaded, 100)
        before = _held()
        _come_and_go(scheduler, loaded, 1000)
        after = _held()
    grown = [b - a for a, b in zip(before, after, strict=True)]
    return (
        f"1,000 starts, left in the line, while reading or while writing: {grown[0]:+d} threads, {grown[1]:+d} Python "
        f"objects, {grown[2]:+d} bytes in tensors, {grown[3] / 2**20:+.1f} MiB of memory."
    )


def _come_and_go(scheduler: Scheduler, loaded: Loaded, count: int) -> None:
    for number in range(count):
        with closing(scheduler.submit(_wish(loaded, number, 50))) as answer:
            if number % 3 == 0:
                next(filter(None, answer.pieces()))
            elif number % 3 == 1:
                time.sleep(0.002)
    while scheduler.running or scheduler.waiting:
        time.sleep(0.01)


def _held() -> tuple[int, int, int, int]:
    gc.collect()
    objects = gc.get_objects()
    tensors = sum(each.nbytes for each in objects if issubclass(type(each), torch.Tensor))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return threading.active_count(), len(objects), tensors, pages * os.sysconf("SC_PAGE_SIZE")
