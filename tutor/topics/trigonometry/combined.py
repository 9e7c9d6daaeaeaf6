"""Calculations with angles that have no short values each, but together do: tan 100° + 4 sin 100°."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Mul, Pow, Rational, cot, csc, expand, fraction, sec, sqrt, tan, together
from sympy.simplify.fu import TR1, TR2, TR8

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.working import worked
from tutor.solution import Answer, Step
from tutor.topics.trigonometry.angles import line_formula

_DIGITS = 50
_CLOSE = Rational(1, 10**40)
_BELOW = 256
"""The largest denominator of a square of a value that is looked for."""


def short_value(statement: Expr) -> Expr | None:
    """The root of a fraction that the value seems to be, to many digits; the checker has to prove it."""
    number = evaluated(statement).evalf(_DIGITS)
    if not number.is_Float or abs(number) > 10**6:
        return None
    square = Rational(str(number)) ** 2
    near = square.limit_denominator(_BELOW)
    if abs(square - near) > _CLOSE * max(1, near):
        return None
    root = sqrt(near)
    return root if number > 0 else -root


def solve_combined(start: Expr, degrees: bool) -> Iterator[Step | Answer]:
    """Yield sine and cosine, one fraction, sums in place of products, and the value.

    Raises:
        NotSolved: the value has no short form.
    """
    value = short_value(start)
    if value is None:
        raise NotSolved(say("This value has no short exact form."))
    line = start
    for rule, title, because, idea, after in _lines(start):
        old, new = line_formula(line, degrees), line_formula(after, degrees)
        if old.plain != new.plain:
            yield worked(rule, title, because, old, new, idea=idea)
            line = after
    if line != value:
        yield _compared(line, value, degrees)
    shown = formula(value)
    yield Answer(shown, shown)


def _compared(line: Expr, value: Expr, degrees: bool) -> Step:
    return worked(
        "compare-sums",
        say("The value is {value}.", value=formula(value)),
        say("Bring the angles into the first quadrant and use the formulas for sums: the other terms fall away."),
        line_formula(line, degrees),
        value,
        idea=say("Which angles add up to 60° or 90°, or differ by it?"),
    )


def _lines(start: Expr) -> Iterator[tuple[str, Message, Message, Message, Expr]]:
    plain = TR2(TR1(evaluated(start))) if start.has(tan, cot, sec, csc) else start
    yield (
        "sine-and-cosine",
        say("Write everything with sine and cosine."),
        say("Tangent, cotangent, secant and cosecant are quotients of sine and cosine."),
        say("How are the other functions defined by sine and cosine?"),
        plain,
    )
    whole = together(plain)
    yield (
        "common-denominator",
        say("Put everything over a common denominator."),
        say("Fractions are added when they have the same denominator."),
        say("What is the common denominator?"),
        whole,
    )
    above, below = (expand(TR8(expand(part))) for part in fraction(whole))
    yield (
        "product-to-sum",
        say("Write products and squares as sums."),
        say("The formulas for products make sums of single sines and cosines, which can be compared."),
        say("Which formulas turn a product into a sum?"),
        above if below == 1 else Mul(above, Pow(below, -1, evaluate=False), evaluate=False),
    )
