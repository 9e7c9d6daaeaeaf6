"""A model's answer is cut into steps, however it numbers them and however the text arrives."""

from __future__ import annotations

import pytest

from tutor.engines.transcription.sections import Part, Sections

PLAIN = ("Understand the problem", "Approach", "Check", "Conclusion")


def parts(text: str, size: int = 5):
    sections = Sections(PLAIN)
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    return [part for piece in pieces for part in sections.feed(piece)] + list(sections.finish())


@pytest.mark.parametrize(
    "text",
    [
        "Step 1: Add.\n2+3=5\nStep 2: Double.\n10",
        "**Step 1: Add.**\n\n2+3=5\n\n**Step 2: Double.**\n10",
        "### Step 1: Add.\n2+3=5\n### Step 2: Double.\n10\n",
        "**1단계:** Add.\n2+3=5\n**2단계:** Double.\n10",
        "1. Add.\n2+3=5\n2. Double.\n10",
        "1) **Add.**\n2+3=5\n2) **Double.**\n10",
        "step 1 - Add.\n2+3=5\nstep 2 - Double.\n10",
    ],
)
def test_numbered_steps(text):
    assert parts(text) == [Part("Add.", "2+3=5"), Part("Double.", "10")]


def test_the_same_for_every_cut():
    text = "## Approach\n1. Add.\n## Step-by-step work\n1. Add:\n$$\n2+3=5\n$$\n2. So\n## Check\n1. Fine.\n"
    assert all(parts(text, size) == parts(text) for size in (1, 2, 3, 11, 1000))
    assert parts(text) == [Part(None, "1. Add."), Part("Add", "$$\n2+3=5\n$$"), Part("So", ""), Part(None, "1. Fine.")]


def test_lines_without_numbers_are_parts_of_their_own():
    assert parts("She has 2+3=5.\n\nThen\n\\[\n5=5\n\\]\n") == [
        Part(None, "She has 2+3=5."),
        Part(None, "Then"),
        Part(None, "\\[\n5=5\n\\]"),
    ]


def test_numbers_inside_named_steps_and_out_of_order_are_no_steps():
    assert parts("Step 1: List.\n1. one\n2. two") == [Part("List.", "1. one\n2. two")]
    assert parts("1. one\n7. seven") == [Part("one", "7. seven")]


def test_code_is_left_out():
    assert parts("1. Code:\n```python\n1. x = 5 = 6\n```\nDone.") == [Part("Code", "Done.")]


def test_long_lines_take_no_time():
    assert parts("#" + " " * 100_000 + "x\nend", size=10_000) == [Part(None, "end")]
