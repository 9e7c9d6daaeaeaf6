"""Checking students' work: what follows, what does not, what is a slip, and the next hint."""

from __future__ import annotations

import pytest

from tutor.messages import render_plain
from tutor.problem import Problem
from tutor.service.practice.items import tells
from tutor.service.work.lines import judge_work
from tutor.understanding import understand
from tutor.verdict import Status


def checked(question, *lines):
    """The work on a question, judged."""
    return judge_work(understand(question, "en", None) if question else Problem(""), lines)


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Solve 2x + 3 = 7", ["2x = 4", "x = 2"]),
        ("Solve 2x + 3 = 7", ["2x + 3 - 3 = 7 - 3 => 2x = 4 => x = 2"]),
        ("Solve x^2 - 5x + 6 = 0", ["(x-2)(x-3) = 0", "x-2 = 0", "x = 2", "x-3 = 0", "x = 3", "x = 2 or x = 3"]),
        ("Solve x^2 - 5x + 6 = 0", ["(x - 5/2)^2 = 1/4", "x - 5/2 = ±1/2", "x = 3 or x = 2"]),
        ("Solve sqrt(x+2) = x", ["x+2 = x^2", "x^2-x-2 = 0", "x = 2 or x = -1", "x = 2"]),
        ("Solve x + y = 5, x - y = 1", ["2x = 6", "x = 3", "3 + y = 5", "y = 2", "x = 3, y = 2"]),
        ("Solve x^2 = 9", ["x = ±3"]),
        ("Solve |x - 1| = 2", ["x - 1 = 2 or x - 1 = -2", "x = 3 or x = -1"]),
        ("Solve x^2 = -1", ["no solution"]),
        ("Solve 2x - 4 > 6x", ["-4x > 4", "x < -1"]),
        ("Expand (x+3)^2", ["(x+3)(x+3)", "= x^2 + 3x + 3x + 9", "= x^2 + 6x + 9"]),
        ("Differentiate x^2 sin(x)", ["f'(x) = 2x sin(x) + x^2 cos(x)"]),
        ("Integrate 2x cos(x^2)", ["u = x^2", "\\int \\cos(u) du = \\sin(u) + C", "= sin(x^2) + C"]),
        ("3 + 4*2", ["3 + 8 = 11"]),
    ],
)
def test_right_and_finished(question, lines):
    work = checked(question, *lines)
    assert work.first_error is None, work.lines
    assert work.finished


@pytest.mark.parametrize(
    ("question", "lines", "first", "note", "code"),
    [
        ("Solve 2x + 3 = 7", ["2x = 5", "x = 5/2"], 0, "different", "calculation-slip"),
        ("Solve 2(x+3) = 10", ["2x + 3 = 10", "2x = 7"], 0, "different", "first-term-only"),
        ("Solve x^2 = 4", ["x = 2"], 0, "lost-solution", None),
        ("Solve 2x - 4 > 6x", ["-4x > 4", "x > -1"], 1, "different", "divided-wrong-way-round"),
        ("Expand (x+3)^2", ["x^2 + 9"], 0, "different", "square-of-sum"),
        ("Simplify 1/2 + 1/3", ["2/5"], 0, "different", "fractions-added-across"),
        ("Solve x^2 = x", ["x^2 - x = 0", "x - 1 = 0"], 1, "lost-solution", None),
        ("", ["x = 1 and y = 2", "x = 1 or y = 2"], 1, "and-or", None),
        ("", ["x = 2 <=> x^2 = 4"], 0, "only-one-direction", None),
        ("", ["x = 1", "X = 1"], 1, "different", None),
    ],
)
def test_the_first_wrong_line(question, lines, first, note, code):
    work = checked(question, *lines)
    assert work.first_error == first
    wrong = work.lines[first]
    assert wrong.verdict.status is Status.REFUTED
    assert wrong.verdict.note == note
    if code is not None:
        assert wrong.mistake.code == code
    assert not work.finished
    assert f"line {first + 1}" in render_plain(work.hint)


@pytest.mark.parametrize(
    ("question", "line"), [("Solve 3x - 1 = 5", "3x = 6 = x = 2"), ("", "3 + 4 = 7*2 = 14"), ("", "5 + 5 = 10 / 2 = 5")]
)
def test_a_slip_of_notation_is_no_mistake(question, line):
    work = checked(question, line)
    assert work.first_error is None
    assert work.lines[0].mistake.code == "run-on-equals"
    assert work.lines[0].verdict.status is Status.UNCHECKED


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (["a = b", "a^2 = b^2"], ["first", "implies"]),
        (["a = b", "sqrt(a) = sqrt(b)"], ["first", "lost-solution"]),
        (["a^2 = b^2", "a = ±b", "a = b or a = -b"], ["first", "same-solutions", "same-solutions"]),
        (["x^2 = 4 ⇐ x = 2"], ["implied-by"]),
        (["x = x", "all"], ["first", "same-solutions"]),
        (["1 = 2", "none"], ["first", "same-solutions"]),
        (["x^2 = 2 p x + q", "(x - p)^2 = q + p^2", "x - p = ±sqrt(q + p^2)"], ["first", *["same-solutions"] * 2]),
        (["4x = 6", "x = 0.33333", "x = 1/3"], ["first", "different", "different"]),
        (["This is a plan", "", "x = 3"], ["text", "empty", "first"]),
    ],
)
def test_how_a_line_follows(lines, notes):
    assert [line.verdict.note for line in checked("", *lines).lines][-len(notes) :] == notes


