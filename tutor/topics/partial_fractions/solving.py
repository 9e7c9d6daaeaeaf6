"""The worked decomposition: divide, factor the denominator, then find the numbers above the simple fractions."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Mul, Poly, Pow, S, factor_list, fraction, prod

from tutor.maths.fractions import cancelled
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, added, formula, multiplied, neat, step_of
from tutor.solution import Answer, Step
from tutor.topics.partial_fractions.numbers import found_numbers
from tutor.topics.partial_fractions.pieces import Piece, pieces_of


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the sum."""
    statement = neat(expression(problem.statement))
    (x,) = statement.free_symbols
    above, below = (Poly(side, x) for side in fraction(cancelled(evaluated(statement))))
    quotient, rest = above.div(below)
    whole = quotient.as_expr()
    line = statement
    joined = _with(whole, rest.as_expr(), below.as_expr())
    if formula(joined).latex != formula(line).latex and (whole != 0 or not _is_one_fraction(statement, below)):
        yield step_of(_divided(whole, rest, joined), line, joined)
        line = joined
    number, powers = factor_list(below)
    factored = multiplied([*([number] if number != 1 else []), *(_raised(p.as_expr(), n) for p, n in powers)])
    opened = _with(whole, rest.as_expr(), factored)
    if formula(opened).latex != formula(line).latex:
        yield step_of(_factored(below, factored, opened), line, opened)
        line = opened
    result = line
    if len(powers) > 1 or (powers and powers[0][1] > 1):
        pieces = pieces_of([(Poly(p, x), n) for p, n in powers], x)
        values, substeps = found_numbers(
            Poly(rest.as_expr() / number, x), pieces, prod((p**n for p, n in powers), start=Poly(1, x))
        )
        result = _put_together(whole, [piece.written(values) for piece in pieces])
        if formula(result).latex != formula(line).latex:
            yield step_of(_decomposed(pieces, result, substeps), line, result)
    shown = formula(result)
    single = len(powers) == 1 and powers[0][1] == 1
    remark = say("The denominator cannot be factored: this is one simple fraction.") if single else None
    yield Answer(shown, shown, remark)


def _is_one_fraction(statement: Expr, below: Poly) -> bool:
    """Whether the statement is already this fraction, the denominator in whatever form."""
    under = [factor for factor in Mul.make_args(statement) if isinstance(factor, Pow) and factor.exp.is_negative]
    product = evaluated(prod((Pow(factor.base, -factor.exp) for factor in under), start=S.One)).expand()
    return bool((product / below.as_expr()).cancel().is_number)


def _with(whole: Expr, above: Expr, below: Expr) -> Expr:
    piece = multiplied([above, Pow(below, -1, evaluate=False)])
    return piece if whole == 0 else added([*whole.as_ordered_terms(), piece])


def _put_together(whole: Expr, fractions: list[Expr]) -> Expr:
    terms = list(whole.as_ordered_terms()) if whole != 0 else []
    return added([*terms, *(part for part in fractions if part != 0)])


def _raised(base: Expr, n: int) -> Expr:
    return base if n == 1 else Pow(base, n, evaluate=False)


def _divided(whole: Expr, rest: Poly, after: Expr) -> Rewrite:
    if whole == 0:
        return Rewrite(
            "one-fraction",
            say("Write it as one fraction in lowest terms."),
            say("Partial fractions are found from the numerator and the denominator of one fraction."),
            after,
            say("What is it as one fraction?"),
        )
    return Rewrite(
        "polynomial-division",
        say(
            "Divide: the quotient is {whole}, the remainder {rest}.", whole=formula(whole), rest=formula(rest.as_expr())
        ),
        say("The degree of the numerator is not smaller than that of the denominator, so a polynomial comes out."),
        after,
        say("Compare the degrees of numerator and denominator."),
    )


def _factored(below: Poly, factored: Expr, after: Expr) -> Rewrite:
    return Rewrite(
        "factor-denominator",
        say(
            "Factor the denominator: {below} = {factored}.", below=formula(below.as_expr()), factored=formula(factored)
        ),
        say("Each factor becomes the denominator of a fraction of its own."),
        after,
        say("Can the denominator be factored?"),
    )


def _decomposed(pieces: list[Piece], result: Expr, substeps: tuple[Step, ...]) -> Rewrite:
    form = added([piece.open for piece in pieces])
    return Rewrite(
        "partial-fractions",
        say("Write it as {form} and find the numbers.", form=formula(form)),
        say("Over a linear factor stands a number, over an irreducible quadratic one a linear term, for each power."),
        result,
        say("Which fraction belongs to each factor of the denominator?"),
        substeps,
    )
