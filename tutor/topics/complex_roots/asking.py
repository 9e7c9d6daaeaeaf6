"""How the complex solutions of a polynomial equation are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq, Poly, Symbol
from sympy.core.relational import Relational

from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import degree_of, root_question, single_equation
from tutor.topic import Posed

TASK = "solve-complex"
OPERATION = "complex_solutions"
HIGHEST = 12

EQUATIONS = (
    "solve {e} over the complex numbers",
    "solve {e} over c",
    "solve {e} in the complex numbers",
    "solve {e} for {x} over the complex numbers",
    "solve {e} for complex {x}",
    "find the complex solutions of {e}",
    "find all complex solutions of {e}",
    "find all complex numbers {x} such that {e}",
    "find all complex {x} such that {e}",
    "find all complex values of {x} such that {e}",
)
FUNCTIONS = (
    "find the complex roots of {f}",
    "find all complex roots of {f}",
    "find all real and complex roots of {f}",
    "find the complex zeros of {f}",
    "find all complex zeros of {f}",
    "what are the complex roots of {f}",
)


def pose(values: Mapping[str, Basic]) -> Posed | None:
    """Return the question, None where it is no polynomial equation with rational coefficients."""
    found = single_equation(root_question(values))
    if found is None or not is_ours(*found):
        return None
    return Posed(operation(OPERATION, *found), TASK, Goal.VALUE)


def is_ours(equation: Basic, unknown: Basic) -> bool:
    """Whether it is a polynomial equation in one letter with rational coefficients."""
    if not (isinstance(equation, Eq) and isinstance(unknown, Symbol)) or equation.free_symbols != {unknown}:
        return False
    if not 1 <= (degree_of(equation, unknown) or 0) <= HIGHEST:
        return False
    numbers = Poly(evaluated(equation.lhs) - evaluated(equation.rhs), unknown).all_coeffs()
    return all(number.is_Rational for number in numbers)


def question_of(problem: Problem) -> tuple[Relational, Symbol] | None:
    """Return equation and unknown of a problem; None where it asks something else."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return None
    statement = expression(problem.statement)
    if operation_name(statement) != OPERATION or len(statement.args) != 2 or not is_ours(*statement.args):
        return None
    equation, unknown = statement.args
    return equation, unknown


def fits(problem: Problem) -> bool:
    """Whether this is such a question."""
    return question_of(problem) is not None
