"""Reads one line of a student's work: statements or values, and the signs that join them. Runs in a worker (SymPy)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from sympy import And, Basic, Eq, Expr, Float, Rational, S, Tuple
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean
from sympy.sets.sets import Set

from tutor.checking.work.families import without_remark
from tutor.errors import StepwiseError
from tutor.maths.reading import read
from tutor.maths.worker import within

SECONDS = 0.5
"""For reading one part of a line."""


class Link(Enum):
    """How the student says that a part follows from the one before it."""

    NONE = ""
    IMPLIES = "⇒"
    IMPLIED = "⇐"
    EQUIVALENT = "⇔"
    EQUALS = "="
    """The line begins with an equals sign: its value goes on from the line above."""


@dataclass(frozen=True, slots=True)
class Part:
    """A statement or a value of a line, as written, and the sign before it.

    ``sides`` are those of a chain of equals signs, or the one value; empty for other statements. ``other`` is what it
    may mean too: only the bracket after d/dx is differentiated, not the product that it begins.
    """

    link: Link
    text: str
    content: Basic
    sides: tuple[Expr, ...] = ()
    other: Basic | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read: its parts, or none where it is words (``words``) or cannot be read."""

    text: str
    parts: tuple[Part, ...] = ()
    words: bool = False


_JOINTS: tuple[tuple[str, Link], ...] = (
    (r"<=>|<==>|<->|⇔|⟺|↔|\\(?:Left|left|Longleft|longleft)rightarrow\b|\\iff\b", Link.EQUIVALENT),
    (r"=>|==>|->|⇒|⟹|→|\\(?:Long|long)?[Rr]ightarrow\b|\\implies\b|∴|\\therefore\b", Link.IMPLIES),
    (r"<==(?!>)|⇐|⟸|\\(?:Long)?[Ll]eftarrow\b|\\impliedby\b", Link.IMPLIED),
)
_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in _JOINTS))
_LIMIT = re.compile(r"\\lim|(?<![a-zA-Z])lim(?![a-zA-Z])|\\to\b")
_NUMBERED = re.compile(
    r"^\s*(?:\(?(?:[1-9]\d?|[a-h]|i{1,3}|iv|v)\)|[1-9]\d?\.(?=\s)|step\s+\d+\s*[:.)]"
    r"|[•▪·–](?=\s))\s*",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^\s*(?:(?:and\s+)?(?:so|then|therefore|thus|hence|this gives|which gives|we get|it follows that|now|answer"
    r"|solution|따라서|그러므로|그래서|즉|답)\b\s*[:,]?\s*)+",
    re.IGNORECASE,
)
_REASON = re.compile(r"(?<=\S)\s*[,;(:–-]?\s*\b(?:since|because)\b.*$", re.IGNORECASE)
_LABELLED = re.compile(r"^[^=<>≤≥:$\\]*[^\W\d_]{2}[^=<>≤≥:$\\]*:\s*(?=\S)")
_KNOWN: dict[str, Basic] = {
    **dict.fromkeys(("all", "all real numbers", "all reals", "any real number", "always true", "항상 참"), S.true),
    **dict.fromkeys(("true", "참", "모든 실수"), S.true),
    **dict.fromkeys(("none", "no solution", "no solutions", "no real solution", "no real solutions"), S.false),
    **dict.fromkeys(("false", "never true", "contradiction", "거짓", "해가 없다", "해 없음", "모순"), S.false),
}
_NAMES = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan asin acos atan sinh cosh tanh log ln exp sqrt cbrt abs diff int sum "  # noqa: SIM905
    "lim max min gcd lcm mod and or not pi theta alpha beta gamma lambda phi all none true false infinity oo root "
    "det inv frac cdot times nPr nCr deg ceil floor sgn sign xor real reals".split()
)
_BOUNDS = re.compile(r"∫\[([^\[\]]+?)\.\.([^\[\]]+)\]")
"""Bounds as we print them in plain text."""
_SLOPE = re.compile(r"d/d[a-z]\s*(?P<bracket>\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))(?=\s*[/*])")
"""The derivative of a bracket with a factor behind it."""
_WORD = re.compile(r"(?<![\\a-zA-Z])[a-zA-Z]{2,}(?:['’][a-z]+)?")
_TEXT = re.compile(r"\\(?:text|mathrm|textbf|mbox)\s*\{([^{}]*)\}")
_HANGUL = re.compile(r"[가-힣]{2,}")


def read_line(text: str) -> Line:
    """Read a line; never fails: what cannot be read has no parts."""
    bare = _NUMBERED.sub("", text).strip().rstrip("✓✔ ").strip()
    bare = re.sub(r"^\$+|(?<!\\)\$+$", "", bare).strip() if bare.count("$") in (2, 4) else bare
    bare = without_remark(bare)
    led = _LED.sub("", bare)
    for candidate in dict.fromkeys((bare, led, _LABELLED.sub("", bare), _REASON.sub("", led))):
        known = _known(candidate)
        if known is not None:
            return Line(text, (Part(Link.NONE, candidate, known),))
        if not is_words(candidate):
            parts = _parts(candidate)
            if parts:
                return Line(text, parts)
    return Line(text, words=is_words(bare))


def is_words(text: str) -> bool:
    """Whether there are words of a language in a line, not only names of mathematics."""
    plain = _TEXT.sub(r" \1 ", text)
    plain = re.sub(r"\b(?:and|or)\b|또는|이거나|그리고|이고", " ", plain)
    if _HANGUL.search(plain):
        return True
    found = [word for word in _WORD.findall(plain) if word not in _NAMES and word.lower() not in _NAMES]
    return any(len(word) > 3 or word.lower() in _SHORT for word in found)


_SHORT = frozenset("is the so if we has get for let by of to it are was his her had she he".split())  # noqa: SIM905


def _known(text: str) -> Basic | None:
    key = _TEXT.sub(r"\1", text).strip(" .!").lower()
    return _KNOWN.get(key)


def _parts(text: str) -> tuple[Part, ...]:
    """The statements of a line, at the signs of implication."""
    pieces: list[tuple[Link, str]] = []
    link, start = Link.NONE, 0
    for found in () if _LIMIT.search(text) else _ANY.finditer(text):
        pieces.append((link, text[start : found.start()]))
        link = next(sign for (_, sign), told in zip(_JOINTS, found.groups(), strict=True) if told)
        start = found.end()
    pieces.append((link, text[start:]))
    parts: list[Part] = []
    for sign, piece in pieces:
        bare = re.sub(r"^\s*(?:\\[,;:! ]|\\quad|\\qquad|\\\\|&)+|(?:\\[,;:! ]|\\quad|\\qquad|\\\\|&)+\s*$", "", piece)
        bare = bare.strip().strip("$").strip().rstrip(".,;").strip()
        if not bare:
            continue
        part = _part(sign, bare)
        if part is None:
            return ()
        parts.append(part)
    return tuple(parts)


def _part(link: Link, text: str) -> Part | None:
    known = _known(text)
    if known is not None:
        return Part(link, text, known)
    if re.match(r"=(?![=>])", text):
        link, text = Link.EQUALS, text[1:].strip()
    content = _formula(text)
    if content is None or isinstance(content, Tuple):
        return None
    bracketed = _SLOPE.sub(r"(\g<0>)", text)
    other = _formula(bracketed) if bracketed != text else None
    return Part(link, text, content, sides_of(content), other if other != content else None)


def _formula(text: str) -> Basic | None:
    try:
        with within(SECONDS):
            found = read(_BOUNDS.sub(r"\\int_{\1}^{\2} ", text))
    except (StepwiseError, RecursionError):
        return None
    decimals = {number: Rational(str(number)) for number in found.atoms(Float)}
    found = found.xreplace(decimals) if decimals else found
    return found if isinstance(found, Expr | Relational | Boolean | Set | Tuple) or found.is_Matrix else None


def sides_of(content: Basic) -> tuple[Expr, ...]:
    """The sides of one equation, of a chain of them, or a value by itself."""
    if isinstance(content, Eq):
        return (content.lhs, content.rhs)
    if isinstance(content, And) and all(isinstance(part, Eq) for part in content.args):
        parts = content.args
        if all(one.args[1] == other.args[0] for one, other in pairwise(parts)):
            return (parts[0].args[0], *(part.args[1] for part in parts))
        return ()
    return () if isinstance(content, Boolean | Set | Relational) else (content,)


def is_statement(content: Basic) -> bool:
    """Whether this is true or false (or says for which values), rather than a value."""
    return isinstance(content, Boolean | Relational | Set) and not content.is_Symbol
