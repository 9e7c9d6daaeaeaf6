"""Limits: at a point, from one side, at infinity; finite, infinite, or not there.

A limit that does not exist has the value NaN, shown in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Basic, Expr, Limit, Symbol

from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.asking import as_letters, function_of, variable_of
from tutor.rules.limits.solving import solve_limit
from tutor.rules.limits.tasks import BOTH, LEFT, RIGHT, limit_object
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.limits.practice import practise

TASK = "limit"


def _pose(side: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        blanks = as_letters(blanks)
        function = function_of(blanks.get("f"))
        point = blanks.get("a")
        if function is None or not isinstance(point, Expr):
            return None
        variable = variable_of(blanks, function)
        if not isinstance(variable, Symbol):
            return None
        return Posed(limit_object(function, variable, point, side), TASK, Goal.VALUE)

    return pose


def _pose_typed(blanks: Mapping[str, Basic]) -> Posed | None:
    typed = blanks.get("f")
    return Posed(typed, TASK, Goal.VALUE) if isinstance(typed, Limit) else None


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and isinstance(expression(problem.statement), Limit)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    yield from solve_limit(expression(problem.statement))


_STARTS = ("find the limit of {f}", "limit of {f}")
_GOES = (" as {x} approaches {a}", " as {x} tends to {a}", " as {x} goes to {a}", " as {x} -> {a}")
_SIDES = {
    BOTH: ("",),
    RIGHT: (" from the right", " from above"),
    LEFT: (" from the left", " from below"),
}

TOPIC = Topic(
    name="limits",
    title=say("Limits"),
    area="calculus",
    prerequisites=("functions", "rational-expressions"),
    askings=(
        *(
            Asking(tuple(start + goes + end for start in _STARTS for goes in _GOES for end in ends), _pose(side))
            for side, ends in reversed(_SIDES.items())
        ),
        Asking(("{f}", "find {f}", "evaluate {f}"), _pose_typed),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Substitution, cancelling, and fractions at infinity."),
        say("Sines over x, conjugates, and one-sided limits."),
        say("L'Hôpital's rule, the number e, and differences of roots."),
    ),
    examples=(
        r"\lim_{x \to 2} \frac{x^2 - 4}{x - 2}",
        r"\lim_{x \to 0} \frac{\sin 3x}{x}",
        "Find the limit of (2x^2 + 1)/(x^2 - 3) as x approaches oo.",
        "Find the limit of (sqrt(x) - 2)/(x - 4) as x approaches 4.",
        "Find the limit of 1/(x - 3) as x approaches 3 from the right.",
        r"\lim_{x \to 0} \frac{|x|}{x}",
        r"\lim_{x \to \infty} \left(1 + \frac{1}{x}\right)^x",
        "limit of x ln(x) as x -> 0 from the right",
        r"극한값 \lim_{x \to 1} \frac{x^3 - 1}{x - 1}을 구하시오",
    ),
)
