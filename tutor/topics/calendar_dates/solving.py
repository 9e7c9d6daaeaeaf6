"""Weekdays by remainders of 7, counts of days by full weeks, leap years by the rule of 4, 100 and 400."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Integer, S, Symbol, floor

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.moments import WEEKDAYS, Day, day_of, day_of_year, is_leap, length_of_month
from tutor.rules.working import product, quotient, total, word_formula, worked
from tutor.solution import Answer, Step
from tutor.topics.calendar_dates.asking import weekday_name


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    arguments = statement.args
    match operation_name(statement):
        case "weekday":
            yield from _weekday(statement, _day(arguments[0]))
        case "weekday_after":
            yield from _after(statement, int(arguments[0]), str(arguments[1]), in_year=bool(problem.given))
        case "date_of_weekday":
            yield from _meeting(statement, int(arguments[0]), str(arguments[1]), int(arguments[2]), int(arguments[3]))
        case "count_weekdays" | "count_business_days":
            yield from _count(statement, _day(arguments[-2]), _day(arguments[-1]))
        case "days_between":
            step, days = _days(_day(arguments[0]), _day(arguments[1]))
            yield step
            yield Answer(formula(days), formula(days))
        case "leap_year":
            yield from _leap(statement, int(arguments[0]))
        case _:
            raise NotSolved(say("I do not know this question about dates."))


def _day(name: Basic) -> Day:
    day = day_of(str(name))
    if day is None:
        raise NotSolved(say("This is not a date."))
    return day


def number_of(day: Day) -> int:
    """Days since the last day before the year 1."""
    past = (day.year or 1) - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + day_of_year(day, day.year)


def _days(start: Day, end: Day) -> tuple[Step, Integer]:
    days = Integer(number_of(end) - number_of(start))
    step = worked(
        "count-days",
        say("Count the days from the first date to the second: {days}.", days=formula(days)),
        say("Count the days left in the first month, those of the months between, and those of the last month."),
        operation("days_between", Symbol(start.iso()), Symbol(end.iso())),
        days,
        idea=say("How many days lie between the two dates?"),
    )
    return step, days


def _weekday(statement: Basic, day: Day) -> Iterator[Step | Answer]:
    anchor = Day(1, 1, 2000)
    step, days = _days(anchor, day)
    yield step
    yield from _turned(int(days), "Saturday")
    answer = word_formula(weekday_name(day))
    yield worked(
        "weekday",
        say("1 January 2000 was a Saturday: count on from there."),
        say("After every 7 days the weekdays come again."),
        statement,
        answer,
        idea=say("Do you know the weekday of any date?"),
    )
    yield Answer(answer, answer)


def _turned(days: int, start: str) -> Iterator[Step]:
    rest = days % 7
    yield worked(
        "full-weeks",
        say("Take away full weeks: {rest} days remain.", rest=rest),
        say("After every 7 days the weekdays come again."),
        total(Integer(days), product(Integer(-(days // 7)), Integer(7))),
        Integer(rest),
        idea=say("How many days are left when full weeks are taken away?"),
    )


def _after(statement: Basic, days: int, start: str, *, in_year: bool) -> Iterator[Step | Answer]:
    yield from _turned(days, start)
    answer = word_formula(WEEKDAYS[(WEEKDAYS.index(start) + days) % 7])
    yield worked(
        "count-on",
        say("Count on from {start}.", start=word_formula(start)),
        say("Each day that remains leads to the next weekday."),
        statement,
        answer,
        idea=say("Which weekday do you reach?"),
    )
    remark = say("A year of 365 days was taken; in a leap year, dates after February fall one weekday later.")
    yield Answer(answer, answer, remark if in_year and days > 58 else None)


def _meeting(statement: Basic, count: int, name: str, month: int, year: int) -> Iterator[Step | Answer]:
    first = Day(month, 1, year)
    begins = word_formula(weekday_name(first))
    yield worked(
        "first-of-month",
        say("Find the weekday of the first of the month: {weekday}.", weekday=begins),
        say("Everything else in the month is counted from there."),
        operation("weekday", Symbol(first.iso())),
        begins,
        idea=say("On which weekday does the month begin?"),
    )
    earliest = 1 + (WEEKDAYS.index(name) - WEEKDAYS.index(weekday_name(first))) % 7
    days = list(range(earliest, length_of_month(month, year) + 1, 7))
    value = Integer(days[-1] if count == -1 else days[count - 1] if count <= len(days) else -1)
    yield worked(
        "count-weeks",
        say("The first such weekday is on the {day}.; the others follow every 7 days.", day=earliest),
        say("From one such weekday to the next it is a week."),
        statement,
        value,
        idea=say("When is the first one, and when do the others follow?"),
    )
    remark = say("There is no such weekday in this month: -1 says so.") if value == -1 else None
    yield Answer(formula(value), formula(value), remark)


def _count(statement: Basic, start: Day, end: Day) -> Iterator[Step | Answer]:
    step, days = _days(start, end)
    yield step
    many = int(days) + 1
    weeks = many // 7
    yield worked(
        "weeks",
        say("With both dates there are {days} days: {weeks} full weeks.", days=many, weeks=weeks),
        say("Every full week has each weekday once, and five from Monday to Friday."),
        floor(quotient(Integer(many), Integer(7)), evaluate=False),
        Integer(weeks),
        idea=say("How many full weeks are in these days?"),
    )
    names = [WEEKDAYS[(number_of(start) - 1 + i) % 7] for i in range(many)]
    if operation_name(statement) == "count_weekdays":
        value = Integer(names.count(str(statement.args[0])))
    else:
        value = Integer(sum(WEEKDAYS.index(name) < 5 for name in names))
    yield worked(
        "rest-of-days",
        say("Add those among the days that are left: {value}.", value=formula(value)),
        say("Go through the days after the full weeks one by one."),
        statement,
        value,
        idea=say("Which weekdays are the days that are left over?"),
    )
    yield Answer(formula(value), formula(value))


def _leap(statement: Basic, year: int) -> Iterator[Step | Answer]:
    value = S.true if is_leap(year) else S.false
    if year % 400 == 0:
        because = say("{year} can be divided by 400.", year=year)
    elif year % 100 == 0:
        because = say("{year} can be divided by 100, but not by 400.", year=year)
    elif year % 4 == 0:
        because = say("{year} can be divided by 4, and not by 100.", year=year)
    else:
        because = say("{year} cannot be divided by 4.", year=year)
    yield worked(
        "leap-rule",
        say("Leap years can be divided by 4; full centuries only if they can be divided by 400."),
        because,
        statement,
        value,
        idea=say("Can the year be divided by 4? Is it a full century?"),
    )
    remark = say("{year} is a leap year.", year=year) if is_leap(year) else say("{year} is not a leap year.", year=year)
    yield Answer(formula(value), formula(value), remark)
