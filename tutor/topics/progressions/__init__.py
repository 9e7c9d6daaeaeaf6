"""Arithmetic and geometric sequences: terms, sums, common difference and ratio."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.rules.sequences import GENERAL, NEXT
from tutor.topic import Asking, Topic, criteria
from tutor.topics.progressions.asking import (
    TASK,
    pose_all,
    pose_difference,
    pose_infinite,
    pose_length,
    pose_next,
    pose_ratio,
    pose_series,
    pose_sum,
    pose_term,
    pose_told,
)
from tutor.topics.progressions.practice import practise
from tutor.topics.progressions.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


SUM = (
    "find sum of first {text1} terms of {text}",
    "find sum of first {text1} terms in {text}",
    "sum of first {text1} terms of {text}",
    "find sum up to {text1} terms of {text}",
    "find sum of {text1} terms of {text}",
    "{text} find sum of first {text1} terms",
)
INFINITE = (
    "find sum of infinite {text}",
    "find sum to infinity of {text}",
    "find infinite sum {text}",
    "evaluate infinite geometric series {text}",
    "evaluate infinite series {text}",
)
RATIO = ("find common ratio of {text}", "find common ratio in {text}", "common ratio of {text}", "find ratio of {text}")
DIFFERENCE = ("find common difference of {text}", "find common difference in {text}", "common difference of {text}")
ALL = (
    "for given gp {text}. find value of a common ratio, {text1} term value, sum upto {text2} term",
    "for geometric progression {text}. find common ratio, {text1} term and sum up to {text2} term",
)
LENGTH = (
    "how many terms are in {text}",
    "how many terms are there in {text}",
    "how many numbers are in list {text}",
    "how many integers are in list {text}",
    "find number of terms in {text}",
    "find number of terms of {text}",
)


def _told(kind: str, change: str, what: str) -> Asking:
    wanted = {"term": "{text1} term", "sum": "sum of first {text1} terms", "infinite": "sum to infinity"}[what]
    phrases = tuple(
        phrase
        for noun in ("sequence", "progression", "series")
        for phrase in (
            f"{kind} {noun} has first term {{a}} and common {change} {{d}}. find {wanted}",
            f"first term of {kind} {noun} is {{a}} and common {change} is {{d}}. find {wanted}",
            f"find {wanted} of {kind} {noun} with first term {{a}} and common {change} {{d}}",
        )
    )
    return Asking(phrases, pose_told(kind, what))


TOLD = tuple(
    _told(kind, change, what)
    for kind, change, whats in (
        ("arithmetic", "difference", ("term", "sum")),
        ("geometric", "ratio", ("term", "sum", "infinite")),
    )
    for what in whats
)

TOPIC = Topic(
    name="progressions",
    title=say("Arithmetic and geometric sequences"),
    area="sequences",
    prerequisites=("sequences", "linear-equations"),
    askings=(
        Asking(SUM, pose_sum),
        Asking(GENERAL, pose_term),
        Asking(NEXT, pose_next),
        Asking(RATIO, pose_ratio),
        Asking(DIFFERENCE, pose_difference),
        Asking(ALL, pose_all),
        Asking(INFINITE, pose_infinite),
        Asking(("find sum of {text}", "evaluate {text}"), pose_series),
        Asking(LENGTH, pose_length),
        *TOLD,
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A term of an arithmetic sequence."),
        say("A sum of an arithmetic sequence, or a term of a geometric one."),
        say("Sums of geometric sequences, also of all terms."),
    ),
    examples=(
        "Find term number $9$ of the AP series: $12, -3, -18 ... $",
        "Find the sum of first $100$ terms of the AP series: $-63, -39, -15 ... $",
        "For the given GP $[2, 12, 72, 432, 2592, 15552]$. Find the value of a common ratio, 9th term value, "
        "sum upto 6th term",
        "What is the 10th term of the geometric sequence 3, 6, 12, ...?",
        "Find the common ratio of the geometric sequence 54, 18, 6, 2",
        "Find the sum of the infinite geometric series 1 + 1/3 + 1/9 + ...",
        "An arithmetic sequence has first term 5 and common difference 3. Find the 20th term.",
        "How many terms are in the arithmetic sequence 6, 10, 14, ..., 102?",
        "-7, -14, -28, -56, -112, -224, -448, ?",
        "등차수열 3, 7, 11, ...의 제20항을 구하시오",
        "등비수열 2, 6, 18, ...의 첫 8개 항의 합을 구하시오",
    ),
)
