"""Areas under and between curves, volumes of revolution, average values, arc lengths."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.integral_applications.posing import ARC, AREA, AVERAGE, BETWEEN, TASKS, VOLUME, fits, pose
from tutor.topics.integral_applications.practice import practise
from tutor.topics.integral_applications.solving import solve

_FROM = (
    " from {a} to {b}",
    " between {a} and {b}",
    " over {i}",
    " on {i}",
    " on the interval {i}",
    " over the interval {i}",
)

TOPIC = Topic(
    name="integral-applications",
    title=say("Areas, volumes and averages"),
    area="calculus",
    prerequisites=("integrals",),
    askings=(
        Asking(
            tuple(f"find the average value of {{f}}{ends}" for ends in _FROM)
            + tuple(f"average value of {{f}}{ends}" for ends in _FROM),
            pose(AVERAGE),
        ),
        Asking(
            tuple(f"find the area {words} {{f}}{ends}" for words in ("under", "under the curve", "under the graph of")
                  for ends in _FROM)
            + tuple(f"area under {{f}}{ends}" for ends in _FROM)
            + tuple(f"find the area between {{f}} and the x-axis{ends}" for ends in _FROM)
            + tuple(f"find the area enclosed by {{f}} and the x-axis{ends}" for ends in _FROM),
            pose(AREA),
        ),
        Asking(
            (*tuple(f"find the area between {{f}} and {{g}}{ends}" for ends in _FROM[:1] + _FROM[2:]),
                "find the area between {f} and {g}",
                "find the area enclosed by {f} and {g}",
                "find the area bounded by {f} and {g}",
                "find the area of the region enclosed by {f} and {g}",
                "find the area of the region bounded by {f} and {g}",
                "find the area between the curves {f} and {g}",
                "find the area of the region between {f} and {g}"),
            pose(BETWEEN),
        ),
        Asking(
            tuple(f"find the volume when {{f}} is rotated about the x-axis{ends}" for ends in _FROM)
            + tuple(f"find the volume of revolution of {{f}} about the x-axis{ends}" for ends in _FROM)
            + tuple(f"find the volume of the solid obtained by rotating {{f}} about the x-axis{ends}" for ends in _FROM)
            + tuple(f"find the volume of the solid of revolution of {{f}}{ends} about the x-axis" for ends in _FROM)
            + tuple(f"find the volume of revolution of {{f}}{ends} about the x-axis" for ends in _FROM)
            + tuple(f"find the volume when {{f}}{ends} is rotated about the x-axis" for ends in _FROM),
            pose(VOLUME),
        ),
        Asking(
            tuple(f"find the arc length of {{f}}{ends}" for ends in _FROM)
            + tuple(f"find the length of the curve {{f}}{ends}" for ends in _FROM)
            + tuple(f"arc length of {{f}}{ends}" for ends in _FROM),
            pose(ARC),
        ),
    ),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Average values over an interval."),
        say("Areas between a parabola and a line."),
        say("Volumes of revolution, and areas that cross the axis."),
    ),
    examples=(
        "Find the average value of x^2 from 0 to 3.",
        "Find the area under y = x^2 + 1 from 0 to 2",
        "Find the area between y = x^2 and y = x.",
        "Find the volume when y = sqrt(x) is rotated about the x-axis from 0 to 4",
        "Find the arc length of y = 2x^(3/2)/3 from 0 to 3",
        "0에서 3까지 x^2의 평균값을 구하시오",
    ),
)  # fmt: skip

__all__ = ["TASKS", "TOPIC"]
