"""Numbers in a row lie around their mean; with a known product, around a root of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from sympy import Expr, Integer, Rational, integer_nthroot

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.working import product, total, worked
from tutor.solution import Answer, Step
from tutor.topics.consecutive_integers.asking import row_of


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    wanted, what, kind = map(str, statement.args[:3])
    count, value = map(int, statement.args[3:])
    row = row_of(what, kind, count, value)
    if row is None:
        raise NotSolved(say("There are no such numbers, or more than one row of them."))
    numbers = [Integer(number) for number in row]
    written, result = _wanted(wanted, row, numbers)
    listed = ", ".join(map(str, row))
    if what == "sum":
        title = say(
            "The mean is {value} ÷ {count} = {mean}, so the numbers are {row}.",
            value=value,
            count=count,
            mean=formula(Rational(value, count)),
            row=listed,
        )
        because = say(
            "Numbers with equal gaps lie evenly around their mean, and the mean is the sum divided by how many "
            "they are."
        )
    else:
        title = say(
            "Look for the numbers near {root}: they are {row}.", root=integer_nthroot(abs(value), count)[0], row=listed
        )
        because = say("If all factors were equal, each would be the root of {value}; numbers in a row lie close to it.",
                      value=value)  # fmt: skip
    yield worked("row", title, because, statement, written, idea=say("Around which number must they lie?"))
    if written != result:
        yield worked("work-out-row", say("Work it out."), say("These are the numbers that were found."), written,
                     result, idea=say("What is the result of the calculation?"))  # fmt: skip
    yield Answer(formula(result), formula(result))


def _wanted(wanted: str, row: list[int], numbers: list[Integer]) -> tuple[Expr, Integer]:
    match wanted:
        case "sum":
            return total(*numbers), Integer(sum(row))
        case "product":
            return product(*numbers), Integer(prod(row))
        case "smallest":
            return numbers[0], numbers[0]
        case "middle":
            return numbers[len(row) // 2], numbers[len(row) // 2]
    return numbers[-1], numbers[-1]
