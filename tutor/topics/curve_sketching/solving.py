"""The worked answers about a curve, one for each thing that can be asked."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from sympy import Basic, Derivative, Expr, FiniteSet, S, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.analysis.turning import stationary_of, value_step_at
from tutor.rules.equations.answers import equals, in_size_order, values_answer
from tutor.rules.equations.inequalities import set_answer
from tutor.rules.equations.signs import sign_test
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Answer, Step
from tutor.topics.curve_sketching.asking import SKETCH, STATIONARY
from tutor.topics.curve_sketching.asymptotes import end_asymptotes, vertical_asymptotes
from tutor.topics.curve_sketching.extrema import extrema, extreme_value, inflections
from tutor.topics.curve_sketching.lines import line_at
from tutor.topics.curve_sketching.sketching import sketched


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer.

    Raises:
        NotSolved: a zero or a limit is not found.
    """
    statement = expression(problem.statement)
    if problem.task == SKETCH:
        yield from sketched(statement)
    elif isinstance(statement.args[0], Derivative):
        yield from _by_slope(statement, problem)
    else:
        name = operation_name(statement) or ""
        value = yield from _VALUES[name](statement)
        yield Answer(_shown(name, statement.args[1], value), formula(value), _remark(value))


def _by_slope(statement: Basic, problem: Problem) -> Iterator[Step | Answer]:
    f, x = statement.args[0].expr, Symbol(problem.unknowns[0])
    slope, places = yield from stationary_of(f, x)
    if problem.task == STATIONARY:
        if not places:
            yield _none()
            return
        points = []
        for place in places:
            step, value = value_step_at(f, x, place)
            yield step
            points.append(f"({formula(place).plain}, {formula(value).plain})")
        yield values_answer(x, places, say("As points of the curve: {points}.", points=", ".join(points)))
        return
    if not slope.is_polynomial(x):
        raise NotSolved(say("Where such a function rises is not found here."), code="not-supported")
    inequality = relation(type(statement), slope, S.Zero)
    yield statement_step(
        "slope-sign",
        say("The graph rises where its slope is positive and falls where it is negative."),
        say("So the sign of the derivative decides."),
        statement,
        inequality,
        (x,),
        idea=say("What does the sign of the slope say?"),
    )
    step, values = sign_test(inequality, x, places)
    yield step
    yield set_answer(values, x)


def _none() -> Answer:
    nothing = formula(S.EmptySet)
    return Answer(nothing, nothing, say("The slope is never zero: there is no stationary point."))


def _shown(name: str, x: Symbol, value: Basic) -> Formula:
    """Asymptotes as equations; points without braces."""
    members: tuple[Expr, ...] = tuple(value.args) if isinstance(value, FiniteSet) else ()
    if members and name == "vertical_asymptotes":
        return formula(equals(x, in_size_order(members)))
    if members and name == "end_asymptotes":
        return formula(equals(Symbol("y"), members))
    if len(members) == 1:
        return formula(members[0])
    return formula(value)


def _remark(value: Basic) -> Message | None:
    return say("There is none.") if value is S.EmptySet else None


Value = Generator[Step, None, Basic]

_VALUES: dict[str, Callable[..., Value]] = {
    "maxima": extrema,
    "minima": extrema,
    "largest_value": extreme_value,
    "smallest_value": extreme_value,
    "inflections": inflections,
    "vertical_asymptotes": vertical_asymptotes,
    "end_asymptotes": end_asymptotes,
    "tangent_line": line_at,
    "normal_line": line_at,
}
"""Name of the operation → what works it out, called with the operation as asked."""
