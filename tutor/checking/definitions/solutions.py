"""What can be asked about the solutions of an equation in one unknown: counted and added on the real line itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flint import fmpq, fmpq_poly, fmpz_poly
from sympy import Abs, Add, And, Basic, Eq, Expr, FiniteSet, Ge, Integer, Mul, Poly, S, Symbol, ceiling, floor, sqrt
from sympy.core.relational import Relational

from tutor.checking.comparison import Beyond
from tutor.checking.definitions.undefined import Undefined
from tutor.checking.realline import Cell, cells, difference, holds
from tutor.checking.reals import Real, Signs, Undecided, rebuilt
from tutor.messages import say

MOST_WHOLE = 10_000
"""Whole numbers that are counted one by one."""


def _cells(statement: Basic, unknown: Basic) -> list[tuple[Cell, bool]]:
    """The pieces of the real line in order, and whether the statement holds in them."""
    if not isinstance(unknown, Symbol) or not isinstance(statement, Relational | And):
        raise Undefined(say("This is only defined for an equation and its unknown."))
    try:
        return [(cell, holds(statement, Signs({unknown: cell.sample}))) for cell in cells([statement], unknown)]
    except (Beyond, Undecided) as error:
        raise Undefined(say("The solutions of this equation could not be located.")) from error


def _solutions(statement: Basic, unknown: Basic) -> list[Expr]:
    """All real solutions, from small to large, each once."""
    found = [cell for cell, true in _cells(statement, unknown) if true]
    if not all(cell.is_cut for cell in found):
        raise Undefined(say("There are infinitely many solutions."))
    return [cell.sample.expression for cell in found]


def _some(statement: Basic, unknown: Basic) -> list[Expr]:
    found = _solutions(statement, unknown)
    if not found:
        raise Undefined(say("There is no real solution."))
    return found


def number_of_solutions(statement: Basic, unknown: Basic) -> Expr:
    """How many real numbers solve it."""
    return Integer(len(_solutions(statement, unknown)))


def sum_of_solutions(statement: Basic, unknown: Basic) -> Expr:
    """The different real solutions added."""
    return Add(*_some(statement, unknown))


def product_of_solutions(statement: Basic, unknown: Basic) -> Expr:
    """The different real solutions multiplied."""
    return Mul(*_some(statement, unknown))


def largest_solution(statement: Basic, unknown: Basic) -> Expr:
    """The largest real solution."""
    return _some(statement, unknown)[-1]


def smallest_solution(statement: Basic, unknown: Basic) -> Expr:
    """The smallest real solution."""
    return _some(statement, unknown)[0]


def positive_solution(statement: Basic, unknown: Basic) -> Expr:
    """The only positive solution."""
    return _only([value for value in _some(statement, unknown) if Signs({}).sign(value) == 1])


def negative_solution(statement: Basic, unknown: Basic) -> Expr:
    """The only negative solution."""
    return _only([value for value in _some(statement, unknown) if Signs({}).sign(value) == -1])


def _only(values: list[Expr]) -> Expr:
    if len(values) != 1:
        raise Undefined(say("There is not exactly one such solution."))
    return values[0]


def difference_of_solutions(statement: Basic, unknown: Basic) -> Expr:
    """The distance between the only two real solutions."""
    found = _solutions(statement, unknown)
    if len(found) != 2:
        raise Undefined(say("There are not exactly two solutions."))
    return Abs(found[1] - found[0])


def sum_of_roots(statement: Basic, unknown: Basic) -> Expr:
    """The roots of a polynomial, complex and repeated ones too, added (Vieta)."""
    numbers = _polynomial(statement, unknown)
    return -numbers[1] / numbers[0]


def product_of_roots(statement: Basic, unknown: Basic) -> Expr:
    """The roots of a polynomial, complex and repeated ones too, multiplied (Vieta)."""
    numbers = _polynomial(statement, unknown)
    return (-1) ** (len(numbers) - 1) * numbers[-1] / numbers[0]


def complex_solutions(statement: Basic, unknown: Basic) -> Basic:
    """All complex numbers that make a polynomial zero, each once."""
    numbers = _polynomial(statement, unknown)
    if not all(number.is_Rational for number in numbers):
        raise Undefined(say("This is only defined for rational coefficients."))
    whole = fmpq_poly([fmpq(int(number.p), int(number.q)) for number in reversed(numbers)]).numer()
    return FiniteSet(*(root for factor, _ in whole.factor()[1] for root in _roots(factor, unknown)))


def _roots(factor: fmpz_poly, unknown: Basic) -> list[Expr]:
    """The complex roots of an irreducible polynomial."""
    c, b, *a = (Integer(int(number)) for number in factor.coeffs())
    if not a:
        return [-c / b]
    if len(a) == 1:
        return [(-b + side * sqrt(b**2 - 4 * a[0] * c)) / (2 * a[0]) for side in (-1, 1)]
    return list(Poly([int(number) for number in reversed(factor.coeffs())], unknown).all_roots())


def _polynomial(statement: Basic, unknown: Basic) -> list[Expr]:
    value = rebuilt(difference(statement)) if isinstance(statement, Eq) else statement
    if not value.is_polynomial(unknown) or Poly(value, unknown).degree() < 1:
        raise Undefined(say("This is only defined for polynomials."))
    return list(Poly(value, unknown).all_coeffs())


def _whole(statement: Basic, unknown: Basic) -> list[Integer] | None:
    """The whole numbers that solve it, ascending; None where there is no end to them."""
    pieces = _cells(statement, unknown)
    if pieces[0][1] or pieces[-1][1]:
        return None
    cuts = [cell.sample for cell, _ in pieces if cell.is_cut]
    if not cuts:
        return []
    low, high = floor(_number(cuts[0])), ceiling(_number(cuts[-1]))
    if high - low > MOST_WHOLE:
        raise Undefined(say("There are too many whole numbers to try."))
    assert isinstance(unknown, Symbol)
    return [Integer(n) for n in range(int(low), int(high) + 1) if holds(statement, Signs({unknown: Real(Integer(n))}))]


def _number(real: Real) -> Expr:
    return real.expression.evalf(30)


def number_of_integer_solutions(statement: Basic, unknown: Basic) -> Expr:
    """How many whole numbers solve it."""
    found = _whole(statement, unknown)
    return S.Infinity if found is None else Integer(len(found))


def largest_integer_solution(statement: Basic, unknown: Basic) -> Expr:
    """The largest whole number that solves it."""
    return _end(statement, unknown, largest=True)


def smallest_integer_solution(statement: Basic, unknown: Basic) -> Expr:
    """The smallest whole number that solves it."""
    return _end(statement, unknown, largest=False)


def smallest_positive_integer_solution(statement: Basic, unknown: Basic) -> Expr:
    """The smallest whole number above zero that solves it."""
    return smallest_integer_solution(And(statement, Ge(unknown, 1)), unknown)


def _end(statement: Basic, unknown: Basic, *, largest: bool) -> Expr:
    pieces = _cells(statement, unknown)
    if pieces[-1 if largest else 0][1]:
        raise Undefined(say("There is no end to the whole numbers that solve it."))
    assert isinstance(unknown, Symbol)
    cuts = [cell.sample for cell, _ in pieces if cell.is_cut]
    if not cuts:
        raise Undefined(say("There is no real solution."))
    start, low = _number(cuts[-1 if largest else 0]), _number(cuts[0 if largest else -1])
    first = int(ceiling(start)) + 1 if largest else int(floor(start)) - 1
    step = -1 if largest else 1
    last = int(floor(low)) - 2 if largest else int(ceiling(low)) + 2
    for n in range(first, last, step)[:MOST_WHOLE]:
        if holds(statement, Signs({unknown: Real(Integer(n))})):
            return Integer(n)
    raise Undefined(say("No whole number was found that solves it."))


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "number_of_solutions": number_of_solutions,
    "sum_of_solutions": sum_of_solutions,
    "product_of_solutions": product_of_solutions,
    "largest_solution": largest_solution,
    "smallest_solution": smallest_solution,
    "positive_solution": positive_solution,
    "negative_solution": negative_solution,
    "difference_of_solutions": difference_of_solutions,
    "sum_of_roots": sum_of_roots,
    "product_of_roots": product_of_roots,
    "complex_solutions": complex_solutions,
    "number_of_integer_solutions": number_of_integer_solutions,
    "largest_integer_solution": largest_integer_solution,
    "smallest_integer_solution": smallest_integer_solution,
    "smallest_positive_integer_solution": smallest_positive_integer_solution,
}
