"""Dice, coins and other independent trials."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.repeated_trials.asking import TASK, pose_batch, pose_coins, pose_dice, pose_total
from tutor.topics.repeated_trials.practice import practise
from tutor.topics.repeated_trials.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


DICE = (
    "i have these dice {text}. find odds of rolling {text1}",
    "i have these dice {text}. find probability of rolling {text1}",
    "dice {text} are rolled. find probability of rolling {text1}",
    "if dice {text} are rolled, find probability of rolling {text1}",
)
TOTAL = (
    "if {n} dice are rolled at same time, probability of getting a sum of {k}",
    "{text} dice are rolled. find probability of getting a sum of {k}",
    "{text} dice are rolled. find probability that sum is {k}",
    "{text} fair dice are rolled. find probability that sum is {k}",
    "find probability of getting a sum of {k} when {text} dice are rolled",
    "if {text} dice are rolled, find probability of getting a sum of {k}",
)
COINS = (
    "find probability of getting {text} in {n} fair coin flips",
    "find probability of getting {text} in {n} coin flips",
    "find probability of getting {text} in {n} tosses of a fair coin",
    "find probability of getting {text} in {n} flips of a fair coin",
    "a fair coin is tossed {n} times. find probability of getting {text}",
    "a fair coin is flipped {n} times. find probability of getting {text}",
    "if a fair coin is tossed {n} times, find probability of getting {text}",
    "if a fair coin is flipped {n} times, find probability of getting {text}",
    "find probability of {text} when a fair coin is flipped {n} times",
)
BATCH = (
    "a manufacturer of metal pistons finds that, on average, {p} of pistons they manufacture are rejected because they "
    "are incorrectly sized. find probability that a batch of {n} pistons will contain {text} rejected pistons",
)

TOPIC = Topic(
    name="repeated-trials",
    title=say("Dice, coins and repeated trials"),
    area="probability",
    prerequisites=("counting",),
    askings=(
        Asking(DICE, pose_dice),
        Asking(TOTAL, pose_total),
        Asking(COINS, pose_coins),
        Asking(BATCH, pose_batch),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Exactly so many heads, and totals of two dice or three small ones."),
        say("At least or at most so many heads, and two or three dice."),
        say("Three or four dice of several kinds."),
    ),
    examples=(
        "What is the probability of getting exactly 7 heads in 10 fair coin flips?",
        "What is the probability of getting at least 9 heads in 11 fair coin flips?",
        "I have these dice: 1d20, 1d17, 1d7, 1d5. What are the odds of rolling 29 or higher?",
        r"If $3$ dice are rolled at the same time, the probability of getting a sum of $18 =$",
        "Two dice are rolled. What is the probability that the sum is 8?",
        "A fair coin is tossed 5 times. What is the probability of getting at most 2 tails?",
        "A manufacturer of metal pistons finds that, on average, $37.14$% of the pistons they manufacture are rejected "
        "because they are incorrectly sized. What is the probability that a batch of $19$ pistons will contain no more "
        "than $6$ rejected pistons?",
        "동전을 10번 던질 때 앞면이 7번 나올 확률을 구하시오",
        "주사위 2개를 던질 때 눈의 합이 7일 확률을 구하시오",
    ),
)
