"""What the command line tells beside a model's answer."""

import pytest

from tutor.cli.show import show
from tutor.engines.scripted import ScriptedEngine
from tutor.locales import locale
from tutor.problem import Ask
from tutor.service.tutor import Tutor
from tutor.settings import Settings

HENS = "Some hens and rabbits have 10 heads and 28 legs. How many rabbits are there?"


def script(problem, ask):
    """The right equations, the right answer once."""
    yield "x + y = 10\n2x + 4y = 28\nFind: y" if ask.purpose == "equations" else r"There are \boxed{4} rabbits."


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("3 of 3 agree", "give 4: the same answer")), ("ko", ("3번", "4입니다"))]
)
def test_agreement_and_equations_are_printed(capsys, language, words):
    with Tutor(Settings(engine="scripted", workers=1)) as tutor:
        tutor._engines["scripted/"] = ScriptedEngine(tutor.settings, tutor._solvers, script)
        ask = Ask(HENS, language=language, samples=3, equations=True)
        assert show(tutor.solve(ask, record=False), locale(language).translate) is None
    told = capsys.readouterr().out
    assert all(word in told for word in words)


def test_the_options_are_there(tutor_json):
    found = tutor_json("solve", "Solve 2x = 4", "--samples", "2", "--no-equations", "--engine", "symbolic")
    assert found["verdict"]["status"] == "proved"
