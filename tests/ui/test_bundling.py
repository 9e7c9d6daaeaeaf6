"""Scripts joined into few, and the files as they are sent."""

from __future__ import annotations

import gzip
import shutil
import subprocess

import brotli
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tutor.ui.bundling import bundle, modules
from tutor.ui.files import MADE, STATIC, Files
from tutor.ui.preloading import FRONTEND, assets, gathered

SCRIPTS = {
    "page.js": 'import { said, twice as doubled } from "./words.js";\nwindow.told = said(doubled(2));\n',
    "words.js": "// A comment.\nexport const twice = (n) => 2 * n;\nexport function said(n) {\n  return `${n}`;\n}\n",
    "later.js": 'import { twice } from "./words.js";\n'
    'import { four } from "./more.js";\nexport const eight = twice(four);\n',
    "more.js": "export const four = 4;\n",
    "round.js": 'import { a } from "./about.js";\nexport const b = 1;\n',
    "about.js": 'import { b } from "./round.js";\nexport const a = 1;\n',
    "odd.js": "export default 1;\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in SCRIPTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_bundle_has_everything_once_in_order(folder):
    text = bundle(folder, "page.js")
    assert modules(folder, "page.js") == ["words.js", "page.js"]
    assert "import" not in text
    assert text.index("const twice") < text.index("const { said, twice: doubled } = $words;")
    assert text.endswith("export { $words };\n")


def test_what_is_fetched_later_shares_what_is_there(folder):
    text = bundle(folder, "later.js", "page.js")
    assert text.startswith('import { $words } from "./page.js";\n')
    assert "const twice" not in text
    assert "const four = 4" in text
    assert "export const eight" in text


@pytest.mark.parametrize("name", ["round.js", "odd.js"])
def test_what_cannot_be_joined_is_said(folder, name):
    with pytest.raises(ValueError, match=name):
        bundle(folder, name)


@pytest.mark.skipif(not shutil.which("node"), reason="no node")
def test_our_own_scripts_are_scripts_when_joined(tmp_path):
    for name, make in MADE.items():
        if name.endswith(".js"):
            (tmp_path / "one.mjs").write_text(make(), encoding="utf-8")
            subprocess.run(["node", "--check", tmp_path / "one.mjs"], check=True)


@pytest.mark.parametrize(("coding", "unpacked"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)])
@pytest.mark.parametrize("path", ["all.css", "js/page.js", "katex/katex.min.js"])
def test_a_file_is_packed_as_the_browser_wishes_and_kept(path, coding, unpacked):
    app = FastAPI()
    app.mount("/files", Files())
    with TestClient(app) as client, client.stream("GET", f"/files/{path}", headers={"accept-encoding": coding}) as sent:
        body = unpacked(b"".join(sent.iter_raw()))
        assert sent.headers.get("content-encoding", "") == coding
        assert "immutable" in sent.headers["cache-control"]
        assert client.get("/files/js/none.js").status_code == client.get("/files/../files.py").status_code == 404
    assert body == (MADE[path]().encode() if path in MADE else (STATIC / path).read_bytes())


def test_the_files_of_gradio_that_a_page_needs_are_known():
    known = assets(["html", "textbox"])
    assert len(known) == len(set(known)) > 12
    assert all((FRONTEND / "assets" / name).is_file() for name in known)
    assert len(assets(["html", "textbox", "radio"])) > len(known)
    assert "html-container" in gathered(known)
