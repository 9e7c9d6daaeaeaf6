"""A teacher has a model write problems on a theme: what agrees stands at the end of the set, for review."""

from __future__ import annotations

import json

import pytest

from tests.ui.conftest import Served
from tests.ui.test_worksheets import SET, idle, row
from tutor.engines.scripted import ScriptedEngine
from tutor.service.tutor import Tutor
from tutor.settings import Settings

pytestmark = pytest.mark.browser
STORY = "Mina scored 3 more points than twice Jun's. She scored 21 points. How many points did Jun score?"


class Writer(ScriptedEngine):
    """Proposes a problem whose solutions agree, and one whose own answer is another."""

    def __init__(self, settings, pool):
        super().__init__(settings, pool, self.script)
        self.name, self.model = "served", "SmolLM2"

    def script(self, problem, ask):
        if ask.purpose == "write":
            good = {"problem": STORY, "equations": ["2x + 3 = 21"], "find": "x", "answer": "9"}
            bad = {**good, "problem": STORY.replace("21", "25"), "equations": ["2x + 3 = 25"]}
            yield f"{json.dumps(good)}\n{json.dumps(bad)}"
        else:
            yield "So it is $\\boxed{9}$."


@pytest.fixture(scope="module")
def writing(tmp_path_factory):
    """The address of a tutor with a model that writes."""
    from tutor.api import create_app

    database = tmp_path_factory.mktemp("writing") / "stepwise.db"
    with Tutor(Settings(database_url=f"sqlite:///{database}", engine="served", workers=1)) as tutor:
        tutor._engines["served/"] = Writer(tutor.settings, tutor._solvers)
        served = Served(create_app(tutor, tutor.settings))
        yield served.address
        served.stop()


def test_what_a_model_wrote_is_offered_marked_and_accepted_by_the_teacher(visit, writing):
    teacher = visit(writing)
    teacher.tab("worksheets")
    row(teacher, 0, topic="linear-equations", level="beginner", kind="compute", count=1)
    teacher.page.click(f"{SET} [data-act=make]")
    teacher.see(f"{SET} .sw-ws-problem >> nth=0", timeout=90_000)
    idle(teacher)
    teacher.page.fill(f"{SET} [data-focus=theme]", "basketball")
    teacher.page.click(f"{SET} [data-act=write]")
    teacher.see(f"{SET} .sw-ws-problem >> nth=1", timeout=60_000)
    idle(teacher)
    assert teacher.count(f"{SET} .sw-ws-problem") == 2
    assert STORY in teacher.text(f"{SET} .sw-ws-problem >> nth=1")
    assert teacher.count(f"{SET} .sw-ws-problem .sw-badge.sw-proved") == 1
    assert "1 of " in teacher.text(SET)
    teacher.shot("worksheet-written")
    teacher.page.click(f"{SET} .sw-ws-problem >> nth=1 >> [data-act=accept]")
    idle(teacher)
    assert teacher.count(f"{SET} [data-act=accept]") == 0
