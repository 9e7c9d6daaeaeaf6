"""Matrices: what is asked, what is answered, every step proven, what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.errors import StepwiseError
from tutor.maths.equivalence import compare
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.messages import render_plain
from tutor.problem import Level
from tutor.solution import Answer, Restates, Step
from tutor.topics import topic_named
from tutor.understanding import understand

TABLE = [
    ("[[1,2],[3,4]] + [[5,6],[7,8]]", "[[6,8],[10,12]]"),
    ("2*[[1,2],[3,4]] - [[1,1],[1,1]]", "[[1,3],[5,7]]"),
    ("[[1,2,3]] * [[4],[5],[6]]", "[[32]]"),
    ("[[1,2],[3,4]]^3", "[[37,54],[81,118]]"),
    ("det([[88, 92], [66, 20]])", "-4312"),
    ("det([[2,1,0],[1,3,-1],[0,5,4]])", "30"),
    ("det([[1,2,3,4],[2,1,1,1],[0,2,5,1],[3,3,1,2]])", "48"),
    ("det([[1,2],[2,4]])", "0"),
    ("find the inverse of [[2,1],[5,3]]", "[[3,-1],[-5,2]]"),
    ("find the inverse of [[8,4,9],[2,1,2],[3,1,3]]", "[[-1,3,1],[0,3,-2],[1,-4,0]]"),
    ("find the transpose of [[1,2,3],[4,5,6]]", "[[1,4],[2,5],[3,6]]"),
    ("find the trace of [[1,2],[3,4]]", "5"),
    ("find the eigenvalues of [[2,1],[1,2]]", "{1, 3}"),
    ("find the eigenvalues of [[0,-1],[1,0]]", "{-i, i}"),
    ("find the eigenvalues of [[2,0,0],[1,2,1],[-1,3,1]]", "{2, 3/2 - sqrt(13)/2, 3/2 + sqrt(13)/2}"),
    ("multiply [[1,2],[3,4]] by [[0,1],[1,0]]", "[[2,1],[4,3]]"),
]


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(step.substeps)


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_solved_step_by_step_and_proved(text: str, expected: str) -> None:
    problem = understand(text, "en")
    assert problem.topic == "matrices"
    *steps, answer = topic_named("matrices").solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    assert compare(read(expected), expression(answer.value)).outcome == "equal", answer.value.plain
    for step in every(tuple(step for step in steps if isinstance(step, Step))):
        if not isinstance(step.claim, Restates):
            verdict = check_claim(step.claim)
            assert verdict.proved, (step.rule, step.before.plain, step.after.plain, render_plain(verdict.message))
    assert certify(problem, answer).proved


def test_a_singular_matrix_has_no_inverse_and_the_determinant_says_why() -> None:
    problem = understand("find the inverse of [[1,2],[2,4]]", "en")
    *steps, answer = topic_named("matrices").solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    assert isinstance(steps[-1], Step)
    assert answer.value.plain == "does not exist"
    assert answer.remark is not None
    assert steps[-1].after.plain == "0"


@pytest.mark.parametrize("text", ["find the determinant of [[1,2,3],[4,5,6]]", "multiply [[1,2]] by [[3,4]]"])
def test_sizes_that_do_not_fit_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(StepwiseError) as refusal:
        answered(text)
    assert refusal.value.exit_code in (2, 3)


def answered(text: str) -> list[Step | Answer]:
    problem = understand(text, "en")
    return list(topic_named(problem.topic or "matrices").solve(problem, Level.BEGINNER))
