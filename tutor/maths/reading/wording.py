"""Answers in words: what tells prose from a formula gone wrong, and what words are compared by."""

from __future__ import annotations

import re

from tutor.maths.reading.names import function_named
from tutor.maths.reading.tables import CONSTANTS, GREEK, OPERATIONS
from tutor.maths.reading.values import Words

_SAME_WORDS = {
    **dict.fromkeys(("dne", "d.n.e", "undefined"), "does not exist"),
    "diverges": "divergent",
    "converges": "convergent",
}


def words_outside_formulas(text: str) -> bool:
    """Whether there are formulas in marks, and words (not only "and", "or") beside them."""
    if not re.search(r"\$|\\\(|\\\[", text):
        return False
    outside = FORMULAS.sub(" ", text)
    if outside == text:
        return False
    outside = re.sub(r"\\[a-zA-Z]+", " ", outside)
    return any(is_english(word) for word in re.findall(r"[^\W\d_]{2,}", outside))


# -- words --

_MARKUP = re.compile(r"\\(?:text|textbf|textit|textrm|mbox|hbox|mathrm|operatorname|emph)\s*|\\[,;:! ]|[{}$~*`]|\\quad")


def words(text: str) -> Words:
    """Return the text as an answer in words."""
    return Words(text, word_key(text))


_PUNCTUATION = ".,;:!?\"'“”‘’()"


def word_key(text: str) -> str:
    """The text in lower case, without mark-up, articles and punctuation: what answers in words are compared by."""
    plain = _MARKUP.sub(lambda match: " " if match[0].startswith("\\") or match[0] in "~" else "", text)
    plain = " ".join(word.rstrip(_PUNCTUATION).lstrip("\"'“”‘’(") for word in plain.lower().split())
    plain = re.sub(r"(?<=\d)\s*([ap])\.?\s?m\b", r" \1m", plain)
    plain = re.sub(r"\b(?:the|a|an|it|is|there|are)\b", " ", plain)
    plain = " ".join(plain.split())
    return _SAME_WORDS.get(plain, plain)


FORMULAS = re.compile(r"\$\$.{1,3000}?\$\$|\$[^$]{0,3000}\$|\\\(.{1,3000}?\\\)|\\\[.{1,3000}?\\\]", re.DOTALL)


def is_prose(text: str) -> bool:
    """Whether the text is words rather than a formula gone wrong.

    Three plain words outside formulas are; one or two only where nothing else there is a sign of mathematics.
    """
    outside = FORMULAS.sub(" ", text)
    marked = re.search(r"\\(?:text|mbox|textbf|textrm|hbox|mathrm)\s*\{[^{}]*[^\W\d_]{2}[^{}]*\}", text)
    plain = re.sub(r"\\[a-zA-Z]+", " ", outside)
    found = [word for word in re.findall(r"(?<![\w\\])[^\W\d_]{2,}(?![\w(\[])", plain) if is_english(word)]
    if len(found) >= 3:
        return True
    if marked:
        return True
    return bool(found) and any(len(word) > 2 for word in found) and not re.search(r"[*+^=<>#|\\&_/@]|[a-z]\(", outside)


def is_english(word: str) -> bool:
    """Whether a word is none of those that mathematics is written with."""
    return not (
        word in CONSTANTS or word in GREEK or word in OPERATIONS or function_named(word) or word in ("and", "or", "not")
    )
