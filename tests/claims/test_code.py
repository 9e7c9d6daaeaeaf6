"""Python in a model's text is read, never run."""

import pytest

from tutor.claims.code import Listings, judge_code
from tutor.verdict import Status

TEXT = (
    "Here:\n\n```python\ndef double(x):\n    return 2 * x\n```\n\nand\n\n~~~py\nprint(1)\n~~~\n\n```\nnot python\n```\n"
)


def found(pieces):
    listings = Listings()
    got = [listing for piece in pieces for listing in listings.feed(piece)]
    return [*got, *listings.finish()]


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_listings_are_the_same_in_whatever_pieces_they_come(size):
    listings = found([TEXT[i : i + size] for i in range(0, len(TEXT), size)])
    assert [listing.text for listing in listings] == ["def double(x):\n    return 2 * x", "print(1)"]
    assert all(TEXT[slice(*listing.span)] == listing.text for listing in listings)


def test_a_listing_that_is_never_closed_is_none():
    assert found(["```python\nx = 1\n"]) == []


def test_well_formed_code_is_never_called_proven():
    verdict = judge_code("def f(x):\n    return x\n")
    assert (verdict.status, verdict.note) == (Status.UNCHECKED, "syntax-right")


def test_what_is_not_python_is_refuted_with_its_line():
    verdict = judge_code("x = 1\nif x = 2:\n    pass\n")
    assert verdict.status is Status.REFUTED
    assert dict(verdict.message.blanks)["line"] == 2


def test_code_is_not_run(tmp_path):
    place = tmp_path / "trace"
    judge_code(f"open({str(place)!r}, 'w').close()\n")
    assert not place.exists()


@pytest.mark.parametrize("text", ["(" * 10_000, "\0", "x = " + "-" * 40_000 + "1", "a" * 60_000, "\ud800"])
def test_hostile_code_ends_in_a_verdict(text):
    assert judge_code(text).status is not Status.PROVED
