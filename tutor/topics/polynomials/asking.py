"""How the parts of a polynomial, sums and differences are asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sympy import Add, Basic, Expr, Integer, Mul, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

TASKS = ("polynomial-degree", "leading-coefficient", "polynomial-coefficient", "add-polynomials")


def fits(problem: Problem) -> bool:
    """Whether a part of a polynomial is asked for, or a sum."""
    return problem.goal is Goal.VALUE and problem.task in TASKS


def is_polynomial(part: Basic) -> bool:
    """Whether this is a polynomial with a letter in it."""
    return isinstance(part, Expr) and bool(part.free_symbols) and bool(evaluated(part).is_polynomial())


def posed(name: str, blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose the degree or the leading coefficient."""
    f = blanks["f"]
    if not is_polynomial(f) or evaluated(f).expand() == 0:
        return None
    letters = sorted(f.free_symbols, key=str)
    if name == "polynomial_degree":
        letter: Basic = letters[0] if len(letters) == 1 else Tuple(*letters)
        return Posed(operation(name, f, letter), "polynomial-degree", Goal.VALUE)
    if len(letters) != 1:
        return None
    return Posed(operation(name, f, letters[0]), "leading-coefficient", Goal.VALUE)


def posed_coefficient(blanks: Mapping[str, Basic]) -> Posed | None:
    """Pose the coefficient of a product of powers, or the constant term where none is named."""
    f, power = blanks["f"], blanks.get("m", Integer(1))
    if not is_polynomial(f) or not isinstance(power, Expr):
        return None
    if power != 1 and not (
        is_polynomial(power) and _is_power(evaluated(power)) and power.free_symbols <= f.free_symbols
    ):
        return None
    if not evaluated(f).expand().as_poly(*sorted(f.free_symbols, key=str)).domain.is_Numerical:
        return None
    return Posed(operation("coefficient_of", f, power), "polynomial-coefficient", Goal.VALUE)


def _is_power(part: Expr) -> bool:
    """Whether this is a product of powers of letters without a number."""
    return all(isinstance(factor.as_base_exp()[0], Symbol) for factor in Mul.make_args(part))


def _posed_sum(sign: int, first: str, second: str, blanks: Mapping[str, Basic]) -> Posed | None:
    one, other = blanks[first], blanks[second]
    if not (is_polynomial(one) and is_polynomial(other)):
        return None
    taken = other if sign == 1 else Mul(-1, other, evaluate=False)
    return Posed(Add(one, taken, evaluate=False), "add-polynomials", Goal.VALUE, form="expanded")


ASKINGS = (
    Asking(
        (
            "find the degree of {f}",
            "what is the degree of {f}",
            "what is the degree of the polynomial {f}",
            "find the degree of the polynomial {f}",
            "give the degree of {f}",
            "state the degree of {f}",
            "determine the degree of {f}",
        ),
        partial(posed, "polynomial_degree"),
    ),
    Asking(
        (
            "find the leading coefficient of {f}",
            "what is the leading coefficient of {f}",
            "find the leading coefficient of the polynomial {f}",
            "what is the leading coefficient of the polynomial {f}",
            "state the leading coefficient of {f}",
            "determine the leading coefficient of {f}",
        ),
        partial(posed, "leading_coefficient"),
    ),
    Asking(
        (
            "find the constant term of {f}",
            "find the constant term in {f}",
            "what is the constant term of {f}",
            "what is the constant term in {f}",
            "find the constant term in the expansion of {f}",
            "what is the constant term in the expansion of {f}",
            "find the constant term of the expansion of {f}",
        ),
        posed_coefficient,
    ),
    Asking(
        (
            "find the coefficient of {m} in {f}",
            "what is the coefficient of {m} in {f}",
            "determine the coefficient of {m} in {f}",
            "give the coefficient of {m} in {f}",
            "find the coefficient of {m} in the expansion of {f}",
            "what is the coefficient of {m} in the expansion of {f}",
            "find the coefficient of {m} when {f} is expanded",
            "what is the coefficient of {m} when {f} is expanded",
            "find the coefficient of {m} when {f} is simplified",
            "what is the coefficient of {m} when {f} is simplified",
        ),
        posed_coefficient,
    ),
    Asking(
        (
            "add {f} and {g}",
            "add {f} to {g}",
            "find the sum of {f} and {g}",
            "what is the sum of {f} and {g}",
        ),
        partial(_posed_sum, 1, "f", "g"),
    ),
    Asking(
        (
            "find the difference of {f} and {g}",
            "find the difference between {f} and {g}",
            "what is the difference of {f} and {g}",
        ),
        partial(_posed_sum, -1, "f", "g"),
    ),
    Asking(("subtract {g} from {f}",), partial(_posed_sum, -1, "f", "g")),
)
