"""Text → SymPy object: the whole of a formula, nothing left over."""

from __future__ import annotations

from typing import Any, cast

from sympy import Basic, FiniteSet, Tuple

from tutor.errors import Unreadable
from tutor.maths.reading import (
    brackets,
    derivatives,
    environments,
    integrals,
    operands,
    powers,
    series,
    stated,
    statements,
)
from tutor.maths.reading.grammar import FACTORS, INFIX, NOTHING, PRODUCT, Declared, Parser
from tutor.maths.reading.joining import listing
from tutor.maths.reading.limits import LIMITS, Limits
from tutor.maths.reading.values import Several
from tutor.messages import say

for _key in FACTORS:
    INFIX.setdefault(_key, (PRODUCT, operands.implicit_product))


def read(text: str, limits: Limits = LIMITS, declared: Declared = NOTHING) -> Basic:
    """Read a formula as written: unevaluated, in its order.

    The conventions are in `tutor.maths.reading.grammar`. Values side by side without brackets come as a Tuple,
    alternatives (``2 or -2``, ``1 ± 3``) as a FiniteSet. ``declared`` says what names of the text around it stand for.

    Raises:
        Unreadable: with the position in ``text`` and what was expected.
        TooLarge: over a limit on length, depth or the size of numbers.
    """
    value = parsed(text, limits, declared=declared)
    if isinstance(value, Several):
        kind: Any = FiniteSet if value.joined == "or" else Tuple
        return cast(Basic, kind(*value.items, **({"evaluate": False} if kind is FiniteSet else {})))
    return cast(Basic, value)


def parsed(text: str, limits: Limits = LIMITS, *, dots: bool = False, declared: Declared = NOTHING) -> Basic | Several:
    """Read a formula or a list of them without brackets; ``dots``: "…" may stand as a symbol.

    Raises:
        Unreadable: with the position in ``text`` and what was expected.
        TooLarge: over a limit on length, depth or the size of numbers.
    """
    if not text.strip():
        raise Unreadable(say("There is nothing to read."), position=0)
    parser = Parser(text, limits, declared)
    parser.dots = dots
    value = listing(parser)
    if parser.token.key == "." and parser.peek().key == "end":
        parser.next()
    while parser.token.key == "newline":
        parser.next()
    if parser.token.key != "end":
        parser.unexpected()
    return value


HANDLERS = (brackets, derivatives, environments, integrals, operands, powers, series, stated, statements)
"""The modules that register what tokens mean; importing them fills the parser's tables."""
