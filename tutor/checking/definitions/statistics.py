"""Measures of lists of numbers, straight from what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, FiniteSet, Integer, Pow, Rational, S, root, sqrt

from tutor.checking.definitions.ordering import compared
from tutor.checking.definitions.sequences import numbers
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def mean_of(*values: Basic) -> Expr:
    """The number that, put in the place of each, leaves the total as it is."""
    listed = numbers(values)
    return sum(listed, S.Zero) / len(listed)


def median_of(*values: Basic) -> Expr:
    """The middle of the sorted list; the mean of the two middle ones where there are two."""
    listed = _sorted(numbers(values))
    count = len(listed)
    return (listed[(count - 1) // 2] + listed[count // 2]) / 2


def modes_of(*values: Basic) -> Basic:
    """The numbers that occur most often."""
    listed = numbers(values)
    most = max(listed.count(value) for value in listed)
    return FiniteSet(*(value for value in listed if listed.count(value) == most))


def range_of(*values: Basic) -> Expr:
    """The largest number less the smallest."""
    listed = _sorted(numbers(values))
    return listed[-1] - listed[0]


def variance_of(*values: Basic) -> Expr:
    """The mean of the squares of all differences of two of them, halved: no mean of the numbers is needed."""
    listed = numbers(values)
    pairs = sum(((a - b) ** 2 for a in listed for b in listed), S.Zero)
    return pairs / (2 * len(listed) ** 2)


def sample_variance_of(*values: Basic) -> Expr:
    """Half the mean square of the differences of two different ones of them."""
    listed = numbers(values)
    if len(listed) < 2:
        raise Undefined(say("A sample needs at least two values."))
    pairs = sum(((a - b) ** 2 for a in listed for b in listed), S.Zero)
    return pairs / (2 * len(listed) * (len(listed) - 1))


def deviation_of(*values: Basic) -> Expr:
    """The square root of the variance."""
    return sqrt(variance_of(*values))


def sample_deviation_of(*values: Basic) -> Expr:
    """The square root of the variance of a sample."""
    return sqrt(sample_variance_of(*values))


def geometric_mean_of(*values: Basic) -> Expr:
    """The positive number that, put in the place of each, leaves the product as it is."""
    listed = _positive(numbers(values))
    product: Expr = Integer(1)
    for value in listed:
        product *= value
    return root(product, len(listed))


def harmonic_mean_of(*values: Basic) -> Expr:
    """The number that, put in the place of each, leaves the sum of the reciprocals as it is."""
    listed = _positive(numbers(values))
    return len(listed) / sum((Pow(value, -1) for value in listed), S.Zero)


def quartiles_of(*values: Basic) -> Basic:
    """The medians of the lower half, of all, and of the upper half; a middle number belongs to no half."""
    from sympy import Tuple

    listed = _sorted(numbers(values))
    half = len(listed) // 2
    if not half:
        raise Undefined(say("Quartiles need at least two values."))
    return Tuple(median_of(*listed[:half]), median_of(*listed), median_of(*listed[-half:]))


def missing_value(mean: Basic, count: Basic, *values: Basic) -> Expr:
    """The one value that is missing so that so many values have this mean."""
    listed = numbers(values)
    if not isinstance(count, Integer) or count != len(listed) + 1 or not isinstance(mean, Rational):
        raise Undefined(say("Exactly one value may be missing."))
    return mean * count - sum(listed, S.Zero)


def _sorted(values: list[Expr]) -> list[Expr]:
    """Insert each number before the first that is larger."""
    ordered: list[Expr] = []
    for value in values:
        at = next((i for i, other in enumerate(ordered) if compared(other, value) > 0), len(ordered))
        ordered.insert(at, value)
    return ordered


def _positive(values: list[Expr]) -> list[Expr]:
    if any(compared(value, S.Zero) <= 0 for value in values):
        raise Undefined(say("This mean is only defined for positive numbers."))
    return values


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "mean_of": mean_of,
    "median_of": median_of,
    "modes_of": modes_of,
    "range_of": range_of,
    "variance_of": variance_of,
    "sample_variance_of": sample_variance_of,
    "deviation_of": deviation_of,
    "sample_deviation_of": sample_deviation_of,
    "geometric_mean_of": geometric_mean_of,
    "harmonic_mean_of": harmonic_mean_of,
    "quartiles_of": quartiles_of,
    "missing_value": missing_value,
}
