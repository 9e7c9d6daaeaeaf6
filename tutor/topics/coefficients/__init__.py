"""Coefficients: a polynomial put into a given form, and one coefficient read off."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Asking, Topic
from tutor.topics.coefficients.asking import FORM_PHRASES, POWER_PHRASES, fits, pose_constant, pose_form, pose_power
from tutor.topics.coefficients.practice import practise
from tutor.topics.coefficients.solving import solve

TOPIC = Topic(
    name="coefficients",
    title=say("Coefficients of a polynomial"),
    area="algebra",
    askings=(
        Asking(FORM_PHRASES, pose_form),
        Asking(POWER_PHRASES, pose_power),
        Asking(("find the constant term of {f}", "find the constant term in {f}"), pose_constant),
    ),
    fits=fits,
    solve=solve,
    practise=practise,
    examples=(
        "Express 35*a + 2 - 6*a + 10*a**2 as m*a**2 + z*a + w and give w.",
        "Rearrange (2 - 5*t)*(4 + t) to the form p + b*t + c*t**2 and give c.",
        "Write (x + 2)(x - 5) in the form ax^2 + bx + c and find b.",
        "What is the coefficient of x^2 in (x + 3)^3?",
        "Find the constant term of (2x - 1)(x + 6)",
        "(x + 3)^3의 전개식에서 x^2의 계수를 구하시오",
    ),
)
