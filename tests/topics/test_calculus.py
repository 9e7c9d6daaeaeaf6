"""Derivatives, integrals and limits: what is asked, what is answered, every step proven, what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sympy import Symbol

from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.errors import NotSolved
from tutor.maths.equivalence import compare
from tutor.maths.printing import plain
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.messages import render_plain
from tutor.problem import Goal, Level, Problem
from tutor.rules.tidying import tidied
from tutor.solution import Answer, Restates, Step
from tutor.topics import topic_named
from tutor.topics.functions.inverses import undone
from tutor.topics.series.growth import limit_by_growth
from tutor.understanding import understand

TABLE = [
    # derivatives, one row per rule
    ("d/dx 7", "derivatives", "0"),
    ("d/dx (3x + 1)", "derivatives", "3"),
    ("d/dx x^7", "derivatives", "7x^6"),
    ("differentiate 4x^2 + 3x^4 + 10x^2 + 9x^3", "derivatives", "12x^3 + 27x^2 + 28x"),
    ("differentiate sqrt(x)", "derivatives", "1/(2sqrt(x))"),
    ("differentiate 5/x^2", "derivatives", "-10/x^3"),
    ("differentiate x^2 e^x", "derivatives", "(x^2 + 2x)e^x"),
    ("differentiate x e^x sin x", "derivatives", "e^x (sin x + x sin x + x cos x)"),
    ("differentiate ln(x)/x", "derivatives", "(1 - ln x)/x^2"),
    ("differentiate (2x + 1)^5", "derivatives", "10(2x+1)^4"),
    ("differentiate sin(cos(x))", "derivatives", "-sin(x)cos(cos(x))"),
    ("differentiate 2^(x^2)", "derivatives", "2x*2^(x^2)*ln(2)"),
    ("differentiate arctan(3x)", "derivatives", "3/(1 + 9x^2)"),
    ("differentiate tan(x)^2", "derivatives", "2tan(x)sec(x)^2"),
    ("differentiate x^(sin x)", "derivatives", "x^(sin x)*(cos(x)ln(x) + sin(x)/x)"),
    ("find the second derivative of sin(2x)", "derivatives", "-4sin(2x)"),
    ("differentiate a^2 x^3 + b x with respect to x", "derivatives", "3a^2 x^2 + b"),
    ("find the derivative of x^3 at x = 2", "derivatives", "12"),
    # integrals, one row per method
    (r"\int 5 dx", "integrals", "5x"),
    ("integrate x^3 - 2/x", "integrals", "x^4/4 - 2ln|x|"),
    ("integrate (3x + 4)^2", "integrals", "(3x+4)^3/9"),
    ("integrate 2x cos(x^2)", "integrals", "sin(x^2)"),
    ("integrate ln(x)/x", "integrals", "ln(x)^2/2"),
    ("integrate x ln(x)", "integrals", "x^2 ln(x)/2 - x^2/4"),
    ("integrate x^2 e^(3x)", "integrals", "(9x^2 - 6x + 2)e^(3x)/27"),
    ("integrate arctan(x)", "integrals", "x arctan(x) - ln(x^2+1)/2"),
    ("integrate e^(2x) cos(3x)", "integrals", "e^(2x)(2cos(3x) + 3sin(3x))/13"),
    ("integrate (x^3 + 1)/(x + 2)", "integrals", "x^3/3 - x^2 + 4x - 7ln|x+2|"),
    ("integrate 1/((x-1)(x+2))", "integrals", "ln|x-1|/3 - ln|x+2|/3"),
    ("integrate (2x+3)/(x^2+4x+13)", "integrals", "ln(x^2+4x+13) - arctan((x+2)/3)/3"),
    ("integrate 1/(x^2+1)^2", "integrals", "x/(2(x^2+1)) + arctan(x)/2"),
    ("integrate sin(x)^2", "integrals", "x/2 - sin(2x)/4"),
    ("integrate sin(2x)cos(3x)", "integrals", "cos(x)/2 - cos(5x)/10"),
    ("integrate tan(x)^2", "integrals", "tan(x) - x"),
    ("integrate sqrt(x^2 + 1)", "integrals", "x sqrt(x^2+1)/2 + ln(x + sqrt(x^2+1))/2"),
    ("integrate 1/(1 + sqrt(x))", "integrals", "2sqrt(x) - 2ln(1 + sqrt(x))"),
    ("integrate e^x/(e^(2x) + 1)", "integrals", "arctan(e^x)"),
    ("integrate x e^x from 0 to 1", "integrals", "1"),
    ("integrate x^2 from 3 to 1", "integrals", "-26/3"),
    (r"\int_0^\pi \sin^2 x\,dx", "integrals", "pi/2"),
    (r"\int_1^\infty \frac{1}{x^2} dx", "integrals", "1"),
    (r"\int_{-\infty}^\infty \frac{1}{1+x^2} dx", "integrals", "pi"),
    (r"\int_0^1 \ln x\,dx", "integrals", "-1"),
    (r"\int_0^2 \int_0^1 xy\,dx\,dy", "integrals", "1"),
    # limits, one row per method
    (r"\lim_{x \to 3} (x^2 + 1)", "limits", "10"),
    (r"\lim_{x \to 2} \frac{x^2-5x+6}{x^2-4}", "limits", "-1/4"),
    (r"\lim_{x \to 0} \frac{\sqrt{x+9}-3}{x}", "limits", "1/6"),
    (r"\lim_{x \to \infty} \frac{3x^3 - x}{2x^3 + 5}", "limits", "3/2"),
    (r"\lim_{x \to -\infty} \frac{\sqrt{4x^2+1}}{x+1}", "limits", "-2"),
    (r"\lim_{x \to \infty} (\sqrt{x^2+x} - x)", "limits", "1/2"),
    (r"\lim_{x \to 0} \frac{\tan 2x}{\sin 5x}", "limits", "2/5"),
    (r"\lim_{x \to 0} \frac{1-\cos x}{x^2}", "limits", "1/2"),
    (r"\lim_{x \to 0} \frac{x - \sin x}{x^3}", "limits", "1/6"),
    (r"\lim_{x \to \infty} x^2 e^{-x}", "limits", "0"),
    (r"\lim_{x \to 0} x \sin\frac{1}{x}", "limits", "0"),
    (r"\lim_{x \to \infty} (1 + \frac{3}{x})^{2x}", "limits", "e^6"),
    (r"\lim_{x \to 0^+} x^x", "limits", "1"),
    (r"\lim_{x \to \infty} (x^3 - 5x^2)", "limits", "oo"),
    (r"\lim_{x \to 2^-} \frac{1}{x-2}", "limits", "-oo"),
]

NO_LIMIT = [r"\lim_{x \to 0} \frac{1}{x}", r"\lim_{x \to 0} \frac{|x|}{x}", r"\lim_{x \to 2} \lfloor x \rfloor"]


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(step.substeps)


def solved(text: str, topic: str) -> tuple[Problem, tuple[Step, ...], Answer]:
    problem = understand(text, "en")
    assert problem.topic == topic
    *steps, answer = topic_named(topic).solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    return problem, tuple(step for step in steps if isinstance(step, Step)), answer


def assert_proved(problem: Problem, steps: tuple[Step, ...], answer: Answer) -> None:
    for step in every(steps):
        if not isinstance(step.claim, Restates):
            verdict = check_claim(step.claim)
            assert verdict.proved, (step.rule, step.before.plain, step.after.plain, render_plain(verdict.message))
    verdict = certify(problem, answer)
    assert verdict.proved, (answer.value.plain, render_plain(verdict.message))


@pytest.mark.parametrize(("text", "topic", "expected"), TABLE)
def test_solved_step_by_step_and_proved(text: str, topic: str, expected: str) -> None:
    problem, steps, answer = solved(text, topic)
    assert steps
    if problem.goal is not Goal.ANTIDERIVATIVE:
        assert compare(read(expected), expression(answer.value)).outcome == "equal", answer.value.plain
    assert_proved(problem, steps, answer)


@pytest.mark.parametrize("text", NO_LIMIT)
def test_a_limit_that_does_not_exist_says_so_with_both_sides(text: str) -> None:
    problem, steps, answer = solved(text, "limits")
    assert answer.value.plain == "does not exist"
    assert answer.remark is not None
    assert {step.rule for step in steps[-1].substeps} == {"left-limit", "right-limit"}
    assert_proved(problem, steps, answer)


def test_an_indefinite_integral_is_shown_with_its_constant_and_valued_without() -> None:
    _, steps, answer = solved(r"\int 2x dx", "integrals")
    assert answer.shown.plain == "x^2 + C"
    assert answer.value.plain == "x^2"
    assert steps[-1].rule == "constant-of-integration"


def test_a_divergent_integral_says_so() -> None:
    _, _, answer = solved(r"\int_{-1}^1 \frac{1}{x} dx", "integrals")
    assert answer.value.plain == "diverges"
    assert answer.remark is not None


@pytest.mark.parametrize("text", ["integrate e^(x^2) ln(sin(x)) tan(x)", "integrate x^x"])
def test_no_antiderivative_is_refused_in_a_sentence(text: str) -> None:
    problem = understand(text, "en")
    with pytest.raises(NotSolved) as refusal:
        list(topic_named("integrals").solve(problem, Level.BEGINNER))
    assert refusal.value.code == "no-antiderivative"
    assert "{f}" in refusal.value.message.text


def test_i_and_e_are_letters_where_they_can_only_be_that() -> None:
    _, _, answer = solved("Find the third derivative of -3*i**6 - 1424146*i**3 + 2674418*i**2.", "derivatives")
    assert answer.value.plain == "-360*i^3 - 8544876"
    _, _, answer = solved("What is the second derivative of 5*e**3 - 2*e wrt e?", "derivatives")
    assert answer.value.plain == "30*e"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (r"\int_{-1}^1 \frac{1}{x} dx", "diverges"),
        (r"\int_1^\infty \frac{1}{x} dx", "oo"),
        (r"\int_{-1}^1 \frac{1}{x^2} dx", "oo"),
        (r"\int_0^\infty \sin x dx", "diverges"),
        (r"\int_0^\infty x \cos x dx", "diverges"),
        (r"\int_0^\pi \tan x dx", "diverges"),
        (r"\int_0^\infty e^{-ax} dx", "1/a"),
        (r"\int_0^\infty \frac{1}{x^2 + a^2} dx", "pi/(2*a)"),
        (r"\lim_{x \to \infty} x \sin x", "does not exist"),
        ("limit of sqrt(4^(x + 1) + 1)/2^x as x -> oo", "2"),
        ("limit of ceiling(x) as x -> 2 from the left", "2"),
        ("limit of frac(sin(x)) as x -> 0 from the left", "1"),
        (r"\lim_{x \to 1^-} \frac{|x-1|}{x-1}", "-1"),
    ],
)
def test_what_diverges_or_holds_under_a_condition_is_proven(question: str, answer: str) -> None:
    problem = understand(question, "en")
    told = [part for part in topic_named(problem.topic).solve(problem, Level.BEGINNER) if isinstance(part, Answer)][-1]

    assert told.value.plain == answer
    assert certify(problem, told).proved


@pytest.mark.parametrize(
    ("f", "value"),
    [
        ("3^(n + 2)/n!", "0"),
        ("n!/4^n", "oo"),
        ("-(n + 2)!/7^n", "-oo"),
        ("n (-8/(n^2 ln(n)^3) - 24/(n^2 ln(n)^4))", "0"),
        ("((4n + 1)/(2n + 3))^n", "oo"),
        ("((2n + 1)/(3n + 3))^n", "0"),
        ("2^n - 3^n", "-oo"),
        ("ln(n^2 + 1)/ln(n)", "2"),
        ("2 n/(n + 1) + 1/ln(n)", "2"),
        ("(1 + 1/n)^n", None),
        ("ln(n) - ln(n + 1)", None),
        ("2^n (1/2 + 1/n)^n/n", None),
        ("n^n/n!", None),
        ("sin(n)/n", None),
    ],
)
def test_growth_decides_limits_and_says_nothing_where_it_does_not(f: str, value: str | None) -> None:
    found = limit_by_growth(evaluated(read(f)), Symbol("n"))

    assert (None if found is None else str(found)) == value


@pytest.mark.parametrize(
    ("f", "inverse"),
    [
        ("-3x - 18", "-x/3 - 6"),
        ("(5x - 3)/(x - 7)", "(7*x - 3)/(x - 5)"),
        ("(5x + 6)/(2x + 2)", "2*(3 - x)/(2*x - 5)"),
        ("ln(x + 1) + 3", "e^(x - 3) - 1"),
        ("2e^(x + 3) - 8", "ln(x/2 + 4) - 3"),
        ("(x - 6)^3 + 5", None),
        ("(x + 1)^3 + 2", None),
    ],
)
def test_operations_are_undone_one_at_a_time(f: str, inverse: str | None) -> None:
    found = undone(evaluated(read(f)), Symbol("x"))

    assert (None if found is None else plain(tidied(found))) == inverse
