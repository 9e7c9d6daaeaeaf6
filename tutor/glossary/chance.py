"""Counting, probability and statistics."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "choose",
            "binomial-quotient",
            "binomial-coefficients",
            "symmetry",
        ),
        say("Combinations"),
        say("Count how many groups can be chosen when it does not matter who comes first."),
    ),
    Entry(
        (
            "alike",
            "block",
            "gaps",
            "free-places",
            "fill-places",
            "multiply-choices",
            "orders",
            "round-table",
        ),
        say("Permutations"),
        say("Fill one place after the other and multiply the numbers of choices."),
    ),
    Entry(
        (
            "all-outcomes",
            "count-outcomes",
            "divide-outcomes",
            "count-all",
            "count-choices",
        ),
        say("Probability"),
        say("Divide the number of cases that fit by the number of all cases."),
        condition=say("All cases must be equally likely."),
    ),
    Entry(
        ("count-cases",),
        say("Adding cases"),
        say("Add the chances of different cases, or take the chance of the opposite from 1."),
    ),
    Entry(
        ("multiply-draws",),
        say("Multiplication rule"),
        say("What happens in one draw after another: multiply the chances along the way."),
    ),
    Entry(
        (
            "bayes",
            "positive-and-ill",
            "positive-but-well",
        ),
        say("Bayes' theorem"),
        say("Look only at the cases where it happened, and ask how many of them are meant."),
    ),
    Entry(
        (
            "binomial-distribution",
            "binomial-terms",
        ),
        say("Binomial distribution"),
        say("Choose which of the tries succeed, and multiply the chances of all tries."),
        condition=say("The tries must be independent, each with the same chance."),
    ),
    Entry(
        (
            "mean",
            "geometric-mean",
            "harmonic-mean",
            "missing-value",
        ),
        say("Mean"),
        say("Share everything out equally: the mean is what each would get."),
    ),
    Entry(
        (
            "middle",
            "middle-two",
            "quartiles",
        ),
        say("Median and quartiles"),
        say("In order of size, the median is the value in the middle."),
    ),
    Entry(
        ("count-values",),
        say("Mode"),
        say("The mode is the value that comes most often."),
    ),
    Entry(
        (
            "variance",
            "standard-deviation",
        ),
        say("Variance"),
        say("It measures how far the values lie from their mean."),
    ),
    Entry(
        (
            "set-difference",
            "set-intersection",
            "set-union",
            "symmetric-difference",
        ),
        say("Sets"),
        say("Go through the elements one by one and ask in which of the sets they are."),
    ),
    Entry(
        ("boxes",),
        say("Putting things into boxes"),
        say("Ask whether the things and the boxes can be told apart, and count the ways case by case."),
    ),
    Entry(
        ("complement",),
        say("Opposite"),
        say("Sometimes it is easier to look at what is not meant and take it away from everything."),
    ),
)
