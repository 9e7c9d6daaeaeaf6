"""Whole numbers in a row whose sum or product is known."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.consecutive_integers.asking import TASK, pose_product, pose_sum
from tutor.topics.consecutive_integers.practice import practise
from tutor.topics.consecutive_integers.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


TOPIC = Topic(
    name="consecutive-integers",
    title=say("Whole numbers in a row"),
    area="number theory",
    prerequisites=("linear-equations",),
    askings=(
        Asking(
            ("sum of {text}. find {text1}", "if sum of {text}, find {text1}", "sum of {text}. find product of {text2}"),
            pose_sum,
        ),
        Asking(
            (
                "product of {text}. find {text1}",
                "if product of {text}, find {text1}",
                "product of {text}. find sum of {text2}",
            ),
            pose_product,
        ),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A sum of three to five integers in a row."),
        say("A sum of odd or even integers in a row, up to seven."),
        say("A product of two in a row."),
    ),
    examples=(
        "The sum of three consecutive integers is 27. What is the product of the integers?",
        "The sum of two consecutive even integers is 46. What is the smaller integer?",
        "The product of two consecutive positive even integers is 288. What is the greater of the two integers?",
        "If the sum of five consecutive odd integers is 145, what is the largest of the integers?",
        "연속하는 세 정수의 합이 27이다. 가장 큰 수를 구하시오",
    ),
)
