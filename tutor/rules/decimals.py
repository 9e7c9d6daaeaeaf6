"""Rules for decimals: worked out exactly, as on paper; a result that never ends becomes a fraction."""

from __future__ import annotations

from sympy import Add, Expr, Float, Integer, Mul, Pow, Rational, S

from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.rules.numbers import ratio, value
from tutor.rules.rewriting import Rewrite

MAX_PLACES = 40
"""Decimal places beyond which a fraction is kinder."""


def exact(part: Expr) -> Rational | None:
    """Return the exact value of a decimal, whole number or fraction as written, else None."""
    if isinstance(part, Float):
        return Rational(str(part))
    pair = ratio(part)
    return None if pair is None else value(pair)


def decimal(number: Rational) -> Expr:
    """Return a number as a decimal where that ends, else the fraction."""
    text = decimal_text(number)
    if text is None or number.q == 1:
        return number
    return Float(text, dps=max(15, sum(map(str.isdigit, text))))


def decimal_text(number: Rational) -> str | None:
    """Write a number as a decimal, None where that does not end (or not soon)."""
    below, places = int(number.q), 0
    while (10**places) % below and places <= MAX_PLACES:
        places += 1
    if places > MAX_PLACES:
        return None
    digits = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    whole, after = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{sign}{whole}.{after}" if after else f"{sign}{whole}"


def decimal_formula(number: Rational) -> Formula:
    """Print a number as a decimal; its expression stays the exact number."""
    text = decimal_text(number)
    return formula(number) if text is None else formula(number, latex=text, plain=text)


def decimals(part: Expr) -> Rewrite | None:
    """0.5 + 1.25 is 1.75; sums, products, quotients and powers that hold a decimal."""
    numbers = _numbers(part)
    if numbers is None or not any(isinstance(item, Float) for item in numbers):
        return None
    result = _worked(part, numbers)
    if result is None:
        return None
    after = decimal(result)
    title, because = _words(part, after)
    return Rewrite("decimals", title, because, after, say("Which operation with decimals comes first?"))


def _numbers(part: Expr) -> list[Expr] | None:
    """The numbers of an operation on numbers only, None for anything else."""
    if isinstance(part, Pow) and isinstance(part.exp, Integer):
        numbers = [part.base]
    elif isinstance(part, Add | Mul):
        numbers = [f.base if isinstance(f, Pow) and f.exp == -1 else f for f in part.args]
    else:
        return None
    if isinstance(part, Pow) and part.exp == -1 and not isinstance(part.base, Float):
        return None
    return numbers if all(exact(number) is not None for number in numbers) else None


def _worked(part: Expr, numbers: list[Expr]) -> Rational | None:
    values = [exact(number) or S.Zero for number in numbers]
    if isinstance(part, Pow):
        return None if part.exp == -1 or values[0] == 0 else values[0] ** part.exp
    if isinstance(part, Add):
        return sum(values, S.Zero)
    total: Rational = S.One
    for factor, number in zip(part.args, values, strict=True):
        below = isinstance(factor, Pow) and factor.exp == -1
        if below and number == 0:
            return None
        total = total / number if below else total * number
    return total


def _words(part: Expr, after: Expr) -> tuple[Message, Message]:
    shown = formula(after) if not isinstance(after, Float) else decimal_formula(exact(after) or S.Zero)
    before = formula(part)
    if isinstance(part, Add):
        return (
            say("Add and subtract: {before} = {after}.", before=before, after=shown),
            say("Write the numbers with their decimal points below each other."),
        )
    if isinstance(part, Pow):
        return (
            say("Work out the power: {before} = {after}.", before=before, after=shown),
            say("The exponent says how often the base is multiplied by itself."),
        )
    if any(isinstance(factor, Pow) for factor in part.args):
        return (
            say("Multiply and divide: {before} = {after}.", before=before, after=shown),
            say("Move the decimal points of both numbers by the same number of places: the quotient stays."),
        )
    return (
        say("Multiply: {before} = {after}.", before=before, after=shown),
        say("Multiply without the points; the result has as many decimal places as the factors together."),
    )
