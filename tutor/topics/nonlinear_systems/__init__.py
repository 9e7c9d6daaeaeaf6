"""Two equations in two unknowns, not both linear: a line and a conic, two conics, symmetric systems."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.rules.equations.systems import SYSTEM_PHRASES
from tutor.topic import Asking, Topic, criteria
from tutor.topics.nonlinear_systems.asking import pose, question_of
from tutor.topics.nonlinear_systems.practice import practise
from tutor.topics.nonlinear_systems.solving import solve


def _fits(problem: Problem) -> bool:
    return question_of(problem) is not None


TOPIC = Topic(
    name="nonlinear-systems",
    title=say("Systems of two equations that are not linear"),
    area="algebra",
    prerequisites=("linear-systems", "quadratic-equations"),
    askings=(Asking(SYSTEM_PHRASES, pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A parabola and a line, or a sum and a product."),
        say("A circle or a steeper parabola and a line, a sum and a product."),
        say("Two curves of the second degree."),
    ),
    examples=(
        "x^2 + y^2 = 25, x + y = 7",
        "Solve y = x^2 and y = x + 2",
        r"\begin{cases} x + y = 5 \\ xy = 6 \end{cases}",
        "x^2 + y^2 = 25, xy = 12",
        "x^2 + y^2 = 25, x^2 - y^2 = 7",
        "x^2 + y^2 = 1, x + y = 3",
        "Solve x - y = 1, x^2 + xy = 10 for x and y",
        "x^2 + y^2 = 10, (x - 2)^2 + y^2 = 10",
        "연립방정식 x + y = 3, x^2 + y^2 = 5를 푸시오",
    ),
)
