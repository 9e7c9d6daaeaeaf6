"""From a question to the named operation, its lengths in one unit and its angles in degrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import permutations

from sympy import Basic, Expr, Integer, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal
from tutor.rules.measures.measure import Measure
from tutor.rules.measures.units import in_degrees, in_one_unit, members
from tutor.topic import Asking, Posed


def asked(quantity: str, figure: str, *given: tuple[str, str], any_order: bool = True) -> tuple[str, ...]:
    """The phrases of a quantity: "find volume of cone with height {h} and radius {r}", and in the other orders.

    ``given`` pairs what a length is called with the letter of its blank.
    """
    orders = list(permutations(given)) if any_order and len(given) < 3 else [given]
    found: list[str] = []
    for order in orders:
        told = _told(order)
        found += [f"{quantity} of {figure} {told}", f"find {quantity} of {figure} {told}"]
        found += [f"{figure} {told} find its {quantity}", f"given {figure} {told} find its {quantity}"]
    return tuple(found)


def _told(given: Iterable[tuple[str, str]]) -> str:
    parts = [f"{name} {{{letter}}}" for name, letter in given]
    if len(parts) == 1:
        return f"with {parts[0]}"
    return "with " + " ".join(parts[:-1]) + f" and {parts[-1]}"


def askings(measures: Mapping[str, Measure]) -> tuple[Asking, ...]:
    """One asking for each measure."""
    return tuple(Asking(measure.phrases, _pose(measure)) for measure in measures.values())


def _pose(measure: Measure) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        given = _named(measure, blanks)
        if given is None:
            return None
        lengths = {name: value for name, value in given.items() if _base(name, measure) not in measure.angles}
        lengths = {name: value for name, value in lengths.items() if name not in measure.counts}
        found = in_one_unit(lengths.values())
        if found is None:
            return None
        numbers: dict[str, Expr | None] = dict(zip(lengths, found[0], strict=True))
        for name, value in given.items():
            if name not in lengths:
                numbers[name] = in_degrees(value) if _base(name, measure) in measure.angles else _count(value)
        if any(number is None for number in numbers.values()):
            return None
        return posed(measure, {name: number for name, number in numbers.items() if number is not None}, found[1])

    return pose


def _named(measure: Measure, blanks: Mapping[str, Basic]) -> dict[str, Basic] | None:
    """The given values by letter; a list ``s`` is dealt out to the letters that are left, ``k`` says how long it is."""
    given = {name: value for name, value in blanks.items() if name not in ("s", "t", "k")}
    listed = [value for name in ("s", "t") if name in blanks for value in members(blanks[name])]
    open_letters = [letter for letter in measure.letters if letter not in given]
    if "k" in blanks and blanks["k"] != len(listed):
        return None
    if measure.listed:
        listed = listed or list(given.values())
        given = given if "n" in given else {}
        return {**given, **{f"{measure.letters[-1]}{i}": value for i, value in enumerate(listed)}} if listed else None
    if listed and len(listed) != len(open_letters):
        return None
    return given | dict(zip(open_letters, listed, strict=True)) if listed else given


def _base(name: str, measure: Measure) -> str:
    return name.rstrip("0123456789") if measure.listed else name


def _count(value: Basic) -> Expr | None:
    return value if isinstance(value, Integer) else None


def posed(measure: Measure, numbers: Mapping[str, Expr], unit: str = "") -> Posed | None:
    """The question as an operation.

    Raises:
        NotSolved: a length or angle is not positive.
    """
    if not all(number.is_positive or (measure.may_vanish and number == 0) for number in numbers.values()):
        raise NotSolved(say("The given lengths and angles must be positive."), code="not-positive")
    if measure.listed:
        arguments: list[Expr] | None = list(numbers.values())
    else:
        arguments = _arguments(measure, numbers)
    if arguments is None:
        return None
    refused = measure.refuse(*arguments) if measure.refuse else None
    if refused is not None:
        raise NotSolved(refused, code="no-such-figure")
    given: dict[str, Basic] = {"unit": Symbol(unit)} if unit else {}
    return Posed(operation(measure.name, *arguments), "measure", Goal.VALUE, given=given)


def _arguments(measure: Measure, numbers: Mapping[str, Expr]) -> list[Expr] | None:
    found: list[Expr] = []
    for letter in measure.letters:
        if letter in numbers:
            found.append(numbers[letter])
            continue
        instead = measure.derived.get(letter)
        if instead is None or instead[0] not in numbers:
            return None
        found.append(instead[1](numbers[instead[0]]))
    return found
