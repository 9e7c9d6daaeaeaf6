"""The calendar: weekdays, days between dates, leap years."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.calendar_dates.asking import (
    TASK,
    pose_business,
    pose_count,
    pose_days,
    pose_in_year,
    pose_leap,
    pose_meeting,
    pose_shift,
    pose_weekday,
)
from tutor.topics.calendar_dates.practice import practise
from tutor.topics.calendar_dates.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


AHEAD = (
    "if today is {text}, what day of week will it be in {text1} days",
    "starting from {text}, which weekday falls after a {text1}-day jump",
    "count forward {text1} days from {text} - what's weekday",
)
BACK = (
    "if today is {text}, what day of week was it {text1} days ago",
    "starting from {text}, which weekday was it {text1} days before",
    "count backward {text1} days from {text} - what's weekday",
)
WEEKDAY = (
    "what day of week was {text}",
    "what day of week is {text}",
    "on which weekday did {text} fall",
    "name day of week for {text}",
)
IN_YEAR = (
    "if first day of year was a {text}, what day of week will {text1} be",
    "given that january 1 fell on a {text}, which weekday occurs on {text1}",
    "in a year where {text} is january 1st, name weekday of {text1}",
)
MEETING = (
    "if a meeting is scheduled on the {text} of {text1}, on which day of month does it occur",
    "in {text1}, if an event recurs on the {text}, what is date (day of month) of event",
    "determine day of month for the {text} in {text1}",
)
COUNT = (
    "how many {text2} are there from {text} to {text1} (inclusive of both dates)",
    "count occurrences of {text2} from {text} to {text1} (including both start and end dates)",
    "between {text} and {text1} (counting both dates), how many times does {text2} occur",
)
BUSINESS = (
    "how many business days (monday-friday) are there from {text} to {text1} (inclusive of both dates)",
    "count weekdays (excluding weekends) from {text} to {text1} (including both start and end dates)",
    "between {text} and {text1} (counting both dates), what's total count of business days (monday through friday)",
)
LEAP = (
    "is {n} a leap year",
    "determine if year {n} is a leap year",
    "tell me whether {n} is a leap year",
    "was {n} a leap year",
)


def _with_note(phrases: tuple[str, ...], end: str = "?") -> tuple[str, ...]:
    """The phrases, and the same with a sentence after them about how to answer."""
    return phrases + tuple(f"{phrase}{mark} {{text9}}" for phrase in phrases for mark in (end, "."))


TOPIC = Topic(
    name="calendar",
    title=say("The calendar"),
    area="measurement",
    prerequisites=("remainders",),
    askings=(
        Asking(_with_note(AHEAD), pose_shift(1)),
        Asking(_with_note(BACK), pose_shift(-1)),
        Asking(_with_note(WEEKDAY), pose_weekday),
        Asking(_with_note(IN_YEAR), pose_in_year),
        Asking(_with_note(MEETING), pose_meeting),
        Asking(_with_note(COUNT), pose_count),
        Asking(_with_note(BUSINESS), pose_business),
        Asking(
            ("how many days are there between {text} and {text1}", "how many days are between {text} and {text1}"),
            pose_days,
        ),
        Asking(
            (
                *LEAP,
                *(f"{phrase}? answer with yes or no" for phrase in LEAP),
                *(f"{phrase}. answer with yes or no" for phrase in LEAP),
            ),
            pose_leap,
        ),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("The weekday some days on."),
        say("The days between two dates of a year."),
        say("The weekday of a date."),
    ),
    examples=(
        "Given that January 1 fell on a Wednesday, which weekday occurs on March 27? Provide the full "
        "name of the weekday.",
        "If today is Wednesday, March 13, 2024, what day of the week will it be in 10 days?",
        "What day of the week was January 15, 2024?",
        "Determine the day of the month for the second Tuesday in May 2022.",
        "How many Fridays are there from Tuesday, March 1, 2022 to Thursday, March 31, 2022 (inclusive of both dates)? "
        "Answer with a number.",
        "Count the weekdays (excluding weekends) from Tuesday, March 1 to Thursday, March 31, 2022 "
        "(including both start "
        "and end dates).",
        "Is 1953 a leap year?",
        "2024년은 윤년인가?",
        "2024년 3월 13일은 무슨 요일인가?",
    ),
)
