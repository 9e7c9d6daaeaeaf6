"""Whole numbers with properties: how many there are, the smallest, the largest, their sum."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.number_search.asking import ASKINGS, fits
from tutor.topics.number_search.practice import practise
from tutor.topics.number_search.solving import solve

TOPIC = Topic(
    name="number-search",
    title=say("Whole numbers with properties"),
    area="number theory",
    prerequisites=("primes", "remainders"),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Multiples between two numbers."),
        say("The smallest or largest number with two divisors."),
        say("Numbers with given remainders."),
    ),
    examples=(
        "What is the smallest positive integer that is divisible by 12, 15 and 18?",
        "How many two-digit primes are there?",
        "How many positive integers less than 100 are multiples of 3 but not of 5?",
        "How many perfect squares are between 10 and 1000?",
        "What is the largest integer less than 100 that leaves a remainder of 3 when divided by 7?",
        "What is the sum of the positive divisors of 84?",
        "What is the smallest positive integer $n$ such that $12n$ is a perfect square?",
        "How many of the positive divisors of 360 are perfect squares?",
        "What is the sum of all odd integers between 20 and 40?",
        "두 자리의 7의 배수의 개수를 구하시오",
    ),
)
