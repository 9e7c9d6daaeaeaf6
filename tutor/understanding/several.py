"""Several questions in one text: "(a) … (b) …", "the mean and the median of …", "Find f(2). Find f'(x)."

Each is written out as a question of its own, with what was said before it; nothing is asked that stands nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, pairwise

from tutor.understanding.chains import sentences
from tutor.understanding.definitions import lead_of
from tutor.understanding.prose import has_words

MOST = 12
"""Questions in one text."""

_ITEM = re.compile(
    r"(?:(?<=\s)|^)(?:\((?P<a>[a-h]|i{1,3}|iv|v|[1-9])\)|(?P<b>[a-h])[.)](?=\s)|(?P<c>[1-9])\)(?=\s)|(?P<d>[①-⑨]))\s*"
)
_CHOICE = re.compile(r"\b(?:which|choose|select|pick)\b|다음\s*중", re.IGNORECASE)
_VERB = (
    r"(?:find|calculate|determine|compute|evaluate|state|give|work\s+out|what\s+(?:is|are)|what's)\s+(?:both\s+)?"
    r"(?:the\s+)?"
)
_LISTED = re.compile(
    rf"\s*(?P<before>(?:.*[,.;]\s+)?)(?P<verb>{_VERB})(?P<names>[a-z][a-z'’\s-]*?(?:,\s*(?:and\s+)?[a-z][a-z'’\s-]*?)*"
    r",?\s*(?:\s+and|&)\s+[a-z][a-z'’\s-]*?)\s+(?P<of>of|for|in|between)\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BACK = re.compile(
    r"\b(?:it|its|that|this|these|those|them|they|then|result|results|same|above|previous|answer|also|former|latter)\b"
    r"|이때|그때|위의?\s",
    re.IGNORECASE,
)
"""Words by which a question leans on the one before."""

_LETTER = re.compile(r"(?<![A-Za-z\\])[b-zB-Z](?![A-Za-z])")
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
_VALUES = re.compile(
    rf"\s*(?P<before>(?:.*[,.;]\s+)?)(?P<verb>{_VERB})(?P<values>[^?]*\([^?]*)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Question:
    """One of several: what it is called, and its whole text."""

    label: str
    text: str
    own: str = ""


def several(text: str, start: int, end: int) -> list[list[Question]]:
    """The ways in which a text may be several questions, the surest first."""
    ways = [way(text, start, end) for way in (_items, _sentences, _listed, _valued)]
    return [way for way in ways if 2 <= len(way) <= MOST and not any(_BACK.search(one.own) for one in way[1:])]


def _items(text: str, start: int, end: int) -> list[Question]:
    """``Let f(x) = x². (a) Find f(2). (b) Find f'(x).``; never the choices of a multiple choice question."""
    marks = list(_ITEM.finditer(text, start, end))
    labels = [next(filter(None, mark.groups())) for mark in marks]
    if len(marks) < 2 or labels[0] not in ("a", "i", "1", "①") or len(set(labels)) < len(labels):
        return []
    lead = text[start : marks[0].start()].strip()
    bounds = [*(mark.start() for mark in marks), end]
    bodies = [text[mark.end() : stop].strip(" \n;,") for mark, stop in zip(marks, bounds[1:], strict=True)]
    if _CHOICE.search(lead) or not all(bodies):
        return []
    if not all(map(has_words, bodies)) and (lead.endswith("?") or not has_words(lead)):
        return []
    return [
        Question(f"({label})", f"{lead} {body}" if lead else body, body)
        for label, body in zip(labels, bodies, strict=True)
    ]


def _sentences(text: str, start: int, end: int) -> list[Question]:
    """Sentences that each ask something, after those that define."""
    spans = sentences(text, start, end)
    asked = next((at for at, span in enumerate(spans) if lead_of(text, *span) is None), len(spans))
    if len(spans) - asked < 2:
        return []
    lead = text[start : spans[asked][0]].strip()
    bodies = [text[slice(*span)].strip() for span in spans[asked:]]
    letters = [set(_LETTER.findall(body)) - set(_LETTER.findall(lead)) for body in bodies]
    if not all(map(has_words, bodies)) or any(a & b for a, b in combinations(letters, 2)):
        return []
    return [Question(f"({number})", f"{lead} {body}", body) for number, body in enumerate(bodies, 1)]


def _listed(text: str, start: int, end: int) -> list[Question]:
    """``Find the mean and the median of 1, 2, 6.``"""
    found = _LISTED.fullmatch(text[start:end])
    if found is None:
        return []
    names = [re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE) for name in _BETWEEN.split(found["names"])]
    if not all(names):
        return []
    verb = found["verb"] if found["verb"].lower().rstrip().endswith("the") else found["verb"] + "the "
    return [
        Question(name, f"{found['before']}{verb}{name} {found['of']} {found['rest']}") for name in dict.fromkeys(names)
    ]


def _valued(text: str, start: int, end: int) -> list[Question]:
    """``Find f(2) and f'(1).``"""
    found = _VALUES.fullmatch(text[start:end])
    if found is None or has_words(found["values"].replace(" and ", " , ")):
        return []
    values = _apart(found["values"])
    return [Question(value, f"{found['before']}{found['verb']}{value}") for value in dict.fromkeys(values)]


def _apart(text: str) -> list[str]:
    """What commas and "and" outside brackets separate."""
    bounds = [0]
    for between in _BETWEEN.finditer(text):
        before = text[: between.start()]
        if before.count("(") == before.count(")"):
            bounds += [between.start(), between.end()]
    bounds.append(len(text))
    return [part for a, b in list(pairwise(bounds))[::2] if (part := text[a:b].strip(" ?.!"))]
