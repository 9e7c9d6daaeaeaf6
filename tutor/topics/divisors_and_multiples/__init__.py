"""Divisors and multiples: greatest common divisor, least common multiple, factors, divisibility."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.divisors_and_multiples.asking import ASKINGS, fits
from tutor.topics.divisors_and_multiples.practice import practise
from tutor.topics.divisors_and_multiples.solving import solve

TOPIC = Topic(
    name="divisors-and-multiples",
    title=say("Divisors and multiples"),
    area="number theory",
    prerequisites=("arithmetic",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Factors and divisibility, and small common divisors and multiples."),
        say("Greatest common divisor and least common multiple of two numbers."),
        say("Large or three numbers, and how many divisors there are."),
    ),
    examples=(
        "gcd(84, 36)",
        "Calculate the highest common factor of 3149748 and 308.",
        "Find the Greatest Common Divisor (GCD) of these numbers: 302, 336.",
        "LCM of $7$ and $16 =$",
        "What is the least common multiple of 4, 6 and 10?",
        "Find the common denominator of -163/934878 and -45/28.",
        "Factors of $96 =$",
        "Common Factors of $72$ and $56 =$",
        "How many positive divisors does 196 have?",
        "Is 266 a factor of 2543890?",
        "Is 12370884 a multiple of 54?",
        "Does 6 divide 19616070?",
        "Is 4538 even?",
        "84와 36의 최대공약수를 구하시오",
        "12의 약수를 모두 구하시오",
    ),
)
