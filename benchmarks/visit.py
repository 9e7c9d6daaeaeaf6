"""What a first visit costs: the bytes over what an empty page of Gradio sends, and how a slow line bears it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import CHROMIUM, FLAGS, _serve, reachable

EMPTY = """
import sys, gradio as gr
with gr.Blocks(analytics_enabled=False) as page:
    box = gr.Textbox(); out = gr.HTML(); gr.Button().click(lambda text: text, box, out)
page.launch(server_port=int(sys.argv[1]), quiet=True, ssr_mode=False)
"""
"""The least that a page of Gradio is: a box, a button, an answer."""
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""A slow telephone line: 1.6 Mbit/s, 300 ms."""


def measure() -> str:
    """Return the figures as Markdown."""
    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with _empty() as address:
            empty = _visit(browser, address, "textarea")
            bare = _visit(browser, address, "textarea", line=SLOW)
        address, server, _ = _serve(Path(folder))
        try:
            ours = _visit(browser, address, ".sw-chip")
            keyboard = _visit(browser, address, ".sw-chip", "[data-act=math-keyboard]", "math-field")
            slow = _visit(browser, address, ".sw-chip", line=SLOW)
            again = _visit(browser, address, ".sw-chip", twice=True)
        finally:
            server.terminate()
            server.wait()
        browser.close()
    over = ours["bytes"] - empty["bytes"]
    return "\n".join(
        [
            "| what | figure |",
            "| --- | --- |",
            f"| an empty page of Gradio: sent | {_mb(empty['bytes'])} in {empty['requests']} requests |",
            f"| our page, first visit: sent | {_mb(ours['bytes'])} in {ours['requests']} requests |",
            f"| over what Gradio itself sends (allowed: 2.5 MB) | {_mb(over)} |",
            f"| of it our own files: scripts, styles, KaTeX | {_mb(ours['own'])} |",
            f"| with the keyboard of mathematics, more | {_mb(keyboard['bytes'] - ours['bytes'])} |",
            f"| a second visit: sent | {_mb(again['bytes'])} |",
            f"| asked of other hosts | {ours['elsewhere'] + keyboard['elsewhere']} |",
            f"| slow line (1.6 Mbit/s, 300 ms): until an empty page of Gradio can be used | {bare['seconds']:.1f} s |",
            f"| the same line: until ours can | {slow['seconds']:.1f} s |",
            f"| load of the machine meanwhile, on {os.cpu_count()} cores | {os.getloadavg()[1]:.0f} |",
        ]
    )


def _mb(count: float) -> str:
    return f"{count / 1e6:.2f} MB"


def _visit(
    browser: Browser,
    address: str,
    ready: str,
    press: str | None = None,
    then: str = "",
    line: dict[str, Any] | None = None,
    twice: bool = False,
) -> dict[str, float]:
    """Visit in a browser of one's own; return what came over the line until nothing more came."""
    # What a service worker fetches is not told to the page's session: a first visit is counted without one.
    workers: Literal["allow", "block"] = "allow" if twice else "block"
    context = browser.new_context(viewport={"width": 1200, "height": 850}, service_workers=workers)
    page = context.new_page()
    watch = context.new_cdp_session(page)
    watch.send("Network.enable")
    if line:
        watch.send("Network.emulateNetworkConditions", line)
    if twice:
        page.goto(address)
        page.wait_for_selector(ready)
        page.wait_for_timeout(4000)
    count: Counter[str] = Counter()
    addresses: dict[str, str] = {}
    watch.on("Network.requestWillBeSent", lambda told: addresses.__setitem__(told["requestId"], told["request"]["url"]))

    def arrived(told: dict[str, Any]) -> None:
        url = addresses.get(told["requestId"], "")
        count["requests"] += url.startswith("http")
        count["bytes"] += int(told["encodedDataLength"])
        count["own"] += int(told["encodedDataLength"]) if urlsplit(url).path.startswith("/stepwise/") else 0

    watch.on("Network.loadingFinished", arrived)
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(ready)
    if ready == ".sw-chip" and (line or twice or press):
        page.wait_for_function("window.Stepwise?.settled")
    seconds = time.perf_counter() - start
    if press:
        page.click(press)
        page.wait_for_selector(then)
    page.wait_for_timeout(4000)
    count["elsewhere"] = sum(
        url.startswith("http") and not url.startswith(address) for url in dict.fromkeys(addresses.values())
    )
    context.close()
    return {"seconds": seconds, **{key: count[key] for key in ("requests", "bytes", "own", "elsewhere")}}


@contextmanager
def _empty() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", EMPTY, str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        while not reachable(address):
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()
