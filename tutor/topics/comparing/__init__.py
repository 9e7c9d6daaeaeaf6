"""Comparing and sorting numbers: larger or smaller, closest, in order."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.comparing.asking import ASKINGS, fits
from tutor.topics.comparing.practice import practise
from tutor.topics.comparing.solving import solve

TOPIC = Topic(
    name="comparing",
    title=say("Comparing and sorting"),
    area="arithmetic",
    prerequisites=("arithmetic",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Whole numbers, negative ones too."),
        say("Decimals and fractions."),
        say("Fractions close together, roots, and distances."),
    ),
    examples=(
        "Which is bigger: -29315 or -0.792?",
        "Which is smaller: 5/7 or 0.7?",
        "What is the second biggest value in 3/4, 0.3, 11, -140/11, -10/3?",
        "Which is the third smallest value?  (a) 0.1  (b) 0.3  (c) -4  (d) -141/2  (e) 8  (f) -1/4",
        "What is the nearest to -2 in 230, -1/33, -3/4, 2/5?",
        "Which is the closest to 1.5?  (a) 3  (b) -2  (c) -1156  (d) 2/15  (e) 7",
        "Sort -3, -46, 5, -0.2, -2, 10 in ascending order.",
        "Put 82, -1, -24, -4, 2, 8, 4 in decreasing order.",
        r"Which symbol represents the comparison between $\frac{4}{9}$ and $\frac{8}{3}$?",
        r"Fill in the blanks $75^{\frac{1}{4}}$ _ $48^{\frac{1}{8}}$",
        "pick the smallest number of the following candidates: 8.189087901540000e+08 818,908,798.2900001",
        "3/4, 0.3, 11, -2를 작은 수부터 차례로 나열하시오",
        "5/7와 0.7 중 더 큰 수는?",
    ),
)
