"""Mistakes with counting, probability, statistics and sequences."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from sympy import Basic, Expr, Integer, Rational, Sum, Tuple, factorial, sqrt

from tutor.checking.definitions import DEFINITIONS
from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.tables import by_name, swapped
from tutor.maths.operations import operation, operation_name
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import say
from tutor.problem import Level

combination_for_permutation = by_name(
    {
        **swapped("combinations", "permutations"),
        "arrangements": lambda *a: factorial(sum(a)) if len(a) > 1 else None,
        "circular_arrangements": lambda n: factorial(n),
    }
)
repetition_mixed = by_name(
    {
        "permutations": lambda n, k: [n**k, n * k],
        "combinations": lambda n, k: [n**k, n * k],
        "arrangements": lambda *a: [prod(a), sum(a) ** 2],
        "circular_arrangements": lambda n: [factorial(n - 1) / 2, n * (n - 1)],
    }
)
replacement_mixed = by_name(
    {**swapped("draw_sequence", "draw_sequence_replaced"), **swapped("draw_selection", "draw_selection_replaced")}
)


def _shares(bag: Basic, drawn: Basic) -> list[Expr]:
    counts = dict(bag.args)
    whole = sum(counts.values())
    return [Rational(counts.get(thing, 0), whole) for thing in drawn.args]


chances_added = by_name(
    {
        "draw_sequence": lambda bag, drawn: sum(_shares(bag, drawn)),
        "draw_sequence_replaced": lambda bag, drawn: sum(_shares(bag, drawn)),
    }
)
order_forgotten = by_name(
    {
        "draw_selection": lambda bag, wanted: _one_order(bag, wanted, replaced=False),
        "draw_selection_replaced": lambda bag, wanted: _one_order(bag, wanted, replaced=True),
        "successes": lambda n, p, low, high: p**low * (1 - p) ** (n - low) if low == high else None,
    }
)


def _one_order(bag: Basic, wanted: Basic, *, replaced: bool) -> Basic:
    drawn = [thing for thing, count in wanted.args for _ in range(int(count))]
    return operation("draw_sequence_replaced" if replaced else "draw_sequence", bag, Tuple(*drawn))


at_least_as_exactly = by_name(
    {
        "successes": lambda n, p, low, high: [
            operation("successes", n, p, low, low) if low != high else None,
            operation("successes", n, p, low + 1, high) if low < high else operation("successes", n, p, low, n),
            1 - DEFINITIONS["successes"](n, p, low, high),
        ],
        "draw_range": lambda bag, thing, draws, low, high: [
            operation("draw_range", bag, thing, draws, low, low) if low != high else None,
            1 - DEFINITIONS["draw_range"](bag, thing, draws, low, high),
        ],
        "dice_total": lambda dice, low, high: [
            operation("dice_total", dice, low, low) if low != high else None,
            Rational(1, 5 * dice + 1) if low == high else None,
            1 - DEFINITIONS["dice_total"](dice, low, high),
        ],
    }
)


def _without_base_rate(prior: Expr, hit: Expr, alarm: Expr) -> list[Expr]:
    return [hit, prior * hit, hit / (hit + alarm), 1 - alarm]


base_rate = by_name({"posterior": _without_base_rate})
plain_mean = by_name(
    {
        "expected_value": lambda values, chances: [
            sum(values) / len(values),
            max(zip(chances, values, strict=True))[1],
            sum(values),
        ],
        "expected_successes": lambda n, p: [n / 2 if p != Rational(1, 2) else n, p, n],
    }
)
mean_for_median = by_name(
    {
        **swapped("mean_of", "median_of"),
        "modes_of": lambda *v: operation("median_of", *v),
        "geometric_mean_of": lambda *v: operation("mean_of", *v),
        "harmonic_mean_of": lambda *v: operation("mean_of", *v),
    }
)


def median_unsorted(node: Basic) -> Iterator[Basic]:
    """The value in the middle of the list as given."""
    if operation_name(node) == "median_of" and len(node.args) > 2:
        n = len(node.args)
        middle = node.args[n // 2] if n % 2 else (node.args[n // 2 - 1] + node.args[n // 2]) / 2
        yield middle


range_wrong = by_name(
    {
        "range_of": lambda *v: [max(v), v[-1] - v[0], max(v) + min(v), (max(v) + min(v)) / 2, len(v)],
        "mean_of": lambda *v: [sum(v), (max(v) + min(v)) / 2],
        "median_of": lambda *v: [(max(v) + min(v)) / 2],
        "missing_value": lambda mean, count, *v: [mean, mean - sum(v) / len(v), mean * len(v) - sum(v)],
        "quartiles_of": lambda *v: Tuple(min(v), DEFINITIONS["median_of"](*v), max(v)),
    }
)


def _spread(values: tuple[Expr, ...]) -> Expr:
    mean = sum(values) / Integer(len(values))
    return sum((v - mean) ** 2 for v in values)


def _spreads(*v: Expr) -> list[Expr]:
    n = Integer(len(v))
    mean = sum(v) / n
    return [_spread(v) / (n - 1), _spread(v) / n, _spread(v), sum(abs(x - mean) for x in v) / n]


variance_wrong = by_name(
    {
        "variance_of": lambda *v: [*_spreads(*v), sqrt(_spread(v) / len(v))],
        "sample_variance_of": lambda *v: [*_spreads(*v), sqrt(_spread(v) / (len(v) - 1))],
        "deviation_of": lambda *v: [*_spreads(*v), sqrt(_spread(v) / (len(v) - 1))],
        "sample_deviation_of": lambda *v: [*_spreads(*v), sqrt(_spread(v) / len(v))],
    }
)


def _first_and_difference(terms: tuple[Expr, ...]) -> tuple[Expr, Expr]:
    return terms[0], terms[1] - terms[0]


def _arithmetic(n: Expr, *terms: Expr) -> list[Expr]:
    a, d = _first_and_difference(terms)
    return [a + n * d, n * d, a - (n - 1) * d]


def _geometric(n: Expr, *terms: Expr) -> list[Expr]:
    a, r = terms[0], terms[1] / terms[0]
    return [a * r**n, a * r * (n - 1), a + (n - 1) * (terms[1] - terms[0])]


def _arithmetic_sum(n: Expr, *terms: Expr) -> list[Expr]:
    a, d = _first_and_difference(terms)
    return [n * (2 * a + n * d) / 2, n * (2 * a + (n - 1) * d), a + (n - 1) * d]


def _geometric_sum(n: Expr, *terms: Expr) -> list[Expr]:
    a, r = terms[0], terms[1] / terms[0]
    return [a * (r ** (n - 1) - 1) / (r - 1), a * r ** (n - 1), a * (r**n - 1)] if r != 1 else []


term_off_by_one = by_name({"arithmetic_term": _arithmetic, "geometric_term": _geometric})
sum_formula = by_name(
    {
        "arithmetic_sum": _arithmetic_sum,
        "geometric_sum": _geometric_sum,
        "infinite_sum": lambda *t: [t[0] / (1 + t[1] / t[0]), t[0] ** 2 / t[1], t[0] + t[1]],
    }
)
difference_for_ratio = by_name(
    {
        "common_difference": lambda *t: [t[1] / t[0] if t[0] != 0 else None, t[0] - t[1], t[0] + t[1]],
        "common_ratio": lambda *t: [t[1] - t[0], t[0] / t[1], t[0] * t[1]],
        "next_term": lambda *t: [
            t[-1] + (t[1] - t[0]),
            t[-1] + (t[-1] - t[-2]),
            t[-1] * t[1] / t[0] if t[0] != 0 else None,
        ],
    }
)


def constant_sum(node: Basic) -> Iterator[Basic]:
    """A sum with one term too few or too many, or of the last term only."""
    if isinstance(node, Sum) and len(node.limits) == 1:
        x, low, high = node.limits[0]
        if isinstance(low, Integer) and isinstance(high, Integer):
            for bounds in ((low, high - 1), (low + 1, high), (low, high + 1)):
                yield Sum(node.function, (x, *bounds))
            yield node.function.subs(x, high)


def constant_summed_once(node: Basic) -> Iterator[Basic]:
    """Σ (i + 4) → Σ i + 4: the constant is added once."""
    if isinstance(node, Sum) and len(node.limits) == 1 and node.function.is_Add:
        x, low, high = node.limits[0]
        constant = [t for t in node.function.args if x not in t.free_symbols]
        rest = [t for t in node.function.args if x in t.free_symbols]
        if constant and rest:
            try:
                yield Sum(sum(rest), (x, low, high)).doit() + sum(constant)
            except SYMPY_TROUBLE:
                return


sets_mixed = by_name(
    {
        "set_union": lambda a, b: [operation("set_intersection", a, b), operation("symmetric_difference", a, b), a],
        "set_intersection": lambda a, b: [operation("set_union", a, b), operation("set_difference", a, b)],
        "set_difference": lambda a, b: [
            operation("set_difference", b, a),
            operation("set_intersection", a, b),
            operation("symmetric_difference", a, b),
        ],
        "symmetric_difference": lambda a, b: [
            operation("set_union", a, b),
            operation("set_difference", a, b),
            operation("set_intersection", a, b),
        ],
    }
)

_P, _S, _Q, _B = ("probability",), ("statistics",), ("sequences",), Level.BEGINNER

MISCONCEPTIONS = (
    Misconception(
        "combinations-for-permutations",
        say("Whether the order counts was mixed up"),
        say("If two orders of the same things are different results, the order counts."),
        _P,
        "counting",
        _B,
        combination_for_permutation,
        (("combinations(5, 2)", "20"), ("permutations(5, 2)", "10")),
        0,
    ),
    Misconception(
        "repetition-mixed",
        say("Each thing can be taken only once"),
        say("After each choice one thing fewer is left, so the factors get smaller."),
        _P,
        "counting",
        _B,
        repetition_mixed,
        (("permutations(5, 2)", "25"),),
        0,
    ),
    Misconception(
        "replacement-mixed",
        say("With and without putting back were mixed up"),
        say("Without putting back, one fewer is left for the next draw; with it, all draws are alike."),
        _P,
        "drawing",
        _B,
        replacement_mixed,
        (),
        0,
    ),
    Misconception(
        "chances-added",
        say("Chances one after the other are multiplied"),
        say("Along a path of the tree the probabilities are multiplied; only different paths are added."),
        _P,
        "drawing",
        _B,
        chances_added,
        (),
        0,
    ),
    Misconception(
        "orders-forgotten",
        say("The different orders were not counted"),
        say("The same things can come in several orders, and each of them is a path of its own."),
        _P,
        "drawing",
        _B,
        order_forgotten,
        (("successes(3, 1/2, 2, 2)", "1/8"),),
        0,
    ),
    Misconception(
        "at-least-as-exactly",
        say("“At least” was taken for something else"),
        say("“At least” includes the number itself and everything above it."),
        _P,
        "repeated-trials",
        _B,
        at_least_as_exactly,
        (("successes(3, 1/2, 2, 3)", "3/8"),),
        0,
    ),
    Misconception(
        "base-rate-neglected",
        say("How common it is was left out"),
        say("Compare the positive tests of the ill with all positive tests, also those of the healthy."),
        _P,
        "conditional-probability",
        _B,
        base_rate,
        (("posterior(1/100, 9/10, 1/10)", "9/10"),),
        0,
    ),
    Misconception(
        "weights-ignored",
        say("The values do not weigh the same"),
        say("Multiply each value by its probability, then add."),
        _P,
        "expectation",
        _B,
        plain_mean,
        (("expected_value((1, 2, 6), (1/2, 1/4, 1/4))", "3"),),
        0,
    ),
    Misconception(
        "mean-for-median",
        say("Mean, median and mode were mixed up"),
        say("The mean shares everything out equally, the median stands in the middle, the mode comes most often."),
        _S,
        "statistics",
        _B,
        mean_for_median,
        (("mean_of(1, 2, 9)", "2"), ("median_of(1, 2, 9)", "4")),
        0,
    ),
    Misconception(
        "median-unsorted",
        say("The values have to be put in order first"),
        say("The median is the middle one of the ordered values."),
        _S,
        "statistics",
        _B,
        median_unsorted,
        (("median_of(5, 1, 3)", "1"),),
        0,
    ),
    Misconception(
        "spread-mistaken",
        say("This is not what was asked about the data"),
        say("The range is the largest minus the smallest value; the mean divides the sum by the number of values."),
        _S,
        "statistics",
        _B,
        range_wrong,
        (("range_of(2, 7, 4)", "7"), ("mean_of(2, 7, 3)", "12")),
        1,
    ),
    Misconception(
        "variance-mistaken",
        say("Variance and deviation were mixed up, or divided by the wrong number"),
        say("The variance is the mean of the squared differences from the mean; its root is the standard deviation."),
        _S,
        "statistics",
        _B,
        variance_wrong,
        (("variance_of(1, 2, 3)", "1"),),
        0,
    ),
    Misconception(
        "term-off-by-one",
        say("The first term needs no step"),
        say("To the n-th term there are n minus one steps: {rule}.", rule=written("a_n = a_1 + (n-1)d")),
        _Q,
        "progressions",
        _B,
        term_off_by_one,
        (("arithmetic_term(10, 3, 5, 7)", "23"),),
        0,
    ),
    Misconception(
        "sum-formula-wrong",
        say("The formula for the sum was not used rightly"),
        say("The sum of an arithmetic sequence is the number of terms times the mean of the first and the last."),
        _Q,
        "progressions",
        _B,
        sum_formula,
        (("arithmetic_sum(10, 3, 5, 7)", "240"),),
        0,
    ),
    Misconception(
        "difference-for-ratio",
        say("Difference and ratio were mixed up"),
        say("Subtract neighbours for an arithmetic sequence, divide them for a geometric one."),
        _Q,
        "progressions",
        _B,
        difference_for_ratio,
        (("common_ratio(3, 6, 12)", "3"),),
        0,
    ),
    Misconception(
        "sum-bounds-wrong",
        say("The number of terms is wrong"),
        say("Both bounds belong to the sum, so there is one term more than their difference."),
        _Q,
        "finite-sums",
        _B,
        constant_sum,
        (("\\sum_{i=1}^{4} i", "6"),),
        1,
    ),
    Misconception(
        "constant-summed-once",
        say("A constant is added once for each term"),
        say("The constant stands in every term, so it is multiplied by the number of terms."),
        _Q,
        "finite-sums",
        _B,
        constant_summed_once,
        (("\\sum_{i=1}^{4} (i + 3)", "13"),),
        0,
    ),
    Misconception(
        "sets-mixed",
        say("Union, intersection and difference were mixed up"),
        say("The union holds everything, the intersection what is in both, the difference what is only in the first."),
        ("sets",),
        "sets",
        _B,
        sets_mixed,
        (),
        0,
    ),
)
