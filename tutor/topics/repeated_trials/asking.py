"""Reading dice, coins and batches: how many trials, and which results fit."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Basic, Expr, Integer, Rational, Tuple

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.rules.typed_lists import exactly
from tutor.topic import Posed

TASK = "repeated-trials"
MOST = 200

_ASIDE = re.compile(r"[?.]?\s*(?:\(assume.*?\)\s*)?(?:please (?:respond|answer|give).*)?\Z", re.IGNORECASE | re.DOTALL)
_LIMITS = (
    (re.compile(r"(\S+) or (?:higher|more|above|greater|over)|(?:at least|no fewer than|no less than) (\S+)"), "least"),
    (re.compile(r"(\S+) or (?:lower|less|fewer|below)|(?:at most|no more than|not more than) (\S+)"), "most"),
    (re.compile(r"(?:more than|over|greater than) (\S+)()"), "above"),
    (re.compile(r"(?:less than|fewer than|under) (\S+)()"), "below"),
    (re.compile(r"(?:exactly |a total of |a sum of )?(\S+)()"), "exactly"),
)


_KOREAN = re.compile(r"(\d+)번\s*(이상|이하)?")


def _in_english(found: re.Match[str]) -> str:
    return {"이상": "at least ", "이하": "at most "}.get(found[2] or "", "") + found[1]


def limits_of(text: str, lowest: int, highest: int) -> tuple[int, int] | None:
    """Return the smallest and largest number that fit ``29 or higher``, ``at least 9``, ``exactly 7``; else None."""
    text = re.sub(r"\s+", " ", text.strip().lower())
    for pattern, kind in _LIMITS:
        if found := pattern.fullmatch(text):
            number = cardinal(found[1] or found[2])
            if number is None:
                return None
            return {
                "least": (number, highest),
                "most": (lowest, number),
                "above": (number + 1, highest),
                "below": (lowest, number - 1),
                "exactly": (number, number),
            }[kind]
    return None


def pose_dice(blanks: Mapping[str, Basic]) -> Posed | None:
    """Dice such as ``1d20, 2d6`` in ``text``, a total in ``text1``."""
    parts = [
        re.fullmatch(r"(\d{1,2})?\s*d\s*(\d{1,3})", part.strip().lower())
        for part in typed(blanks.get("text")).split(",")
    ]
    faces = [int(part[2]) for part in parts if part for _ in range(int(part[1] or 1))]
    if not all(parts) or not 1 <= len(faces) <= 20 or min(faces) < 1:
        return None
    wanted = limits_of(_ASIDE.sub("", typed(blanks.get("text1"))), len(faces), sum(faces))
    return None if wanted is None else _dice(faces, *wanted)


def pose_total(blanks: Mapping[str, Basic]) -> Posed | None:
    """``n`` or ``text`` ordinary dice and the sum ``k``."""
    count, total = blanks.get("n") or Integer(cardinal(typed(blanks.get("text"))) or 0), blanks.get("k")
    if not (isinstance(count, Integer) and isinstance(total, Integer) and 1 <= count <= 20):
        return None
    return _dice([6] * int(count), int(total), int(total))


def _dice(faces: list[int], low: int, high: int) -> Posed:
    return _posed(operation("dice_total", Tuple(*map(Integer, faces)), Integer(low), Integer(high)))


def pose_coins(blanks: Mapping[str, Basic]) -> Posed | None:
    """``n`` flips of a fair coin, and in ``text`` how many heads or tails."""
    count = blanks.get("n")
    told = typed(blanks.get("text")).lower()
    found = re.fullmatch(r"(.+?)\s+(?:heads?|tails?)|(?:앞면|뒷면)이\s*(\d+번(?:\s*(?:이상|이하))?)", told)
    if not (isinstance(count, Integer) and 1 <= count <= MOST) or not found:
        return None
    wanted = limits_of(found[1] or _KOREAN.sub(_in_english, found[2]), 0, int(count))
    if wanted is None:
        return None
    return _posed(operation("successes", count, Rational(1, 2), *map(Integer, wanted)))


def pose_batch(blanks: Mapping[str, Basic]) -> Posed | None:
    """``n`` pistons, each rejected with probability ``p`` in percent; how many in ``text``: the answer in percent."""
    count, chance = blanks.get("n"), blanks.get("p")
    if not (isinstance(count, Integer) and 1 <= count <= MOST and isinstance(chance, Expr) and chance.is_number):
        return None
    chance = exactly(chance).doit()
    if chance > 1:
        chance /= 100
    wanted = limits_of(typed(blanks.get("text")), 0, int(count))
    if wanted is None or not 0 <= chance <= 1:
        return None
    found = operation("successes", count, chance, *map(Integer, wanted))
    return _posed(operation("rounded", 100 * found, Rational(1, 100)))


def _posed(statement: Basic) -> Posed:
    return Posed(statement, TASK, Goal.VALUE)
