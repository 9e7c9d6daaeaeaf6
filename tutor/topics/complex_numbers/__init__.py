"""Complex numbers: sums, products, quotients, powers and roots, modulus, argument and conjugate, polar form."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.complex_numbers.asking import ASKINGS, fits
from tutor.topics.complex_numbers.practice import practise
from tutor.topics.complex_numbers.solving import solve

TOPIC = Topic(
    name="complex-numbers",
    title=say("Complex numbers"),
    area="algebra",
    prerequisites=("radicals", "expanding"),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Sums and differences, powers of i, and conjugates, with whole parts."),
        say("Products, squares, the modulus, and roots of negative numbers."),
        say("Quotients, higher powers, and polar form at known angles."),
    ),
    examples=(
        "(3 + 2i)(1 - i)",
        r"\frac{3 + 2i}{1 - i}",
        "Add the complex numbers: (-6.0 - 7.0i) + (-4.0 - 10.0i)",
        "Simplify i^23",
        "(1 + i)^6",
        "Find the modulus of 3 + 4i",
        "Find the conjugate of 2 - 5i",
        r"\sqrt{-12} + 3i",
        "Write 1 + i sqrt(3) in polar form",
        "Find the argument of -1 + i",
        "Find the imaginary part of (2 + i)^2",
        "3 - 4i의 절댓값을 구하시오",
        "(2 + 3i)(1 - 2i)를 계산하시오",
    ),
)
