"""Statements about several unknowns, or with other letters in them: linear systems by their reduced rows, polynomial
systems by elimination and a grid of all candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from flint import fmpq, fmpq_mat
from sympy import (
    Add,
    And,
    Basic,
    Eq,
    Expr,
    Integer,
    Mul,
    Or,
    Poly,
    Rational,
    S,
    Symbol,
    cancel,
    fraction,
    groebner,
    together,
)
from sympy.polys.matrices import DomainMatrix
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.comparison import Beyond, Comparison, Point
from tutor.checking.letters import compare_with_letters
from tutor.checking.quotients import numerators
from tutor.checking.realline import cells, difference, holds
from tutor.checking.reals import Real, Signs, Undecided, conditions, rebuilt


def compare(a: Basic, b: Basic, symbols: tuple[Symbol, ...]) -> Comparison:
    """Compare two statements.

    Raises:
        Beyond, Undecided: they are of a kind that is not decided here.
    """
    if not symbols and not a.free_symbols | b.free_symbols:
        left, right = holds(a, Signs({})), holds(b, Signs({}))
        return Comparison("numbers", {} if left and not right else None, {} if right and not left else None)
    rows = linear_rows(a, symbols), linear_rows(b, symbols)
    if rows[0] is not None and rows[1] is not None:
        return _linear(rows[0], rows[1], symbols)
    return _polynomial(a, b, symbols)


# -- linear systems --


def linear_rows(statement: Basic, symbols: tuple[Symbol, ...]) -> list[list[Expr]] | None:
    """Return the coefficients and the right side of each equation, or None when one is not linear."""
    rows = []
    for relation in _equations(statement):
        row = _row(relation, symbols)
        if row is None:
            return None
        rows.append(row)
    return rows


def _equations(statement: Basic) -> Iterator[Basic]:
    if isinstance(statement, And):
        for part in statement.args:
            yield from _equations(part)
    elif statement is not S.true:
        yield statement


def _row(relation: Basic, symbols: tuple[Symbol, ...]) -> list[Expr] | None:
    if relation is S.false:
        return [S.Zero] * len(symbols) + [S.One]
    if isinstance(relation, Eq):
        left, right = _form(relation.lhs), _form(relation.rhs)
        if left is not None and right is not None and (left.keys() | right.keys()) <= {*symbols, S.One}:
            row = [left.get(key, S.Zero) - right.get(key, S.Zero) for key in (*symbols, S.One)]
            return [*row[:-1], -row[-1]]
    if not isinstance(relation, Eq) or any(part.free_symbols & set(symbols) for part, _ in conditions(relation)):
        return None
    try:
        polynomial = Poly(rebuilt(difference(relation)), *symbols)
    except PolynomialError:
        return None
    if polynomial.total_degree() > 1 or any(set(symbols) & c.free_symbols for c in polynomial.coeffs()):
        return None
    return [*(polynomial.coeff_monomial(symbol) for symbol in symbols), -polynomial.coeff_monomial(1)]


def _linear(a: list[list[Expr]], b: list[list[Expr]], symbols: tuple[Symbol, ...]) -> Comparison:
    letters = {s for row in (*a, *b) for entry in row for s in entry.free_symbols}
    rank_a, rank_b, rank_both = _rank(a, symbols), _rank(b, symbols), _rank([*a, *b], symbols)
    empty_a, empty_b = _inconsistent(a, symbols), _inconsistent(b, symbols)
    assuming = _divisors(a, b, symbols) if letters else ()
    count = 0 if empty_a else 1 if rank_a == len(symbols) else None
    kept = empty_a or (not empty_b and rank_both == rank_a)
    back = empty_b or (not empty_a and rank_both == rank_b)
    lost = None if kept else _outside(a, b, symbols)
    gained = None if back else _outside(b, a, symbols)
    return Comparison("rank", lost, gained, None, assuming, count)


def _form(expression: Basic) -> dict[Basic, Expr] | None:
    """Read a sum of rational multiples of symbols; None when it is something else."""
    match expression:
        case Rational():
            return {S.One: expression}
        case Symbol():
            return {expression: S.One}
        case Mul():
            parts = [_form(part) for part in expression.args]
            if any(part is None for part in parts):
                return None
            factors = [part.get(S.One, S.Zero) for part in parts if part is not None and part.keys() <= {S.One}]
            others = [part for part in parts if part is not None and not part.keys() <= {S.One}]
            if len(others) > 1:
                return None
            factor = Mul(*factors)
            return {key: factor * value for key, value in (others[0] if others else {S.One: S.One}).items()}
        case Add():
            total: dict[Basic, Expr] = {}
            for part in expression.args:
                found = _form(part)
                if found is None:
                    return None
                for key, value in found.items():
                    total[key] = total.get(key, S.Zero) + value
            return total
        case _:
            return None


def _rank(rows: list[list[Expr]], symbols: tuple[Symbol, ...]) -> int:
    if not rows:
        return 0
    if all(isinstance(entry, Rational) for row in rows for entry in row):
        return int(fmpq_mat([[fmpq(int(e.p), int(e.q)) for e in row] for row in rows]).rref()[1])
    return int(_matrix(rows).rank())


def _matrix(rows: list[list[Expr]]) -> DomainMatrix:
    from sympy import ImmutableDenseMatrix

    return DomainMatrix.from_Matrix(ImmutableDenseMatrix(rows), extension=True).to_field()


def _inconsistent(rows: list[list[Expr]], symbols: tuple[Symbol, ...]) -> bool:
    return bool(rows) and _rank([row[:-1] for row in rows], symbols) < _rank(rows, symbols)


def _divisors(a: list[list[Expr]], b: list[list[Expr]], symbols: tuple[Symbol, ...]) -> tuple[Expr, ...]:
    """What must not be zero for the ranks to hold: the determinant of the coefficients."""
    found = [fraction(together(entry))[1] for row in (*a, *b) for entry in row]
    for rows in (a, b):
        if len(rows) != len(symbols):
            raise Beyond("letters that stand for numbers, in a system without as many equations as unknowns")
        domain = _matrix([row[:-1] for row in rows])
        determinant = domain.domain.to_sympy(domain.det())
        if determinant == 0:
            raise Beyond("letters that stand for numbers, in a system whose equations depend on each other")
        found += fraction(determinant)
    return tuple(dict.fromkeys(factor for factor in found if factor.free_symbols))


def _outside(rows: list[list[Expr]], others: list[list[Expr]], symbols: tuple[Symbol, ...]) -> Point:
    """Return a solution of the rows that does not solve the others."""
    from sympy import linsolve

    for free in ([S.Zero] * len(symbols), [S.One] * len(symbols), [Integer(2 + i) for i in range(len(symbols))]):
        equations = [sum((c * s for c, s in zip(row, symbols, strict=False)), -row[-1]) for row in rows]
        for solution in linsolve(equations, *symbols) if equations else [symbols]:
            values = [part.subs(dict(zip(symbols, free, strict=True))) for part in solution]
            point = dict(zip(symbols, values, strict=True))
            if any(_misses(row, values) for row in others):
                return point
    raise Undecided("no example of a lost solution was found")


def _misses(row: list[Expr], values: Sequence[Expr]) -> bool:
    return bool(cancel(sum((c * v for c, v in zip(row, values, strict=False)), -row[-1])) != 0)


def family(
    statement: Basic, values: Point, letters: Sequence[Symbol], symbols: tuple[Symbol, ...]
) -> Comparison | None:
    """Compare a linear system with a tuple whose letters may be any numbers; None when it is not linear."""
    rows = linear_rows(statement, symbols)
    if statement.free_symbols - set(symbols):
        return None
    if rows is None or any(Poly(v, *letters).total_degree() > 1 for v in values.values()):
        return None
    numbers = [values[symbol] for symbol in symbols]
    if any(_misses(row, numbers) for row in rows):
        point = dict(zip(symbols, (number.subs(dict.fromkeys(letters, 1)) for number in numbers), strict=True))
        if not any(_misses(row, list(point.values())) for row in rows):
            point = dict(zip(symbols, (number.subs(dict.fromkeys(letters, 2)) for number in numbers), strict=True))
        return Comparison("rank", gained=point)
    directions = [[Poly(number, *letters).coeff_monomial(letter) for number in numbers] for letter in letters]
    if _rank(directions, symbols) == len(symbols) - _rank(rows, symbols):
        return Comparison("rank")
    corner = [number.subs(dict.fromkeys(letters, 0)) for number in numbers]
    fixed = [[S.One if s == t else S.Zero for t in symbols] + [c] for s, c in zip(symbols, corner, strict=True)]
    return Comparison("rank", lost=_outside(rows, fixed, symbols))


# -- polynomial systems --


def _polynomial(a: Basic, b: Basic, symbols: tuple[Symbol, ...]) -> Comparison:
    if (a.free_symbols | b.free_symbols) - set(symbols):
        found = compare_with_letters(a, b, symbols[0]) if len(symbols) == 1 else None
        if found is not None:
            return found
        raise Beyond("letters that stand for numbers, in an equation that is not linear")
    same_ideal = _ideal(a, symbols), _ideal(b, symbols)
    if same_ideal[0] is not None and same_ideal[0] == same_ideal[1]:
        return Comparison("ideal")
    lists = [_candidates((a, b), symbol, symbols) for symbol in symbols]
    lost: Point | None = None
    gained: Point | None = None
    count = 0
    for values in product(*lists):
        signs = Signs(dict(zip(symbols, values, strict=True)))
        left, right = holds(a, signs), holds(b, signs)
        point = {symbol: real.expression for symbol, real in zip(symbols, values, strict=True)}
        count += left
        if left and not right:
            lost = lost or point
        if right and not left:
            gained = gained or point
    return Comparison("elimination", lost, gained, finite=count)


def _ideal(statement: Basic, symbols: tuple[Symbol, ...]) -> tuple[Expr, ...] | None:
    equations = list(_equations(statement))
    if not equations or not all(isinstance(e, Eq) and not list(conditions(e)) for e in equations):
        return None
    sides = [rebuilt(difference(e)) for e in equations]
    if not all(side.is_polynomial(*symbols) for side in sides):
        return None
    return tuple(groebner(sides, *symbols, order="grevlex").exprs)


def _resultant(equations: Sequence[Basic], symbol: Symbol, other: Symbol) -> Expr | None:
    """A polynomial in one of two unknowns that is zero at every solution; None where there is none but zero."""
    sides = numerators([difference(e) for e in equations], (symbol, other))
    if sides is None or not any(side.degrees()[1] for side in sides):
        return None
    found = sides[0].resultant(sides[1], "kernel 1")
    if found.is_zero():
        return None
    terms = {exponents[0]: number for exponents, number in found.to_dict().items()}
    return Add(*(Rational(int(c.p), int(c.q)) * symbol**power for power, c in terms.items()))


def _candidates(statements: tuple[Basic, ...], symbol: Symbol, symbols: tuple[Symbol, ...]) -> list[Real]:
    """Every value that one unknown can have in a solution of any of the statements."""
    conditions_: list[Basic] = []
    for statement in statements:
        for case in statement.args if isinstance(statement, Or) else (statement,):
            conditions_ += _eliminated(case, symbol, symbols)
    return [cell.sample for cell in cells(conditions_, symbol) if cell.is_cut]


def _eliminated(case: Basic, symbol: Symbol, symbols: tuple[Symbol, ...]) -> list[Basic]:
    if case is S.false:
        return []
    equations = list(_equations(case))
    if not all(isinstance(e, Eq) for e in equations):
        raise Beyond("a system that does not consist of equations")
    others = [s for s in symbols if s != symbol]
    found = _resultant(equations, symbol, others[0]) if len(equations) == len(symbols) == 2 else None
    if found is not None:
        return [Eq(found, 0, evaluate=False)] if found.free_symbols else []
    above = [fraction(together(rebuilt(difference(e))))[0].expand() for e in equations]
    alone = [side for side in above if side.free_symbols == {symbol}]
    if alone:
        return [Eq(alone[0], 0, evaluate=False)]
    if not all(side.is_polynomial(*symbols) for side in above):
        raise Beyond("a system that is not made of polynomials")
    basis = groebner(above, *others, symbol, order="lex").exprs
    if basis == [1]:
        return []
    alone = [Eq(p, 0, evaluate=False) for p in basis if p.free_symbols <= {symbol} and p.free_symbols]
    if not alone:
        raise Beyond("a system with infinitely many solutions")
    return alone
