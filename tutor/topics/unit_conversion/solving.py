"""Converting: how many of the wanted unit one unit is, then multiply."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Integer, Mul, Rational, Symbol, Tuple, floor

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula
from tutor.rules.working import difference, product, quotient, total, worked
from tutor.solution import Answer, Step
from tutor.topics.unit_conversion.units import UNITS, parts_of, spoken


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    match operation_name(statement):
        case "converted":
            value, unit, wanted = statement.args
            kind = UNITS[unit.name].kind if unit.name in UNITS else ""
            yield from (_temperature if kind == "temperature" else _conversion)(
                statement, value, unit.name, wanted.name
            )
        case "split_time":
            yield from _split(
                statement, statement.args[0], statement.args[1].name, [w.name for w in statement.args[2:]]
            )
        case _:
            raise NotSolved(say("I do not know this kind of conversion."))


def _conversion(statement: Basic, value: Expr, unit: str, wanted: str) -> Iterator[Step | Answer]:
    factor = _factor(unit, wanted)
    fact = operation("converted", Integer(1), Symbol(unit), Symbol(wanted))
    if factor.is_Rational and factor < 1:
        back = operation("converted", Integer(1), Symbol(wanted), Symbol(unit))
        yield _known(back, 1 / factor, wanted, unit)
        written = quotient(value, 1 / factor)
        because = say("This is the smaller unit: divide by how many of it make one of the other.")
    else:
        yield _known(fact, factor, unit, wanted)
        written = product(value, factor)
        because = say("Each of the units is that many of the other: multiply.")
    yield worked(
        "convert",
        say("Convert from {unit} to {wanted}.", unit=spoken(unit), wanted=spoken(wanted)),
        because,
        statement,
        written,
        idea=say("Will the number become larger or smaller?"),
    )
    result = value * factor
    yield worked(
        "work-out", say("Work it out."), say("This is the number of the wanted units."), written, _decimal(result),
        idea=say("What is the result of the calculation?"),
    )  # fmt: skip
    yield _answer(result, wanted)


def _known(fact: Basic, factor: Expr, unit: str, wanted: str) -> Step:
    return worked(
        "known-factor",
        say("Recall how many {wanted} one {unit} is.", wanted=spoken(wanted), unit=spoken(unit, one=True)),
        say("This is fixed by the definition of the units."),
        fact,
        factor,
        idea=say("How many of the smaller unit make one of the larger?"),
    )


def _factor(unit: str, wanted: str) -> Expr:
    return _size(unit) / _size(wanted)


def _size(name: str) -> Expr:
    """The size in millilitres and the smallest units of length, mass and time."""
    sizes: list[Expr] = []
    for sign, word, power in parts_of(name):
        found = UNITS[word].size
        if UNITS[word].kind == "volume":
            found *= UNITS["centimeter"].size ** 3
        sizes.append(found ** (sign * power))
    return Mul(*sizes)


def _temperature(statement: Basic, value: Expr, unit: str, wanted: str) -> Iterator[Step | Answer]:
    nine, thirty_two, zero = Rational(9, 5), Integer(32), Rational(27315, 100)
    match unit, wanted:
        case "celsius", "fahrenheit":
            written, result = total(product(value, nine), thirty_two), value * nine + 32
            because = say(
                "Multiply by 9/5, because a degree Celsius is 9/5 of a degree Fahrenheit, and add 32, where "
                "water freezes."
            )
        case "fahrenheit", "celsius":
            written, result = product(Rational(5, 9), difference(value, thirty_two)), (value - 32) * Rational(5, 9)
            because = say(
                "Subtract 32, where water freezes, and multiply by 5/9, because a degree Fahrenheit is 5/9 of a "
                "degree Celsius."
            )
        case "celsius", "kelvin":
            written, result = total(value, zero), value + zero
            because = say("Kelvin counts the same degrees from absolute zero, which is -273.15 degrees Celsius.")
        case "kelvin", "celsius":
            written, result = difference(value, zero), value - zero
            because = say("Kelvin counts the same degrees from absolute zero, which is -273.15 degrees Celsius.")
        case _:
            raise NotSolved(say("Convert to degrees Celsius first."))
    yield worked(
        "temperature-formula", say("Use the formula for these scales."), because, statement, written,
        idea=say("What is the freezing point of water on both scales, and how long is a degree?"),
    )  # fmt: skip
    yield worked(
        "work-out", say("Work it out."), say("This is the number of the wanted units."), written, _decimal(result)
    )
    yield _answer(result, wanted)


def _decimal(value: Expr) -> Formula:
    return decimal_formula(value) if isinstance(value, Rational) else formula(value)


def _answer(value: Expr, wanted: str) -> Answer:
    return Answer(_decimal(value), _decimal(value), say("The unit is {unit}.", unit=spoken(wanted)))


def _split(statement: Basic, value: Expr, unit: str, wanted: list[str]) -> Iterator[Step | Answer]:
    rest, last, counts = value * _factor(unit, wanted[-1]), wanted[-1], []
    for larger in wanted[:-1]:
        size = _factor(larger, last)
        count = floor(rest / size)
        yield worked(
            "take-whole",
            say("Divide by {size}: take the whole {unit}.", size=formula(size), unit=UNITS[larger].plural),
            say("One {larger} is {size} {smaller}.", larger=larger, size=formula(size), smaller=UNITS[last].plural),
            floor(quotient(rest, size), evaluate=False),
            count,
            idea=say("How often does {size} go into {number}?", size=formula(size), number=formula(rest)),
        )
        left = rest - count * size
        yield worked(
            "take-rest",
            say("Find how many {unit} are left over.", unit=UNITS[last].plural),
            say("Take away those that are in the whole {unit}.", unit=UNITS[larger].plural),
            difference(rest, product(count, size)),
            left,
            idea=say("What is left over?"),
        )
        counts.append(count)
        rest = left
    result = Tuple(*counts, rest)
    yield worked(
        "put-together",
        say("Put the numbers together."),
        say("They are the numbers of the units, the largest first."),
        statement,
        result,
    )
    text = " and ".join(f"{formula(n).plain} {spoken(u, one=n == 1)}" for n, u in zip(result, wanted, strict=True))
    latex = r" \text{ and } ".join(
        rf"{formula(n).latex} \text{{ {spoken(u, one=n == 1)}}}" for n, u in zip(result, wanted, strict=True)
    )
    yield Answer(formula(result, latex=latex, plain=text), formula(result))
