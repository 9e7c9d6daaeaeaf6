"""Coefficients: a polynomial put into a given form, and one coefficient read off."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.coefficients.asking import FORM_PHRASES, fits, pose_form
from tutor.topics.coefficients.practice import practise
from tutor.topics.coefficients.solving import solve

TOPIC = Topic(
    name="coefficients",
    title=say("Coefficients of a polynomial"),
    area="algebra",
    prerequisites=("expanding",),
    askings=(Asking(FORM_PHRASES, pose_form),),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Collect like terms and read off a coefficient."),
        say("Multiply two brackets and read off a coefficient."),
        say("A cube, or a bracket times a square."),
    ),
    examples=(
        "Express 35*a + 2 - 6*a + 10*a**2 as m*a**2 + z*a + w and give w.",
        "Rearrange (2 - 5*t)*(4 + t) to the form p + b*t + c*t**2 and give c.",
        "Write (x + 2)(x - 5) in the form ax^2 + bx + c and find b.",
        "Expand (x - 1)^3 to the form k*x^3 + l*x^2 + m*x + n and give m.",
        "(x + 3)(2x - 1)을 a*x^2 + b*x + c 꼴로 나타내고 b의 값을 구하시오",
    ),
)
