"""Reasoning and answer are told apart however the text is cut, with both tags, one, or none."""

from __future__ import annotations

import pytest

from tutor.engines.transcription.reasoning import Reasoning, Restart, expects_reasoning
from tutor.events import Text, Thinking

HEADING = "Understand the problem"

CASES = [
    ("plain", False, "Just 5 < 6.", "", "Just 5 < 6."),
    ("both", False, "<think>hm, x<3</think>\n\nIt is 5.", "hm, x<3", "It is 5."),
    ("other name, any case", False, "<Thinking>hm</THINKING>5", "hm", "5"),
    ("leading space", True, "\n <think>hm</think>5", "hm", "5"),
    ("twice", False, "<think>a</think>b<think>c</think>d", "ac", "bd"),
    ("unclosed", False, "<think>hm, so 5", "hm, so 5", ""),
    ("unclosed in the middle", False, "So <think>hm", "hm", "So "),
    ("unopened, expected", True, "hm, so</think>\nIt is 5.", "hm, so", "It is 5."),
    ("expected, ended by the heading", True, f"hm\n## {HEADING}\n5 <", "hm\n", f"## {HEADING}\n5 <"),
    ("half a tag at the end", False, "a <thin", "", "a <thin"),
    ("like a tag", False, "<thinker> 3<th", "", "<thinker> 3<th"),
    ("empty", False, "", "", ""),
    ("empty reasoning", False, "<think>\n\n</think>\n\n5", "", "5"),
]


def told(text: str, size: int, expected: bool):
    reasoning = Reasoning(expected=expected, heading=HEADING)
    found = [item for i in range(0, len(text), size) for item in reasoning.feed(text[i : i + size])]
    return found + reasoning.finish()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(("name", "expected", "text", "thinking", "answer"), CASES)
def test_told_apart(name, expected, text, thinking, answer, size):
    found = told(text, size, expected)
    assert "".join(item.text for item in found if isinstance(item, Thinking)) == thinking
    assert "".join(item.text for item in found if isinstance(item, Text)) == answer


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_a_guess_that_was_wrong_is_told_again_as_the_answer(size):
    found = told("It is 5.", size, expected=True)
    assert found[-1] == Text("It is 5.")


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_a_closing_tag_out_of_nowhere_starts_the_answer_again(size):
    found = told("hm, so</think>It is 5.", size, expected=False)
    after = found[found.index(Restart()) + 1 :]
    assert "".join(item.text for item in after) == "It is 5."


def test_nothing_certain_is_held_back():
    reasoning = Reasoning()
    assert reasoning.feed("x <") == [Text("x ")]
    assert reasoning.feed(" 3") == [Text("< 3")]


@pytest.mark.parametrize(
    ("model", "reasons"),
    [
        ("microsoft/Phi-4-mini-flash-reasoning", True),
        ("deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B", True),
        ("Qwen/Qwen3-4B-Thinking-2507", True),
        ("HuggingFaceTB/SmolLM2-135M-Instruct", False),
        ("some/gpt-r10", False),
    ],
)
def test_names_that_reason(model, reasons):
    assert expects_reasoning(model) is reasons
