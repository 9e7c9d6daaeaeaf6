"""Statements about one unknown that say that polynomials are zero, or of one sign: equal ones are seen at once.

Equations between polynomials with rational numbers, joined by "or" and "and", are one polynomial that is zero where
they hold: a product, a common divisor. Two such polynomials with the same squarefree part have the same zeros. Where
they have not, or something else is said, nothing is decided here: `tutor.checking.realline` does that.
"""

from __future__ import annotations

from functools import lru_cache

from flint import fmpq_poly
from sympy import And, Basic, Eq, Ge, Gt, Le, Lt, Ne, Or, S, Symbol

from tutor.checking.comparison import Comparison
from tutor.checking.quotients import multiple_of
from tutor.checking.realline import difference
from tutor.checking.reals import PRECISIONS, conditions, rebuilt, roots_of
from tutor.maths.fractions import fraction_of

_ONE = fmpq_poly([1])
_TURNED: dict[type[Basic], type[Basic]] = {Lt: Gt, Le: Ge, Gt: Lt, Ge: Le}
_RELATIONS = frozenset((Eq, Ne, Lt, Le, Gt, Ge))
HIGHEST_DEGREE = 60


def same_at_once(a: Basic, b: Basic, x: Symbol) -> Comparison | None:
    """Compare two statements where they are the same about polynomials; None where that does not show."""
    one, other = _side_of(a, x), _side_of(b, x)
    if one is not None and one == other:
        return Comparison("real-line")
    first = zeros(a, x)
    if first is None:
        return None
    second = zeros(b, x)
    return Comparison("real-line", finite=_count(first)) if second is not None and first == second else None


def is_multiple(a: Basic, b: Basic) -> bool:
    """Whether both are equations, or inequalities, whose sides differ by the same numbers but for a factor.

    What they hold besides numbers and letters is the same in both, and both are defined at the same places.
    """
    if type(a) not in _RELATIONS or type(b) not in _RELATIONS:
        return False
    left, right = difference(a), difference(b)
    factor = multiple_of(rebuilt(left), rebuilt(right))
    if not factor:
        return False
    kind = type(b) if factor > 0 else _TURNED.get(type(b), type(b))
    return kind is type(a) and _needs(left) == _needs(right)


def _needs(expression: Basic) -> set[tuple[Basic, frozenset[int]]]:
    """Where an expression is defined: parts, and the signs that they may have."""
    return {(rebuilt(part), allowed) for part, allowed in conditions(expression)}


@lru_cache(maxsize=2048)
def zeros(statement: Basic, x: Symbol) -> fmpq_poly | None:
    """The squarefree polynomial, its leading coefficient one, that is zero where a statement holds; None where none is.

    It is zero itself where the statement holds everywhere.
    """
    found = _product(statement, x)
    if found is None or found.degree() < 1:
        return found if found is None or found == 0 else _ONE
    common = found.gcd(found.derivative())
    found = found / common if common.degree() > 0 else found
    return found / found[found.degree()]


def _product(statement: Basic, x: Symbol) -> fmpq_poly | None:
    match statement:
        case Eq():
            return _polynomial(statement, x)
        case Or() | And():
            parts = [zeros(part, x) for part in statement.args]
            total = fmpq_poly([1 if isinstance(statement, Or) else 0])
            for part in parts:
                if part is None or total.degree() + part.degree() > HIGHEST_DEGREE:
                    return None
                total = total * part if isinstance(statement, Or) else total.gcd(part)
            return total
        case _:
            return _ONE if statement is S.false else fmpq_poly() if statement is S.true else None


def _polynomial(relation: Basic, x: Symbol) -> fmpq_poly | None:
    """Left side minus right side as written, when it is a polynomial that is defined everywhere."""
    gap = difference(relation)
    found = fraction_of(gap, x)
    if found is None or found[1].degree() != 0 or found[0].degree() > HIGHEST_DEGREE or conditions(gap):
        return None
    return found[0] / found[1][0]


@lru_cache(maxsize=2048)
def _side_of(statement: Basic, x: Symbol) -> tuple[type[Basic], fmpq_poly] | None:
    """An inequality for a polynomial of odd degree, its leading coefficient one; None for anything else.

    Infinitely many numbers solve such a one.
    """
    if type(statement) not in _TURNED:
        return None
    found = _polynomial(statement, x)
    if found is None or found.degree() % 2 == 0 or found.degree() < 1:
        return None
    leading = found[found.degree()]
    return type(statement) if leading > 0 else _TURNED[type(statement)], found / leading


def _count(polynomial: fmpq_poly) -> int | None:
    """How many real zeros a squarefree polynomial has; None for infinitely many."""
    if polynomial == 0:
        return None
    if polynomial.degree() < 2:
        return int(polynomial.degree())
    if polynomial.degree() == 2:
        return 2 if polynomial[1] ** 2 > 4 * polynomial[0] else 0
    return len(roots_of(tuple(int(c) for c in polynomial.numer().coeffs()), PRECISIONS[0]))
