"""Is a line really another one, and is it what the student wrote? Decided at points first, then by proof.

Lines are compared as they stand in a solution: expressions by value, statements by their solutions. `different` is
quick and has to be right when it says yes; `same_line` is asked once per mistake that a line could hold, so it rejects
at one point and lets `tutor.maths.equivalence` prove what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zlib import crc32

from sympy import (
    And,
    Basic,
    Eq,
    Expr,
    FiniteSet,
    Integral,
    Ne,
    Or,
    Poly,
    PolynomialError,
    Rational,
    S,
    Symbol,
    Tuple,
    fraction,
    together,
)
from sympy.core.relational import GreaterThan, Relational, StrictGreaterThan
from sympy.functions.elementary.trigonometric import TrigonometricFunction
from sympy.matrices import MatrixBase

from tutor.checking.unfolding import Folded, Unfolding, holds_operation
from tutor.errors import StepwiseError
from tutor.maths.balls import At, Beyond, Undefined, Value
from tutor.maths.equivalence import compare
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import within

UNFOLDING = 0.5
"""Seconds of CPU time for carrying out the operations of a right line."""
MOST_DIGITS = 1e-9
_GRAIN = (1009, 1013, 1019)


def point(symbols: Sequence[Symbol], which: int) -> dict[Symbol, Rational]:
    """The number of each letter at one of three points: always the same; positive at the first two."""
    drawn = {
        x: Rational(_GRAIN[which] // 3 + crc32(f"{x.name}/{which}".encode()) % 3000, _GRAIN[which]) for x in symbols
    }
    return {x: -value for x, value in drawn.items()} if which == 2 else drawn


def value_at(expression: Basic, which: int) -> Value | None:
    """The value of an expression at one of the points; None where it has none."""
    return value(expression, point(sorted(expression.free_symbols, key=str), which))


def value(expression: Basic, at: dict[Symbol, Rational]) -> Value | None:
    """The value of an expression; None where it has none, or none that can be found quickly."""
    try:
        return At(at, bits=64, invent=1).value(expression)
    except (Undefined, Beyond, OverflowError, *SYMPY_TROUBLE):
        return None


def unfolded(line: Basic) -> Basic:
    """A line with its operations carried out, as far as that goes quickly."""
    if not isinstance(line, MatrixBase) and not holds_operation(line):
        return line
    try:
        with within(UNFOLDING):
            return Unfolding().of(line)
    except (Folded, StepwiseError, *SYMPY_TROUBLE):
        return line


def antiderivative_asked(line: Basic) -> Integral | None:
    """The integral without bounds that a line is."""
    return line if isinstance(line, Integral) and len(line.limits) == 1 and len(line.limits[0]) == 1 else None


def is_statement(line: Basic) -> bool:
    """Whether a line is an equation, an inequality, or several of them."""
    return isinstance(line, Relational | And | Or)


def different(right: Basic, wrong: Basic) -> bool:
    """Whether a wrong line says something else than the right one; both with their operations carried out."""
    if isinstance(right, MatrixBase) and isinstance(wrong, MatrixBase):
        return right.shape != wrong.shape or any(map(_differ, right.flat(), wrong.flat()))
    if is_statement(right) or is_statement(wrong):
        return _other_statement(right, wrong)
    if isinstance(right, Tuple | FiniteSet) and isinstance(wrong, Tuple | FiniteSet):
        if len(right.args) != len(wrong.args):
            return True
        if isinstance(right, FiniteSet):
            return any(all(map(partial(_differ, b), right.args)) for b in wrong.args)
        return any(different(a, b) for a, b in zip(right.args, wrong.args, strict=True))
    if isinstance(right, Expr) and isinstance(wrong, Expr):
        return _differ(right, wrong)
    return bool(right != wrong)


def _differ(a: Basic, b: Basic) -> bool:
    for which in range(3):
        one, other = value_at(a, which), value_at(b, which)
        if one is not None and other is not None and one.differs(other):
            return True
        if (one is None) != (other is None) and which == 0 and not holds_operation(a):
            return True
    if holds_operation(a) or not isinstance(a, Expr):
        return bool(a != b)
    return False


def _other_statement(right: Basic, wrong: Basic) -> bool:
    if isinstance(right, Relational) and isinstance(wrong, Relational):
        if proportional(right, wrong):
            return False
        if isinstance(right, Eq) and isinstance(wrong, Eq):
            return not _same_real_roots(right, wrong)
        return True
    if type(right) is type(wrong) and len(right.args) == len(wrong.args):
        return any(_other_statement(a, b) for a, b in zip(right.args, wrong.args, strict=True) if a != b)
    return True


def gap(statement: Relational) -> Expr:
    """Left side minus right side; for > and ≥ the other way round, so that "smaller" is always meant."""
    if isinstance(statement, GreaterThan | StrictGreaterThan):
        return statement.rhs - statement.lhs
    return statement.lhs - statement.rhs


def proportional(a: Relational, b: Relational) -> bool:
    """Whether two equations or inequalities are the same up to a nonzero, or positive, number."""
    if a == b:
        return True
    if _kind(a) != _kind(b):
        return False
    ratios = []
    for which in range(3):
        one, other = value_at(gap(a), which), value_at(gap(b), which)
        if one is None or other is None or one.exact is None or other.exact is None:
            return _numerically_proportional(a, b)
        if (one.exact == 0) != (other.exact == 0):
            return False
        if other.exact != 0:
            ratios.append(one.exact / other.exact)
    if not ratios:
        return not gap(a).free_symbols or not gap(b).free_symbols
    return all(ratio == ratios[0] for ratio in ratios) and (_kind(a) in "=≠" or ratios[0] > 0)


def _numerically_proportional(a: Relational, b: Relational) -> bool:
    ratios: list[complex] = []
    for which in range(2):
        one, other = value_at(gap(a), which), value_at(gap(b), which)
        if one is None or other is None:
            return False
        above, below = complex(one.ball), complex(other.ball)
        if abs(below) < MOST_DIGITS:
            return False
        ratios.append(above / below)
    return abs(ratios[0] - ratios[1]) <= MOST_DIGITS * abs(ratios[0]) and (_kind(a) in "=≠" or ratios[0].real > 0)


def _kind(statement: Relational) -> str:
    if isinstance(statement, Eq):
        return "="
    if isinstance(statement, Ne):
        return "≠"
    return "<" if "Strict" in type(statement).__name__ else "≤"


def zeros(statement: Basic) -> Poly | None:
    """A polynomial whose real zeros are the solutions of an equation in one letter; None where that is not so easy."""
    if not isinstance(statement, Eq) or len(statement.free_symbols) != 1:
        return None
    (x,) = statement.free_symbols
    try:
        above, below = fraction(together(gap(statement)))
        found = Poly(above, x)
        if Poly(below, x).degree() > 0:
            found = found.quo(found.gcd(Poly(below, x)))
    except (PolynomialError, *SYMPY_TROUBLE):
        return None
    return found if found.domain.is_ZZ or found.domain.is_QQ else None


def _same_real_roots(a: Eq, b: Eq) -> bool:
    one, other = zeros(a), zeros(b)
    if one is None or other is None or one.gen != other.gen or one.is_zero or other.is_zero:
        return False
    shared = one.gcd(other)
    return bool(one.count_roots() == shared.count_roots() == other.count_roots())


def same_line(candidate: Basic, line: Basic, unknown: Symbol | None = None) -> bool:
    """Whether a line is another one with ordinary simplification, or what solves it."""
    if is_statement(candidate):
        return _same_statement(candidate, line, unknown)
    if is_statement(line):
        return False
    return _same_value(candidate, line)


def _same_value(candidate: Basic, line: Basic) -> bool:
    if isinstance(candidate, Expr) and isinstance(line, Expr) and not isinstance(candidate, MatrixBase):
        one, other = value_at(candidate, 0), value_at(line, 0)
        if one is None or other is None or one.differs(other):
            return False
    return compare(candidate, line).equal


def _same_statement(candidate: Basic, line: Basic, unknown: Symbol | None) -> bool:
    if isinstance(candidate, Relational) and isinstance(line, Relational) and proportional(candidate, line):
        return True
    if isinstance(candidate, And) and isinstance(line, And | Eq | Tuple):
        return _same_cases(candidate, line) or _same_system(candidate, line)
    if isinstance(candidate, Relational) and not isinstance(candidate, Eq):
        return is_statement(line) and compare(candidate, line).equal
    if isinstance(candidate, Or) and isinstance(line, Or) and _same_cases(candidate, line):
        return True
    values = listed(line, unknown)
    return values is not None and solved_by(candidate, *values)


def _same_cases(candidate: And | Or, line: Basic) -> bool:
    """Whether the parts of two statements are the same one by one, in any order."""
    if len(candidate.args) != len(line.args):
        return False
    left = list(line.args)
    for a in candidate.args:
        place = next((i for i, b in enumerate(left) if _is_same_relation(a, b)), None)
        if place is None:
            return False
        left.pop(place)
    return True


def _is_same_relation(a: Basic, b: Basic) -> bool:
    return a == b or (isinstance(a, Relational) and isinstance(b, Relational) and proportional(a, b))


def listed(line: Basic, unknown: Symbol | None) -> tuple[Symbol, tuple[Basic, ...]] | None:
    """The values that a line gives for its one unknown: ``x = 2 or x = 3``, ``{2, 3}``, ``2``."""
    match line:
        case Or() if all(isinstance(part, Eq) for part in line.args):
            found = [listed(part, unknown) for part in line.args]
            names = {each[0] for each in found if each is not None}
            if None in found or len(names) != 1:
                return None
            return names.pop(), tuple(value for each in found if each for value in each[1])
        case Eq(lhs=Symbol() as x, rhs=value) if value.is_number:
            return x, (value,)
        case Eq(lhs=value, rhs=Symbol() as x) if value.is_number:
            return x, (value,)
        case FiniteSet() if unknown is not None and all(value.is_number for value in line.args):
            return unknown, tuple(line.args)
        case Expr() if unknown is not None and line.is_number:
            return unknown, (line,)
        case _:
            return None


def solved_by(statement: Basic, x: Symbol, values: tuple[Basic, ...]) -> bool:
    """Whether these values, and no others, solve an equation (or one of several)."""
    parts = statement.args if isinstance(statement, Or) else (statement,)
    if not all(isinstance(part, Eq) and part.free_symbols == {x} for part in parts):
        return False
    if not all(any(_holds(part, x, number) for part in parts) for number in values):
        return False
    product = S.One
    for part in parts:
        found = zeros(part)
        if found is None:
            return not part.has(TrigonometricFunction) and all(
                any(_holds(part, x, number) for number in values) for part in parts
            )
        product = product * found.as_expr()
    count = Poly(product, x).count_roots() if product.free_symbols else 0
    return count == len(set(values))


def _holds(equation: Eq, x: Symbol, number: Basic) -> bool:
    difference = value(gap(equation).xreplace({x: number}), {})
    if difference is None:
        return False
    if difference.exact is not None:
        return bool(difference.exact == 0)
    return bool(difference.ball.contains(0)) and abs(complex(difference.ball)) < MOST_DIGITS


def _same_system(candidate: And, line: Basic) -> bool:
    """Whether the equations of a line hold at the one solution of a linear system."""
    solution = system_solution(candidate)
    if solution is None:
        return False
    if isinstance(line, Tuple):
        names = sorted(solution, key=str)
        return len(names) == len(line) and all(solution[x] == v for x, v in zip(names, line.args, strict=True))
    parts = line.args if isinstance(line, And) else (line,)
    return all(
        isinstance(part, Eq) and (found := value(gap(part).xreplace(solution), {})) is not None and found.exact == 0
        for part in parts
    )


def system_solution(system: Basic) -> dict[Symbol, Basic] | None:
    """The one solution of a system of linear equations; None where it has none or many."""
    from sympy import linear_eq_to_matrix
    from sympy.solvers.solveset import NonlinearError

    equations = [part for part in system.args if isinstance(part, Eq)]
    unknowns = sorted(system.free_symbols, key=str)
    if len(equations) != len(system.args) or len(equations) < len(unknowns):
        return None
    try:
        matrix, right = linear_eq_to_matrix([gap(part) for part in equations], unknowns)
        square, side = matrix[: len(unknowns), :], right[: len(unknowns), :]
        if not all(entry.is_Rational for entry in (*matrix, *right)) or square.det() == 0:
            return None
        found = square.LUsolve(side)
    except (NonlinearError, *SYMPY_TROUBLE):
        return None
    return dict(zip(unknowns, found, strict=True))
