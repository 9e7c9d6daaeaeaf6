"""Which mistake is it? Mistakes are made of the right line, and what the student wrote is compared with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import process_time

from sympy import Add, Basic, Eq, Expr, Mul, Or, Pow, S, Symbol, expand, expand_mul
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import And

from tutor.checking.mistakes.catalogue import MISCONCEPTIONS
from tutor.checking.mistakes.misconception import Misconception
from tutor.checking.mistakes.shapes import Place, everywhere, is_negative, places, shape, terms, total
from tutor.checking.mistakes.values import (
    antiderivative_asked,
    different,
    gap,
    is_statement,
    listed,
    same_line,
    unfolded,
    zeros,
)
from tutor.maths.equivalence import compare
from tutor.maths.reading import evaluated
from tutor.maths.transport import remade
from tutor.maths.trouble import SYMPY_TROUBLE

LONGEST = 1.2
"""Seconds of CPU time after which no more mistakes are tried."""
UNLIKE = 3
"""What it counts that a mistake leads to a line by value only, not as it is written: more than one breadth."""
SURE = 3
"""Special enough for a mistake not to be looked for in what the line is simplified to."""
MOST_LINES = 40
"""Wrong lines that one misconception makes of one line, at most."""
MOST_OPERATIONS = 400
WHOLE_LINES = 2
"""Misconceptions broader than this are made of whole lines only."""


def mistaken(expression: Basic) -> Iterator[tuple[str, Basic]]:
    """Every wrong line that a misconception makes of a right one, with the misconception's code.

    Each mistake is made in one place, and also in every place where it fits; what leaves the line right is left out.
    """
    right = unfolded(expression)
    parts = list(places(expression))
    for each in MISCONCEPTIONS:
        seen: set[Basic] = set()
        for wrong, _ in _wrong_lines(each, expression, parts):
            if wrong not in seen and _is_other(expression, right, wrong):
                seen.add(wrong)
                yield each.code, wrong


def named(before: Basic, wrong: Basic) -> Misconception | None:
    """The misconception that leads from a right line to the student's; None where it is right, or none is known.

    Of several the most special one is named: a mistake of the line as written before one of what it is simplified to.
    """
    return _search([before], wrong, _unknown(before))


def named_in(statement: Basic, right: Basic, wrong: Basic, lines: Sequence[Basic] = ()) -> Misconception | None:
    """The misconception that leads to a wrong answer, where only the answer is known.

    ``lines`` are those of a right solution, where there is one: the mistake may be made in any of them.
    """
    if same_line(right, wrong):
        return None
    unknown = _unknown(statement)
    return _search([statement, *lines], wrong, unknown) or _search([right], wrong, unknown)


def _search(rights: Sequence[Basic], wrong: Basic, unknown: Symbol | None) -> Misconception | None:
    end = process_time() + LONGEST
    best: tuple[int, Misconception] | None = None
    for before in rights:
        line = _other_side(before, wrong)
        if _says_the_same(before, line, unknown):
            return None
        for later, variant in enumerate(variants(before)):
            if best is not None and best[0] <= SURE:
                break
            for found, inside, exactly in _matches(variant, line, unknown, end):
                rank = 2 * (found.breadth + inside + (later > 0)) + (0 if exactly else UNLIKE)
                if rank == 0:
                    return found
                if best is None or rank < best[0]:
                    best = (rank, found)
    return best[1] if best else None


def _matches(
    before: Basic, wrong: Basic, unknown: Symbol | None, end: float
) -> Iterator[tuple[Misconception, bool, bool]]:
    """The misconceptions that turn a line into another one, whether inside an operation, and whether as written."""
    parts = list(places(before))
    integral = antiderivative_asked(before)
    right, told, looks = unfolded(before), unfolded(wrong), shape(wrong)
    seen: set[Basic] = set()
    for each in MISCONCEPTIONS:
        for line, inside in _wrong_lines(each, before, parts):
            if process_time() > end:
                return
            if line in seen:
                continue
            seen.add(line)
            if shape(line) == looks:
                yield each, inside, True
                break
            if integral is not None:
                if _same_up_to_letter(line, wrong):
                    yield each, inside, False
                    break
            elif same_line(made := unfolded(line), told, unknown) and different(right, made):
                yield each, inside, False
                break


def _same_up_to_letter(line: Basic, wrong: Basic) -> bool:
    """Whether two antiderivatives are the same, the name of the constant and whether it is there apart."""
    constant = Symbol("C")
    names = {Symbol(name): constant for name in ("c", "K", "k", "C") if isinstance(wrong, Expr)}
    told = wrong.xreplace(names)
    if constant in line.free_symbols and constant not in told.free_symbols:
        line = line.xreplace({constant: S.Zero})
    return same_line(line, told)


def _wrong_lines(each: Misconception, line: Basic, parts: Sequence[Place]) -> Iterator[tuple[Basic, bool]]:
    """What one misconception makes of a line: in one place, then in all."""
    fitting, made = 0, 0
    try:
        for node, put, inside in parts if each.breadth <= WHOLE_LINES else parts[:1]:
            found = False
            for new in each.slip(node):
                found = True
                if new != node and made < MOST_LINES:
                    made += 1
                    yield put(new), inside
            fitting += found
        if fitting > 1 and each.breadth <= WHOLE_LINES:
            everything, count = everywhere(line, lambda node: next(iter(each.slip(node)), None))
            if count > 1:
                yield everything, False
    except SYMPY_TROUBLE:
        return


def _is_other(line: Basic, right: Basic, wrong: Basic) -> bool:
    """Whether a mistake really made another line of it."""
    if isinstance(line, AppliedUndef) and not is_statement(line):
        return different(right, unfolded(wrong))
    if antiderivative_asked(line) is not None:
        return bool(wrong != line)
    return different(right, unfolded(wrong))


def _unknown(statement: Basic) -> Symbol | None:
    free = sorted(statement.free_symbols, key=str)
    return free[0] if is_statement(statement) and len(free) == 1 else None


def _other_side(before: Basic, wrong: Basic) -> Basic:
    """The new part of a line: ``(x + 1)^2 = x^2 + 1`` after ``(x + 1)^2`` says x^2 + 1."""
    if isinstance(wrong, Eq) and isinstance(before, Expr) and not is_statement(unfolded(before)):
        return wrong.rhs
    if not isinstance(wrong, Relational | And | Or) and isinstance(before, Eq) and isinstance(before.rhs, Symbol):
        return Eq(before.rhs, wrong, evaluate=False)
    return wrong


def _says_the_same(before: Basic, line: Basic, unknown: Symbol | None) -> bool:
    if antiderivative_asked(before) is not None:
        return False
    if not is_statement(before):
        right = unfolded(before)
        return is_statement(line) == is_statement(right) and same_line(right, line)
    values = listed(line, unknown)
    if values is not None and isinstance(before, Eq) and zeros(before) is None:
        cases = [Eq(values[0], value, evaluate=False) for value in values[1]]
        return bool(compare(before, cases[0] if len(cases) == 1 else Or(*cases, evaluate=False)).equal)
    return same_line(before, line, unknown)


def variants(line: Basic) -> Iterator[Basic]:
    """A right line as written, and as it looks after the ordinary next steps; all say the same."""
    seen = {line}
    yield line
    if line.has(AppliedUndef) or line.count_ops() > MOST_OPERATIONS:
        return
    for made in _further(line):
        try:
            for new in made:
                if new not in seen:
                    seen.add(new)
                    yield new
        except SYMPY_TROUBLE:
            continue


def _further(line: Basic) -> Iterator[Iterator[Basic]]:
    if isinstance(line, Relational):
        yield _of_relation(line)
    elif isinstance(line, And | Or):
        yield iter([remade(line, [_opened_sides(part) for part in line.args]), remade(line, line.args[::-1])])
    elif isinstance(line, Expr) and not line.is_Matrix:
        yield _of_expression(line)


def _of_expression(line: Expr) -> Iterator[Basic]:
    yield total([evaluated(part) for part in terms(line)])
    if line.free_symbols or not line.has(Pow):
        opened = [term for part in terms(line) for term in terms(expand_mul(part))]
        yield total(opened)
        yield expand(line)


def _opened_sides(line: Basic) -> Basic:
    if not isinstance(line, Relational):
        return line
    return remade(line, [total([t for p in terms(side) for t in terms(expand(p))]) for side in line.args])


def _of_relation(line: Relational) -> Iterator[Basic]:
    yield _opened_sides(line)
    sides = [expand(side) for side in line.args]
    yield remade(line, sides)
    if len(line.free_symbols) != 1 or any(
        isinstance(s, Symbol) and o.is_number for s, o in (line.args, line.args[::-1])
    ):
        return
    (x,) = line.free_symbols
    whole = expand(gap(line) if not _is_greater(line) else -gap(line))
    yield remade(line, [whole, S.Zero])
    number, rest = whole.as_independent(x, as_Add=True)
    yield remade(line, [rest, -number])
    if isinstance(rest, Mul | Symbol) and isinstance(line, Eq) and (a := rest.as_coefficient(x)) is not None:
        yield Eq(x, -number / a, evaluate=False)
    yield from _solved(line)


def _is_greater(line: Relational) -> bool:
    return "Greater" in type(line).__name__


def _solved(line: Relational) -> Iterator[Basic]:
    """A polynomial equation in factors, and its solutions."""
    found = zeros(line)
    if found is None or not 1 < found.degree() <= 4:
        return
    roots = found.ground_roots()
    if sum(roots.values()) != found.degree():
        return
    x = found.gen
    yield Eq(Mul(*(Add(x, -r, evaluate=False) for r in roots), evaluate=False), S.Zero, evaluate=False)
    if len(roots) > 1:
        yield Or(*(Eq(x, r, evaluate=False) for r in sorted(roots)), evaluate=False)
    if len(roots) == 2 and sum(roots) == 0 and not is_negative(max(roots)):
        yield Eq(Pow(x, 2), max(roots) ** 2, evaluate=False)
