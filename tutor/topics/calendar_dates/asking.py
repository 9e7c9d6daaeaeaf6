"""Reading questions about weekdays, dates and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sympy import Basic, Integer, Symbol

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.moments import WEEKDAYS, Day, day_of, day_of_year, month_of, weekday_of
from tutor.rules.number_words import cardinal, ordinal
from tutor.rules.sequences import typed
from tutor.topic import Posed

TASK = "calendar"
_NOTE = re.compile(
    r"[.?]?\s*(?:(?:answer|provide|state|give|reply|write|respond|name|express)\b[^?]*)?\Z", re.IGNORECASE | re.DOTALL
)


def told(blanks: Mapping[str, Basic], name: str) -> str:
    """The text of a blank, without what is said about the form of the answer."""
    return re.sub(r"\A(?:a|an|the)\s+", "", _NOTE.sub("", typed(blanks.get(name))).strip(), flags=re.IGNORECASE)


def pose_weekday(blanks: Mapping[str, Basic]) -> Posed | None:
    """The weekday of the date ``text``."""
    day = day_of(told(blanks, "text"))
    return None if day is None or day.year is None else _posed("weekday", Symbol(day.iso()))


def pose_shift(sign: int) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Make a pose for the weekday ``text1`` days after (or before) ``text``: a weekday, or a date with it."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        days = cardinal(told(blanks, "text1"))
        start = _weekday(told(blanks, "text"))
        if days is None or start is None or days > 1_000_000:
            return None
        return _posed("weekday_after", Integer(sign * days), Symbol(start))

    return pose


def _weekday(text: str) -> str | None:
    """The weekday of a text: as named, agreeing with the date where there is one."""
    named = weekday_of(text)
    if named:
        return named
    day = day_of(text)
    if day is None or (day.weekday is None and day.year is None):
        return None
    if day.year is None:
        return day.weekday
    found = weekday_name(day)
    return found if day.weekday in (None, found) else None


def weekday_name(day: Day) -> str:
    """The weekday of a date, from the first of January of the year 1, a Monday."""
    past = (day.year or 1) - 1
    return WEEKDAYS[(past + past // 4 - past // 100 + past // 400 + day_of_year(day, day.year) - 1) % 7]


def pose_in_year(blanks: Mapping[str, Basic]) -> Posed | None:
    """The weekday of the date ``text1`` in a year that begins with the weekday ``text``; a year of 365 days."""
    first, day = weekday_of(told(blanks, "text")), day_of(told(blanks, "text1"))
    if first is None or day is None or day.year is not None or (day.month, day.day) == (2, 29):
        return None
    shift = operation("weekday_after", Integer(day_of_year(day, None) - 1), Symbol(first))
    return Posed(shift, TASK, Goal.VALUE, given={"days of the year": Integer(365)})


def pose_meeting(blanks: Mapping[str, Basic]) -> Posed | None:
    """The day of the month of the ``text``, such as ``second Tuesday``, of ``text1``, such as ``May 2024``."""
    found = re.fullmatch(r"(\w+)\s+(\w+)", told(blanks, "text"))
    when = re.fullmatch(r"([A-Za-z]+)\.?,?\s+(\d{4})", told(blanks, "text1"))
    if not found or not when:
        return None
    count = -1 if found[1].lower() == "last" else ordinal(found[1])
    name, month = weekday_of(found[2]), month_of(when[1])
    if count is None or name is None or month is None or not (count == -1 or 1 <= count <= 5):
        return None
    return _posed("date_of_weekday", Integer(count), Symbol(name), Integer(month), Integer(int(when[2])))


def pose_count(blanks: Mapping[str, Basic]) -> Posed | None:
    """How many of the weekdays ``text2`` there are from ``text`` to ``text1``, both counted."""
    name, days = weekday_of(told(blanks, "text2")), _dates(blanks)
    return None if name is None or days is None else _posed("count_weekdays", Symbol(name), *days)


def pose_business(blanks: Mapping[str, Basic]) -> Posed | None:
    """How many days from Monday to Friday there are from ``text`` to ``text1``, both counted."""
    days = _dates(blanks)
    return None if days is None else _posed("count_business_days", *days)


def _dates(blanks: Mapping[str, Basic]) -> tuple[Symbol, Symbol] | None:
    start, end = day_of(told(blanks, "text")), day_of(told(blanks, "text1"))
    if start is None or end is None or end.year is None:
        return None
    first, last = start.iso(start.year or end.year), end.iso()
    for day, year in ((start, start.year or end.year), (end, end.year)):
        if day.weekday not in (None, weekday_name(Day(day.month, day.day, year))):
            return None
    return (Symbol(first), Symbol(last)) if first <= last else None


def pose_days(blanks: Mapping[str, Basic]) -> Posed | None:
    """The days from the date ``text`` to the date ``text1``."""
    days = _dates(blanks)
    return None if days is None else _posed("days_between", *days)


def pose_leap(blanks: Mapping[str, Basic]) -> Posed | None:
    """Whether the year ``n`` is a leap year."""
    year = blanks.get("n")
    return _posed("leap_year", year) if isinstance(year, Integer) and 1 <= year <= 9999 else None


def _posed(name: str, *arguments: Basic) -> Posed:
    return Posed(operation(name, *arguments), TASK, Goal.VALUE)
