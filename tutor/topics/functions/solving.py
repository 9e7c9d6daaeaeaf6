"""The worked answers about a function, one for each thing that can be asked."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.problem import Goal, Level, Problem
from tutor.rules.analysis.domains import domain_of
from tutor.rules.equations.inequalities import shown_set
from tutor.solution import Answer, Step
from tutor.topics.functions.asking import DOMAIN, RANGE
from tutor.topics.functions.inverses import solve_inverse
from tutor.topics.functions.parity import solve_parity
from tutor.topics.functions.ranges import range_of


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer.

    Raises:
        NotSolved: the function is of a kind that is not treated here.
    """
    statement = expression(problem.statement)
    if problem.goal is Goal.INVERSE:
        yield from solve_inverse(statement, problem.unknowns[0])
        return
    f, x = statement.args
    if problem.task == DOMAIN:
        values = yield from domain_of(f, x)
        yield Answer(formula(values) if values.is_empty else shown_set(values, x), formula(values))
    elif problem.task == RANGE:
        values = yield from range_of(f, x)
        yield Answer(formula(values), formula(values))
    else:
        yield from solve_parity(f, x)
