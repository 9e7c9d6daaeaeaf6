"""What a text is understood as, and what a picture says: with no reader, and with a server that sees."""

from __future__ import annotations

import io
import json
import threading
from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from PIL import Image

from tutor.engines.pictures import cleaned, open_reader
from tutor.errors import BadInput, TooLarge, Unavailable
from tutor.service.reading import LARGEST
from tutor.service.reading.pictures import LONGEST_SIDE, decoded
from tutor.service.reading.reading import Reading
from tutor.settings import Settings


def picture(width=40, height=20, form="PNG", mode="RGB", **saved):
    out = io.BytesIO()
    Image.new(mode, (width, height), "white" if mode == "RGB" else 1).save(out, form, **saved)
    return out.getvalue()


def understood(client, text, lang="en"):
    answer = client.post("/api/understand", json={"text": text, "lang": lang})
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(
    ("text", "latex", "topic"),
    [
        ("x² + 5x + 6 = 0", "x^{2} + 5 x + 6 = 0", "quadratic-equations"),
        ("$x^2 = 4$", "x^{2} = 4", "quadratic-equations"),
        ("√16 ÷ ½", r"\frac{\sqrt{16}}{\frac{1}{2}}", "arithmetic"),
        (r"\[ \begin{align} x+y&=3\\ x-y&=1 \end{align} \]", r"x + y = 3 \text{ and } x - y = 1", "linear-systems"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mn>1</mn></math>", r"\frac{1}{2} + 1", "arithmetic"),
    ],
)
def test_what_was_understood_is_typeset_and_named(client, text, latex, topic):
    found = understood(client, text)
    assert found["understood"]
    assert [formula["latex"] for formula in found["formulas"]] == [latex]
    assert found["topic"]["name"] == topic
    assert "error" not in found
    assert "<math" not in found["text"]


def test_topics_are_named_in_the_language(client):
    assert understood(client, "x^2 = 4", "ko")["topic"]["title"] != understood(client, "x^2 = 4")["topic"]["title"]


def test_an_error_is_told_with_its_place_and_is_no_failure(client):
    found = understood(client, "2x + ) = 3")
    assert (found["understood"], found["formulas"], found["topic"]) == (False, [], None)
    assert found["error"]["position"] == 5
    assert found["error"]["message"]


def test_words_are_said_to_be_words(client):
    found = understood(client, "Tom likes his three red apples a lot.")
    assert not found["understood"]
    assert found["remark"]


def test_long_texts_are_not_read_while_they_are_typed(client):
    assert understood(client, "1+" * 5000 + "1")["error"]["code"] == "too-large"


def test_without_a_reader_it_is_said_how_to_get_one(client):
    answer = client.post("/api/read-image", files={"image": ("a.png", picture(), "image/png")})
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "no-reader"
    assert "STEPWISE_READER" in answer.json()["error"]["hint"]


def test_more_bytes_than_a_picture_may_have_are_refused(client):
    answer = client.post("/api/read-image", files={"image": ("a.png", b"0" * (LARGEST + 20_000), "image/png")})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:50], b"GIF89a" + b"\0" * 40]
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(BadInput):
        decoded(data)


def test_a_picture_of_very_many_pixels_is_refused_undecoded():
    with pytest.raises(TooLarge):
        decoded(picture(9000, 9000, mode="1"))
    with pytest.raises(TooLarge):
        decoded(b"0" * (LARGEST + 1))


def test_what_is_handed_on_is_upright_small_and_bare():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A telephone"
    seen = decoded(picture(3000, 1000, "JPEG", exif=exif))
    assert (seen.height, seen.width) == (LONGEST_SIDE, round(LONGEST_SIDE / 3))
    assert b"telephone" not in seen.png
    assert not Image.open(io.BytesIO(seen.png)).getexif()
    transparent = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(transparent, "PNG")
    assert Image.open(io.BytesIO(decoded(transparent.getvalue()).png)).getpixel((0, 0)) == (255, 255, 255)


class Seeing(BaseHTTPRequestHandler):
    """A chat server that can see: says the size of the picture it was sent, or fails."""

    asked: ClassVar[list[dict]] = []
    status = 200

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        Seeing.asked.append({"path": self.path, **body})
        uri = next(part["image_url"]["url"] for part in body["messages"][0]["content"] if part["type"] == "image_url")
        size = Image.open(io.BytesIO(b64decode(uri.split(",", 1)[1]))).size
        said = f"```latex\nSolve $x^2 = {size[0]}$\n```"
        turn = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
        answer = {"id": "1", "object": "chat.completion", "created": 0, "model": "eyes", "choices": [turn]}
        sent = json.dumps(answer if self.status == 200 else {"error": {"message": "no such model"}}).encode()
        self.send_response(self.status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_):
        pass


@pytest.fixture
def seeing():
    pytest.importorskip("openai")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Seeing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Seeing.asked.clear()
    Seeing.status = 200
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()


def test_a_server_that_sees_reads_a_picture(client, tutor, seeing, monkeypatch):
    settings = tutor.settings.model_copy(
        update={"reader": "served", "reader_model": "eyes", "served_url": seeing, "reader_url": None}
    )
    monkeypatch.setattr(tutor, "settings", settings)
    monkeypatch.setattr(tutor, "reading", Reading(tutor, tutor.reading._pool))
    answer = client.post("/api/read-image", files={"image": ("p.jpg", picture(64, 32, "JPEG"))}, data={"lang": "ko"})
    assert answer.status_code == 200
    read = answer.json()
    assert read["text"] == "Solve $x^2 = 64$"
    assert read["understood"]["topic"]["name"] == "quadratic-equations"
    (asked,) = Seeing.asked
    assert (asked["path"], asked["model"]) == ("/v1/chat/completions", "eyes")
    assert any("수학" in part.get("text", "") for part in asked["messages"][0]["content"])
    Seeing.status = 404
    failed = client.post("/api/read-image", files={"image": ("p.png", picture(), "image/png")})
    assert failed.status_code == 503
    broken = client.post("/api/read-image", files={"image": ("p.png", b"nothing", "image/png")})
    assert (broken.status_code, broken.json()["error"]["code"]) == (422, "bad-input")


def test_readers_that_cannot_be_had_are_said_to_be_unavailable(tmp_path):
    with pytest.raises(Unavailable):
        open_reader(Settings(reader="oracle"))
    with pytest.raises(Unavailable):
        open_reader(Settings(reader="local"))
    with pytest.raises(Unavailable):
        open_reader(Settings(reader="local", reader_model=str(tmp_path))).read(picture(), "en")


def test_fences_around_everything_are_taken_off():
    assert cleaned("```latex\nx = 1\n```\n") == "x = 1"
    assert cleaned("a ``` b") == "a ``` b"
