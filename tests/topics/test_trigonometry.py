"""Trigonometry: exact values, simplifying, identities, formulas, one value from another, waves."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.errors import NotSolved
from tutor.maths.equivalence import compare
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.messages import render_plain
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer, Restates, Step
from tutor.topics import topic_named
from tutor.understanding import understand


def worked(text: str) -> tuple[Problem, list[Step], Answer]:
    problem = understand(text, "en")
    assert problem.topic == "trigonometry", (text, problem.topic)
    *steps, answer = topic_named("trigonometry").solve(problem, Level.INTERMEDIATE)
    assert isinstance(answer, Answer)
    assert all(isinstance(step, Step) for step in steps)
    return problem, steps, answer  # type: ignore[return-value]


def assert_answer(text: str, expected: str) -> list[Step]:
    problem, steps, answer = worked(text)
    for step in steps:
        if not isinstance(step.claim, Restates):
            verdict = check_claim(step.claim)
            assert verdict.proved, (step.rule, step.before.plain, step.after.plain, render_plain(verdict.message))
    assert certify(problem, answer).proved, (text, answer.value.plain)
    if expected in ("true", "false"):
        assert answer.value.plain == expected
    else:
        found = expression(answer.value)
        assert compare(read(expected), found).outcome == "equal", (text, answer.value.plain)
    return steps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sin(75°)", "(sqrt(6) + sqrt(2))/4"),
        ("cos(105°)", "(sqrt(2) - sqrt(6))/4"),
        ("tan(15°)", "2 - sqrt(3)"),
        ("cos 150 degrees", "-sqrt(3)/2"),
        ("sin(-pi/8)", "-sqrt(2 - sqrt(2))/2"),
        ("cos(36°)", "(1 + sqrt(5))/4"),
        ("sec(-7pi/6)", "-2sqrt(3)/3"),
        ("csc(11pi/6)", "-2"),
        ("cot(90°)", "0"),
        ("tan(1000pi)", "0"),
        ("arctan(1)", "pi/4"),
        ("arcsin(-1/2)", "-pi/6"),
        ("arcsin(sin(5pi/6))", "pi/6"),
        ("arcsin(-1/2) in degrees", "-30"),
        ("cos(arcsin(3/5))", "4/5"),
        ("2 sin(pi/6) cos(pi/3) + tan(pi/4)", "3/2"),
        (r"Trigonometric Values: $\sin(60) = $", "sqrt(3)/2"),
        (r"Trigonometric Values: $\tan(45) = $", "1"),
        ("Simplify tan 100° + 4 sin 100°", "-sqrt(3)"),
        (r"Compute \[\frac{1}{\cos^2 10^\circ} + \frac{1}{\sin^2 20^\circ} + \frac{1}{\sin^2 40^\circ}.\]", "12"),
        ("cos(pi/7) - cos(2pi/7) + cos(3pi/7)", "1/2"),
        ("sin 15°의 값을 구하시오", "(sqrt(6) - sqrt(2))/4"),
    ],
)
def test_exact_values(text: str, expected: str) -> None:
    assert_answer(text, expected)


@pytest.mark.parametrize("text", ["tan(90°)", "sec(3pi/2)", "cot(pi)", r"Trigonometric Values: $\tan(90) = $"])
def test_values_that_do_not_exist_are_said_so(text: str) -> None:
    with pytest.raises(NotSolved, match="not defined"):
        worked(text)


@pytest.mark.parametrize("text", ["sin(7)", "sin(pi/7)", "arctan(3)"])
def test_values_without_a_short_form_are_left_to_arithmetic(text: str) -> None:
    assert understand(text, "en").topic == "arithmetic"


def test_an_angle_in_degrees_is_shown_in_degrees() -> None:
    steps = assert_answer("sin(75°)", "(sqrt(6) + sqrt(2))/4")
    assert steps[0].after.plain == "sin(45° + 30°)"


@pytest.mark.parametrize(
    ("text", "expected", "longest"),
    [
        ("Simplify sin^2 x + cos^2 x", "1", 1),
        ("Simplify (1 - cos^2 x)/sin x", "sin x", 5),
        ("Simplify tan x cos x", "sin x", 5),
        ("Simplify sec^2 x - 1", "tan^2 x", 7),
        ("Simplify sin x/(1 + cos x) + (1 + cos x)/sin x", "2/sin x", 8),
        ("Simplify (sin x + cos x)^2 - sin 2x", "1", 1),
        ("Simplify sin(pi - x)/cos(pi/2 - x)", "1", 1),
        ("Simplify (sec x - tan x)(sec x + tan x)", "1", 1),
        ("Simplify cos^2 x/(1 - sin x)", "1 + sin x", 8),
    ],
)
def test_simplifying(text: str, expected: str, longest: int) -> None:
    assert_answer(text, expected)
    assert len(worked(text)[2].value.plain) <= longest + 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prove that sin^4 x - cos^4 x = 1 - 2cos^2 x", "true"),
        ("Verify the identity tan x + cot x = sec x csc x", "true"),
        ("Prove that (1 - cos x)/sin x = sin x/(1 + cos x)", "true"),
        ("Show that sin 3x = 3 sin x - 4 sin^3 x", "true"),
        ("Prove sin(x + y) sin(x - y) = sin^2 x - sin^2 y", "true"),
        ("Prove tan(x + y) = (tan x + tan y)/(1 - tan x tan y)", "true"),
        ("Prove that 1/(1 - sin x) + 1/(1 + sin x) = 2sec^2 x", "true"),
        ("Verify that cos 2x = 2cos^2 x - 1", "true"),
        ("Prove that sin^2(x/2) = (1 - cos x)/2", "true"),
        ("Is sin(2x) = 2 sin x an identity?", "false"),
        ("Is sin^2 x - cos^2 x = 1 an identity?", "false"),
        ("Show that sin(x + y) = sin x + sin y", "false"),
        ("Prove that tan x = sin x", "false"),
    ],
)
def test_identities(text: str, expected: str) -> None:
    assert_answer(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Expand sin(a + b)", "sin a cos b + cos a sin b"),
        ("Expand cos(a - b)", "cos a cos b + sin a sin b"),
        ("Expand tan(a + b)", "(tan a + tan b)/(1 - tan a tan b)"),
        ("Write sin 2x in terms of sin x and cos x", "2 sin x cos x"),
        ("Write cos 2x in terms of sin x", "1 - 2sin^2 x"),
        ("Express cos 4x in terms of cos x", "8cos^4 x - 8cos^2 x + 1"),
        ("Write sin 5x cos 3x as a sum", "(sin 8x + sin 2x)/2"),
        ("Write sin 5x + sin 3x as a product", "2 sin 4x cos x"),
        ("Write sqrt(3) sin x + cos x in the form R sin(x + a)", "2 sin(x + pi/6)"),
        ("Express sin x - cos x in the form R sin(x - a)", "sqrt(2) sin(x - pi/4)"),
        ("Express 5 sin x + 12 cos x in the form R cos(x - a)", "13 cos(x - arctan(5/12))"),
    ],
)
def test_formulas(text: str, expected: str) -> None:
    problem, steps, answer = worked(text)
    assert problem.goal is Goal.VALUE
    assert_answer(text, expected)
    assert answer.value.plain != problem.statement.plain
    assert steps


def test_a_sine_cannot_be_written_with_cosines_alone() -> None:
    with pytest.raises(NotSolved):
        worked("Write sin 2x in terms of cos x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If sin A = 3/5 and A is acute, find cos A.", "4/5"),
        ("sin A = 3/5 with A acute, find tan A", "3/4"),
        ("Find cos A given that sin A = 5/13 and A is obtuse", "-12/13"),
        ("If cos x = -5/13 and pi < x < 3pi/2, find sin 2x", "120/169"),
        ("If tan x = 3/4 and sin x < 0, find cos x", "-4/5"),
        ("If sin a = 3/5 and cos b = 5/13 and a and b are acute, find sin(a + b)", "63/65"),
        ("Find tan A if sin A = 2 cos A", "2"),
        ("In right triangle $PQR$ with $\\angle Q = 90^\\circ$, we have $\\sin P = 3\\cos P$. What is $\\tan P$?", "3"),
        ("If tan x = 2, find sin 2x", "4/5"),
        ("If sin x = 3/5, find cos x", "{-4/5, 4/5}"),
        ("sin A = 3/5이고 A가 예각일 때, cos A의 값을 구하시오", "4/5"),
    ],
)
def test_one_value_from_another(text: str, expected: str) -> None:
    assert_answer(text, expected)


def test_no_angle_has_a_sine_above_one() -> None:
    with pytest.raises(NotSolved, match="No such angle"):
        worked("If sin x = 3/2 and x is acute, find cos x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find the amplitude of -3 sin(2x)", "3"),
        ("Find the period of y = 4 cos(3x - 1) + 2", "2pi/3"),
        ("Find the period of tan(2x)", "pi/2"),
        ("Find the phase shift of 2 sin(2x - pi/3)", "pi/6"),
        ("Find the vertical shift of 2 sin(x) - 5", "-5"),
    ],
)
def test_waves(text: str, expected: str) -> None:
    assert_answer(text, expected)


def test_a_tangent_has_no_amplitude() -> None:
    with pytest.raises(NotSolved, match="no amplitude"):
        worked("Find the amplitude of 2 tan(x)")
