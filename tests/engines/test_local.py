"""The local engine with a real small model on the CPU; and what it says when there is no model."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise

import pytest

from tutor.engines.local import LocalEngine
from tutor.engines.local.describe import describe
from tutor.engines.local.loading import _ask_hub
from tutor.errors import Busy, Unavailable
from tutor.events import Queued, Refused, Text, Thinking
from tutor.problem import Ask, Level, Problem
from tutor.prompting import chat
from tutor.settings import Settings

ASK = Ask("Solve 2x + 5 = 11 for x.")
PROBLEM = Problem(ASK.text)


def text_of(events):
    return "".join(event.text for event in events if isinstance(event, Text))


def until_idle(engine):
    while engine.gauges()["running"]:
        time.sleep(0.001)


@pytest.fixture(scope="module")
def engine(settings, no_pool):
    engine = LocalEngine(settings, no_pool)
    engine.warm()
    yield engine
    engine.close()


@pytest.mark.model
def test_streams_what_generate_writes(engine, settings):
    import torch

    events = list(engine.stream(PROBLEM, ASK))
    loaded = engine._scheduler.loaded
    messages = [{"role": turn.role, "content": turn.text} for turn in chat(ASK)]
    prompt = loaded.tokenizer.apply_chat_template(
        messages, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    with torch.inference_mode():
        written = loaded.model.generate(**prompt, max_new_tokens=settings.max_new_tokens, do_sample=False)
    expected = loaded.tokenizer.decode(written[0, prompt["input_ids"].shape[1] :], skip_special_tokens=True)
    assert text_of(events) == expected
    assert sum(isinstance(event, Text) and event.text != "" for event in events) > settings.max_new_tokens / 2
    assert isinstance(events[-1], Refused)


@pytest.mark.model
def test_the_prompt_is_in_the_models_own_chat_format(engine):
    from tutor.engines.local.prompts import rendered

    prompt = rendered(engine._scheduler.loaded.tokenizer, chat(ASK))
    assert prompt.startswith("<|im_start|>system\nYou are a patient mathematics teacher.")
    assert prompt.endswith("<|im_start|>assistant\n")


@pytest.mark.model
def test_stop_ends_writing_within_one_token(engine):
    stream = engine.stream(PROBLEM, ASK)
    arrivals = []
    while len(arrivals) < 5:
        if next(stream) != Text(""):
            arrivals.append(time.monotonic())
    token = max(later - earlier for earlier, later in pairwise(arrivals))
    before = time.monotonic()
    stream.close()
    until_idle(engine)
    assert time.monotonic() - before < 3 * token + 0.1


@pytest.mark.model
def test_everybody_is_served_at_once_with_what_each_would_get_alone(engine):
    asks = [Ask(f"Solve {number}x + 5 = 11 for x.", level) for number, level in enumerate([*Level, *Level], start=2)]
    together = {}

    def answer(ask):
        together[ask] = text_of(engine.stream(Problem(ask.text), ask))

    threads = [threading.Thread(target=answer, args=(ask,)) for ask in asks]
    for thread in threads:
        thread.start()
        time.sleep(0.1)
    for thread in threads:
        thread.join()
    assert together == {ask: text_of(engine.stream(Problem(ask.text), ask)) for ask in asks}
    assert len(set(together.values())) > 3


@pytest.mark.model
def test_who_waits_sees_the_place_and_a_full_line_is_said(settings, no_pool):
    engine = LocalEngine(settings.model_copy(update={"slots": 1, "line": 1, "max_new_tokens": 200}), no_pool)
    with closing(engine), closing(engine.stream(PROBLEM, ASK)) as first, closing(engine.stream(PROBLEM, ASK)) as second:
        assert next(first) == Text("") or engine.gauges()["running"] == 1
        while not engine.gauges()["running"]:
            next(first)
        assert next(second) == Queued(1)
        with pytest.raises(Busy, match="1 people are waiting"):
            next(engine.stream(PROBLEM, ASK))


@pytest.mark.model
def test_starting_and_leaving_leaves_nothing_behind(engine):
    threads = threading.active_count()
    for _ in range(8):
        stream = engine.stream(PROBLEM, ASK)
        next(stream)
        stream.close()
    until_idle(engine)
    assert threading.active_count() <= threads


@pytest.mark.model
def test_a_prompt_that_opens_the_reasoning(engine, settings):
    tokenizer = engine._scheduler.loaded.tokenizer
    template = tokenizer.chat_template
    tokenizer.chat_template = template.replace("assistant\n'", "assistant\n<think>\n'")
    try:
        events = list(engine.stream(PROBLEM, ASK))
    finally:
        tokenizer.chat_template = template
    assert any(isinstance(event, Thinking) for event in events)
    assert text_of(events) == ""


@pytest.mark.model
def test_describe_says_what_would_run(settings):
    info = describe(settings.model)
    assert info.parameters == 134_515_008
    assert (info.architecture, info.dtype, info.device, info.context) == ("llama", "float32", "cpu", 8192)


@pytest.mark.parametrize("name", ["nobody/nothing", "/no/such/folder", "bad name!!", ""])
def test_a_model_that_does_not_exist(name, no_pool, monkeypatch):
    pytest.importorskip("transformers")
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    engine = LocalEngine(Settings(model=name), no_pool)
    with pytest.raises(Unavailable) as caught:
        list(engine.stream(PROBLEM, ASK))
    assert f"“{name}”" in str(caught.value)
    with pytest.raises(Unavailable):
        describe(name)


def test_a_folder_without_a_model(tmp_path, no_pool):
    pytest.importorskip("transformers")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(Unavailable, match="cannot be loaded"):
        LocalEngine(Settings(model=str(tmp_path)), no_pool).warm()
    (tmp_path / "model.gguf").write_text("no model")
    with pytest.raises(Unavailable, match="cannot be loaded"):
        LocalEngine(Settings(model=str(tmp_path / "model.gguf")), no_pool).warm()


@pytest.mark.parametrize(
    ("status", "sentence"), [(401, "no model called"), (404, "no model called"), (None, "cannot be reached")]
)
def test_the_hub_is_asked_once(status, sentence, no_pool, monkeypatch):
    pytest.importorskip("transformers")
    from huggingface_hub import constants

    server = HTTPServer(("127.0.0.1", 0), answering(status or 200))
    url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if status is None:
        server.shutdown()
        server.server_close()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "ENDPOINT", url)
    try:
        with pytest.raises(Unavailable, match=sentence):
            _ask_hub("nobody/nothing")
    finally:
        server.shutdown()
        server.server_close()


def answering(status):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(status)

        def log_message(self, *_):
            pass

    return Handler
