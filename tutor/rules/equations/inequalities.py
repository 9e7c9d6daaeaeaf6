"""Sets of solutions of inequalities: which inequalities a question holds, and how their solutions are written."""

from __future__ import annotations

from sympy import And, Basic, Eq, Ge, Gt, Interval, Le, Lt, Ne, S, Set, Symbol, Tuple, Union, oo
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.messages import Formula, Message, say
from tutor.rules.equations.answers import either, everything, nothing
from tutor.rules.equations.asking import equations_of, letters, unknown_of
from tutor.rules.equations.showing import cases, formula
from tutor.rules.equations.written import relation
from tutor.solution import Answer


def inequalities_of(statement: Basic, asked: Basic | None) -> tuple[list[Relational], Symbol] | None:
    """Return the inequalities that must hold together and their unknown; None where it is anything else."""
    parts = equations_of(statement)
    if not parts or any(isinstance(part, Eq | Ne) for part in parts):
        return None
    unknown = unknown_of(Tuple(*parts), asked)
    if unknown is None or set(letters(Tuple(*parts))) != {unknown}:
        return None
    return parts, unknown


def half_line(statement: Relational) -> Interval:
    """Return the numbers that solve ``x < c``, ``x >= c``, …"""
    bound = statement.rhs
    if isinstance(statement, Lt | Le):
        return Interval(-oo, bound, True, isinstance(statement, Lt))
    return Interval(bound, oo, isinstance(statement, Gt), True)


def pieces_of(values: Set, unknown: Symbol) -> list[Boolean]:
    """Write each interval and single number by itself, from small to large."""
    parts = values.args if isinstance(values, Union) else (values,)
    ordered = sorted(parts, key=lambda part: float(part.inf.evalf()))
    return [_one(part, unknown) for part in ordered]


def as_inequalities(values: Set, unknown: Symbol) -> Boolean:
    """Return the set as a statement: ``x < -1 or 2 <= x < 5 or x = 7``."""
    return either(pieces_of(values, unknown))


def shown_set(values: Set, unknown: Symbol) -> Formula:
    """Print the set as a person writes it, pieces from small to large."""
    if values in (S.EmptySet, S.Reals):
        return formula(values)
    return cases(pieces_of(values, unknown))


def set_answer(values: Set, unknown: Symbol, remark: Message | None = None) -> Answer:
    """Return the answer of an inequality: as inequalities, and as a set."""
    if values == S.Reals:
        return everything(unknown, remark or say("Every real number {unknown} solves it.", unknown=formula(unknown)))
    if values is S.EmptySet:
        return nothing(unknown, remark or say("There is no solution: no number makes it true."))
    return Answer(shown_set(values, unknown), formula(values), remark)


def _one(part: Set, unknown: Symbol) -> Boolean:
    if isinstance(part, Interval):
        bounds: list[Relational] = []
        if part.start != -oo:
            bounds.append(relation(Lt if part.left_open else Le, part.start, unknown))
        if part.end != oo:
            bounds.append(relation(Lt if part.right_open else Le, unknown, part.end))
        if len(bounds) == 2:
            return And(*bounds)
        only = bounds[0]
        return only if only.lhs == unknown else relation(_TURNED[type(only)], unknown, only.lhs)
    return either([relation(Eq, unknown, value) for value in part])


_TURNED: dict[type[Relational], type[Relational]] = {Lt: Gt, Le: Ge}
