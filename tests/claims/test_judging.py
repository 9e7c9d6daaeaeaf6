"""Judging claims by their most charitable reading: right ones are never refuted, false ones are."""

from __future__ import annotations

import pytest

from tutor.claims import claims
from tutor.claims.judging import judge
from tutor.messages import render_plain
from tutor.problem import Problem
from tutor.understanding import understand

PROVED = [
    "16 - 3 = 13", "13 * 2 = $26", "$5,000 * 2.5% = $125.0", "20-4 = 16% of them", "100% - 25% = 75%",
    "5/20 = 25% and 0.25 * 100 = 25%", "100 + 20% = 120", "200 - 10% = 180", "1/2 of 10 is 5", "half of 9 = 4.5",
    "10/3 = 3.33", "10/3 ≈ 3.3", "16/.75 = 21", "1/3 * 5 = 1.6666666666666665", r"$\pi \approx 3.14$", "9990/3 ≈ 3300",
    "4 quarters * 25 cents = $1", "30 minutes * 4 = 2 hours", "3 apples * 2 = 6 apples", "40/2 = 20g",
    "½ + ¼ = ¾", "2³ = 8", "1 1/2 * 4 = 6", "4(5) + 2(3) = 26", r"$3\text{ km} \times 2 = 6\text{ km}$",
    "3 < 5", r"\(4 \le 4\)", "16에서 3을 빼면 13입니다", "8 × 2 = 16원", "$(x+1)^2 = x^2 + 2x + 1$",
    "Half of the 10 + 2 people",
]  # fmt: skip
REFUTED = [
    "16 - 3 = 12", "13 * 2 = $27", "100 minutes * 1.4 = 150 minutes", "30 minutes * 4 = 3 hours", "10/3 = 3.34",
    "200 - 10% = 190", "5 times 3 is 16", "20% of 50 is 11", "1/2 + 1/3 = 2/5", "3² = 6", "7 > 9",
    r"$\sqrt{2} \approx 1.42$",
    "invested, so it increased by 3 * $10 = $31", "90 cards / 30 cards * 100% = 50%", "16에서 3을 빼면 12입니다",
    "12 - 5 = 8개가 남았다", "40/2 = 21g", r"$\$5 \times 3 = \$14$", "| 5 + 5 = 11 |", "a total of 1 + 1 = 3",
    "(12 / 24 * 100% = 60%)", "so 5 * 4 = **21**",
]  # fmt: skip
UNCHECKED = [
    ("Let x = 5.", "definition"), ("x = 3", "definition"), ("a^2 + b^2 = c^2", "equation"), ("2/3 = 0.66", "cut-off"),
    ("3 + 4 = 7 * 2 = 14", "run-on"), ("40 pieces of $1 bills x $0.50 = $20", "part-of-something"),
    ("7 / 2 = 3 remainder 1", "part-of-something"), ("1 and 1/2 * 4 = 7", "part-of-something"),
]  # fmt: skip


def judged(text, problem=""):
    asked = understand(problem, "en") if problem else Problem("")
    return [judge(claim, asked) for claim in claims(text)]


@pytest.mark.parametrize("text", PROVED)
def test_right_ones_are_proven(text):
    assert {verdict.status.value for verdict in judged(text)} <= {"proved"}


@pytest.mark.parametrize("text", REFUTED)
def test_false_ones_are_refuted(text):
    assert [verdict.status.value for verdict in judged(text)] == ["refuted"]


@pytest.mark.parametrize(("text", "note"), UNCHECKED)
def test_what_is_not_false_is_not_refuted(text, note):
    assert judged(text)[0].note == note


@pytest.mark.parametrize(
    ("problem", "text", "statuses"),
    [
        ("Solve 2x+3=7", "Subtract 3: $2x = 4$. So $x = 2$.", "proved proved"),
        ("Solve 2x+3=7", "2x + 3 = 7\n2x = 5\nx = 2.5", "unchecked refuted proved"),
        ("Solve x^2-5x+6=0", r"$x^2-5x+6 = (x-2)(x-3)$, so $x = 2$ or $x = 3$.", "proved proved proved"),
        ("Solve x^2-5x+6=0", "$x^2-5x+6 = (x-2)(x-4)$, so x = 4.", "refuted refuted"),
        ("Solve 3x - 6 > 9", "3x > 15, so x > 6", "proved refuted"),
        ("Differentiate x^3 sin x", r"$\frac{d}{dx} x^3 \sin x = 3x^2 \cos x$", "refuted"),
        ("Integrate x^2", r"$\int x^2\,dx = \frac{x^3}{3} + C$", "proved"),
        ("Simplify 3x+2x", "$3x + 2x = 6x$", "refuted"),
        ("", "Let x = 5. Then 3x = 15.", "unchecked proved"),
        ("", "g + s = 110 and g = s + 30, so s + s + 30 = 110", "unchecked unchecked proved"),
        ("", "s+s+30 = 110\n2s + 30 = 110\n2s = 80\ns = 40", "unchecked proved proved proved"),
        ("", "x^2 = 9, so x = 3 or x = -3", "unchecked proved proved"),
        ("", "Case 1: x - 3 = 5. Case 2: x - 3 = -5.", "unchecked unchecked"),
    ],
)
def test_equations_follow_from_what_was_said(problem, text, statuses):
    assert [verdict.status.value for verdict in judged(text, problem)] == statuses.split()


def test_a_refutation_says_the_right_value():
    verdict = judged("$4.20 + $9.45 + $1.35 = $14.99")[0]
    assert render_plain(verdict.message) == "The left side is 15, not 14.99."
    assert verdict.witness is not None


@pytest.mark.parametrize("text", ["9^9^9^9 = 5", "10^8! = 3", "1" * 3000 + " + 1 = 2", "(" * 500 + "1 = 2", "1/0 = 5"])
def test_hostile_claims_end(text):
    assert {verdict.status.value for verdict in judged(text)} <= {"unchecked", "refuted"}
