"""Exact values of functions at numbers: sin(pi/6), ln(e^2), floor(7/2); each a single step."""

from __future__ import annotations

from sympy import Expr, Function, Mul, Pow, log, nsimplify, simplify
from sympy.core.function import AppliedUndef

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.rewriting import Rewrite, formula, neat


def known_value(part: Expr) -> Rewrite | None:
    """sin(pi/6) is 1/2."""
    if not isinstance(part, Function) or isinstance(part, AppliedUndef) or part.free_symbols:
        return None
    after = evaluated(part)
    if after == part or (after.has(part.func) and after.count_ops() >= part.count_ops()):
        return None
    return Rewrite(
        "known-value",
        say("Use the known value: {before} = {after}.", before=formula(part), after=formula(after)),
        say("This is an exact value worth knowing by heart."),
        after,
        say("Which exact values of this function do you know?"),
    )


def quotient_of_logs(part: Expr) -> Rewrite | None:
    """ln(8)/ln(2) is 3, because 2^3 is 8."""
    if not (isinstance(part, Mul) and len(part.args) == 2):
        return None
    above, below = part.args
    if not (isinstance(above, log) and isinstance(below, Pow) and below.exp == -1 and isinstance(below.base, log)):
        return None
    number, base = evaluated(above.args[0]), evaluated(below.base.args[0])
    if not (number.is_Rational and base.is_Rational and number > 0 and base > 0 and base != 1):
        return None
    exponent = nsimplify(simplify(log(number) / log(base)), rational=True)
    if not exponent.is_Rational or base**exponent != number or exponent.q > 12:
        return None
    return Rewrite(
        "logarithm",
        say("Work out the logarithm: {before} = {after}.", before=formula(part), after=formula(exponent)),
        say(
            "The logarithm asks for the exponent: {power} = {number}.",
            power=formula(neat(Pow(base, exponent, evaluate=False))),
            number=formula(number),
        ),
        exponent,
        say("Which power of the base gives this number?"),
    )
