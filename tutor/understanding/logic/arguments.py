"""Arguments in words: premises, then a conclusion. “If it rains, it is wet. It rains. Therefore it is wet.”

Statements about all, no or some members of classes, and about one named member, are
read as those of the syllogism.
"""

from __future__ import annotations

import re

from sympy import Basic, S, Symbol, Tuple

from tutor.checking.definitions.logic import follows
from tutor.maths.operations import operation
from tutor.rules.clauses import Clauses
from tutor.understanding.posing import Found, pose_as

PHRASE = "say whether the argument {f} is valid"
"""The phrase under which the topic takes an argument."""

LONGEST = 4000
"""Characters of an argument."""
_THUS = re.compile(
    r"(?:^|(?<=[.;,!?\n]))\s*(?:and\s+)?(?:therefore|thus|hence|consequently|so|it follows that|"
    r"we conclude that|conclusion:|"
    r"∴|따라서|그러므로)[,:]?\s+(?P<said>[^.?!]+)[.?!]?\s*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:can (?:we|you|one) (?:conclude|infer|deduce) that|does it (?:logically )?follow that|"
    r"is it (?:necessarily )?true that)"
    r"\s+(?P<said>[^?]+)\?",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:is|decide whether|determine (?:whether|if)|check whether|say whether|state whether|evaluate|"
    r"analy[sz]e|judge)\b[^.?!:]*"
    r"\b(?:argument|reasoning|inference|conclusion|syllogism)\b[^.?!:]*[.?!:]?|"
    r"\b(?:valid|invalid) or (?:invalid|valid)\?|"
    r"(?:the )?(?:premises?|argument|given|statements?|consider the following(?: statements| argument)?)\s*\d*\s*:|"
    r"(?:consider|suppose|assume) (?:these|the following)[^.:]*[.:]|"
    r"(?:다음 )?(?:논증|추론)(?:은|이|을)[^.?]*[.?]|(?:타당한가|참인가)\?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:argument|valid|conclude|infer|deduce|follows?|reasoning|syllogism|premises?)\b|논증|추론|타당", re.IGNORECASE
)


def argument(text: str) -> Found | None:
    """Read an argument with its question; None where it is none, or a part of it is not understood."""
    if len(text) > LONGEST or (not _ABOUT.search(text) and not _THUS.search(text)):
        return None
    asked = _ASKED.search(text) or _THUS.search(text)
    if asked is None or not (_ABOUT.search(text[: asked.start()] + asked[0] + text[asked.end() :])):
        return None
    rest = _FRAME.sub(" ", text[: asked.start()] + ". " + text[asked.end() :])
    clauses = [piece for piece in re.split(r"[.;!\n]+", rest) if re.search(r"\w", piece)]
    premises = [re.sub(r"^\s*(?:\(?\d+[.)]|[-*•]|and\b|but\b|also\b)\s*,?", "", piece) for piece in clauses]
    for reading in (_categorical, Clauses().read):
        statements = [reading(_words(piece)) for piece in (*premises, asked["said"])]
        given = [statement for statement in statements if statement is not None]
        if premises and len(given) == len(statements):
            posed = _posed(given)
            if posed is not None:
                return posed
    return None


def _posed(statements: list[Basic]) -> Found | None:
    """The argument, unless it fails where a letter stands in one statement alone: then words may not have been seen
    to mean the same."""
    premises, conclusion = Tuple(*statements[:-1]), statements[-1]
    letters = [letter for statement in statements for letter in statement.free_symbols]
    alone = any(letters.count(letter) == 1 for letter in letters)
    if alone and follows(premises, conclusion) is not S.true:
        return None
    return pose_as(PHRASE, {"f": operation("follows", premises, conclusion)})


def _words(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(" ,.:;?!")


_CLASSES = (
    (r"not (?:all|every) (?P<a>.+?) (?:are|is) (?P<b>.+)", "some_are_not"),
    (r"(?:all|every|each|any)(?: of the)? (?P<a>.+?) (?:are|is) (?P<b>.+)", "all_are"),
    (r"(?:no|none of the) (?P<a>.+?) (?:are|is) (?P<b>.+)", "none_are"),
    (
        r"(?:some|at least one|there (?:are|is) an?|several|many)(?: of the)? (?P<a>.+?) (?:are|is) not (?P<b>.+)",
        "some_are_not",
    ),
    (r"(?:some|at least one|several|many)(?: of the)? (?P<a>.+?) (?:are|is) (?P<b>.+)", "some_are"),
    (r"모든 (?P<a>.+?)(?:은|는) (?P<b>.+?)(?:이다|다)", "all_are"),
    (r"어떤 (?P<a>.+?)(?:은|는) (?P<b>.+?)(?:이다|다)", "some_are"),
)
_ONE = re.compile(
    r"(?P<a>[A-Z][\w ]*?) is (?P<not>not )?(?:an? )?(?P<b>[a-z][\w ]*)|(?P<c>\S+?)(?:은|는) (?P<d>\S+?)(?:이다|다)"
)


def _categorical(words: str) -> Basic | None:
    for pattern, name in _CLASSES:
        found = re.fullmatch(pattern, words, re.IGNORECASE)
        if found is None or re.search(r"\b(?:or|and|if)\b", words):
            continue
        negated = re.match(r"not\s+", found["b"])
        if negated and name != "all_are":
            return None
        first, second = _term(found["a"]), _term(found["b"][negated.end() :] if negated else found["b"])
        return operation("none_are" if negated else name, first, second)
    found = _ONE.fullmatch(words)
    if (
        found is None
        or re.search(r"\b(?:or|and|if)\b", words)
        or (found["a"] and re.match(r"(?:It|The|This|That|He|She|There)\b", found["a"]))
    ):
        return None
    if found["c"]:
        return operation("is_one", Symbol(found["c"].lower()), _term(found["d"]))
    return operation("is_not_one" if found["not"] else "is_one", Symbol(found["a"].lower()), _term(found["b"]))


def _term(words: str) -> Symbol:
    """A class by its words, each in the singular: “white birds” and “a white bird” are one."""
    kept = [_singular(word) for word in words.lower().split() if word not in ("a", "an", "the")]
    return Symbol("-".join(kept))


def _singular(word: str) -> str:
    irregular = {
        "men": "man",
        "women": "woman",
        "people": "person",
        "children": "child",
        "mice": "mouse",
        "geese": "goose",
    }
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:s|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
