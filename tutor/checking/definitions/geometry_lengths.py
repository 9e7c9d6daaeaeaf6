"""What a length and an angle may be."""

from __future__ import annotations

from sympy import Basic, Expr

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def positive(*lengths: Basic) -> list[Expr]:
    """The lengths, all of them positive numbers.

    Raises:
        Undefined: one of them is not.
    """
    for length in lengths:
        if not isinstance(length, Expr) or not length.is_number or not length.is_positive:
            raise Undefined(say("A length must be a positive number."))
    return list(lengths)
