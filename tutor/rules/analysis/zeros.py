"""Where an expression is zero: by the rules of equations where it is a quotient of polynomials, else by its table."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Eq, Expr, FiniteSet, Poly, S, Symbol, fraction, solveset, together

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.equations.answers import equals, in_size_order
from tutor.rules.equations.approximate import is_located
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Step

Zeros = Generator[Step, None, list[Expr]]


def zeros_of(f: Expr, x: Symbol) -> Zeros:
    """Yield the step that finds the real zeros of an expression, and return them in order.

    Raises:
        NotSolved: they are not found exactly.
    """
    equation = relation(Eq, f, S.Zero)
    above, below = fraction(together(f))
    inside: list[Step] = []
    found: list[Expr] = []
    if above.is_polynomial(x) and below.is_polynomial(x) and x in above.free_symbols:
        inside, found = gathered(solve_polynomial(relation(Eq, Poly(above, x).as_expr(), S.Zero), x))
        found = [root for root in found if below.subs(x, root).expand() != 0]
    elif x in above.free_symbols:
        found = _looked_up(f, x)
    if any(map(is_located, found)):
        raise NotSolved(say("The zeros of {f} are no numbers that can be written down exactly.", f=formula(f)))
    found = in_size_order(found)
    yield statement_step(
        "find-zeros",
        say("Find where {f} is zero.", f=formula(f)),
        say("Set it equal to zero and solve.") if found else say("It is never zero."),
        equation,
        equals(x, found) if found else S.EmptySet,
        (x,),
        idea=say("Which equation says that it is zero?"),
        substeps=inside,
    )
    return found


def _looked_up(f: Expr, x: Symbol) -> list[Expr]:
    """Zeros of expressions with roots, exponentials and logarithms."""
    real = Symbol(x.name, real=True)
    found = solveset(f.xreplace({x: real}), real, S.Reals)
    if found is S.EmptySet:
        return []
    if not isinstance(found, FiniteSet):
        raise NotSolved(say("The zeros of {f} are not found here.", f=formula(f)))
    return [root.xreplace({real: x}) for root in found]
