"""Partial fractions: a rational function as a sum of simple fractions."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.partial_fractions.asking import ASKINGS, fits
from tutor.topics.partial_fractions.practice import practise
from tutor.topics.partial_fractions.solving import solve

TOPIC = Topic(
    name="partial-fractions",
    title=say("Partial fractions"),
    area="algebra",
    prerequisites=("rational-expressions", "linear-systems", "polynomial-division"),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Two different linear factors, already factored."),
        say("A denominator to be factored first, or three factors."),
        say("A double factor, an irreducible quadratic one, or a division first."),
    ),
    examples=(
        "Find the partial fraction decomposition of (4x - 23)/(x^2 + 5x - 24)",
        r"Express \frac{3x + 5}{(x - 1)(x + 2)^2} in partial fractions",
        "Decompose (x^2 + 2)/(x^3 + x) into partial fractions.",
        "Split (x^3 + 1)/(x^2 - 4) into partial fractions",
        "partial fractions of 1/(x^2 - 1)",
        "(5x + 1)/(x^2 + x - 2)를 부분분수로 분해하시오",
    ),
)
