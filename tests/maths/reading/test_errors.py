"""What cannot be read: where, and in words for a student; what is too large."""

import pytest

from tutor.errors import TooLarge, Unreadable
from tutor.maths.reading import read
from tutor.messages import render_plain

UNREADABLE = [
    ("", 0),
    ("2x+", 3),
    ("x + * 2", 4),
    ("(x+1", 0),
    ("3*(x+(y)", 2),
    ("x)", 1),
    ("[1, 2", 0),
    ("()", 0),
    (r"\frac{1}{}", 8),
    (r"\frac{}{2}", 5),
    (r"\sqrt{}", 5),
    ("sin", 0),
    ("sin*2", 0),
    (r"\sin^x", 0),
    ("2+exp", 2),
    ("12 3", 3),
    ("0..1", 1),
    ("!", 0),
    ("_", 0),
    ("|x", 0),
    ("||x|", 0),
    ("x = ", 4),
    ("f(x,,y)", 4),
    ("sqr(x)", 0),
    ("eval(x)", 0),
    ("x @ 2", 2),
    ("x # y", 2),
    ("x & y", 2),
    ("\\", 0),
    (r"\foo{x}", 0),
    (r"\int x^2", 8),
    (r"\frac{d}{dx}", 0),
    (r"\lim x", 5),
    (r"\begin{pmatrix}1&2\\3\end{pmatrix}", 0),
    ("(1, 2) + 3", 7),
    ("{1, 2} + 3", 7),
    ("{1 < 2", 0),
    (r"\text{Monday}", 0),
    ("[[1,2]]*[[1,2]]", 7),
    ("1, 2, ...", 6),
    ("2 + 가", 4),
    ("9_5", 0),
]


@pytest.mark.parametrize(("text", "position"), UNREADABLE)
def test_says_where(text: str, position: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.position == position
    sentence = render_plain(caught.value.message)
    assert sentence[0].isupper() or sentence[0] == "“"
    assert sentence.endswith(".")


def test_suggests_the_function_that_was_meant() -> None:
    with pytest.raises(Unreadable) as caught:
        read("sqr(x)")
    assert caught.value.hint is not None
    assert render_plain(caught.value.hint) == "Did you mean sqrt?"


TOO_LARGE = [
    "9^9^9^9",
    "10^8!",
    "((10!)!)!",
    "(1+x)^{1000000}",
    "((x^1000)^1000)^1000",
    r"\binom{10^9}{5\cdot 10^8}",
    "exp(exp(exp(exp(10))))",
    "1e999999999",
    "7" * 5000,
    "(" * 200 + "x" + ")" * 200,
    r"\frac{" * 100 + "1" + "}{2}" * 100,
    "-" * 1000 + "x",
    "x^" * 1000 + "x",
    "+".join(["x"] * 9000),
    "x" * 30_000,
]


@pytest.mark.parametrize("text", TOO_LARGE, ids=lambda text: text[:20])
def test_refuses_what_is_too_large(text: str) -> None:
    with pytest.raises(TooLarge) as caught:
        read(text)
    assert caught.value.position is not None


@pytest.mark.parametrize("text", ["2004!", "(x-a)^{59999}", "2^{10000}", "(" * 30 + "x" + ")" * 30, "1.6e-19", "170!"])
def test_reads_what_is_large_but_sensible(text: str) -> None:
    read(text)
