"""Exercises with figures: the quantity and what is given."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from sympy import Basic, Integer, Symbol

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.rules.measures.measure import Measure
from tutor.rules.measures.working import given_formula
from tutor.topic import Exercise, Posed


def practise_measure(
    draw: Random, level: Level, measures: Mapping[str, Measure], names: Mapping[Level, tuple[str, ...]]
) -> Exercise:
    """Draw one of the measures of a level, and what is given."""
    measure = measures[draw.choice(names[level])]
    most = {Level.BEGINNER: 12, Level.INTERMEDIATE: 20, Level.ADVANCED: 30}[level]
    values = tuple(
        measure.draw(draw, level) if measure.draw else (Integer(draw.randint(2, most)) for _ in measure.letters)
    )
    unit = draw.choice(("cm", "m", "mm", "km")) if measure.dimension else ""
    given: dict[str, Basic] = {"unit": Symbol(unit)} if unit else {}
    posed = Posed(operation(measure.name, *values), "measure", Goal.VALUE, given=given)
    return Exercise(say("Find the {what}: {given}.", what=measure.title, given=_given(measure, values, unit)), posed)


def _given(measure: Measure, values: tuple[Basic, ...], unit: str) -> Formula:
    if measure.listed:
        tex = rf"\,\mathrm{{{unit}}}" if unit else r"^\circ" if measure.dimension == 0 else ""
        mark = f" {unit}" if unit else "°" if measure.dimension == 0 else ""
        count = len(measure.counts)
        told = [
            given_formula((letter,), (value,), "")
            for letter, value in zip(measure.letters, values[:count], strict=False)
        ]
        parts = [formula(value) for value in values[count:]]
        return Formula(
            ", ".join((*(each.latex for each in told), *(part.latex + tex for part in parts))),
            ", ".join((*(each.plain for each in told), *(part.plain + mark for part in parts))),
        )
    parts = [
        given_formula((letter,), (value,), "" if letter in measure.angles | measure.counts else unit)
        for letter, value in zip(measure.letters, values, strict=True)
    ]
    degrees = [letter in measure.angles for letter in measure.letters]
    return Formula(
        ", ".join(part.latex + (r"^\circ" if angle else "") for part, angle in zip(parts, degrees, strict=True)),
        ", ".join(part.plain + ("°" if angle else "") for part, angle in zip(parts, degrees, strict=True)),
    )
