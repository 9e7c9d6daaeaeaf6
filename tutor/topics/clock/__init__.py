"""Times of day: what is later or earlier, and what passes between two moments."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.clock.asking import TASK, pose_after, pose_before, pose_between, pose_duration
from tutor.topics.clock.practice import practise
from tutor.topics.clock.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


BETWEEN = (
    "how many minutes are there between {text} and {text1}",
    "how many minutes are between {text} and {text1}",
    "how many minutes are there from {text} to {text1}",
    "how many minutes pass from {text} to {text1}",
    "how many minutes is it from {text} to {text1}",
)
AFTER = ("find {text} after {text1}", "what time is it {text} after {text1}", "what time is {text} after {text1}")
BEFORE = ("find {text} before {text1}", "what time is it {text} before {text1}", "what time is {text} before {text1}")

_STARTED = ("started", "began", "departed")
_ENDED = ("ended", "completed", "arrived", "finished")
_PLAIN = (
    ("find duration between {text} and {text1}", "please answer in {text2}"),
    ("find time difference between {text} and {text1}", "express result in {text2}"),
    ("how much time elapsed from {text} to {text1}", "give your answer in {text2}"),
    ("how much time passes from {text} to {text1}", "answer in {text2}"),
    ("how long is it from {text} to {text1}", "answer in {text2}"),
)
_TOLD = tuple(
    (f"{{text3}} {started} at {{text}} and {ended} at {{text1}}. {asked} {{text4}}", "answer in {text2}")
    for started in _STARTED
    for ended in _ENDED
    for asked in ("how long", "what was")
)
DURATION = tuple(
    phrase for pair in (*_PLAIN, *_TOLD) for phrase in (pair[0], f"{pair[0]}? {pair[1]}", f"{pair[0]}. {pair[1]}")
)

TOPIC = Topic(
    name="clock",
    title=say("Times of day"),
    area="measurement",
    prerequisites=("arithmetic",),
    askings=(
        Asking(BETWEEN, pose_between),
        Asking(AFTER, pose_after),
        Asking(BEFORE, pose_before),
        Asking(DURATION, pose_duration),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Times within half a day."),
        say("Past noon or midnight, forwards and back."),
        say("With seconds."),
    ),
    examples=(
        "How many minutes are there between 10:24 AM and 4:32 PM?",
        "How many minutes are there between 10:08 PM and 7:04 AM?",
        "What is 297 minutes before 10:05 AM?",
        "What is 500 minutes after 9:50 PM?",
        "A system backup started at 23:05:10 and completed at 23:51:54. What was the total backup duration?",
        "How much time elapsed from 15:21:06.557 to 20:32:00.649?",
        "What is the duration between March 5, 2024 and May 1, 2024?",
        "오전 10:24의 30분 후는 몇 시인가?",
    ),
)
