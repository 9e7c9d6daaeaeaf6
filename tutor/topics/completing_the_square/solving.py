"""The worked completion: take out the leading number, add and subtract the square of half the middle one."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr, Mul, Poly, Pow, Rational, Symbol

from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, added, formula, neat, step_of
from tutor.rules.simplest import expanded
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the square and what is left."""
    line = neat(expression(problem.statement))
    line = evaluated((yield from expanded(line)))
    (x,) = line.free_symbols
    a, b, c = (Poly(line, x).nth(n) for n in (2, 1, 0))
    for rewrite in _rewrites(line, x, a, b, c):
        if formula(rewrite.after).latex != formula(line).latex:
            yield step_of(rewrite, line, rewrite.after)
            line = rewrite.after
    shown = formula(line)
    if b == 0:
        yield Answer(
            shown, shown, say("There is no term with {x} alone: the square is complete already.", x=formula(x))
        )
        return
    yield Answer(shown, shown)


def _rewrites(line: Expr, x: Symbol, a: Rational, b: Rational, c: Rational) -> Iterator[Rewrite]:
    if b == 0:
        return
    half = b / (2 * a)
    inside = x**2 + b / a * x
    if a != 1:
        yield _taken_out(a, inside, c)
    square = Pow(half, 2, evaluate=False)
    yield Rewrite(
        "add-and-subtract",
        say("Add and subtract {square} in the bracket.", square=formula(square))
        if a != 1
        else say("Add and subtract {square}.", square=formula(square)),
        say(
            "Half of the number before {x} is {half}; its square is what is missing, and adding and subtracting the "
            "same changes nothing.",
            x=formula(x),
            half=formula(half),
        ),
        _sum(_times(a, added([x**2, b / a * x, square, Mul(-1, square, evaluate=False)])), c),
        say("Which number completes the square? Take half of the number before the letter."),
    )
    bracket = Pow(x + half, 2, evaluate=False)
    yield Rewrite(
        "perfect-square",
        say("The first three terms are a square: {square}.", square=formula(bracket)),
        say("a² + 2ab + b² = (a + b)²") if half > 0 else say("a² − 2ab + b² = (a − b)²"),
        _sum(_times(a, added([bracket, -(half**2)])), c),
        say("Which square do the first three terms make?"),
    )
    if a != 1:
        yield Rewrite(
            "distribute",
            say("Multiply the bracket by {a}.", a=formula(a)),
            say("The factor before the bracket belongs to both parts."),
            _sum(added([_times(a, bracket), -a * half**2]), c),
            say("The factor before the bracket belongs to every term inside: what are the products?"),
        )
    rest = c - a * half**2
    yield Rewrite(
        "add-numbers",
        say("Add the numbers: {sum} = {rest}.", sum=formula(Add(-a * half**2, c, evaluate=False)), rest=formula(rest)),
        say("Numbers are like terms."),
        _sum(_times(a, bracket), rest),
        say("What are the numbers together?"),
    )


def _taken_out(a: Rational, inside: Expr, c: Rational) -> Rewrite:
    return Rewrite(
        "take-out",
        say("Take {a} out of the terms with the letter.", a=formula(a)),
        say("A square begins with the number 1 before the highest power."),
        _sum(_times(a, inside), c),
        say("What stands before the square of the letter?"),
    )


def _times(a: Rational, part: Expr) -> Expr:
    return part if a == 1 else Mul(a, part, evaluate=False)


def _sum(part: Expr, number: Rational) -> Expr:
    terms = part.args if isinstance(part, Add) else (part,)
    return added([*terms, *([number] if number != 0 else [])])
