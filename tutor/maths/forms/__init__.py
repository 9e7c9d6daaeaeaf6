"""Is the answer in the form that was asked for? A separate question from its value, asked of the expression as written.

`has_form` answers True, False, or None where the question makes no sense for such an answer. Forms that speak of
digits need the text. To add a form: write its test in one of the files here and add a line to ``_TESTS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from tutor.errors import UnknownName
from tutor.maths.forms.decimals import decimal_places, is_scientific, significant_figures
from tutor.maths.forms.fractions import is_mixed_number, is_rationalised, is_single_fraction, lowest_terms
from tutor.maths.forms.polynomials import is_completed_square, is_expanded, is_factored, is_partial_fractions
from tutor.maths.forms.simplicity import is_simplified
from tutor.maths.forms.writing import same_up_to_order, uses_numbers
from tutor.messages import say

__all__ = ["FORMS", "has_form", "same_up_to_order"]


def is_exact(expression: sp.Basic) -> bool:
    """Whether no decimal occurs."""
    return not expression.has(sp.Float)


_TESTS: dict[str, Callable[[sp.Basic], bool | None]] = {
    "factored": is_factored,
    "expanded": is_expanded,
    "simplified": is_simplified,
    "lowest-terms": lowest_terms,
    "single-fraction": is_single_fraction,
    "partial-fractions": is_partial_fractions,
    "completed-square": is_completed_square,
    "rationalised": is_rationalised,
    "mixed-number": is_mixed_number,
    "exact": is_exact,
}

FORMS = (
    *_TESTS, "scientific", "same-up-to-order", "decimal-places:N", "significant-figures:N", "up-to-constant",
    "using:N,N", "using-all:N,N",
)  # fmt: skip
"""The names of all forms; N stands for a number of digits."""


def has_form(expression: Any, form: str, text: str | None = None) -> bool | None:
    """Whether an expression, as written, has the form.

    Args:
        expression: a SymPy object as read, unevaluated.
        form: one of FORMS, with a number for N.
        text: how the answer was typed; needed for digits, since 1.50 and 1.5 are read alike.

    Raises:
        UnknownName: there is no such form.
    """
    name, _, digits = form.partition(":")
    if name in ("decimal-places", "significant-figures") and digits.isdigit():
        if text is None:
            return None
        return (decimal_places if name == "decimal-places" else significant_figures)(text, int(digits))
    if name in ("using", "using-all"):
        return uses_numbers(expression, [int(number) for number in digits.split(",")], all_of_them=name == "using-all")
    if form == "scientific":
        return is_scientific(expression, text)
    if form in ("same-up-to-order", "up-to-constant"):
        return None
    if form not in _TESTS:
        raise UnknownName(
            say("There is no form named {name}.", name=form), hint=say("Forms: {all}", all=", ".join(FORMS))
        )
    if not isinstance(expression, sp.Basic):
        return None
    return _TESTS[form](expression)
