"""A run of letters → functions, constants, words and symbols.

Policy. Every letter of a short run is a symbol of its own: ``xy`` is a product, as in ``2xy``. A run of four or more
letters (in LaTeX five) that is no product of known words is one name (``speed``), unless its letters stand in
alphabetical order (``wxyz``). Functions are found inside runs: ``xsin(x)``, ``sinx``; Greek letters and ``pi`` when
the run is their name, or begins with ``pi``. Capitals are read as such, except in the names of functions (``SIN``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tutor.maths.reading.tables import ALIASES, BARE, CONSTANTS, FUNCTIONS, GREEK, OPERATIONS, WORD_OPERATORS


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: key ``name``, ``function``, ``operation`` or ``operator``, where it starts, its length."""

    key: str
    text: str
    start: int
    length: int


_PREFIXES = frozenset(
    f"{arc}{name}{hyperbolic}"
    for name in ("sin", "cos", "tan", "cot", "sec", "csc")
    for arc in ("", "a", "arc", "ar")
    for hyperbolic in ("", "h")
) | {"ln", "log", "exp", "sqrt", "lg"}
"""Functions that may be written together with what they act on: ``sinx``."""
_LONGEST = max(map(len, [*FUNCTIONS, *ALIASES, *OPERATIONS]))


@lru_cache(maxsize=8192)
def pieces(run: str, latex: bool, following: str, integral: bool) -> tuple[Piece, ...]:
    """Split a run of letters; ``following`` is the character after it, ``integral`` whether a ``dx`` may end it."""
    whole = _word(run, following)
    if whole is not None:
        return (whole,)
    if integral and len(run) >= 2 and run[-2] == "d":
        return (*(pieces(run[:-2], latex, " ", False) if len(run) > 2 else ()), *_single(run[-2:], len(run) - 2))
    found = _functions_inside(run, following)
    if found is not None:
        return found
    if run.startswith("pi") and 3 <= len(run) <= 4:
        return (Piece("name", "pi", 0, 2), *_single(run[2:], 2))
    if not latex and following == "(" and len(run) == 3 and run.islower() and not _alphabetical(run):
        return (Piece("name", run, 0, 3),)
    if len(run) >= (5 if latex else 4) and not _alphabetical(run) and not (latex and run.isupper()):
        return (Piece("name", run, 0, len(run)),)
    return _single(run, 0)


def function_named(word: str) -> str | None:
    """Return the canonical name of a function however it is spelled (``arcsin``, ``SIN``), or None."""
    for spelling in (word, word.lower() if word.isupper() or word.istitle() else word):
        name = ALIASES.get(spelling, spelling)
        if name in FUNCTIONS and (spelling == word or len(word) > 2 or spelling == "ln"):
            return name
    return None


def _word(run: str, following: str) -> Piece | None:
    if len(run) == 1:
        return Piece("name", run, 0, 1)
    if run in WORD_OPERATORS and not (following == "(" and run in OPERATIONS | ALIASES.keys()):
        return Piece("operator", run, 0, len(run))
    if run in OPERATIONS and (
        following in ("(", "[", "{", "_")
        or run in ("sqrt", "lim", "int", "sum", "prod", "log", "lg", "ln", "exp", "cbrt", "det")
    ):
        return Piece("operation", run, 0, len(run))
    name = function_named(run)
    if name is not None and (
        following in ("(", "[", "{") or name in BARE or (following == "2" and name == "factorial")
    ):
        return Piece("function", name, 0, len(run))
    if run.upper() == run and run.lower() in OPERATIONS and following == "(":
        return Piece("operation", run.lower(), 0, len(run))
    if run in GREEK or run in CONSTANTS:
        return Piece("name", run, 0, len(run))
    return None


def _functions_inside(run: str, following: str) -> tuple[Piece, ...] | None:
    """``xsin(…)``: letters before a function that a bracket follows; ``sinx``: a function before one or two letters."""
    for start in range(1, min(len(run) - 1, 4)):
        tail = run[start:]
        if following in ("(", "^", "²", "_", "{", "*") and len(tail) >= 2:
            piece = _word(tail, "(" if following in "({" else following)
            if piece is not None and piece.key in ("function", "operation") and len(tail) >= 2:
                return (*_single(run[:start], 0), Piece(piece.key, piece.text, start, len(tail)))
    for start in range(1, min(len(run) - 2, 3)):
        if any(run.startswith(name, start) for name in ("sin", "cos", "tan", "ln", "log")) and len(run) - start <= 5:
            inner = _functions_inside(run[start:], following)
            if inner is not None:
                return (*_single(run[:start], 0), *_moved(inner, start))
    for length in range(min(len(run) - 1, _LONGEST), 1, -1):
        head, rest = run[:length], run[length:]
        if head in _PREFIXES and (len(rest) <= 2 or rest in GREEK or _starts_with_function(rest)):
            key = "operation" if head in ("sqrt", "log", "ln", "lg", "exp") else "function"
            name = head if key == "operation" else str(function_named(head))
            return (Piece(key, name, 0, length), *_moved(pieces(rest, True, following, False), length))
    return None


def _moved(found: tuple[Piece, ...], by: int) -> list[Piece]:
    return [Piece(piece.key, piece.text, piece.start + by, piece.length) for piece in found]


def _starts_with_function(rest: str) -> bool:
    return any(rest[1:].startswith(name) or rest.startswith(name) for name in ("sin", "cos", "tan", "ln", "log", "exp"))


def _single(run: str, offset: int) -> tuple[Piece, ...]:
    return tuple(Piece("name", letter, offset + index, 1) for index, letter in enumerate(run))


def _alphabetical(run: str) -> bool:
    return not set(run) & set("iou") and all(a < b for a, b in pairwise(run))
