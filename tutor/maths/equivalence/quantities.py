"""Values with units, percent, degrees, and ratios.

Units count where both sides have them; a value without a unit is compared by its number. ``28 %`` is 28 to a reader who
left the sign out and 0.28 to one who did not: both are accepted, and so are degrees and radians.
"""

from __future__ import annotations

import sympy as sp

from tutor.maths.equivalence.judgement import Judgement, different
from tutor.maths.equivalence.sets import Compare
from tutor.maths.forms.writing import factors
from tutor.maths.reading.units import unit_of
from tutor.maths.reading.values import Quantity, Ratio, Unit


def compare_quantities(a: Quantity, b: Quantity, compare: Compare) -> Judgement:
    """Compare two values with units."""
    if a.unit == b.unit:
        return compare(a.value, b.value)
    if a.unit.dimension != b.unit.dimension:
        return different("units", f"{a.unit.name} and {b.unit.name} measure different things")
    return compare(_in_base_units(a), _in_base_units(b))


def compare_with_plain(quantity: Quantity, plain: sp.Basic, compare: Compare) -> Judgement:
    """Compare a value with a unit and a value without one."""
    judged = compare(quantity.value, plain)
    if judged.equal or quantity.unit.dimension != ():
        return judged
    as_number = compare(_in_base_units(quantity), plain)
    return as_number if as_number.equal else judged


def as_quantity(expression: sp.Expr) -> Quantity | None:
    """``1.5 m``, read as a product with a name, as a quantity, when every name in it is a unit."""
    if not expression.free_symbols:
        return None
    numbers = [part for part in factors(expression) if not part.free_symbols]
    names = [part for part in factors(expression) if part.free_symbols]
    factor: sp.Expr = sp.S.One
    dimension: dict[str, int] = {}
    for part in names:
        base, power = (part.base, part.exp) if isinstance(part, sp.Pow) else (part, sp.S.One)
        unit = unit_of(rf"\mathrm{{{base.name}}}") if isinstance(base, sp.Symbol) else None
        if unit is None or not isinstance(power, sp.Integer):
            return None
        factor *= unit.factor**power
        for name, exponent in unit.dimension:
            dimension[name] = dimension.get(name, 0) + exponent * int(power)
    kept = tuple(sorted((name, exponent) for name, exponent in dimension.items() if exponent))
    value = numbers[0] if len(numbers) == 1 else sp.Mul(*numbers, evaluate=False)
    return Quantity(value, Unit("*".join(map(str, names)), factor, kept))


def _in_base_units(quantity: Quantity) -> sp.Basic:
    return sp.Mul(quantity.value, quantity.unit.factor, evaluate=False)


def compare_ratios(a: Ratio, b: Ratio, compare: Compare) -> Judgement:
    """Ratios are the same when their parts are in proportion."""
    if len(a.parts) != len(b.parts):
        return different("elements", "ratios of different length")
    if any(part == 0 for part in (*a.parts, *b.parts)):
        return _part_by_part(a, b, compare)
    for k in range(1, len(a.parts)):
        left = sp.Mul(a.parts[0], b.parts[k], evaluate=False)
        right = sp.Mul(a.parts[k], b.parts[0], evaluate=False)
        judged = compare(left, right)
        if not judged.equal:
            return judged
    return judged


def _part_by_part(a: Ratio, b: Ratio, compare: Compare) -> Judgement:
    for left, right in zip(a.parts, b.parts, strict=True):
        judged = compare(left, right)
        if not judged.equal:
            return judged
    return judged


def as_fraction(ratio: Ratio) -> sp.Basic | None:
    """``a : b`` as a/b."""
    if len(ratio.parts) != 2:
        return None
    return sp.Mul(ratio.parts[0], sp.Pow(ratio.parts[1], -1, evaluate=False), evaluate=False)
