"""Which claims a text makes, where they stand, and that the pieces in which it comes change nothing."""

from __future__ import annotations

import pytest

from tutor.claims import Joint, Reader, claims

FOUND = [
    ("She has 16 - 3 = 12 ducks eggs left", ["16 - 3 = 12"]),
    ("so she makes 13 * 2 = $26", ["13 * 2 = $26"]),
    ("5 pieces of pie * 8 pieces/pie = 40 pieces set out", ["5 pieces of pie * 8 pieces/pie = 40"]),
    ("$20/hour x 35 hours/week = $700/week", ["$20/hour x 35 hours/week = $700"]),
    ("80 km/h * 2 h = 160 km", ["80 km/h * 2 h = 160"]),
    ("3+4 = 7*2 = 14", ["3+4 = 7*2", "7*2 = 14"]),
    ("the total = 5 * 3 = 15", ["5 * 3 = 15"]),
    ("2 hours * 60 = 120 minutes = 2 hours", ["2 hours * 60 = 120", "120 minutes = 2"]),
    ("we get 2s + 30 = 110, so s = 40", ["2s + 30 = 110", "s = 40"]),
    ("5 x 3 = 15\n7 x 8 = 56", ["5 x 3 = 15", "7 x 8 = 56"]),
    ("1/2 of 10 is 5 and half of 80 is 40", ["1/2 of 10 is 5", "half of 80 is 40"]),
    ("5 plus 3 is 8; 12 divided by 4 equals 3", ["5 plus 3 is 8", "12 divided by 4 equals 3"]),
    ("1 1/2 * 4 = 6, 1½ + ½ = 2", ["1 1/2 * 4 = 6", "1½ + ½ = 2"]),
    ("- 5 + 3 = 8\n2) 4 + 4 = 8", ["5 + 3 = 8", "4 + 4 = 8"]),
    ("12,000 ÷ 3 = 4,000", ["12,000 ÷ 3 = 4,000"]),
    ("It cost **3 * $4 = $12**.", ["3 * $4 = $12"]),
    ("10/3 ≈ 3.33 and 3 < 5", ["10/3 ≈ 3.33", "3 < 5"]),
    (r"So $2x = 6$ and \(x = \frac{6}{2} = 3\).", ["2x = 6", r"x = \frac{6}{2}", r"\frac{6}{2} = 3"]),
    (r"$x = 1 \text{ or } x = 2$", ["x = 1", "x = 2"]),
    ("\\begin{align}\n2x+3 &= 7 \\\\\nx &= 2\n\\end{align}", ["2x+3 &= 7", "x &= 2"]),
    ("\\[\n2 + 2 = 4\n\\]\nand 1 + 1 = 2", ["2 + 2 = 4", "1 + 1 = 2"]),
    ("(x+1)^2\n= x^2 + 2x + 1", ["= x^2 + 2x + 1"]),
    ("5! = 120\nsqrt(16) = 4", ["5! = 120", "sqrt(16) = 4"]),
    ("12 - 5 = 8개가 남아 8 × 2 = 16원입니다.", ["12 - 5 = 8", "8 × 2 = 16"]),
    ("16에서 3을 빼면 13입니다.", ["16에서 3을 빼면 13"]),
    ("```\nx = 3 + 4 = 8\n```\n1 + 1 = 2", ["1 + 1 = 2"]),
]

SILENT = [
    "On 3/4 we met at 12:30; the score was 3-2.",
    "In 2020 he had 5 apples. Version 2.0 is here.",
    "The ratio is 3:4 and there are 25% more.",
    "A: 26",
    "There are 4 apples, 2 pears and x people.",
    "I paid $5 and a book costs $12; if he wins, great.",
    "She is 12 and he is 5 years old.",
    "민수는 사과를 5개 가지고 있습니다.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_claims_are_found_where_they_stand(text, expected):
    found = claims(text)
    assert [claim.text for claim in found] == expected
    for claim in found:
        assert text[slice(*claim.span)] == claim.text
        assert claim.line == text[: claim.span[0]].count("\n")


@pytest.mark.parametrize("text", SILENT)
def test_sentences_that_claim_nothing_make_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pieces_change_nothing(text, size):
    reader = Reader()
    found = [claim for at in range(0, len(text), size) for claim in reader.feed(text[at : at + size])]
    assert [*found, *reader.finish()] == claims(text)


@pytest.mark.parametrize(
    ("written", "more"),
    [("It is 16 - 3 = 12. ", "Then"), ("16 - 3 = 12 ducks left ", "over"), ("$2 + 2 = 5$ ", "is"), ("2 + 2 = 4\n", "")],
)
def test_a_claim_is_told_as_soon_as_it_is_complete(written, more):
    reader = Reader()
    assert len(list(reader.feed(written))) == 1
    assert not [*reader.feed(more), *reader.finish()]


def test_what_may_go_on_is_waited_for():
    reader = Reader()
    assert not list(reader.feed("14 - 4 = 12 ducks "))
    assert [claim.text for claim in reader.feed("- 2 ducks = 10 ducks. So ")] == [
        "14 - 4 = 12 ducks - 2",
        "12 ducks - 2 ducks = 10",
    ]


def test_how_statements_are_joined():
    found = claims("2x + 3 = 7\nSubtracting 3 from both sides, we get 2x = 4. Now let y = 5.")
    assert [claim.joint for claim in found] == [Joint.SO, Joint.SO, Joint.NONE]
    assert found[1].before == ("2x + 3 = 7",)
