"""Functions: domain, values, inverse, the parts of a curve."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "domain",
            "domain-condition",
        ),
        say("Domain"),
        say("The domain is the set of all numbers that may be put in."),
    ),
    Entry(
        ("range",),
        say("Range"),
        say("The range tells which values come out, or how far they lie apart."),
    ),
    Entry(
        (
            "mirror",
            "parity",
        ),
        say("Symmetry of a graph"),
        say("Put in the opposite number: if the value stays or only changes its sign, the graph is symmetric."),
    ),
    Entry(
        (
            "vertical-asymptotes",
            "end-asymptotes",
            "end-behaviour",
        ),
        say("Asymptotes"),
        say("An asymptote is a line that the graph comes as close to as you like."),
    ),
    Entry(
        (
            "slope-sign",
            "maxima",
            "minima",
            "name-extrema",
        ),
        say("Extrema"),
        say("A rising graph has a positive slope; at a peak or in a valley the slope is 0."),
        condition=say("The function must have a derivative there; ends and corners are looked at by themselves."),
    ),
    Entry(
        (
            "inflections",
            "name-inflections",
        ),
        say("Points of inflection"),
        say("There the curve stops bending to one side and starts bending to the other."),
    ),
    Entry(
        ("exchange",),
        say("Inverse function"),
        say("The inverse answers the opposite question: which number was put in to get this value?"),
        condition=say("The function must take each value only once."),
    ),
    Entry(
        ("whole-part",),
        say("Floor and ceiling"),
        say("Look at the whole numbers on both sides: the floor is the lower one, the ceiling the upper one."),
        example=("floor(7/2)", "3"),
    ),
)
