"""The page as a student meets it: how soon a started server answers, how soon after Solve the first step is seen."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features="
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,LensOverlay,MediaRouter,PaintHolding,"
    "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,ThirdPartyStoragePartitioning,OptimizationHints,PreconnectToSearch",
]
"""The features are what surrounds a page in a window, as an address bar with a page of its own: a second each."""
PROBLEMS = (
    "2x + 3 = 11",
    "Solve 2x^2+5x-3=0 for x",
    "3/4 + 5/6",
    "Factor x^2 - 5x + 6",
    "x + y = 5, x - y = 1",
    "Differentiate x^2 sin x",
    r"\int_0^1 x^2\,dx",
    r"\lim_{x \to 0} \frac{\sin x}{x}",
    "Find the inverse of [[2, 1], [5, 3]]",
    "Solve 3x - 7 < 8",
)


def measure() -> str:
    """Return the figures as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        address, server, started = _serve(Path(folder))
        try:
            first, ready, shift = _first_steps(address)
        finally:
            server.terminate()
            server.wait()
    ordered = sorted(first)
    return "\n".join(
        [
            "| what | figure |",
            "| --- | --- |",
            f"| `tutor serve` started until the page answers | {started:.1f} s |",
            f"| Solve pressed until the first step is drawn, warm, {len(first)} problems: median | "
            f"{1000 * statistics.median(ordered):.0f} ms |",
            f"| the slowest of them | {1000 * ordered[-1]:.0f} ms |",
            f"| the page asked for until it can be used, files in the browser's cache: median of {len(ready)} | "
            f"{statistics.median(ready):.1f} s |",
            f"| layout shift, the worst of the {len(first)} solutions | {shift:.3f} |",
        ]
    )


def _serve(folder: Path) -> tuple[str, subprocess.Popen[bytes], float]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"STEPWISE_DATABASE_URL": f"sqlite:///{folder / 'stepwise.db'}"}
    start = time.perf_counter()
    command = [sys.executable, "-m", "tutor", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment)
    address = f"http://127.0.0.1:{port}"
    while not reachable(address):
        if server.poll() is not None:
            raise RuntimeError("the server did not start")
        time.sleep(0.05)
    return address, server, time.perf_counter() - start


def reachable(address: str) -> bool:
    """Whether a server answers at the address."""
    try:
        with urllib.request.urlopen(address, timeout=5) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _first_steps(address: str) -> tuple[list[float], list[float], float]:
    """Return the seconds until the first step of each problem, those until a page is ready, and the worst shift."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context().new_page()
        _open(page, address)
        ready = [_open(page, address) for _ in range(3)]
        page.check("#sw-mode input[value=show]")
        _first_step(page, "x + 1 = 2")
        page.evaluate(SHIFTS)
        seconds = [_first_step(page, problem) for _ in range(3) for problem in PROBLEMS]
        shifts = page.evaluate("window.shifts")
        browser.close()
    return seconds, ready, max(shifts.values(), default=0.0)


SHIFTS = """() => {
    window.shifts = {};
    new PerformanceObserver((list) => {
        const solution = Stepwise.views.solve.value?.id;
        for (const { value, hadRecentInput } of list.getEntries())
            if (!hadRecentInput && solution) window.shifts[solution] = (window.shifts[solution] ?? 0) + value;
    }).observe({ type: "layout-shift", buffered: false });
}"""


def _open(page: Page, address: str) -> float:
    """Open the page; return the seconds until it has settled and can be used."""
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".sw-chip")
    page.wait_for_function("window.Stepwise?.settled")
    return time.perf_counter() - start


def _first_step(page: Page, problem: str) -> float:
    """Ask; return the seconds between the click and the first step of this problem on the screen."""
    page.fill("#sw-problem textarea", problem)
    shown = """async (text) => {
        const view = () => Stepwise.views.solve;
        const start = performance.now();
        document.querySelector('#sw-solve-button').click();
        while (!(view().value?.text === text && document.querySelector('#sw-view-solve .sw-step')))
            await new Promise(requestAnimationFrame);
        return (performance.now() - start) / 1000;
    }"""
    seconds = page.evaluate(shown, problem)
    page.wait_for_function("(text) => Stepwise.views.solve.finished && Stepwise.views.solve.value?.text === text",
                           arg=problem)  # fmt: skip
    return float(seconds)
