"""Equations, inequalities and statements made of them.

Two equations are the same when one is a nonzero constant times the other after denominators are cleared; so x = 2
and (x - 2)^2 = 0 differ (the multiplicity does), as in most classrooms. Inequalities may be multiplied by positive
constants; otherwise the solution sets decide, where there is one unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.errors import TookTooLong
from tutor.maths.balls import At, Beyond, Undefined, evaluate
from tutor.maths.equivalence.expressions import compare_expressions
from tutor.maths.equivalence.judgement import Judgement, Outcome, Witness, different, equal, undecided
from tutor.maths.equivalence.kernels import Residues, Unsupported
from tutor.maths.equivalence.sets import Compare, compare_sets, pieces, solution_set
from tutor.maths.sampling import free_symbols, points
from tutor.maths.worker import within

SOLVING = 0.5
R = sp.Rational


def compare_statements(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Compare two statements."""
    if a == b:
        return equal("identical")
    if isinstance(a, sp.Eq) is isinstance(b, sp.Eq) is True and _is_definition(a) != _is_definition(b):
        return _compare_statements(a, b, compare)
    return _compare_statements(renamed(_as_alternatives(a)), renamed(_as_alternatives(b)), compare)


def _is_definition(statement: sp.Basic) -> bool:
    return isinstance(statement.lhs, AppliedUndef)


def _as_alternatives(statement: sp.Basic) -> sp.Basic:
    """``f = 1 and f = -1`` lists two possibilities: nothing is both."""
    if not isinstance(statement, sp.And) or len(statement.args) < 2:
        return statement
    parts = statement.args
    if not all(isinstance(part, sp.Eq) and isinstance(part.lhs, sp.Symbol | AppliedUndef) for part in parts):
        return statement
    if len({part.lhs for part in parts}) > 1 or len({part.rhs for part in parts}) < len(parts):
        return statement
    return sp.Or(*parts, evaluate=False)


