"""The rules of arithmetic and algebra by table: what a line becomes, which rules are named, what is left alone."""

from __future__ import annotations

import pytest
from sympy import Expr

from tutor.errors import NotSolved, TooLarge
from tutor.maths.printing import latex, plain
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.rules.rewriting import MAX_STEPS, Steps, neat
from tutor.rules.simplest import expanded, simplified
from tutor.solution import Step


def followed(steps: Steps) -> tuple[list[Step], Expr]:
    found = []
    while True:
        try:
            found.append(next(steps))
        except StopIteration as end:
            return found, end.value


SIMPLIFIED = [
    ("2 + 3*4", "14", ["multiply", "add"]),
    ("(2 + 3)*4", "20", ["add", "multiply"]),
    ("-(-5)", "5", ["double-minus"]),
    ("6/3", "2", ["divide"]),
    ("6/8", "3/4", ["reduce-fraction"]),
    ("3/4", "3/4", []),
    ("5/(-3)", "-5/3", ["sign-of-fraction"]),
    ("1/2 + 1/3", "5/6", ["add-fractions"]),
    ("3/4 / (9/8)", "2/3", ["reciprocal", "multiply-fractions"]),
    ("2^3", "8", ["power"]),
    ("2^(-2)", "1/4", ["power"]),
    ("(-2)^3", "-8", ["power"]),
    ("-2^2", "-4", ["power"]),
    ("0.5 + 0.25", "0.75", ["decimals"]),
    ("0.1 / 3", "1/30", ["decimals"]),
    ("|3 - 10|", "7", ["add", "absolute-value"]),
    ("4!", "24", ["factorial"]),
    ("0*(x + 1)", "0", ["times-zero"]),
    (r"\sqrt{49}", "7", ["root"]),
    (r"\sqrt{12}", "2*sqrt(3)", ["take-out-of-root"]),
    (r"\sqrt{2}\sqrt{8}", "4", None),
    (r"1/\sqrt{2}", "sqrt(2)/2", ["rationalise"]),
    ("8^(2/3)", "4", None),
    ("4^(-1/2)", "1/2", None),
    (r"\sqrt{3 + 2\sqrt{2}}", "1 + sqrt(2)", ["nested-root"]),
    (r"\sqrt{2 + \sqrt{2}}", "sqrt(sqrt(2) + 2)", []),
    ("x*x^2", "x^3", ["powers-of-same-base"]),
    ("x^5/x^2", "x^3", ["powers-of-same-base"]),
    ("(x^2)^3", "x^6", ["power-of-power"]),
    ("(2x)^3", "8*x^3", None),
    (r"\sqrt{x^2}", "|x|", ["root-of-power"]),
    (r"\sqrt{x^4}", "x^2", ["root-of-power"]),
    ("3x + 2 - x", "2*x + 2", ["collect-like-terms"]),
    ("-(a - b)", "-a + b", ["negate-bracket"]),
    ("2(x + 3)", "2*x + 6", ["distribute"]),
    ("(x + 1)(x - 1)", "x^2 - 1", ["difference-of-squares"]),
    ("(x - 3)^2", "x^2 - 6*x + 9", ["square-of-sum"]),
    ("(x^2 - 1)/(x - 1)", "x + 1", ["cancel"]),
    ("20x/(40y)", "x/(2*y)", ["multiply-fractions"]),
    ("1/x + 1/y", "(x + y)/(x*y)", ["add-fractions"]),
    ("1/(1 + 1/x)", "x/(x + 1)", None),
    ("(x + 1)^2/(x - 1)", "(x + 1)^2/(x - 1)", []),
    ("(x^2 + 1)/(x + 1)", "(x^2 + 1)/(x + 1)", []),
    ("x + y", "x + y", []),
]


@pytest.mark.parametrize(("text", "result", "rules"), SIMPLIFIED)
def test_simplified(text: str, result: str, rules: list[str] | None) -> None:
    steps, last = followed(simplified(read(text)))
    assert plain(last) == result
    if rules is not None:
        assert [step.rule for step in steps] == rules


@pytest.mark.parametrize(("text", "result"), [
    ("(x + 1)(x + 2)(x + 3)", "x^3 + 6*x^2 + 11*x + 6"),
    ("(a + 2b)^3", "a^3 + 6*a^2*b + 12*a*b^2 + 8*b^3"),
    ("(x + y + 1)^2", "x^2 + 2*x*y + 2*x + y^2 + 2*y + 1"),
    ("x - (x - 1)(x + 1)", "-x^2 + x + 1"),
])  # fmt: skip
def test_expanded(text: str, result: str) -> None:
    _, last = followed(expanded(read(text)))
    assert plain(evaluated(last)) == result


def test_each_step_starts_where_the_last_one_ended() -> None:
    start = neat(read("(3/4 - 5/6*(1/2 - 2))^2 + sqrt(50) - 2*sqrt(8)"))
    steps, last = followed(simplified(start))
    lines = [start, *(expression(step.after) for step in steps)]
    assert [expression(step.before) for step in steps] == lines[:-1]
    assert lines[-1] == last


def test_every_step_shows_a_change() -> None:
    steps, _ = followed(simplified(read("2x(x - 3) - (x + 4)(x - 4) + x/x")))
    assert all(step.before.latex != step.after.latex for step in steps)
    assert len(steps) < MAX_STEPS


@pytest.mark.parametrize("text", ["1/0", "3/(2 - 2)", "0^0", r"\sqrt{-4}", "(-8)^(1/3)"])
def test_what_has_no_value_is_said(text: str) -> None:
    with pytest.raises(NotSolved):
        followed(simplified(read(text)))


@pytest.mark.parametrize("text", ["2^9999", "999!", "(a + b + c + d)^30"])
def test_what_is_too_large_is_said(text: str) -> None:
    with pytest.raises(TooLarge):
        followed(simplified(read(text)))


def test_neat_changes_nothing_but_what_nobody_writes() -> None:
    assert latex(neat(read("2 + (3 + 4)"))) == "2 + 3 + 4"
    assert latex(neat(read("2 - 3"))) == "2 - 3"
    assert latex(neat(read("(x)^1 \\cdot 1"))) == "x"
