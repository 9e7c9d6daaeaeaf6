"""Statements about numbers only (``3 + 5 = 8``, ``1/3 > 2/3``): true or false."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic
from sympy.core.relational import Relational

from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.true_statements.practice import TASK, practise
from tutor.topics.true_statements.solving import solve


def _is_ours(statement: Basic) -> bool:
    return isinstance(statement, Relational) and not statement.free_symbols


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    return Posed(values["e"], TASK, Goal.VALUE) if _is_ours(values["e"]) else None


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and problem.task == TASK and _is_ours(expression(problem.statement))


TOPIC = Topic(
    name="true-statements",
    title=say("True or false"),
    area="arithmetic",
    prerequisites=("comparing",),
    askings=(
        Asking(
            (
                "true or false: {e}",
                "is {e}",
                "is {e} true",
                "is {e} true or false",
                "is it true that {e}",
                "check whether {e}",
                "{e}",
            ),
            _pose,
        ),
    ),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Sums and products on one side."),
        say("Fractions, some of them close together."),
        say("Roots and powers."),
    ),
    examples=(
        "3 + 5 = 8",
        r"\frac{1}{3} > \frac{2}{3}",
        "Is 3/4 < 2/3?",
        "Is 2^5 = 5^2?",
        "2 >= 1",
        "sqrt(2) < 3/2",
        "7 - 2(3 - 1) != 3",
        "5/6 > 3/4은 참인가?",
    ),
)
