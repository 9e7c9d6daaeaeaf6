"""The simplest rule that continues a sequence: constant differences first, then each term made of those before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import Expr, Integer, Matrix, Rational, Symbol, floor

from tutor.rules.sequences import differences

LAST, BEFORE = Symbol("a_{n-1}"), Symbol("a_{n-2}")
"""The term before, and the one before that."""

MOST_DIFFERENCES = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that makes each term of the last one and the one before it; it uses that many of them."""

    made: Expr
    uses: int


def degree_of(terms: tuple[Expr, ...]) -> int | None:
    """The number of times differences are taken until they are all the same, at least two of them; else None."""
    row = terms
    for degree in range(min(len(terms) - 1, MOST_DIFFERENCES + 1)):
        if len(set(row)) == 1:
            return degree
        row = differences(row)
    return None


def recurrence_of(terms: tuple[Expr, ...]) -> Rule | None:
    """The first rule, from the simplest, that makes all terms and was tried on more than it has numbers."""
    if not all(term.is_Integer for term in terms):
        return None
    return next((rule for rule in _candidates(terms) if follows(rule, terms)), None)


def follows(rule: Rule, terms: tuple[Expr, ...]) -> bool:
    """Whether the rule makes every term after those that it starts from."""
    return all(made(rule, terms[:i]) == terms[i] for i in range(rule.uses, len(terms)))


def made(rule: Rule, terms: tuple[Expr, ...]) -> Expr:
    """What the rule makes of these terms."""
    return rule.made.xreplace({LAST: terms[-1], BEFORE: terms[-2] if len(terms) > 1 else Integer(0)})


def _candidates(terms: tuple[Expr, ...]) -> Iterator[Rule]:
    count = len(terms)
    if count >= 4:
        yield from _linear(terms, (LAST,), constant=True)
    if count >= 5:
        yield from _linear(terms, (LAST, BEFORE), constant=False)
    if count >= 6:
        yield from _linear(terms, (LAST, BEFORE), constant=True)
    if count >= 4:
        yield from _linear(terms, (LAST**2,), constant=True)
        yield from _halved(terms, LAST, 1)
    if count >= 5:
        yield from _halved(terms, LAST + BEFORE, 2)


def halving_of(terms: tuple[Expr, ...]) -> Rule | None:
    """The rule that halves each term, up to a constant, and rounds down: fewer numbers than a curve needs."""
    if len(terms) < 4 or not all(term.is_Integer for term in terms):
        return None
    return next((rule for rule in _halved(terms, LAST, 1) if follows(rule, terms)), None)


def _halved(terms: tuple[Expr, ...], part: Expr, uses: int) -> Iterator[Rule]:
    """Half of a sum, rounded down."""
    first = part.xreplace({LAST: terms[uses - 1], BEFORE: terms[0]})
    for constant in sorted((2 * terms[uses] - first, 2 * terms[uses] - first + 1), key=abs):
        yield Rule(floor((part + constant) / 2, evaluate=False), uses)


def _linear(terms: tuple[Expr, ...], parts: tuple[Expr, ...], *, constant: bool) -> Iterator[Rule]:
    """The rule ``p · part + q · other part + r`` with whole numbers, where the terms leave only one."""
    uses = 2 if BEFORE in parts else 1
    rows, right = [], []
    for i in range(uses, len(terms)):
        puts = {LAST: terms[i - 1], BEFORE: terms[i - 2] if i > 1 else Integer(0)}
        rows.append([part.xreplace(puts) for part in parts] + [Integer(1)] * constant)
        right.append(terms[i])
    system, unknowns = Matrix(rows), len(parts) + constant
    if len(rows) <= unknowns or system.rank() < unknowns:
        return
    square = _independent(system, unknowns)
    found = Matrix([rows[i] for i in square]).solve(Matrix([right[i] for i in square]))
    if found[0] != 0 and all(isinstance(value, Rational) and value.is_Integer for value in found):
        made_of = sum((value * part for value, part in zip(found, (*parts, Integer(1)), strict=False)), Integer(0))
        yield Rule(made_of, uses)


def _independent(system: Matrix, count: int) -> list[int]:
    """The first rows that leave only one solution."""
    chosen: list[int] = []
    for row in range(system.rows):
        if system.extract([*chosen, row], list(range(system.cols))).rank() > len(chosen):
            chosen.append(row)
        if len(chosen) == count:
            break
    return chosen
