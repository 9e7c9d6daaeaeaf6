"""The worked answer: multiply out, order by powers, read off."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Integer, Mul, Poly, Symbol

from tutor.maths.operations import operation, operation_name
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.rewriting import Rewrite, Steps, formula, neat, step_of
from tutor.rules.simplest import expanded
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then what was asked for."""
    statement = expression(problem.statement)
    if problem.task == "add-polynomials":
        shown = formula(evaluated((yield from expanded(statement))))
        yield Answer(shown, shown)
        return
    polynomial, what = statement.args
    result = evaluated((yield from _multiplied_out(statement, neat(polynomial), what)))
    line = operation(str(operation_name(statement)), result, what)
    read = _read(problem.task, result, what)
    yield step_of(read, line, read.after)
    shown = formula(read.after)
    yield Answer(shown, shown)


def _multiplied_out(statement: Basic, polynomial: Expr, what: Basic) -> Steps:
    """The steps of multiplying out, each shown inside of what is asked for."""
    name = str(operation_name(statement))
    worked = expanded(polynomial)
    while True:
        try:
            step = next(worked)
        except StopIteration as end:
            result: Expr = end.value
            return result
        before, after = (operation(name, expression(side), what) for side in (step.before, step.after))
        rewrite = Rewrite(step.rule, step.title, step.because, after, step.idea or step.title, step.substeps)
        yield step_of(rewrite, before, after)


def _read(task: str, polynomial: Expr, what: Basic) -> Rewrite:
    if task == "polynomial-coefficient":
        return _coefficient(polynomial, what)
    letters = [what] if isinstance(what, Symbol) else list(what.args)
    poly = Poly(polynomial, *letters)
    lead = max(poly.terms(), key=lambda term: sum(term[0]))
    term = formula(lead[1] * Mul(*(letter**n for letter, n in zip(letters, lead[0], strict=True))))
    if task == "leading-coefficient":
        return Rewrite(
            "leading-coefficient",
            say("The term with the highest power is {term}.", term=term),
            say("The number before the highest power is called the leading coefficient."),
            lead[1],
            say("Which term has the highest power?"),
        )
    because = (
        say("The degree of a polynomial is its highest exponent.")
        if len(letters) == 1
        else say("The degree of a term is the sum of its exponents; the highest one counts.")
    )
    return Rewrite(
        "degree",
        say("The term of the highest degree is {term}.", term=term),
        because,
        Integer(Poly(polynomial, *letters).total_degree()),
        say("Which term has the highest power?"),
    )


def _coefficient(polynomial: Expr, power: Basic) -> Rewrite:
    poly = Poly(polynomial, *sorted(polynomial.free_symbols | power.free_symbols, key=str))
    number = poly.coeff_monomial(power) if poly.gens else polynomial
    if power == 1:
        return Rewrite(
            "constant-term",
            say("The term without a letter is {number}.", number=formula(number)),
            say("The constant term is the one without a letter; where there is none it is 0."),
            number,
            say("Which term has no letter?"),
        )
    return Rewrite(
        "coefficient",
        say("The term with {power} is {term}.", power=formula(power), term=formula(number * power)),
        say("The coefficient is the number before the letters; where there is no such term it is 0."),
        number,
        say("Which number stands before {power}?", power=formula(power)),
    )
