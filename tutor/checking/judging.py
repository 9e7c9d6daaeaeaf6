"""How a verdict is made: the three kinds, and what a witness shows."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Symbol, default_sort_key

from tutor.maths.printing import formula
from tutor.messages import Message
from tutor.verdict import Status, Verdict, Witness


def proved(method: str, note: str, message: Message) -> Verdict:
    """Return a verdict that something is proven."""
    return Verdict(Status.PROVED, method, note, message)


def refuted(method: str, note: str, message: Message, witness: Witness | None = None) -> Verdict:
    """Return a verdict that something is wrong."""
    return Verdict(Status.REFUTED, method, note, message, witness)


def unchecked(note: str, message: Message, method: str = "none") -> Verdict:
    """Return a verdict that nothing was decided, and why."""
    return Verdict(Status.UNCHECKED, method, note, message)


def witness(point: Mapping[Symbol, Basic], left: Basic, right: Basic) -> Witness:
    """Show a point and the two values there."""
    ordered = sorted(point.items(), key=lambda item: default_sort_key(item[0]))
    return Witness(
        point=tuple((symbol.name, formula(number)) for symbol, number in ordered),
        left=formula(left),
        right=formula(right),
    )
