"""What is asked about the solutions of an equation: how many there are, their sum, the largest, the positive one."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.solution_questions.asking import GAPS, PHRASES, fits, pose_gaps, posing
from tutor.topics.solution_questions.practice import practise
from tutor.topics.solution_questions.solving import solve

TOPIC = Topic(
    name="solution-questions",
    title=say("Questions about the solutions of an equation"),
    area="algebra",
    prerequisites=("quadratic-equations",),
    askings=(*(Asking(phrases, posing(name)) for name, phrases in PHRASES.items()), Asking(GAPS, pose_gaps)),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("One question about the solutions of a quadratic."),
        say("A number before the square, or absolute values."),
        say("Cubics with whole solutions."),
    ),
    examples=(
        "Find the sum of the roots of x^2 - 5x + 6 = 0",
        "What is the product of the solutions of x^2 - 7x + 10 = 0?",
        "How many real solutions does x^3 - 3x + 1 = 0 have?",
        r"Find the largest value of $x$ that satisfies the equation $|5x-1|=x+3$.",
        "For how many values of x is (x - 5)/(x^2 - 9) not defined?",
        "Find the positive solution of x^2 - 2x - 15 = 0",
        "What is the smallest solution of x^2 + 3x = 10?",
        "Find the sum of the real solutions of |x - 2| = 5",
        "x^2 - 4x - 5 = 0의 두 근의 합을 구하시오",
        "방정식 x^2 - 4x - 5 = 0의 큰 근을 구하시오",
    ),
)
