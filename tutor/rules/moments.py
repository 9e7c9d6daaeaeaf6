"""Times of day and dates as people write them: ``10:24 AM``, ``March 5, 2024``, ``15 January 2024, 14:30 +0100``."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KOREAN_DAYS = ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_NAMED = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?:\s*\((?P<weekday>[A-Za-z]+)\))?",
        r"(?P<number>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})",
        rf"{_WEEKDAY}{_NAMED}\s+{_DAY}(?:,?\s+(?P<year>\d{{4}}))?",
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_NAMED}(?:,?\s+(?P<year>\d{{4}}))?",
        r"(?:(?P<year>\d{4})년\s*)?(?P<number>\d{1,2})월\s*(?P<day>\d{1,2})일",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*(?P<zone>[+-]\d{2}:?\d{2}|UTC|Z))?",
    re.IGNORECASE,
)
_WORDED = re.compile(r"(?P<hour>\d{1,2})\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<word>noon|midnight)", re.IGNORECASE)
_KOREAN_TIME = re.compile(r"(?P<half>오전|오후)\s*(?P<hour>\d{1,2})(?:시|:)(?:\s*(?P<minute>\d{1,2})분?)?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: microseconds since midnight, whether seconds and parts of them were written, the offset."""

    micros: int
    digits: int
    zone: str = ""
    halves: bool = False

    @property
    def minutes(self) -> int:
        """Minutes since midnight."""
        return self.micros // 60_000_000


@dataclass(frozen=True, slots=True)
class Day:
    """A date; the year and the weekday only where they were written."""

    month: int
    day: int
    year: int | None = None
    weekday: str | None = None

    def iso(self, year: int | None = None) -> str:
        """The date as ``2024-03-05``."""
        return f"{self.year if year is None else year:04d}-{self.month:02d}-{self.day:02d}"


def clock_of(text: str) -> Clock | None:
    """Return the time of day that a text is, None for anything else."""
    text = text.strip().strip(".,")
    if korean := _KOREAN_TIME.fullmatch(text):
        return _clock(int(korean["hour"]), int(korean["minute"] or 0), "p" if korean["half"] == "오후" else "a")
    if worded := _WORDED.fullmatch(text):
        if worded["word"]:
            return _clock(12, 0, "p" if worded["word"].lower() == "noon" else "a")
        return _clock(int(worded["hour"]), 0, worded["half"].lower())
    found = _TIME.fullmatch(text)
    if not found:
        return None
    plain = _clock(int(found["hour"]), int(found["minute"]), (found["half"] or "").lower())
    second, part = int(found["second"] or 0), (found["part"] or "").ljust(6, "0")
    if plain is None or second > 59:
        return None
    zone = (found["zone"] or "").upper().replace(":", "").replace("UTC", "+0000").replace("Z", "+0000")
    digits = 0 if found["second"] is None else 3 if found["part"] else 2
    return Clock(plain.micros + second * 1_000_000 + int(part), digits, zone, plain.halves)


def _clock(hour: int, minute: int, half: str) -> Clock | None:
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock((hour * 60 + minute) * 60_000_000, 0, halves=bool(half))


def day_of(text: str) -> Day | None:
    """Return the date that a text is, None for anything else."""
    text = re.sub(r"\s+", " ", text.strip().strip(".,"))
    for pattern in _DATES:
        if found := pattern.fullmatch(text):
            return _day(found.groupdict())
    return None


def _day(parts: dict[str, str | None]) -> Day | None:
    month = int(parts["number"] or 0) if parts.get("number") else month_of(parts.get("month") or "")
    day, year = int(parts["day"] or 0), int(parts.get("year") or 0) or None
    named = weekday_of(parts["weekday"]) if parts.get("weekday") else None
    if month is None or not 1 <= month <= 12 or (parts.get("weekday") and named is None):
        return None
    longest = 29 if month == 2 and (year is None or is_leap(year)) else _LENGTHS[month - 1]
    return Day(month, day, year, named) if 1 <= day <= longest else None


def moment_of(text: str) -> tuple[Day | None, Clock | None] | None:
    """Return date and time of day of a text that has one of them or both, None for anything else."""
    text = re.sub(r"\s+", " ", text.strip().strip("."))
    if (clock := clock_of(text)) is not None:
        return None, clock
    if (day := day_of(text)) is not None:
        return day, None
    cut = re.search(r"(?:,?\s+at\s+|,\s*|\s+|(?<=\d)T)(?=\d{1,2}:\d{2})", text)
    if cut:
        day, clock = day_of(text[: cut.start()]), clock_of(text[cut.end() :])
        if day is not None and clock is not None:
            return day, clock
    return None


def month_of(text: str) -> int | None:
    """Return the number of a month by its name or the start of it, None for anything else."""
    word = text.strip().strip(".").lower()
    fitting = [i for i, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.lower().startswith(word)]
    return fitting[0] if len(fitting) == 1 else 9 if word == "sept" else None


def weekday_of(text: str | None) -> str | None:
    """Return the weekday by its name, its plural or its first three letters, None for anything else."""
    word = (text or "").strip().strip(".,").lower()
    if word in _KOREAN_DAYS:
        return WEEKDAYS[_KOREAN_DAYS.index(word)]
    short = {"tues": "tuesday", "wednes": "wednesday", "thur": "thursday", "thurs": "thursday"}.get(word, word)
    for name in WEEKDAYS:
        if short in (name.lower(), name.lower() + "s", name[:3].lower()):
            return name
    return None


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length_of_month(month: int, year: int | None) -> int:
    """How many days a month has; in a year that is not known, one of 365 days."""
    return 29 if month == 2 and year is not None and is_leap(year) else _LENGTHS[month - 1]


def day_of_year(day: Day, year: int | None) -> int:
    """Which day of its year a date is, from 1."""
    return sum(length_of_month(month, year) for month in range(1, day.month)) + day.day
