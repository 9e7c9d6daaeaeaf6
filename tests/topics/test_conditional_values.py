"""Values under conditions: what is answered, and what is refused."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.errors import StepwiseError
from tutor.problem import Goal, Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand

TABLE = [
    ("If $x + y = 5$ and $xy = 6$, find $x^2 + y^2$.", "13"),
    ("What is $x^2 + y^2$ if $x + y = 7$ and $xy = 10$?", "29"),
    ("Let r and s be the roots of 3x^2 - 5x + 1 = 0. Find r^2 + s^2.", "19/9"),
    (r"Let $z$ be a complex number such that $z^3 = 1$ and $z \neq 1.$ Compute \[z + z^2.\]", "-1"),
    ("The expression $2x^2 - 12x + 5$ can be expressed in the form $a(x-h)^2+k$. What is $a+h+k$?", "-8"),
    (
        r"If $\frac{2x+3}{x^2-5x+6} = \frac{A}{x-2} + \frac{B}{x-3}$ for all $x$ except $2$ and $3$, find $A + B$.",
        "2",
    ),
    ("Suppose that a and b are positive integers such that a^2 - b^2 = 15 and a + b = 5. What is ab?", "4"),
    ("If $x$ is positive and $x^2 = 49$, what is $x + 3$?", "10"),
    ("If $x^2 + 1/x^2 = 7$ and $x > 0$, find $x + 1/x$.", "3"),
    (r"Suppose $x$ and $y$ satisfy \begin{align*} x + y &= 4, \\ x^2 + y^2 &= 10. \end{align*}Compute $xy$.", "3"),
]
INVERSES = [
    (r"If $f(x)=\dfrac{2}{x+1}$, then what is the value of $f^{-1}\left(\frac{1}{5}\right)$?", "9"),
    ("Let f(x) = 2x + 1 and g(x) = x - 3. What is f^{-1}(g(10))?", "3"),
    ("If $f(x) = x^3 + 1$, compute $f^{-1}(9) + f^{-1}(28)$.", "5"),
]
REFUSED = [
    "Let f(x) = x^2. Find f^{-1}(4).",
    "If x + y = 5, find x^2 + y^2.",
    "If x^2 = 4, what is x + 1?",
    "Suppose x + y = 5 and x + y = 6. Find (x + y)^2.",
    "If the larger of x and y is 3 and xy = 6, find x^2 + y^2.",
]


@pytest.mark.parametrize(("text", "value"), TABLE + INVERSES)
def test_a_value_is_found_and_proved(text: str, value: str) -> None:
    problem = understand(text, "en")
    assert problem.topic is not None
    *_, answer = topic_named(problem.topic).solve(problem, Level.INTERMEDIATE)
    assert isinstance(answer, Answer)
    assert answer.value.plain == value
    assert certify(problem, answer).proved


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_determined_is_refused(text: str) -> None:
    try:
        problem = understand(text, "en")
    except StepwiseError:
        return
    assert problem.goal is Goal.WORDS


def test_an_environment_that_ends_with_a_point_is_read() -> None:
    assert understand(r"\begin{align*} x + y &= 4, \\ x - y &= 2. \end{align*}", "en").goal is Goal.SOLUTIONS
