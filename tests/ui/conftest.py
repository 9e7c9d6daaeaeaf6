"""Two real servers for the browser: the whole tutor on a fresh database, and a scripted one for what it cannot show."""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from tutor.settings import Settings

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
AXE = Path(__file__).with_name("axe") / "axe.min.js"
SHOTS = os.environ.get("STEPWISE_SCREENSHOTS")
"""A folder: where the tests leave pictures of the page; none are made without it."""


class Served:
    """An application in a thread of its own, on a free port, or on the one that is named."""

    def __init__(self, app, port=0):
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive(), "the server did not start"
            time.sleep(0.02)

    def stop(self):
        self.server.should_exit = self.server.force_exit = True
        self.thread.join(10)


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """The address of the whole tutor."""
    from tutor.api import create_app
    from tutor.service.tutor import Tutor

    database = tmp_path_factory.mktemp("page") / "stepwise.db"
    with Tutor(Settings(database_url=f"sqlite:///{database}", engine="symbolic")) as tutor:
        tutor.warm()
        served = Served(create_app(tutor, tutor.settings))
        yield served.address
        served.stop()


def page_of(tutor):
    """The page of a scripted tutor, with as much of the API as it asks while one types."""
    from tutor.api import reading
    from tutor.ui import mount

    app = FastAPI()
    app.state.tutor = tutor
    app.include_router(reading.router)
    return mount(app, tutor, Settings())


@pytest.fixture(scope="session")
def fake():
    """The scripted tutor, with the address of its page."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("fake_tutor", Path(__file__).with_name("fake.py"))
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    tutor = module.FakeTutor()
    tutor.payloads = module.PAYLOADS
    served = Served(page_of(tutor))
    tutor.address = served.address
    yield tutor
    served.stop()


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """One person's browser on the page; what it asks of other hosts and its errors are noted."""

    def __init__(self, context, address, path=""):
        self.context, self.address = context, address
        self.elsewhere, self.errors = [], []
        self.page = context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self._failed(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self._failed(said.text))
        self.open(path)

    def _failed(self, error):
        # A reload ends Gradio's open requests, which it reports as an error of its own.
        if not any(sign in error for sign in ("AbortError", "signal is aborted", "Connection errored out")):
            self.errors.append(error)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def open(self, path=""):
        self.page.goto(self.address + path)
        self.page.wait_for_selector(".sw-chip", state="attached")
        self.page.wait_for_function("window.Stepwise?.settled")
        return self

    def choose(self, group, value):
        self.page.check(f"#sw-{group} input[value={value}]")

    def speak(self, language):
        self.choose("language", language)
        self.page.wait_for_function(f"document.documentElement.lang === '{language}'")

    def tab(self, name):
        button = f".sw-nav [data-tab={name}]"
        if self.page.is_visible(button):
            self.page.click(button)
        else:  # a tab for people who are signed in has an address all the same
            self.page.evaluate(
                "name => document.dispatchEvent(new CustomEvent('stepwise-tab', { detail: name }))", name
            )
        self.page.wait_for_selector(f"#sw-tab-{name}", state="visible")

    def ask(self, text, mode="show"):
        self.tab("solve")
        self.choose("mode", mode)
        self.page.fill("#sw-problem textarea", text)
        self.page.click("#sw-solve-button")

    def solved(self, text, mode="show"):
        """Ask and wait until this very question has its last event."""
        self.ask(text, mode)
        self.page.wait_for_function(
            "(text) => Stepwise.views.solve.finished && Stepwise.views.solve.value?.text === text", arg=text
        )

    def see(self, selector, **how):
        return self.page.wait_for_selector(selector, **how)

    def gone(self, selector):
        return self.page.wait_for_selector(selector, state="hidden")

    def count(self, selector):
        return self.page.locator(selector).count()

    def text(self, selector):
        return re.sub(r"\s+", " ", self.page.inner_text(selector))

    def shot(self, name, whole=True):
        if SHOTS:
            self.page.wait_for_timeout(500)
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{name}.png", full_page=whole)

    def close(self):
        """Leave; nothing may have come from another host, and no script may have failed."""
        self.context.close()
        assert self.elsewhere == []
        assert self.errors == []


def _visit(chromium, address, *, path="", width=1200, height=850, locale="en-US", **options):
    context = chromium.new_context(viewport={"width": width, "height": height}, locale=locale, **options)
    return Visit(context, address, path)


@pytest.fixture
def visit(chromium):
    """Open a browser of one's own on an address."""
    visits = []

    def start(address, **options):
        visits.append(_visit(chromium, address, **options))
        return visits[-1]

    yield start
    for one in visits:
        one.close()


@pytest.fixture(scope="session")
def student(chromium, real):
    """Somebody on the whole tutor's page, who stays there for many tests: a page load is slow on a busy machine."""
    one = _visit(chromium, real)
    yield one
    one.close()


@pytest.fixture(scope="session")
def watcher(chromium, fake):
    """Somebody on the scripted tutor's page."""
    one = _visit(chromium, fake.address)
    yield one
    one.close()
