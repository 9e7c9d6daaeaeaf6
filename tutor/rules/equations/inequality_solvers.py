"""Every kind of inequality in one unknown with its solver, and inequalities joined by "and" or "or"."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import NamedTuple

from sympy import And, Basic, EmptySet, Eq, Intersection, Ne, Or, S, Set, Symbol, Tuple, Union
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.equations.answers import nothing
from tutor.rules.equations.asking import asked, equations_of, has_no_value
from tutor.rules.equations.inequalities import inequalities_of, set_answer, shown_set
from tutor.rules.equations.linear_inequality import is_linear_inequality, solve_linear_inequality
from tutor.rules.equations.modulus_cases import has_cases
from tutor.rules.equations.modulus_inequality import solve_modulus_inequality
from tutor.rules.equations.polynomial_inequality import is_polynomial_inequality, solve_polynomial_inequality
from tutor.rules.equations.posing import Kind
from tutor.rules.equations.radical_inequality import is_radical_inequality, solve_radical_inequality
from tutor.rules.equations.rational_inequality import is_rational_inequality, solve_rational_inequality
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import remark_step
from tutor.solution import Answer, SameSolutions, Step

SetSolver = Callable[[Relational, Symbol], Generator[Step, None, Set]]


class Solver(NamedTuple):
    """A kind of inequality and how it is solved."""

    fits: Kind
    solve: SetSolver


SOLVERS = (
    Solver(is_linear_inequality, solve_linear_inequality),
    Solver(is_polynomial_inequality, solve_polynomial_inequality),
    Solver(is_rational_inequality, solve_rational_inequality),
    Solver(has_cases, solve_modulus_inequality),
    Solver(is_radical_inequality, solve_radical_inequality),
)
"""In the order in which they are tried."""


def solver_of(inequality: Relational, unknown: Symbol) -> SetSolver | None:
    """Return the solver of an inequality's kind, None where no kind fits."""
    if isinstance(inequality, Eq | Ne) or inequality.free_symbols != {unknown}:
        return None
    return next((solver.solve for solver in SOLVERS if solver.fits(inequality, unknown)), None)


def solving_one(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Solve an inequality, or several that must hold together: the ``solve`` of the topics of inequalities."""
    question = asked(problem)
    found = inequalities_of(*question) if question else None
    if found is None:
        raise ValueError("not an inequality")
    parts, unknown = found
    if any(has_no_value(evaluated(side)) for part in parts for side in part.args):
        yield nothing(unknown, say("There is no solution: the inequality divides by zero, which has no value."))
        return
    solve = solver_of(parts[0], unknown)
    if len(parts) == 1 and solve is not None:
        values = yield from solve(parts[0], unknown)
    else:
        values = yield from solve_joined(And(*parts), unknown)
    yield set_answer(values, unknown)


def joined_parts(statement: Basic) -> list[Basic] | None:
    """The parts of a statement joined by "and" or "or"; None where it is one alone or holds something else."""
    if isinstance(statement, Or):
        return list(statement.args)
    parts = equations_of(statement) if isinstance(statement, And | Tuple) else None
    return list(parts) if parts and len(parts) > 1 else None


def is_joined(statement: Basic, unknown: Symbol) -> bool:
    """Whether it is made of inequalities that can be solved, joined by "and" and "or"."""
    parts = joined_parts(statement)
    if parts is None:
        return isinstance(statement, Relational) and solver_of(statement, unknown) is not None
    return all(is_joined(part, unknown) for part in parts)


def solve_joined(statement: Boolean, unknown: Symbol) -> Generator[Step, None, Set]:
    """Solve every part by itself, then put the solutions together."""
    parts = joined_parts(statement) or [statement]
    either = isinstance(statement, Or)
    yield remark_step(
        "split-joined",
        say("Solve each inequality by itself; {unknown} must solve one of them.", unknown=formula(unknown))
        if either
        else say("Solve each inequality by itself; {unknown} must solve all of them.", unknown=formula(unknown)),
        say("They are joined by “or”.") if either else say("They are joined by “and”."),
        statement,
        idea=say("How many inequalities are written here, and how are they joined?"),
    )
    sets: list[Set] = []
    for part in parts:
        sets.append((yield from _one(part, unknown)))
    values = Union(*sets) if either else Intersection(*sets)
    yield _together(statement, values, unknown, either=either)
    return values


def _one(part: Basic, unknown: Symbol) -> Generator[Step, None, Set]:
    if joined_parts(part) is not None:
        return (yield from solve_joined(part, unknown))
    solve = solver_of(part, unknown)
    assert solve is not None
    steps, values = gathered(solve(part, unknown))
    before, after = shown(part), shown_set(values, unknown)
    yield Step(
        "solve-inequality",
        say("Solve {inequality}.", inequality=before),
        say("It is solved by itself."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        tuple(steps),
        say("What are the solutions of this inequality alone?"),
    )
    return values


def _together(statement: Basic, values: Set, unknown: Symbol, *, either: bool) -> Step:
    before = shown(statement)
    after = shown_set(values, unknown) if values is not EmptySet else formula(S.EmptySet)
    return Step(
        "unite" if either else "intersect",
        say("Take the numbers that solve one of the inequalities.")
        if either
        else say("Take the numbers that solve all the inequalities."),
        say("A number that solves one of them is a solution. A number line shows what they cover together.")
        if either
        else say("A number that fails one of them is no solution. A number line shows where they overlap."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("Draw the solutions on a number line. What do they cover together?")
        if either
        else say("Draw the solutions on a number line. Where do they overlap?"),
    )
