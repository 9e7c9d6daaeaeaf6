"""Polynomial equations over the complex numbers: factored, then the quadratic formula with a negative discriminant."""

from __future__ import annotations

from tutor.messages import say
from tutor.topic import Asking, Topic, criteria
from tutor.topics.complex_roots.asking import EQUATIONS, FUNCTIONS, fits, pose
from tutor.topics.complex_roots.practice import practise
from tutor.topics.complex_roots.solving import solve

TOPIC = Topic(
    name="complex-roots",
    title=say("Equations over the complex numbers"),
    area="algebra",
    prerequisites=("complex-numbers", "quadratic-equations"),
    askings=(Asking((*EQUATIONS, *FUNCTIONS), pose),),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A square equal to a negative number, and quadratics with a small pair of solutions."),
        say("A factor or a number to move first, and pairs a ± bi."),
        say("Cubics with one real solution and a pair."),
    ),
    examples=(
        "Solve x^2 + 4 = 0 over the complex numbers",
        "Find the complex roots of x^2 + 2x + 5",
        "Find all complex solutions of z^2 - 4z + 13 = 0",
        "Find all complex roots of x^3 - 1",
        "Solve 2x^2 + 3x + 4 = 0 over C",
        "Find all complex numbers z such that z^4 - 16 = 0",
        "복소수 범위에서 x^2 + 9 = 0을 푸시오",
    ),
)
