"""Puzzles: make a number from others, each used once."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Integer

from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.listing import whole_number, whole_numbers
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.number_puzzles.practice import TASK, practise
from tutor.topics.number_puzzles.solving import solve

MOST = 6
"""Numbers that a puzzle may give."""


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    target, numbers = whole_number(blanks["a"]), whole_numbers(blanks["l"])
    if target is None or numbers is None or not 2 <= len(numbers) <= MOST or min(numbers) < 0:
        return None
    form = "using-all:" + ",".join(map(str, numbers))
    return Posed(Integer(target), TASK, Goal.VALUE, form=form)


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and problem.task == TASK and isinstance(expression(problem.statement), Integer)


def _with(*starts: str) -> tuple[str, ...]:
    """Each way to begin, with what may be said about how often a number is used."""
    ends = (
        "",
        ". each number may be used at most once",
        ". you can only use each number once",
        ". each number can only be used once",
        ". use each number exactly once",
        ". you can only use each number once. you can use operators +, -, *, /",
    )
    return tuple(start + end for start in starts for end in ends)


TOPIC = Topic(
    name="number-puzzles",
    title=say("Number puzzles"),
    area="arithmetic",
    prerequisites=("arithmetic",),
    askings=(
        Asking(
            _with(
                "make {a} using {l}",
                "make {a} from {l}",
                "calculate {a} using {l}",
                "calculate {a} using all of these numbers: {l}",
                "using {l}, make {a}",
                "using all numbers {l}, create an expression that equals {a}",
                "using numbers {l}, create an expression that equals {a}",
                "find a way to make {a} using all of these numbers: {l}",
                "find a way to make {a} using some or all of these numbers: {l}",
                "find an arithmetic expression that equals {a} using all of these numbers: {l}",
            ),
            _pose,
        ),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Three numbers."),
        say("Four numbers."),
        say("Five numbers."),
    ),
    examples=(
        "Make 24 using 7, 1, 7, 10. You can only use each number once. You can use the operators +, -, *, /.",
        "Make 24 using 9, 9, 8, 3.",
        "Calculate 152 using all of these numbers: 83, 8, 95, 56, 58, 76.\nEach number may be used at most once.",
        "Using all the numbers 89, 88, 97, 89, 100, 95, create an expression that equals 955.",
        "Make 10 from 3, 4, 7, 9",
        "7, 1, 7, 10을 사용하여 24를 만드시오",
    ),
)
