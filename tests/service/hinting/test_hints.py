"""Hints that hold back: from the student's own line, never telling the answer below the last rung."""

from __future__ import annotations

import pytest

from tutor.engines.scripted import ScriptedEngine
from tutor.errors import BadInput, UnknownName
from tutor.locales import locale
from tutor.messages import render_plain
from tutor.service.hinting.conversation import TalkWish, asks_for_answer, history_text, talk
from tutor.service.hinting.explaining import explain
from tutor.service.hinting.giving import give
from tutor.service.hinting.hint import LAST
from tutor.service.hinting.ladder import ladder
from tutor.service.hinting.leaking import leaks, text_leaks
from tutor.service.hinting.wishes import HintWish, WhyWish
from tutor.settings import Settings
from tutor.solution import Answer
from tutor.understanding import understand


class Symbolic:
    """The engine without a model."""

    name, model = "symbolic", None


def rungs_of(question, *lines):
    return ladder(understand(question, "en", None), lines)


def scripted(text, pool):
    return ScriptedEngine(Settings(), pool, lambda problem, ask: [text])


def given(pool, text, level, *lines, question="Solve 2x + 3 = 11", language="en"):
    wish = HintWish(question, lines, level, language, "scripted")
    return give(wish, scripted(text, pool), pool, 20)


CASES = [
    ("Solve 2x + 3 = 11", [], "2*x = 8"),
    ("Solve 2x + 3 = 11", ["2x = 8"], "x = 4"),
    ("Solve x^2 - 5x + 6 = 0", ["(x - 5/2)^2 = 1/4"], "x - 5/2"),
    ("Solve x^2 - 5x + 6 = 0", ["(x-2)(x-3) = 0"], "x - 3 = 0"),
    ("Solve x^2 - 5x + 6 = 0", ["x-2 = 0 or x-3 = 0", "x = 2 or x - 3 = 0"], "x = 3"),
    ("Solve x + y = 5, x - y = 1", ["2x = 6"], "x = 3"),
    ("Solve x + y = 5, x - y = 1", ["2x = 6", "x = 3"], "y + 3 = 5"),
    ("Solve 2x - 4 > 6x", ["-4x > 4"], "x < -1"),
    ("3 + 4*2", ["3 + 8"], "11"),
    ("Integrate x^2 + cos(x)", ["∫x^2 dx + ∫cos(x) dx"], "x^3/3"),
    ("Differentiate x^2 sin(x)", ["2x*sin(x) + x^2*d/dx sin(x)"], "cos(x)"),
]


@pytest.mark.parametrize(("question", "lines", "shown"), CASES)
def test_the_next_step_goes_on_from_the_students_line(question, lines, shown):
    found = rungs_of(question, *lines)

    assert found.line is None
    assert len(found.rungs) == LAST
    assert found.verdict.proved
    assert shown in render_plain(found.rungs[-1])
    assert not any(leaks(rung, found.answer) for rung in found.rungs[:-1])
    assert len({render_plain(rung) for rung in found.rungs}) == LAST


@pytest.mark.parametrize(
    ("question", "lines", "line"),
    [
        ("Solve 2x + 3 = 7", ["2x = 5"], 0),
        ("Solve 2x + 3 = 7", ["2x = 4", "x = 3"], 1),
        ("Expand (x+3)^2", ["x^2 + 9"], 0),
        ("Solve x^2 = 4", ["x = 2"], 0),
    ],
)
def test_a_wrong_line_comes_first_and_is_not_corrected_below_the_step(question, lines, line):
    found = rungs_of(question, *lines)
    right = found.step.after.plain

    assert found.line == line
    assert all(right not in render_plain(rung) for rung in found.rungs[:3])
    assert not any(leaks(rung, found.answer) for rung in found.rungs[:-1])


def test_a_finished_work_gets_no_further_hint(inline_pool):
    hint = give(HintWish("Solve 2x + 3 = 7", ("2x = 4", "x = 2"), 3), Symbolic, inline_pool, 20)
    assert (hint.finished, hint.next_level, hint.level) == (True, None, 1)


def test_a_story_has_general_hints_and_a_calculation_is_done_again():
    story = "Tom has 5 boxes with 3 apples each and gives 4 apples away. How many apples are left to him in the end?"
    assert len(rungs_of(story).rungs) == 3
    assert "15 - 4 is 11" in render_plain(rungs_of(story, "5 * 3 = 15", "15 - 4 = 12").rungs[-1])


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_that_does_not_exist_is_refused(level, inline_pool):
    with pytest.raises(BadInput):
        give(HintWish("Solve 2x = 4", (), level), Symbolic, inline_pool, 20)


def test_hints_are_told_in_korean(inline_pool):
    hint = give(HintWish("Solve 2x + 3 = 7", (), 4, "ko"), Symbolic, inline_pool, 20)
    assert any("가" <= sign <= "힣" for sign in hint.text)


