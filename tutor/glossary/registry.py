"""The entries of all areas, found by the rule of a step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tutor.glossary.algebra import ENTRIES as ALGEBRA
from tutor.glossary.arithmetic import ENTRIES as ARITHMETIC
from tutor.glossary.chance import ENTRIES as CHANCE
from tutor.glossary.complex_numbers import ENTRIES as COMPLEX_NUMBERS
from tutor.glossary.derivatives import ENTRIES as DERIVATIVES
from tutor.glossary.differential_equations import ENTRIES as DIFFERENTIAL_EQUATIONS
from tutor.glossary.entry import Entry
from tutor.glossary.equations import ENTRIES as EQUATIONS
from tutor.glossary.functions import ENTRIES as FUNCTIONS
from tutor.glossary.geometry import ENTRIES as GEOMETRY
from tutor.glossary.integrals import ENTRIES as INTEGRALS
from tutor.glossary.limits import ENTRIES as LIMITS
from tutor.glossary.logic import ENTRIES as LOGIC
from tutor.glossary.matrices import ENTRIES as MATRICES
from tutor.glossary.measures import ENTRIES as MEASURES
from tutor.glossary.reading import ENTRIES as READING
from tutor.glossary.sequences import ENTRIES as SEQUENCES
from tutor.glossary.series import ENTRIES as SERIES
from tutor.glossary.systems import ENTRIES as SYSTEMS
from tutor.glossary.trigonometry import ENTRIES as TRIGONOMETRY
from tutor.glossary.whole_numbers import ENTRIES as WHOLE_NUMBERS
from tutor.solution import Step

ENTRIES: tuple[Entry, ...] = (
    *ARITHMETIC,
    *WHOLE_NUMBERS,
    *ALGEBRA,
    *EQUATIONS,
    *SYSTEMS,
    *FUNCTIONS,
    *TRIGONOMETRY,
    *DERIVATIVES,
    *INTEGRALS,
    *LIMITS,
    *LOGIC,
    *SERIES,
    *DIFFERENTIAL_EQUATIONS,
    *SEQUENCES,
    *GEOMETRY,
    *MATRICES,
    *COMPLEX_NUMBERS,
    *CHANCE,
    *MEASURES,
    *READING,
)


def entry_of(step: Step) -> Entry | None:
    """Return what the glossary says about the rule of a step, None where it has no entry."""
    return next((entry for entry in entries_of(step.rule) if entry.within in step.before.latex), None)


def entries_of(rule: str) -> tuple[Entry, ...]:
    """Return the entries under a rule's name; those that ask for something in the line come first."""
    return _by_rule().get(rule, ())


@cache
def _by_rule() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry, rule in _named():
        found.setdefault(rule, []).append(entry)
    return {rule: tuple(sorted(entries, key=lambda entry: not entry.within)) for rule, entries in found.items()}


def _named() -> Iterator[tuple[Entry, str]]:
    return ((entry, rule) for entry in ENTRIES for rule in entry.rules)
