"""Lists of numbers in answers and steps, and the words for their places."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Basic, Expr, Float, Mul, Pow, Rational, Tuple

from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.rules.decimals import decimal_formula, exact


def number_formula(number: Basic) -> Formula:
    """Print a number as it was written: a decimal as a decimal, a fraction as a fraction."""
    value = exact(number) if isinstance(number, Float) else None
    return formula(number) if value is None else decimal_formula(value)


def list_formula(numbers: Sequence[Basic]) -> Formula:
    """Print numbers in their order, separated by commas; the expression is a `Tuple`."""
    parts = [number_formula(number) for number in numbers]
    return formula(
        Tuple(*numbers),
        latex=r",\ ".join(part.latex for part in parts),
        plain=", ".join(part.plain for part in parts),
    )


def listed(blank: Basic) -> list[Expr] | None:
    """The numbers of a list as read, None for anything else; a single number is a list of one."""
    found = list(blank.args) if isinstance(blank, Tuple) else [blank]
    return found if found and all(isinstance(item, Expr) for item in found) else None


def whole_numbers(blank: Basic) -> list[int] | None:
    """The whole numbers of a list as read, None when one of them is something else."""
    found = listed(blank)
    values = [whole_number(item) for item in found or ()]
    return [value for value in values if value is not None] if values and None not in values else None


def whole_number(blank: Basic) -> int | None:
    """The whole number that was read, None for anything else."""
    value = value_of(blank)
    return int(value) if value is not None and value.q == 1 else None


def value_of(blank: Basic) -> Rational | None:
    """The exact value of a number as written (``-15/44332``, ``0.3``), None for anything else."""
    if isinstance(blank, Mul | Pow) and blank.is_number and not blank.has(Float):
        value = blank.doit()
        return value if isinstance(value, Rational) else None
    return exact(blank) if isinstance(blank, Expr) else None


def joined(numbers: Sequence[Formula]) -> Message | Formula:
    """Join formulas by commas, the last one by "and"."""
    if len(numbers) == 1:
        return numbers[0]
    first = Formula(
        latex=r",\ ".join(number.latex for number in numbers[:-1]),
        plain=", ".join(number.plain for number in numbers[:-1]),
    )
    return say("{first} and {last}", first=first, last=numbers[-1])
