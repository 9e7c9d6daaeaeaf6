"""An Anki deck (.apkg): the problem and its hints in front, the answer, the steps and the picture behind.

Mathematics is ``\\( \\)``, which Anki typesets with MathJax. Ids follow from what a card is, so that a set that is
written again replaces its cards and keeps what the student has learned of them. A deck without answers would be of no
use, so there is none without a key.
"""

from __future__ import annotations

import hashlib
import html
import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import genanki

from tutor.errors import BadInput
from tutor.exports import markup
from tutor.exports.archive import zipped
from tutor.exports.document import Picture, Problem, Solution, document, words
from tutor.exports.layout import Layout
from tutor.exports.moodle import whole
from tutor.messages import Translate, render_plain, say

MEDIA_TYPE, SUFFIX = "application/octet-stream", ".apkg"

MADE = 1_716_354_201.0
"""The time that all cards are of: a set that is written again is the same file."""
FIELDS = ("Problem", "Choices", "Hint 1", "Hint 2", "Hint 3", "Answer", "Solution", "Id")
STYLE = """\
.card { font-family: system-ui, sans-serif; font-size: 20px; text-align: left; max-width: 40em; margin: auto; }
details { margin: .5em 0; color: #4b5563; } .nightMode details { color: #d1d5db; }
img { max-width: 100%; background: #fff; } li { margin: .4em 0; }
"""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as an Anki package.

    Raises:
        BadInput: the key is not wanted.
    """
    if not key:
        raise BadInput(
            say("A deck of cards is made of its answers."),
            hint=say("Export it with the key, or choose another format."),
        )
    of = document(items, key=True, translate=translate, layout=whole(layout))
    deck = genanki.Deck(_number(of.title), of.title)
    model = _model(translate)
    pictures: dict[str, bytes] = {}
    for item, problem, solution in zip(items, of.problems, of.solutions, strict=True):
        pictures |= {_name(each): each.svg.encode() for each in solution.pictures}
        fields = _fields(item, problem, solution)
        tags = [item["topic"], item["level"]]
        deck.add_note(genanki.Note(model, fields, tags=tags, guid=genanki.guid_for(item["id"], item["statement"])))
    return _package(deck, pictures)


def _fields(item: dict[str, Any], problem: Problem, solution: Solution) -> list[str]:
    """What is on a card, in the order of `FIELDS`."""
    hints = [markup.inline(words(hint)) for hint in item["hints"]][:3]
    choices = "".join(f"<li>{markup.formula(choice.value.latex)}</li>" for choice in problem.choices)
    return [
        markup.problem(problem),
        f'<ol type="A">{choices}</ol>' if choices else "",
        *hints,
        *[""] * (3 - len(hints)),
        markup.key(solution.answer),
        markup.solution(solution, _name),
        markup.escaped(str(item["id"])),
    ]


def _model(translate: Translate) -> genanki.Model:
    """The note type, with its words in the language of the set."""

    def word(title: str) -> str:
        return html.escape(title)

    hint = word(render_plain(say("Hint"), translate))
    hints = "".join(
        f"{{{{#{name}}}}}<details><summary>{hint} {place}</summary>{{{{{name}}}}}</details>{{{{/{name}}}}}"
        for place, name in enumerate(FIELDS[2:5], start=1)
    )
    solution = word(render_plain(say("Solution"), translate))
    back = f"{{{{FrontSide}}}}<hr id=answer>{{{{Answer}}}}<h4>{solution}</h4>{{{{Solution}}}}"
    template = {"name": "Card 1", "qfmt": f"{{{{Problem}}}}{{{{Choices}}}}{hints}", "afmt": back}
    return genanki.Model(
        _number(f"{hint} {FIELDS}"), "Stepwise", [{"name": name} for name in FIELDS], [template], STYLE
    )


def _package(deck: genanki.Deck, pictures: dict[str, bytes]) -> bytes:
    """The deck and its pictures as a file whose bytes depend on them alone."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in pictures]
        for path in paths:
            path.write_bytes(pictures[path.name])
        stream = io.BytesIO()
        genanki.Package(deck, [str(path) for path in paths]).write_to_file(stream, timestamp=MADE)
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def _name(picture: Picture) -> str:
    return f"stepwise-{hashlib.sha256(picture.svg.encode()).hexdigest()[:16]}.svg"


def _number(text: str) -> int:
    """A number for an id, between 2³⁰ and 2³¹ as Anki's own."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % (1 << 30)
