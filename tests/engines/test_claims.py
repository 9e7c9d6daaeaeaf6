"""What a model's lines claim: equalities are read for what they say, and nothing is held against what they do not."""

from __future__ import annotations

import pytest

from tutor.engines.transcription.claims import read_part
from tutor.engines.transcription.sections import Part
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.problem import Goal, Problem
from tutor.solution import Implies, Restates, SameSolutions, SameUpToConstant, SameValue


def problem(text: str, goal: Goal, *unknowns: str) -> Problem:
    return Problem(text, formula(read(text)), "solve", goal, unknowns)


LINEAR = problem("2x + 5 = 11", Goal.SOLUTIONS, "x")
QUADRATIC = problem("x^2 - 2x - 3 = 0", Goal.SOLUTIONS, "x")
INTEGRAL = problem(r"\int x^2 dx", Goal.ANTIDERIVATIVE, "x")
FRACTION = problem(r"\frac{x^2-1}{x-1}", Goal.VALUE)
WORDS = Problem("How many apples are left?")

CASES = [
    (WORDS, "She has 16 - 3 = 13 eggs.", [("SameValue", "16 - 3", "13")]),
    (WORDS, "He added $20 + $10 = $30 to it", [("SameValue", "20 + 10", "30")]),
    (WORDS, "In total 1,000 x 2 = 2,001.", [("SameValue", "1000*2", "2001")]),
    (WORDS, "It took h = 6/2 = 3 hours", [("SameValue", "6/2", "3")]),
    (WORDS, r"So $\frac{1}{2} + \frac{1}{3} = \frac{5}{6}$.", [("SameValue", "1/2 + 1/3", "5/6")]),
    (WORDS, r"\[ 2 + 3 = 4 + 1 = 5 \]", [("SameValue", "2 + 3", "4 + 1"), ("SameValue", "4 + 1", "5")]),
    (WORDS, "10/4 = 2.6", [("SameValue", "10/4", "2.6")]),
    (LINEAR, "So $2x = 6$.", [("SameSolutions", "2*x + 5 = 11", "2*x = 6")]),
    (
        LINEAR,
        r"$2x = 6 \iff x = 4$",
        [("SameSolutions", "2*x + 5 = 11", "2*x = 6"), ("SameSolutions", "2*x = 6", "x = 4")],
    ),
    (QUADRATIC, r"$(x-3)(x+1)=0 \implies x=3$ or $x=-1$", [("Implies", "(x - 3)*(x + 1) = 0", "x = -1 or x = 3")]),
    (QUADRATIC, "$x^2-2x-3 = (x-3)(x+1)$", [("SameValue", "x^2 - 2*x - 3", "(x - 3)*(x + 1)")]),
    (INTEGRAL, r"$\int x^2 dx = \frac{x^3}{3} + C$", [("SameUpToConstant", "∫ x^2 dx", "x^3/3 + C")]),
    (FRACTION, r"$\frac{x^2-1}{x-1} = x+1$", [("SameValue", "(x^2 - 1)/(x - 1)", "x + 1")]),
]

SILENT = [
    (WORDS, "10/3 = 3.33", "rounded"),
    (WORDS, "1/2 of 10/5 = 1", "part of something longer"),
    (WORDS, "2 + 3 apples = 5 and x - 3 = 5", "words and letters inside"),
    (WORDS, r"$5 \text{ km} = 5000 \text{ m}$", "units"),
    (WORDS, r"$\pi \approx 3$ and $\pi \approx \frac{22}{7}$", "approximate"),
    (WORDS, "There are 5 = five apples, in 2020.", "words"),
    (WORDS, "$a = 1$, $b = 2$", "definitions"),
    (LINEAR, "$2x + 5 = 11$", "the problem again"),
    (LINEAR, "Let $y = 2x$.", "a definition"),
    (QUADRATIC, "Set $x - 3 = 0$. Then set $x + 1 = 0$.", "one case after the other"),
    (FRACTION, "Let $u = x^2 - 1$; $x - 1 = 0$ is excluded, so $x = 1$ is.", "a definition and a condition"),
    (FRACTION, r"$\frac{ = 3$ and \( ( = 5 \)", "unreadable"),
    (FRACTION, "$__import__('os').system('x') = 3$", "no mathematics"),
]


def claims_of(problem, text, title="A step"):
    step, _ = read_part(Part(title, text), problem, problem.statement)
    return [] if step is None else [each.claim for each in (*step.substeps, step) if each.claim != Restates()]


@pytest.mark.parametrize(
    ("problem", "text", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_claims(problem, text, expected):
    found = [(type(c).__name__, c.left.plain, c.right.plain) for c in claims_of(problem, text)]
    assert found == expected
    assert all(c.left.tree and c.right.tree for c in claims_of(problem, text))


@pytest.mark.parametrize(("problem", "text", "why"), SILENT, ids=str)
def test_what_claims_nothing(problem, text, why):
    assert claims_of(problem, text) == []


def test_steps_follow_each_other():
    first, equation = read_part(Part("Subtract 5", "$$2x = 6$$"), LINEAR, LINEAR.statement)
    second, equation = read_part(Part("Divide by 2: $x = 6/2 = 3$", ""), LINEAR, equation)
    assert isinstance(first.claim, SameSolutions)
    assert second.claim == SameSolutions(first.claim.right, equation, ("x",))
    assert isinstance(second.substeps[0].claim, SameValue)
    third, _ = read_part(Part("Check", "$2(3) + 5 = 11$"), LINEAR, equation)
    assert isinstance(third.claim, SameValue)


def test_a_step_that_cannot_be_read_is_kept_as_written():
    step, _ = read_part(Part("Think", "Nothing to compute."), LINEAR, LINEAR.statement)
    assert step.claim == Restates()
    assert read_part(Part(None, "Nothing to compute."), LINEAR, LINEAR.statement)[0] is None


def test_kinds_are_told_apart():
    assert {Implies, SameUpToConstant} <= {type(c) for case in CASES for c in claims_of(case[0], case[1])}
