"""Rational expressions: simplified, added, multiplied, divided, with the values that are excluded."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.rational_expressions.asking import ASKINGS, fits
from tutor.topics.rational_expressions.practice import practise
from tutor.topics.rational_expressions.solving import solve

TOPIC = Topic(
    name="rational-expressions",
    title=say("Rational expressions"),
    area="algebra",
    prerequisites=("factoring",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Cancel a common factor, or name the excluded values."),
        say("Multiply and divide fractions with letters."),
        say("Add and subtract them."),
    ),
    examples=(
        "Simplify the rational expression (x^2 - 9)/(x^2 + 5x + 6)",
        "Add the rational expressions 1/(x - 1) and 2/(x + 3)",
        "Multiply (x^2 - 1)/x and x^2/(x + 1)",
        "Divide (x + 2)/(x - 3) by (x^2 - 4)/(x^2 - 9)",
        "For which values of x is (x - 5)/(x^2 - 9) undefined?",
        "Find the excluded values of 1/x + 2/(x - 4)",
        "유리식 (x^2 - 4)/(x^2 - x - 2)를 약분하시오",
    ),
)
