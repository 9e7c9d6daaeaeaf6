"""Formulas in which the unknown stands in one power only, other letters standing for numbers: ``A = πr²``."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Eq, Expr, Poly, Pow, Rational, Symbol, cancel, expand, together
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.answers import either
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Step


def pure_power(equation: Relational, unknown: Symbol) -> tuple[int, Expr] | None:
    """Return n and c where the equation says ``unknown^n = c`` and holds other letters; None for all others."""
    if equation.free_symbols == {unknown}:
        return None
    polynomial = Poly(expand(evaluated(equation.lhs) - evaluated(equation.rhs)), unknown)
    degree = int(polynomial.degree())
    if degree < 2 or set(polynomial.monoms()) != {(degree,), (0,)}:
        return None
    return degree, cancel(together(-polynomial.coeff_monomial(1) / polynomial.LC()))


def roots_of_formula(
    equation: Relational, unknown: Symbol, degree: int, value: Expr
) -> Generator[Step, None, list[Expr]]:
    """Bring the power alone to the left and take the root."""
    isolated = relation(Eq, unknown**degree, value)
    if isolated != equation:
        yield statement_step(
            "isolate-power",
            say("Bring {power} alone to the left side.", power=formula(isolated.lhs)),
            say("The other letters stand for numbers: they are moved and divided by like numbers."),
            equation,
            isolated,
            (unknown,),
            idea=say("What stands beside the power, and what undoes it?"),
        )
    root = Pow(value, Rational(1, degree), evaluate=False)
    roots = [root] if degree % 2 else [-root, root]
    opened = [relation(Eq, unknown, part) for part in roots]
    yield statement_step(
        "take-square-roots" if degree == 2 else "take-roots",
        say("Take the square root on both sides.") if degree == 2 else say("Take the root on both sides."),
        say("An odd root of a number is one real number, with the same sign.")
        if degree % 2
        else say("Two opposite numbers have the same even power, so there are two cases."),
        isolated,
        either(opened),
        (unknown,),
        idea=say("Which operation undoes the power? How many numbers have this power?"),
    )
    return roots
