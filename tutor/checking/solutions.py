"""Whether two statements have the same real solutions: every one of them, and no other.

One unknown: both statements are decided on the whole real line. Several unknowns: linear systems by their reduced
rows, polynomial ones by elimination. Other letters stand for numbers that no step divides by zero with.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sympy import (
    And,
    Basic,
    Complement,
    Contains,
    Eq,
    FiniteSet,
    Ge,
    Gt,
    Intersection,
    Interval,
    Le,
    Lt,
    Not,
    Or,
    S,
    Set,
    Symbol,
    Tuple,
    Union,
    cancel,
    fraction,
    oo,
    together,
)
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.checking import periodic, systems
from tutor.checking.comparison import Beyond, Comparison, Point
from tutor.checking.quotients import divided
from tutor.checking.realline import cells, difference, holds
from tutor.checking.reals import Signs, Undecided, rebuilt, signs_at
from tutor.checking.zerosets import is_multiple, same_at_once
from tutor.maths.contents import letters_of
from tutor.maths.transport import joined


def compare_solutions(left: Basic, right: Basic, unknowns: Sequence[str], *, counted: bool = True) -> Comparison:
    """Compare the real solutions of two statements or sets; where they are not ``counted``, that may be quicker."""
    symbols = tuple(Symbol(name) for name in unknowns)
    try:
        a, b = statement(left, symbols), statement(right, symbols)
        if a == b or _reordered(a, b):
            return Comparison("identical")
        letters = letters_of(a) | letters_of(b)
        if not symbols and not letters:
            return _truth(a, b)
        parametric = _family(a, right, symbols)
        if parametric is not None:
            return parametric
        if len(symbols) == 1 and letters <= set(symbols):
            turns = periodic.is_periodic(a, symbols[0]) or periodic.is_periodic(b, symbols[0])
            found = None if turns else same_at_once(a, b, symbols[0])
            if found is not None:
                return found
            if not counted and is_multiple(a, b):
                return Comparison("period" if turns else "real-line")
            if turns:
                return periodic.compare(a, b, symbols[0])
            return on_the_line(a, b, symbols[0])
        return _otherwise(a, b, symbols)
    except (Beyond, Undecided) as error:
        found = _proportional(left, right, symbols)
        return found or Comparison("none", reason=str(error))


def _reordered(a: Basic, b: Basic) -> bool:
    """Whether the same parts are joined in another order."""
    return isinstance(a, And | Or) and type(a) is type(b) and set(a.args) == set(b.args)


def _truth(a: Basic, b: Basic) -> Comparison:
    """Statements about numbers only: both true or both false."""
    nowhere = Signs({})
    left, right = holds(a, nowhere), holds(b, nowhere)
    return Comparison("evaluation", {} if left and not right else None, {} if right and not left else None)


def _family(a: Basic, right: Basic, symbols: tuple[Symbol, ...]) -> Comparison | None:
    """A linear system against one tuple with free letters in it: it must hold for all, and have as many."""
    if not (isinstance(right, FiniteSet) and len(right.args) == 1 and isinstance(right.args[0], Tuple)):
        return None
    letters = sorted(right.free_symbols - a.free_symbols - set(symbols), key=str)
    if not letters or len(right.args[0]) != len(symbols):
        return None
    return systems.family(a, dict(zip(symbols, right.args[0], strict=True)), letters, symbols)


def _otherwise(a: Basic, b: Basic, symbols: tuple[Symbol, ...]) -> Comparison:
    found = _proportional(a, b, symbols)
    if found is not None:
        return found
    return systems.compare(a, b, symbols)


def on_the_line(a: Basic, b: Basic, unknown: Symbol) -> Comparison:
    """Compare two statements in one unknown, everywhere.

    Raises:
        Beyond, Undecided: a part of them cannot be decided.
    """
    lost: Point | None = None
    gained: Point | None = None
    count: int | None = 0
    for cell in cells([a, b], unknown):
        signs = signs_at(unknown, cell.sample)
        left, right = holds(a, signs), holds(b, signs)
        if left:
            count = count + 1 if cell.is_cut and count is not None else None
        if left and not right and lost is None:
            lost = {unknown: cell.sample.expression}
        if right and not left and gained is None:
            gained = {unknown: cell.sample.expression}
    return Comparison("real-line", lost, gained, finite=count)


@lru_cache(maxsize=2048)
def statement(side: Basic, symbols: tuple[Symbol, ...]) -> Basic:
    """Return a statement, or the statement that the unknowns are in a set.

    Raises:
        Beyond: it is neither.
    """
    match side:
        case Set():
            return _member(symbols[0] if len(symbols) == 1 else Tuple(*symbols), side)
        case Contains(args=(element, container)):
            return _member(element, container)
        case And() | Or() | Not():
            parts = [statement(part, symbols) for part in side.args]
            return side if parts == list(side.args) else side.func(*parts, evaluate=False)
        case Relational() | Boolean():
            return side
        case Tuple() if all(isinstance(part, Relational) for part in side):
            return And(*side, evaluate=False)
        case _:
            raise Beyond(f"{type(side).__name__} is not a statement")


def _member(element: Basic, container: Set) -> Basic:
    """Say that the element is in the set, as a statement about it."""
    if container is S.EmptySet:
        return S.false
    if container in (S.Reals, S.UniversalSet):
        return S.true
    match container:
        case _ if periodic.is_family(container):
            return Contains(element, container, evaluate=False)
        case FiniteSet():
            return _any([_equal(element, member) for member in container.args])
        case Interval():
            return _all(_bounds(element, container))
        case Union():
            return _any([_member(element, part) for part in container.args])
        case Intersection():
            return And(*(_member(element, part) for part in container.args), evaluate=False)
        case Complement(args=(whole, removed)):
            return And(_member(element, whole), Not(_member(element, removed), evaluate=False), evaluate=False)
        case _ if isinstance(container, type(S.Reals**2)) and all(part is S.Reals for part in container.args):
            return S.true
        case _:
            raise Beyond(f"a set of the kind {type(container).__name__}")


def _any(parts: Sequence[Basic]) -> Basic:
    """One of the parts holds."""
    flat = [inner for part in parts for inner in (part.args if isinstance(part, Or) else (part,))]
    kept = [part for part in dict.fromkeys(flat) if part is not S.false]
    if S.true in kept:
        return S.true
    return (kept[0] if kept else S.false) if len(kept) < 2 else joined(Or, kept)


def _all(parts: Sequence[Basic]) -> Basic:
    """Every part, an equation or an inequality, holds."""
    return joined(And, parts) if len(parts) > 1 else parts[0]


def _equal(element: Basic, member: Basic) -> Basic:
    if isinstance(element, Tuple):
        if not isinstance(member, Tuple) or len(member) != len(element):
            raise Beyond("a solution with another number of unknowns")
        return _all([Eq(a, b, evaluate=False) for a, b in zip(element, member, strict=True)])
    return Eq(element, member, evaluate=False)


def _bounds(element: Basic, interval: Interval) -> list[Basic]:
    found = []
    if interval.start is not -oo:
        found.append((Gt if interval.left_open else Ge)(element, interval.start, evaluate=False))
    if interval.end is not oo:
        found.append((Lt if interval.right_open else Le)(element, interval.end, evaluate=False))
    return found or [S.true]


def _proportional(a: Basic, b: Basic, symbols: tuple[Symbol, ...]) -> Comparison | None:
    """Two equations whose sides differ by a factor that is not zero."""
    if not (isinstance(a, Eq) and isinstance(b, Eq)):
        return None
    left, right = rebuilt(difference(a)), rebuilt(difference(b))
    if left == 0 or right == 0:
        return None
    known = divided(left, right)
    if known is not None and known.above.is_zero():
        return None
    if known is not None and known.above.is_constant() and known.below.is_constant():
        return Comparison("multiple") if _same_domain(a, b) else None
    if known is not None and (letters_of(left) | letters_of(right)) <= set(symbols):
        return None
    ratio = cancel(together(left / right))
    if ratio.free_symbols & set(symbols) or not _same_domain(a, b):
        return None
    if ratio.free_symbols:
        return Comparison("multiple", assuming=tuple(part for part in fraction(ratio) if part.free_symbols))
    try:
        nonzero = Signs({}).sign(ratio) in (-1, 1)
    except Undecided:
        return None
    return Comparison("multiple") if nonzero else None


def _same_domain(a: Eq, b: Eq) -> bool:
    from tutor.checking.reals import conditions

    def of(relation: Eq) -> set[Basic]:
        return {rebuilt(part) for part, _ in conditions(difference(relation)) if part.free_symbols}

    return of(a) == of(b)
