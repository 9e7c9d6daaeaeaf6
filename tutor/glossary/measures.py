"""Time, dates and units."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "convert",
            "known-factor",
            "temperature-formula",
        ),
        say("Converting units"),
        say("The quantity stays the same; only the size of the pieces it is counted in changes."),
    ),
    Entry(
        (
            "count-days",
            "count-on",
            "count-weeks",
            "first-of-month",
            "leap-rule",
            "rest-of-days",
            "weekday",
            "weeks",
        ),
        say("Calendar"),
        say("After every seven days the same day of the week comes again, so only what is left of the weeks counts."),
    ),
    Entry(
        (
            "hours-and-minutes",
            "next-day",
            "other-day",
            "seconds-since-midnight",
            "shift-time",
            "since-midnight",
            "subtract-times",
            "time-zones",
            "write-duration",
            "write-time",
        ),
        say("Telling the time"),
        say("An hour has 60 minutes, so count everything in minutes and change back at the end."),
    ),
)
