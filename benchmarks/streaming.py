"""A long answer of a model while it streams into the page, against the plain ``gr.Chatbot`` way, in one run.

Both pages get the same text with mathematics, token by token at the same pace; ours checks its claims meanwhile. What
the browser's main thread spends is counted in processor time (DevTools' thread ticks), so that a busy machine does not
change it much; the memory is what is left after collecting garbage.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from benchmarks.page import CHROMIUM, FLAGS, reachable
from tutor.engines.scripted import _PIECE as PIECE
from tutor.engines.scripted import ScriptedEngine

TOKENS = int(os.environ.get("STREAM_TOKENS", "4000"))
PACE = 0.01
"""Seconds between tokens: 100 a second, faster than most models."""
PROBLEM = "Solve x^2 - 5x + 6 = 0"
PARAGRAPH = r"""
## Part {n}

We look at $x^2 - {a}x + {b} = 0$. A pen costs $5 and a book costs $12, and if x < y then **x is smaller**.

1. The discriminant is \(D = {a}^2 - 4 \cdot {b} = {d}\).
2. Its root is $\sqrt{{{d}}} = {r}$, so that

$$x = \frac{{{a} \pm {r}}}{{2}} \quad\Rightarrow\quad x_1 = {p},\; x_2 = {q}$$

Check: $({p})^2 - {a} \cdot {p} + {b} = 0$, and $\int_0^{{{n}}} t\,dt = \frac{{{n}^2}}{{2}}$.
"""
SAMPLES = (0.25, 0.5, 0.75, 1.0)
"""Where in the stream the memory is looked at."""


@dataclass(frozen=True)
class Load:
    """What a stream cost a browser."""

    stream: float
    drawn: float
    work: float
    script: float
    style: float
    layout: float
    shift: float
    typing: float
    memory: tuple[float, ...]


def text(tokens: int = TOKENS) -> list[str]:
    """Return the answer's tokens."""
    pieces: list[str] = []
    n = 0
    while len(pieces) < tokens - 40:
        n += 1
        p, q = n % 7 + 2, n % 5 + 1
        a, b = p + q, p * q
        paragraph = PARAGRAPH.format(n=n, a=a, b=b, d=a * a - 4 * b, r=abs(p - q), p=max(p, q), q=min(p, q))
        pieces += PIECE.findall(paragraph)
    return [*pieces, *PIECE.findall("\n\nThe answer is $\\boxed{x = 2 \\text{ or } x = 3}$.")]


def measure() -> str:
    """Return the figures as Markdown."""
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        ports = [one.getsockname()[1], two.getsockname()[1]]
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.streaming", *map(str, ports)])
    ours, plain = (f"http://127.0.0.1:{port}" for port in ports)
    try:
        while not (reachable(ours) and reachable(plain)):
            if server.poll() is not None:
                raise RuntimeError("the server did not start")
            time.sleep(0.1)
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, "--js-flags=--expose-gc"])
            loads = [_watch(browser.new_page(), ours, _ask, DONE)]
            if "ours" not in sys.argv:
                loads.append(_watch(browser.new_page(), plain, _chat, SAID))
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return "\n".join([*_table(loads), "", _note(loads[0])])


DONE = "() => Stepwise.views.solve.finished"
SAID = "() => document.querySelector('.bot')?.textContent.includes('The answer is')"
SHIFT = """() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: false });
}"""
KEY = """async (selector) => {
    const box = document.querySelector(selector);
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set;
    await new Promise((resolve) => setTimeout(resolve, 37 * Math.random()));
    const asked = performance.now();
    await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
    });
    setter.call(box, box.value + "1");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return performance.now() - asked;
}"""
"""A letter typed: the milliseconds until the page has taken it and is about to draw it."""


def _watch(page: Page, address: str, ask: Any, done: str) -> Load:
    page.goto(address)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    box = ask(page)
    page.evaluate(SHIFT)
    before = _metrics(session)
    _press(page)
    start = time.monotonic()
    expected = TOKENS * PACE
    memory, typing = [], []
    for place in SAMPLES:
        while time.monotonic() - start < expected * place:
            page.wait_for_timeout(150)
            if len(typing) < 40 and time.monotonic() - start < expected * 0.9:
                typing.append(page.evaluate(KEY, box))
        memory.append(_memory(session))
    page.wait_for_function(done, polling=250, timeout=900_000)  # not once a frame: that would be work, too
    drawn = time.monotonic() - start
    after = _metrics(session)
    spent = {name: after[name] - before[name] for name in after}
    shift = float(page.evaluate("window.shift"))
    page.close()
    return Load(
        expected,
        drawn,
        spent["TaskDuration"],
        spent["ScriptDuration"],
        spent["RecalcStyleDuration"],
        spent["LayoutDuration"],
        shift,
        sorted(typing)[int(len(typing) * 0.95)],
        tuple(memory),
    )


