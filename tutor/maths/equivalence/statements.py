"""Equations, inequalities and what is made of them with and, or, not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.errors import TookTooLong
from tutor.maths.balls import At, Beyond, Undefined
from tutor.maths.equivalence.equations import as_equation, compare_equations, is_number_like
from tutor.maths.equivalence.expressions import compare_expressions
from tutor.maths.equivalence.inequalities import compare_inequalities
from tutor.maths.equivalence.judgement import Judgement, Outcome, different, equal, undecided
from tutor.maths.equivalence.matching import all_equal, match
from tutor.maths.equivalence.refutation import refuted_at_a_point
from tutor.maths.equivalence.sets import Compare, bare_name, compare_sets, pieces, solution_set
from tutor.maths.sampling import free_symbols
from tutor.maths.worker import within

SOLVING = 0.5
"""Seconds for SymPy to solve a system, or to decide a proposition."""


def compare_statements(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Compare two statements."""
    if a == b:
        return equal("identical")
    if isinstance(a, sp.Eq) is isinstance(b, sp.Eq) is True and _is_definition(a) != _is_definition(b):
        return _compare_statements(a, b, compare)
    return _compare_statements(renamed(as_alternatives(a)), renamed(as_alternatives(b)), compare)


def _is_definition(statement: sp.Basic) -> bool:
    return isinstance(statement.lhs, AppliedUndef)


def as_alternatives(statement: sp.Basic) -> sp.Basic:
    """``x = 1 and x = -1`` or ``p = 5, q = 2, p = 7, q = 2`` as alternatives: nothing has two values at once."""
    if not isinstance(statement, sp.And):
        return statement
    parts = statement.args
    if not all(isinstance(part, sp.Eq) and isinstance(part.lhs, sp.Symbol | AppliedUndef) for part in parts):
        return statement
    names = [part.lhs for part in parts]
    block = len(set(names))
    if block == len(names) or any(name != names[k % block] for k, name in enumerate(names)):
        return statement
    if block == 1 and len({part.rhs for part in parts}) < len(parts):
        return statement
    groups = [parts[k : k + block] for k in range(0, len(parts), block)]
    return sp.Or(*(_all_of(group) for group in groups), evaluate=False)


def _all_of(group: Sequence[sp.Basic]) -> sp.Basic:
    """The parts joined by "and", in this order."""
    if len(group) == 1:
        return group[0]
    node = sp.Basic.__new__(sp.And, *group)
    node._argset = frozenset(group)
    return node