# -- a model's words --


def test_a_models_words_are_used_where_they_can_be_believed(inline_pool):
    hint = given(inline_pool, "What would happen if you took $3$ away from both sides?", 4)
    assert (hint.by, hint.replaced) == ("model", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You will find that $x = 4$.", "tells-the-answer"),
        ("So x is four, as you can see.", "tells-the-answer"),
        (r"In the end $x = \frac{8}{2}$ comes out.", "tells-the-answer"),
        ("Add 3 to both sides.", "contradicts"),
        ("Subtract 5 from both sides.", "contradicts"),
        ("That gives $2x = 9$.", "refuted"),
        ("Remember that $11 - 3 = 7$.", "refuted"),
        ("빼기를 해 보세요.", "language"),
        ("", "unavailable"),
    ],
)
def test_a_models_words_are_replaced(text, reason, inline_pool):
    hint = given(inline_pool, text, 3)
    assert (hint.by, hint.replaced) == ("engine", reason)
    assert "Doing the same on both sides" in hint.text


def test_the_last_rung_may_tell(inline_pool):
    hint = given(inline_pool, "Divide both sides by 2, so $x = 4$.", 5, "2x = 8")
    assert hint.by == "model"


def test_a_wrong_line_may_be_quoted(inline_pool):
    hint = given(inline_pool, "Look at $2x = 9$ once more: what happened to the 3?", 1, "2x = 9")
    assert hint.by == "model"


def told(text):
    from tutor.maths.printing import formula
    from tutor.maths.reading import read

    return Answer(formula(read(text)), formula(read(text)))


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("The root is $1/\\sqrt{2}$.", "sqrt(2)/2", True),
        ("Is it $0.5$?", "1/2", True),
        ("Work out $3 + 4 \\cdot 2$ first.", "11", False),
        ("The value equals minus three.", "-3", True),
        ("Look at both sides, step two of three.", "2", False),
        ("Try $(x+1)^2$.", "x^2 + 2x + 1", False),
        ("It is $2x + x^2 + 1$.", "x^2 + 2x + 1", True),
    ],
)
def test_what_tells_an_answer(text, answer, expected):
    assert text_leaks(text, told(answer)) is expected


# -- why, and a conversation --


def test_why_a_step_may_be_done(inline_pool):
    why = explain(WhyWish("Solve 2x + 3 = 7", path=(0,)), inline_pool, 20)
    text, simpler = (why.text(locale("en").translate, simpler=each) for each in (False, True))
    assert "a = b" in text
    assert "Multiply and divide only by what is not zero" in text
    assert "For example" in simpler
    assert len(simpler) < len(text)


def test_why_by_a_rules_name(inline_pool):
    assert render_plain(explain(WhyWish(rule="zero-product"), inline_pool, 20).name) == "Zero product property"
    with pytest.raises(UnknownName):
        explain(WhyWish(rule="no-such-rule"), inline_pool, 20)


def asked(pool, text, question, **more):
    wish = TalkWish("Solve 2x + 3 = 11", question, WhyWish("Solve 2x + 3 = 11", path=(0,)), engine="scripted", **more)
    return talk(wish, scripted(text, pool) if text is not None else Symbolic, pool, 20)


def test_a_conversation_marks_claims_and_stays_silent_about_the_answer(inline_pool):
    reply = asked(inline_pool, "Because $11 - 3 = 8$, and $11 - 3 = 9$ is false.", "Why subtract?")
    assert [verdict.status.value for _, verdict in reply.claims] == ["proved", "refuted"]
    assert reply.by == "model"

    reply = asked(inline_pool, "Well, $x = 4$.", "Why subtract?")
    assert (reply.by, reply.withheld) == ("engine", True)
    assert "4" not in reply.text.split("held back")[0].replace("x + 3 = 7", "").replace("x = 4", "")

    assert asked(inline_pool, "Well, $x = 4$.", "What is the answer?").by == "model"
    assert asked(inline_pool, "Well, $x = 4$.", "Why?", shown=True).by == "model"


def test_without_a_model_the_rule_is_explained(inline_pool):
    reply = asked(inline_pool, None, "Why subtract?")
    assert "Doing the same on both sides" in reply.text
    assert "needs a model" in reply.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the answer?", True),
        ("just tell me", True),
        ("답이 뭐예요?", True),
        ("Why do we subtract?", False),
        ("Don't tell me the answer, but why?", False),
        ("How do I know that it has a solution?", False),
    ],
)
def test_when_the_answer_is_asked_for(question, expected):
    assert asks_for_answer(question) is expected


def test_history_is_bounded():
    text = history_text([("user", "a" * 5_000)] * 50)
    assert len(text) < 7_000
