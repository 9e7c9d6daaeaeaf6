"""How questions are worded: what is taken off, what is read, what is refused and where."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tutor.errors import BadInput, StepwiseError, TooLarge, Unreadable
from tutor.maths.printing import plain
from tutor.maths.reading import read
from tutor.problem import Goal
from tutor.understanding import understand
from tutor.understanding.phrases import patterns
from tutor.understanding.prose import has_words, narrowed, undelimited

SAME = [
    ("Factor x^2 - 4", "factor", "x^2 - 4"),
    ("  please FACTOR   x^2 - 4 !", "factor", "x^2 - 4"),
    ("1. Factor x^2 - 4.", "factor", "x^2 - 4"),
    ("Q3: Can you please factor the polynomial $x^2 - 4$?", "factor", "x^2 - 4"),
    (r"Factor completely: \(x^2 - 4\)", "factor", "x^2 - 4"),
    (r"Factorise the following expression: \[x^2 - 4\]", "factor", "x^2 - 4"),
    ("Factor x^2 - 4 step by step, please", "factor", "x^2 - 4"),
    ("x^2 - 4를 인수분해하시오.", "factor", "x^2 - 4"),
    ("x^2 - 4 인수분해해 줘", "factor", "x^2 - 4"),
    ("문제 2: 다음 식을 인수분해하여라. x^2 - 4", "factor", "x^2 - 4"),
    ("다항식 $x^2 - 4$을 인수분해 하세요", "factor", "x^2 - 4"),
    ("What is 3/4 + 1/8?", "evaluate", "3/4 + 1/8"),
    ("Work out 3/4 + 1/8", "evaluate", "3/4 + 1/8"),
    ("3/4 + 1/8", "evaluate", "3/4 + 1/8"),
    ("$$3/4 + 1/8$$", "evaluate", "3/4 + 1/8"),
    ("3/4 + 1/8 = ?", "evaluate", "3/4 + 1/8"),
    ("3/4 + 1/8의 값은?", "evaluate", "3/4 + 1/8"),
    ("3/4 + 1/8을 계산하면?", "evaluate", "3/4 + 1/8"),
    ("What is the sum of 3 and 5?", "evaluate", "3 + 5"),
    ("- |-40|", "evaluate", "-|-40|"),
    ("5!", "evaluate", "5!"),
    ("½ + ⅓", "evaluate", "1/2 + 1/3"),
    ("What is 7 x 8?", "evaluate", "7*8"),
    ("Expand: (x+1)(x-1) =", "expand", "(x + 1)*(x - 1)"),
    ("Find the value of a^2 - b if a = 3 and b = 4", "substitute", r"\left. a^2 - b \right|_{a = 3, b = 4}"),
    ("Simplify ab + 2ab", "simplify", "a*b + 2*a*b"),
]

WORDS = [
    "Tom has 3 apples and eats one. How many are left?",
    "What is the meaning of life?",
    "Solve the riddle of the sphinx",
    "철수는 사과를 3개 가지고 있다. 몇 개가 남는가?",
    "Find the flavour of a circle with radius 3",
]

BAD = [
    ("solve x^2 + = 3", 12),
    ("x^2 + = 3", 6),
    ("Factor (x + 1", 7),
    ("  1. Factor x^2 - ^4.", 18),
    ("(x + 1를 인수분해하시오", 0),
    ("__import__('os').system('rm -rf /')", 0),
    ("{{{{", 4),
    ("3 + + ) 4", None),
    ("2x + 3 =", 8),
]


@pytest.mark.parametrize(("text", "task", "statement"), SAME)
def test_wording_does_not_matter(text: str, task: str, statement: str) -> None:
    problem = understand(text, "ko")
    assert (problem.task, problem.statement.plain) == (task, plain(read(statement)))
    assert (problem.text, problem.language) == (text, "ko")


@pytest.mark.parametrize("text", WORDS)
def test_words_that_no_phrase_reads_are_not_guessed(text: str) -> None:
    problem = understand(text, "en")
    assert problem.goal is Goal.WORDS
    assert problem.topic is None


@pytest.mark.parametrize(("text", "position"), BAD)
def test_unreadable_formulas_say_where(text: str, position: int | None) -> None:
    with pytest.raises(Unreadable) as caught:
        understand(text, "en")
    if position is not None:
        assert caught.value.position == position


def test_nothing_and_too_much() -> None:
    for text in ("", "   \n"):
        with pytest.raises(BadInput):
            understand(text, "en")
    with pytest.raises(TooLarge):
        understand("1+" * 50_000 + "1", "en")
    with pytest.raises(TooLarge):
        understand("9^9^9^9", "en")


@pytest.mark.parametrize(
    "text", ["(" * 5000, "x" * 19_000, "solve " * 3000, "을 " * 5000, "$" * 9999, "{f}", "\\", "\0"]
)
def test_nonsense_ends_soon(text: str) -> None:
    with suppress(StepwiseError):
        assert understand(text, "en").text == text


def test_unknowns_are_those_named() -> None:
    assert understand("Solve a*x + b = c for b", "en").unknowns == ("b",)
    assert understand("a*x + b = c를 b에 대하여 푸시오", "en").unknowns == ("b",)


def test_delimiters_keep_their_place() -> None:
    text = r"Factor \(x\) and $y$ \[z\] \text{now}"
    assert len(undelimited(text)) == len(text)
    assert undelimited(text).split() == ["Factor", "x", "and", "y", "z", "now"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("(2) x = 5", "(2) x = 5"),
        ("2) Solve x = 5", "Solve x = 5"),
        ("3. x + 1", "x + 1"),
        ("Please, could you solve x = 5? Thanks!", "solve x = 5"),
        ("3.5 + 1", "3.5 + 1"),
    ],
)
def test_only_what_means_nothing_is_taken_off(text: str, kept: str) -> None:
    start, end = narrowed(text)
    assert text[start:end] == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x^2 sin x", False),
        ("ab + cd", False),
        (r"\frac{1}{2} \cdot \alpha", False),
        (r"\begin{cases} x = 1 \\ y = 2 \end{cases}", False),
        ("x = 1 or x = 2", False),
        ("three plus x", True),
        ("x는", True),
    ],
)
def test_words_and_names(text: str, words: bool) -> None:
    assert has_words(text) is words


def test_a_template_finds_its_blanks() -> None:
    (pattern, *_) = patterns("solve {e} for {x}")
    assert pattern.spans("solve 2x = 4 for x") == {"e": (6, 12), "x": (17, 18)}
    assert pattern.spans("solve 2x = 4") is None
