"""The mean of the values, each as often as it is probable; for independent trials, number times chance."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr

from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.working import product, total, worked
from tutor.solution import Answer, Step
from tutor.topics.expectation.asking import SUCCESSES


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the sum of the products, or the product for trials, and its value."""
    asked = expression(problem.statement)
    if operation_name(asked) == SUCCESSES:
        trials, chance = asked.args
        line: Expr = product(trials, chance)
        title = say("Multiply the number of trials by the probability.")
        because = say("Each trial adds its probability to the expected number of successes.")
        value = trials * chance
    else:
        pairs = list(zip(*asked.args, strict=True))
        line = total(*(product(value, chance) for value, chance in pairs))
        title = say("Multiply each value by its probability and add.")
        because = say("In the long run each value comes as often as its probability says.")
        value = Add(*(value * chance for value, chance in pairs))
    yield worked("mean", title, because, asked, line, idea=say("How often does each value come in the long run?"))
    yield worked(
        "mean",
        say("Work out the expected value."),
        say("It need not be a value that can come itself."),
        line,
        value,
        idea=say("What do the products add up to?"),
    )
    yield Answer(formula(value), formula(value))
