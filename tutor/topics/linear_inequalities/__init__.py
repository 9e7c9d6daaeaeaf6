"""Linear inequalities in one unknown, single or chained (``-3 < 2x + 1 <= 7``)."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import INEQUALITY_PHRASES, TASK, asked, degree_of
from tutor.rules.equations.inequalities import inequalities_of
from tutor.topic import Asking, Posed, Topic
from tutor.topics.linear_inequalities.practice import practise
from tutor.topics.linear_inequalities.solving import solve


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = inequalities_of(values["e"], values.get("x"))
    if found is None or any(degree_of(part, found[1]) not in (0, 1) for part in found[0]):
        return None
    return Posed(values["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    question = asked(problem)
    found = inequalities_of(*question) if question else None
    return found is not None and all(degree_of(part, found[1]) in (0, 1) for part in found[0])


TOPIC = Topic(
    name="linear-inequalities",
    title=say("Linear inequalities"),
    area="algebra",
    askings=(Asking(INEQUALITY_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    examples=(
        "2x + 3 < 11",
        r"5 - 3x \le 2x + 20",
        "Solve the inequality 2 - x > 4 for x",
        r"\frac{x-1}{3} \geq \frac{x}{2} + 1",
        "solve -2(y + 3) < 4y",
        "2(x + 1) > 2x",
        "x + 1 < x",
        "-3 < 2x + 1 <= 7",
        "부등식 3x - 5 > 7을 푸시오",
    ),
)
