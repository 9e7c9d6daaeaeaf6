"""A claim as it stands in a text: two sides and the sign between them. Text only; nothing is read yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Joint(Enum):
    """How a statement follows from the one before it, by the words or signs between them."""

    NONE = auto()
    SO = auto()
    IFF = auto()
    OR = auto()
    """Another case of the same statement: "x = 1 or x = 2"."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a claim: ``text`` in calculator notation or LaTeX, the words in it apart.

    ``words`` are what is counted or measured (``apples``, ``miles per hour``); ``money`` tells whether a sign of money
    stands in it.
    """

    text: str
    words: tuple[str, ...] = ()
    money: bool = False
    operators: int = 0
    """How much there is to work out in it."""


@dataclass(frozen=True, slots=True)
class Written:
    """One claim: ``span`` are its first and past-the-end characters in the text, ``line`` is counted from 0.

    ``sign`` is ``=``, ``≈``, ``<``, ``>``, ``≤``, ``≥`` or ``≠``. ``goes_on`` tells that the right side is worked on in
    the same chain (``3 + 4 = 7 * 2 = 14``), ``loose`` that it may be a part of something longer that was not
    understood: then it is never refuted. ``before`` are the equations with letters so far, the last one last.
    """

    span: tuple[int, int]
    line: int
    text: str
    left: Side
    sign: str
    right: Side
    goes_on: bool = False
    loose: bool = False
    joint: Joint = Joint.NONE
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A side with its place in the text that was looked through."""

    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Sides and the signs between them, as found; ``end`` is where looking goes on."""

    sides: tuple[Found, ...]
    signs: tuple[str, ...]
    end: int
    loose: bool = False
    joint: Joint = Joint.NONE
    sure: bool = True
    """Whether nothing that may still be written changes it."""
