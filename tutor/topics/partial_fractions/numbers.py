"""The unknown numbers: zeros of the denominator put in first, then coefficients compared."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import And, Eq, Expr, Poly, S, Symbol, linsolve

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.rewriting import added, multiplied
from tutor.solution import Restates, SameSolutions, Step
from tutor.topics.partial_fractions.pieces import Piece


def found_numbers(above: Poly, pieces: Sequence[Piece], below: Poly) -> tuple[dict[Symbol, Expr], tuple[Step, ...]]:
    """The numbers, and the steps that find them from ``above = A · (…) + B · (…) + …``."""
    x = below.gen
    unknowns = [unknown for piece in pieces for unknown in piece.unknowns]
    cofactors = [below.div(piece.base**piece.power)[0] for piece in pieces]
    total = sum(
        (Poly(piece.above, x) * cofactor for piece, cofactor in zip(pieces, cofactors, strict=True)), Poly(0, x)
    )
    right = added([multiplied([p.above, c.as_expr()]) for p, c in zip(pieces, cofactors, strict=True)])
    steps = [_multiplied(above.as_expr(), right, pieces)]
    values: dict[Symbol, Expr] = {}
    for piece, cofactor in zip(pieces, cofactors, strict=True):
        zero = -piece.base.nth(0) / piece.base.nth(1) if piece.base.degree() == 1 else None
        if zero is not None and cofactor.eval(zero) != 0:
            (unknown,) = piece.unknowns
            values[unknown] = above.eval(zero) / cofactor.eval(zero)
            steps.append(_put_in(x, zero, above.eval(zero), cofactor.eval(zero), unknown))
    left = [unknown for unknown in unknowns if unknown not in values]
    if left:
        known = Poly(total.as_expr().subs(values), x) - above
        equations = [Eq(known.nth(n).as_expr(), 0) for n in range(below.degree())]
        equations = [equation for equation in equations if equation not in (S.true, S.false)]
        (solution,) = linsolve(equations, left)
        values.update(zip(left, solution, strict=True))
        steps.append(_compared(equations, left, values))
    return values, tuple(steps)


def _multiplied(above: Expr, right: Expr, pieces: Sequence[Piece]) -> Step:
    before = formula(added([piece.open for piece in pieces]))
    return Step(
        "multiply-by-denominator",
        say("Multiply by the denominator."),
        say("Both sides are equal for every value of the letter, and no fraction is left."),
        before,
        formula(Eq(above, right, evaluate=False)),
        Restates(),
        (),
        say("What happens when both sides are multiplied by the denominator?"),
    )


def _put_in(x: Symbol, zero: Expr, value: Expr, factor: Expr, unknown: Symbol) -> Step:
    before = formula(Eq(value, multiplied([factor, unknown]) if factor != 1 else unknown, evaluate=False))
    after = formula(Eq(unknown, value / factor, evaluate=False))
    return Step(
        "put-in-zero",
        say("Put in {x} = {zero}: only {letter} is left.", x=formula(x), zero=formula(zero), letter=formula(unknown)),
        say("All other products are zero there."),
        before,
        after,
        SameSolutions(before, after, (unknown.name,)),
        (),
        say("For which value of the letter do all other products disappear?"),
    )


def _compared(equations: list[Eq], left: list[Symbol], values: dict[Symbol, Expr]) -> Step:
    found = [Eq(unknown, values[unknown], evaluate=False) for unknown in left]
    before, after = (formula(And(*both) if len(both) > 1 else both[0]) for both in (equations, found))
    return Step(
        "compare-coefficients",
        say("Compare the coefficients: {numbers}.", numbers=after),
        say("Two polynomials are equal when every power has the same coefficient on both sides."),
        before,
        after,
        SameSolutions(before, after, tuple(unknown.name for unknown in left)),
        (),
        say("Which numbers stand before each power on both sides?"),
    )
