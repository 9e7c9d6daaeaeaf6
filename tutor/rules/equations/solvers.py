"""Every kind of equation in one unknown with its solver: for topics that ask something about the solutions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympy import Eq, FiniteSet, Symbol
from sympy.core.relational import Relational

from tutor.maths.transport import expression
from tutor.rules.equations.exponential import is_exponential, solve_exponential
from tutor.rules.equations.linear_equation import is_linear, solve_linear
from tutor.rules.equations.logarithmic import is_logarithmic, solve_logarithmic
from tutor.rules.equations.moduli import has_moduli, solve_moduli
from tutor.rules.equations.polynomial import is_higher, is_quadratic, solve_and_check
from tutor.rules.equations.posing import Kind, SolveOne
from tutor.rules.equations.radical import solve_radical
from tutor.rules.equations.radicals import is_radical
from tutor.rules.equations.rational import is_rational_equation, solve_rational
from tutor.solution import Answer, Step


class Solver(NamedTuple):
    """A kind of equation and how it is solved."""

    fits: Kind
    solve: SolveOne


SOLVERS = (
    Solver(is_linear, solve_linear),
    Solver(is_quadratic, solve_and_check),
    Solver(is_higher, solve_and_check),
    Solver(is_rational_equation, solve_rational),
    Solver(is_radical, solve_radical),
    Solver(has_moduli, solve_moduli),
    Solver(is_exponential, solve_exponential),
    Solver(is_logarithmic, solve_logarithmic),
)
"""In the order in which they are tried; trigonometric equations have infinitely many solutions and are apart."""


def solver_of(equation: Relational, unknown: Symbol) -> SolveOne | None:
    """Return the solver of an equation's kind, None where no kind fits."""
    if not isinstance(equation, Eq):
        return None
    return next((solver.solve for solver in SOLVERS if solver.fits(equation, unknown)), None)


def parted(work: Iterator[Step | Answer]) -> tuple[list[Step], Answer]:
    """Return the steps of a solution, and its answer."""
    *steps, answer = work
    assert isinstance(answer, Answer)
    return [step for step in steps if isinstance(step, Step)], answer


def finite_solutions(answer: Answer) -> FiniteSet | None:
    """Return the solutions where they are finitely many."""
    found = expression(answer.value)
    if found.is_empty:
        return FiniteSet()
    return found if isinstance(found, FiniteSet) else None
