"""A picture a teacher would draw, as numbers: lines, filled regions and labelled points in a window of the plane."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.crossing import crossing
from tutor.messages import Message

Place = tuple[float, float]
"""A point of the plane: x to the right, y upward."""


class Kind(StrEnum):
    """What is drawn, and so what stands around it: axes, one line of numbers, or nothing."""

    GRAPH = "graph"
    NUMBER_LINE = "number-line"
    UNIT_CIRCLE = "unit-circle"
    SHAPE = "shape"


class Pen(StrEnum):
    """How a line is drawn; each is told apart without colour too."""

    FIRST = "first"
    SECOND = "second"
    GUIDE = "guide"


@crossing
@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line through its places in order; ``label`` stands at its end, ``arrow``: it goes on beyond it."""

    places: tuple[Place, ...]
    pen: Pen = Pen.FIRST
    label: str = ""
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A filled part of the plane, by its border."""

    border: tuple[Place, ...]


@crossing
@dataclass(frozen=True, slots=True)
class Mark:
    """A point with its label; an ``open`` one does not belong to what is drawn."""

    place: Place
    label: str = ""
    open: bool = False


@crossing
@dataclass(frozen=True, slots=True)
class Figure:
    """One picture. ``alt`` says in a sentence what is to be seen; ``window`` is (left, right, bottom, top).

    ``names`` are the names of the two axes, where there are axes.
    """

    kind: Kind
    alt: Message
    window: tuple[float, float, float, float]
    lines: tuple[Line, ...] = ()
    regions: tuple[Region, ...] = ()
    marks: tuple[Mark, ...] = ()
    names: tuple[str, str] = ("x", "y")
