"""Items to export: made by hand for what is hard to write down, drawn where the real thing is wanted."""

from functools import cache

import pytest

from tutor.locales import locale
from tutor.problem import Level
from tutor.service.tutor import Tutor
from tutor.wire import item_json

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>넓이 81</title></svg>'
STEP = {
    "rule": "add",
    "title": r"Add $3$ & keep a < b ]]> {#} ~=:",
    "because": r"Both sides: \$5 stays $5$.",
    "idea": None,
    "before": "x - 3 < 1",
    "after": r"x < \frac{1}{2}",
    "substeps": [],
}


@pytest.fixture
def item():
    """A function that makes an item as `tutor.wire.item_json` does; its arguments replace what it would be."""

    def made(value="4", plain=None, **more):
        answer = {"latex": more.pop("latex_answer", value), "plain": plain or value, "value": value, "remark": None}
        verdict = {"status": "proved", "method": "m", "note": "n", "message": "Checked: it holds."}
        return {
            "id": "linear-equations.beginner.1.0",
            "topic": "linear-equations",
            "level": "beginner",
            "seed": 1,
            "kind": "compute",
            "statement": "Solve $x - 3 < 1$ & more.",
            "latex": "x - 3 < 1",
            "task": "solve",
            "goal": "value",
            "form": None,
            "unknowns": ["x"],
            "lines": [],
            "answer": answer,
            "hints": ["Look at $x$.", "Add: $3$.", "First step: $x < 4$."],
            "steps": [STEP],
            "verdict": verdict,
            "choices": [],
            "figures": [],
        } | more

    return made


@pytest.fixture
def choice(item):
    """An item to choose from, with what is wrong with a choice, and a picture."""
    choices = [
        {"latex": r"\{1, 2\}", "misconception": "sign", "why": "You lost a sign: $-x$ {is} not $x$ = 1."},
        {"latex": r"\frac{1}{2}", "misconception": None},
        {"latex": "x < 3", "misconception": "side"},
    ]
    figure = {"kind": "curve", "alt": 'A "square" of side 9 < 10', "caption": "A square", "svg": SQUARE}
    return item("1/2", kind="choice", choices=choices, figures=[figure], latex_answer=r"\frac{1}{2}")


@pytest.fixture(scope="session")
def drawn():
    """A function that draws an item of a topic at each level, in a language."""
    with Tutor() as tutor:

        @cache
        def made(topic, level):
            return next(tutor.practice(topic, level, 1, seed=11))

        def draw(topic, language="en", levels=tuple(Level)):
            return [item_json(made(topic, level), locale(language).translate) for level in levels]

        draw.topics = {listing.name: listing.levels for listing in tutor.topics()}
        yield draw
