"""Reading questions about times of day and about what passes between two moments."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Basic, Integer, Symbol

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.moments import Clock, Day, clock_of, moment_of
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.topic import Posed

TASK = "clock"

STYLES = ("HH:MM", "HH:MM:SS", "HH:MM:SS.mmm", "D days", "D days, HH:MM", "D days, HH:MM:SS")
_MINUTES = {
    "minute": 1,
    "minutes": 1,
    "min": 1,
    "mins": 1,
    "hour": 60,
    "hours": 60,
    "hrs": 60,
    "h": 60,
    "분": 1,
    "시간": 60,
}


def pose_between(blanks: Mapping[str, Basic]) -> Posed | None:
    """Minutes between the times ``text`` and ``text1``."""
    start, end = clock_of(typed(blanks.get("text"))), clock_of(typed(blanks.get("text1")))
    if start is None or end is None or start.digits or end.digits or start.zone or end.zone:
        return None
    return _posed("minutes_between", *(Symbol(written(clock)) for clock in (start, end)))


def pose_after(blanks: Mapping[str, Basic]) -> Posed | None:
    """The time ``text`` after the time ``text1``."""
    return _shifted("clock_after", blanks)


def pose_before(blanks: Mapping[str, Basic]) -> Posed | None:
    """The time ``text`` before the time ``text1``."""
    return _shifted("clock_before", blanks)


def _shifted(name: str, blanks: Mapping[str, Basic]) -> Posed | None:
    minutes, clock = minutes_of(typed(blanks.get("text"))), clock_of(typed(blanks.get("text1")))
    if minutes is None or clock is None or clock.digits or clock.zone:
        return None
    return _posed(name, Integer(minutes), Symbol(written(clock)))


def minutes_of(text: str) -> int | None:
    """Return the minutes of ``297 minutes``, ``2 hours and 15 minutes``, ``한 시간``; None for anything else."""
    total = 0
    for part in re.split(r"\s*(?:,|\band\b)\s*|(?<=시간)\s+", text.strip()):
        found = re.fullmatch(r"(\d{1,5}|[a-z-]+|[가-힣]+?)\s*([a-z]+|분|시간)", part.strip(), re.IGNORECASE)
        count = cardinal(found[1]) if found else None
        if found is None or count is None or found[2].lower() not in _MINUTES:
            return None
        total += count * _MINUTES[found[2].lower()]
    return total


def pose_duration(blanks: Mapping[str, Basic]) -> Posed | None:
    """What passes from the moment ``text`` to ``text1``, written as ``text2`` where that is said."""
    start, end = moment_of(typed(blanks.get("text"))), moment_of(typed(blanks.get("text1")))
    if start is None or end is None or any((a is None) != (b is None) for a, b in zip(start, end, strict=True)):
        return None
    wanted = typed(blanks.get("text2"))
    style = next((s for s in STYLES if s.lower() == wanted.lower()), None) if wanted else _usual(start)
    if style is None or not _makes_sense(style, start, end):
        return None
    return _posed("duration", Symbol(_moment(*start)), Symbol(_moment(*end)), Symbol(style))


def _usual(start: tuple[Day | None, Clock | None]) -> str:
    day, clock = start
    if clock is None:
        return "D days"
    style = {0: "HH:MM", 2: "HH:MM:SS", 3: "HH:MM:SS.mmm"}[clock.digits]
    return style if day is None else f"D days, {style}"


def _makes_sense(style: str, start: tuple[Day | None, Clock | None], end: tuple[Day | None, Clock | None]) -> bool:
    days, clocks = (start[0], end[0]), (start[1], end[1])
    if any(day is not None and day.year is None for day in days):
        return False
    zones = {bool(clock.zone) for clock in clocks if clock is not None}
    if len(zones) > 1 or (days[0] is None and style.startswith("D")):
        return False
    return (clocks[0] is None) == (style == "D days")


def _moment(day: Day | None, clock: Clock | None) -> str:
    return " ".join(part for part in (day.iso() if day else "", _plain(clock) if clock else "") if part)


def _plain(clock: Clock) -> str:
    """The time as ``14:05``, ``14:05:09``, ``14:05:09.250``, with its offset."""
    seconds, part = divmod(clock.micros, 1_000_000)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if clock.digits:
        text += f":{seconds % 60:02d}"
    if clock.digits == 3:
        text += f".{part:06d}"
    return f"{text} {clock.zone}" if clock.zone else text


def written(clock: Clock) -> str:
    """The time as ``5:28 AM``."""
    return twelve_hours(clock.minutes)


def twelve_hours(minutes: int) -> str:
    """Minutes since midnight as ``5:28 AM``."""
    return f"{(minutes // 60 - 1) % 12 + 1}:{minutes % 60:02d} {'AM' if minutes < 720 else 'PM'}"


def _posed(name: str, *arguments: Basic) -> Posed:
    return Posed(operation(name, *arguments), TASK, Goal.VALUE)
