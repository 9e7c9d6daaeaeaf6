"""The readings of a claim between numbers, the plainest first: what a person who wrote it may have meant. Text only.

Percent as hundredths or as a number, of a part of what follows, as a rise ("100 + 20 %"); units of one kind side by
side (minutes and hours, cents and dollars); letters that are units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tutor.claims.written import Side, Written

_NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
_RISE = re.compile(rf"^(?P<a>.*\w.*|{_NUMBER})(?P<sign>[-+])\s*(?P<p>{_NUMBER})\s*%$")
_UNIT = re.compile(r"(?<=\d)\s*\*?\s*[gmhsLl]$")
"""A letter after a number that is a unit, where nothing else in the claim is a letter."""
_PART = re.compile(rf"^(?P<part>\(\d/\d+\)|{_NUMBER}%|{_NUMBER}/{_NUMBER})\*(?P<rest>[^()]+)$")
_KINDS: tuple[tuple[tuple[str, Fraction], ...], ...] = (
    (("second sec s 초", Fraction(1)), ("minute min 분", Fraction(60)), ("hour hr h 시간", Fraction(3600)),
     ("day 일", Fraction(86400)), ("week wk 주", Fraction(604800)), ("month 개월", Fraction(2592000)),
     ("year yr 년", Fraction(31536000))),
    (("day 일", Fraction(1)), ("week 주", Fraction(7)), ("month", Fraction(28)), ("year 년", Fraction(364))),
    (("week 주", Fraction(1)), ("month 개월", Fraction(4)), ("year 년", Fraction(52))),
    (("month 개월", Fraction(1)), ("year 년", Fraction(12))),
    (("mm millimeter", Fraction(1)), ("cm centimeter 센티미터", Fraction(10)), ("m meter metre 미터", Fraction(1000)),
     ("km kilometer 킬로미터", Fraction(1000000))),
    (("inch inches in", Fraction(1)), ("foot feet ft", Fraction(12)), ("yard yd", Fraction(36)),
     ("mile mi", Fraction(63360))),
    (("mg milligram", Fraction(1, 1000)), ("g gram 그램", Fraction(1)), ("kg kilogram 킬로그램", Fraction(1000)),
     ("ton tonne", Fraction(1000000))),
    (("ounce oz", Fraction(1)), ("pound lb", Fraction(16))),
    (("ml milliliter", Fraction(1)), ("l liter litre 리터", Fraction(1000))),
    (("cup", Fraction(1)), ("pint", Fraction(2)), ("quart", Fraction(4)), ("gallon", Fraction(16))),
    (("cent ¢", Fraction(1)), ("dollar $", Fraction(100))),
    (("one", Fraction(1)), ("dozen", Fraction(12))),
)  # fmt: skip


def readings(claim: Written) -> Iterator[tuple[str, str]]:
    """Yield both sides as formulas, reading by reading; the first is the plainest."""
    left, right = claim.left.text, claim.right.text
    seen: set[tuple[str, str]] = set()
    for reading in _readings(claim, left, right):
        if reading not in seen:
            seen.add(reading)
            yield reading


def _readings(claim: Written, left: str, right: str) -> Iterator[tuple[str, str]]:
    yield left, right
    for side in _parts(left):
        yield side, right
    if "%" in left + right:
        yield from _percent(left, right)
    percents = {"percent", "percentage", "퍼센트"}
    if percents & {word.lower() for word in claim.right.words}:
        yield left, f"({right})/100"
    if _UNIT.search(right) and not re.search("[a-zA-Z]", left) and claim.left.operators:
        yield left, _UNIT.sub("", right)
    for factor in sorted(_factors(claim.left, claim.right)):
        yield left, f"({right})*({factor})"


def _parts(left: str) -> Iterator[str]:
    """ "Half of 10 + 2" as half of the sum; "10 of 20 %" the other way round."""
    if found := _PART.match(left):
        yield f"({found['part']})*({found['rest']})"


def _percent(left: str, right: str) -> Iterator[tuple[str, str]]:
    bare_left, bare_right = left.replace("%", ""), right.replace("%", "")
    alike = len(re.findall(_NUMBER, left)) == left.count("%")
    if "%" in right:
        yield left, bare_right
        yield f"100*({left})", bare_right
    if "%" in left and ("%" in right or alike):
        yield bare_left, bare_right
    if found := _RISE.match(left):
        yield f"({found['a']})*(1{found['sign']}{found['p']}/100)", right


def _factors(left: Side, right: Side) -> set[Fraction]:
    """What the right side may have to be multiplied by, when units of one kind stand in the claim."""
    mine = {_unit(word) for word in left.words} | ({"$"} if left.money else set())
    others = {_unit(word) for word in right.words} | ({"$"} if right.money else set())
    found: set[Fraction] = set()
    for kind in _KINDS:
        sizes = {name: size for names, size in kind for name in names.split()}
        a, b = [{sizes[word] for word in words if word in sizes} for words in (mine, others)]
        if len(a | b) > 1:
            found |= {one / other for one in a | b for other in a | b}
    if right.money and not left.money:
        found.add(Fraction(100))  # cents that are not said to be cents
    return found - {Fraction(1)}


def _unit(word: str) -> str:
    lower = word.lower()
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") else lower