def _ask(page: Page) -> str:
    page.wait_for_selector(".sw-chip")
    page.wait_for_function("window.Stepwise?.settled")
    page.check("#sw-mode input[value=show]")
    page.fill("#sw-problem textarea", PROBLEM)
    return "#sw-problem textarea"


def _chat(page: Page) -> str:
    page.wait_for_selector("#asking textarea")
    page.fill("#asking textarea", PROBLEM)
    return "#typing textarea"


def _press(page: Page) -> None:
    page.click("#sw-solve-button, #asking-button")


def _metrics(session: CDPSession) -> dict[str, float]:
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def _memory(session: CDPSession) -> float:
    session.send("HeapProfiler.collectGarbage")
    return _metrics(session)["JSHeapUsedSize"] / 2**20


def _table(loads: list[Load]) -> Iterator[str]:
    names = ("Stepwise", "plain `gr.Chatbot`")
    yield f"| {TOKENS} tokens with mathematics in {loads[0].stream:.0f} s | " + " | ".join(names[: len(loads)]) + " |"
    yield "| --- |" + " --- |" * len(loads)
    rows = {
        "main thread, share of the streaming time": lambda load: f"{100 * load.work / load.stream:.0f} %",
        "main thread: all work": lambda load: f"{load.work:.1f} s",
        "of it scripts": lambda load: f"{load.script:.1f} s",
        "of it styles and layout": lambda load: f"{load.style + load.layout:.1f} s",
        "asked until everything is drawn": lambda load: f"{load.drawn:.0f} s",
        "a letter typed meanwhile, 19 of 20 within": lambda load: f"{load.typing:.0f} ms",
        "layout shift": lambda load: f"{load.shift:.3f}",
        "memory at a quarter, a half, three quarters, the end": lambda load: (
            ", ".join(f"{size:.0f}" for size in load.memory) + " MiB"
        ),
    }
    for name, told in rows.items():
        yield f"| {name} | " + " | ".join(told(load) for load in loads) + " |"


def _note(load: Load) -> str:
    return f"Times of the main thread are processor time; {TOKENS / load.stream:.0f} tokens a second, one by one."


def serve(ours: int, plain: int) -> None:
    """Serve both pages until the process is ended."""
    import threading

    import gradio as gr
    import uvicorn

    from tutor.api import create_app
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    class Model(ScriptedEngine):
        def __init__(self, settings: Any, pool: Any) -> None:
            super().__init__(settings, pool, lambda *_: [])
            self.name, self.model = "served", "a model"
            self._script = lambda *_: iter(["".join(text())])
            self._delay = PACE

    folder = tempfile.mkdtemp()
    settings = Settings(database_url=f"sqlite:///{folder}/stepwise.db", engine="served", cache_seconds=0)
    tutor = Tutor(settings)
    tutor._engines["served/"] = Model(settings, tutor._solvers)
    page = uvicorn.Server(uvicorn.Config(create_app(tutor, settings), port=ours, log_level="error"))
    threading.Thread(target=page.run, daemon=True).start()

    def answer(message: str, history: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
        said = ""
        for piece in text():
            time.sleep(PACE)
            said += piece
            yield [*history, {"role": "user", "content": message}, {"role": "assistant", "content": said}]

    marks = [("$$", "$$", True), (r"\(", r"\)", False), (r"\[", r"\]", True), ("$", "$", False)]
    with gr.Blocks() as blocks:
        chat = gr.Chatbot(latex_delimiters=[{"left": a, "right": b, "display": c} for a, b, c in marks])
        box = gr.Textbox(elem_id="asking")
        gr.Textbox(elem_id="typing")
        gr.Button("Send", elem_id="asking-button").click(answer, [box, chat], chat)
    blocks.queue().launch(server_port=plain, quiet=True, ssr_mode=False)


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
