"""Reading arrangements with a condition, committees from several groups, and things put into boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Basic, Expr, Integer, Mul, Pow, Symbol

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.topic import Posed

TASK = "count"
MOST_SEATED = 20
MOST_PUT = 12

_NUMBER = r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NAMES = re.compile(r"\s*(?:,|--|—)?\s*((?:[A-Z][a-z]+, )*[A-Z][a-z]+,? and [A-Z][a-z]+)(?:\s*(?:,|--|—))?\s*")
_ROTATION = re.compile(
    r"\((?:two )?(?:seatings?|seating arrangements|arrangements|configurations|ways)[a-z ,]* (?:the same|equivalent)"
    r"[a-z ,]* rotations? of (?:each other|one another|another|the other)\.?\)"
    r"|\((?:two )?(?:seatings?|seating arrangements|arrangements|configurations)[a-z ,]* rotations? of "
    r"(?:each other|one another|another|the other)[a-z ,]* (?:the same|equivalent)\.?\)",
    re.IGNORECASE,
)
_UNORDERED = re.compile(r"\((?:the )?order [a-z ]* does(?: not|n't) matter\.?\)", re.IGNORECASE)
_SEATED = re.compile(
    rf"(?:(?:my |the )?(?P<n>{_NUMBER}) (?:different |distinct )?(?P<who>[a-z]+)"
    rf"(?: and (?P<m>{_NUMBER}) (?P<others>[a-z]+))? )?"
    rf"(?:can |be |sit|stand|line up|seated|arranged|placed|lined up|i stack my (?P<n2>{_NUMBER}) (?P<who2>[a-z]+)| )+ "
    r"(?P<shape>(?:around|at) a (?:round|circular) table|in a circle|in a (?:row|line)|on a (?:book)?shelf),? "
    r"(?:if|so that|such that|given that|when) (?P<condition>[^.?]+?)\s*[.?]?"
)
_ALL_OF = (
    rf"(?:the (?P<k>{_NUMBER}) (?P<kind>[a-z]+)|(?P<k2>{_NUMBER}) of (?:the people|them)|(?P<kind2>the [a-z ]+?))"
    r"(?: all)?"
)
_BE = r"(?:to )?(?:sit|sitting|be|being|stand|standing|be placed|be seated)?\s*"
_BESIDE = r"(?:together|next to each other|beside each other|adjacent(?: to each other)?|side by side)"
_TOGETHER = re.compile(
    rf"{_ALL_OF} (?:want to|want|insist on|must(?: all)?|have to|need to|should|are to|will) {_BE}{_BESIDE}"
)
_APART = re.compile(
    rf"(?:i )?(?:do not|don't) want {_ALL_OF} {_BE}{_BESIDE}"
    rf"|{_ALL_OF.replace('P<k', 'P<l')} (?:can ?not|must not|may not|refuse to|should not|do not want to) "
    rf"{_BE}{_BESIDE}"
)
_NO_TWO = re.compile(
    rf"no (?:two|2) of the (?P<k>{_NUMBER}) (?P<kind>[a-z]+) (?:can |may |are allowed to |are to )?{_BE}{_BESIDE}"
)
_SOME = re.compile(
    rf"(?:suppose that )?i have (?P<n>{_NUMBER}) (?:different |distinct )?(?P<who>[a-z]+), (?P<k>{_NUMBER}) "
    r"of which are (?P<kind>[a-z ]+)"
)
_COMMITTEE = re.compile(
    rf"(?:we |they |he |she |i |you )?(?:form|choose|pick|select)?\s*an? (?:sub)?(?:committee|team|group) "
    rf"of (?P<k>{_NUMBER})(?: members| people| students)?(?: be (?:formed|chosen|selected))? "
    r"(?:that has|that have|that contains?|with|which has|containing|"
    r"if it must have|if it must contain|so that it has) "
    r"at least (?:one|1) (?:member |person |student )?(?:from|of) each (?:party|group|kind|side|class)"
)
_PICK = re.compile(
    r"(?:he|she|we|i|they|you|the teacher) (?:pick|choose|select) (?P<groups>\d+ [a-z]+ and \d+ [a-z]+)"
    r"(?: (?:to|for) [a-z ]+)?"
)
_PLATE = re.compile(
    rf"(?P<letters>{_NUMBER})(?P<other> different| distinct)? letters?(?: \(a through z\)| \(a-z\))? followed by "
    rf"(?P<digits>{_NUMBER})(?P<unlike> different| distinct)?(?: one[- ]digit)?(?: \(0-9\))? "
    r"(?:numbers?|digits?)(?: \(0-9\))?"
)
_BOXES = re.compile(
    rf"(?:put|place|distribute) (?P<n>{_NUMBER}) (?P<kind>(?:in)?distinguishable |identical |different )?"
    rf"balls (?:in|into) (?P<k>{_NUMBER}) (?P<boxes>(?:in)?distinguishable |identical |different )?"
    r"boxes(?:,? if (?P<condition>[a-z ,]+))?"
)


def pose_conditioned(blanks: Mapping[str, Basic]) -> Posed | None:
    """``text1`` may be arranged so; ``text`` says before what there is."""
    before, asked = _plain(typed(blanks.get("text"))), _plain(typed(blanks.get("text1")))
    return _arranged(before, asked) or (_from_groups(before, asked.lower()) if before else None)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("$", "").replace("’", "'")).strip().rstrip(" .?")


def _arranged(before: str, asked: str) -> Posed | None:
    turned = bool(_ROTATION.search(asked))
    asked = _plain(_ROTATION.sub("", asked))
    asked, named = _without_names(asked)
    found = _SEATED.fullmatch(asked.lower())
    if found is None:
        return None
    round_ = "table" in found["shape"] or "circle" in found["shape"]
    there = _there(found, before.lower())
    if there is None or (turned and not round_):
        return None
    number, kinds = there
    read = _condition(found["condition"], kinds)
    if read is None or (named and named != read[1]):
        return None
    together, special = read
    if not 2 <= special < number <= MOST_SEATED:
        return None
    name = f"{'round' if round_ else 'row'}_{'together' if together else 'apart'}"
    return Posed(operation(name, Integer(number), Integer(special)), TASK, Goal.VALUE)


def _without_names(text: str) -> tuple[str, int]:
    """The text without a list of names, and how many they are."""
    found = _NAMES.search(text)
    if found is None:
        return text, 0
    return _plain(f"{text[: found.start()]} {text[found.end() :]}"), len(re.findall(r"[A-Z][a-z]+", found[1]))


def _there(found: re.Match[str], before: str) -> tuple[int, dict[str, int]] | None:
    """How many are arranged, and how many of each kind there are."""
    some = _SOME.fullmatch(before)
    if some:
        number, special = cardinal(some["n"]), cardinal(some["k"])
        stacked = found["n2"] or found["n"]
        if number is None or special is None or not stacked or cardinal(stacked) != number:
            return None
        return number, {some["kind"].strip(): special}
    if before or not found["n"]:
        return None
    first, second = cardinal(found["n"]), cardinal(found["m"]) if found["m"] else 0
    if first is None or second is None:
        return None
    kinds = {found["who"]: first, found["others"]: second} if second else {}
    return first + second, kinds


def _condition(text: str, kinds: Mapping[str, int]) -> tuple[bool, int] | None:
    """Whether some must be together or apart, and how many they are."""
    no_two = _NO_TWO.fullmatch(text)
    if no_two:
        special = cardinal(no_two["k"])
        return None if special is None or kinds.get(no_two["kind"], special) != special else (False, special)
    for pattern, together in ((_TOGETHER, True), (_APART, False)):
        found = pattern.fullmatch(text)
        if found:
            given = {name: value for name, value in found.groupdict().items() if value}
            kind = next((value.removeprefix("the ") for name, value in given.items() if "ind" in name), "")
            count = next((cardinal(value) for name, value in given.items() if "ind" not in name), kinds.get(kind))
            if count is None or kinds.get(kind, count) != count or (not together and count != 2):
                return None
            return together, count
    return None


def _from_groups(before: str, asked: str) -> Posed | None:
    asked = _UNORDERED.sub("", asked).strip(" .?")
    groups = _groups(before)
    wanted, picked = _COMMITTEE.fullmatch(asked), _PICK.fullmatch(asked)
    if wanted and len(groups) == 2:
        size = cardinal(wanted["k"])
        if size is None or not 2 <= size <= sum(groups.values()):
            return None
        return Posed(operation("with_each", Integer(size), *map(Integer, groups.values())), TASK, Goal.VALUE)
    chosen = _groups(picked["groups"]) if picked else {}
    if not chosen or not set(chosen) <= set(groups) or any(chosen[name] > groups[name] for name in chosen):
        return None
    parts = [operation("combinations", Integer(groups[name]), Integer(count)) for name, count in chosen.items()]
    return Posed(Mul(*parts, evaluate=False), TASK, Goal.VALUE)


def _groups(text: str) -> dict[str, int]:
    """Counted groups of a text in which nothing else is counted."""
    found = re.findall(r"(\d{1,3})\s+([a-z]+)", text.lower())
    if len(found) != len(re.findall(r"\d+", text)) or len({name for _, name in found}) != len(found):
        return {}
    return {name: int(count) for count, name in found}


def pose_plates(blanks: Mapping[str, Basic]) -> Posed | None:
    """So many letters followed by so many digits (``text``)."""
    found = _PLATE.fullmatch(_plain(typed(blanks.get("text"))).lower())
    if found is None:
        return None
    parts = [
        _places(26, cardinal(found["letters"]), distinct=bool(found["other"])),
        _places(10, cardinal(found["digits"]), distinct=bool(found["unlike"])),
    ]
    if None in parts:
        return None
    return Posed(Mul(*(part for part in parts if part is not None), evaluate=False), TASK, Goal.VALUE)


def _places(signs: int, count: int | None, *, distinct: bool) -> Expr | None:
    if count is None or not 1 <= count <= 10:
        return None
    if distinct:
        return operation("permutations", Integer(signs), Integer(count))
    return Pow(Integer(signs), Integer(count), evaluate=False)


def pose_boxes(blanks: Mapping[str, Basic]) -> Posed | None:
    """Balls into boxes, each of them distinguishable or not."""
    found = _BOXES.fullmatch(_plain(typed(blanks.get("text"))).lower())
    if found is None:
        return None
    balls, boxes = cardinal(found["n"]), cardinal(found["k"])
    alike = [_alike(found["kind"]), _alike(found["boxes"])]
    for part in re.split(r",? (?:and|but) ", found["condition"] or ""):
        said = re.fullmatch(r"(?:the )?(balls|boxes) are (not |in)?distinguishable", part.strip())
        like_balls = {"neither are the boxes": True, "so are the boxes": False}.get(part.strip())
        if like_balls is not None and alike[0] is like_balls:
            alike[1] = like_balls
        elif part.strip() in ("the boxes are", "the boxes are not") and alike[0] is part.strip().endswith("are"):
            alike[1] = not alike[0]
        elif said and alike[said[1] == "boxes"] is None:
            alike[said[1] == "boxes"] = bool(said[2])
        elif part.strip():
            return None
    if balls is None or boxes is None or None in alike or not (1 <= balls <= MOST_PUT and 2 <= boxes <= MOST_PUT):
        return None
    kinds = [Symbol("alike" if same else "different") for same in alike]
    if boxes**balls > 20_000:
        return None
    return Posed(operation("put_in_boxes", Integer(balls), Integer(boxes), *kinds), TASK, Goal.VALUE)


def _alike(word: str | None) -> bool | None:
    return None if not word else word.strip() in ("indistinguishable", "identical")
