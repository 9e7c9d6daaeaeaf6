"""Synthetic division by x - a: the coefficients alone, each the one before times a, plus the next."""

from __future__ import annotations

from collections.abc import Callable, Generator

from sympy import Add, Basic, Expr, Mul, Poly, Rational

from tutor.messages import say
from tutor.rules.rewriting import Rewrite, formula, step_of
from tutor.solution import Step


def synthetic(
    line: Basic, f: Poly, g: Poly, zero: Rational, end: Callable[[Expr, Expr], Basic]
) -> Generator[Step, None, tuple[Expr, Expr]]:
    """Yield the one step with a substep for each coefficient; return quotient and remainder."""
    coefficients = f.all_coeffs()
    row, substeps = [coefficients[0]], []
    for coefficient in coefficients[1:]:
        raw = Add(coefficient, Mul(zero, row[-1], evaluate=False), evaluate=False)
        value = coefficient + zero * row[-1]
        next_one = Rewrite(
            "next-coefficient",
            say(
                "Multiply {last} by {zero} and add {c}.",
                last=formula(row[-1]),
                zero=formula(zero),
                c=formula(coefficient),
            ),
            say("Each new coefficient is the one before times the zero of the divisor, plus the next coefficient."),
            value,
            say("What is the next number in the row?"),
        )
        substeps.append(step_of(next_one, raw, value))
        row.append(value)
    *found, rest = row
    quotient = Poly(found, f.gen).as_expr() / g.LC()
    after = end(quotient, rest)
    rewrite = Rewrite(
        "synthetic-division",
        say(
            "Work with the coefficients {row} and the number {zero}: bring down the first, multiply and add.",
            row=", ".join(str(c) for c in coefficients),
            zero=formula(zero),
        ),
        say(
            "The last number is the remainder, those before it are the coefficients of the quotient: {row}.",
            row=", ".join(str(c) for c in row),
        )
        if g.LC() == 1
        else say(
            "The last number is the remainder; those before it, divided by {lead}, are the quotient's coefficients.",
            lead=formula(g.LC()),
        ),
        after,
        say("Where is the divisor zero, and what are the coefficients?"),
        tuple(substeps),
    )
    yield step_of(rewrite, line, after)
    return quotient, rest
