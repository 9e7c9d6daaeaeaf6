"""The whole list of rules that bring an expression to its simplest form, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Expr

from tutor.rules import decimals, fractions, functions, numbers, operations, powers, quotients, roots, terms
from tutor.rules.rewriting import Rule, Steps, rewritten


def number_rules() -> tuple[Rule, ...]:
    """Return the rules that need no letters, the plainest first."""
    return (
        numbers.zero_denominator,
        roots.even_root_of_negative,
        numbers.times_zero,
        numbers.double_minus,
        numbers.absolute,
        numbers.factorial_value,
        decimals.decimals,
        quotients.fraction_sign,
        powers.worked_exponent,
        numbers.power,
        quotients.reciprocal,
        quotients.divide,
        operations.add,
        roots.negative_root_exponent,
        roots.root,
        roots.nested_root,
        roots.power_of_root,
        roots.multiply_roots,
        functions.quotient_of_logs,
        functions.known_value,
        operations.multiply,
    )


def letter_rules(positive: Iterable[Expr] = ()) -> tuple[Rule, ...]:
    """Return the rules for letters; those in ``positive`` stand for positive numbers."""
    known = frozenset(positive)
    return (
        powers.zero_exponent,
        powers.power_of_power(known),
        powers.power_of_product(known),
        powers.same_base,
        powers.number_first,
    )


def bracket_rules() -> tuple[Rule, ...]:
    """Return the rules that open brackets and collect."""
    return (terms.negate_bracket, terms.distribute, terms.power_of_sum, terms.collect)


def last_rules() -> tuple[Rule, ...]:
    """Return what is done when nothing else is left."""
    return (quotients.reduce, fractions.fraction_in_fraction, fractions.over_common_denominator, roots.rationalise)


def simplified(line: Expr, positive: Iterable[Expr] = ()) -> Steps:
    """Yield the steps that simplify an expression; return the result."""
    first = (*number_rules(), *letter_rules(positive), *bracket_rules())
    kept = (terms.power_of_sum, terms.distribute)
    return (yield from rewritten(line, first, last_rules(), early=(fractions.cancel,), kept_in_quotients=kept))


def expanded(line: Expr) -> Steps:
    """Yield the steps that multiply an expression out; return the result."""
    return (yield from rewritten(line, (*number_rules(), *letter_rules(), *bracket_rules()), (quotients.reduce,)))
