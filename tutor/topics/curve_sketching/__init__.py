"""Curves: stationary points, extrema, inflections, rise and fall, asymptotes, tangents, and the whole sketch."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.curve_sketching.asking import ASKINGS, fits
from tutor.topics.curve_sketching.practice import practise
from tutor.topics.curve_sketching.solving import solve

TOPIC = Topic(
    name="curve-sketching",
    title=say("Curves: extrema, tangents, asymptotes"),
    area="calculus",
    prerequisites=("derivatives", "polynomial-inequalities"),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Tangents to parabolas, and extrema of quadratics."),
        say("Extrema, tangents and normals of cubics."),
        say("Inflections, and asymptotes of fractions."),
    ),
    examples=(
        "Find the stationary points of f(x) = x^3 - 3x",
        "Find the local maxima of x^3 - 3x",
        "Find the local minimum of x^2 - 4x + 1",
        "Where is x^3 - 12x increasing?",
        "Find the points of inflection of x^4 - 6x^2",
        "Find the vertical asymptotes of (x + 1)/(x^2 - 4)",
        "Find the horizontal asymptote of (2x + 1)/(x - 1)",
        "Find the equation of the tangent to y = x^2 at x = 3",
        "Find the normal line to y = x^3 at x = 1",
        "Find the maximum value of 3 + 4x - x^2",
        "Sketch the curve y = x^3 - 3x",
        "y = x^2에 접하는 직선의 방정식을 x = 3에서 구하시오",
        "x^3 - 3x의 극댓값을 구하시오",
    ),
)
