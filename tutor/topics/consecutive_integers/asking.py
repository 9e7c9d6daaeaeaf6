"""Reading what is known of numbers in a row, and which of them is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import prod

from sympy import Basic, Integer, Symbol, integer_nthroot

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.topic import Posed

TASK = "consecutive-integers"
LARGEST = 100_000

_KNOWN = re.compile(
    r"(?P<n>[a-z0-9]+) (?P<kind>(?:(?:consecutive|positive|odd|even) )*)"
    r"(?P<noun>integers|numbers|whole numbers|natural numbers) (?:is|equals|is equal to) (?P<value>-?[\d,]+)"
)
_WANTED = re.compile(
    r"(?:the |value of the )?(?P<which>smallest|least|smaller|lesser|largest|greatest|larger|greater|middle|sum"
    r"|product)(?: (?:integer|number|one))?(?: of (?:the |these )?(?:(?P<n>two|three|four|five|\d) ?)?"
    r"(?:integers|numbers)?| of them)?"
)
_NAMES = {"least": "smallest", "smaller": "smallest", "lesser": "smallest"}
_NAMES |= {"greatest": "largest", "larger": "largest", "greater": "largest"}
_KOREAN = re.compile(
    r"(?:연속하는|연속한) (?P<n>[가-힣]+|\d+(?=개의)) ?(?:개의 )?(?P<noun>정수|짝수|홀수|자연수)의 "
    r"(?P<what>합|곱)이 (?P<value>-?[\d,]+)"
)
_NOUNS = {"정수": "integers", "짝수": "even integers", "홀수": "odd integers", "자연수": "natural numbers"}
_WHICH = {"가장 큰 수": "largest", "가장 작은 수": "smallest", "가운데 수": "middle"}


def _in_english(what: str, known: str, wanted: str) -> tuple[str, str]:
    """``연속하는 세 정수의 합이 27``, ``가장 큰 수`` in English; anything else as it is."""
    found = _KOREAN.fullmatch(known.strip())
    if found is None or wanted.strip() not in _WHICH or found["what"] != {"sum": "합", "product": "곱"}[what]:
        return known, wanted
    return f"{cardinal(found['n'])} consecutive {_NOUNS[found['noun']]} is {found['value']}", _WHICH[wanted.strip()]


def pose_sum(blanks: Mapping[str, Basic]) -> Posed | None:
    """``three consecutive integers is 27`` (``text``), wanted ``product of the integers`` (``text1``)."""
    return _posed("sum", blanks)


def pose_product(blanks: Mapping[str, Basic]) -> Posed | None:
    """``two consecutive positive even integers is 288``."""
    return _posed("product", blanks)


def _posed(what: str, blanks: Mapping[str, Basic]) -> Posed | None:
    asked = typed(blanks.get("text1"))
    if "text2" in blanks:
        asked = f"{'product' if what == 'sum' else 'sum'} of {typed(blanks['text2'])}"
    given, asked = _in_english(what, typed(blanks.get("text")), asked)
    known, wanted = (
        pattern.fullmatch(re.sub(r"\s+", " ", text.replace("$", "")).lower().strip(" .?"))
        for pattern, text in ((_KNOWN, given), (_WANTED, asked))
    )
    if known is None or wanted is None:
        return None
    words, count = known["kind"].split(), cardinal(known["n"])
    if count is None or not 2 <= count <= 20 or words.count("consecutive") != 1 or len(set(words)) != len(words):
        return None
    if {"odd", "even"} <= set(words) or (wanted["n"] and cardinal(wanted["n"]) != count):
        return None
    which = wanted["which"]
    if which == what or (which.endswith("er") and count != 2) or (which == "middle" and count % 2 == 0):
        return None
    kind = next((word for word in words if word in ("odd", "even")), "any")
    if "positive" in words or known["noun"] == "natural numbers":
        kind = f"positive-{kind}"
    value = int(known["value"].replace(",", ""))
    if not 0 < abs(value) <= (LARGEST if what == "sum" else LARGEST**2) or row_of(what, kind, count, value) is None:
        return None
    names = (Symbol(_NAMES.get(which, which)), Symbol(what), Symbol(kind))
    return Posed(operation("of_consecutive", *names, Integer(count), Integer(value)), TASK, Goal.VALUE)


def row_of(what: str, kind: str, count: int, value: int) -> list[int] | None:
    """The numbers; None where there are none, or more than one row of them."""
    step = 1 if kind.endswith("any") else 2
    half = step * (count - 1)
    if what == "sum":
        starts = [(value - half * count // 2) // count]
    else:
        if count % 2 == 0 and not kind.startswith("positive"):
            return None
        root, _ = integer_nthroot(abs(value), count)
        middle = root if value > 0 else -root
        starts = list(range(middle - half - 1, middle + 2))
    rows = [[start + step * i for i in range(count)] for start in starts]
    fitting = [row for row in rows if (sum(row) if what == "sum" else prod(row)) == value and _fits(kind, row[0])]
    return fitting[0] if len(fitting) == 1 else None


def _fits(kind: str, start: int) -> bool:
    parity = kind.endswith("any") or (start % 2 == 1) == kind.endswith("odd")
    return parity and (start > 0 or not kind.startswith("positive"))
