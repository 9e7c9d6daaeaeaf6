"""Other words, signs that a question defines, variation, cases, sums with dots."""

from __future__ import annotations

import pytest

from tutor.maths.transport import expression
from tutor.problem import Answer, Goal, Level
from tutor.topics import topic_named
from tutor.understanding import understand


def answer(text: str) -> str:
    problem = understand(text, "en")
    assert problem.goal is not Goal.WORDS, problem.obstacle
    assert problem.topic is not None
    *_, last = topic_named(problem.topic).solve(problem, Level.INTERMEDIATE)
    assert isinstance(last, Answer)
    return str(expression(last.value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"If $a \star b = a^2 - 2b$, what is $3 \star 4$?", "1"),
        (r"Let $a \diamond b = 2a - b$ for all real numbers $a$ and $b$. Find $(5 \diamond 2) \diamond 3$.", "13"),
        (r"The operation $@$ is defined as $m @ n = \frac{m+n}{2}$. What is $(3@5)@7$?", "11/2"),
        (r"If $x \# y = 3x - y$ and $4 \# y = 2$, what is $y$?", "{10}"),
    ],
)
def test_signs_that_a_question_defines(text: str, value: str) -> None:
    assert answer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("If $x$ varies inversely with $y$ and $x=4$ when $y=6$, find $x$ when $y=8$.", "3"),
        (r"$y$ varies inversely as $\sqrt x$ and when $x=24$, $y=15$. What is $x$ when $y=3$?", "600"),
        ("Assume that $y$ varies directly as the square of $x$. If $y=18$ when $x=3$, find $y$ when $x=5$.", "50"),
        ("$z$ varies jointly as $x$ and $y$. If $z=12$ when $x=2$ and $y=3$, find $z$ when $x=4$ and $y=5$.", "40"),
    ],
)
def test_variation(text: str, value: str) -> None:
    assert answer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"Compute $1 + 2 + 3 + \dots + 50$.", "1275"),
        (r"What is the sum $2+4+6+\cdots+100$?", "2550"),
        (r"Evaluate $\frac{1}{1\cdot 2}+\frac{1}{2\cdot 3}+\cdots+\frac{1}{9\cdot 10}$", "9/10"),
        (r"Find $1+3+9+\cdots+243$", "364"),
    ],
)
def test_sums_with_dots(text: str, value: str) -> None:
    assert answer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"If $f(x)=\begin{cases} x^2 & x>2 \\ 3x & x\le 2\end{cases}$, find $f(3)+f(1)$.", "12"),
        (
            r"Let \[f(x) = \left\{ \begin{array}{cl} x+1 & \text{ if } x \leq 3, \\ 2x & \text{ if } x>3. \end{array} "
            r"\right.\]Find $f(5)$.",
            "10",
        ),
        (
            r"Given \[g(x) = \begin{cases} x+3 & \text{if } x < 2, \\ x^2 & \text{otherwise}.\end{cases}\] "
            r"What is $g(g(1))$?",
            "16",
        ),
    ],
)
def test_cases(text: str, value: str) -> None:
    assert answer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"What is the distance from the origin to the point $(8, -15)$?", "17"),
        (r"What common fraction is equivalent to $0.\overline{12}$?", "4/33"),
        (r"30 is 40% of what number?", "{75}"),
        ("What's 35% of 240?", "84"),
        ("What’s the derivative of x^3?", "3*x**2"),
        (r"What is the greatest integer less than $\sqrt{200}$?", "14"),
        (r"Compute the product of the number $5+\sqrt{3}$ and its radical conjugate.", "22"),
        (r"Find the sum of the squares of the roots of $x^2 - 5x + 3 = 0$.", "19"),
        (r"What is the positive difference between the two roots of $x^2-7x+10=0$?", "3"),
        (r"The product of integers 240 and $k$ is a perfect cube. What is the smallest positive value of $k$?", "900"),
        (r"Find $\|\mathbf{v}\|$ if $\mathbf{v} = \begin{pmatrix} 3 \\ 4 \end{pmatrix}$.", "5"),
        (r"$\frac{d}{dx}(x^2) =$", "2*x"),
        (r"\int \frac{1}{x^2+a^2} dx where a > 0", "atan(x/a)/a"),
    ],
)
def test_other_words(text: str, value: str) -> None:
    assert answer(text) == value


@pytest.mark.parametrize("text", ["Let x = 3. Find the value of y + 2", "Let x = 3. What is 2x + y?"])
def test_a_value_of_what_is_not_given_is_refused(text: str) -> None:
    problem = understand(text, "en")
    assert problem.goal is Goal.WORDS
    assert problem.obstacle is not None
