"""Completing the square: a quadratic as a(x - h)² + k."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.completing_the_square.asking import ASKINGS, fits
from tutor.topics.completing_the_square.practice import practise
from tutor.topics.completing_the_square.solving import solve

TOPIC = Topic(
    name="completing-the-square",
    title=say("Completing the square"),
    area="algebra",
    prerequisites=("factoring",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("x² with an even middle coefficient."),
        say("A number before the square, or an odd middle coefficient."),
        say("Both together, also with negative numbers and fractions."),
    ),
    examples=(
        "Complete the square: x^2 + 6x + 5",
        "complete the square for 2x^2 - 12x + 7",
        "Write x^2 - 5x + 1 in vertex form",
        "Write -x^2 + 4x + 3 in completed square form",
        "Express 3t^2 + 2t in the form a(t + b)^2 + c",
        "이차식 x^2 - 8x + 3을 완전제곱식으로 나타내시오",
    ),
)
