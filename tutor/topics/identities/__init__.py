"""Identities: whether two expressions are equal for all values of the letters."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.identities.asking import ASKINGS, fits
from tutor.topics.identities.practice import practise
from tutor.topics.identities.solving import solve

TOPIC = Topic(
    name="identities",
    title=say("Identities"),
    area="algebra",
    prerequisites=("factoring",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("One bracket to multiply out; is the equation an identity?"),
        say("Squares, a sum times a difference, and two brackets, right or wrong."),
        say("Cubes, differences of squares of sums, and quotients, right or wrong."),
    ),
    examples=(
        "Prove that (a + b)^2 - (a - b)^2 = 4ab",
        "Is (x + 1)^2 = x^2 + 1 an identity?",
        "Verify the identity (x^3 - 1)/(x - 1) = x^2 + x + 1",
        "Show that (n + 1)^2 - n^2 = 2n + 1.",
        "Are (x - 2)(x + 2) and x^2 - 4 equivalent?",
        "(x + 3)^2 = x^2 + 6x + 9가 항등식인지 확인하시오",
    ),
)
