"""The words by which a text is found: English words, pairs of Hangul syllables, and what LaTeX commands stand for."""

from __future__ import annotations

import re

COMMANDS = {
    "int": "integral",
    "lim": "limit",
    "sqrt": "root",
    "sum": "sum sigma",
    "log": "logarithm",
    "ln": "logarithm",
    "sin": "sine",
    "cos": "cosine",
    "det": "determinant",
    "binom": "combination",
    "vec": "vector",
    "matrix": "matrix",
    "%": "percent",
    "∫": "integral",
    "√": "root",
    "∑": "sum sigma",
    "∪": "union",
    "∩": "intersection",
}
"""Notation → the words that a card has for it."""

COMMON = frozenset(
    (
        *("and", "are", "calculate", "can", "compute", "determine", "does", "evaluate", "find", "for", "from", "given"),
        *("has", "have", "how", "into", "many", "much", "that", "the", "then", "there", "this", "was", "were", "what"),
        *("when", "which", "who", "will", "with", "work", "you", "your"),
    )
)
"""Words of most problems, which say nothing about what a problem is about."""

PIECE = re.compile(r"[A-Za-z]+|[가-힣]+|[%∫√∑∪∩]")


def terms(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without repeats.

    Hangul is cut into overlapping pairs of syllables, so that a word is found whatever particle it carries.
    """
    found: list[str] = []
    for piece in PIECE.findall(text):
        if piece in COMMANDS:
            found += COMMANDS[piece].split()
        elif "가" <= piece[0] <= "힣":
            found += [piece[i : i + 2] for i in range(max(len(piece) - 1, 1))]
        elif len(piece) > 2 and piece.lower() not in COMMON:
            found.append(piece.lower())
    return tuple(dict.fromkeys(found))
