"""Our own solution of the problem that a student works on, and which values stand in it. Runs in a worker (SymPy)."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from sympy import Add, Basic, Expr, Mul, Pow, Rational, preorder_traversal

from tutor.checking.steps import check_claim
from tutor.engines.symbolic.proposing import propose
from tutor.errors import StepwiseError
from tutor.events import AnswerFound, StepFound
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within
from tutor.problem import Level, Problem
from tutor.solution import Answer, SameValue, Step

MOST_STEPS = 40
"""Steps of the embedded engine that are looked at."""
MOST_PARTS = 400
WORKING_OUT = 0.3
"""Seconds for the values of the parts of our lines."""


@lru_cache(maxsize=64)
def solution(problem: Problem) -> tuple[tuple[Step, ...], Answer | None]:
    """The embedded engine's own solution, as far as it goes."""
    steps: list[Step] = []
    answer: Answer | None = None
    try:
        for event in islice(propose(problem, Level.INTERMEDIATE), MOST_STEPS):
            if isinstance(event, StepFound):
                steps.append(event.step)
            elif isinstance(event, AnswerFound):
                answer = event.answer
    except (StepwiseError, *SYMPY_TROUBLE):
        return tuple(steps), None
    return tuple(steps), answer


def passes(problem: Problem, value: Expr) -> bool:
    """Whether a value may be one on the way: it is that of a part of one of our lines, or we know no way."""
    steps, answer = solution(problem)
    if not steps or answer is None:
        return True
    if isinstance(value, Rational):
        return value in _numbers(problem)
    return value in _parts(problem)


@lru_cache(maxsize=16)
def _parts(problem: Problem) -> frozenset[Basic]:
    """What stands in our lines with something to work out in it, side calculations too."""
    found: dict[Basic, None] = {}
    waiting = list(solution(problem)[0])
    while waiting and len(found) < MOST_PARTS:
        step = waiting.pop(0)
        waiting += step.substeps
        for line in (step.before, step.after):
            if line.tree:
                found |= dict.fromkeys(preorder_traversal(expression(line)))
    return frozenset(part for part in found if isinstance(part, Expr) and part.args and not part.is_Atom)


@lru_cache(maxsize=16)
def _numbers(problem: Problem) -> frozenset[Basic]:
    """The numbers that parts of our lines come to."""
    found: set[Basic] = set()
    try:
        with within(WORKING_OUT):
            for part in _parts(problem):
                if (
                    part.is_number
                    and isinstance(part, Add | Mul | Pow)
                    and isinstance(value := evaluated(part), Rational)
                ):
                    found.add(value)
    except (StepwiseError, *SYMPY_TROUBLE):
        pass
    return frozenset(found)


def is_value_of(problem: Problem, value: Expr) -> bool:
    """Whether a value is the one that the problem asks for."""
    return check_claim(SameValue(problem.statement, formula(value))).proved
