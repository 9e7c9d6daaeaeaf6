"""Equations, inequalities and systems: what is asked, what is answered, what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.errors import NotSolved
from tutor.messages import render_plain
from tutor.problem import Level, Problem
from tutor.solution import Answer, Restates, Step
from tutor.topics import topic_named
from tutor.understanding import understand

TABLE = [
    # linear equations
    ("0.5x + 1.2 = 3.7", "linear-equations", "{5}"),
    ("((x+1)/2 - 3)/4 = x", "linear-equations", "{-5/7}"),
    ("x^2 + x = x^2 + 5", "linear-equations", "{5}"),
    ("sqrt(2) x + 1 = 3", "linear-equations", "{sqrt(2)}"),
    ("2x = 3x", "linear-equations", "{0}"),
    ("0x = 5", "linear-equations", "{}"),
    ("x - x = 0", "linear-equations", "(-oo, oo)"),
    ("solve P = 2l + 2w for w", "linear-equations", "{P/2 - l}"),
    ("y - x - 2 = 3*2", "linear-equations", "{x + 8}"),
    # linear inequalities
    ("3 > x", "linear-inequalities", "(-oo, 3)"),
    ("5 > 3x - 1 > -1", "linear-inequalities", "(0, 2)"),
    ("x >= x", "linear-inequalities", "(-oo, oo)"),
    ("x > x", "linear-inequalities", "{}"),
    # quadratic equations
    ("x^2 = 0", "quadratic-equations", "{0}"),
    ("(x+1)^2 = (2x-3)^2", "quadratic-equations", "{2/3, 4}"),
    ("0.1x^2 - 0.3x + 0.2 = 0", "quadratic-equations", "{1, 2}"),
    ("x^2 - sqrt(2) x - 4 = 0", "quadratic-equations", "{-sqrt(2), 2*sqrt(2)}"),
    ("3(x-2)^2 + 12 = 0", "quadratic-equations", "{}"),
    ("x(x+1) = x(2x-3)", "quadratic-equations", "{0, 4}"),
    # higher degree
    ("(x^2-1)^2 = 9", "polynomial-equations", "{-2, 2}"),
    ("x^4 + x^2 + 1 = 0", "polynomial-equations", "{}"),
    ("x^100 = 1", "polynomial-equations", "{-1, 1}"),
    ("x^4+4x^3+6x^2+4x+1=0", "polynomial-equations", "{-1}"),
    ("x^8 - 17x^4 + 16 = 0", "polynomial-equations", "{-2, -1, 1, 2}"),
    ("x^5 - x + 1 = 0", "polynomial-equations", "{-1.16730397826}"),
    ("(x - 1)(x^3 - 3x + 1) = 0", "polynomial-equations", "{-1.87938524157, 0.347296355334, 1, 1.53208888624}"),
    # systems
    ("x + y = 3, 2x + 2y = 6, x - y = 1", "linear-systems", "{(2, 1)}"),
    ("x + y = 3, x - y = 1, x + 2y = 10", "linear-systems", "{}"),
    ("x/2 + y/3 = 5, x - y = 0", "linear-systems", "{(6, 6)}"),
    ("solve x + y = a, x - y = b for x and y", "linear-systems", "{(a/2 + b/2, a/2 - b/2)}"),
    ("Solve v = 4*o + 66, -72*o + 65*o - 4*v - 104 = 0 for o.", "linear-systems", "{-16}"),
    # fractions, inequalities of higher degree, absolute values, roots
    ("(x^2-1)/(x-1) = 2", "rational-equations", "{}"),
    ("(2x+1)/(x^2-4) = 3/(x-2)", "rational-equations", "{-5}"),
    ("(x-1)^2(x+2) >= 0", "polynomial-inequalities", "[-2, oo)"),
    ("x^2 <= 0", "polynomial-inequalities", "{0}"),
    ("x^3 + x + 1 > 0", "polynomial-inequalities", "(-0.682328…, oo)"),
    ("1/x >= x", "rational-inequalities", "(-oo, -1] ∪ (0, 1]"),
    ("|x-1| + |x+2| = 5", "absolute-value-equations", "{-3, 2}"),
    ("|x| = -x", "absolute-value-equations", "(-oo, 0]"),
    ("|x - 1| < 2x", "absolute-value-inequalities", "(1/3, oo)"),
    ("x - sqrt(x) = 6", "radical-equations", "{9}"),
    ("sqrt(x+1) = sqrt(x)", "radical-equations", "{}"),
]

LEAVES = [
    ("x^15 - x + 1 = 0", "cannot be factored"),
    ("x^3 + a x + 1 = 0", "cannot be factored"),
]


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(step.substeps)


def solved(text: str, level: Level = Level.BEGINNER) -> tuple[Problem, tuple[Step, ...], Answer]:
    problem = understand(text, "en")
    assert problem.topic is not None, text
    *steps, answer = topic_named(problem.topic).solve(problem, level)
    assert isinstance(answer, Answer)
    return problem, tuple(step for step in steps if isinstance(step, Step)), answer


@pytest.mark.parametrize(("text", "topic", "value"), TABLE)
def test_is_answered_and_proved(text: str, topic: str, value: str) -> None:
    problem, steps, answer = solved(text)
    assert problem.topic == topic
    assert answer.value.plain == value
    assert certify(problem, answer).proved
    for step in every(steps):
        if not isinstance(step.claim, Restates):
            verdict = check_claim(step.claim)
            assert verdict.proved, (step.rule, step.before.plain, step.after.plain, render_plain(verdict.message))


@pytest.mark.parametrize(("text", "reason"), LEAVES)
def test_what_is_beyond_is_refused_in_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(NotSolved, match=reason):
        solved(text)


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ("Solve x^2 + 6x + 5 = 0 by factoring", "factor-sum-product"),
        ("Solve x^2 + 6x + 5 = 0 by completing the square", "write-as-square"),
        ("Solve x^2 + 6x + 5 = 0 using the quadratic formula", "quadratic-formula"),
    ],
)
def test_the_method_asked_for_is_used(asked: str, rule: str) -> None:
    _, steps, answer = solved(asked)
    assert rule in {step.rule for step in steps}
    assert answer.value.plain == "{-5, -1}"


def test_dividing_an_inequality_by_a_negative_number_turns_it_and_says_why() -> None:
    _, steps, answer = solved("-2x < 6")
    assert answer.shown.plain == "x > -3"
    assert "negative" in render_plain(steps[0].because)


def test_a_candidate_outside_the_domain_is_rejected_with_a_step() -> None:
    _, steps, answer = solved("x/(x-2) = 2/(x-2)")
    assert "reject-extraneous" in {step.rule for step in steps}
    assert answer.remark is not None


def test_no_real_root_names_the_complex_ones() -> None:
    _, _, answer = solved("x^2 + 1 = 0")
    assert answer.remark is not None
    assert "complex" in render_plain(answer.remark)


def test_hints_do_not_give_the_result_away() -> None:
    for text, _, _ in TABLE:
        _, steps, answer = solved(text)
        for step in steps:
            if step.idea is not None:
                assert step.after.plain not in render_plain(step.idea)
                assert answer.shown.plain not in render_plain(step.idea)
