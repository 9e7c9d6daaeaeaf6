"""The final answer in a page of text."""

import pytest

from tutor.maths.reading.extraction import final_answer

PAGES = [
    (r"Thus $x = \boxed{\frac{1}{2}}$.", r"\frac{1}{2}"),
    (r"First \boxed{1}. No wait. Then \boxed{2}.", "2"),
    (r"\boxed{1} and \boxed{2}", "1, 2"),
    (r"$\boxed{(1, 2)}, \boxed{(3, 4)}$", "(1, 2), (3, 4)"),
    (r"So x = \boxed{2} or x = \boxed{3}.", "2, 3"),
    (r"\boxed{a \boxed{b}}", "a b"),
    (r"cut off \boxed{\frac{1}{2", r"\frac{1}{2"),
    (r"We get \boxed{3}. Final Answer: The final answer is $4$. I hope it is correct.", "4"),
    ("The answer is 42.", "42"),
    ("The answer is $x^2$, as wanted.", "x^2"),
    ("**Answer:** $\\frac{3}{4}$", r"\frac{3}{4}"),
    ("The correct option is (B).", "(B)"),
    ("The answer: D, it makes no sense for it to be A", "D"),
    ("Final Answer: The largest $n$ is 34.", "34"),
    ("The solutions are $x=1$ and $x=2$.", "$x=1$ and $x=2$"),
    ("따라서 답은 $x = 3$입니다.", "x = 3"),
    ("따라서 구하는 값은 42이다.", "42"),
    ("정답: 12 cm", "12 cm"),
    ("최종 답은 **x = 2** 입니다.", "x = 2"),
    ("따라서 x = 5 이다.", "5"),
    ("Long work.\n\nSo we have **17**", "17"),
    ("Hence $2 + 2 = 4$.", "4"),
    ("Therefore $x > 5$ is the solution.", "x > 5"),
    ("2 + 3 = 5\n10 - 5 = 5\nTotal = 42", "42"),
    ("#### 72", "72"),
    ("it costs 14 dollars", "14"),
    ("<answer>7</answer>", "7"),
    (r"The final answer is: $\boxed{\text{(C)}}$. <|im_end|> junk 99", r"\text{(C)}"),
]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_finds(page: str, expected: str) -> None:
    found = final_answer(page)
    assert found is not None
    assert found.text == expected or found.text.startswith(expected + " ")


def test_the_span_holds_the_answer() -> None:
    page = r"Let us see. Thus $x = \boxed{12}$, done."
    found = final_answer(page)
    assert found is not None
    assert page[slice(*found.span)] == r"\boxed{12}"


@pytest.mark.parametrize("page", ["", "no mathematics here", "I do not know."])
def test_finds_nothing_where_nothing_is(page: str) -> None:
    assert final_answer(page) is None
