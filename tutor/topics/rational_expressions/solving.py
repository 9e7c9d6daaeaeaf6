"""The worked rational expression: simplified with the values that are excluded, or these values alone."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Eq, Expr, FiniteSet, Or, Poly, Pow, S, Symbol, factor_list, real_roots, roots

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, multiplied, step_of
from tutor.rules.simplest import simplified
from tutor.solution import Answer, SameSolutions, Step
from tutor.topics.rational_expressions.asking import denominators


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the simplest form or the excluded values."""
    statement = expression(problem.statement)
    if problem.task == "excluded-values":
        yield from _excluded(statement)
        return
    result = yield from simplified(statement)
    again = evaluated(result)
    result = again if again.count_ops() <= result.count_ops() else result
    shown = formula(result)
    yield Answer(shown, shown, _restriction(statement))


def _restriction(statement: Expr) -> Message | None:
    """Which values are excluded, where that can be said in one sentence."""
    if len(statement.free_symbols) != 1:
        return None
    (letter,) = statement.free_symbols
    try:
        values = zeros(statement, letter)
    except NotSolved:
        return None
    if not values:
        return None
    return say(
        "{x} must not be one of {values}: there a denominator is 0.",
        x=formula(letter),
        values=formula(FiniteSet(*values)),
    )


def zeros(statement: Expr, letter: Symbol) -> list[Expr]:
    """The real zeros of all denominators.

    Raises:
        NotSolved: one of them has no formula.
    """
    found: list[Expr] = []
    for below in denominators(statement):
        found += _zeros(below, letter)
    return sorted(dict.fromkeys(found))


def _zeros(below: Expr, letter: Symbol) -> list[Expr]:
    polynomial = Poly(evaluated(below).together().as_numer_denom()[0], letter)
    written = roots(polynomial)
    real = [zero for zero in written if zero.is_real]
    if sum(written.values()) != polynomial.degree() and len(real_roots(polynomial)) != len(real):
        raise NotSolved(say("The zeros of this denominator cannot be written with roots."))
    return real


def _excluded(statement: Expr) -> Iterator[Step | Answer]:
    f, letter = statement.args
    for below in denominators(f):
        yield from _solved(below, letter, _zeros(below, letter))
    values = FiniteSet(*zeros(f, letter))
    rewrite = Rewrite(
        "excluded-values",
        say("The excluded values are {values}.", values=formula(values)) if values else say("No value is excluded."),
        say("Division by 0 has no meaning: a fraction is undefined where its denominator is 0."),
        values,
        say("For which values is a denominator 0?"),
    )
    yield step_of(rewrite, statement, values)
    shown = formula(values)
    yield Answer(shown, shown, None if values else say("It is defined for every real number."))


def _solved(below: Expr, letter: Symbol, values: list[Expr]) -> Iterator[Step]:
    line = Eq(below, 0, evaluate=False)
    _, powers = factor_list(evaluated(below).together().as_numer_denom()[0])
    factored = multiplied([base if n == 1 else Pow(base, n, evaluate=False) for base, n in powers])
    if len(powers) > 1:
        after = Eq(factored, 0, evaluate=False)
        yield _equivalent(
            "factor",
            say("Factor the denominator {below}.", below=formula(below)),
            say("A product is 0 when one of its factors is 0."),
            line, after, letter,
        )  # fmt: skip
        line = after
    found = [Eq(letter, value, evaluate=False) for value in values]
    end = Or(*found) if len(found) > 1 else found[0] if found else S.false
    title = (
        say("The denominator is 0 for {values}.", values=formula(end)) if found else say("This denominator is never 0.")
    )
    yield _equivalent(
        "zeros-of-denominator",
        title,
        say("Division by 0 has no meaning, so these values are not allowed."),
        line,
        end,
        letter,
    )


def _equivalent(rule: str, title: Message, because: Message, before: Expr, after: Expr, letter: Symbol) -> Step:
    old, new = formula(before), formula(after)
    claim = SameSolutions(old, new, (letter.name,))
    return Step(rule, title, because, old, new, claim, (), say("For which values is a denominator 0?"))
