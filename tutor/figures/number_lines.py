"""The number line of an inequality: the solutions drawn thick, ends that belong filled, ends that do not hollow."""

from __future__ import annotations

from sympy import Basic, FiniteSet, Interval, Union
from sympy.core.relational import Equality, Relational
from sympy.logic.boolalg import BooleanFunction

from tutor.figure import Figure, Kind, Line, Mark
from tutor.figures.curves import label, number, width
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem


def number_line(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw the solutions of an inequality in one unknown."""
    if problem.goal is not Goal.SOLUTIONS or len(problem.unknowns) != 1 or not _is_inequality(statement):
        return None
    parts = _parts(value)
    ends = [end for part in parts for end in (part.start, part.end) if end.is_finite]
    if not parts or not ends:
        return None
    left, right = width([number(end) for end in ends])
    lines, marks = [], []
    for part in parts:
        start = number(part.start) if part.start.is_finite else left
        end = number(part.end) if part.end.is_finite else right
        if part.end.is_finite:
            lines.append(Line(((end, 0.0), (start, 0.0)), arrow=not part.start.is_finite))
        else:
            lines.append(Line(((start, 0.0), (end, 0.0)), arrow=True))
        marks += [
            Mark((number(at), 0.0), label(at), bool(is_open))
            for at, is_open in ((part.start, part.left_open), (part.end, part.right_open))
            if at.is_finite
        ]
    text = say("A number line on which {solutions} is drawn thick.", solutions=formula(value))
    return Figure(Kind.NUMBER_LINE, text, (left, right, -1.0, 1.0), tuple(lines), marks=tuple(dict.fromkeys(marks)))


def _is_inequality(statement: Basic) -> bool:
    relations = statement.args if isinstance(statement, BooleanFunction) else (statement,)
    return any(isinstance(part, Relational) and not isinstance(part, Equality) for part in relations)


def _parts(value: Basic) -> list[Interval]:
    """The intervals of a set; a single number is one with equal ends."""
    match value:
        case Interval():
            return [value]
        case FiniteSet() if not value.free_symbols:
            return [_Point(member) for member in value.args]
        case Union():
            return [part for member in value.args for part in _parts(member)]
        case _:
            return []


class _Point:
    """A single number, with the ends of an interval."""

    left_open = right_open = False

    def __init__(self, at: Basic) -> None:
        self.start = self.end = at
