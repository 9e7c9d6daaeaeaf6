"""The key rounded to the digits that were asked for."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import flint
import sympy as sp

from tutor.maths.balls import Beyond, Undefined, evaluate
from tutor.maths.equivalence import Judgement, compare
from tutor.maths.equivalence.judgement import Witness, different, equal
from tutor.maths.equivalence.kinds import is_expression
from tutor.maths.reading.units import unit_of
from tutor.maths.reading.values import Quantity


def rounded_as_asked(gold: Any, answer: Any, form: str, texts: tuple[str, str]) -> Judgement:
    """Compare an answer with the key rounded to the digits of the form, halves away from zero."""
    name, _, digits = form.partition(":")
    gold, answer = with_units(gold, texts[0]), with_units(answer, texts[1])
    if isinstance(gold, Quantity) and isinstance(answer, Quantity):
        if gold.unit.dimension != answer.unit.dimension:
            return different("units", f"{gold.unit.name} and {answer.unit.name} measure different things")
        if gold.unit.factor != answer.unit.factor:
            gold = _in_units_of(gold, answer)
    elif isinstance(gold, Quantity) and gold.unit.dimension:
        return different("units", "the unit is missing")
    plain_gold, plain_answer = _value(gold), _value(answer)
    if not (is_expression(plain_gold) and is_expression(plain_answer)):
        return compare(gold, answer)
    wanted, given = _exact(plain_gold), _exact(plain_answer)
    if wanted is None or given is None:
        return compare(gold, answer)
    target = _rounded(wanted, int(digits), significant=name == "significant-figures")
    if given == target or (
        given == wanted and name == "decimal-places" and _rounded(given, int(digits), significant=False) == given
    ):
        return equal("rounding", "the key rounded to the digits asked for")
    witness = Witness((), sp.Rational(target.numerator, target.denominator), plain_answer)
    return different("rounding", "not the key rounded to the digits asked for", witness)


_WITH_UNIT = re.compile(r"\s*(\(?-?[\d.]+(?:[eE][+-]?\d+)?\)?)\s*\*?\s*([^\W\d].*)")
_POWER, _BARE = r"\((-?\d)\)", r"\1"


def with_units(value: Any, text: str) -> Any:
    """``9.81*m/s^2``, read as a product of names, as a quantity, when what follows the number is a unit."""
    if not is_expression(value) or not value.free_symbols:
        return value
    match = _WITH_UNIT.fullmatch(text)
    unit = unit_of(rf"\mathrm{{{re.sub(_POWER, _BARE, match[2].strip())}}}") if match else None
    if match is None or unit is None:
        return value
    return Quantity(sp.Float(match[1].strip("()")), unit)


def _in_units_of(gold: Quantity, answer: Quantity) -> Quantity:
    return Quantity(sp.Mul(gold.value, gold.unit.factor / answer.unit.factor, evaluate=False), answer.unit)


def _value(side: Any) -> Any:
    return side.value if isinstance(side, Quantity) else side


def _exact(number: sp.Expr) -> Fraction | None:
    """The number as a fraction, exact or to 60 digits."""
    if number.free_symbols:
        return None
    try:
        value = evaluate(number, {}, bits=260)
    except (Beyond, Undefined):
        return None
    if value.exact is not None:
        return Fraction(int(value.exact.p), int(value.exact.q))
    if not value.ball.imag.is_zero():
        return None
    with flint.ctx.workprec(260):
        return Fraction(str(value.ball.real.mid().str(60, radius=False)))


def _rounded(number: Fraction, digits: int, *, significant: bool) -> Fraction:
    unit = Fraction(10) ** (_magnitude(number) - digits + 1 if significant else -digits)
    steps = abs(number) / unit + Fraction(1, 2)
    whole = steps.numerator // steps.denominator
    return whole * unit * (1 if number >= 0 else -1)


def _magnitude(number: Fraction) -> int:
    """The power of ten of the first digit."""
    if number == 0:
        return 0
    power = len(str(abs(number.numerator))) - len(str(number.denominator))
    return power if abs(number) >= Fraction(10) ** power else power - 1
