"""Say which integral it is and why, then work it out."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Integral, Mul, S

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.integration.solving import solve_definite
from tutor.rules.lines import law
from tutor.rules.tidying import tidied
from tutor.solution import Answer, Restates, SameValue, Step
from tutor.topics.integral_applications.posing import ARC, AREA, AVERAGE, BETWEEN, VOLUME


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Steps and the value.

    Raises:
        NotSolved: the integral is not found.
    """
    statement = expression(problem.statement)
    integrals = list(statement.atoms(Integral))
    if len(integrals) != 1 or not isinstance(statement, Expr):
        raise NotSolved(say("This is not an integral of a function written out."))
    (integral,) = integrals
    title, because = _WORDS[problem.task]
    written = formula(statement)
    yield Step(problem.task, title, because, written, written, Restates(), (), say("Which integral describes this?"))
    value: Expr | None = None
    for found in solve_definite(integral):
        if isinstance(found, Answer):
            value = expression(found.value) if found.value.tree else None
        else:
            yield found
    if value is None or value.is_finite is False or value is S.NaN:
        raise NotSolved(say("This has no finite value."), code="diverges")
    result = tidied(statement.xreplace({integral: value}))
    if isinstance(statement, Mul):
        after = formula(result)
        yield Step(
            "multiply",
            say("Multiply by the factor in front."),
            say("The factor {c} stands before the integral.", c=formula(statement / integral)),
            written,
            after,
            SameValue(written, after),
            (),
            say("What stands before the integral?"),
        )
    yield Answer(formula(result), formula(result))


_WORDS: dict[str, tuple[Message, Message]] = {
    AVERAGE: (
        say("The average value is the integral over the length of the interval."),
        say("It is the height of a rectangle with the same area: {law}.",
            law=law(r"\frac{1}{b-a}\int_a^b f(x)\,dx", "1/(b - a) * integral of f from a to b")),
    ),
    AREA: (
        say("The area is the integral of the height."),
        say("Where the curve lies below the axis the height is the absolute value."),
    ),
    BETWEEN: (
        say("The area is the integral of the distance between the curves."),
        say("The distance is the absolute value of the difference of the two functions."),
    ),
    VOLUME: (
        say("The volume is the integral of the area of the circular cross sections."),
        say("At each place the cross section is a disc whose radius is the value of the function."),
    ),
    ARC: (
        say("The length is the integral of {law}.", law=law(r"\sqrt{1+f'(x)^2}", "sqrt(1 + f'(x)^2)")),
        say("A short piece of the curve is the hypotenuse of a right triangle."),
    ),
}  # fmt: skip
"""For each kind of question: what is done, and why."""
