"""How the real solutions of two lines are related: the same, some gained, some lost, or both."""

from __future__ import annotations

from itertools import product

from sympy import And, Basic, Derivative, Eq, Gt, I, Not, Or, S, Symbol

from tutor.checking.comparison import Beyond, Comparison
from tutor.checking.differential import compare_differential, unknown_function
from tutor.checking.differentiation import NoRule
from tutor.checking.reals import Undecided
from tutor.checking.solutions import compare_solutions, statement
from tutor.checking.steps import check_claim
from tutor.checking.unfolding import Folded, Unfolding
from tutor.checking.work.slices import compare_slices
from tutor.checking.work.varieties import same_factors
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.transport import remade
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.solution import SameValue

MOST_CASES = 24
"""Cases of a statement, all its "or"s multiplied out, at most."""


def relation(left: Basic, right: Basic, *, positive: bool = False) -> Comparison:
    """Compare the real solutions of two statements in all their letters (positive ones only, where it is said so)."""
    letters = tuple(sorted(left.free_symbols | right.free_symbols, key=str))
    if unknown_function(left, right) is not None:
        return _of_function(left, right)
    if any(slope.expr.is_Symbol and slope.expr not in slope.variables for slope in _slopes(left, right)):
        return Comparison("none", reason="a letter is differentiated as if it were a function")
    by_value = _by_value(left, right)
    if by_value is not None:
        return by_value
    try:
        a, b = (_in_cases(statement(Unfolding().of(side), letters)) for side in (left, right))
    except (Beyond, Undecided, Folded, *SYMPY_TROUBLE) as error:
        return Comparison("none", reason=str(error) or "not decided")
    if a == b:
        return Comparison("identical")
    if not letters:
        return _of_numbers(a, b)
    if positive:
        a, b = (_positive(side, letters) for side in (a, b))
    found = _compared(a, b, letters)
    if found.reason is None and found.method != "rank":
        return found
    if len(letters) > 1:
        return _in_letters(a, b, letters, found, positive=positive)
    return found


def _slopes(*statements: Basic) -> set[Derivative]:
    return set().union(*(each.atoms(Derivative) for each in statements))


def _of_function(a: Basic, b: Basic) -> Comparison:
    """How two statements about an unknown function are related; where they are not the same, no function is told."""
    try:
        found = compare_differential(a, b, both_ways=True)
    except (Beyond, Undecided, Folded, NoRule, *SYMPY_TROUBLE) as error:
        return Comparison("none", reason=str(error) or "not decided")
    if found is None or found.reason is not None:
        return Comparison("none", reason="about a function")
    return found if found.same else Comparison("function", {}, {})


def _by_value(a: Basic, b: Basic) -> Comparison | None:
    """``y = …`` and ``y = …`` with the same value, and an identity that is said to be true; None where neither."""
    if not (isinstance(a, Eq) and (b is S.true or isinstance(b, Eq))) or _is_plain(a, b):
        return None
    if b is S.true:
        return Comparison("normal-form") if check_claim(SameValue(*map(formula, a.args))).proved else None
    (name, first), (other, second) = a.args, b.args
    if name != other or (first.free_symbols | second.free_symbols) & name.free_symbols:
        return None
    verdict = check_claim(SameValue(formula(first), formula(second)))
    return Comparison("normal-form") if verdict.proved else None


def _is_plain(a: Basic, b: Basic) -> bool:
    """Whether the solutions of both are compared without more ado: polynomials in one letter."""
    return len(a.free_symbols | b.free_symbols) < 2 and not a.has(I) and not b.has(I)


def _compared(a: Basic, b: Basic, letters: tuple[Symbol, ...]) -> Comparison:
    try:
        return compare_solutions(a, b, tuple(letter.name for letter in letters))
    except (Beyond, Undecided, Folded, *SYMPY_TROUBLE) as error:
        return Comparison("none", reason=str(error) or "not decided")


def _in_letters(a: Basic, b: Basic, letters: tuple[Symbol, ...], found: Comparison, *, positive: bool) -> Comparison:
    """Statements in several letters that elimination does not decide."""
    if found.reason is None:
        return found
    bare = [_without(side, letters) if positive else side for side in (a, b)]
    sliced = compare_slices(a, b, letters, positive=positive)
    if sliced.lost or sliced.gained:
        return sliced
    if not sliced.reason and same_factors(bare[0], bare[1], letters, positive=positive):
        return Comparison("factors")
    if isinstance(a, Eq) and isinstance(b, Eq) and compare(a, b).equal:
        return Comparison("multiple")
    return Comparison("none", reason=sliced.reason or "agrees on slices only")


def _of_numbers(a: Basic, b: Basic) -> Comparison:
    """Statements about numbers; a complex one is decided by its value."""
    found = _compared(a, b, ())
    if found.reason is None:
        return found
    truths = [_truth(side) for side in (a, b)]
    if None in truths:
        return found
    return Comparison(
        "evaluation", {} if truths[0] and not truths[1] else None, {} if truths[1] and not truths[0] else None
    )


def _truth(side: Basic) -> bool | None:
    if side in (S.true, S.false):
        return bool(side)
    if isinstance(side, And | Or):
        parts = [_truth(part) for part in side.args]
        if None in parts:
            return None
        return all(parts) if isinstance(side, And) else any(parts)
    if not isinstance(side, Eq):
        return None
    judged = compare(*side.args)
    return True if judged.equal else False if judged.different else None


def _positive(side: Basic, letters: tuple[Symbol, ...]) -> Basic:
    """The statement, together with that its letters are positive."""
    told = [Gt(letter, S.Zero, evaluate=False) for letter in letters]
    return _in_cases(And(side, *told, evaluate=False))


def _without(side: Basic, letters: tuple[Symbol, ...]) -> Basic:
    """The statement without what was said of the letters."""
    told = {Gt(letter, S.Zero, evaluate=False) for letter in letters}
    cases = []
    for case in side.args if isinstance(side, Or) else (side,):
        kept = [part for part in (case.args if isinstance(case, And) else (case,)) if part not in told]
        cases.append(kept[0] if len(kept) == 1 else And(*kept, evaluate=False))
    return cases[0] if len(cases) == 1 else Or(*cases, evaluate=False)


def _in_cases(side: Basic) -> Basic:
    """An "or" of "and"s: every case by itself, where there are not too many."""
    cases = _cases(side)
    if cases is None:
        return side
    cases = [case for case in cases if S.false not in case]
    if not cases:
        return S.false
    built = []
    for case in cases:
        kept = [part for part in dict.fromkeys(case) if part is not S.true]
        if not kept:
            return S.true
        built.append(kept[0] if len(kept) == 1 else remade(And(Symbol("p"), Symbol("q")), kept))
    return built[0] if len(built) == 1 else remade(Or(Symbol("p"), Symbol("q")), built)


def _cases(side: Basic) -> list[tuple[Basic, ...]] | None:
    if isinstance(side, Or):
        found = [_cases(part) for part in side.args]
        return None if None in found else [case for cases in found for case in cases or ()]
    if isinstance(side, And):
        found = [_cases(part) for part in side.args]
        if None in found or _size(found) > MOST_CASES:
            return None
        return [sum(choice, ()) for choice in product(*(cases or [] for cases in found))]
    return None if isinstance(side, Not) else [(side,)]


def _size(found: list[list[tuple[Basic, ...]] | None]) -> int:
    size = 1
    for cases in found:
        size *= len(cases or ())
    return size
