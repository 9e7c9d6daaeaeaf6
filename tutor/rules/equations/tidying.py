"""Tidying the sides of an equation or inequality: brackets multiplied out, like terms collected.

Each function yields at most one step on the whole statement, whose substeps show one bracket or one kind of term each,
and returns the statement reached.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import Add, Expr, Mul, Pow, Rational, S, Symbol, expand, gcd
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import Message, say
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import statement_step, value_step
from tutor.rules.equations.written import (
    factors_of,
    has_bracket,
    kind_of,
    number_and_rest,
    polynomial_order,
    product_of,
    relation,
    sum_of,
    terms_of,
)
from tutor.solution import Step

Steps = Generator[Step, None, Relational]


def tidy(statement: Relational, unknowns: Sequence[Symbol]) -> Steps:
    """Multiply out the brackets, then collect like terms on each side."""
    statement = yield from expand_brackets(statement, unknowns)
    return (yield from collect(statement, unknowns))


def expand_brackets(statement: Relational, unknowns: Sequence[Symbol]) -> Steps:
    """Multiply out every bracket on both sides."""
    left, left_steps = expanded(statement.lhs, unknowns)
    right, right_steps = expanded(statement.rhs, unknowns)
    substeps = left_steps + right_steps
    if not substeps:
        return statement
    after = relation(kind_of(statement), left, right)
    yield statement_step(
        "expand-brackets",
        say("Multiply out the brackets."),
        say("Inside brackets the terms cannot be collected with the others."),
        statement,
        after,
        unknowns,
        idea=say("Are there brackets to multiply out first?"),
        substeps=substeps,
    )
    return after


def collect(statement: Relational, unknowns: Sequence[Symbol]) -> Steps:
    """Collect like terms on both sides, each side by itself."""
    left, left_steps = collected(statement.lhs, unknowns)
    right, right_steps = collected(statement.rhs, unknowns)
    substeps = left_steps + right_steps
    if not substeps:
        return statement
    after = relation(kind_of(statement), left, right)
    yield statement_step(
        "collect-like-terms",
        say("Simplify each side: collect like terms."),
        say("Terms with the same letters and powers are added by adding their coefficients."),
        statement,
        after,
        unknowns,
        idea=say("Which terms on the same side are of the same kind?"),
        substeps=substeps,
    )
    return after


def expanded(side: Expr, unknowns: Sequence[Symbol]) -> tuple[Expr, list[Step]]:
    """Multiply out every bracket of one side, a step for each."""
    terms, steps, place = terms_of(side), [], 0
    while place < len(terms):
        term = terms[place]
        if not has_bracket(term):
            place += 1
            continue
        opened = terms_of(polynomial_order(term, unknowns))
        steps.append(value_step(*_how(term), term, sum_of(opened)))
        terms[place : place + 1] = opened
        place += len(opened)
    return (sum_of(terms), steps) if steps else (side, [])


def _how(term: Expr) -> tuple[str, Message, Message]:
    number, rest = number_and_rest(term)
    brackets = [part for part in rest if has_bracket(part)]
    if len(rest) == 1 and isinstance(rest[0], Pow):
        return (
            "expand-power",
            say("Multiply out {bracket}.", bracket=formula(rest[0])),
            say("A power of a bracket is the bracket times itself: every term times every term."),
        )
    if len(brackets) > 1:
        return (
            "multiply-brackets",
            say("Multiply the brackets."),
            say("Every term of one bracket is multiplied by every term of the other."),
        )
    if len(rest) == 1 and number == -1:
        return (
            "negate-bracket",
            say("Take the bracket away by changing the sign of every term in it."),
            say("A minus sign before a bracket belongs to every term inside."),
        )
    factor = product_of([number] * (number != 1) + [part for part in rest if part not in brackets])
    return (
        "distribute",
        say("Multiply every term in the bracket by {factor}.", factor=formula(factor)),
        say("This is the distributive law: a factor before a bracket belongs to every term inside."),
    )


def collected(side: Expr, unknowns: Sequence[Symbol]) -> tuple[Expr, list[Step]]:
    """Collect like terms of one side and work out its numbers; no step where it is already tidy."""
    terms = terms_of(side)
    groups: dict[Expr, list[Expr]] = {}
    for term in terms:
        for part in terms_of(expand(evaluated(term))):
            groups.setdefault(part.as_coeff_Mul()[1], []).append(part)
    crowded = any(len(group) > 1 for group in groups.values())
    if not crowded and all(is_simple(term) for term in terms):
        return side, []
    after = polynomial_order(side, unknowns)
    if not crowded:
        return after, [
            value_step(
                "simplify-terms",
                say("Work out the products and numbers."),
                say("Each term is written with one number in front."),
                side,
                after,
            )
        ]
    return after, [_added(rest, group) for rest, group in groups.items() if len(group) > 1]


def _added(rest: Expr, group: list[Expr]) -> Step:
    before, after = sum_of(group), evaluated(sum_of(group))
    if rest == 1:
        return value_step(
            "add-numbers",
            say("Work out the numbers: {before} is {after}.", before=formula(before), after=formula(after)),
            say("Numbers are like terms."),
            before,
            after,
        )
    return value_step(
        "add-like-terms",
        say("Collect the terms with {letters}.", letters=formula(rest)),
        say("Add the coefficients: {sum}.", sum=formula(sum_of([term.as_coeff_Mul()[0] for term in group]))),
        before,
        after,
    )


def is_simple(term: Expr) -> bool:
    """Whether the term as written needs no arithmetic: one number in lowest terms, each letter once."""
    above: list[Expr] = []
    below: list[Expr] = []
    letters: list[Expr] = []
    for factor in factors_of(term):
        base, exponent = (factor.base, factor.exp) if isinstance(factor, Pow) else (factor, S.One)
        if isinstance(base, Add | Mul) or not exponent.is_Number:
            return False
        if isinstance(base, Rational) and exponent == -1 and base.q == 1:
            below.append(base)
        elif isinstance(base, Rational) and exponent == 1:
            above += [base] if base != -1 else []
            if base in (0, 1) and term != base:
                return False
        else:
            letters.append(base)
    if len(letters) != len(set(letters)) or len(above) > 1 or len(below) > 1:
        return False
    return not below or (below[0] > 1 and gcd(above[0] if above else S.One, below[0]) == 1)
