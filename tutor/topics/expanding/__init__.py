"""Expanding: brackets multiplied out and like terms collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.simplest import expanded
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.expanding.practice import practise

if TYPE_CHECKING:
    from sympy import Basic


def pose(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose a polynomial expression to be multiplied out."""
    from sympy import Expr

    f = blanks["f"]
    if not isinstance(f, Expr) or not f.free_symbols or not evaluated(f).is_polynomial():
        return None
    return Posed(f, "expand", Goal.VALUE, form="expanded")


def fits(problem: Problem) -> bool:
    """Whether this is a polynomial expression to be multiplied out."""
    return problem.goal is Goal.VALUE and problem.task == "expand" and bool(expression(problem.statement).free_symbols)


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the expanded expression."""
    result = yield from expanded(expression(problem.statement))
    shown = formula(evaluated(result))
    yield Answer(shown, shown)


TOPIC = Topic(
    name="expanding",
    title=say("Expanding brackets"),
    area="algebra",
    prerequisites=("simplifying",),
    askings=(
        Asking(
            (
                "expand {f}",
                "multiply out {f}",
                "multiply {f}",
                "find the product {f}",
                "remove the brackets in {f}",
                "expand the brackets in {f}",
                "write {f} without brackets",
            ),
            pose,
        ),
    ),
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A number or a letter times one bracket."),
        say("Two brackets, squares of sums, and a sum times a difference."),
        say("Brackets of three terms, cubes, three brackets, and differences of products."),
    ),
    examples=(
        "Expand (x + 3)(x - 5)",
        "expand (2x - 3)^2",
        "Expand 3x(x^2 - 2x + 4)",
        "Multiply out (x - 4)(x + 4)",
        "Expand (a + 2b)^3.",
        "Expand (-79 + 16 + 27)*(s**2 + 2*s**2 + 3 + 6*s**2).",
        "(x + 1)(x + 2)(x + 3)을 전개하시오",
    ),
)
