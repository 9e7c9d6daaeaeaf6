"""Remainders: division with remainder, remainders of powers, congruences, Fibonacci numbers."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.remainders.asking import ASKINGS, fits
from tutor.topics.remainders.practice import practise
from tutor.topics.remainders.solving import solve

TOPIC = Topic(
    name="remainders",
    title=say("Remainders and modular arithmetic"),
    area="number theory",
    prerequisites=("divisors-and-multiples",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Division with remainder by small numbers."),
        say("Larger numbers, last digits of powers, and congruences."),
        say("Remainders of powers, and division by three-digit numbers."),
    ),
    examples=(
        "What is the remainder when 2918936 is divided by 729726?",
        "17 mod 5",
        r"2^{100} \bmod 7",
        "Find the quotient and remainder when 100 is divided by 7.",
        "What is the remainder when 3^200 is divided by 10?",
        "Find the last digit of 7^2023",
        "Find the inverse of 3 modulo 11",
        "Is 38 congruent to 14 modulo 12?",
        "What is the 16th Fibonacci number?",
        "17을 5로 나눈 나머지를 구하시오",
    ),
)
