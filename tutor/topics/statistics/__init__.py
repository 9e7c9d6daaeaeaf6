"""Descriptive statistics: mean, median, mode, range, variance, standard deviation, quartiles, other means."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.statistics.asking import TASK, pose_measures, pose_missing, pose_one
from tutor.topics.statistics.practice import practise
from tutor.topics.statistics.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


MEASURES = (
    "find {text1} of {text}",
    "find {text1} for {text}",
    "find {text1} for the data {text}",
    "given series of numbers {text}. find {text1} of series",
    "given data {text}. find {text1}",
    "for data {text}, find {text1}",
)
ONE = {
    "geometric_mean_of": "geometric mean of {text}",
    "harmonic_mean_of": "harmonic mean of {text}",
    "mean_of": "mean of {text}",
    "median_of": "median of {text}",
    "modes_of": "mode of {text}",
    "range_of": "range of the data {text}",
    "variance_of": "variance of {text}",
    "sample_variance_of": "sample variance of {text}",
    "deviation_of": "standard deviation of {text}",
    "sample_deviation_of": "sample standard deviation of {text}",
}
MISSING = (
    "mean of {text} is {m}. find {x}",
    "if mean of {text} is {m}, find {x}",
    "average of {text} is {m}. find {x}",
    "if average of {text} is {m}, find {x}",
    "average of numbers {text} is {m}. find value of {x}",
    "mean of numbers {text} is {m}. find value of {x}",
    "mean of {text} is {m}. find value of {x}",
    "arithmetic mean of {text} is {m}. find value of {x}",
    "arithmetic mean of {text} is {m}. find {x}",
    "average of {text} is {m}. find value of {x}",
)

TOPIC = Topic(
    name="statistics",
    title=say("Describing data"),
    area="statistics",
    prerequisites=("arithmetic",),
    askings=(
        Asking(MEASURES, pose_measures),
        *(Asking((phrase,), pose_one(name)) for name, phrase in ONE.items()),
        Asking(MISSING, pose_missing),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Mean, median, mode and range of a few values."),
        say("The variance and means of more values."),
        say("Deviations, quartiles, and other means."),
    ),
    examples=(
        "Find the mean of 3, 8, 12, 17",
        "Given the series of numbers $[2, 23, 34, 49, 51, 65, 78, 87, 92, 98]$. Find the arithmatic mean and mdian of "
        "the series",
        "Find the mean,standard deviation and variance for the data $19, 8, 27, 33, 48, 11$",
        "Geometric mean of $3$ numbers $[42, 58, 40] = $",
        "Harmonic mean of $3$ numbers $5, 10, 15 = $",
        "What is the median of 7, 1, 4, 9?",
        "Find the mode of 2, 3, 3, 5, 7, 7, 7",
        "The mean of 4, 8, x and 12 is 9. Find x.",
        "Find the quartiles of 1, 3, 4, 6, 8, 9, 13",
        "자료 3, 5, 8, 10, 14의 분산을 구하시오",
        "2, 4, 9의 평균을 구하시오",
    ),
)
