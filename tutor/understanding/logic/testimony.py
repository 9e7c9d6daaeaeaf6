"""Puzzles of truth-tellers and liars: “A says: B is a knave. B says: we are both knights. Who is what?”.

What a person says is true exactly when the person tells the truth. A person's name, as a statement, means that the
person tells the truth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sympy import Basic, Symbol, Tuple
from sympy.logic.boolalg import Equivalent

from tutor.maths.operations import operation
from tutor.understanding.logic.sayings import Company, meaning
from tutor.understanding.posing import Found, pose_as

PHRASE = "say of each whether they are {f}"
"""The phrase under which the topic takes such a puzzle."""

_ROLES = (
    ("knight", "knave"),
    ("truth-teller", "liar"),
    ("truthteller", "liar"),
    ("truth teller", "liar"),
    ("saint", "sinner"),
    ("angel", "devil"),
    ("hero", "villain"),
    ("altruist", "egoist"),
    ("sage", "fool"),
    ("pioneer", "laggard"),
    ("기사", "건달"),
    ("정직한 사람", "거짓말쟁이"),
    ("참말족", "거짓말족"),
)
"""What truth-tellers and liars are called in well-known puzzles; others are read from the puzzle's own rule."""

LONGEST = 4000
"""Characters of a puzzle."""
_LIES = re.compile(r"\blie[sd]?\b|\blying\b|\bliars?\b|knave|거짓|건달", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?P<teller>[A-Za-z-]{2,30}?)s?\s+(?:always|only|invariably)\s+(?:tells?|says?|speaks?)\s+(?:the\s+)?(?:truths?|truthful\w*)[^.]*?"
    r"\b(?P<liar>[A-Za-z-]{2,30}?)s?\s+(?:always|only|invariably)\s+(?:lies?|tells?\s+lies|false)",
    re.IGNORECASE,
)
_VERB = (
    r"(?:say|said|says|claim|claims|claimed|state|states|stated|tell|tells|told|remark|remarks|remarked|comment|comments|"
    r"commented|note|notes|noted|mention|mentions|mentioned|assert|asserts|asserted|declare|declares|declared|express|"
    r"expressed|reply|replies|replied|answer|answers|answered|insist|insists|insisted|offer|offered|observe|observed)\b"
)
_NAME = r"[A-Z][A-Za-z]*"
_LISTED = re.compile(rf"{_NAME}(?:\s*,\s*{_NAME})*\s*,?\s+and\s+{_NAME}\b")
_TOLD = re.compile(rf"\b(?P<name>{_NAME})\s+{_VERB}(?:\s+(?:you|us|me))?\s*,?\s*(?:that\b)?\s*:?\s*(?P<said>[^\".]+)\.")
_AROUND = (
    re.compile(rf"\b(?P<name>{_NAME})\s+(?:was\s+heard\s+saying|{_VERB})"),
    re.compile(rf"{_VERB}\s+(?P<name>{_NAME})\b"),
    re.compile(rf"(?:according\s+to|in\s+the\s+words\s+of|in)\s+(?P<name>{_NAME})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<name>{_NAME})(?:['’]s\s+\w+)?\s*:"),
    re.compile(r"(?P<name>[A-Z]|[가-힣]{2,4}?)(?:은|는|이|가)\s"),
)
_QUOTED = re.compile(r"\"(?P<said>[^\"]+)\"")
_SAID_IN_KOREAN = re.compile(
    r"(?P<name>[A-Z]|[가-힣]{2,4}?)(?:은|는|이|가)\s+(?P<said>[^.\"]+?)(?:라고|고)\s+(?:말|주장)"
)
_ASKS = re.compile(r"\?|determine|identify|find out|work out|deduce|누가|누구|구하|알아내|밝히|판단", re.IGNORECASE)
_NOT_NAMES = frozenset(
    (
        "A",
        "I",
        "The",
        "You",
        "So",
        "If",
        "In",
        "It",
        "He",
        "She",
        "They",
        "We",
        "And",
        "According",
        "Who",
        "What",
        "Which",
        "There",
        "Nobody",
        "Everybody",
        "Everyone",
        "One",
        "Each",
        "Every",
        "This",
        "That",
    )
)


@dataclass(frozen=True, slots=True)
class _Roles:
    teller: str
    liar: str


def testimony(text: str) -> Found | None:
    """Read a puzzle of truth-tellers and liars; None where it is none, or a part of it is not understood."""
    if len(text) > LONGEST or not _LIES.search(text):
        return None
    text = _straight(text)
    roles = _roles(text)
    if roles is None or not _ASKS.search(text):
        return None
    sayings = _sayings(text)
    people = _people(text, [speaker for speaker, _ in sayings])
    if not sayings or not people or any(speaker not in people for speaker, _ in sayings):
        return None
    readings = [_conditions(sayings, people, roles, exclusive=exclusive) for exclusive in (False, True)]
    if any(reading is None for reading in readings):
        return None
    names = Tuple(*(Symbol(name) for name in people))
    words = Tuple(Symbol(roles.teller), Symbol(roles.liar))
    posed = [operation("truth_tellers", names, Tuple(*reading), words) for reading in readings if reading is not None]
    if posed[0] != posed[1] and not _agree(posed[0], posed[1]):
        return None  # the two meanings of “either … or” give two answers
    return pose_as(PHRASE, {"f": posed[0]})


