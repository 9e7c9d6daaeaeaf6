"""The steps of a formula: the law, the numbers put in, the value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import Add, Basic, Expr, Float, Mul, Pow, Rational

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.chain import rounding, unrounded
from tutor.rules.measures.measure import Measure, measure_of
from tutor.rules.numerals import tidy
from tutor.solution import Answer, SameValue, Step


def solve_measure(problem: Problem, level: Level, measures: Mapping[str, Measure]) -> Iterator[Step | Answer]:
    """Steps and answer of one quantity of a figure."""
    statement = expression(problem.statement)
    measure = measure_of(statement, measures)
    if measure is None:
        raise NotSolved(say("This quantity is not known here."))
    statement, digits = unrounded(statement)
    written = measure.written(*statement.args)
    yield _formula_step(measure, statement, written)
    line = written
    for better, title, because in _lines(written):
        before, after = formula(line), formula(better)
        if before.plain != after.plain:
            yield Step("evaluate", title, because, before, after, SameValue(before, after), idea=_IDEA)
            line = better
    if digits is not None:
        step, line = rounding(line, digits)
        yield step
    yield answer_with_unit(line, _unit(problem), measure.dimension)


_IDEA = say("Only numbers are left: which part comes first?")


def _formula_step(measure: Measure, statement: Basic, written: Expr) -> Step:
    before, after = formula(statement), formula(written)
    if measure.listed:
        because = measure.why
    else:
        values = given_formula(measure.letters, statement.args)
        because = say("{why} {law} with {values}.", why=measure.why, law=measure.law, values=values)
    return Step(
        rule="use-formula",
        title=say("Put the given values into the formula for the {what}.", what=measure.title),
        because=because,
        before=before,
        after=after,
        claim=SameValue(before, after),
        idea=say("Which formula gives the {what}?", what=measure.title),
    )


def given_formula(letters: tuple[str, ...], values: tuple[Basic, ...], unit: str = "") -> Formula:
    """Print what is given: ``h = 3, r = 4``."""
    pairs = [(letter, formula(value)) for letter, value in zip(letters, values, strict=True)]
    tex = rf"\,\mathrm{{{unit}}}" if unit else ""
    return Formula(
        ", ".join(f"{_tex(letter)} = {value.latex}{tex}" for letter, value in pairs),
        ", ".join(f"{letter} = {value.plain}{unit and ' ' + unit}" for letter, value in pairs),
    )


def _tex(letter: str) -> str:
    return rf"\{letter}" if len(letter) > 1 else letter


def _lines(written: Expr) -> Iterator[tuple[Expr, Message, Message]]:
    powers = _without_powers(written)
    yield powers, say("Work out the powers."), say("Powers come before products and sums.")
    yield tidy(written), say("Work out the value."), say("Only products and sums are left.")


def _without_powers(line: Expr) -> Expr:
    """The line with its powers of numbers worked out, all else as it stands."""
    if isinstance(line, Pow) and line.exp.is_Integer and line.exp > 0 and line.base.is_number:
        return tidy(line)
    if isinstance(line, Add | Mul):
        return line.func(*(_without_powers(part) for part in line.args), evaluate=False)
    if isinstance(line, Pow):
        return Pow(_without_powers(line.base), line.exp, evaluate=False)
    return line


def _unit(problem: Problem) -> str:
    return next((text.plain for name, text in problem.given if name == "unit"), "")


def answer_with_unit(value: Expr, unit: str, dimension: int | None) -> Answer:
    """The bare value, shown with its unit; a number with roots or π also as a decimal."""
    printed = formula(value)
    shown = printed
    if dimension == 0:
        shown = Formula(printed.latex + r"^\circ", printed.plain + "°", printed.tree)
    elif unit and dimension:
        power = f"^{dimension}" if dimension > 1 else ""
        tex = rf"\left({printed.latex}\right)" if isinstance(value, Add) else printed.latex
        plain = f"({printed.plain})" if isinstance(value, Add) else printed.plain
        shown = Formula(rf"{tex}\,\mathrm{{{unit}}}{power}", f"{plain} {unit}{power}", printed.tree)
    if isinstance(value, Rational | Float):
        return Answer(shown, printed)
    return Answer(shown, printed, decimal_remark(value))


def decimal_remark(value: Expr, places: int = 4) -> Message | None:
    """Say what an irrational number is as a decimal."""
    if not value.is_number or not value.is_real:
        return None
    rounded = f"{value.evalf(places + 12):.{places}f}"
    return say("As a decimal this is about {number}.", number=Formula(rounded, rounded))
