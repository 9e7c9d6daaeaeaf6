"""All misconceptions, subject by subject; among equally special ones the first that fits is named."""

from __future__ import annotations

from tutor.checking.mistakes import (
    arithmetic,
    brackets,
    careless,
    chance,
    decimals,
    derivatives,
    equations,
    fractions,
    geometry,
    inequalities,
    integrals,
    linear_algebra,
    logarithms,
    powers,
    quadratics,
    trigonometry,
    whole_numbers,
)
from tutor.checking.mistakes.misconception import Misconception
from tutor.errors import UnknownName
from tutor.messages import say

MISCONCEPTIONS: tuple[Misconception, ...] = (
    *brackets.MISCONCEPTIONS,
    *powers.MISCONCEPTIONS,
    *logarithms.MISCONCEPTIONS,
    *fractions.MISCONCEPTIONS,
    *arithmetic.MISCONCEPTIONS,
    *decimals.MISCONCEPTIONS,
    *equations.MISCONCEPTIONS,
    *quadratics.MISCONCEPTIONS,
    *inequalities.MISCONCEPTIONS,
    *trigonometry.MISCONCEPTIONS,
    *derivatives.MISCONCEPTIONS,
    *integrals.MISCONCEPTIONS,
    *linear_algebra.MISCONCEPTIONS,
    *whole_numbers.MISCONCEPTIONS,
    *geometry.MISCONCEPTIONS,
    *chance.MISCONCEPTIONS,
    *careless.MISCONCEPTIONS,
)
BY_CODE = {each.code: each for each in MISCONCEPTIONS}


def misconception(code: str) -> Misconception:
    """Return the misconception of that code.

    Raises:
        UnknownName: there is none.
    """
    if code not in BY_CODE:
        raise UnknownName(say("There is no misconception called “{name}”.", name=code))
    return BY_CODE[code]
