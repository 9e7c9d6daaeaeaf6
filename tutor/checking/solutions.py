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
from tutor.checking.realline import cells, difference, holds
from tutor.checking.reals import Signs, Undecided, rebuilt, signs_at


def compare_solutions(left: Basic, right: Basic, unknowns: Sequence[str]) -> Comparison:
    """Compare the real solutions of two statements or sets."""
    symbols = tuple(Symbol(name) for name in unknowns)
    try:
        a, b = statement(left, symbols), statement(right, symbols)
        if a == b:
            return Comparison("identical")
        if not symbols and not (a.free_symbols | b.free_symbols):
            return _truth(a, b)
        parametric = _family(a, right, symbols)
        if parametric is not None:
            return parametric
        letters = (a.free_symbols | b.free_symbols) - set(symbols)
        if not letters and len(symbols) == 1:
            if periodic.is_periodic(a, symbols[0]) or periodic.is_periodic(b, symbols[0]):
                return periodic.compare(a, b, symbols[0])
            return on_the_line(a, b, symbols[0])
        return _otherwise(a, b, symbols)
    except (Beyond, Undecided) as error:
        found = _proportional(left, right, symbols)
        return found or Comparison("none", reason=str(error))


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
            return side.func(*(statement(part, symbols) for part in side.args), evaluate=False)
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
            return Or(*(_equal(element, member) for member in container.args), evaluate=False)
        case Interval():
            return And(*_bounds(element, container), evaluate=False)
        case Union():
            return Or(*(_member(element, part) for part in container.args), evaluate=False)
        case Intersection():
            return And(*(_member(element, part) for part in container.args), evaluate=False)
        case Complement(args=(whole, removed)):
            return And(_member(element, whole), Not(_member(element, removed), evaluate=False), evaluate=False)
        case _ if isinstance(container, type(S.Reals**2)) and all(part is S.Reals for part in container.args):
            return S.true
        case _:
            raise Beyond(f"a set of the kind {type(container).__name__}")


def _equal(element: Basic, member: Basic) -> Basic:
    if isinstance(element, Tuple):
        if not isinstance(member, Tuple) or len(member) != len(element):
            raise Beyond("a solution with another number of unknowns")
        return And(*(Eq(a, b, evaluate=False) for a, b in zip(element, member, strict=True)), evaluate=False)
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
