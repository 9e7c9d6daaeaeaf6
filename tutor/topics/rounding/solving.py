"""Rounding in steps: the number as a decimal, the digit after the place, up or down."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Abs, Add, Expr, Integer, Mul, Pow, Rational, floor

from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal, decimal_formula, decimal_text
from tutor.rules.listing import value_of
from tutor.rules.stating import stated
from tutor.solution import Answer, Step
from tutor.topics.rounding.asking import SCIENTIFIC

DIGITS = 60


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    number, how = statement.args
    if operation_name(statement) == "place_digit":
        yield from _digit(statement, number, int(how))
    elif problem.task == SCIENTIFIC:
        yield from _scientific(statement, number, int(how))
    elif operation_name(statement) == "rounded" and how == 1 and (found := _root(number)) is not None:
        yield from _nearest_root(statement, *found)
    else:
        yield from _rounded(statement, number, how)


# -- rounding --


def _rounded(statement: Expr, number: Expr, how: Expr) -> Iterator[Step | Answer]:
    value = value_of(number)
    figures = operation_name(statement) == "rounded_to_figures"
    if value is None or decimal_text(value) is None:
        unit = _unit_of(number, int(how)) if figures else Rational(how)
        value = _near(number, unit)
        line = statement.func(decimal(value), how)
        yield stated(
            "as-decimal",
            say("Work it out as a decimal: about {value}.", value=decimal_formula(value)),
            say("A few more digits than are asked for show to which side it is rounded."),
            statement,
            line,
            idea=say("What is the number as a decimal?"),
        )
        statement = line
    unit = _unit_of(value, int(how)) if figures else Rational(how)
    result = _nearest(value, unit)
    shown = _with_zeros(result, unit)
    yield stated(
        "round",
        _round_title(value, unit, shown),
        _round_reason(value, unit),
        statement,
        Formula(shown.latex, decimal_formula(result).plain, shown.tree),
        idea=say("Which digit comes after the place to which the number is rounded?"),
        substeps=_between(value, unit),
    )
    yield Answer(shown, decimal_formula(result))


def _nearest(value: Rational, unit: Rational) -> Rational:
    size = floor(abs(value) / unit + Rational(1, 2)) * unit
    return size if value >= 0 else -size


def _near(number: Expr, unit: Rational) -> Rational:
    """A decimal close to a number that rounds to the same, with three digits more than are asked for."""
    for extra in (1000, 10**8, 10**20):
        exact = Abs(number).doit().evalf(DIGITS)
        found = Rational(floor(Rational(exact) * extra / unit)) * unit / extra
        if _nearest(found, unit) == _nearest(Rational(exact), unit):
            break
    return found if bool(number.evalf(DIGITS) >= 0) else -found


def _unit_of(number: Expr, figures: int) -> Rational:
    """The place value of the last of so many digits."""
    size = abs(Rational(number.evalf(DIGITS)))
    if size == 0:
        return Rational(1)
    place = len(str(int(size.p))) - len(str(int(size.q)))
    if size < Rational(10) ** place:
        place -= 1
    return Rational(10) ** (place + 1 - figures)


def _next_digit(value: Rational, unit: Rational) -> int | None:
    """The digit after the place, None when the unit is no power of ten."""
    text = str(max(int(unit.p), int(unit.q)))
    if text.strip("0") != "1" or min(int(unit.p), int(unit.q)) != 1:
        return None
    return int(floor(abs(value) * 10 / unit)) % 10


def _round_title(value: Rational, unit: Rational, shown: Formula) -> Message:
    digit = _next_digit(value, unit)
    if digit is None:
        return say("Take the nearest multiple of {unit}: {result}.", unit=decimal_formula(unit), result=shown)
    if digit >= 5:
        return say("The digit after the place is {digit}, so round up: {result}.", digit=digit, result=shown)
    return say("The digit after the place is {digit}, so round down: {result}.", digit=digit, result=shown)


def _round_reason(value: Rational, unit: Rational) -> Message:
    if value < 0:
        return say("From 5 on it is rounded up, below it is rounded down; the sign stays.")
    return say("From 5 on it is rounded up, below it is rounded down.")


def _between(value: Rational, unit: Rational) -> tuple[Step, ...]:
    """How far the number is from the multiples on both sides."""
    low = floor(abs(value) / unit) * unit
    if low == abs(value):
        return ()
    gap, size = abs(value) - low, decimal_formula(abs(value))
    written = Add(abs(value), -low, evaluate=False)
    step = stated(
        "between",
        say(
            "Without its sign it lies between {low} and {high}; it is {gap} above the lower one.",
            low=decimal_formula(low),
            high=decimal_formula(low + unit),
            gap=decimal_formula(gap),
        ),
        say("Half of {unit} decides to which side it is rounded.", unit=decimal_formula(unit)),
        formula(written, latex=f"{size.latex} - {decimal_formula(low).latex}"),
        decimal_formula(gap),
    )
    return (step,)


def _with_zeros(result: Rational, unit: Rational) -> Formula:
    """The number with as many decimal places as it was rounded to."""
    plain = decimal_formula(result)
    places = len((decimal_text(unit) or "").partition(".")[2])
    text = plain.plain
    if places and unit.p == 1:
        whole, _, after = text.partition(".")
        text = f"{whole}.{after.ljust(places, '0')}"
    return Formula(text, text, plain.tree)


# -- roots --


def _root(number: Expr) -> tuple[int, int] | None:
    """Radicand and degree of a root of a whole number."""
    if not isinstance(number, Pow) or not isinstance(number.base, Integer) or number.base < 0:
        return None
    exponent = value_of(number.exp)
    if exponent is None or exponent.p != 1 or exponent.q < 2:
        return None
    return int(number.base), int(exponent.q)


def _nearest_root(statement: Expr, inside: int, degree: int) -> Iterator[Step | Answer]:
    low = 0
    high = 1 << (inside.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= inside else (low, middle)
    result = low if (2 * low + 1) ** degree > inside * 2**degree else low + 1
    half = Rational(2 * low + 1, 2)
    between = tuple(
        stated(
            "power-of-candidate",
            say("Work out {power}.", power=formula(Pow(Integer(n), degree, evaluate=False))),
            say("A whole number is the root when this power is the number under the root."),
            Pow(Integer(n), degree, evaluate=False),
            Integer(n**degree),
        )
        for n in (low, low + 1)
    )
    middle_power = formula(
        Pow(half, Integer(degree), evaluate=False),
        latex=f"{decimal_formula(half).latex}^{{{degree}}}",
        plain=f"{decimal_formula(half).plain}^{degree}",
    )
    yield stated(
        "nearest-root",
        say(
            "The root lies between {low} and {high}. Compare with the middle: {power} is about {value}.",
            low=formula(Integer(low)),
            high=formula(Integer(low + 1)),
            power=middle_power,
            value=decimal_formula(Rational(round(half**degree))),
        ),
        say("The number {n} is smaller, so the root is closer to the lower one.", n=formula(Integer(inside)))
        if result == low
        else say("The number {n} is larger, so the root is closer to the higher one.", n=formula(Integer(inside))),
        statement,
        Integer(result),
        idea=say("Between which two whole numbers does the root lie?"),
        substeps=between,
    )
    shown = formula(Integer(result))
    yield Answer(shown, shown)


# -- digits --


def _digit(statement: Expr, number: Expr, place: int) -> Iterator[Step | Answer]:
    value = abs(value_of(number) or Rational(0))
    digit = int(floor(value / Rational(10) ** place)) % 10
    shown = formula(Integer(digit))
    if place >= 0:
        title = say(
            "Count the digits from the right end of the whole part: number {count} is {digit}.",
            count=place + 1,
            digit=shown,
        )
    else:
        title = say("Count the digits after the point: number {count} is {digit}.", count=-place, digit=shown)
    yield stated(
        "find-place",
        title,
        say(
            "Each place is worth ten times the place to its right; this one is worth {worth}.",
            worth=decimal_formula(Rational(10) ** place),
        ),
        statement,
        shown,
        idea=say("At which place does this digit stand?"),
    )
    yield Answer(shown, shown)


# -- scientific notation --


def scientific(value: Rational, places: int) -> Formula:
    """A number as ``a · 10^n`` with ``1 ≤ a < 10``."""
    unit = _unit_of(value, 1)
    front = value / unit
    exponent = len(str(unit.p)) - len(str(unit.q))
    text = decimal_formula(front).plain
    written = Mul(front, Pow(Integer(10), Integer(exponent), evaluate=False), evaluate=False)
    return formula(written, latex=rf"{text} \times 10^{{{exponent}}}", plain=f"{text}*10^{exponent}")


def _scientific(statement: Expr, product: Expr, figures: int) -> Iterator[Step | Answer]:
    factors = [value_of(factor) or Rational(0) for factor in product.args]
    value = factors[0] * factors[1]
    units = [_unit_of(factor, 1) for factor in factors]
    fronts = [factor / unit for factor, unit in zip(factors, units, strict=True)]
    exponents = [len(str(unit.p)) - len(str(unit.q)) for unit in units]
    front = fronts[0] * fronts[1]
    total = sum(exponents)
    line = Mul(front, Pow(Integer(10), Integer(total), evaluate=False), evaluate=False)
    shown = formula(
        line,
        latex=rf"{decimal_formula(front).latex} \times 10^{{{total}}}",
        plain=f"{decimal_formula(front).plain}*10^{total}",
    )
    yield stated(
        "multiply-parts",
        say("Multiply the front numbers and add the exponents: {product}.", product=shown),
        say("Powers of the same base are multiplied by adding their exponents."),
        product,
        shown,
        idea=say("What happens to the exponents of 10?"),
    )
    unit = _unit_of(value, figures)
    result = scientific(_nearest(value, unit), figures)
    yield stated(
        "normalise",
        say(
            "Write it with one digit before the point, rounded to {count} digits: {result}.",
            count=figures,
            result=result,
        ),
        say("In scientific notation the front number is at least 1 and below 10."),
        operation("rounded_to_figures", line, Integer(figures)),
        result,
        idea=say("How must the point be moved?"),
    )
    yield Answer(result, result)
