"""The remainder theorem: what is left on division by x - a is the value at a."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Poly, Rational, S, Subs, Symbol

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.written import substituted
from tutor.rules.rewriting import Rewrite, formula, neat, step_of
from tutor.rules.simplest import simplified
from tutor.solution import Answer, Step


def zero_of(divisor: Poly) -> Rational | None:
    """The number at which a divisor of degree 1 is zero."""
    return -divisor.nth(0) / divisor.nth(1) if divisor.degree() == 1 else None


def by_value(
    statement: Basic, dividend: Expr, letter: Symbol, zero: Rational, *, is_question: bool
) -> Iterator[Step | Answer]:
    """Put the zero of the divisor into the dividend; ``is_question``: is the divisor a factor?"""
    at = Subs(dividend, letter, zero)
    if not is_question:
        theorem = Rewrite(
            "remainder-theorem",
            say("The remainder is the value at {x} = {zero}.", x=formula(letter), zero=formula(zero)),
            say("At the zero of the divisor only the remainder is left: this is the remainder theorem."),
            at,
            say("Where is the divisor zero?"),
        )
        yield step_of(theorem, statement, at)
    raw = neat(substituted(dividend, letter, zero))
    put_in = Rewrite(
        "substitute",
        say("Put {value} in place of {letter}.", value=formula(zero), letter=formula(letter)),
        say("The divisor is zero there."),
        raw,
        say("What stands in place of the letter?"),
    )
    yield step_of(put_in, at, raw)
    rest = evaluated((yield from simplified(raw)))
    if not is_question:
        yield Answer(formula(rest), formula(rest))
        return
    truth = S.true if rest == 0 else S.false
    judged = Rewrite(
        "factor-theorem",
        say("The value at {x} = {zero} is {rest}.", x=formula(letter), zero=formula(zero), rest=formula(rest)),
        say("x − a is a factor exactly when the value at a is 0: this is the factor theorem."),
        truth,
        say("What does the value at the zero of the divisor say about factors?"),
    )
    yield step_of(judged, statement, truth)
    remark = say("It is a factor.") if rest == 0 else say("It is not a factor.")
    yield Answer(formula(truth), formula(truth), remark)
