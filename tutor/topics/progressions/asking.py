"""Reading questions about arithmetic and geometric sequences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import Given, common_difference, common_ratio, place_of, sequence_of, typed
from tutor.rules.typed_lists import exactly, one
from tutor.topic import Posed

TASK = "progression"


def pose_term(blanks: Mapping[str, Basic]) -> Posed | None:
    """The term ``text1`` of the sequence ``text``."""
    given, place = _progression(blanks.get("text")), place_of(blanks.get("text1"))
    if given is None or place is None or (not given.kind and len(given.terms) < 3):
        return None
    return _posed(f"{given.kind}_term", place, *given.terms)


def pose_next(blanks: Mapping[str, Basic]) -> Posed | None:
    """The next term of a geometric sequence, or of one that is said to be arithmetic."""
    said, given = sequence_of(blanks.get("text")), _progression(blanks.get("text"))
    if said is None or given is None or (not said.kind and (given.kind == "arithmetic" or len(given.terms) < 3)):
        return None
    return _posed(f"{given.kind}_term", Integer(len(given.terms) + 1), *given.terms)


def pose_sum(blanks: Mapping[str, Basic]) -> Posed | None:
    """The sum of the first ``text1`` terms of the sequence ``text``."""
    given, count = _progression(blanks.get("text")), _count(blanks.get("text1"))
    if given is None or count is None:
        return None
    return _posed(f"{given.kind}_sum", Integer(count), *given.terms)


def pose_infinite(blanks: Mapping[str, Basic]) -> Posed | None:
    """The sum of all terms of the geometric sequence ``text``."""
    given = _progression(blanks.get("text"))
    return None if given is None or given.kind != "geometric" else _posed("infinite_sum", *given.terms)


def pose_series(blanks: Mapping[str, Basic]) -> Posed | None:
    """The sum of all terms of the sequence ``text``, where the text shows that it goes on for ever."""
    return pose_infinite(blanks) if re.search(r"\.\.|…|dots|\+\s*$|infinite", typed(blanks.get("text"))) else None


def pose_ratio(blanks: Mapping[str, Basic]) -> Posed | None:
    """The common ratio of the sequence ``text``."""
    given = sequence_of(blanks.get("text"))
    if given is None or given.kind == "arithmetic" or common_ratio(given.terms) is None:
        return None
    return _posed("common_ratio", *given.terms)


def pose_difference(blanks: Mapping[str, Basic]) -> Posed | None:
    """The common difference of the sequence ``text``."""
    given = sequence_of(blanks.get("text"))
    if given is None or given.kind == "geometric" or common_difference(given.terms) is None:
        return None
    return _posed("common_difference", *given.terms)


def pose_all(blanks: Mapping[str, Basic]) -> Posed | None:
    """First term, common ratio, the term ``text1`` and the sum up to the term ``text2`` of the sequence ``text``."""
    given, place, count = _progression(blanks.get("text")), place_of(blanks.get("text1")), place_of(blanks.get("text2"))
    if given is None or given.kind != "geometric" or place is None or count is None:
        return None
    terms = given.terms
    statement = Tuple(
        terms[0],
        operation("common_ratio", *terms),
        operation("geometric_term", place, *terms),
        operation("geometric_sum", count, *terms),
    )
    return Posed(statement, TASK, Goal.VALUE)


def pose_length(blanks: Mapping[str, Basic]) -> Posed | None:
    """How many terms ``3, 7, 11, ..., 99`` has."""
    found = re.fullmatch(r"(.+?)[,\s]*(?:\.{2,}|…|\\ldots|\\dots|\\cdots)[,\s]*(\S.*)", typed(blanks.get("text")))
    given = sequence_of(Symbol(found[1])) if found else None
    last = one(found[2].strip(" .")) if found else None
    if given is None or last is None or given.kind == "geometric":
        return None
    step = common_difference(given.terms)
    if (
        step is None
        or step == 0
        or not ((last - given.terms[0]) / step).is_Integer
        or (last - given.terms[0]) / step < 1
    ):
        return None
    return _posed("progression_length", given.terms[0], given.terms[1], last)


def pose_told(kind: str, what: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Make a pose for a first term ``a`` and a common difference or ratio ``d``."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        first, change = blanks.get("a"), blanks.get("d")
        if not (isinstance(first, Expr) and isinstance(change, Expr) and first.is_number and change.is_number):
            return None
        first, change = exactly(first).doit(), exactly(change).doit()
        terms = (first, first + change if kind == "arithmetic" else first * change)
        if kind == "geometric" and (first == 0 or change == 0):
            return None
        if what == "infinite":
            return _posed("infinite_sum", *terms)
        place = place_of(blanks.get("text1")) if what == "term" else _integer(_count(blanks.get("text1")))
        return None if place is None else _posed(f"{kind}_{what}", place, *terms)

    return pose


def _integer(count: int | None) -> Integer | None:
    return None if count is None else Integer(count)


def _count(blank: Basic | None) -> int | None:
    count = cardinal(typed(blank))
    return count if count is not None and 1 <= count <= 10_000 else None


def _progression(blank: Basic | None) -> Given | None:
    """The sequence with its kind: as it was said, or as its terms say."""
    given = sequence_of(blank)
    if given is None:
        return None
    step, ratio = common_difference(given.terms), common_ratio(given.terms)
    if given.kind:
        return given if (step if given.kind == "arithmetic" else ratio) is not None else None
    if len(given.terms) > 2 and (step is not None or ratio is not None):
        return Given(given.terms, "arithmetic" if step is not None else "geometric")
    return None


def _posed(name: str, *arguments: Basic) -> Posed:
    return Posed(operation(name, *arguments), TASK, Goal.VALUE)
