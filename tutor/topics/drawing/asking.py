"""Reading what a bag holds, how many things are drawn, and what is to be drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Basic, Integer, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.topic import Posed

TASK = "probability-of-draws"
MOST = 60
"""Kinds of things in a bag."""

_PAIR = re.compile(r"([\w가-힣]+)\s*[:=]\s*(\d{1,4})")
_COUNTED = re.compile(r"(?:(\d{1,4}|[a-z-]+)\s+)([a-z가-힣]+)(?:\s+(?:\w+))?", re.IGNORECASE)
_KOREAN = re.compile(r"(\S+?)\s*(?:공|구슬|카드|사탕)?\s*(\d{1,4})\s*[개장]")
_THINGS = frozenset(
    [
        "letter",
        "letters",
        "ball",
        "balls",
        "marble",
        "marbles",
        "card",
        "cards",
        "candy",
        "candies",
        "chip",
        "chips",
        "sock",
        "socks",
        "coin",
        "coins",
        "bead",
        "beads",
        "token",
        "tokens",
        "pen",
        "pens",
        "jellybeans",
        "sweets",
        "tiles",
        "tile",
    ]
)


def bag_of(text: str) -> Tuple | None:
    """Return pairs (thing, how many): ``{y: 3, c: 1}``, ``yyyc``, ``3 red balls and 5 blue balls``; else None."""
    text = text.strip().rstrip(".")
    inner = re.fullmatch(r"\\?\{(.*?)\\?\}", text)
    if inner:
        parts = [_PAIR.fullmatch(part.strip()) for part in inner[1].split(",")]
        pairs = [(part[1], int(part[2])) for part in parts if part]
        return _tuple(pairs) if len(pairs) == len(parts) else None
    if re.fullmatch(r"[a-z]{1,200}", text):
        return _tuple([(letter, text.count(letter)) for letter in dict.fromkeys(text)])
    return _tuple(counted(text) or [])


def counted(text: str) -> list[tuple[str, int]] | None:
    """Return what ``1 y, 2 c and 1 m`` or ``3 red and 5 blue marbles`` count, None for anything else."""
    words = re.sub(r"\s+", " ", text.strip())
    pairs: list[tuple[str, int]] = []
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|(?<=[개장])[와과]\s*", words):
        if korean := _KOREAN.fullmatch(part.strip()):
            pairs.append((korean[1], int(korean[2])))
            continue
        found = _COUNTED.fullmatch(part.strip())
        count = cardinal(found[1]) if found else None
        if found is None or count is None:
            return None
        last = part.strip().split()[-1].lower()
        if len(part.split()) > 2 and last not in _THINGS:
            return None
        pairs.append((found[2].lower() if len(found[2]) > 1 else found[2], count))
    return pairs


def _tuple(pairs: list[tuple[str, int]]) -> Tuple | None:
    names = [name for name, _ in pairs]
    if not pairs or len(set(names)) != len(names) or len(pairs) > MOST:
        return None
    return Tuple(*(Tuple(Symbol(name), Integer(count)) for name, count in pairs))


def pose_letters(blanks: Mapping[str, Basic]) -> Posed | None:
    """``text1`` letters from ``text2``, and in ``text3`` a sequence or how many of each."""
    draws, bag = cardinal(typed(blanks.get("text1"))), bag_of(typed(blanks.get("text2")))
    if draws is None or bag is None or draws > sum(int(pair[1]) for pair in bag):
        return None
    event = re.sub(r"\A(?:the\s+)?", "", typed(blanks.get("text3")))
    sequence = re.fullmatch(r"(?:picking\s+(?:the\s+)?)?(?:sequence|순서)\s+([a-z]+)", event)
    if sequence:
        letters = Tuple(*(Symbol(letter) for letter in sequence[1]))
        return _posed("draw_sequence", bag, letters) if len(letters) == draws else None
    picked = re.fullmatch(r"(?:(?:picking|drawing|getting|choosing)\s+)?(.+)", event, re.DOTALL)
    pairs = counted(picked[1]) if picked else None
    if not pairs or sum(count for _, count in pairs) != draws:
        return None
    wanted = _tuple(pairs)
    return None if wanted is None else _posed("draw_selection", bag, wanted)


def _posed(name: str, *arguments: Basic) -> Posed:
    return Posed(operation(name, *arguments), TASK, Goal.VALUE)


_TOLD = re.compile(
    r"(?:an?|the)\s(?:bag|box|jar|urn|basket|drawer|bowl|sack)\s(?:contains|holds|has)\s(.+?)\.\s(?:if\s)?(.+?)\s"
    r"(?:are|is)(?:\srandomly)?\s(?:drawn|chosen|picked|selected|taken)(?:\sout)?"
    r"(?:\s(?:at random|randomly|one after (?:another|the other)|in succession|from (?:it|the \w+))|,)*"
    r"|(?:주머니|상자|항아리|바구니)\s?(?:에는|에|속에|안에)\s?(.+?)[가이]\s?들어\s?있다\.\s?(.+)",
    re.IGNORECASE,
)
_DRAWN = r"(?:balls?|marbles?|chips?|beads?|candies|socks?|cards?|of them|tokens?|sweets|letters?)?"
_ALL = re.compile(
    rf"(?:(?:they|both|all|all {_DRAWN}|both {_DRAWN}|all of them|all three|all four|they all|it|the \w+)\s*)?"
    r"(?:are|is|will be|come out)\s*(?:both |all )?([a-z]+)"
)
_KOREAN_ALL = re.compile(
    r"(?:\d\s*[개장](?:가|이)?\s*)?(?:모두|전부|둘 다)\s*(\S+?)\s*(?:공|구슬|카드|사탕)?(?:일|이)?"
)
_ORDERED = re.compile(r"(?:the )?first (?:\w+ )?is ([a-z]+) and (?:the )?second (?:\w+ )?is ([a-z]+)")
_SOME = re.compile(
    rf"(at least|at most|exactly|none|no more than)?\s*([a-z]+|\d+)?\s*(?:of (?:them|the {_DRAWN}) )?{_DRAWN}\s*"
    r"(?:is|are|will be) ([a-z]+)"
)


def pose_urn(blanks: Mapping[str, Basic]) -> Posed | None:
    """A bag and draws from it without replacement in ``text1``, an event in ``text3``."""
    return _urn(blanks, replaced=False)


def pose_urn_replaced(blanks: Mapping[str, Basic]) -> Posed | None:
    """A bag and draws from it with replacement in ``text1``, an event in ``text3``."""
    return _urn(blanks, replaced=True)


def _urn(blanks: Mapping[str, Basic], *, replaced: bool) -> Posed | None:
    told = _TOLD.fullmatch(re.sub(r"\s+", " ", typed(blanks.get("text1"))))
    bag, draws = (bag_of(told[1] or told[3]), _draws(told[2] or told[4])) if told else (None, None)
    if bag is None or draws is None or draws > sum(int(pair[1]) for pair in bag):
        return None
    names = {str(pair[0]) for pair in bag}
    event = re.sub(r"\s+", " ", typed(blanks.get("text3")).lower()).strip()
    end = "_replaced" if replaced else ""
    ordered = _ORDERED.fullmatch(event)
    if ordered and draws == 2 and set(ordered.groups()) <= names:
        return _posed(f"draw_sequence{end}", bag, Tuple(*map(Symbol, ordered.groups())))
    every = _ALL.fullmatch(event) or _KOREAN_ALL.fullmatch(event)
    if every and every[1] in names:
        return _posed(f"draw_selection{end}", bag, Tuple(Tuple(Symbol(every[1]), Integer(draws))))
    pairs = counted(re.sub(r"\A(?:getting|drawing|picking|there are|you get|exactly)\s+", "", event))
    if pairs and sum(count for _, count in pairs) == draws and {name for name, _ in pairs} <= names:
        return _posed(f"draw_selection{end}", bag, Tuple(*(Tuple(Symbol(n), Integer(c)) for n, c in pairs)))
    return None if replaced else _range(bag, draws, event, names)


def _range(bag: Tuple, draws: int, event: str, names: set[str]) -> Posed | None:
    some = _SOME.fullmatch(event)
    if some is None or some[3] not in names or not (some[1] or some[2]):
        return None
    kind, count = some[1], 0 if some[2] in (None, "none") else cardinal(some[2])
    if count is None or (kind in (None, "none") and some[2] not in (None, "none")):
        return None
    low, high = {"at least": (count, draws), "at most": (0, count), "no more than": (0, count)}.get(
        kind or "", (count, count)
    )
    return _posed("draw_range", bag, Symbol(some[3]), Integer(draws), Integer(low), Integer(high))


def _draws(text: str) -> int | None:
    """The number of things drawn: ``two balls``, ``공 2개``."""
    if korean := re.fullmatch(r"(?:공|구슬|카드|사탕)?\s*(\d{1,3}|\S+?)\s*[개장](?:을|를)?", text.strip()):
        return cardinal(korean[1])
    words = re.sub(
        r"\b(?:are|is|at random|randomly|successively|one after another|simultaneously)\b", " ", text.lower()
    )
    kept = [word for word in words.split() if word not in _THINGS]
    return cardinal(" ".join(kept))
