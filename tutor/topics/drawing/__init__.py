"""Probabilities of draws from a bag, with and without replacement."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.drawing.asking import TASK, pose_letters, pose_urn, pose_urn_replaced
from tutor.topics.drawing.practice import practise
from tutor.topics.drawing.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


LETTERS = (
    "{text1} letters picked without replacement from {text2}. find probability of {text3}",
    "find probability of {text3} when {text1} letters picked without replacement from {text2}",
    "{text1} letters are drawn without replacement from {text2}. find probability of {text3}",
    "if {text1} letters are picked without replacement from {text2}, find probability of {text3}",
)

URN = (
    "{text1} without replacement. find probability that {text3}",
    "{text1} without replacement, find probability of {text3}",
)

URN_REPLACED = tuple(phrase.replace("without", "with") for phrase in URN)

TOPIC = Topic(
    name="drawing",
    title=say("Probability of draws"),
    area="probability",
    prerequisites=("counting",),
    askings=(Asking(LETTERS, pose_letters), Asking(URN, pose_urn), Asking(URN_REPLACED, pose_urn_replaced)),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Two draws, in a given order."),
        say("Three in order, or two in any order."),
        say("Three or four, in any order."),
    ),
    examples=(
        "Four letters picked without replacement from ggggmggggggggmmmm. Give prob of sequence mggg.",
        "What is prob of picking 1 t, 1 e and 1 p when three letters picked without replacement from etpscf?",
        "Two letters picked without replacement from {y: 3, c: 1, m: 9}. Give prob of picking 1 y and 1 c.",
        "A bag contains 3 red balls and 5 blue balls. Two balls are drawn at random without "
        "replacement. What is the probability that both are red?",
        "A box contains 4 green marbles and 6 white marbles. Three marbles are drawn without "
        "replacement. What is the probability that at least one is green?",
        "An urn contains 2 red balls and 3 blue balls. Two balls are drawn with replacement. Find the "
        "probability that both are blue.",
        "{a: 3, b: 2}에서 글자 두 개를 되돌려 넣지 않고 뽑을 때, 1 a and 1 b를 뽑을 확률을 구하시오",
        "주머니에 빨간 공 3개와 파란 공 5개가 들어 있다. "
        "공 2개를 되돌려 넣지 않고 꺼낼 때 모두 빨간 공일 확률을 구하시오",
    ),
)
