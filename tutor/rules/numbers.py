"""Whole numbers and fractions as written, and the rules for signs, powers, absolute values and factorials."""

from __future__ import annotations

from sympy import Abs, Expr, Integer, Mul, Pow, Rational, S, factorial

from tutor.errors import NotSolved, TooLarge
from tutor.messages import say
from tutor.rules.rewriting import Rewrite, formula, fraction, multiplied, step_of
from tutor.solution import Step

MAX_BITS = 4000
"""Bits that a worked-out power may have."""

Ratio = tuple[int, int]
"""Numerator and denominator as written, not reduced; the denominator is positive."""


def ratio(part: Expr) -> Ratio | None:
    """Return the numerator and denominator of a whole number or fraction as written, else None."""
    if isinstance(part, Rational):
        return int(part.p), int(part.q)
    if isinstance(part, Pow) and part.exp == -1 and isinstance(part.base, Integer) and part.base > 0:
        return 1, int(part.base)
    if isinstance(part, Mul) and len(part.args) == 2:
        above, below = part.args
        if isinstance(above, Integer) and isinstance(below, Pow) and below.exp == -1:
            under = below.base
            if isinstance(under, Integer) and under > 0:
                return int(above), int(under)
    return None


def written(pair: Ratio) -> Expr:
    """Return the fraction with this numerator and denominator, not reduced."""
    return fraction(Integer(pair[0]), Integer(pair[1]))


def value(pair: Ratio) -> Rational:
    """Return the value of a fraction as written."""
    return Rational(*pair)


def zero_denominator(part: Expr) -> Rewrite | None:
    """Division by zero ends the work.

    Raises:
        NotSolved: the part divides by zero.
    """
    if isinstance(part, Pow) and part.base == 0 and part.exp.is_negative:
        raise NotSolved(say("This divides by zero, which has no value."), code="undefined")
    return None


def times_zero(part: Expr) -> Rewrite | None:
    """A product with a factor 0 is 0."""
    if not (isinstance(part, Mul) and any(factor == 0 for factor in part.args)):
        return None
    if any(isinstance(factor, Pow) and factor.exp.is_negative and not factor.base.is_nonzero for factor in part.args):
        return None
    return Rewrite(
        "times-zero",
        say("A product with the factor 0 is 0."),
        say("Nothing taken any number of times is nothing."),
        S.Zero,
        say("Is one of the factors 0?"),
    )


def double_minus(part: Expr) -> Rewrite | None:
    """-(-5) is 5."""
    if not (isinstance(part, Mul) and len(part.args) == 2 and part.args[0] == -1):
        return None
    inner = part.args[1]
    if not (isinstance(inner, Rational) and inner < 0):
        return None
    return Rewrite(
        "double-minus",
        say("Two minus signs make a plus: {before} = {after}.", before=formula(part), after=formula(-inner)),
        say("The opposite of a negative number is the positive number."),
        -inner,
        say("What is the opposite of a negative number?"),
    )


def power(part: Expr) -> Rewrite | None:
    """2^3 is 8, (2/3)^2 is 4/9, 2^(-3) is 1/8."""
    if not (isinstance(part, Pow) and isinstance(part.exp, Integer)):
        return None
    base, exponent = ratio(part.base), int(part.exp)
    if base is None or exponent in (-1, 1):
        return None
    if exponent <= 0 and base[0] == 0:
        raise NotSolved(say("{power} has no value.", power=formula(part)), code="undefined")
    if max(abs(base[0]), base[1]).bit_length() * abs(exponent) > MAX_BITS:
        raise TooLarge(say("The power {power} is too large to write out.", power=formula(part)))
    result = value(base) ** exponent
    if exponent == 0:
        because = say("Any number except 0 to the power 0 is 1.")
    elif exponent < 0:
        because = say("A negative exponent means one divided by the power with the positive exponent.")
    elif base[1] != 1:
        because = say("A power of a fraction is the power of the numerator over the power of the denominator.")
    elif base[0] < 0:
        because = say(
            "A negative base with an even exponent gives a positive number, with an odd exponent a negative one."
        )
    else:
        because = say("The exponent says how often the base is multiplied by itself.")
    return Rewrite(
        "power",
        say("Work out the power: {before} = {after}.", before=formula(part), after=formula(result)),
        because,
        result,
        say("Powers come before products and sums: which power can be worked out?"),
        _repeated(part, value(base), exponent, result),
    )


def _repeated(part: Expr, base: Rational, exponent: int, result: Expr) -> tuple[Step, ...]:
    """The power as a repeated product, where it is short."""
    if not 2 <= abs(exponent) <= 6:
        return ()
    product: Expr = Mul(*[base] * abs(exponent), evaluate=False)
    after = product if exponent > 0 else Pow(product, -1, evaluate=False)
    opened = Rewrite(
        "power-as-product",
        say("Write the power as a product."),
        say("The exponent says how often the base is multiplied by itself."),
        after,
        say("Write the power as a product."),
    )
    worked = Rewrite(
        "multiply", say("Multiply."), say("Work from left to right."), result, say("Multiply from left to right.")
    )
    return step_of(opened, part, after), step_of(worked, after, result)


def absolute(part: Expr) -> Rewrite | None:
    """|-5| is 5."""
    pair = ratio(part.args[0]) if isinstance(part, Abs) else None
    if pair is None:
        return None
    result = abs(value(pair))
    return Rewrite(
        "absolute-value",
        say("Take the absolute value: {before} = {after}.", before=formula(part), after=formula(result)),
        say("The absolute value is the distance from 0, which is never negative."),
        result,
        say("How far is this number from 0?"),
    )


def factorial_value(part: Expr) -> Rewrite | None:
    """5! is 120."""
    if not (isinstance(part, factorial) and isinstance(part.args[0], Integer) and part.args[0] >= 0):
        return None
    number = int(part.args[0])
    if number > 200:
        raise TooLarge(say("The factorial {power} is too large to write out.", power=formula(part)))
    result = factorial(number)
    product = multiplied([Integer(n) for n in range(1, number + 1)]) if 1 < number <= 8 else result
    return Rewrite(
        "factorial",
        say("Work out the factorial: {before} = {after}.", before=formula(part), after=formula(result)),
        say("The factorial is the product of all whole numbers up to it: {product}.", product=formula(product))
        if number > 1
        else say("This factorial is 1 by definition."),
        result,
        say("What does the exclamation mark mean?"),
    )
