"""Trigonometric equations: all solutions, or those in a given interval."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES
from tutor.topic import Asking, Topic, criteria
from tutor.topics.trigonometric_equations.asking import INTERVAL_PHRASES, fits, pose
from tutor.topics.trigonometric_equations.practice import practise
from tutor.topics.trigonometric_equations.solving import solve

TOPIC = Topic(
    name="trigonometric-equations",
    title=say("Trigonometric equations"),
    area="trigonometry",
    prerequisites=("trigonometry", "quadratic-equations"),
    askings=(Asking((*EQUATION_PHRASES, *INTERVAL_PHRASES), pose),),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("One function of the unknown; all solutions."),
        say("Multiples of the angle, shifts, and intervals."),
        say("Quadratics in a function, identities, and double angles."),
    ),
    examples=(
        "sin(x) = 1/2",
        r"2\cos(x) + 1 = 0",
        "Solve tan(x) = 1 for x",
        r"2\sin^2 x - \sin x - 1 = 0",
        "Solve sin(2x) = cos(x)",
        "Solve sin(x) = 1/2 for 0 <= x < 2pi",
        r"Find all solutions of $2\cos^2 x = 1$ in the interval $[0, 2\pi)$.",
        "sin(x) + cos(x) = 1",
        "sin(x) = 2",
        "cos(3x) = 1/2",
        "2 - 2cos^2(x) = 3sin(x) - 1",
        "sin(5x) = sin(x)",
        "방정식 sin(x) = 1/2를 푸시오",
    ),
)
