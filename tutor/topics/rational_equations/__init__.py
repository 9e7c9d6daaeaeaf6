"""Equations with the unknown in a denominator."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.rules.equations.rational import is_rational_equation, solve_rational
from tutor.topic import Asking, Topic, criteria
from tutor.topics.rational_equations.practice import practise

TOPIC = Topic(
    name="rational-equations",
    title=say("Equations with fractions in the unknown"),
    area="algebra",
    prerequisites=("rational-expressions", "quadratic-equations"),
    askings=(Asking(EQUATION_PHRASES, posing(is_rational_equation)),),
    fits=fitting(is_rational_equation),
    solve=solving(solve_rational),
    practise=practise,
    criteria=criteria(
        say("One fraction."),
        say("Two fractions."),
        say("A quadratic follows; candidates may have to be rejected."),
    ),
    examples=(
        "2/x = 1",
        r"\frac{3}{x-1} = \frac{2}{x}",
        "Solve 1/x + 1/(x+1) = 5/6 for x",
        r"\frac{x}{x-2} = \frac{2}{x-2}",
        "(x^2 - 4)/(x - 2) = 5",
        "solve 12/(t+1) - 3 = 1",
        "x/x = 1",
        "1/(x-1) - 1/(x+1) = 2/(x^2-1)",
        "방정식 6/x = x - 1을 푸시오",
    ),
)
