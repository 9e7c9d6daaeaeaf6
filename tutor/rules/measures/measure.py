"""A quantity of a figure: its named operation, its law, and what is put into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from sympy import Basic, Expr

from tutor.maths.operations import operation_name
from tutor.maths.transport import expression
from tutor.messages import Formula, Message
from tutor.problem import Goal, Level, Problem

Draw = Callable[[Random, Level], Sequence[Expr]]
"""Draws the arguments of an exercise."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity of one figure.

    ``name`` is the operation, whose arguments are ``letters`` in that order; ``written`` puts them into ``law`` without
    working anything out. ``dimension`` is 1 for a length, 2 for an area, 3 for a volume, 0 for an angle in degrees and
    None for a bare number. ``angles`` are letters that stand for degrees, ``counts`` for whole numbers of sides.
    ``derived`` says how a letter comes from another that may be given instead: a radius from a diameter. With
    ``listed`` the arguments are as many as are given. ``may_vanish`` lets a
    length be zero; ``refuse`` says why there is no such figure, None where there is.
    """

    name: str
    title: Message
    letters: tuple[str, ...]
    law: Formula
    why: Message
    written: Callable[..., Expr]
    phrases: tuple[str, ...]
    dimension: int | None = 1
    angles: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    derived: Mapping[str, tuple[str, Callable[[Expr], Expr]]] = field(default_factory=dict)
    listed: bool = False
    may_vanish: bool = False
    refuse: Callable[..., Message | None] | None = None
    draw: Draw | None = None


def fits_measure(problem: Problem, measures: Mapping[str, Measure]) -> bool:
    """Whether the statement is one of these quantities."""
    return problem.goal is Goal.VALUE and measure_of(expression(problem.statement), measures) is not None


def measure_of(statement: Basic, measures: Mapping[str, Measure]) -> Measure | None:
    """The measure that a statement names, rounded or not."""
    if operation_name(statement) == "rounded":
        statement = statement.args[0]
    return measures.get(operation_name(statement) or "")
