"""What named operations mean: each by its definition, the plain way, never by a topic's method.

To add an operation: a function (its arguments, carried out) → its value, in the file of its subject, under its name in
that file's ``DEFINITIONS``. It raises `Undefined` where the operation means nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic

from tutor.checking.definitions import (
    calculus,
    calendars,
    conditions,
    conics,
    consecutive,
    counting,
    divisibility,
    functions,
    geometry_coordinates,
    geometry_plane,
    geometry_solids,
    listed_sets,
    logic,
    matrix_moves,
    measures,
    number_search,
    numerals,
    ordering,
    polynomial_division,
    polynomials,
    primes,
    probability,
    rational,
    residues,
    rounding,
    row_space,
    sequences,
    solutions,
    statistics,
    trigonometry,
    vectors,
)
from tutor.checking.definitions.undefined import Undefined

Definition = Callable[..., Basic]

DEFINITIONS: Mapping[str, Definition] = {
    **calculus.DEFINITIONS,
    **conditions.DEFINITIONS,
    **conics.DEFINITIONS,
    **consecutive.DEFINITIONS,
    **divisibility.DEFINITIONS,
    **functions.DEFINITIONS,
    **geometry_coordinates.DEFINITIONS,
    **geometry_plane.DEFINITIONS,
    **geometry_solids.DEFINITIONS,
    **matrix_moves.DEFINITIONS,
    **row_space.DEFINITIONS,
    **vectors.DEFINITIONS,
    **numerals.DEFINITIONS,
    **number_search.DEFINITIONS,
    **ordering.DEFINITIONS,
    **polynomial_division.DEFINITIONS,
    **polynomials.DEFINITIONS,
    **primes.DEFINITIONS,
    **rational.DEFINITIONS,
    **residues.DEFINITIONS,
    **rounding.DEFINITIONS,
    **sequences.DEFINITIONS,
    **solutions.DEFINITIONS,
    **probability.DEFINITIONS,
    **measures.DEFINITIONS,
    **calendars.DEFINITIONS,
    **counting.DEFINITIONS,
    **statistics.DEFINITIONS,
    **listed_sets.DEFINITIONS,
    **logic.DEFINITIONS,
    **trigonometry.DEFINITIONS,
}

__all__ = ["DEFINITIONS", "Definition", "Undefined"]
