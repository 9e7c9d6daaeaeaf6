"""Times of day in minutes since midnight; what passes in seconds."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple, floor

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula
from tutor.rules.moments import Clock, Day, clock_of, moment_of
from tutor.rules.working import difference, product, quotient, total, word_formula, worked
from tutor.solution import Answer, Step
from tutor.topics.clock.asking import twelve_hours

DAY = 24 * 60


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    match operation_name(statement):
        case "minutes_between":
            yield from _between(statement, *map(_clock, statement.args))
        case "clock_after":
            yield from _shifted(statement, int(statement.args[0]), _clock(statement.args[1]), 1)
        case "clock_before":
            yield from _shifted(statement, int(statement.args[0]), _clock(statement.args[1]), -1)
        case "duration":
            yield from _duration(statement)
        case _:
            raise NotSolved(say("I do not know this question about times."))


def _clock(name: Basic) -> Clock:
    clock = clock_of(str(name))
    if clock is None:
        raise NotSolved(say("This is not a time of day."))
    return clock


def _between(statement: Basic, start: Clock, end: Clock) -> Iterator[Step | Answer]:
    yield _since_midnight(start)
    yield _since_midnight(end)
    last: Expr = Integer(end.minutes)
    if end.minutes < start.minutes:
        later = Integer(end.minutes + DAY)
        yield _next_day(last, later)
        last = later
    written = difference(last, Integer(start.minutes))
    value = last - start.minutes
    yield worked(
        "subtract-times",
        say("Subtract the start from the end."),
        say("Both are counted in minutes from the same midnight."),
        statement,
        written,
        idea=say("Which calculation gives the time between the two?"),
    )
    yield worked("work-out", say("Work it out."), say("This is the number of minutes."), written, value)
    yield Answer(formula(value), formula(value))


def _since_midnight(clock: Clock) -> Step:
    hours, minutes = divmod(clock.minutes, 60)
    return worked(
        "since-midnight",
        say("Write {time} in minutes since midnight.", time=word_formula(twelve_hours(clock.minutes))),
        say("Each full hour has 60 minutes; in the afternoon 12 hours are added, and 12 AM is hour 0."),
        total(product(Integer(hours), Integer(60)), Integer(minutes)),
        Integer(clock.minutes),
        idea=say("How many minutes after midnight is this?"),
    )


def _next_day(before: Expr, after: Expr) -> Step:
    return worked(
        "next-day",
        say("The end is on the next day: add the {minutes} minutes of a day.", minutes=formula(Integer(DAY))),
        say("The clock shows the end only after midnight."),
        total(before, Integer(DAY)),
        after,
        idea=say("Is the end before or after midnight?"),
    )


def _shifted(statement: Basic, minutes: int, clock: Clock, sign: int) -> Iterator[Step | Answer]:
    yield _since_midnight(clock)
    start, shift = Integer(clock.minutes), Integer(minutes)
    reached = clock.minutes + sign * minutes
    if sign > 0:
        title, written = say("Add the minutes."), total(start, shift)
        idea = say("Do you have to add or to subtract?")
    else:
        title, written = say("Subtract the minutes."), difference(start, shift)
        idea = say("Do you have to add or to subtract?")
    yield worked(
        "shift-time", title, say("Later means more minutes, earlier fewer."), written, Integer(reached), idea=idea
    )
    if not 0 <= reached < DAY:
        days = -(reached // DAY)
        yield worked(
            "other-day",
            say("This is on another day: bring it to between 0 and {minutes} minutes.", minutes=formula(Integer(DAY))),
            say("A day has 24 hours of 60 minutes, and the clock shows the same times every day."),
            total(Integer(reached), product(Integer(days), Integer(DAY))),
            Integer(reached % DAY),
            idea=say("On which day is this?"),
        )
        reached %= DAY
    hours = quotient(Integer(reached), Integer(60))
    yield worked(
        "hours-and-minutes",
        say("Split into hours and minutes."),
        say("Divide by 60: the quotient is the hour, the remainder the minutes."),
        Tuple(floor(hours, evaluate=False), difference(Integer(reached), product(Integer(60), Integer(reached // 60)))),
        Tuple(Integer(reached // 60), Integer(reached % 60)),
        idea=say("How many full hours are in these minutes?"),
    )
    answer = word_formula(twelve_hours(reached))
    yield worked(
        "write-time",
        say("Write the time: {time}.", time=answer),
        say("From 12 on, hours are written as PM, and those over 12 less 12."),
        statement,
        answer,
        idea=say("Is this in the morning or in the afternoon?"),
    )
    yield Answer(answer, answer)


def _duration(statement: Basic) -> Iterator[Step | Answer]:
    start, end = (moment_of(str(name)) for name in statement.args[:2])
    if start is None or end is None:
        raise NotSolved(say("This is not a time of day."))
    style = str(statement.args[2])
    micros = 0
    if start[0] is not None and end[0] is not None:
        days = operation("days_between", Symbol(start[0].iso()), Symbol(end[0].iso()))
        count = ordinal_of(end[0]) - ordinal_of(start[0])
        yield worked(
            "count-days",
            say("Count the days from the first date to the second: {days}.", days=formula(Integer(count))),
            say("Count the days left in the first month, those of the months between, and those of the last month."),
            days,
            Integer(count),
            idea=say("How many days lie between the two dates?"),
        )
        micros += count * DAY * 60_000_000
    if start[1] is not None and end[1] is not None:
        yield _seconds(start[1])
        yield _seconds(end[1])
        micros += _utc(end[1]) - _utc(start[1])
        if start[0] is None and micros < 0:
            micros += DAY * 60_000_000
        yield from _zones(start[1], end[1])
    if micros < 0:
        raise NotSolved(say("The end is before the start."))
    answer = word_formula(duration_text(micros, style))
    yield worked(
        "write-duration",
        say("Subtract, and write the difference as asked: {style}.", style=style),
        say("An hour has 3600 seconds, a minute 60; days are taken off first where they are asked for."),
        statement,
        answer,
        idea=say("How many full hours, minutes and seconds are in the difference?"),
    )
    yield Answer(answer, answer, spoken(micros))


def _seconds(clock: Clock) -> Step:
    whole = clock.micros // 1_000_000
    value = Rational(clock.micros, 1_000_000)
    parts = [
        product(Integer(whole // 3600), Integer(3600)),
        product(Integer(whole // 60 % 60), Integer(60)),
        value - whole // 60 * 60,
    ]
    after: Formula = decimal_formula(value)
    return worked(
        "seconds-since-midnight",
        say("Write the time of day in seconds since midnight."),
        say("An hour has 3600 seconds and a minute 60."),
        total(*parts),
        after,
        idea=say("How many seconds after midnight is this?"),
    )


def _zones(start: Clock, end: Clock) -> Iterator[Step]:
    if start.zone and start.zone != end.zone:
        gap = Integer((_offset(start.zone) - _offset(end.zone)) * 60)
        yield worked(
            "time-zones",
            say("Take the time zones into account: {seconds} seconds.", seconds=formula(gap)),
            say(
                "The clocks at the end and at the start differ by this; the difference of their offsets is made up for."
            ),
            product(difference(Integer(_offset(start.zone)), Integer(_offset(end.zone))), Integer(60)),
            gap,
            idea=say("Do both clocks show the time of the same place?"),
        )


def _utc(clock: Clock) -> int:
    return clock.micros - (_offset(clock.zone) * 60_000_000 if clock.zone else 0)


def _offset(zone: str) -> int:
    """Minutes that the clocks of a zone are ahead."""
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    return -minutes if zone[0] == "-" else minutes


def ordinal_of(day: Day) -> int:
    """Days since the first day of the year 1: full years, their leap days, then the days of this year."""
    from tutor.rules.moments import day_of_year

    past = (day.year or 1) - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + day_of_year(day, day.year)


def duration_text(micros: int, style: str) -> str:
    """Write a duration as asked."""
    seconds, part = divmod(micros, 1_000_000)
    days = ""
    if style.startswith("D"):
        days, seconds = f"{seconds // 86400} days", seconds % 86400
        if style == "D days":
            return days
        days += ", "
    text = f"{days}{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if "SS" in style:
        text += f":{seconds % 60:02d}"
    return text + (f".{part // 1000:03d}" if "mmm" in style else "")


def spoken(micros: int) -> Message:
    """A duration in words."""
    seconds = micros // 1_000_000
    return say(
        "Days: {days}, hours: {hours}, minutes: {minutes}, seconds: {seconds}.",
        days=seconds // 86400, hours=seconds // 3600 % 24, minutes=seconds // 60 % 60, seconds=seconds % 60,
    )  # fmt: skip
