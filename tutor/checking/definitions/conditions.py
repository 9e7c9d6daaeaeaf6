"""What an expression is worth when its letters fulfil conditions: decided by elimination over all solutions.

The conditions span an ideal; an expression that is the same number modulo it has that value at every solution, real or
complex. Where that fails, every real solution is located and tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from sympy import (
    Add,
    And,
    Basic,
    Dummy,
    Eq,
    Expr,
    GroebnerBasis,
    Mul,
    Ne,
    Poly,
    Symbol,
    Tuple,
    fraction,
    groebner,
    together,
)
from sympy.core.relational import Relational
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.comparison import Beyond
from tutor.checking.definitions.undefined import Undefined
from tutor.checking.realline import Cell, cells, holds
from tutor.checking.reals import Signs, Undecided, rebuilt
from tutor.messages import say

MOST_POINTS = 400
"""Candidates of several unknowns that are tried one by one."""


def value_given(asked: Basic, conditions: Basic, domain: Basic) -> Basic:
    """The one value of an expression, or of each part of a tuple, at all solutions of the conditions."""
    if not isinstance(conditions, Tuple):
        raise Undefined(say("This is only defined for equations and inequalities."))
    conditions = Tuple(*flattened(conditions))
    if not all(isinstance(part, Relational) for part in conditions):
        raise Undefined(say("This is only defined for equations and inequalities."))
    parts = list(asked) if isinstance(asked, Tuple) else [asked]
    letters = sorted(Tuple(asked, conditions).free_symbols, key=lambda letter: letter.name)
    values = _by_ideal(parts, list(conditions), letters)
    if values is None and domain != Symbol("complex"):
        values = _at_real_solutions(parts, list(conditions), letters, whole=domain == Symbol("integer"))
    if values is None:
        raise Undefined(say("The conditions do not give one value."))
    return Tuple(*values) if isinstance(asked, Tuple) else values[0]


def identical(left: Basic, right: Basic, variables: Basic) -> Basic:
    """The equations between the other letters under which both sides are equal for all values of the variables."""
    try:
        above, below = fraction(together(rebuilt(Add(left, Mul(-1, right)))))
        found = Poly(above, *variables.args)
    except PolynomialError as error:
        raise Undefined(say("This is only defined for polynomials and their quotients.")) from error
    if below.free_symbols - set(variables.args):
        raise Undefined(say("This is only defined for constants above the line."))
    return Tuple(*(Eq(number, 0, evaluate=False) for number in found.coeffs()))


def flattened(conditions: Iterable[Basic]) -> list[Basic]:
    """The conditions one by one."""
    flat: list[Basic] = []
    for part in conditions:
        flat += flattened(part.args) if isinstance(part, And | Tuple) else [part]
    return flat


# -- over the complex numbers --


def _by_ideal(parts: Sequence[Basic], conditions: Sequence[Basic], letters: Sequence[Symbol]) -> list[Expr] | None:
    sides = _sides(conditions)
    quotients = [fraction(together(rebuilt(part))) for part in parts]
    if sides is None or not all(side.is_polynomial(*letters) for pair in quotients for side in pair):
        return None
    zero, divisors = sides
    if not zero:
        return None
    slack = Dummy("s")
    divisors = [divisor for divisor in divisors if divisor.free_symbols] + [
        below for _, below in quotients if below.free_symbols
    ]
    if divisors:
        zero = [*zero, slack * Mul(*divisors) - 1]
    unknowns = [*([slack] if divisors else []), *letters]
    basis = groebner(zero, *unknowns, order="grevlex")
    if basis.exprs == [1]:
        raise Undefined(say("Nothing fulfils the conditions."))
    values = [_ratio(basis, *pair) for pair in quotients]
    return None if any(value is None for value in values) else [value for value in values if value is not None]


def _sides(conditions: Sequence[Basic]) -> tuple[list[Expr], list[Expr]] | None:
    """What is zero, and what is not; inequalities are left out. None where an equation has roots or logs."""
    zero, not_zero = list[Expr](), list[Expr]()
    for condition in conditions:
        if not isinstance(condition, Eq | Ne):
            continue
        above, below = fraction(together(rebuilt(Add(condition.lhs, Mul(-1, condition.rhs)))))
        if not all(side.is_polynomial(*condition.free_symbols) for side in (above, below)):
            if isinstance(condition, Eq):
                return None
            continue
        (zero if isinstance(condition, Eq) else not_zero).append(above.expand())
        not_zero.append(below)
    return zero, not_zero


def _ratio(basis: GroebnerBasis, above: Expr, below: Expr) -> Expr | None:
    """The number that ``above`` is of ``below`` modulo the ideal."""
    top, bottom = (basis.reduce(side.expand())[1] for side in (above, below))
    if bottom == 0:
        raise Undefined(say("The expression is not defined under these conditions."))
    if top == 0:
        return top
    leading = Poly(bottom, *basis.gens).LC() if bottom.free_symbols else bottom
    ratio = (Poly(top, *basis.gens).LC() if top.free_symbols else top) / leading
    return ratio if not ratio.free_symbols and (top - ratio * bottom).expand() == 0 else None


# -- over the real numbers --


def _at_real_solutions(
    parts: Sequence[Basic], conditions: Sequence[Basic], letters: Sequence[Symbol], *, whole: bool
) -> list[Expr] | None:
    try:
        points = _points(conditions, letters)
        if whole:
            points = [p for p in points if all(cell.sample.expression.is_integer for cell in p)]
        if not points:
            raise Undefined(say("No real numbers fulfil the conditions."))
        values: list[Expr] = []
        for part in parts:
            first = rebuilt(part, {s: cell.sample.expression for s, cell in zip(letters, points[0], strict=True)})
            for point in points:
                signs = Signs({letter: cell.sample for letter, cell in zip(letters, point, strict=True)})
                if not signs.defined(part) or signs.sign(Add(part, Mul(-1, first))) != 0:
                    return None
            values.append(first)
    except (Beyond, Undecided, PolynomialError) as error:
        raise Undefined(say("The solutions of these conditions could not be located.")) from error
    return values


def _points(conditions: Sequence[Basic], letters: Sequence[Symbol]) -> list[tuple[Cell, ...]]:
    """Every real solution, as a tuple of numbers."""
    statement = And(*conditions, evaluate=False)
    if len(letters) == 1:
        true = [cell for cell in cells([statement], letters[0]) if holds(statement, Signs({letters[0]: cell.sample}))]
        if not all(cell.is_cut for cell in true):
            raise Beyond("infinitely many solutions")
        return [(cell,) for cell in true]
    sides = _sides(conditions)
    if sides is None:
        raise Beyond("a system that is not made of polynomials")
    lists = [_candidates(sides, letter, letters) for letter in letters]
    count = 1
    for values in lists:
        count *= len(values)
    if count > MOST_POINTS:
        raise Beyond("too many candidates")
    found = []
    for point in product(*lists):
        signs = Signs({letter: cell.sample for letter, cell in zip(letters, point, strict=True)})
        if all(holds(condition, signs) for condition in conditions):
            found.append(point)
    return found


def _candidates(sides: tuple[list[Expr], list[Expr]], letter: Symbol, letters: Sequence[Symbol]) -> list[Cell]:
    zero, not_zero = sides
    slack = Dummy("s")
    divisors = [side for side in not_zero if side.free_symbols]
    zero = [*zero, *([slack * Mul(*divisors) - 1] if divisors else [])]
    others = [*([slack] if divisors else []), *(s for s in letters if s != letter)]
    basis = groebner(zero, *others, letter, order="lex").exprs
    if basis == [1]:
        return []
    alone = [p for p in basis if p.free_symbols == {letter}]
    if not alone:
        raise Beyond("a system with infinitely many solutions")
    return [cell for cell in cells([Eq(alone[0], 0, evaluate=False)], letter) if cell.is_cut]


DEFINITIONS = {"value_given": value_given, "identical": identical}
