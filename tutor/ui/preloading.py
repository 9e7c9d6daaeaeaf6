"""Which of Gradio's own files its page will ask for, so that a browser can ask for all of them at once.

Gradio's page learns of them in waves, each when the one before has run: its core, the page, the components. They are
read from Gradio's scripts; what is not found there is fetched as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import gradio as gr

FRONTEND = Path(gr.__file__).parent / "templates" / "frontend"
ENTRY = re.compile(r'src="\./assets/(index-[\w-]+\.js)"')
FILES = re.compile(r"m\.f=\[([^\]]*)\]")
"""In a script: the files that it may load later."""
FILE = re.compile(r'"\./([^"]+)"')
IMPORT = r"import\(`\./(?:{})-[^`]*`\).{{0,60}}?__vite__mapDeps\(\[([\d,]*)\]\)"
"""A script that is loaded later, by the beginning of its name: the places of what it needs among those files."""
COMPONENT = r"[{{,]{}:\{{(.*?)\}}(?=,\w+:\{{|\}})"
"""In the core: how a kind of component is loaded."""


def assets(kinds: Iterable[str], frontend: Path = FRONTEND) -> list[str]:
    """Return the names of the scripts and styles of a page with these kinds of components, in the order of need."""
    folder = frontend / "assets"
    entry = ENTRY.search((frontend / "index.html").read_text(encoding="utf-8"))
    if entry is None:
        return []
    found = _later(folder / entry[1], "Index|core")
    for name in [name for name in found if name.startswith("Index-") and name.endswith(".js")]:
        found += _later(folder / name, "Blocks")
    for name in [name for name in found if name.startswith("core-") and name.endswith(".js")]:
        found += [each for kind in sorted(set(kinds)) for each in _later(folder / name, r"\w+", kind)]
    return [name for name in dict.fromkeys(found) if not name.startswith("index-") and (folder / name).is_file()]


def _later(script: Path, beginning: str, kind: str = "") -> list[str]:
    """The files that a script loads later: those of scripts with such a name, or of a kind of component."""
    text = script.read_text(encoding="utf-8")
    listed = FILES.search(text)
    files = FILE.findall(listed[1]) if listed else []
    if kind:
        text = "".join(re.findall(COMPONENT.format(kind), text))
    places = [int(place) for found in re.findall(IMPORT.format(beginning), text) for place in found.split(",") if place]
    return [files[place] for place in places if place < len(files)]


def gathered(names: Iterable[str], frontend: Path = FRONTEND) -> str:
    """Return the styles among them as one."""
    return "\n".join(
        (frontend / "assets" / name).read_text(encoding="utf-8") for name in names if name.endswith(".css")
    )


def links(names: Iterable[str], styles: str) -> list[str]:
    """Return what the head says of them: ask for the scripts now; the styles are all at the address ``styles``.

    Gradio does not load a style sheet that the page links to, and a browser does not load a link that is disabled.
    """
    told = {".js": '<link rel="modulepreload" crossorigin href="assets/{}">'}
    known = '<link rel="stylesheet" disabled href="assets/{}">'
    return [
        f'<link rel="stylesheet" href="{styles}">',
        *(told.get(Path(name).suffix, known).format(name) for name in names),
    ]
