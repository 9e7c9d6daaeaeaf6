"""Mean, median, mode, range, variance and their relatives, from the list of numbers."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from sympy import Basic, Expr, FiniteSet, Integer, Mul, Pow, Rational, Tuple, root, sqrt

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_text
from tutor.rules.working import difference, power, product, quotient, total, worked
from tutor.solution import Answer, Step

Values = tuple[Expr, ...]
Steps = Generator[Step, None, Basic]

LABELS = {
    "mean_of": "mean", "median_of": "median", "modes_of": "mode", "range_of": "range", "variance_of": "variance",
    "sample_variance_of": "sample variance", "deviation_of": "standard deviation",
    "sample_deviation_of": "sample standard deviation", "geometric_mean_of": "geometric mean",
    "harmonic_mean_of": "harmonic mean", "quartiles_of": "quartiles", "missing_value": "missing value",
}  # fmt: skip


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    if not isinstance(statement, Tuple):
        value = yield from _measured(statement)
        yield Answer(_shown(value), formula(value), _remark(statement, value))
        return
    values = []
    for part in statement:
        value = yield from _measured(part)
        values.append(value)
    result = Tuple(*values)
    labels = [LABELS[operation_name(part) or ""] for part in statement]
    shown = [_shown(value) for value in values]
    latex = r",\ ".join(rf"\text{{{label}}} = {value.latex}" for label, value in zip(labels, shown, strict=True))
    plain = ", ".join(f"{label} = {value.plain}" for label, value in zip(labels, shown, strict=True))
    bare = formula(
        result,
        latex=r"\left(" + ", ".join(value.latex for value in shown) + r"\right)",
        plain="(" + ", ".join(value.plain for value in shown) + ")",
    )
    yield Answer(formula(result, latex=latex, plain=plain), bare, _remark(statement, result))


def _shown(value: Basic) -> Formula:
    text = decimal_text(value) if isinstance(value, Rational) else None
    return formula(value) if text is None or len(text) > 14 else formula(value, latex=text, plain=text)


def _remark(statement: Basic, value: Basic) -> Message | None:
    names = {operation_name(part) for part in (statement if isinstance(statement, Tuple) else (statement,))}
    if names & {"variance_of", "deviation_of"}:
        return say("These are taken as all the values there are; for a sample, divide by one less.")
    if isinstance(value, Expr) and value.is_number and not value.is_rational:
        return say("That is about {number}.", number=formula(value, latex=_about(value), plain=_about(value)))
    return None


def _about(value: Expr) -> str:
    return f"{float(value):.2f}"


def _measured(statement: Basic) -> Steps:
    values: Values = tuple(statement.args)
    match operation_name(statement):
        case "mean_of":
            return (yield from _mean(statement, values))
        case "median_of":
            return (yield from _median(statement, values))
        case "modes_of":
            return (yield from _modes(statement, values))
        case "range_of":
            return (yield from _range(statement, values))
        case "variance_of":
            return (yield from _variance(statement, values, len(values)))
        case "sample_variance_of":
            return (yield from _variance(statement, values, len(values) - 1))
        case "deviation_of":
            return (yield from _deviation(statement, values, "variance_of", len(values)))
        case "sample_deviation_of":
            return (yield from _deviation(statement, values, "sample_variance_of", len(values) - 1))
        case "geometric_mean_of":
            return (yield from _geometric(statement, values))
        case "harmonic_mean_of":
            return (yield from _harmonic(statement, values))
        case "quartiles_of":
            return (yield from _quartiles(statement, values))
        case "missing_value":
            return (yield from _missing(statement, values[0], values[1], values[2:]))
    raise NotSolved(say("I do not know this measure."))


def _mean(statement: Basic, values: Values) -> Generator[Step, None, Expr]:
    added = sum(values, Integer(0))
    written = quotient(total(*values), Integer(len(values)))
    value = added / len(values)
    yield worked(
        "mean",
        say("Add all values and divide by how many there are: {count}.", count=len(values)),
        say("The mean shares the total out evenly."),
        statement,
        written,
        idea=say("What is the total, and by how many is it shared?"),
    )
    yield _calculated(written, value)
    return value


def _calculated(written: Basic, value: Basic) -> Step:
    return worked(
        "work-out", say("Work it out."), say("Sums come first where they stand above a line."), written, value,
        idea=say("What is the result of the calculation?"),
    )  # fmt: skip


def _ordered(values: Values) -> Values:
    return tuple(sorted(values, key=lambda value: (float(value), str(value))))


def _median(statement: Basic, values: Values) -> Generator[Step, None, Expr]:
    ordered, count = _ordered(values), len(values)
    if ordered != values:
        yield _sorting(statement, operation("median_of", *ordered))
    if count % 2:
        value = ordered[count // 2]
        yield worked(
            "middle",
            say("Take the middle value: number {place} of {count}.", place=count // 2 + 1, count=count),
            say("As many values are before it as after it."),
            statement,
            value,
            idea=say("Which value stands in the middle?"),
        )
        return value
    low, high = ordered[count // 2 - 1], ordered[count // 2]
    written, value = quotient(total(low, high), Integer(2)), (low + high) / 2
    yield worked(
        "middle-two",
        say("Take the mean of the two middle values: numbers {low} and {high}.", low=count // 2, high=count // 2 + 1),
        say("The number of values is even, so two stand in the middle."),
        statement,
        written,
        idea=say("Which two values stand in the middle?"),
    )
    yield _calculated(written, value)
    return value


def _sorting(before: Basic, after: Basic) -> Step:
    return worked(
        "sort",
        say("Sort the values."),
        say("The order in which the values came does not matter."),
        before,
        after,
        idea=say("What are the values in order of size?"),
    )


def _modes(statement: Basic, values: Values) -> Steps:
    most = max(values.count(value) for value in values)
    found = FiniteSet(*(value for value in values if values.count(value) == most))
    yield worked(
        "count-values",
        say("Find the values that occur most often: {count} times.", count=most),
        say("The mode is the most frequent value; there can be several."),
        statement,
        found,
        idea=say("How often does each value occur?"),
    )
    return found


def _range(statement: Basic, values: Values) -> Steps:
    ordered = _ordered(values)
    written, value = difference(ordered[-1], ordered[0]), ordered[-1] - ordered[0]
    yield worked(
        "range",
        say("Subtract the smallest value from the largest."),
        say("The range says how far the values are spread out."),
        statement,
        written,
        idea=say("Which value is the largest, which the smallest?"),
    )
    yield _calculated(written, value)
    return value


def _variance(statement: Basic, values: Values, divisor: int) -> Generator[Step, None, Expr]:
    mean = yield from _mean(operation("mean_of", *values), values)
    squares = total(*(power(difference(value, mean), 2) for value in values))
    written = quotient(squares, Integer(divisor))
    value = sum(((v - mean) ** 2 for v in values), Integer(0)) / divisor
    if divisor == len(values):
        because = say("The variance is the mean of the squared distances from the mean.")
    else:
        because = say("For a sample, divide by one less than the number of values.")
    yield worked(
        "variance",
        say("Add the squares of the distances from the mean and divide by {divisor}.", divisor=divisor),
        because,
        statement,
        written,
        idea=say("How far is each value from the mean?"),
    )
    yield _calculated(written, value)
    return value


def _deviation(statement: Basic, values: Values, name: str, divisor: int) -> Steps:
    variance = yield from _variance(operation(name, *values), values, divisor)
    value = sqrt(variance)
    yield worked(
        "standard-deviation",
        say("Take the square root of the variance."),
        say("The standard deviation has the same unit as the values."),
        statement,
        value,
        idea=say("How do you get from squares back to the size of the values?"),
    )
    return value


def _geometric(statement: Basic, values: Values) -> Steps:
    written = Pow(product(*values), Rational(1, len(values)), evaluate=False)
    value = root(Mul(*values), len(values))
    yield worked(
        "geometric-mean",
        say("Multiply all values and take the root of degree {count}.", count=len(values)),
        say("The geometric mean leaves the product as it is when it takes the place of every value."),
        statement,
        written,
        idea=say("Which number has the same product when it takes the place of every value?"),
    )
    if written != value:
        yield _calculated(written, value)
    return value


def _harmonic(statement: Basic, values: Values) -> Steps:
    written = quotient(Integer(len(values)), total(*(Pow(value, -1, evaluate=False) for value in values)))
    value = len(values) / sum((1 / value for value in values), Integer(0))
    yield worked(
        "harmonic-mean",
        say("Divide the number of values by the sum of their reciprocals."),
        say("The harmonic mean is the reciprocal of the mean of the reciprocals."),
        statement,
        written,
        idea=say("What is the mean of the reciprocals?"),
    )
    yield _calculated(written, value)
    return value


def _quartiles(statement: Basic, values: Values) -> Steps:
    ordered = _ordered(values)
    half = len(ordered) // 2
    yield _sorting(statement, operation("quartiles_of", *ordered))
    lower = yield from _median(operation("median_of", *ordered[:half]), ordered[:half])
    middle = yield from _median(operation("median_of", *ordered), ordered)
    upper = yield from _median(operation("median_of", *ordered[-half:]), ordered[-half:])
    value = Tuple(lower, middle, upper)
    yield worked(
        "quartiles",
        say("The quartiles are the medians of the lower half, of all, and of the upper half."),
        say("A value in the middle belongs to neither half; other books count it to both."),
        statement,
        value,
    )
    return value


def _missing(statement: Basic, mean: Expr, count: Expr, values: Values) -> Steps:
    written = difference(product(mean, count), total(*values))
    value = mean * count - sum(values, Integer(0))
    yield worked(
        "missing-value",
        say("Subtract the values that are known from the total."),
        say("The total of all values is their mean times how many there are."),
        statement,
        written,
        idea=say("What must all values add up to?"),
    )
    yield _calculated(written, value)
    return value
