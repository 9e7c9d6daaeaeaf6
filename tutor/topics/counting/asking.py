"""Reading what is chosen from what, and what is arranged."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Basic, Integer, Mul

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.topic import Posed

TASK = "count"
LARGEST = 300

_COUNTED = re.compile(
    r"(?:an?\s+|the\s+)?(?:(?:group|set|class|team|total|club)\s+of\s+)?(?:a\s+total\s+of\s+)?"
    r"(\d{1,3}|[a-z-]+)\s*(?:(?:different|distinct|distinguishable|unique)\s+)?"
    r"(?:people|persons|person|students?|objects?|books?|letters?|members?|players?|cards?|children|boys|girls|men|women"
    r"|items?|things|candidates|friends|toppings|flavors|numbers?|balls?|employees|volunteers|teachers|guests|songs|개|명|권|장)",
    re.IGNORECASE,
)


def counted(text: str) -> int | None:
    """Return the number of like things that a text names: ``5 students``, ``a group of 6 students``, ``10명``."""
    found = _COUNTED.fullmatch(re.sub(r"\s+", " ", text.strip()))
    number = cardinal(found[1]) if found else None
    return number if number is not None and number <= LARGEST else None


def pose_combinations(blanks: Mapping[str, Basic]) -> Posed | None:
    """``k`` of ``n``, or ``text`` from ``text1``."""
    return _chosen("combinations", blanks)


def pose_permutations(blanks: Mapping[str, Basic]) -> Posed | None:
    """``k`` of ``n`` in order."""
    return _chosen("permutations", blanks)


def _chosen(name: str, blanks: Mapping[str, Basic]) -> Posed | None:
    if "n" in blanks:
        n, k = blanks["n"], blanks.get("k")
        if not (isinstance(n, Integer) and isinstance(k, Integer) and 0 <= k <= n <= LARGEST):
            return None
        return _posed(name, n, k)
    chosen, all_of = counted(typed(blanks.get("text"))), counted(typed(blanks.get("text1")))
    if all_of is None and chosen is not None:
        all_of = cardinal(typed(blanks.get("text1")))
    if chosen is None:
        chosen = cardinal(typed(blanks.get("text")))
    if chosen is None or all_of is None or chosen > all_of:
        return None
    return _posed(name, Integer(all_of), Integer(chosen))


def pose_word(blanks: Mapping[str, Basic]) -> Posed | None:
    """The letters of the word ``text``."""
    word = re.sub(r"[\"'“”‘’.\s]|\\text|[{}]", "", typed(blanks.get("text")))
    if not re.fullmatch(r"[A-Za-z]{2,30}", word):
        return None
    letters = word.upper()
    return _posed("arrangements", *(Integer(letters.count(letter)) for letter in dict.fromkeys(letters)))


def pose_row(blanks: Mapping[str, Basic]) -> Posed | None:
    """``text`` different things in a row."""
    count = counted(typed(blanks.get("text")))
    return None if count is None or count < 1 else _posed("permutations", Integer(count), Integer(count))


def pose_circle(blanks: Mapping[str, Basic]) -> Posed | None:
    """``text`` people around a round table."""
    count = counted(typed(blanks.get("text")))
    return None if count is None or count < 1 else _posed("circular_arrangements", Integer(count))


def pose_groups(blanks: Mapping[str, Basic]) -> Posed | None:
    """``3 boys and 2 girls`` (``text1``) from ``7 boys and 4 girls`` (at the end of ``text``)."""
    groups, wanted = _groups(typed(blanks.get("text"))), _groups(typed(blanks.get("text1")))
    if not groups or not wanted or not set(wanted) <= set(groups):
        return None
    parts = []
    for name, count in wanted.items():
        if count > groups[name]:
            return None
        parts.append(operation("combinations", Integer(groups[name]), Integer(count)))
    return Posed(Mul(*parts, evaluate=False) if len(parts) > 1 else parts[0], TASK, Goal.VALUE)


def _groups(text: str) -> dict[str, int]:
    """Counted groups of a text in which nothing else is counted."""
    found = re.findall(r"(\d{1,3})\s+([a-z]+)", text.lower())
    if len(found) != len(re.findall(r"\d+", text)) or len({name for _, name in found}) != len(found):
        return {}
    return {name: int(count) for count, name in found if int(count) <= LARGEST}


def _posed(name: str, *arguments: Basic) -> Posed:
    return Posed(operation(name, *arguments), TASK, Goal.VALUE)
