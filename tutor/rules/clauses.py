"""Clauses of a sentence as letters of logic: “if it rains, the street is wet” becomes an implication.

A clause is known by its words without articles, auxiliaries and endings, so that “it is raining” and “it rains” are
one; “not” is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sympy import And, Basic, Not, Or, Symbol
from sympy.logic.boolalg import Equivalent, Implies

_ARTICLES = frozenset(("a", "an", "the", "does", "do", "did"))
_SMALL = frozenset(
    ("a", "an", "the", "is", "are", "am", "was", "were", "be", "been", "does", "do", "did", "has", "have", "had",
     "will", "would", "it's", "then", "also", "that")
)  # fmt: skip
_NEGATIONS = re.compile(r"\b(?:not|never|no longer|no|cannot)\b|n't\b", re.IGNORECASE)


_CONNECTIVES: tuple[tuple[str, Callable[[Basic, Basic], Basic]], ...] = (
    (r"(?P<a>.+?),? if and only if (?P<b>.+)", lambda a, b: Equivalent(a, b, evaluate=False)),
    (r"(?:if|whenever|when) (?P<a>.+?)(?:,? then|,) (?P<b>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    (r"(?P<b>.+?) only if (?P<a>.+)", lambda a, b: Implies(b, a, evaluate=False)),
    (r"(?P<b>.+?),? (?:if|whenever) (?P<a>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    (r"(?P<a>.+?)(?:하|이|으)?면,? (?P<b>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    (r"(?:either )?(?P<a>.+?),? or (?P<b>.+?)(?:, or both)?", lambda a, b: Or(a, b, evaluate=False)),
    (r"(?P<a>.+?),? and (?P<b>.+)", lambda a, b: And(a, b, evaluate=False)),
)
"""What joins clauses, the loosest first, and what it means."""


class Clauses:
    """Clauses as letters: each is called by the words in which it came first."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def read(self, words: str) -> Basic | None:
        """A clause, or clauses joined by if, iff, or, and."""
        for pattern, build in _CONNECTIVES:
            found = re.fullmatch(pattern, words, re.IGNORECASE)
            if found is not None:
                one, two = self.read(found["a"]), self.read(found["b"])
                return None if one is None or two is None else build(one, two)
        return self._clause(words)

    def _clause(self, words: str) -> Basic | None:
        whole = re.sub(r"^it is (?:not the case|false|not true) that", "not", words, flags=re.IGNORECASE)
        denied = len(_NEGATIONS.findall(whole)) % 2 == 1
        said = [word for word in re.findall(r"[\w']+", _NEGATIONS.sub(" ", whole).lower()) if word not in _ARTICLES]
        kept = [_stem(word) for word in said if word not in _SMALL]
        if not kept:
            return None
        letter = Symbol(self._names.setdefault(" ".join(kept), "-".join(said)))
        return Not(letter, evaluate=False) if denied else letter


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]  # running, run
    return word.rstrip("e") if len(word) > 3 else word
