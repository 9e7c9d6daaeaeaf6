"""The equations that a model wrote for a word problem, and what they give."""

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import Unavailable
from tutor.messages import Formula, render, say
from tutor.problem import Answer, Ask, Problem
from tutor.service.solving.equations_check import by_equations
from tutor.settings import Settings

WORDS = Problem("Some hens and rabbits have 10 heads and 28 legs. How many rabbits are there?")


def answer(text):
    return Answer(Formula(text, text), Formula(text, text))


def asked(written, given, inline_pool):
    def script(problem, ask):
        assert ask.purpose == "equations"
        yield written

    engine = ScriptedEngine(Settings(), inline_pool, script)
    return by_equations(WORDS, Ask(WORDS.text), engine, inline_pool, given and answer(given))


@pytest.mark.parametrize(
    ("written", "given", "value", "agree"),
    [
        ("x + y = 10\n2x + 4y = 28\nFind: y", "4", "4", True),
        ("- $x + y = 10$\n- $2x + 4y = 28$\n**Find:** $y$", "4 rabbits", "4", True),
        ("x + y = 10\n2x + 4y = 28\nFind: y", "6", "4", False),
        ("x + y = 10\n2x + 4y = 28\nFind: x - y", "2", "2", True),
        ("x = 16 - 3 - 4\nm = 2x\nFind: m", "$18", "18", True),
        ("x = 16 - 3 - 4\nm = 2x", "18", "18", True),
        ("1. l = w + 3\n2. l*w = 40\nFind: w", "5", "{-8, 5}", True),
        ("1. l = w + 3\n2. l*w = 40\nFind: w", "6", "{-8, 5}", False),
        ("Equation 1: 3n + 5 = 20", "5", "5", True),
        ("a = 2b\na - b = 4\n구하는 것: a + b", "12", "12", True),
        (r"\[ \frac{3}{4} x = 9 \]" + "\nFind: x = ?", "12", "12", True),
        ("3n + 5 = 20\nFind: n", None, "5", None),
        ("x + y = 10\nFind: x", "5", None, None),
        ("x = 3\nx = 4\nFind: x", "3", None, None),
        ("x^7 - x = sin(x) + 9\nFind: x", "3", None, None),
    ],
)
def test_what_the_equations_give_is_compared(inline_pool, written, given, value, agree):
    found = asked(written, given, inline_pool)
    assert (found.answer and found.answer.value.plain, found.agree) == (value, agree)
    assert found.equations
    assert render(found.message).startswith("The equations that the model wrote ")


@pytest.mark.parametrize("written", ["I cannot do this.", "", "x + = 3", "import os; os.system('ls') = 1"])
def test_where_there_are_no_equations_nothing_is_said(inline_pool, written):
    assert asked(written, "4", inline_pool) is None


def test_a_model_that_fails_says_nothing(inline_pool):
    def script(problem, ask):
        yield Unavailable(say("There is no server."))

    engine = ScriptedEngine(Settings(), inline_pool, script)
    assert by_equations(WORDS, Ask(WORDS.text), engine, inline_pool, answer("4")) is None