def _compare_statements(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    if a.atoms(AppliedUndef) and b.atoms(AppliedUndef):
        a, b = _with_names(a), _with_names(b)
    truths = [truth(side) for side in (a, b)]
    for k, other in ((0, b), (1, a)):
        if truths[k] is not None and truths[1 - k] is None and isinstance(other, sp.And | sp.Or):
            solved = solution_set(other)
            truths[1 - k] = {sp.S.EmptySet: False, sp.S.Reals: True}.get(sp.S.EmptySet if _is_empty(solved) else solved)
    if truths[0] is not None or truths[1] is not None:
        if truths[0] == truths[1]:
            return equal("truth", "both always true" if truths[0] else "both never true")
        if None not in truths:
            return different("truth", "one always holds, the other never")
    one, other = _as_equation(a), _as_equation(b)
    if one is not None and other is not None:
        return _equations(a, b, one, other, compare)
    if isinstance(a, Relational) and isinstance(b, Relational):
        return _inequalities(a, b, compare)
    return _compound(a, b, compare)


def is_number_like(node: sp.Basic) -> bool:
    """Whether this is a number or an expression of numbers, not a matrix."""
    return isinstance(node, sp.Expr) and not isinstance(node, MatrixExpr)


def renamed(statement: sp.Basic) -> sp.Basic:
    """A definition ``f(x) = …`` with its arguments renamed, so that ``f(t) = t`` and ``f(x) = x`` are the same."""
    if isinstance(statement, sp.And | sp.Or):
        parts = [renamed(part) for part in statement.args]
        node = sp.Basic.__new__(type(statement), *parts)
        node._argset = frozenset(parts)
        return node
    if isinstance(statement, sp.Eq) and isinstance(statement.lhs, AppliedUndef):
        arguments = statement.lhs.args
        if all(isinstance(x, sp.Symbol) for x in arguments) and len(set(arguments)) == len(arguments):
            names = {x: sp.Symbol(f"argument {k}") for k, x in enumerate(arguments)}
            return sp.Eq(statement.lhs.xreplace(names), statement.rhs.xreplace(names), evaluate=False)
    return statement


def _with_names(statement: sp.Basic) -> sp.Basic:
    """Values of unknown functions as unknowns of their own: f(2) is a name here."""
    names = {
        node: sp.Symbol(f"{type(node).__name__}({', '.join(str(sp.expand(part)) for part in node.args)})")
        for node in statement.atoms(AppliedUndef)
    }
    return statement.xreplace(names)


def _is_empty(solved: sp.Set | None) -> bool:
    return solved is not None and pieces(solved) == []


def truth(statement: sp.Basic) -> bool | None:
    """True or false when it is so for all values (relations without symbols, or both sides the same)."""
    if statement in (sp.true, sp.false):
        return bool(statement)
    if not isinstance(statement, Relational):
        return None
    if not (is_number_like(statement.lhs) and is_number_like(statement.rhs)):
        return None
    if not statement.free_symbols and not statement.atoms(AppliedUndef):
        try:
            return At({}, bits=200).holds(statement)
        except (Beyond, Undefined):
            return None
    if isinstance(statement, sp.Eq) and statement.lhs.free_symbols == statement.rhs.free_symbols:
        return True if compare_expressions(statement.lhs, statement.rhs).equal else None
    return None


# -- equations --


def _as_equation(statement: sp.Basic) -> sp.Expr | None:
    """An equation, or several joined by "or", as an expression that vanishes where it holds."""
    if isinstance(statement, sp.Eq) and is_number_like(statement.lhs) and is_number_like(statement.rhs):
        if statement.lhs.has(sp.oo, sp.nan, sp.zoo) or statement.rhs.has(sp.oo, sp.nan, sp.zoo):
            return None
        return sp.Add(statement.lhs, sp.Mul(-1, statement.rhs, evaluate=False), evaluate=False)
    if isinstance(statement, sp.Or):
        parts = [_as_equation(part) for part in statement.args]
        return None if None in parts else sp.Mul(*parts, evaluate=False)
    return None


def _equations(a: sp.Basic, b: sp.Basic, f: sp.Expr, g: sp.Expr, compare: Compare) -> Judgement:
    if isinstance(a, sp.Or) or isinstance(b, sp.Or):
        listed = [solution_set(side) for side in (a, b)]
        if None not in listed and all(isinstance(side, sp.Eq | sp.Or) for side in (a, b)):
            judged = compare_sets(listed[0], listed[1], compare)
            if judged.outcome is not Outcome.UNDECIDED:
                return judged
    elif isinstance(a.lhs, sp.Symbol | AppliedUndef) and a.lhs == b.lhs:
        side_by_side = compare(a.rhs, b.rhs)
        if side_by_side.equal or not (a.rhs.has(a.lhs) or b.rhs.has(a.lhs)):
            return side_by_side
    if _symbols(f) != _symbols(g):
        return different("symbols", "the equations are about different unknowns")
    if _proportional(f, g) or _proportional(_numerator(f), _numerator(g)):
        return equal("multiple", "one is a nonzero multiple of the other")
    if _is_polynomial(f) and _is_polynomial(g):
        return different("multiple", "neither is a multiple of the other")
    return _by_substitution(f, g, a, b, compare)


def _symbols(f: sp.Expr) -> frozenset[sp.Basic]:
    return frozenset(f.free_symbols) | frozenset(type(node).__name__ for node in f.atoms(AppliedUndef))


def _numerator(f: sp.Expr) -> sp.Expr:
    try:
        with within(SOLVING):
            return sp.fraction(sp.together(f))[0]
    except (TookTooLong, sp.PolynomialError, AttributeError, TypeError):
        return f


def _is_polynomial(f: sp.Expr) -> bool:
    numerator = _numerator(f)
    return bool(numerator.is_polynomial(*numerator.free_symbols)) and not numerator.atoms(AppliedUndef)


def _proportional(f: sp.Expr, g: sp.Expr, *, positive: bool = False) -> bool:
    """Whether f is a nonzero constant times g, proven: f(P)·g(Q) = f(Q)·g(P) at random residues P, Q, in each cell."""
    found = points([f, g], count=4, invent=7)
    if not found:
        symbols = free_symbols([f, g])
        found = points([sp.Add(*symbols)], count=2, symbols=symbols)
    if not found:
        return False
    for point in found:
        at = At(point, bits=96, invent=7)
        for prime in (0, 1):
            pairs = _residue_pairs(f, g, at, prime)
            if pairs is None:
                return False
            p, (f1, g1), (f2, g2) = pairs
            if (f1 * g2 - f2 * g1) % p or f1 * g1 % p == 0:
                return False
        try:
            if positive and at.sign(f) != at.sign(g):
                return False
        except (Beyond, Undefined):
            return False
    return True


def _residue_pairs(f: sp.Expr, g: sp.Expr, at: At, prime: int) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """Residues of both at two random assignments modulo one prime; constants have the same residues in both."""
    found: list[tuple[int, int]] = []
    for seed in range(40):
        residues = Residues(at, prime=prime, seed=seed)
        try:
            found.append((residues.value(f), residues.value(g)))
        except Unsupported as reason:
            if "modulo this prime" in str(reason):
                continue
            return None
        except (TypeError, AttributeError, NotImplementedError, RecursionError, OverflowError):
            return None
        if len(found) == 2:
            return residues.p, found[0], found[1]
    return None


def _by_substitution(f: sp.Expr, g: sp.Expr, a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Each solved for a name and put into the other; where there is one unknown, their solutions."""
    implied = [_implies(f, g), _implies(g, f)]
    if implied == [True, True]:
        return equal("substitution", "each follows from the other")
    if False in implied:
        return different("substitution", "a solution of one is no solution of the other")
    refuted = _outside(f, g) or _outside(g, f)
    if refuted is not None:
        return refuted
    return _by_solutions(a, b, compare)


def _implies(f: sp.Expr, g: sp.Expr) -> bool | None:
    """Whether g vanishes where f does, when f can be solved for a name in which it is linear."""
    for name in sorted(f.free_symbols & g.free_symbols, key=str):
        slope = sp.diff(f, name)
        if slope == 0 or slope.has(name):
            continue
        solved = sp.Add(name, sp.Mul(-1, f, sp.Pow(slope, -1)))
        judged = compare_expressions(g.xreplace({name: sp.expand(solved)}), sp.S.Zero)
        if judged.outcome is not Outcome.UNDECIDED:
            return judged.equal
    return None


def _outside(f: sp.Expr, g: sp.Expr) -> Judgement | None:
    """A solution of f = 0 where g has no real value or one that is not zero."""
    for name in sorted(f.free_symbols, key=str):
        others = sorted(f.free_symbols - {name}, key=str)
        for numbers in ((2, 3, 5, 7), (-2, -3, -5, -7), (R(1, 3), R(2, 5), R(3, 7), R(1, 7))):
            point = dict(zip(others, map(sp.sympify, numbers), strict=False))
            rest = f.xreplace(point)
            for root in _roots_of(rest, name) or _crossings(rest, name):
                refuted = _no_root(g, {**point, name: root})
                if refuted is not None:
                    return refuted
    return None


def _roots_of(f: sp.Expr, name: sp.Basic) -> list[sp.Rational]:
    """Real roots of a polynomial in one name, to 30 digits."""
    if not f.is_polynomial(name) or len(f.free_symbols) != 1:
        return []
    try:
        polynomial = sp.Poly(f, name)
        if not 1 <= polynomial.degree() <= 4:
            return []
        return [sp.Rational(str(root)) for root in polynomial.nroots(n=30) if root.is_real]
    except (sp.PolynomialError, ValueError, ZeroDivisionError, TypeError):
        return []


def _crossings(f: sp.Expr, name: sp.Basic) -> list[sp.Rational]:
    """Zeros of a function of one name where it changes sign, to 20 digits."""
    if f.free_symbols != {name} or f.is_polynomial(name):
        return []

    def sign(number: sp.Rational) -> int | None:
        try:
            value = At({name: number}, bits=128).value(f)
        except (Undefined, Beyond):
            return None
        if not value.inside or value.ball.real.contains(0):
            return None
        return 1 if value.ball.real > 0 else -1

    grid = [R(17 * k, 23) for k in range(-6, 7)]
    for low, high in pairwise(grid):
        first, last = sign(low), sign(high)
        if first is None or last is None or first == last:
            continue
        for _ in range(66):
            middle = (low + high) / 2
            side = sign(middle)
            if side is None:
                break
            low, high = (middle, high) if side == first else (low, middle)
        if abs(evaluate(f, {name: low}).ball) < 1e-15:
            return [low]
    return []


def _no_root(g: sp.Expr, point: dict[sp.Basic, sp.Rational]) -> Judgement | None:
    named = tuple((str(name), sp.Float(number, 8) if number.q > 10**6 else number) for name, number in point.items())
    try:
        value = At(point, bits=128).value(g)
    except Undefined:
        return None
    except Beyond:
        return None
    if not value.inside:
        return different("point", "a solution of one where the other is not real", Witness(named, sp.S.Zero, None))
    if abs(value.ball) > 1e-12:
        return different(
            "point", "a solution of one that does not solve the other", Witness(named, sp.S.Zero, value.number())
        )
    return None


def _by_solutions(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    if len(a.free_symbols) == 1 and a.free_symbols == b.free_symbols:
        left, right = solution_set(a), solution_set(b)
        if left is not None and right is not None:
            judged = compare_sets(left, right, compare)
            if judged.equal and isinstance(a, sp.Eq) and pieces(left) == []:
                return different("multiple", "neither is a multiple of the other; both are never true")
            if judged.equal:
                return equal("solution-sets", "the same real solutions")
            if judged.different:
                return different("solution-sets", "different real solutions", judged.witness)
    return undecided("the statements could not be solved")


# -- inequalities --


def _inequalities(a: Relational, b: Relational, compare: Compare) -> Judgement:
    if not all(is_number_like(side) for side in (a.lhs, a.rhs, b.lhs, b.rhs)):
        return _sides(a, b, compare)
    (f, kind), (g, other) = _as_positive(a), _as_positive(b)
    if isinstance(a, sp.Eq) != isinstance(b, sp.Eq):
        return different("kinds", "an equation and an inequality")
    if _symbols(f) != _symbols(g):
        return different("symbols", "they are about different unknowns")
    if kind == other and (
        _proportional(f, g, positive=True) or (kind == "!=" and _proportional(_numerator(f), _numerator(g)))
    ):
        return equal("multiple", "one is a positive multiple of the other")
    refuted = _refuted(a, b)
    if refuted is not None:
        return refuted
    judged = _by_solutions(a, b, compare)
    if judged.outcome is Outcome.UNDECIDED and kind != other:
        return different("kinds", "one is strict, the other is not")
    return judged


def _sides(a: Relational, b: Relational, compare: Compare) -> Judgement:
    """Relations between sets, points, matrices: side by side, and an equation also turned round."""
    if type(a) is not type(b):
        return different("kinds", "different relations")
    straight = _all([compare(a.lhs, b.lhs), compare(a.rhs, b.rhs)])
    if straight.equal or not isinstance(a, sp.Eq | sp.Ne):
        return straight
    turned = _all([compare(a.lhs, b.rhs), compare(a.rhs, b.lhs)])
    return turned if turned.equal else straight


def _as_positive(statement: Relational) -> tuple[sp.Expr, str]:
    """``f > 0``, ``f >= 0``, ``f != 0`` or ``f == 0``."""
    low, high = statement.lhs, statement.rhs
    kind = statement.rel_op
    if kind in (">", ">="):
        low, high = high, low
    return sp.Add(high, sp.Mul(-1, low, evaluate=False), evaluate=False), {"<": ">", "<=": ">="}.get(kind, kind)


def _refuted(a: sp.Basic, b: sp.Basic) -> Judgement | None:
    """A point where one holds and the other does not."""
    symbols = free_symbols([a, b])
    if not symbols:
        return None
    sides = [side for node in (a, b) for rel in node.atoms(Relational) for side in (rel.lhs, rel.rhs)]
    for point in points([side for side in sides if isinstance(side, sp.Expr)], count=40, symbols=symbols, invent=7):
        at = At(point, bits=96, invent=7)
        try:
            left, right = at.holds(a), at.holds(b)
        except (Beyond, Undefined):
            return None
        if left is not None and right is not None and left != right:
            named = tuple((symbol.name, number) for symbol, number in point.items())
            truth = [sp.true if side else sp.false for side in (left, right)]
            return different("point", "one holds at a point where the other does not", Witness(named, *truth))
    return None


# -- statements of several parts --


def _compound(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    if type(a) is type(b) and isinstance(a, sp.And | sp.Or):
        matched = match(a.args, b.args, lambda x, y: compare_statements(x, y, compare))
        if matched.equal:
            return matched
    if isinstance(a, sp.Contains) and isinstance(b, sp.Contains):
        return _all([compare(a.args[0], b.args[0]), compare(a.args[1], b.args[1])])
    refuted = _refuted(a, b) if not a.atoms(sp.Contains, sp.Eq) and not b.atoms(sp.Contains, sp.Eq) else None
    if refuted is not None:
        return refuted
    judged = _by_sets(a, b, compare)
    if judged.outcome is not Outcome.UNDECIDED:
        return judged
    if _is_system(a) and _is_system(b):
        return _systems(a, b, compare)
    return _by_logic(a, b, compare)


def _by_sets(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    left, right = solution_set(a), solution_set(b)
    if left is None or right is None:
        return undecided("the statements could not be solved")
    names = [side.args[0] for side in (a, b) if isinstance(side, sp.Contains)]
    symbols = [side.free_symbols for side in (a, b)]
    if symbols[0] != symbols[1] and not names:
        return different("symbols", "they are about different unknowns")
    judged = compare_sets(left, right, compare)
    return judged if not judged.equal else equal("solution-sets", "the same real solutions")


def _is_system(statement: sp.Basic) -> bool:
    parts = statement.args if isinstance(statement, sp.And) else (statement,)
    return all(isinstance(part, sp.Eq) and is_number_like(part.lhs) and is_number_like(part.rhs) for part in parts)


def _systems(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Systems of equations by their solutions."""
    symbols = free_symbols([a, b])
    if a.free_symbols != b.free_symbols:
        return different("symbols", "they are about different unknowns")
    found = []
    for side in (a, b):
        parts = side.args if isinstance(side, sp.And) else (side,)
        try:
            with within(SOLVING):
                solutions = sp.solve([part.lhs - part.rhs for part in parts], symbols, dict=True)
        except (TookTooLong, NotImplementedError, ValueError, TypeError, AttributeError):
            return undecided("the systems could not be solved")
        found.append([sp.Tuple(*(solution.get(symbol, symbol) for symbol in symbols)) for solution in solutions])
    judged = match(found[0], found[1], lambda x, y: _all([compare(p, q) for p, q in zip(x, y, strict=True)]))
    return judged if not judged.equal else equal("solution-sets", "the same solutions")


def _by_logic(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Connectives as propositional logic over the relations, the same relation being the same letter."""
    letters: list[tuple[sp.Basic, sp.Symbol]] = []

    def lettered(node: sp.Basic) -> sp.Basic:
        if isinstance(node, sp.And | sp.Or | sp.Not):
            return node.func(*(lettered(part) for part in node.args))
        if isinstance(node, sp.Symbol) or node in (sp.true, sp.false):
            return node
        for known, letter in letters:
            if compare_statements(known, node, compare).equal:
                return letter
        letters.append((node, sp.Symbol(f"statement {len(letters)}")))
        return letters[-1][1]

    try:
        with within(SOLVING):
            left, right = lettered(a), lettered(b)
            same = sp.satisfiable(sp.Not(sp.Equivalent(left, right))) is False
    except (TookTooLong, TypeError, NotImplementedError, AttributeError):
        return undecided("the statements could not be compared")
    if same:
        return equal("logic", "the same by the rules of logic")
    if not letters:
        return different("logic", "a case tells them apart")
    if type(a) is not type(b) or len(a.args) != len(b.args):
        return different("kinds", "statements of different making")
    return different("elements", "a part of one has no equal in the other")


def match(
    left: Sequence[sp.Basic], right: Sequence[sp.Basic], compare: Callable[[sp.Basic, sp.Basic], Judgement]
) -> Judgement:
    """Compare two collections whatever their order: every member needs a partner of its own."""
    rest = list(right)
    unsettled = False
    for item in left:
        partner = None
        for k, other in enumerate(rest):
            judged = compare(item, other)
            unsettled = unsettled or judged.outcome is Outcome.UNDECIDED
            if judged.equal:
                partner = k
                break
        if partner is None:
            if unsettled:
                return undecided("some members could not be compared")
            return different("elements", "a member has no equal in the other", Witness(missing=str(item)))
        rest.pop(partner)
    if rest:
        return different("elements", "a member has no equal in the other", Witness(missing=str(rest[0])))
    return equal("elements", "the same members")


def _all(parts: Sequence[Judgement]) -> Judgement:
    """The judgement on a whole of which every part must be equal."""
    for judged in parts:
        if judged.different:
            return judged
    for judged in parts:
        if not judged.equal:
            return judged
    return equal("elements", "every part is equal")


all_equal = _all
