"""Sums written with sigma: few terms one by one, powers of the index by their formulas, geometric sums."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Expr, Integer, Sum, Symbol

from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.finite_sums.practice import TASK, practise
from tutor.topics.finite_sums.solving import solve

LARGEST = 10**6


def _finite(found: Basic | None) -> bool:
    """Whether this is a sum from a whole number to a whole number or a letter, with numbers in the terms."""
    if not isinstance(found, Sum) or len(found.limits) != 1 or not isinstance(found.function, Expr):
        return False
    k, low, high = found.limits[0]
    if not isinstance(low, Integer) or abs(low) > LARGEST:
        return False
    ends = (isinstance(high, Integer) and low <= high <= LARGEST) or (isinstance(high, Symbol) and low in (0, 1))
    return ends and found.function.free_symbols <= {k}


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    found = blanks.get("f")
    return Posed(found, TASK, Goal.VALUE) if found is not None and _finite(found) else None


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and _finite(expression(problem.statement))


TOPIC = Topic(
    name="finite-sums",
    title=say("Sums with sigma"),
    area="sequences",
    prerequisites=("progressions",),
    askings=(
        Asking(
            (
                "{f}",
                "find {f}",
                "evaluate {f}",
                "calculate {f}",
                "find sum {f}",
                "evaluate sum {f}",
                "find value of {f}",
                "find value of sum {f}",
                "find a closed form of {f}",
            ),
            _pose,
        ),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A few terms to write out and add."),
        say("Up to a hundred terms of the first degree."),
        say("Squares, geometric sums, and sums up to n."),
    ),
    examples=(
        r"Evaluate \sum_{k=1}^{5} k^2",
        r"Find \sum_{k=1}^{100} (3k - 2)",
        r"Find the sum \sum_{n=4}^{50} n",
        r"\sum_{k=0}^{9} 3 \cdot 2^k",
        r"Find a closed form of \sum_{k=1}^{n} k^3",
        r"Evaluate \sum_{k=1}^{99} \frac{1}{k(k+1)}",
        r"\sum_{k=1}^{20} (k^2 + 2k) 의 값을 구하시오",
    ),
)
