"""The picture a teacher would draw beside a solved problem: graphs with roots or areas, number lines, the unit circle.

A painter looks at the problem and its proven answer and draws, or returns None. To add a kind of picture: a module with
a painter, and its place in ``PAINTERS``; the first that draws is taken. Runs in a worker; what it returns are numbers.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import Basic

from tutor.errors import StepwiseError
from tutor.figure import Figure
from tutor.figures.angles import unit_circle
from tutor.figures.approach import approached
from tutor.figures.areas import area_under_a_curve
from tutor.figures.curves import NotDrawn
from tutor.figures.equations import crossing
from tutor.figures.functions import curve, reached
from tutor.figures.lines import crossing_lines
from tutor.figures.number_lines import number_line
from tutor.figures.slopes import tangent
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.problem import Problem
from tutor.solution import Answer

Painter = Callable[[Basic, Basic, Problem], Figure | None]

PAINTERS: tuple[Painter, ...] = (
    number_line,
    crossing,
    crossing_lines,
    area_under_a_curve,
    tangent,
    approached,
    unit_circle,
    curve,
    reached,
)
LONGEST = 0.5
"""Seconds of CPU time for one picture: a solution is not held up by its drawing."""


def draw(problem: Problem, answer: Answer) -> tuple[Figure, ...]:
    """Return the pictures for a solved problem; none where there is nothing to see, or no time."""
    if not problem.statement.tree or not answer.value.tree:
        return ()
    statement, value = expression(problem.statement), expression(answer.value)
    try:
        with within(LONGEST):
            found = next(filter(None, (painter(statement, value, problem) for painter in PAINTERS)), None)
    except (NotDrawn, StepwiseError, *SYMPY_TROUBLE):
        return ()
    return (found,) if found else ()
