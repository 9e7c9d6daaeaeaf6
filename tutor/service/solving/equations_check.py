"""A word problem by its equations: a model writes them, the embedded engine solves them, the answers are compared.

This proves nothing of the problem, since the equations are the model's; but a slip in its arithmetic shows. Also for
problems that a model wrote: `by_equations` needs nothing but the problem, an engine, and the answer to compare with.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from threading import Event as Flag

from tutor.engines.base import Engine
from tutor.errors import StepwiseError
from tutor.events import EquationsSolved, Text
from tutor.maths.worker import Pool
from tutor.problem import Ask, Problem
from tutor.prompting import EQUATIONS
from tutor.solution import Answer

SECONDS = 10.0
"""For solving the equations."""


def by_equations(
    problem: Problem, ask: Ask, engine: Engine, pool: Pool, answer: Answer | None = None
) -> EquationsSolved | None:
    """Ask the engine for the problem's equations, and return what they give beside ``answer``.

    None where it writes no equations.
    """
    return solved_equations(equations_of(problem, ask, engine, Flag()), problem, answer, pool)


def equations_of(problem: Problem, ask: Ask, engine: Engine, stop: Flag) -> str:
    """Return what the engine writes when it is asked for the equations of a problem; "" where it fails or is left."""
    wish = replace(ask, purpose=EQUATIONS, repair=None, temperature=0.0)
    text: list[str] = []
    try:
        with closing(engine.stream(problem, wish)) as events:  # type: ignore[type-var]
            for event in events:
                if stop.is_set():
                    return ""
                if isinstance(event, Text):
                    text.append(event.text)
    except StepwiseError:
        return ""
    return "".join(text)


def solved_equations(text: str, problem: Problem, answer: Answer | None, pool: Pool) -> EquationsSolved | None:
    """Return what the equations in a text give, beside the answer; None where there are none, or it takes too long."""
    if "=" not in text:
        return None
    try:
        found: EquationsSolved | None = pool.call(
            "tutor.service.solving.equations:solved", text, problem, answer, deadline=SECONDS
        )
    except StepwiseError:
        return None
    return found