def test_sentences_are_judged_by_what_they_claim():
    story = "Tom has 5 boxes with 3 apples each and gives 4 apples away. How many apples are left to him in the end?"
    lines = ["He has 5 x 3 = 15 apples.", "After that 15 - 4 = 12 apples are left.", "12"]
    work = judge_work(Problem(story), lines)
    assert [line.verdict.status.value for line in work.lines] == ["proved", "refuted", "unchecked"]
    assert work.first_error == 1


@pytest.mark.parametrize(
    ("question", "lines", "answer"),
    [
        ("Solve 2x + 3 = 7", ["2x = 4"], "2"),
        ("Solve x^2 - 5x + 6 = 0", ["(x-2)(x-3) = 0"], "{2, 3}"),
        ("Expand (x+3)^2", ["x^2 + 9"], "x^2 + 6x + 9"),
    ],
)
def test_the_hint_goes_on_from_the_last_right_line_and_does_not_tell(question, lines, answer):
    from tutor.messages import Formula
    from tutor.solution import Answer

    work = checked(question, *lines)
    told = Formula(answer, answer)
    assert render_plain(work.hint)
    assert not tells(work.hint, Answer(told, told))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Solve the system 2x + y = 7 and x - y = 2", ["3x = 9", "x = 3", "y = 1"]),
        ("Solve the system 2x + y = 7 and x - y = 2", ["y = 7 - 2x", "x - 7 + 2x = 2", "3x = 9", "x = 3", "(3, 1)"]),
        ("Solve x^2 - 5x + 6 = 0", ["D = 25 - 24 = 1", "x_1 = (5 + 1)/2, x_2 = (5 - 1)/2", "x1 = 3, x2 = 2"]),
        ("Solve x^2 - 5x + 6 = 0", ["(x-2)(x-3) = 0", "x_1 = 2", "x_2 = 3"]),
        ("Solve sqrt(2x+3) = x", ["2x+3 = x^2", "x = 3 or x = -1", "x = 3, since x ≥ 0"]),
        ("Solve 3x + 1 = 7", ["3x = 7 - 1 = 6", "x = 6/3 = 2"]),
        ("Solve 3x + 1 = 7", ["3x = 7 - 1 = 6 = x = 2"]),
        ("Solve (x+1)/2 = 3", ["x + 1 = 6", "x = 5", "Check: (5+1)/2 = 3"]),
        ("Simplify (x^2-1)/(x-1)", ["= (x-1)(x+1)/(x-1) = x+1, x ≠ 1"]),
        ("Solve x^4 - 5x^2 + 4 = 0", ["u = x^2", "u^2 - 5u + 4 = 0", "u = 1 or u = 4", "x = ±1 or x = ±2"]),
    ],
)
def test_right_in_other_notation(question, lines):
    work = checked(question, *lines)
    assert work.first_error is None, work.lines
    assert work.finished


@pytest.mark.parametrize(
    ("question", "lines", "note"),
    [
        ("Solve x^2 - 5x + 6 = 0", ["D = 25 - 24 = 2"], "different"),
        ("Solve x^2 - 5x + 6 = 0", ["x_1 = 2, x_2 = 4"], "different"),
        ("Solve x^2 - 5x + 6 = 0", ["(x-2)(x-3) = 0 <=> x = 2"], "only-one-direction"),
        ("Solve the system 2x + y = 7 and x - y = 2", ["(3, 2)"], "different"),
        ("Solve x^4 - 5x^2 + 4 = 0", ["u = x^2", "u^2 - 5u - 4 = 0"], "different"),
        ("Solve 5n - 2 < 28", ["3n < 28"], "different"),
    ],
)
def test_wrong_in_other_notation(question, lines, note):
    work = checked(question, *lines)
    assert work.first_error == len(lines) - 1
    assert work.lines[-1].verdict.note == note
    assert not work.finished


