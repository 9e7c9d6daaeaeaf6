"""Prime numbers: whether a number is prime, its prime factors, how many primes there are."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.primes.asking import ASKINGS, fits
from tutor.topics.primes.practice import practise
from tutor.topics.primes.solving import solve

TOPIC = Topic(
    name="primes",
    title=say("Prime numbers"),
    area="number theory",
    prerequisites=("divisors-and-multiples",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Prime or not below 900, and prime factors of small products."),
        say("Larger numbers, products of five primes, and primes in a stretch."),
        say("Four-digit numbers, larger prime factors, and longer stretches."),
    ),
    examples=(
        "Is 97 prime?",
        "Is 325956919 composite?",
        "Is 1 a prime number?",
        "What are the prime factors of 71647224?",
        "List the prime factors of 99051584.",
        "Count how many prime numbers there are between 455 and 5380 (inclusive)?",
        "How many primes are there between 10 and 30?",
        "91은 소수인가?",
        "360의 소인수를 모두 구하시오",
    ),
)
