"""Solutions that repeat for ever: ``x = π/6 + 2πn`` for every whole number n."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sympy import Expr, ImageSet, Lambda, Rational, S, Set, Symbol, Union, ceiling, floor, pi
from sympy.core.relational import Relational

from tutor.maths import printing
from tutor.maths.reading import evaluated
from tutor.messages import Formula, say
from tutor.rules.equations.answers import in_size_order, nothing
from tutor.rules.equations.showing import formula
from tutor.solution import Answer


class Family(NamedTuple):
    """start + n·period for every whole number n."""

    start: Expr
    period: Expr

    def reduced(self) -> Family:
        """The same numbers, starting at the smallest that is not negative where that is a fraction of the period."""
        ratio = self.start / self.period
        if isinstance(ratio, Rational):
            return Family((ratio - floor(ratio)) * self.period, self.period)
        return self

    def between(self, low: Expr, high: Expr) -> list[Expr]:
        """The members from the smallest whole n that may reach ``low`` to the largest that may reach ``high``."""
        first = int(floor(((low - self.start) / self.period).evalf())) - 1
        last = int(ceiling(((high - self.start) / self.period).evalf())) + 1
        return [self.start + n * self.period for n in range(first, last + 1)]


def whole_letter(unknown: Symbol) -> Symbol:
    """Return the letter for whole numbers: n, or k where n is taken."""
    return Symbol("n" if unknown.name != "n" else "k")


def merged(families: Sequence[Family]) -> list[Family]:
    """Each family once; two that are half a period apart become one of half the period."""
    kept = list(dict.fromkeys(family.reduced() for family in families))
    for i, one in enumerate(kept):
        for other in kept[i + 1 :]:
            if one.period == other.period and (one.start - other.start) / one.period in (
                Rational(1, 2),
                Rational(-1, 2),
            ):
                joined = Family(one.start, one.period / 2).reduced()
                return merged([*(family for family in kept if family not in (one, other)), joined])
    return sorted(kept, key=lambda family: float(family.start.evalf()))


def members(families: Sequence[Family], unknown: Symbol) -> Set:
    """The set of all their numbers."""
    letter = whole_letter(unknown)
    sets = [ImageSet(Lambda(letter, family.start + family.period * letter), S.Integers) for family in families]
    if not sets:
        return S.EmptySet
    return sets[0] if len(sets) == 1 else Union(*sets, evaluate=False)


def shown_families(families: Sequence[Family], unknown: Symbol, angle: Expr | None = None) -> Formula:
    """Print ``x = π/6 + 2πn or x = 5π/6 + 2πn``; with an angle, what that is: ``2x = π/6 + 2πn``.

    ``families`` are those of the angle; the expression behind it is the set of the unknown's values.
    """
    letter = formula(whole_letter(unknown))
    name = formula(unknown if angle is None else angle)
    turns = [formula(family.period * whole_letter(unknown)) for family in families]
    starts = [formula(family.start) if family.start != 0 else None for family in families]
    latex = [
        rf"{name.latex} = {start.latex} + {turn.latex}" if start else rf"{name.latex} = {turn.latex}"
        for start, turn in zip(starts, turns, strict=True)
    ]
    plain = [
        f"{name.plain} = {start.plain} + {turn.plain}" if start else f"{name.plain} = {turn.plain}"
        for start, turn in zip(starts, turns, strict=True)
    ]
    values = families if angle is None else [of_unknown(family, angle, unknown) for family in families]
    return Formula(
        r" \text{ or } ".join(latex) + rf",\ {letter.latex} \in \mathbb{{Z}}",
        " or ".join(plain) + f", {letter.plain} ∈ ℤ",
        printing.formula(members(values, unknown)).tree,
    )


def of_unknown(family: Family, angle: Expr, unknown: Symbol) -> Family:
    """Return the values of the unknown where its angle is in the family."""
    written = evaluated(angle).expand()
    slope, start = written.coeff(unknown, 1), written.coeff(unknown, 0)
    return Family(((family.start - start) / slope).expand(), abs(family.period / slope))


def families_answer(families: Sequence[Family], unknown: Symbol) -> Answer:
    """Return the answer with these solutions."""
    if not families:
        return nothing(unknown, say("There is no real solution."))
    letter = formula(whole_letter(unknown))
    return Answer(
        shown_families(families, unknown),
        printing.formula(members(families, unknown)),
        say("The solutions repeat for ever: {letter} stands for any whole number, negative ones too.", letter=letter),
    )


def within(families: Sequence[Family], bounds: Sequence[Relational], unknown: Symbol) -> list[Expr]:
    """Return the members that keep the bounds, from small to large.

    Raises:
        ValueError: the bounds leave the unknown free on one side.
    """
    ends = [part.rhs if part.lhs == unknown else part.lhs for part in bounds]
    values = [evaluated(end) for end in ends]
    low, high = min(values, key=_size), max(values, key=_size)
    found = [value for family in families for value in family.between(low, high)]
    kept = [value for value in found if all(bool(evaluated(part.xreplace({unknown: value}))) for part in bounds)]
    return in_size_order(kept)


def _size(value: Expr) -> float:
    return float(value.evalf())


HALF_TURN, TURN = pi, 2 * pi
"""Periods of the tangent, and of sine and cosine."""
