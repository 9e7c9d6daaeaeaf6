"""The worked division: leading term by leading term, or a value put in where the divisor is x - a."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from sympy import Basic, Expr, Mul, Poly, Pow, S, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, added, formula, step_of
from tutor.solution import Answer, Step
from tutor.topics.polynomial_division.remainder import by_value, zero_of
from tutor.topics.polynomial_division.synthetic import synthetic


@dataclass(frozen=True, slots=True)
class Division:
    """What is divided, by what, and how a line of the division is written."""

    task: str
    divisor: Poly
    letter: Symbol

    def line(self, found: Expr, rest: Expr) -> Basic:
        """The line where this quotient was found and this is left to divide."""
        g = self.divisor.as_expr()
        fraction = Mul(rest, Pow(g, -1, evaluate=False), evaluate=False)
        quotient = operation("polynomial_quotient", rest, g, self.letter)
        remainder = operation("polynomial_remainder", rest, g, self.letter)
        match self.task:
            case "divide-polynomials":
                return _sum(found, fraction)
            case "polynomial-quotient":
                return _sum(found, quotient)
            case "polynomial-remainder":
                return remainder
            case _:
                return Tuple(_sum(found, quotient), remainder)

    def end(self, found: Expr, rest: Expr) -> Basic:
        """The last line."""
        match self.task:
            case "divide-polynomials":
                return found if rest == 0 else self.line(found, rest)
            case "polynomial-quotient":
                return found
            case "polynomial-remainder":
                return rest
            case _:
                return Tuple(found, rest)


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then what was asked for."""
    given = {name: expression(value) for name, value in problem.given}
    letter, statement = given["letter"], expression(problem.statement)
    f, g = (Poly(evaluated(given[name]), letter) for name in ("dividend", "divisor"))
    zero = zero_of(g)
    if zero is not None and problem.task in ("polynomial-remainder", "polynomial-factor"):
        yield from by_value(statement, given["dividend"], letter, zero, is_question=problem.task == "polynomial-factor")
        return
    if problem.task == "polynomial-factor":
        yield from _as_factor(statement, f, g, letter)
        return
    division = Division(problem.task, g, letter)
    start = _ordered(division, statement, f)
    if start is not None:
        yield start
    if zero is not None and given.get("method") == Symbol("synthetic"):
        found, rest = yield from synthetic(division.line(S.Zero, f.as_expr()), f, g, zero, division.end)
    else:
        found, rest = yield from _long(division, f)
    yield _answer(division, found, rest)


def _ordered(division: Division, statement: Basic, f: Poly) -> Step | None:
    after = division.line(S.Zero, f.as_expr())
    if formula(after).latex == formula(statement).latex:
        return None
    rewrite = Rewrite(
        "order-powers",
        say("Write the polynomials without brackets, by descending powers."),
        say("The division begins with the highest power."),
        after,
        say("In which order are the terms needed?"),
    )
    return step_of(rewrite, statement, after)


def _long(division: Division, f: Poly) -> Generator[Step, None, tuple[Expr, Expr]]:
    """Yield a step for each term of the quotient; return quotient and remainder."""
    g = division.divisor
    found, rest = Poly(0, division.letter, domain=f.domain), f
    line = division.line(S.Zero, f.as_expr())
    while not rest.is_zero and rest.degree() >= g.degree():
        power = division.letter ** (rest.degree() - g.degree())
        term = Poly(rest.LC() / g.LC() * power, division.letter)
        product = term * g
        left = rest - product
        found = found + term
        is_last = left.is_zero or left.degree() < g.degree()
        write = division.end if is_last else division.line
        after = write(found.as_expr(), left.as_expr())
        yield _division_step(line, after, rest, term, g, product, left)
        line, rest = after, left
    if formula(line).latex != formula(division.end(found.as_expr(), rest.as_expr())).latex:
        after = division.end(found.as_expr(), rest.as_expr())
        yield _too_small(line, after, rest, g)
    return found.as_expr(), rest.as_expr()


def _division_step(line: Basic, after: Basic, rest: Poly, term: Poly, g: Poly, product: Poly, left: Poly) -> Step:
    one, other, t, p = (formula(e) for e in (_lead(rest), _lead(g), term.as_expr(), product.as_expr()))
    multiply = Rewrite(
        "multiply-back",
        say("Multiply {term} by the divisor.", term=t),
        say("This is the part of the dividend that is used up."),
        product.as_expr(),
        say("What is this term times the divisor?"),
    )
    raw = added([rest.as_expr(), Mul(-1, product.as_expr(), evaluate=False)])
    subtract = Rewrite(
        "subtract",
        say("Subtract it."),
        say("The highest power disappears."),
        left.as_expr(),
        say("What is left?"),
    )
    substeps = (
        step_of(multiply, Mul(term.as_expr(), g.as_expr(), evaluate=False), product.as_expr()),
        step_of(subtract, raw, left.as_expr()),
    )
    rewrite = Rewrite(
        "divide-leading-terms",
        say("Divide the leading terms: {one} divided by {other} is {term}.", one=one, other=other, term=t),
        say("Multiplied back it gives {product}; subtracted, {left} is left.", product=p, left=formula(left.as_expr())),
        after,
        say("How often does the leading term of the divisor go into the leading term of what is left?"),
        substeps,
    )
    return step_of(rewrite, line, after)


def _too_small(line: Basic, after: Basic, rest: Poly, g: Poly) -> Step:
    rewrite = Rewrite(
        "remainder",
        say("{rest} is the remainder.", rest=formula(rest.as_expr())),
        say("Its degree is lower than that of the divisor {divisor}.", divisor=formula(g.as_expr())),
        after,
        say("Compare the degrees."),
    )
    return step_of(rewrite, line, after)


def _as_factor(statement: Basic, f: Poly, g: Poly, letter: Symbol) -> Iterator[Step | Answer]:
    """A factor leaves no remainder."""
    division = Division("polynomial-remainder", g, letter)
    _, rest = yield from _long(division, f)
    truth = S.true if rest == 0 else S.false
    yield step_of(_judged(rest, truth), statement, truth)
    yield Answer(formula(truth), formula(truth), _told(truth))


def _judged(rest: Expr, truth: Basic) -> Rewrite:
    return Rewrite(
        "no-remainder",
        say("The remainder is {rest}.", rest=formula(rest)),
        say("A polynomial is a factor when the division leaves no remainder."),
        truth,
        say("What does the remainder say about factors?"),
    )


def _told(truth: Basic) -> Message:
    return say("It is a factor.") if truth == S.true else say("It is not a factor.")


def _answer(division: Division, found: Expr, rest: Expr) -> Answer:
    value = formula(division.end(found, rest))
    if division.task != "quotient-and-remainder":
        return Answer(value, value)
    q, r = formula(found), formula(rest)
    shown = Formula(
        rf"\text{{quotient }} {q.latex},\ \text{{remainder }} {r.latex}",
        f"quotient {q.plain}, remainder {r.plain}",
        value.tree,
    )
    return Answer(shown, value)


def _lead(polynomial: Poly) -> Expr:
    return polynomial.LC() * polynomial.gen ** polynomial.degree()


def _sum(found: Expr, more: Expr) -> Expr:
    return more if found == 0 else added([*found.as_ordered_terms(), more])
