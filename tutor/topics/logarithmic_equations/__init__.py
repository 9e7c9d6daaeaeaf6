"""Equations with the unknown in a logarithm."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.rules.equations.logarithmic import is_logarithmic, solve_logarithmic
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.topic import Asking, Topic, criteria
from tutor.topics.logarithmic_equations.practice import practise

TOPIC = Topic(
    name="logarithmic-equations",
    title=say("Logarithmic equations"),
    area="algebra",
    prerequisites=("exponential-equations", "quadratic-equations"),
    askings=(Asking(EQUATION_PHRASES, posing(is_logarithmic)),),
    fits=fitting(is_logarithmic),
    solve=solving(solve_logarithmic),
    practise=practise,
    criteria=criteria(
        say("One logarithm."),
        say("A number before the logarithm, or two equal logarithms."),
        say("Sums and differences of logarithms, squares, and quadratics inside."),
    ),
    examples=(
        "ln(x) = 2",
        r"\log_2(x) = 5",
        "Solve log_2(x) + log_2(x - 2) = 3 for x",
        r"$\log_3(x + 6) - \log_3(x) = 2$",
        "2 ln(x) - 1 = 5",
        "ln(x + 1) = ln(2x - 3)",
        "ln(x)^2 - 3ln(x) + 2 = 0",
        "log_5(x^2 - 4) = 1",
        "ln(x - 3) + ln(x + 3) = ln(7)",
        "ln(x) = ln(x - 1)",
        "로그방정식 log_2(x + 1) = 3을 푸시오",
    ),
)
