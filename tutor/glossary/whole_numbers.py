"""Whole numbers: divisors, primes, remainders, number bases."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "divide-with-remainder",
            "remainder",
            "look-at-remainder",
            "quotient-and-remainder",
            "no-remainder",
            "take-rest",
            "take-whole",
            "full-weeks",
            "take-difference",
        ),
        say("Division with remainder"),
        say("See how often the number fits in as a whole; what is left over is the remainder."),
    ),
    Entry(
        (
            "euclid",
            "euclid-end",
            "put-in-gcd",
        ),
        say("Euclid's algorithm"),
        say("Divide, then divide the divisor by what is left over, until nothing is left; the last divisor is it."),
    ),
    Entry(
        ("lcm-from-gcd",),
        say("Least common multiple"),
        say("It is the first number that stands in the times tables of both numbers."),
    ),
    Entry(
        (
            "prime-factorisation",
            "divide-out",
            "find-divisor",
            "divide-by-prime",
            "gather-factors",
            "read-off-primes",
            "irreducible",
        ),
        say("Prime factorisation"),
        say("Every whole number above 1 is a product of primes, in one way only: divide by primes as long as it goes."),
    ),
    Entry(
        (
            "sieve",
            "too-small",
            "prime-itself",
            "has-divisor",
            "no-divisor",
        ),
        say("Prime number"),
        say("A prime number can be divided only by 1 and by itself."),
    ),
    Entry(
        ("factors-of-gcd",),
        say("Pairs of factors"),
        say("Factors come in pairs whose product is the number."),
    ),
    Entry(
        (
            "divide-congruence",
            "divides-difference",
            "find-cycle",
            "find-factor",
            "first-ones",
            "last-product",
            "work-out-power",
        ),
        say("Calculating with remainders"),
        say("Only what is left over counts, so large numbers may be replaced by their remainders."),
    ),
    Entry(
        (
            "add-up-to-there",
            "sum-of-two-before",
        ),
        say("Fibonacci numbers"),
        say("Each number is the sum of the two numbers before it."),
    ),
    Entry(
        (
            "add-one",
            "code-digits",
            "count-ones",
            "divide-by-base",
            "flip-digits",
            "place-values",
            "take-apart",
            "write-in-binary",
            "write-letters",
        ),
        say("Number bases"),
        say("The place of a digit says how much it is worth; in another base the places have other worths."),
    ),
    Entry(
        ("list-numbers",),
        say("Searching"),
        say("Where only a few numbers can fit, look at each of them."),
    ),
)