def roles_said(text: str, statement: Basic) -> Tuple | None:
    """Read an answer in words (“Zoey is a knight, and Oliver is a knave”) as the roles, in the order of the people."""
    people, _, words = statement.args
    found: dict[str, Basic] = {}
    for role in words.args:
        for name in people.args:
            who, what = re.escape(name.name), re.escape(role.name)
            said = rf"\b{who}\b\s*(?:is|was|=|:|must be|->|→|은|는|이|가)\s*(?:a\s+|an\s+|the\s+)?{what}"
            if re.search(said, _straight(text), re.IGNORECASE):
                if found.get(name.name, role) != role:
                    return None
                found[name.name] = role
    if len(found) != len(people.args):
        return None
    return Tuple(*(found[name.name] for name in people.args))


def _agree(one: Basic, other: Basic) -> bool:
    from tutor.checking.definitions.logic import truth_tellers

    return bool(truth_tellers(*one.args) == truth_tellers(*other.args))


def _conditions(
    sayings: list[tuple[str, str]], people: tuple[str, ...], roles: _Roles, *, exclusive: bool
) -> list[Basic] | None:
    """Each saying as: the speaker tells the truth exactly when it is true."""
    conditions: list[Basic] = []
    for speaker, said in sayings:
        company = Company(people, speaker, roles.teller, roles.liar, exclusive)
        found = meaning(said, company)
        if found is None:
            return None
        conditions.append(Equivalent(Symbol(speaker), found, evaluate=False))
    return conditions


def _straight(text: str) -> str:
    """One kind of quotation marks, single spaces; a full stop before a closing mark goes after it."""
    text = re.sub(r"[“”„«»「」『』]|''|``", '"', text).replace("’", "'").replace("‘", "'")
    text = re.sub(r"(?<![A-Za-z])['`]([^'`]{4,}?)'(?![A-Za-z])", r'"\1"', text)
    return re.sub(r"([.,!])\"", r'"\1', re.sub(r"\s+", " ", text))


def _roles(text: str) -> _Roles | None:
    rule = _RULE.search(text)
    if rule is not None and rule["teller"].lower() not in ("who", "that", "they", "one", "which"):
        return _Roles(rule["teller"].lower(), rule["liar"].lower())
    for teller, liar in _ROLES:
        if teller in text.lower() and liar in text.lower():
            return _Roles(teller, liar)
    return None


def _sayings(text: str) -> list[tuple[str, str]]:
    """Who says what, in order: what is quoted with its speaker beside it, and what is told with “says that”."""
    found: list[tuple[int, str, str]] = []
    for quote in _QUOTED.finditer(text):
        start = max(text.rfind(". ", 0, quote.start()), text.rfind('"', 0, quote.start()), -1) + 1
        end = next((at for at in (text.find(".", quote.end()), text.find('"', quote.end())) if at >= 0), len(text))
        speaker = _speaker(text[start : quote.start()], last=True) or _speaker(text[quote.end() : end], last=False)
        found.append((quote.start(), speaker or "", quote["said"].strip()))
    unquoted = _QUOTED.sub(lambda quote: '"' * len(quote[0]), text)
    for told in [*_TOLD.finditer(unquoted), *_SAID_IN_KOREAN.finditer(unquoted)]:
        found.append((told.start(), told["name"], told["said"].strip()))
    return [(speaker, said) for _, speaker, said in sorted(found)]


def _speaker(words: str, *, last: bool) -> str | None:
    for pattern in _AROUND:
        names = [found["name"] for found in pattern.finditer(words) if found["name"] not in _NOT_NAMES - {"A", "I"}]
        if names:
            return names[-1 if last else 0]
    return None


def _people(text: str, speakers: list[str]) -> tuple[str, ...]:
    """Everybody: those of the first list of names, or those who speak or are spoken of."""
    for listed in _LISTED.finditer(_QUOTED.sub('""', text)):
        names = re.findall(rf"\b{_NAME}\b", listed[0])
        if all(speaker in names for speaker in speakers):
            return tuple(dict.fromkeys(names))
    spoken = re.findall(
        rf"\b({_NAME})(?:\s+is\b|\s+and\s+I\b|\s+or\s+I\b)|(?<![가-힣A-Za-z])([A-Z])(?:은|는|이|가)", text
    )
    others = [name for pair in spoken for name in pair if name and name not in _NOT_NAMES]
    return tuple(dict.fromkeys([*speakers, *others]))
