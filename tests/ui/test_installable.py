"""The page as an application: its manifest, its worker, the page without a line; nothing is asked of another host."""

from __future__ import annotations

import json
from urllib.request import Request, urlopen

import pytest

pytestmark = pytest.mark.browser


def fetched(address, **headers):
    with urlopen(Request(address, headers=headers), timeout=20) as answer:
        return answer.read(), answer.headers


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_manifest_names_what_there_is(real, language):
    body, headers = fetched(f"{real}/manifest.webmanifest?lang={language}")
    told = json.loads(body)
    assert headers["content-type"].startswith("application/manifest+json")
    assert (told["lang"], told["display"], told["start_url"]) == (language, "standalone", "./")
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in told["icons"]}
    assert any(icon["purpose"] == "maskable" for icon in told["icons"])
    for icon in told["icons"]:
        data, found = fetched(f"{real}/{icon['src']}")
        assert found["content-type"] == icon["type"]
        if icon["type"] == "image/png":
            assert int.from_bytes(data[16:20]) == int(icon["sizes"].split("x")[0])


def test_the_first_page_is_in_the_browsers_language_and_zipped(real):
    body, headers = fetched(real, **{"Accept-Language": "ko-KR,ko;q=0.9,en;q=0.5"})
    assert 'lang="ko"' in body.decode()
    assert "content-encoding" not in headers
    zipped, headers = fetched(real, **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert len(zipped) < len(body) / 2


def test_nothing_of_gradio_itself_is_seen(student):
    assert student.count("footer:visible, .built-with:visible, .settings:visible, .show-api:visible") == 0
    assert not {"Use via API", "Built with Gradio", "Settings"} & set(student.page.inner_text("body").split("\n"))
    body = student.page.content()
    assert "google" not in body.lower().replace("googlebot", "")


def test_without_a_line_it_is_said_in_a_sentence(visit, real):
    student = visit(real)
    student.speak("ko")
    student.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    student.page.wait_for_function("navigator.serviceWorker.controller !== null")
    kept = (
        "caches.keys().then(names => Promise.all(names.map(async n => (await (await caches.open(n)).keys()).length)))"
    )
    assert sum(student.page.evaluate(kept)) >= 4
    student.context.set_offline(True)
    student.page.goto(f"{real}/practice")
    student.see("h1:visible")
    assert student.page.evaluate("document.documentElement.lang") == "ko"
    assert student.count("section:visible") == 1
    student.shot("offline", whole=False)
    student.context.set_offline(False)
    student.page.wait_for_function("window.Stepwise?.settled")
    student.errors.clear()  # what could not be fetched without a line
