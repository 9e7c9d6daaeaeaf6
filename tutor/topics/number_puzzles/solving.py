"""A calculation that makes the number, and working it out as a check."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Integer

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.listing import list_formula
from tutor.rules.simplest import simplified
from tutor.rules.stating import stated
from tutor.solution import Answer, Step
from tutor.topics.number_puzzles.search import found


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the calculation, its working, and the answer.

    Raises:
        NotSolved: no calculation was found.
    """
    target = int(expression(problem.statement))
    numbers = tuple(int(number) for number in (problem.form or "").partition(":")[2].split(","))
    text = found(target, numbers)
    if text is None:
        raise NotSolved(
            say("No calculation with these numbers was found that makes {target}.", target=target), code="none"
        )
    written = read(text)
    shown = formula(written, plain=text)
    yield stated(
        "find-calculation",
        say("Try to come close with a product, and adjust with the other numbers: {calculation}.", calculation=shown),
        say("Each of {numbers} is used once.", numbers=list_formula([Integer(n) for n in numbers])),
        Integer(target),
        written,
        idea=say("Which product of the numbers is close to {target}?", target=target),
    )
    yield from _working(written)
    yield Answer(shown, shown)


def _working(written: Expr) -> Iterator[Step]:
    """Work the calculation out, as a check."""
    yield from simplified(written)
