"""Rules for one fraction of whole numbers: divide, reduce, move the sign, turn it upside down."""

from __future__ import annotations

from math import gcd

from sympy import Expr, Integer, Mul, Pow, Rational

from tutor.messages import say
from tutor.rules.numbers import ratio, value, written
from tutor.rules.rewriting import Rewrite, chain, formula, fraction
from tutor.solution import Step


def divide(part: Expr) -> Rewrite | None:
    """6/3 is 2."""
    pair = ratio(part)
    if pair is None or isinstance(part, Rational) or pair[0] % pair[1] or pair[1] == 1:
        return None
    result = value(pair)
    return Rewrite(
        "divide",
        say("Divide: {before} = {after}.", before=formula(part), after=formula(result)),
        say("{below} times {after} is {above}.", below=pair[1], after=formula(result), above=pair[0]),
        result,
        say("Which division can be worked out?"),
    )


def reduce(part: Expr) -> Rewrite | None:
    """6/8 is 3/4."""
    pair = ratio(part)
    if pair is None or isinstance(part, Rational) or gcd(*pair) == 1:
        return None
    common, result = gcd(*pair), value(pair)
    return Rewrite(
        "reduce-fraction",
        say(
            "Reduce the fraction by {common}: {before} = {after}.",
            common=common,
            before=formula(part),
            after=formula(result),
        ),
        say(
            "Numerator and denominator have the common factor {common}; dividing both by it keeps the value.",
            common=common,
        ),
        result,
        say("Do the numerator and the denominator have a common factor?"),
        _reduced(part, pair, common, result),
    )


def _reduced(part: Expr, pair: tuple[int, int], common: int, result: Rational) -> tuple[Step, ...]:
    """The common factor shown above and below, then cancelled."""
    above, below = (Mul(common, number // common, evaluate=False) for number in pair)
    show = Rewrite(
        "show-common-factor",
        say("Write both as products with {common}.", common=common),
        say("Divide each of them by {common}.", common=common),
        Mul(above, Pow(below, -1, evaluate=False), evaluate=False),
        say("What is left of each of them?"),
    )
    cancel = Rewrite(
        "cancel",
        say("Cancel {common}.", common=common),
        say("{common} divided by itself is 1.", common=common),
        result,
        say("Which factor stands above and below?"),
    )
    return chain(part, show, cancel)


def fraction_sign(part: Expr) -> Rewrite | None:
    """5/(-3) is -5/3."""
    if not (isinstance(part, Mul) and len(part.args) == 2):
        return None
    above, below = part.args
    if not (isinstance(above, Integer) and isinstance(below, Pow) and below.exp == -1):
        return None
    if not (isinstance(below.base, Integer) and below.base < 0):
        return None
    after = fraction(-above, -below.base)
    return Rewrite(
        "sign-of-fraction",
        say("Write the sign in front of the fraction: {before} = {after}.", before=formula(part), after=formula(after)),
        say("A fraction keeps its value when numerator and denominator both change sign."),
        after,
        say("What is the sign of the fraction?"),
    )


def reciprocal(part: Expr) -> Rewrite | None:
    """1/(2/3) is 3/2."""
    if not (isinstance(part, Pow) and part.exp == -1):
        return None
    pair = ratio(part.base)
    if pair is None or pair[1] == 1 or pair[0] == 0:
        return None
    sign = 1 if pair[0] > 0 else -1
    after = written((sign * pair[1], sign * pair[0]))
    return Rewrite(
        "reciprocal",
        say(
            "Instead of dividing by {divisor}, multiply by its reciprocal {after}.",
            divisor=formula(part.base),
            after=formula(after),
        ),
        say("Dividing by a fraction is the same as multiplying by the fraction turned upside down."),
        after,
        say("How do you divide by a fraction?"),
    )
