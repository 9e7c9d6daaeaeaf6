"""Equations, inequalities and systems: what is asked, what is answered, what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.errors import NotSolved
from tutor.messages import render_plain
from tutor.problem import Goal, Level, Problem
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
    # angles, exponents, logarithms
    ("tan(x) = 2 sin(x)", "trigonometric-equations", None),
    ("sin(x)^2 + cos(x)^2 = 1", "trigonometric-equations", "(-oo, oo)"),
    ("sin x cos x = 1/4", "trigonometric-equations", None),
    ("cos(2x) = sin(x)", "trigonometric-equations", None),
    ("sin 3x = cos x", "trigonometric-equations", None),
    ("sin(pi x) = 0", "trigonometric-equations", "ℤ"),
    ("sec x = 2", "trigonometric-equations", None),
    ("sin x = 1/2, 0 <= x <= 2pi", "trigonometric-equations", "{pi/6, 5*pi/6}"),
    ("2^(x^2) = 16", "exponential-equations", "{-2, 2}"),
    ("3*2^x = 5*3^x", "exponential-equations", None),
    ("e^x + e^(-x) = 2", "exponential-equations", "{0}"),
    ("0.5^x = 0.25", "exponential-equations", "{2}"),
    ("2^x = 0", "exponential-equations", "{}"),
    ("log_x 8 = 3", "logarithmic-equations", "{2}"),
    ("log_2(x) + log_4(x) = 3", "logarithmic-equations", "{4}"),
    ("ln(x) = ln(-3)", "logarithmic-equations", "{}"),
    ("2 log_3(x) = log_3(x + 6)", "logarithmic-equations", "{3}"),
    # formulas, two unknowns, joined inequalities
    ("solve A = pi r^2 for r", "quadratic-equations", "{-sqrt(A/pi), sqrt(A/pi)}"),
    ("solve V = 4/3 pi r^3 for r", "polynomial-equations", "{(3*V/(4*pi))^(1/3)}"),
    ("x^2 + y^2 = 25, xy = 12", "nonlinear-systems", "{(-4, -3), (-3, -4), (3, 4), (4, 3)}"),
    ("x^2 + y^2 = 1, x + y = 3", "nonlinear-systems", "{}"),
    ("solve x + y = 5 for x and y", "linear-systems", "{(-y + 5, y)}"),
    ("x > 1 or x < -1", "compound-inequalities", "(-oo, -1) ∪ (1, oo)"),
    ("-4 < x^4 + 4x^2 < 21", "compound-inequalities", "(-sqrt(3), sqrt(3))"),
    ("sqrt(x + 6) > x", "radical-inequalities", "[-6, 3)"),
    ("sqrt(x) < -1", "radical-inequalities", "{}"),
    # nothing there to find
    ("1/0 = x", "linear-equations", "{}"),
    ("sqrt(-4) = x", "linear-equations", "{}"),
    ("solve 2y = 4 for x", "misnamed-unknowns", "{2}"),
    # about solutions
    ("How many real solutions does x^2 + 1 = 0 have?", "solution-questions", "0"),
    ("Find the sum of all the roots of (2x+3)(x-4)+(2x+3)(x-6)=0", "solution-questions", "7/2"),
    ("If |x+5|-|3x-6|=0, find the largest possible value of x", "solution-questions", "11/2"),
    ("Find all complex roots of x^4 + 4", "complex-roots", "{-1 - i, -1 + i, 1 - i, 1 + i}"),
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
def test_is_answered_and_proved(text: str, topic: str, value: str | None) -> None:
    problem, steps, answer = solved(text)
    assert problem.topic == topic
    assert value is None or answer.value.plain == value
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


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ("Solve 2x + y = 5, x - y = 1 by substitution", "substitute"),
        ("Solve 2x + y = 5, x - y = 1 by elimination", "eliminate"),
    ],
)
def test_the_method_asked_for_a_system_is_used(asked: str, rule: str) -> None:
    _, steps, answer = solved(asked)
    assert rule in {step.rule for step in steps}
    assert answer.value.plain == "{(2, 1)}"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x^2 + 6x + 5 = 0", ["factoring", "completing-the-square", "formula"]),
        ("x^2 + 6x + 2 = 0", ["completing-the-square", "formula"]),
        ("x + y = 5, x - y = 1", ["substitution", "elimination"]),
        ("2x + 3 = 7", []),
    ],
)
def test_a_topic_says_which_methods_apply(text: str, names: list[str]) -> None:
    problem = understand(text, "en")
    assert problem.topic is not None
    assert [method.name for method in topic_named(problem.topic).methods(problem)] == names


@pytest.mark.parametrize(
    "text", ["Find the sum of the roots of x^2 + 6x + 9 = 0", "Find the sum of the roots of x^2 + x + 1 = 0"]
)
def test_what_could_mean_two_sums_is_not_guessed(text: str) -> None:
    assert understand(text, "en").goal is Goal.WORDS


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
