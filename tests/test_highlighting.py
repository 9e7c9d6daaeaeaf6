"""What changed between two lines is marked, and nothing of a line is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.highlighting import changes

MARK = re.compile(r"\\htmlClass\{changed\}\{")


def marked(line: str) -> list[str]:
    """What stands in the marks of a line."""
    found = []
    for match in MARK.finditer(line):
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(line[at], 0)
            at += 1
        found.append(line[match.end() : at - 1].replace(" ", ""))
    return found


def unmarked(line: str) -> str:
    """The line without marks and spaces."""
    while match := MARK.search(line):
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(line[at], 0)
            at += 1
        line = line[: match.start()] + line[match.end() : at - 1] + line[at:]
    return line.replace(" ", "")


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("2 x + 3 = 7", "2 x = 7 - 3", ["+3"], ["-3"]),
        (r"2 \cdot 3 + 4", "6 + 4", [r"2\cdot3"], ["6"]),
        (r"\sqrt{12} + x", r"2 \sqrt{3} + x", [r"\sqrt{12}"], [r"2\sqrt{3}"]),
        ("e^{2 x} + 3", "e^{3 x} + 3", ["2"], ["3"]),
        ("3 x^{2} + 4 x - x", "3 x^{2} + 3 x", ["+4x-x"], ["+3x"]),
        (r"\frac{x^{2} - 1}{x - 1}", r"\frac{x + 1}{x - 1}", ["x^{2}-1"], ["x+1"]),
    ],
)
def test_the_part_that_changed_is_marked(before: str, after: str, gone: list[str], new: list[str]) -> None:
    found = changes(before, after)

    assert found is not None
    assert (marked(found[0]), marked(found[1])) == (gone, new)


@pytest.mark.parametrize(
    ("before", "after"),
    [("x + 1", "x + 1"), (r"x^{2} + 5 x + 6", r"\left(x + 2\right) \left(x + 3\right)"), ("{x", "{y"), ("x^", "x_")],
)
def test_nothing_is_marked_where_all_changed_or_nothing_or_it_cannot_be_read(before: str, after: str) -> None:
    assert changes(before, after) is None


PIECES = st.sampled_from(
    ["x", "2", "10", "+", "-", "=", r"\cdot", r"\sqrt{3}", r"\frac{x}{2}", "x^{2}", r"\left(x + 1\right)", r"\sin{x}"]
)


@given(st.lists(PIECES, max_size=9), st.lists(PIECES, max_size=9))
def test_taking_the_marks_away_gives_the_lines_back(first: list[str], second: list[str]) -> None:
    before, after = " ".join(first), " ".join(second)

    found = changes(before, after)

    assert found is None or (unmarked(found[0]), unmarked(found[1])) == (unmarked(before), unmarked(after))