@pytest.mark.parametrize(("question", "line"), [("3 + 4*2", "3 + 8"), ("2^3 * 2", "8 * 2")])
def test_a_calculation_that_is_not_worked_out_is_not_finished(question, line):
    assert not checked(question, line).finished


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Find the distance between (9, 9) and (-8, 0).", ["370", "sqrt(370)"]),
        ("Find the projection of (7, -5, 8) onto (1, 4, -8).", ["(-77/81, -308/81, 616/81)"]),
        ("What are the prime factors of 22?", ["2, 11"]),
        (
            "Find the equation of the line through (5, 3) parallel to y = 5 - 2*x.",
            ["y - 3 = -2(x - 5)", "y = -2x + 13"],
        ),
        (
            "Find the quotient and the remainder when x^3 + 5*x^2 + x - 8 is divided by x^2 + 2*x - 2.",
            ["(x + 3, -3x - 2)"],
        ),
        ("Find the area between -2*x^2 + 12*x and the x-axis from 2 to 5.", ["∫[2..5] (-2*x^2 + 12*x) dx", "48"]),
        (
            "Integrate -3*t^2*sin(t^3 + 8) with respect to t.",
            ["u = t^3 + 8", "∫ (-sin(u)) du", "cos(u) + C", "cos(t^3 + 8) + C"],
        ),
        (
            "Differentiate asin(t^2 + 1) with respect to t.",
            ["d/dt (t^2 + 1)/sqrt(1 - (t^2 + 1)^2)", "2*t/sqrt(1 - (t^2 + 1)^2)"],
        ),
        (
            "Solve the differential equation d/dx (y(x)) = 20*x^4*y(x).",
            ["ln(|y(x)|) = 4*x^5 + C", "C*e^(4*x^5) = y(x)"],
        ),
    ],
)
def test_values_of_named_operations_are_followed_to_the_answer(question, lines):
    work = checked(question, *lines)
    assert work.first_error is None, work.lines
    assert work.finished


@pytest.mark.parametrize(
    ("question", "lines", "code"),
    [
        ("Find the distance between (9, 9) and (-8, 0).", ["sqrt(82)"], "points-subtracted"),
        ("Find the projection of (7, -5, 8) onto (1, 4, -8).", ["(-77, -308, 616)"], "dot-product-mistaken"),
        ("Find the least common multiple of 36 and 33.", ["1188"], "product-for-lcm"),
        ("What are the prime factors of 22?", ["(1, 2, 11)"], "prime-factors-once"),
        ("What is the remainder when 76 is divided by 9?", ["76/9"], "remainder-as-decimal"),
        ("Find the equation of the line through (5, 3) parallel to y = 5 - 2*x.", ["y = -2*x - 13"], "line-signs"),
        (
            "Integrate -3*t^2*sin(t^3 + 8) with respect to t.",
            ["∫ (-sin(u)) du", "C - cos(u)"],
            "sign-of-trigonometric-integral",
        ),
        ("Solve sqrt(x + 4) + 5 = 0", ["sqrt(x + 4) = -5", "x + 4 = -5"], "root-removed-on-one-side"),
        ("Solve |x + 9| = 3*x - 11", ["x - 9 = 3*x - 11 or x + 9 = 3*x - 11"], "absolute-value-second-case"),
        ("Solve d/dx (y(x)) = -20*x^3*y(x)", ["d/dx (y(x))/20 = x^3*y(x)"], "sign-lost-in-division"),
        (
            "Solve |4*x + 24| < 20 for x.",
            ["-20 < 4*x + 24 < 20", "(-20 < x + 6, 4*x + 24 < 20)"],
            "one-term-of-side-divided",
        ),
        ("Solve (4 - 3*b)/(b + 2) < 0", ["(4 - 3*b)/(b + 2) > 0"], "inequality-turned"),
    ],
)
def test_the_mistake_is_found_and_named(question, lines, code):
    work = checked(question, *lines)
    assert work.first_error == len(lines) - 1, work.lines
    assert work.lines[-1].mistake.code == code


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("That is 16 x $60 + 8 x $30 = $1200 + $240 = $1440 in all.", "different"),
        ("That is 5 + 10 = 15 + 10 = 25 in all.", "run-on-equals"),
    ],
)
def test_a_sum_worked_out_term_by_term_does_not_run_on(line, note):
    story = "A painter sells large paintings for $60 and small ones for $30, twice as many as last month. How much?"
    assert judge_work(Problem(story), [line]).lines[0].verdict.note == note


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Solve sin(x) = 1/2", ["x = pi/6 + 2*pi*k or x = 5*pi/6 + 2*pi*k"]),
        ("Solve 2*cos(x) = 1", ["cos(x) = 1/2", "x = ±pi/3 + 2*k*pi, k ∈ Z"]),
        ("Solve tan(x) = 1", ["x = pi/4 + n*pi where n is an integer"]),
        ("Solve sin(x)*cos(x) = 0", ["x = k*pi or x = pi/2 + k*pi", "x = k*pi/2"]),
    ],
)
def test_solutions_that_repeat_are_finished(question, lines):
    work = checked(question, *lines)
    assert work.first_error is None, work.lines
    assert work.finished


@pytest.mark.parametrize(
    ("question", "lines", "note"),
    [
        ("Solve sin(x) = 1/2", ["x = pi/6 + 2*pi*k"], "lost-solution"),
        ("Solve 2*cos(x) = 1", ["x = ±pi/6 + 2*k*pi"], "different"),
        ("Solve sin(2*x) = 1", ["2x = pi/2 + 2*k*pi", "x = pi/4 + 2*k*pi"], "lost-solution"),
    ],
)
def test_solutions_that_repeat_wrongly(question, lines, note):
    work = checked(question, *lines)
    assert work.first_error == len(lines) - 1
    assert work.lines[-1].verdict.note == note
