"""Times of day and dates, by the calendar of Python's ``datetime``.

A time is a symbol named as it is written (``10:24 AM``, ``23:05:10``), a date one named ``2024-03-15``, a moment one
named ``2024-03-15 14:30:00 +0100``.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from sympy import Basic, Integer, S, Symbol

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOCKS = ("%I:%M %p", "%I:%M:%S %p", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f")
_MOMENTS = tuple(f"%Y-%m-%d {clock}" for clock in ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f"))
MOST_DAYS = 4_000_000


def clock_after(minutes: Basic, time: Basic) -> Basic:
    """The time of day so many minutes later."""
    return _twelve_hours(_clock(time) + timedelta(minutes=_whole(minutes)))


def clock_before(minutes: Basic, time: Basic) -> Basic:
    """The time of day so many minutes earlier."""
    return _twelve_hours(_clock(time) - timedelta(minutes=_whole(minutes)))


def minutes_between(start: Basic, end: Basic) -> Basic:
    """The minutes from a time of day to the next time that the clock shows the other."""
    return Integer((_clock(end) - _clock(start)) % timedelta(days=1) // timedelta(minutes=1))


def duration(start: Basic, end: Basic, written: Basic) -> Basic:
    """What passes from one moment to another, written as hours, minutes and seconds, or with days first."""
    first, last = _moment(start), _moment(end)
    passed = last - first
    if _is_time_of_day(start):
        passed %= timedelta(days=1)
    if passed < timedelta(0):
        raise Undefined(say("The end is before the start."))
    return Symbol(_written(passed, _name(written)))


def days_between(start: Basic, end: Basic) -> Basic:
    """The days from one date to another."""
    return Integer((_date(end) - _date(start)).days)


def date_after(days: Basic, start: Basic) -> Basic:
    """The date so many days later; earlier where the number is negative."""
    return Symbol((_date(start) + timedelta(days=_whole(days))).isoformat())


def weekday(day: Basic) -> Basic:
    """The day of the week of a date."""
    return Symbol(WEEKDAYS[_date(day).weekday()])


def weekday_after(days: Basic, start: Basic) -> Basic:
    """The day of the week so many days after one; counted on, day by day."""
    name = _name(start)
    if name not in WEEKDAYS:
        raise Undefined(say("This is not a day of the week."))
    monday = date(2024, 1, 1)
    first = monday + timedelta(days=WEEKDAYS.index(name))
    return Symbol(WEEKDAYS[(first + timedelta(days=_whole(days))).weekday()])


def date_of_weekday(count: Basic, name: Basic, month: Basic, year: Basic) -> Basic:
    """The day of the month of its first, second, … such weekday; the last one for -1; -1 where there is none."""
    first = date(_whole(year), _whole(month), 1)
    days = [first + timedelta(days=i) for i in range(31)]
    fitting = [d.day for d in days if d.month == first.month and WEEKDAYS[d.weekday()] == _name(name)]
    place = _whole(count)
    if place == -1:
        return Integer(fitting[-1])
    return Integer(fitting[place - 1] if 1 <= place <= len(fitting) else -1)


def count_weekdays(name: Basic, start: Basic, end: Basic) -> Basic:
    """How many such weekdays there are from one date to another, both counted: day by day."""
    return Integer(sum(WEEKDAYS[day.weekday()] == _name(name) for day in _days(start, end)))


def count_business_days(start: Basic, end: Basic) -> Basic:
    """How many days from Monday to Friday there are from one date to another, both counted: day by day."""
    return Integer(sum(day.weekday() < 5 for day in _days(start, end)))


def leap_year(year: Basic) -> Basic:
    """Whether a year has 366 days."""
    return S.true if isleap(_whole(year)) else S.false


def _days(start: Basic, end: Basic) -> list[date]:
    first, last = _date(start), _date(end)
    if not 0 <= (last - first).days < 100_000:
        raise Undefined(say("The end is before the start."))
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def _written(passed: timedelta, style: str) -> str:
    seconds = passed // timedelta(seconds=1)
    days, rest = divmod(seconds, 86400)
    lead = ""
    if style.startswith("D days"):
        if style == "D days":
            return f"{days} days"
        lead, seconds, style = f"{days} days, ", rest, style.removeprefix("D days, ")
    hours, minutes = f"{seconds // 3600:02d}", f"{seconds // 60 % 60:02d}"
    match style:
        case "HH:MM":
            return f"{lead}{hours}:{minutes}"
        case "HH:MM:SS":
            return f"{lead}{hours}:{minutes}:{seconds % 60:02d}"
        case "HH:MM:SS.mmm":
            return f"{lead}{hours}:{minutes}:{seconds % 60:02d}.{passed.microseconds // 1000:03d}"
    raise Undefined(say("A time cannot be written like this."))


def _twelve_hours(moment: datetime) -> Basic:
    return Symbol(f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d} {'AM' if moment.hour < 12 else 'PM'}")


def _clock(time: Basic) -> datetime:
    for style in _CLOCKS:
        try:
            return datetime.strptime(_name(time), style)
        except ValueError:
            continue
    raise Undefined(say("This is not a time of day."))


def _is_time_of_day(time: Basic) -> bool:
    return "-" not in _name(time)


def _moment(moment: Basic) -> datetime:
    if _is_time_of_day(moment):
        return _clock(moment)
    name = _name(moment)
    for style in (*_MOMENTS, *(f"{style} %z" for style in _MOMENTS)):
        try:
            return datetime.strptime(name, style)
        except ValueError:
            continue
    return datetime.combine(_date(moment), datetime.min.time())


def _date(day: Basic) -> date:
    try:
        return date.fromisoformat(_name(day))
    except ValueError as error:
        raise Undefined(say("This is not a date.")) from error


def _name(text: Basic) -> str:
    if not isinstance(text, Symbol):
        raise Undefined(say("This is not a date."))
    return str(text.name)


def _whole(number: Basic) -> int:
    if not isinstance(number, Integer) or abs(number) > MOST_DAYS:
        raise Undefined(say("This is only defined for whole numbers."))
    return int(number)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "clock_after": clock_after,
    "clock_before": clock_before,
    "minutes_between": minutes_between,
    "duration": duration,
    "days_between": days_between,
    "date_after": date_after,
    "weekday": weekday,
    "weekday_after": weekday_after,
    "date_of_weekday": date_of_weekday,
    "count_weekdays": count_weekdays,
    "count_business_days": count_business_days,
    "leap_year": leap_year,
}
