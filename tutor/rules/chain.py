"""Solutions that are a chain of lines: each line has the value of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sympy import Basic, Expr, Float, Rational, S, Tuple, floor
from sympy.matrices import MatrixBase

from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.rules.numerals import evaluated, tidy
from tutor.solution import SameValue, Step


@dataclass(frozen=True, slots=True)
class Line:
    """One line after the first: the rule, what was done, why, and how it reads now."""

    rule: str
    title: Message
    because: Message
    after: Basic
    idea: Message | None = None
    substeps: tuple[Step, ...] = ()


def chain(first: Basic, lines: Iterable[Line]) -> Iterator[Step]:
    """The steps from line to line; a line that looks like the one before is left out."""
    before = formula(first)
    for line in lines:
        after = formula(line.after)
        if after.plain == before.plain:
            continue
        claim = SameValue(before, after)
        yield Step(line.rule, line.title, line.because, before, after, claim, line.substeps, line.idea)
        before = after


def worked_out(line: Basic) -> Line:
    """The last line of a calculation with numbers."""
    return Line("evaluate", say("Work out the value."), say("Only numbers are left."), value_of(line), _ORDER)


_ORDER = say("Work out powers and products before sums.")


def exact(value: Basic) -> Basic:
    """The value with its decimals as the fractions that they are."""
    decimals = {number: Rational(str(number)) for number in value.atoms(Float)}
    return value.xreplace(decimals) if decimals else value


def value_of(line: Basic) -> Basic:
    """A number, point or matrix in its short form."""
    line = exact(line)
    if isinstance(line, Tuple):
        return Tuple(*(value_of(part) for part in line))
    if isinstance(line, MatrixBase):
        return line.applyfunc(value_of)
    return tidy(evaluated(line)) if isinstance(line, Expr) else line


def unrounded(statement: Basic) -> tuple[Basic, Expr | None]:
    """What is to be worked out, and the unit to which it is to be rounded, if it is."""
    if operation_name(statement) == "rounded":
        return statement.args[0], statement.args[1]
    return statement, None


def rounding(value: Expr, unit: Expr) -> tuple[Step, Expr]:
    """The step that rounds a number, and the decimal."""
    places = max(0, len(str(int(1 / unit))) - 1) if unit < 1 else 0
    steps = int(floor((value / unit + S.Half).evalf(40)))
    number = Float(str(Decimal(steps) * Decimal(str(unit.p)) / Decimal(str(unit.q))), max(15, places + 12))
    before, after = formula(operation("rounded", value, unit)), formula(number)
    decimals = f"{value.evalf(places + 20):.{places + 3}f}…"
    return (
        Step(
            "round",
            say("Round to {places} decimal places.", places=places),
            say("As a decimal the number is {number}.", number=Formula(decimals, decimals)),
            before,
            after,
            SameValue(before, after),
        ),
        number,
    )