def _compare_statements(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    if a.atoms(AppliedUndef) and b.atoms(AppliedUndef):
        a, b = _with_names(a), _with_names(b)
    truths = [truth(side) for side in (a, b)]
    for k, other in ((0, b), (1, a)):
        if truths[k] is not None and truths[1 - k] is None and isinstance(other, sp.And | sp.Or):
            solved = solution_set(other)
            truths[1 - k] = {sp.S.EmptySet: False, sp.S.Reals: True}.get(sp.S.EmptySet if _is_empty(solved) else solved)
    if (judged := _of_numbers(a, b, compare)) is not None:
        return judged
    if truths[0] is not None or truths[1] is not None:
        if truths[0] == truths[1]:
            return equal("truth", "both always true" if truths[0] else "both never true")
        if None not in truths:
            return different("truth", "one always holds, the other never")
    one, other = as_equation(a), as_equation(b)
    if one is not None and other is not None:
        return compare_equations(a, b, one, other, compare)
    if isinstance(a, Relational) and isinstance(b, Relational):
        return compare_inequalities(a, b, compare)
    return _compound(a, b, compare)


def renamed(statement: sp.Basic) -> sp.Basic:
    """A definition ``f(x) = …`` with its arguments renamed, so that ``f(t) = t`` and ``f(x) = x`` are the same.

    Capital letters are no variables: P(A) = 1/3 is not P(B) = 1/3.
    """
    if isinstance(statement, sp.And | sp.Or):
        parts = [renamed(part) for part in statement.args]
        node = sp.Basic.__new__(type(statement), *parts)
        node._argset = frozenset(parts)
        return node
    if isinstance(statement, sp.Eq) and isinstance(statement.lhs, AppliedUndef):
        arguments = statement.lhs.args
        if all(isinstance(x, sp.Symbol) and not x.name.isupper() for x in arguments) and len(set(arguments)) == len(
            arguments
        ):
            names = {x: sp.Symbol(f"argument {k}") for k, x in enumerate(arguments)}
            return sp.Eq(statement.lhs.xreplace(names), statement.rhs.xreplace(names), evaluate=False)
    return statement


def _with_names(statement: sp.Basic) -> sp.Basic:
    """Values of unknown functions, their derivatives and integrals as unknowns of their own: f(2) is a name here."""
    names = {
        node: sp.Symbol(f"{type(node).__name__}({', '.join(str(sp.expand(part)) for part in node.args)})")
        for node in statement.atoms(AppliedUndef)
    }
    for node in statement.atoms(sp.Derivative, sp.Integral, sp.Subs):
        if node.atoms(AppliedUndef):
            names[node] = sp.Symbol(str(node.as_dummy()))
    return statement.xreplace(names)


def _of_numbers(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement | None:
    """Equations of numbers alone, and chains of them, by what they begin and end with; None for two false equations.

    ``2 + 3 = 5`` is no other way of writing ``3 + 4 = 7``, though both are true.
    """
    if a.free_symbols or b.free_symbols or not (_is_system(a) and _is_system(b)):
        return None
    left, right = (side.args if isinstance(side, sp.And) else (side,) for side in (a, b))
    false = truth(a) is False and truth(b) is False and not (a.has(sp.Float) or b.has(sp.Float))
    if false or any(node.atoms(AppliedUndef) for node in (a, b)):
        return None
    ends = all_equal([compare(left[0].lhs, right[0].lhs), compare(left[-1].rhs, right[-1].rhs)])
    if len(left) == len(right) == 1 or (_is_chain(left) and _is_chain(right)):
        return ends
    return match(left, right, lambda x, y: all_equal([compare(x.lhs, y.lhs), compare(x.rhs, y.rhs)]))


def _is_chain(parts: Sequence[sp.Basic]) -> bool:
    return all(one.rhs == other.lhs for one, other in pairwise(parts))


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


def _compound(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    if type(a) is type(b) and isinstance(a, sp.And | sp.Or):
        matched = match(a.args, b.args, lambda x, y: compare_statements(x, y, compare))
        if matched.equal:
            return matched
    if isinstance(a, sp.Contains) and isinstance(b, sp.Contains):
        return all_equal([compare(a.args[0], b.args[0]), compare(a.args[1], b.args[1])])
    refuted = refuted_at_a_point(a, b) if not a.atoms(sp.Contains, sp.Eq) and not b.atoms(sp.Contains, sp.Eq) else None
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
    bounded = [bare_name(side) for side in (a, b)]
    if (symbols[0] != symbols[1] and not names) or (
        all(isinstance(name, sp.Symbol) for name in bounded) and bounded[0] != bounded[1]
    ):
        return different("symbols", "they are about different unknowns")
    judged = compare_sets(left, right, compare)
    return judged if not judged.equal else equal("solution-sets", "the same real solutions")


def _is_system(statement: sp.Basic) -> bool:
    parts = statement.args if isinstance(statement, sp.And) else (statement,)
    return all(isinstance(part, sp.Eq) and is_number_like(part.lhs) and is_number_like(part.rhs) for part in parts)


def _gives_two_values(statement: sp.Basic) -> bool:
    """Whether ``y = 0; y = x`` stand side by side: several curves, not a system."""
    parts = statement.args if isinstance(statement, sp.And) else ()
    names = [part.lhs for part in parts if isinstance(part, sp.Eq) and isinstance(part.lhs, sp.Symbol)]
    return len(names) - len(set(names)) > 1


def _systems(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Systems of equations by their solutions."""
    symbols = free_symbols([a, b])
    if a.free_symbols != b.free_symbols:
        return different("symbols", "they are about different unknowns")
    if _gives_two_values(a) or _gives_two_values(b):
        return different("elements", "an equation of one has no equal in the other")
    found = []
    for side in (a, b):
        parts = side.args if isinstance(side, sp.And) else (side,)
        try:
            with within(SOLVING):
                solutions = sp.solve([part.lhs - part.rhs for part in parts], symbols, dict=True)
        except (TookTooLong, NotImplementedError, ValueError, TypeError, AttributeError):
            return undecided("the systems could not be solved")
        found.append([sp.Tuple(*(solution.get(symbol, symbol) for symbol in symbols)) for solution in solutions])
    judged = match(found[0], found[1], lambda x, y: all_equal([compare(p, q) for p, q in zip(x, y, strict=True)]))
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
