"""Whole numbers that solve an inequality: how many there are, the largest, the smallest."""

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.integer_solutions.asking import PHRASES, fits, posing
from tutor.topics.integer_solutions.practice import practise
from tutor.topics.integer_solutions.solving import solve

TOPIC = Topic(
    name="integer-solutions",
    title=say("Whole numbers that solve an inequality"),
    area="algebra",
    prerequisites=("absolute-value-inequalities",),
    askings=tuple(Asking(phrases, posing(name)) for name, phrases in PHRASES.items()),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("The largest or smallest whole number of a linear inequality."),
        say("Chains and absolute values: how many whole numbers?"),
        say("Quadratic inequalities whose ends are no whole numbers."),
    ),
    examples=(
        "How many integers satisfy |x - 2| <= 5.6?",
        "How many integers are in the solution set of x^2 < 30?",
        "Find the number of integers n such that -3 < 2n + 1 <= 15",
        "What is the largest integer x such that 3x - 7 < 20?",
        "Find the smallest integer x that satisfies (x - 1)(x - 8) < 0",
        "x^2 < 20을 만족하는 정수 x의 개수를 구하시오",
    ),
)
