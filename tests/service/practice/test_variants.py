"""Problems like one that was typed: the same question, other numbers, each proved."""

from __future__ import annotations

import pytest

from tutor.errors import BadInput
from tutor.maths.transport import expression
from tutor.messages import render_plain
from tutor.problem import Level
from tutor.service.practice.sameness import shape
from tutor.service.practice.variants import variants
from tutor.understanding import understand


@pytest.mark.parametrize(
    "text",
    ["Solve 2x + 3 = 11", "sqrt(2x + 1) = 5", "How many legs are there in total if you have 3 spiders and 4 dogs?"],
)
def test_variants_have_the_structure_of_the_problem_and_other_numbers(text: str) -> None:
    typed = understand(text, "en")
    found = variants(text, Level.INTERMEDIATE, 2, 0)
    assert len({render_plain(item.draft.statement) for item in found} | {text}) == 3
    for item in found:
        assert item.draft.verdict.proved
        assert item.topic == typed.topic
        assert shape(expression(item.draft.problem.statement)) == shape(expression(typed.statement))


def test_an_item_has_variants_by_its_id() -> None:
    (item,) = variants("consecutive-integers.beginner.1.0", Level.BEGINNER, 1, 0)
    assert item.topic == "consecutive-integers"


def test_the_same_seed_gives_the_same_variants() -> None:
    one, other = (variants("Find the gcd of 12 and 18.", Level.BEGINNER, 1, 4) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("text", ["Tell me a joke", "Why is the sky blue?"])
def test_what_is_not_understood_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="cannot make problems like this one"):
        variants(text, Level.BEGINNER, 1, 0)
