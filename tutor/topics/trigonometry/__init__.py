"""Trigonometry: exact values, simplifying, identities, formulas for sums and multiples, waves."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, pi

from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topic import Topic, criteria
from tutor.topics.trigonometry import asking
from tutor.topics.trigonometry.angles import in_degrees
from tutor.topics.trigonometry.combined import solve_combined
from tutor.topics.trigonometry.exact import solve_exact
from tutor.topics.trigonometry.expansion import solve_expand, solve_regroup
from tutor.topics.trigonometry.given import solve_given
from tutor.topics.trigonometry.practice import practise
from tutor.topics.trigonometry.simplification import solve_identity, solve_simplify
from tutor.topics.trigonometry.waves import solve_harmonic, solve_wave


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and problem.task in asking.TASKS


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    given = {name: expression(value) for name, value in problem.given if name in ("g", "form")}
    match problem.task:
        case asking.EXACT if operation_name(statement) == "degrees":
            yield from _angle_in_degrees(statement)
        case asking.EXACT:
            yield from solve_exact(statement, in_degrees(statement))
        case asking.COMBINED:
            yield from solve_combined(statement, in_degrees(statement))
        case asking.SIMPLIFY:
            yield from solve_simplify(statement)
        case asking.PROVE:
            yield from solve_identity(*statement.args)
        case asking.EXPAND:
            inner = statement.args[0] if operation_name(statement) else statement
            yield from solve_expand(inner, type(given["g"]) if "g" in given else None)
        case asking.TO_SUM | asking.TO_PRODUCT:
            yield from solve_regroup(statement, problem.task)
        case asking.GIVEN:
            yield from solve_given(statement)
        case asking.WAVE:
            yield from solve_wave(statement)
        case _:
            yield from solve_harmonic(statement, given["form"].name)


def _angle_in_degrees(statement: Expr) -> Iterator[Step | Answer]:
    (angle,) = statement.args
    yield from list(solve_exact(angle, degrees=False))[:-1]
    value = formula(evaluated(angle) * 180 / pi)
    yield worked(
        "degrees",
        say("In degrees: {value}.", value=value),
        say("Half a turn is {pi} in radians and 180 degrees.", pi=formula(pi)),
        statement,
        value,
        idea=say("How many degrees is half a turn?"),
    )
    yield Answer(value, value)


TOPIC = Topic(
    name="trigonometry",
    title=say("Trigonometry"),
    area="trigonometry",
    prerequisites=("plane-geometry",),
    askings=asking.ASKINGS,
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Values on the unit circle, sums of two of them, and expressions that one identity simplifies."),
        say("Values by reference angles, addition formulas, one value from another, and periods of waves."),
        say("Sums of angles such as π/12, products and sums rewritten, identities to judge, and two waves as one."),
    ),
    examples=(
        "sin(75°)",
        "cos 150 degrees",
        "arctan(1)",
        "Find the exact value of sec(-7pi/6).",
        r"Trigonometric Values: $\sin(60) = $",
        "Simplify (1 - cos^2 x)/sin x",
        "Simplify tan x cos x",
        "Prove that sin^4 x - cos^4 x = 1 - 2cos^2 x",
        "Verify the identity tan x + cot x = sec x csc x.",
        "Is sin(2x) = 2 sin x an identity?",
        "Expand sin(a + b)",
        "Write cos 3x in terms of cos x",
        "Write sin 5x cos 3x as a sum",
        "Write sin 5x + sin 3x as a product",
        "Simplify tan 100° + 4 sin 100°.",
        "Find the vertical shift of 2 sin(x) - 5",
        "If sin A = 3/5 and A is acute, find cos A.",
        "Find the amplitude, period and phase shift of 3 sin(2x + pi/3) - 1",
        "Write sqrt(3) sin x + cos x in the form R sin(x + a)",
        "sin 15°의 값을 구하시오",
        "sin^2 x + cos^2 x를 간단히 하시오",
    ),
)
