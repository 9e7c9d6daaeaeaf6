"""Reading a question about the solutions of an equation, and refusing what could be meant in two ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Eq, Expr, Poly, Pow, Symbol, discriminant, expand
from sympy.core.relational import Relational

from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import degree_of, root_question, single_equation
from tutor.rules.equations.solvers import solver_of
from tutor.topic import Posed

TASK = "tell-about-solutions"
PHRASES: Mapping[str, tuple[str, ...]] = {
    "sum_of_roots": (
        "find the sum of the roots of {f}",
        "find the sum of all roots of {f}",
        "find the sum of all the roots of {f}",
        "what is the sum of the roots of {f}",
        "find the sum of the solutions of {e}",
        "find the sum of all solutions of {e}",
        "find the sum of the solutions to {e}",
        "what is the sum of the solutions of {e}",
        "what is the sum of all solutions to {e}",
        "find the sum of the zeros of {f}",
        "what is the sum of all values of {x} that satisfy {e}",
        "find the sum of all values of {x} such that {e}",
        "what is the sum of all values of {x} such that {e}",
        "what is the sum of the values of {x} for which {e}",
    ),
    "sum_of_solutions": (
        "find the sum of the real roots of {f}",
        "find the sum of all real roots of {f}",
        "find the sum of the real solutions of {e}",
        "find the sum of all real solutions of {e}",
        "find the sum of all real values of {x} such that {e}",
    ),
    "sum_of_complex": (
        "find the sum of all complex solutions of {e}",
        "find the sum of the complex roots of {f}",
        "find the sum of all complex roots of {f}",
    ),
    "product_of_roots": (
        "find the product of the roots of {f}",
        "find the product of all roots of {f}",
        "what is the product of the roots of {f}",
        "find the product of the solutions of {e}",
        "find the product of all solutions of {e}",
        "what is the product of the solutions of {e}",
        "what is the product of all values of {x} such that {e}",
        "find the product of the zeros of {f}",
    ),
    "product_of_solutions": (
        "find the product of the real roots of {f}",
        "find the product of all real solutions of {e}",
        "find the product of the real solutions of {e}",
    ),
    "number_of_solutions": (
        "how many real solutions does {e} have",
        "how many real roots does {f} have",
        "how many solutions does {e} have",
        "find the number of real solutions of {e}",
        "find the number of real roots of {f}",
        "how many real numbers {x} satisfy {e}",
        "how many values of {x} satisfy {e}",
        "how many real values of {x} satisfy {e}",
        "for how many values of {x} is {e}",
        "for how many real values of {x} is {e}",
    ),
    "largest_solution": (
        "find the largest solution of {e}",
        "find the larger solution of {e}",
        "find the larger root of {f}",
        "find the largest root of {f}",
        "find the greater root of {f}",
        "what is the largest solution of {e}",
        "what is the larger solution of {e}",
        "find the largest value of {x} that satisfies {e}",
        "find the largest value of {x} such that {e}",
        "what is the largest value of {x} that satisfies {e}",
        "what is the largest value of {x} such that {e}",
        "what is the greatest value of {x} such that {e}",
        "if {e}, find the largest possible value of {x}",
        "if {e}, what is the largest possible value of {x}",
        "if {e}, what is the largest value of {x}",
    ),
    "smallest_solution": (
        "find the smallest solution of {e}",
        "find the smaller solution of {e}",
        "find the smaller root of {f}",
        "find the smallest root of {f}",
        "find the lesser root of {f}",
        "what is the smallest solution of {e}",
        "what is the smaller solution of {e}",
        "find the smallest value of {x} that satisfies {e}",
        "find the smallest value of {x} such that {e}",
        "what is the smallest value of {x} such that {e}",
        "what is the least value of {x} such that {e}",
        "if {e}, find the smallest possible value of {x}",
        "if {e}, what is the smallest possible value of {x}",
    ),
    "positive_solution": (
        "find the positive solution of {e}",
        "find the positive root of {f}",
        "what is the positive solution of {e}",
        "find the positive value of {x} such that {e}",
        "find the positive value of {x} that satisfies {e}",
        "find the positive number {x} such that {e}",
        "solve for the positive value of {x} such that {e}",
        "if {e} and {x} is positive, what is {x}",
    ),
    "negative_solution": (
        "find the negative solution of {e}",
        "find the negative root of {f}",
        "what is the negative solution of {e}",
        "find the negative value of {x} such that {e}",
        "find the negative value of {x} that satisfies {e}",
    ),
    "difference_of_solutions": (
        "what is the positive difference between the solutions of {e}",
        "find the positive difference between the solutions of {e}",
        "find the positive difference between the roots of {f}",
        "find the positive difference of the solutions of {e}",
        "what is the positive difference of the solutions of {e}",
    ),
}
"""Operation → how it is asked for."""


def posing(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Return the ``pose`` of the phrases of one operation."""

    def pose(values: Mapping[str, Basic]) -> Posed | None:
        found = single_equation(root_question(values))
        if found is None or found[0].free_symbols != {found[1]} or solver_of(*found) is None:
            return None
        meant = _meant(name, *found)
        return None if meant is None else Posed(operation(meant, *found), TASK, Goal.VALUE)

    return pose


def pose_gaps(values: Mapping[str, Basic]) -> Posed | None:
    """Pose how many numbers a fraction is not defined for: the zeros of its denominator."""
    f = values["f"]
    if not isinstance(f, Expr) or len(f.free_symbols) != 1:
        return None
    (unknown,) = f.free_symbols
    divisors = [part for part in f.atoms(Pow) if part.exp.could_extract_minus_sign()]
    if len(divisors) != 1:  # a fraction within a fraction has more gaps than its last denominator
        return None
    above, below = f.as_numer_denom()
    if values.get("x", unknown) != unknown or not (above.is_polynomial(unknown) and below.is_polynomial(unknown)):
        return None
    return posing("number_of_solutions")({"e": Eq(below, 0, evaluate=False), "x": unknown})


GAPS = (
    "for how many values of {x} is {f} not defined",
    "for how many values of {x} is {f} undefined",
    "for how many real values of {x} is {f} undefined",
)


def _meant(name: str, equation: Relational, unknown: Symbol) -> str | None:
    """The operation meant; None where real and complex, or single and repeated, solutions could be meant."""
    if degree_of(equation, unknown) is None:
        if name == "sum_of_complex":
            return None
        return {"sum_of_roots": "sum_of_solutions", "product_of_roots": "product_of_solutions"}.get(name, name)
    polynomial = Poly(expand(evaluated(equation.lhs) - evaluated(equation.rhs)), unknown)
    if polynomial.degree() < 1 or not all(number.is_Rational for number in polynomial.all_coeffs()):
        return None
    if name in ("sum_of_roots", "product_of_roots", "sum_of_complex", "number_of_solutions") and (
        polynomial.degree() > 1 and discriminant(polynomial) == 0
    ):
        return None
    if name in ("sum_of_roots", "product_of_roots") and polynomial.count_roots() < polynomial.degree():
        return None
    return "sum_of_roots" if name == "sum_of_complex" else name


def question_of(problem: Problem) -> tuple[str, Eq, Symbol] | None:
    """Return operation, equation and unknown of a problem; None where it asks something else."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return None
    statement = expression(problem.statement)
    name = operation_name(statement)
    if name is None or name not in PHRASES or len(statement.args) != 2:
        return None
    equation, unknown = statement.args
    return (name, equation, unknown) if isinstance(unknown, Symbol) and solver_of(equation, unknown) else None


def fits(problem: Problem) -> bool:
    """Whether this is such a question."""
    return question_of(problem) is not None
