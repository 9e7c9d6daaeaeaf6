"""Number bases: converting, adding in a base, complements, bits, Roman numerals."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.number_bases.asking import ASKINGS, fits
from tutor.topics.number_bases.practice import practise
from tutor.topics.number_bases.solving import solve

TOPIC = Topic(
    name="number-bases",
    title=say("Number bases"),
    area="number theory",
    prerequisites=("remainders",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Binary numbers to decimal and back, and their sums."),
        say("Other bases, and Roman numerals."),
        say("From one base to another, and sums in a base."),
    ),
    examples=(
        "What is -248701 (base 9) in base 2?",
        "-2121020100 (base 3) to base 16",
        "Convert $31312201$ from base $4$ to base $16$.",
        "Convert the base-14 number ac to binary",
        "Convert 181 to hexadecimal",
        "In base 12, what is 961 - -12a6?",
        "In base 2, what is 11100 + 1011011111101101?",
        "Binary of $13 = $",
        "2's complement of $1100101011 = $",
        "How many 1 bits are there in the binary representation of the number 1026153942?",
        "Write 1994 in Roman numerals",
        "10110(2)을 십진법으로 나타내시오",
        "45를 이진법으로 나타내시오",
    ),
)
